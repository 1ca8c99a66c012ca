"""PANIC in a small window of its own that stays on top: the same button by the same rules, and what is still open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.domain.venues import Environment
from gui.models import formats
from gui.models.columns import Align
from gui.models.deck_state import DeckState
from gui.models.language import say
from gui.models.panic_texts import panic_lines, panic_name
from gui.models.texts import MODES, Tone
from gui.widgets.panic_button import HEIGHT as BUTTON_HEIGHT
from gui.widgets.panic_button import PanicButton
from gui.widgets.theme import Theme
from gui.widgets.words import Words

WIDTH, HEIGHT = 350, 130
FLAGS = (
    Qt.WindowType.Window
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.CustomizeWindowHint
    | Qt.WindowType.WindowTitleHint
    | Qt.WindowType.WindowCloseButtonHint
)


class PanicStrip(QWidget):
    """Its button's ``fired`` is wired like the deck's; the window's chord is heard by the deck's button alone."""

    hidden = Signal()
    """The trader closed it."""

    def __init__(self, environment: Environment, theme: Theme, monotonic: Callable[[], float]) -> None:
        super().__init__(None, FLAGS)
        self.setObjectName("panicStrip")
        self.setFixedSize(WIDTH, HEIGHT)
        self._environment = environment
        self._theme = theme
        self.panic = PanicButton(environment, theme, monotonic, self, chord=False)
        self.panic.setObjectName("stripPanicButton")
        self.panic.move(10, 0)
        self.open = Words("second-strong", theme, self, name="stripOpenLabel", align=Align.CENTRE)
        self.open.setGeometry(10, BUTTON_HEIGHT - 1, WIDTH - 20, HEIGHT - BUTTON_HEIGHT)

    def show_state(self, state: DeckState) -> None:
        """Show how things stand."""
        self.setWindowTitle(f"{MODES[self._environment].word} · {say('PANIC')}")
        lines = panic_lines(state, self.panic.hold.threshold_s)
        self.panic.set_lines(lines)
        name = panic_name(state, lines.first[0])
        if self.panic.accessibleName() != name:
            self.panic.setAccessibleName(name)
            self.panic.setAccessibleDescription(self.panic.describe(state))
        count, held = (state.still_open, state.still_held) if state.run_shown else (state.open, 0)
        if not state.run_shown and state.what.closes:
            held = len(state.held(state.scope))
        words = say("Still open {n}", n=formats.count(count))
        if held:
            words = say("Still open {n} · {p} positions", n=formats.count(count), p=formats.count(held))
        self.open.say(words, Tone.TEXT if count or held else Tone.QUIET)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.panic.set_theme(theme)
        self.open.set_theme(theme)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops a hold, and nothing else here."""
        if event.key() != Qt.Key.Key_Escape or not self.panic.escape():
            event.ignore()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it leaves the program as it is."""
        event.accept()
        self.hidden.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), self._theme.colour("panel"))
        painter.end()
