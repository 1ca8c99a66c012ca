"""The one-line strip for questions and notices in place; nothing in this program opens a window to ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from gui.models.language import say
from gui.widgets.ground import paint_panel
from gui.widgets.icons import paint_icon
from gui.widgets.retold import told
from gui.widgets.theme import Theme
from gui.widgets.words import Words

HEIGHT = 36
ICON = 16


Text: TypeAlias = str | Callable[[], str]


def _said(text: Text) -> str:
    return text if isinstance(text, str) else text()


@dataclass(frozen=True, slots=True)
class Notice:
    """One question or notice.

    ``key`` replaces an older one of the same subject. ``safe`` is the answer that changes nothing; a notice without
    ``other`` only waits to be read. ``go`` is called for ``other``. A text that is a function is asked again when the
    language changes; without ``safe`` the bar says *Close*.
    """

    key: str
    text: Text
    safe: Text = ""
    other: Text = ""
    go: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A notice as it stands in the bar: its texts in the language that is on."""

    key: str
    text: str
    safe: str
    other: str


class NoticeBar(QWidget):
    """Shows one notice at a time; further ones wait. It never takes the focus by itself."""

    shownChanged = Signal()
    """The bar came or went."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setFixedHeight(HEIGHT)
        self._theme = theme
        self._waiting: list[Notice] = []
        self.words = Words("body-medium", theme, self)
        self.safe = QPushButton(self)
        self.other = QPushButton(self)
        self.safe.clicked.connect(self.take_safe)
        self.other.clicked.connect(self._take_other)
        self.hide()
        told(self, self._refresh)

    @property
    def notice(self) -> Shown | None:
        """The notice that is shown, its texts in the language that is on."""
        if not self._waiting:
            return None
        first = self._waiting[0]
        return Shown(first.key, _said(first.text), _said(first.safe) or say("Close"), _said(first.other))

    def post(self, notice: Notice) -> None:
        """Show a notice, or let it wait; one of the same key is replaced where it stands."""
        keys = [waiting.key for waiting in self._waiting]
        if notice.key in keys:
            self._waiting[keys.index(notice.key)] = notice
        else:
            self._waiting.append(notice)
        self._refresh()

    def withdraw(self, key: str) -> None:
        """Take a notice away that is not true any more."""
        self._waiting = [waiting for waiting in self._waiting if waiting.key != key]
        self._refresh()

    def take_safe(self) -> None:
        """Take the answer that changes nothing."""
        if self._waiting:
            self._waiting.pop(0)
            self._refresh()

    def focus_it(self) -> None:
        """Put the focus on the safe answer, for F8."""
        if self._waiting:
            self.safe.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.words.set_theme(theme)
        self.update()

    def _take_other(self) -> None:
        if self._waiting:
            notice = self._waiting.pop(0)
            self._refresh()
            if notice.go is not None:
                notice.go()

    def _refresh(self) -> None:
        notice, was = self.notice, not self.isHidden()
        if notice is not None:
            self.words.say(notice.text)
            self.setAccessibleName(notice.text)
            self.safe.setText(notice.safe)
            self.other.setText(notice.other)
            self.other.setVisible(bool(notice.other))
            self._place()
        self.setVisible(notice is not None)
        if was != (notice is not None):
            self.shownChanged.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the safe answer."""
        if event.key() == Qt.Key.Key_Escape:
            self.take_safe()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words at the left, answers at the right."""
        self._place()

    def _place(self) -> None:
        right = self.width() - 8
        for button in (self.other, self.safe):
            if not button.isHidden():
                wide = button.sizeHint().width()
                button.setGeometry(right - wide, 3, wide, HEIGHT - 6)
                right -= wide + 8
        self.words.setGeometry(38, 0, max(0, right - 46), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip with its sign."""
        painter, theme = QPainter(self), self._theme
        paint_panel(painter, QRectF(self.rect()), theme.colour("panel"), theme.colour("warn"), 7)
        sign = QRectF(13, (HEIGHT - ICON) / 2, ICON, ICON)
        paint_icon(painter, "triangle", sign, theme.colour("warn"))
        painter.end()
