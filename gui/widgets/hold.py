"""The hold that guards PANIC, as a pure state machine: no Qt, no drawing, only presses, releases and a clock."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

DEFAULT_THRESHOLD_S = 0.7
LEAST_THRESHOLD_S = 0.4
MOST_THRESHOLD_S = 1.5
# A pointer may stray this far (device-independent pixels) outside the button before the hold stops.
SLIP_PX = 24.0
# "Not fired. Hold longer" stays this long (seconds).
TOLD_S = 3.0
# Two presses: the second counts within this time after the first, and not before the shortest gap, or a double
# click, one slip of the hand, would fire (seconds).
ARMED_S = 3.0
LEAST_GAP_S = 0.5
# Flatten closes positions: it is held this long at the least, and two presses lie as far apart (seconds).
FLATTEN_S = 1.2


class Source(StrEnum):
    """What holds the button down."""

    MOUSE = "mouse"
    KEY = "key"  # Space or Enter on the focused button
    CHORD = "chord"  # Ctrl+Shift+P from anywhere


class Phase(StrEnum):
    """Where the hold stands."""

    UP = "up"  # nothing is held, a press begins a hold
    HOLDING = "holding"
    SPENT = "spent"  # it fired or was stopped and is not let go yet


class Hold:
    """One button's hold.

    ``monotonic`` gives seconds on a clock that never jumps. A hold begins only when nothing is held; it fires once,
    when `due` is asked at or after the threshold; whatever else ends it sends nothing. Stamps (milliseconds) are those
    of the input events, where the platform gives them: they tell apart a late release from a release that is late
    to arrive.

    With ``two_presses`` a press that is let go early arms for three seconds, and the next press fires; a hold to the
    threshold fires as ever. A ``guard`` asks for more time than was chosen, of both.
    """

    def __init__(self, monotonic: Callable[[], float], threshold_s: float = DEFAULT_THRESHOLD_S) -> None:
        self._monotonic = monotonic
        self._chosen_s = DEFAULT_THRESHOLD_S
        self._guard_s = 0.0
        self._held: set[Source] = set()
        self._starter: Source | None = None
        self._phase = Phase.UP
        self._began = 0.0
        self._stamp_ms: int | None = None
        self._missed_at: float | None = None
        self._armed_at: float | None = None
        self._second = False
        self.two_presses = False
        self.set_threshold(threshold_s)

    @property
    def threshold_s(self) -> float:
        """How long a hold must last (seconds)."""
        return max(self._chosen_s, self._guard_s)

    @property
    def gap_s(self) -> float:
        """How long after the first of two presses the second counts (seconds)."""
        return max(LEAST_GAP_S, self._guard_s)

    def set_threshold(self, seconds: float) -> None:
        """Choose how long a hold must last; what is outside 0.4 to 1.5 s is brought inside."""
        self._chosen_s = min(max(seconds, LEAST_THRESHOLD_S), MOST_THRESHOLD_S)

    def set_guard(self, seconds: float) -> bool:
        """Ask for this much at the least, 0 for what was chosen; gives whether that stopped a hold that was on.

        What was begun under one rule never fires under another.
        """
        if seconds == self._guard_s:
            return False
        stopped = self.stop()
        self._guard_s = seconds
        return stopped

    @property
    def phase(self) -> Phase:
        """Where the hold stands."""
        return self._phase

    @property
    def holding(self) -> bool:
        """Say whether a hold is on that has neither fired nor been stopped."""
        return self._phase is Phase.HOLDING

    @property
    def not_fired(self) -> bool:
        """Say whether a hold ended too early less than three seconds ago."""
        return self._missed_at is not None and self._monotonic() - self._missed_at < TOLD_S

    @property
    def armed(self) -> bool:
        """Say whether a first press waits for the second."""
        return self.two_presses and self._armed_at is not None and self._monotonic() - self._armed_at < ARMED_S

    def elapsed_s(self) -> float:
        """Seconds since the hold began; 0 if none is on."""
        return self._monotonic() - self._began if self.holding else 0.0

    def remaining_s(self) -> float:
        """Seconds until the hold fires, never below 0."""
        return 0.0 if self._second else max(0.0, self.threshold_s - self.elapsed_s())

    def fraction(self) -> float:
        """How much of the ring is filled, 0 to 1."""
        return min(1.0, self.elapsed_s() / self.threshold_s)

    def press(self, source: Source, *, repeat: bool = False, stamp_ms: int | None = None) -> bool:
        """Something goes down; gives whether a hold began. Auto-repeat never counts.

        A second press begins a hold that is due at once.
        """
        if repeat:
            return False
        # A second press of the same source proves that its release was lost on the way.
        if source in self._held:
            self._let_go(source)
        others = bool(self._held)
        self._held.add(source)
        if others:
            return False
        self._phase, self._starter = Phase.HOLDING, source
        now = self._monotonic()
        self._second = self.armed and self._armed_at is not None and now - self._armed_at >= self.gap_s
        self._began, self._stamp_ms, self._missed_at = now, stamp_ms, None
        return True

    def release(self, source: Source, *, repeat: bool = False, stamp_ms: int | None = None) -> int | None:
        """Something is let go; gives the held milliseconds if the hold had lasted long enough all the same.

        That happens when the event loop was busy at the threshold: both the clock and the events' own stamps must
        then say that it was held to the end.
        """
        if repeat or source not in self._held:
            return None
        fired = None
        if self.holding and source is self._starter and self._stamped_long_enough(stamp_ms):
            fired = self.due()
        self._let_go(source)
        return fired

    def due(self) -> int | None:
        """Fire if the time is reached and the button is still held: the held milliseconds, once; else None.

        A second press gives 0: nothing was held.
        """
        if not self.holding or not (self._second or self.elapsed_s() >= self.threshold_s):
            return None
        held_ms = 0 if self._second else round(self.elapsed_s() * 1000)
        self._phase, self._armed_at, self._second = Phase.SPENT, None, False
        return held_ms

    def stop(self) -> bool:
        """Esc, or a pointer that strayed: nothing is sent; gives whether a hold was on, or a second press awaited."""
        was, self._armed_at, self._second = self.armed, None, False
        if self.holding:
            self._phase = Phase.SPENT
        elif not was:
            return False
        self._missed_at = self._monotonic()
        return True

    def lose(self) -> bool:
        """The window lost the focus or was hidden: nothing is sent, and releases will not arrive any more."""
        stopped = self.stop()
        self._held.clear()
        self._phase, self._starter = Phase.UP, None
        return stopped

    def drop(self, source: Source) -> bool:
        """One source cannot be heard any more (the button lost the keyboard focus); gives whether a hold ended."""
        stopped = self.holding and source is self._starter and self.stop()
        self._let_go(source)
        return stopped

    def slip(self, outside_px: float) -> bool:
        """The pointer is this far outside the button; gives whether that stopped a hold."""
        return self._starter is Source.MOUSE and outside_px > SLIP_PX and self.stop()

    def _let_go(self, source: Source) -> None:
        self._held.discard(source)
        if self.holding and source is self._starter:
            self._let_go_early()
        if not self._held:
            self._phase, self._starter = Phase.UP, None

    def _let_go_early(self) -> None:
        # Inside the shortest gap the first press still stands: a double click arms once.
        armed_at = self._armed_at if self.armed else self._monotonic()
        self.stop()
        if self.two_presses:
            self._armed_at, self._missed_at = armed_at, None

    def _stamped_long_enough(self, stamp_ms: int | None) -> bool:
        if stamp_ms is None or self._stamp_ms is None:
            return False
        return stamp_ms - self._stamp_ms >= self.threshold_s * 1000


def outside_px(x: float, y: float, width: float, height: float) -> float:
    """Give how far a point lies outside the rectangle from (0, 0), 0 inside."""
    dx = max(-x, x - width, 0.0)
    dy = max(-y, y - height, 0.0)
    return float((dx * dx + dy * dy) ** 0.5)
