"""Puts the journal's entries about each order of a run together: its tries, its ends, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from gui.domain.orders import AlgoOrder, OrderKey
from gui.domain.rows import State
from gui.journal.entries import NOT_SENT, OpenOrder
from gui.proof.record import End, OrderRecord, Try

NOTHING_SENT = "no request for it is in the journal"


@dataclass(slots=True)
class OrderStory:
    """What the journal tells of one order, collected in any order; ``seq`` is an entry's place in the journal."""

    key: OrderKey
    instrument: str = ""
    order: AlgoOrder | None = None
    tries: dict[str, tuple[int, Try]] = field(default_factory=dict)
    ends: list[tuple[int, End]] = field(default_factory=list)
    left: tuple[int, OpenOrder] | None = None

    def tried(self, seq: int, one: Try) -> None:
        """A request for the order was written down."""
        self.tries[one.attempt] = (seq, one)

    def answered(self, attempt: str, answer: Try) -> None:
        """Its answer came; ``answer`` holds the words of the answer only."""
        if attempt in self.tries:
            seq, one = self.tries[attempt]
            self.tries[attempt] = (
                seq,
                replace(
                    one,
                    verdict=answer.verdict,
                    code=answer.code,
                    message=answer.message,
                    http_status=answer.http_status,
                    latency_s=answer.latency_s,
                    answered_ms=answer.answered_ms,
                ),
            )

    def record(self) -> OrderRecord:
        """Judge how the order stands: by what was written down last, and never better than that."""
        tries = [one for _, one in sorted(self.tries.values(), key=lambda pair: pair[0])]
        ends = [end for _, end in sorted(self.ends, key=lambda pair: pair[0])]
        state, words = self._standing(tries)
        order = self.order
        return OrderRecord(
            key=self.key,
            instrument=order.instrument if order is not None else self.instrument,
            state=state,
            kind=str(order.kind) if order is not None else "",
            side=str(order.side) if order is not None else "",
            size=size_text(order) if order is not None else "",
            protective=order.protective if order is not None else None,
            words=words,
            tries=tuple(tries),
            ends=tuple(ends),
        )

    def _standing(self, tries: list[Try]) -> tuple[State, str]:
        last_end = max(self.ends, key=lambda pair: pair[0], default=None)
        # A request that was written down and then not sent says nothing of the order.
        sent = [seq for seq, one in self.tries.values() if one.verdict != NOT_SENT]
        last_sent = max(sent, default=-1)
        left = self.left
        if last_end is not None and last_end[0] > last_sent and (left is None or last_end[0] > left[0]):
            if last_end[1].state in (State.GONE, State.TRIGGERED):
                return State(last_end[1].state), last_end[1].proof
            return State.UNKNOWN, "open again after it had ended"
        if left is not None:
            return _open_state(left[1].state), " ".join(part for part in (left[1].code, left[1].message) if part)
        last = tries[-1] if tries else None
        if last is None:
            return State.UNKNOWN, NOTHING_SENT
        if last.verdict is None:
            return State.UNKNOWN, "sent, and no answer is in the journal"
        return State.UNKNOWN, " ".join(part for part in (last.code, last.message) if part) or last.verdict


def _open_state(text: str) -> State:
    # Whatever stands in the file, an order without the entry of its end is not gone.
    known = text in set(State) and text not in (State.GONE, State.TRIGGERED)
    return State(text) if known else State.UNKNOWN


def size_text(order: AlgoOrder) -> str:
    """Give the size as the venue wrote it, with its unit."""
    return order.size_note or "" if order.size is None else f"{order.size:f} {order.unit}".strip()
