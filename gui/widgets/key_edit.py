"""Fields for the parts of a key: a pasted block is handed on, and secrets show only while the eye is held."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from gui.models.account_form import AROUND
from gui.models.language import say
from gui.models.pasted_keys import LARGEST, is_block
from gui.widgets.icons import icon_pixmap
from gui.widgets.theme import MONO, Theme

HEIGHT = 32
EYE = 24


class KeyEdit(QLineEdit):
    """One line; ``blockPasted`` tells a text of several lines, or JSON, that came into it by whatever way."""

    blockPasted = Signal(str)
    """The whole text; the field stands empty again."""

    def __init__(self, name: str, parent: QWidget, *, mono: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("tall", True)
        self.setMaxLength(LARGEST)
        if mono:
            # The program's own sheet would win over setFont; a smaller dot keeps a whole secret in sight.
            families = ", ".join(f'"{name}"' for name in MONO)
            self.setStyleSheet(f"font-family: {families}; font-size: 12px; lineedit-password-character: 8226;")
        self.textChanged.connect(self._look)

    @property
    def value(self) -> str:
        """What is in it, without what pages leave around a copied value."""
        return self.text().strip(AROUND)

    def _look(self, text: str) -> None:
        if is_block(text):
            # This drops the field's history too: no copy of the block stays in it.
            self.setText("")
            self.blockPasted.emit(text)


class SecretEdit(KeyEdit):
    """Masked; shown while the eye is held by mouse or space bar, never longer."""

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(name, parent, mono=True)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.eye = QToolButton(self)
        self.eye.setObjectName(f"{name}Eye")
        self.eye.setCursor(Qt.CursorShape.ArrowCursor)
        self.eye.setIconSize(QSize(16, 16))
        self.eye.setFixedSize(EYE, EYE)
        self.eye.setStyleSheet("QToolButton { border: none; background: transparent; border-radius: 4px; }")
        self.eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.eye.pressed.connect(lambda: self.setEchoMode(QLineEdit.EchoMode.Normal))
        self.eye.released.connect(self.hide_secret)
        # A hold that ends elsewhere tells no release.
        self.eye.installEventFilter(self)
        self.setTextMargins(0, 0, EYE + 6, 0)
        self.set_theme(theme)
        self.say()

    def hide_secret(self) -> None:
        """Hide the secret."""
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def say(self) -> None:
        """Take the language that is on."""
        text = say("Hold to show")
        self.eye.setToolTip(text)
        self.eye.setAccessibleName(text)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.eye.setIcon(QIcon(icon_pixmap("eye", theme.colour("text2"), 16, 2.0)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mask as soon as the eye loses focus, is hidden or the window is left."""
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.WindowDeactivate):
            self.hide_secret()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: object) -> None:
        """The eye stands at the right."""
        self.eye.move(self.width() - EYE - 6, (self.height() - EYE) // 2)
