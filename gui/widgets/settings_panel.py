"""The settings, in the window and beside the work: what is chosen counts at once and is kept."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QPushButton, QWidget

from gui.config.preferences import Preferences
from gui.models.language import say
from gui.models.setting_choices import (
    Entry,
    hold_entries,
    hold_note,
    language_entries,
    row_entries,
    theme_entries,
)
from gui.models.texts import Tone
from gui.widgets.ground import paint_panel
from gui.widgets.icons import icon
from gui.widgets.theme import Theme
from gui.widgets.window_keys import chain
from gui.widgets.words import Words

WIDTH = 412
FIELD_WIDTH = 172


class Choice(QComboBox):
    """A list whose entries stand for values; a wheel that passes by changes nothing."""

    def entries(self, entries: list[Entry], current: object) -> None:
        """Offer entries and show the current one, telling nobody."""
        self.blockSignals(True)
        self.clear()
        for value, text in entries:
            self.addItem(text, value)
        values = [value for value, _ in entries]
        self.setCurrentIndex(values.index(current) if current in values else 0)
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to others."""
        event.ignore()


class SettingsPanel(QWidget):
    """Emits ``changed`` with the name and the new value of a field of `Preferences`; nothing here waits for *OK*."""

    changed = Signal(str, object)
    """A field of the preferences, and what the trader chose for it."""
    shownChanged = Signal()
    """The panel came or went."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settingsPanel")
        self._theme = theme
        self._preferences = Preferences()
        self._hold_ms = 0
        self._file_hold_ms: int | None = None
        self.title = Words("inspector-title", theme, self)
        self.close_button = self._button()
        self.hold = self._choice("holdTimeCombo", "hold_ms")
        self.theme = self._choice("themeCombo", "theme")
        self.language = self._choice("languageCombo", "language")
        self.rows = self._choice("rowsCombo", "compact")
        self.two_presses = self._check("twoPressesCheck", "two_presses")
        self.sounds = self._check("soundsCheck", "sounds")
        self.reduce_motion = self._check("reduceMotionCheck", "reduce_motion")
        self._names = [Words("body-medium", theme, self) for _ in range(4)]
        self._notes = [Words("second", theme, self, tone=Tone.QUIET) for _ in range(3)]
        self._lay_out()
        chain([*self.fields(), self.close_button])
        self.hide()

    # What the window asks

    def show_preferences(self, preferences: Preferences, hold_ms: int, file_hold_ms: int | None) -> None:
        """Show what is chosen; ``hold_ms`` is what counts, ``file_hold_ms`` what the configuration file asks for."""
        self._preferences, self._hold_ms, self._file_hold_ms = preferences, hold_ms, file_hold_ms
        # A start does not pay for texts that nobody sees yet.
        if not self.isHidden():
            self._say()

    @property
    def preferences(self) -> Preferences:
        """What is chosen."""
        return self._preferences

    def fields(self) -> list[QWidget]:
        """Its fields in focus order, as they stand from the top."""
        choices = [self.theme, self.language, self.rows]
        return [self.hold, self.two_presses, *choices, self.sounds, self.reduce_motion]

    def toggle(self) -> None:
        """Open with the focus on the first field, or close."""
        if self.isVisible():
            self.hide()
            return
        self._say()
        self.show()
        self.raise_()
        first = self.hold if self.hold.isEnabled() else self.two_presses
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.shownChanged.emit()

    def leave(self) -> bool:
        """Close, for Esc; gives whether it was open."""
        was = self.isVisible()
        self.hide()
        return was

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        for words in (self.title, *self._names, *self._notes):
            words.set_theme(theme)
        self.close_button.setIcon(icon("cross", theme.colour("text2")))
        self.update()

    # Building

    def _button(self) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("settingsCloseButton")
        button.setProperty("flat", True)
        button.setFixedWidth(32)
        button.setIcon(icon("cross", self._theme.colour("text2")))
        button.clicked.connect(self.hide)
        return button

    def _choice(self, name: str, field: str) -> Choice:
        choice = Choice(self)
        choice.setObjectName(name)
        choice.setFixedWidth(FIELD_WIDTH)
        choice.activated.connect(lambda _: self.changed.emit(field, choice.currentData()))
        return choice

    def _check(self, name: str, field: str) -> QCheckBox:
        check = QCheckBox(self)
        check.setObjectName(name)
        check.clicked.connect(lambda on: self.changed.emit(field, on))
        return check

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 8, 10, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.close_button, 0, 1, Qt.AlignmentFlag.AlignRight)
        hold_name, *names = self._names
        hold_note, two_note, motion_note = self._notes
        grid.addWidget(hold_name, 1, 0)
        grid.addWidget(self.hold, 1, 1)
        lines: list[QWidget] = [hold_note, self.two_presses, two_note]
        for row, widget in enumerate(lines, 2):
            grid.addWidget(widget, row, 0, 1, 2)
        for row, (name, field) in enumerate(zip(names, (self.theme, self.language, self.rows), strict=True), 5):
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
        for row, widget in enumerate((self.sounds, self.reduce_motion, motion_note), 8):
            grid.addWidget(widget, row, 0, 1, 2)

    # Showing

    def _say(self) -> None:
        chosen = self._preferences
        self.setAccessibleName(say("Settings"))
        self.title.say(say("Settings"))
        _name(self.close_button, say("Close the settings (Esc)"))
        names = (say("Hold PANIC for"), say("Theme"), say("Language"), say("Rows"))
        fields = (self.hold, self.theme, self.language, self.rows)
        for words, field, text in zip(self._names, fields, names, strict=True):
            words.say(text)
            field.setAccessibleName(text)
        self.hold.entries(hold_entries(self._hold_ms), self._hold_ms)
        self.hold.setEnabled(self._file_hold_ms is None)
        self.theme.entries(theme_entries(), chosen.theme)
        self.language.entries(language_entries(), chosen.language)
        self.rows.entries(row_entries(), chosen.compact)
        for check, text, on in (
            (self.two_presses, say("Two presses, for hands that cannot hold"), chosen.two_presses),
            (self.sounds, say("Sounds"), chosen.sounds),
            (self.reduce_motion, say("Reduce motion"), chosen.reduce_motion),
        ):
            check.setText(text)
            check.setChecked(on)
        hold, two, motion = self._notes
        hold.say(hold_note(self._file_hold_ms))
        two.say(say("The first arms for 3 s, the second fires. A hold fires too."))
        motion.say(say("The ring fills in ten steps; nothing else moves."))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and not self.isHidden():
            self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the panel went."""
        super().hideEvent(event)
        self.shownChanged.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the panel."""
        painter, theme = QPainter(self), self._theme
        paint_panel(painter, QRectF(self.rect()), theme.colour("panel"), theme.colour("border"))
        painter.end()


def _name(widget: QWidget, text: str) -> None:
    widget.setAccessibleName(text)
    widget.setToolTip(text)
