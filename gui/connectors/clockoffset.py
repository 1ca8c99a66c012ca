"""A venue's clock as this computer knows it: its best reading carried on by the monotonic clock.

Three sources, from good to poor: the time endpoint, read with the least round trip; the ``Date`` of an answer (whole
seconds), where there is no reading, or where the venue refused the stamp of one; and after a jump of our own clock the
likeliest guess until the venue is read again. A jump of the wall clock alone (set by hand, NTP, summer time) alters no
stamp; only sleep stops the monotonic clock, so only a jump ahead is taken for sleep.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from math import inf

from gui.connectors.wire import HttpResponse
from gui.domain.clock import Clock
from gui.domain.replies import CancelReply, Verdict

# Wall and monotonic clock further apart since the reading: our clock was set, or we slept (seconds).
JUMP_S = 0.5
# An older reading gives way to a newer one whatever its round trip (seconds).
KEEP_S = 600.0
# A venue's time this far behind what it must be by now comes from a store; a Date this far off tells (seconds).
FAR_S = 2.0
# Whole seconds stand in a Date (seconds).
DATE_S = 1.0
# Two doubted readings within this time show whether their clock runs (seconds).
BURST_S = (0.1, 5.0)
# A cancel whose stamp was refused waits at most so long for the venue's time before it is signed again (seconds).
CLOCK_WAIT_S = 0.5


@dataclass(frozen=True, slots=True)
class _Reading:
    # ``venue_s`` was the venue's time at our ``wall_s`` and ``mono_s``, known to within ``error_s`` (inf: a guess).
    venue_s: float
    wall_s: float
    mono_s: float
    error_s: float
    by_date: bool = False

    def at(self, mono_s: float) -> float:
        return self.venue_s + mono_s - self.mono_s


class ClockOffset:
    """Gives stamps on the clock of one venue service; without a reading they are this computer's time.

    ``version`` counts what was learnt: a stamp of an earlier version may be worth a second try at once.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._best: _Reading | None = None
        self._doubted: _Reading | None = None
        self._newest_ms = 0
        self.version = 0

    def take(self, venue_ms: int, asked: float, answered: float) -> float | None:
        """Take in the venue's time, with the monotonic seconds of the question; gives venue minus ours.

        None if the venue's time lies before one that it told earlier, or contradicts what it must be by now:
        somebody answers from a store.
        """
        new = self._reading(venue_ms / 1000, (asked + answered) / 2, max(0.0, answered - asked) / 2)
        held = self._held()
        if self._from_store(new, venue_ms, held) and not self._runs(new):
            return None
        self._newest_ms = venue_ms
        if held is None or self._gives_way(held, new):
            self._learn(new)
        return new.venue_s - new.wall_s

    def look_at_date(self, response: HttpResponse, asked: float, answered: float, *, refused: bool) -> None:
        """Look at the ``Date`` of an answer; ``refused`` says that the venue refused the stamp of its question.

        It counts where there is no reading and our clock is far off, or where it shows why the stamp was refused;
        not if the answer has an age. The second that it names is taken as just begun, so that no stamp made from it
        lies ahead of the venue.
        """
        held = self._held()
        if held is not None and held.error_s != inf and not refused:
            return
        venue_s = date_s(response.headers.get("date", ""))
        if venue_s is None or stored(response):
            return
        margin = 0.0 if refused else FAR_S
        error_s = DATE_S + max(0.0, min(answered - asked, response.elapsed_s))
        if venue_s - margin <= self.at(answered) <= venue_s + error_s + margin:
            return
        self._newest_ms = 0
        self._learn(self._reading(venue_s, answered, error_s, by_date=True))

    def _reading(self, venue_s: float, mono_s: float, error_s: float, *, by_date: bool = False) -> _Reading:
        wall_s = self._clock.wall() - (self._clock.monotonic() - mono_s)
        return _Reading(venue_s, wall_s, mono_s, error_s, by_date)

    def _learn(self, new: _Reading) -> None:
        self._best, self._doubted = new, None
        self.version += 1

    def _from_store(self, new: _Reading, venue_ms: int, held: _Reading | None) -> bool:
        if venue_ms < self._newest_ms:
            return True
        if held is None or held.error_s == inf:
            return False
        off = new.venue_s - held.at(new.mono_s)
        far = FAR_S + new.error_s + held.error_s
        return abs(off) > far if held.by_date else -off > far

    def _runs(self, new: _Reading) -> bool:
        # A clock that went on between two doubted readings is a clock, and it was the earlier one that erred.
        old, self._doubted = self._doubted, new
        if old is None:
            return False
        passed = new.mono_s - old.mono_s
        least, most = BURST_S
        return least <= passed <= most and abs(new.venue_s - old.venue_s - passed) < passed / 2

    def _gives_way(self, old: _Reading, new: _Reading) -> bool:
        disagree = abs(new.venue_s - old.at(new.mono_s)) > new.error_s + old.error_s
        return new.error_s <= old.error_s or disagree or new.mono_s - old.mono_s > KEEP_S

    def _held(self) -> _Reading | None:
        best = self._best
        if best is None:
            return None
        wall, mono = self._clock.wall(), self._clock.monotonic()
        jump = (wall - best.wall_s) - (mono - best.mono_s)
        if abs(jump) <= JUMP_S:
            return best
        carried = best.at(mono)
        slept = jump > 0 and abs(wall - carried) > FAR_S
        self._learn(_Reading(carried + jump if slept else carried, wall, mono, inf))
        return self._best

    @property
    def offset_s(self) -> float | None:
        """Venue time minus this computer's, in seconds; None without a reading that still holds."""
        held = self._held()
        return None if held is None or held.error_s == inf else held.venue_s - held.wall_s

    def at(self, mono_s: float) -> float:
        """Give the venue's epoch seconds at a monotonic second of ours, as far as known."""
        held = self._held()
        if held is not None:
            return held.at(mono_s)
        return self._clock.wall() - (self._clock.monotonic() - mono_s)

    def now_ms(self) -> int:
        """Give the present time on the venue's clock in epoch milliseconds, for a stamp."""
        return int(self.at(self._clock.monotonic()) * 1000)


def stored(response: HttpResponse) -> bool:
    """Say whether an answer comes from a store on the way, by its ``Age`` (RFC 9111, section 5.1)."""
    return response.headers.get("age", "").strip() not in ("", "0")


def date_s(date: str) -> float | None:
    """Read the ``Date`` of an answer as epoch seconds; None if there is none that can be read."""
    try:
        at = parsedate_to_datetime(date)
        return None if at.tzinfo is None else at.timestamp()
    except (ValueError, TypeError, OverflowError):
        return None


def after_clock(replies: Sequence[CancelReply]) -> tuple[CancelReply, ...]:
    """Let the cancels whose stamp was refused wait for the venue's time, which is being asked for, but not long."""
    return tuple(replace(reply, wait_s=CLOCK_WAIT_S) if reply.verdict is Verdict.CLOCK else reply for reply in replies)
