"""How much of an account's cancels may leave: everything, one probe at a time, or nothing for a while."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from gui.domain.clock import Clock
from gui.domain.faults import FaultKind
from gui.domain.replies import CancelReply, Reach, Verdict
from gui.domain.transitions import SLOW_PROBE_S

# A silent venue is tried with one order at a time, a new one this often (seconds).
PROBE_GAP_S = 1.0
# The second try after the first refusal of the whole account comes this soon (seconds).
SECOND_TRY_S = 0.3
# After so many refusals, one after the other, only a person can mend it; what a venue switched off may be a moment's.
REFUSALS = 2
SWITCHED_OFF = frozenset({FaultKind.NOT_OFFERED, FaultKind.VENUE_BUSY})
SWITCHED_OFF_REFUSALS = 3
PROBES_UNDER_WAY = 4


class Mood(StrEnum):
    """What the venue's last answers allow."""

    OPEN = "open"
    SILENT = "silent"  # no answer: one probe at a time, its first real answer releases the rest
    DOUBTED = "doubted"  # the account was refused: one more try decides, or two
    REFUSED = "refused"  # the account was refused again: only a person can mend it; a slow probe goes on


class Gate:
    """Keeps the mood of one account's cancels from the replies that come in."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.mood = Mood.OPEN
        self.since = clock.monotonic()
        self.probes = 0
        self.refusal: CancelReply | None = None
        self._next_probe = 0.0
        self._refused_at = 0.0
        self._refusals = 0
        self._reopened = False

    @property
    def probing(self) -> bool:
        """Say whether only single probes may leave."""
        return self.mood is not Mood.OPEN

    def allows(self, now: float, probes: int) -> tuple[int | None, float | None]:
        """Give how many orders the next request may hold (None: no cap, 0: nothing now) and the wait until then.

        ``probes`` is how many probes are under way.
        """
        if self.mood is Mood.OPEN:
            return None, None
        if probes >= PROBES_UNDER_WAY:
            return 0, None
        if now < self._next_probe - 0.001:
            return 0, self._next_probe - now
        return 1, None

    def sending(self, now: float) -> None:
        """A request leaves."""
        if self.mood is Mood.SILENT:
            self.probes += 1
            self._next_probe = now + PROBE_GAP_S
        elif self.mood in (Mood.DOUBTED, Mood.REFUSED):
            self._next_probe = now + self._slow_probe_s()

    def weigh(self, reply: CancelReply, sent_at: float, now: float) -> CancelReply:
        """Take in a reply to a request sent at ``sent_at``; a first refusal of the account comes back as a retry."""
        if reply.verdict is Verdict.REJECTED and reply.reach is Reach.ACCOUNT:
            return self._refused(reply, sent_at, now)
        if reply.fault is not None and reply.fault.silence and reply.verdict in (Verdict.UNKNOWN, Verdict.RETRY):
            if self.mood is Mood.OPEN:
                self._turn(Mood.SILENT, now)
                self._next_probe = now
            elif self.mood is not Mood.SILENT:
                self._next_probe = min(self._next_probe, now + PROBE_GAP_S)
            return reply
        if reply.fault is not None and (reply.fault.kind is FaultKind.OWN_FAULT or reply.fault.held_back):
            return reply
        if self.mood is not Mood.OPEN:
            self._turn(Mood.OPEN, now)
            self._reopened = True
            self.refusal = None
        return reply

    def _refused(self, reply: CancelReply, sent_at: float, now: float) -> CancelReply:
        self.refusal = reply
        if self.mood in (Mood.OPEN, Mood.SILENT):
            self._turn(Mood.DOUBTED, now)
            self._refusals = 0
            self._doubt(now)
        elif self.mood is Mood.DOUBTED and sent_at > self._refused_at:
            if self._refusals + 1 < _enough(reply):
                self._doubt(now)
            else:
                self._turn(Mood.REFUSED, now)
                self._next_probe = now + self._slow_probe_s()
        if self.mood is Mood.REFUSED:
            return reply
        return replace(reply, verdict=Verdict.RETRY, wait_s=SECOND_TRY_S)

    def _doubt(self, now: float) -> None:
        self._refusals += 1
        self._refused_at = now
        self._next_probe = now + SECOND_TRY_S

    def _slow_probe_s(self) -> float:
        stated = self.refusal.wait_s if self.refusal is not None else None
        return stated or SLOW_PROBE_S

    def _turn(self, mood: Mood, now: float) -> None:
        self.mood = mood
        self.since = now
        self.probes = 0

    def reopen(self) -> None:
        """A person pressed again: the next try leaves at once."""
        self._next_probe = 0.0
        if self.mood is Mood.REFUSED:
            self._turn(Mood.DOUBTED, self._clock.monotonic())

    def take_reopened(self) -> bool:
        """Say once that the gate opened again after having been shut."""
        reopened, self._reopened = self._reopened, False
        return reopened


def _enough(reply: CancelReply) -> int:
    off = reply.fault is not None and reply.fault.kind in SWITCHED_OFF
    return SWITCHED_OFF_REFUSALS if off else REFUSALS
