"""How many closes of an account may leave: the gate of the cancels' kind, over the answers to closes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gui.domain.clock import Clock
from gui.domain.closings import CloseReply, CloseVerdict
from gui.domain.orders import OrderKey
from gui.domain.replies import CancelReply, Reach, Verdict
from gui.domain.venues import Family
from gui.engine.gate import PROBE_GAP_S, Gate, Mood

# What an answer to a close says of the line and the account; about the position it says more.
_SAYS = {
    CloseVerdict.UNKNOWN: Verdict.UNKNOWN,
    CloseVerdict.RETRY: Verdict.RETRY,
    CloseVerdict.REJECTED: Verdict.REJECTED,
    CloseVerdict.CLOCK: Verdict.CLOCK,
}


class CloseGate:
    """Keeps the mood of one account's closes; ``silent`` says that its cancels get no answer just now."""

    def __init__(self, label: str, clock: Clock, silent: Callable[[], bool]) -> None:
        self._key = OrderKey(label, Family.OKX_ORDERS, "close")
        self._gate = Gate(clock)
        self._silent = silent
        self._probes = 0

    @property
    def mood(self) -> Mood:
        """What the venue's last answers to closes allow."""
        return self._gate.mood

    def wait_s(self, now: float, under_way: int) -> float | None:
        """Give the wait until another close may leave; None if one may leave now."""
        if not self._gate.probing:
            # Where cancels get no answer one close finds out whether closes do.
            return PROBE_GAP_S if self._silent() and under_way else None
        most, wait = self._gate.allows(now, self._probes)
        if most == 0:
            return PROBE_GAP_S if wait is None else wait
        return None

    def sending(self, now: float) -> int:
        """A close leaves; gives 1 if it is a probe."""
        probe = int(self._gate.probing)
        self._probes += probe
        self._gate.sending(now)
        return probe

    def landed(self, probe: int) -> None:
        """It came back."""
        self._probes -= probe

    def weigh(self, reply: CloseReply, sent_at: float, now: float) -> CloseReply:
        """Take in a reply to a close sent at ``sent_at``; a first refusal of the account comes back as a retry."""
        asked = CancelReply(
            key=self._key,
            verdict=_SAYS.get(reply.verdict, Verdict.ACCEPTED),
            reach=Reach.ACCOUNT if reply.by_account else Reach.ORDER,
            wait_s=reply.wait_s,
            fault=reply.fault,
        )
        weighed = self._gate.weigh(asked, sent_at, now)
        if weighed is asked:
            return reply
        return replace(reply, verdict=CloseVerdict.RETRY, wait_s=weighed.wait_s)

    def reopen(self) -> None:
        """A person pressed again: the next try leaves at once."""
        self._gate.reopen()

    def take_reopened(self) -> bool:
        """Say once that the gate opened again after having been shut."""
        return self._gate.take_reopened()
