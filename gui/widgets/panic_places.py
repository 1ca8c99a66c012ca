"""The PANIC of the deck and the one in the detached strip: one scope, one set of choices, one signal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal

from gui.config.preferences import Preferences
from gui.domain.venues import Environment
from gui.domain.what import What
from gui.models.deck_state import DeckState
from gui.widgets.panic_button import PanicButton
from gui.widgets.panic_strip import WIDTH, PanicStrip
from gui.widgets.theme import Theme

# The strip opens so far inside the window's upper right corner.
INSIDE = 24


class PanicPlaces(QObject):
    """Makes the strip when it is first wanted; ``fired`` and the others come from whichever button was used."""

    fired = Signal(int)
    """PANIC was held in the strip: the held milliseconds."""
    stopped = Signal()
    """A hold in the strip or in the deck ended too early."""
    armed = Signal()
    """The first of two presses was made."""

    def __init__(
        self, deck: PanicButton, mode: Environment, theme: Theme, monotonic: Callable[[], float], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._deck = deck
        self._mode = mode
        self._theme = theme
        self._monotonic = monotonic
        self._what = What.ALGOS
        self._state: DeckState | None = None
        self._choices: tuple[Preferences, int] | None = None
        self.strip: PanicStrip | None = None
        self._listen(deck)

    @property
    def buttons(self) -> tuple[PanicButton, ...]:
        """Every PANIC there is."""
        return (self._deck,) if self.strip is None else (self._deck, self.strip.panic)

    def apply(self, preferences: Preferences, hold_ms: int) -> None:
        """Take the choices for hold, two presses and motion."""
        self._choices = preferences, hold_ms
        for button in self.buttons:
            button.hold.set_threshold(hold_ms / 1000)
            button.hold.two_presses = preferences.two_presses
            button.set_stepped(preferences.reduce_motion)

    def set_what(self, what: What) -> None:
        """Let every button end this, by its rules."""
        self._what = what
        for button in self.buttons:
            button.set_what(what)

    def open_strip(self, corner: QPoint) -> PanicStrip:
        """Show the strip; ``corner`` is the upper right one of the window on the desktop."""
        if self.strip is None:
            self.strip = PanicStrip(self._mode, self._theme, self._monotonic)
            self._listen(self.strip.panic)
            self.strip.panic.fired.connect(self.fired)
            if self._choices is not None:
                self.apply(*self._choices)
            self.set_what(self._what)
            self.strip.move(corner.x() - WIDTH - INSIDE, corner.y() + INSIDE)
        if self._state is not None:
            self.strip.show_state(self._state)
        self.strip.show()
        self.strip.raise_()
        return self.strip

    def show_state(self, state: DeckState) -> None:
        """Show how things stand in a strip that is open."""
        self._state = state
        if self.strip is not None and self.strip.isVisible():
            self.strip.show_state(state)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        if self.strip is not None:
            self.strip.set_theme(theme)

    def close(self) -> None:
        """Take the strip away with its window."""
        if self.strip is not None:
            self.strip.hide()
            self.strip.deleteLater()
            self.strip = None

    def _listen(self, button: PanicButton) -> None:
        button.stopped.connect(self.stopped)
        button.armed.connect(self.armed)
