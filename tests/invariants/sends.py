"""The invariants of cancels: looked at whenever the engine hands one to a connector."""

from __future__ import annotations

from gui.connectors.base import CancelBatch
from gui.domain.replies import CancelReply, Verdict
from gui.engine.switch import KillSwitch
from tests.invariants.evidence import Evidence
from tests.invariants.table import Breaches

# Two tries of one order are at least this far apart (seconds), unless the answer asked for another at once.
APART_S = 0.15
AT_ONCE = frozenset({Verdict.CLOCK, Verdict.WRONG_PATH})


class SendWatch:
    """Judges every cancel before it leaves and every set of replies."""

    def __init__(self, switch: KillSwitch, evidence: Evidence, breaches: Breaches) -> None:
        self._switch = switch
        self._evidence = evidence
        self._breaches = breaches

    def start(self) -> None:
        """Follow the evidence."""
        self._evidence.before_send.append(self.leaving)
        self._evidence.after_send.append(self.replied)

    def leaving(self, batch: CancelBatch) -> None:
        """Judge a batch that is about to leave."""
        rows, told, now = self._switch.rows(), self._breaches, self._evidence.clock.monotonic()
        ended = []
        for order in batch.orders:
            key, row = order.key, rows.get(order.key)
            told.holds("I15", key not in self._evidence.in_flight, now, f"{key} is in flight already")
            known = row is not None and row.seen and row.key.algo_id == key.algo_id
            told.holds("I16", known and key.family is batch.family, now, f"{key} was never listed")
            sends = len(self._evidence.sends[key])
            written = self._evidence.intents[key] - self._evidence.not_sent[key]
            told.holds("I03", written > sends, now, f"{key} leaves {sends + 1} times with {written} intents")
            ended.append(row is not None and not row.cancellable)
            self._spacing(order.key, now)
        told.holds("I17", not any(ended), now, f"{batch.orders[0].key} and others have ended")

    def _spacing(self, key: object, now: float) -> None:
        sends = self._evidence.sends[key]  # type: ignore[index]
        told = self._evidence.told[key]  # type: ignore[index]
        free = told.last_verdict in AT_ONCE or told.last_whole or self._evidence.pressed_at >= (sends or [now])[-1]
        if sends and not free:
            self._breaches.holds("I14", now - sends[-1] >= APART_S, now, f"{key} again after {now - sends[-1]:.3f} s")

    def replied(self, batch: CancelBatch, replies: tuple[CancelReply, ...]) -> None:
        """Judge that every key asked has exactly one reply."""
        asked, answered = [order.key for order in batch.orders], [reply.key for reply in replies]
        now = self._evidence.clock.monotonic()
        self._breaches.holds("I06", asked == answered, now, f"asked {len(asked)}, answered {len(answered)}")
