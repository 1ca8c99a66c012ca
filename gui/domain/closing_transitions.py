"""Every way in which a position's row may change, as pure functions; nothing else makes a row CLOSED."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal

from gui.domain.closings import (
    ClosePhase,
    CloseReply,
    CloseRequest,
    CloseVerdict,
    CloseWay,
    Closing,
    PositionProof,
    PositionRow,
)
from gui.domain.endnotes import clock_text
from gui.domain.faults import VenueFault
from gui.domain.positions import Position, PositionKey
from gui.domain.transitions import BACKOFF_S, SLOW_PROBE_S, backoff_s

# Two complete readings prove a position closed only if they began at least this far apart (seconds).
READINGS_APART_S = 2.0
# A close that got no answer may arrive so much later (seconds): readings begun before then say nothing of it.
LOST_S = 1.0
# After a close that the venue took readings may lag: what they still show is not sent for again before (seconds).
LAG_S = 1.0
# So long after a close was taken, "reduce-only rejected" says that it is done rather than that orders stand in the way.
DONE_S = 4.0
# Of these answers it is open whether the position changed; the others say that it surely did not.
TELLING = frozenset({CloseVerdict.ACCEPTED, CloseVerdict.NOTHING_HELD, CloseVerdict.UNKNOWN})
# What is not on its way and has not come to rest.
STILL = frozenset({ClosePhase.NONE, ClosePhase.WAITING, ClosePhase.LEFT, ClosePhase.REFUSED})


def first_seen(position: Position, begun: float, at_ms: int) -> PositionRow:
    """Make the row of a position that a reading begun at ``begun`` showed for the first time."""
    return PositionRow(position=position, born_ms=at_ms, read_ms=at_ms, read_begun=begun)


def seen(row: PositionRow, position: Position, begun: float, at_ms: int, *, complete: bool) -> PositionRow:
    """A reading shows the position, or shows a size that cannot be read: whatever was believed before, it is there.

    Only a ``complete`` reading begun after the last answer lets the next close leave.
    """
    if begun < row.read_begun or (row.zero_last is not None and begun <= row.zero_last):
        return row
    old = row.position
    row = replace(_unmarked(row), position=position, read_ms=at_ms, read_begun=begun, stale=False)
    if row.proof is not None:
        row = _back(row)
    elif old.direction * position.direction < 0:
        row = _turned(row)
    row = _other_size(row, old.size, begun)
    needed = row.closing.read_needed_since
    if complete and needed is not None and begun > needed and row.closing.phase is not ClosePhase.SENT:
        row = _read_since(row, old.size)
    return row


def _unmarked(row: PositionRow) -> PositionRow:
    return replace(row, zero_first=None, zero_first_ms=None, zero_last=None, zero_last_ms=None)


def _back(row: PositionRow) -> PositionRow:
    kept = row.closing
    history = Closing(
        attempts=kept.attempts,
        run=kept.run,
        code=kept.code,
        message=kept.message,
        backoff=len(BACKOFF_S),
        # The answer to the last close may still be on its way to the books that readings are made from.
        read_needed_since=kept.read_needed_since,
        wanted_since=kept.wanted_since,
    )
    return replace(row, proof=None, closing=history, note="open again after it was proven closed")


def _turned(row: PositionRow) -> PositionRow:
    side = "long" if row.position.direction > 0 else "short"
    closing = replace(row.closing, accepted=False, accepted_at=None, orders_first=False, backoff=0)
    return replace(row, closing=closing, note=f"is {side} now: another hand turned it")


def _other_size(row: PositionRow, old: Decimal | None, begun: float) -> PositionRow:
    closing, size = row.closing, row.position.size
    outgrown = closing.phase is ClosePhase.LEFT and size != old
    readable = closing.phase is ClosePhase.REFUSED and old is None and size is not None
    if not (outgrown or readable):
        return row
    phase = ClosePhase.WAITING if closing.wanted else ClosePhase.NONE
    return replace(row, closing=replace(closing, phase=phase, next_try_at=begun if closing.wanted else None), note="")


def _read_since(row: PositionRow, old: Decimal | None) -> PositionRow:
    closing, size = replace(row.closing, read_needed_since=None), row.position.size
    if size is not None and old is not None and abs(size) < abs(old):
        # Part of it went: the readings do not lag, and the rest is due.
        closing = replace(closing, backoff=0, next_try_at=row.read_begun if closing.wanted else None)
    if closing.phase is not ClosePhase.ANSWERED:
        return replace(row, closing=closing)
    if closing.wanted:
        return replace(row, closing=replace(closing, phase=ClosePhase.WAITING))
    closing = replace(closing, phase=ClosePhase.NONE, next_try_at=None)
    return replace(row, closing=closing, note="still open after our close" if closing.attempts else row.note)


def zero(row: PositionRow, begun: float, at: float, at_ms: int) -> PositionRow:
    """A complete reading begun at ``begun`` (monotonic) and ended at ``at`` lacks the position, or shows it at zero."""
    last = row.zero_last
    if row.proof is not None or begun <= row.read_begun or (last is not None and begun <= last):
        return row
    if row.closing.phase is ClosePhase.SENT:
        return replace(row, stale=False) if row.stale else row
    # What began before the press or the last answer keeps the next close back, and proves nothing.
    floor = max(row.closing.read_needed_since or -math.inf, row.closing.wanted_since or -math.inf)
    row = replace(row, zero_last=begun, zero_last_ms=at_ms, stale=False)
    if row.zero_first is None or row.zero_first <= floor:
        row = replace(row, zero_first=begun, zero_first_ms=at_ms)
    if row.zero_first is None or begun - row.zero_first < READINGS_APART_S:
        return row
    times = f"{clock_text(row.zero_first_ms)} and {clock_text(at_ms)}"
    proof = PositionProof(row.closing.accepted, at_ms, at, f"nothing held in the complete readings of {times}")
    closing = replace(row.closing, next_try_at=None, wanted=False)
    return replace(row, proof=proof, closing=closing, note="" if proof.by_us else _by_whom(row.closing))


def _by_whom(closing: Closing) -> str:
    # A close that was sent and whose answer was lost, or spoke of nothing held, may have done it.
    return "closed, by our close or another hand" if closing.attempts else "closed by another hand or the venue"


def went_stale(row: PositionRow) -> PositionRow:
    """The reading that should show the position failed: the row is as old as its latest one."""
    return row if row.stale or row.proof is not None else replace(row, stale=True)


def wanted(row: PositionRow, run: int, since: float, now: float, *, again: bool = False) -> PositionRow:
    """A run is to close the position: it is due now, as far as a reading need not come first.

    ``since`` is the press whose proof it is; ``again`` says that a person pressed, so that all waits start anew.
    """
    closing = row.closing
    if row.proof is not None or (closing.wanted and closing.run == run and not again):
        return row
    closing = replace(closing, run=run, wanted=True, wanted_since=since)
    if again:
        closing = replace(closing, backoff=0, orders_first=False)
    if closing.phase in STILL:
        return replace(row, closing=replace(closing, phase=ClosePhase.WAITING, next_try_at=now), note="")
    if closing.phase is ClosePhase.ANSWERED and (again or closing.next_try_at is None):
        closing = replace(closing, next_try_at=now)
    return replace(row, closing=closing)


def waits(row: PositionRow, note: str) -> PositionRow:
    """Say in words what a waiting close waits for."""
    if row.closing.phase is not ClosePhase.WAITING or row.note == note:
        return row
    return replace(row, note=note)


def taken_back(row: PositionRow) -> PositionRow:
    """Sending was stopped: nothing more leaves; what was sent is still being read for."""
    closing = row.closing
    if not closing.wanted:
        return row
    closing = replace(closing, wanted=False)
    if closing.phase is not ClosePhase.WAITING:
        return replace(row, closing=closing)
    phase = ClosePhase.ANSWERED if closing.lost and closing.read_needed_since is not None else ClosePhase.NONE
    return replace(row, closing=replace(closing, phase=phase, next_try_at=None), note="taken back")


def sendable(row: PositionRow) -> bool:
    """Say whether a close may leave as soon as it is due: asked for, nothing on its way, read since the last answer."""
    closing = row.closing
    at_rest = closing.phase in (ClosePhase.WAITING, ClosePhase.REFUSED) and not closing.orders_first
    unread = closing.read_needed_since is not None
    return closing.wanted and at_rest and not unread and row.proof is None and row.zero_last is None


def fits(row: PositionRow, request: CloseRequest, size: Decimal) -> bool:
    """Say whether a close made from a reading of ``size`` may still leave: same side, and no more than is held now."""
    now = row.position.size
    if row.position.zero or now is None or (now > 0) is not (size > 0):
        return False
    return request.quantity is None or request.quantity <= abs(now)


def sent(row: PositionRow, way: CloseWay, now: float) -> PositionRow:
    """A close is about to leave; from here on bytes may be under way. One that may not leave changes nothing."""
    if not sendable(row):
        return row
    closing = replace(
        row.closing,
        phase=ClosePhase.SENT,
        attempts=row.closing.attempts + 1,
        sent_at=now,
        read_needed_since=now,
        next_try_at=None,
        way=way,
    )
    return replace(row, closing=closing, note="")


def answered(row: PositionRow, reply: CloseReply, now: float, *, spread: float = 1.0) -> PositionRow:
    """Our close came back at ``now``, or was lost: the position must be read before anything else is sent.

    ``spread`` makes a pause of ours longer or shorter, so that many programs do not try again in step.
    """
    if row.closing.phase is not ClosePhase.SENT:
        return row
    verdict = reply.verdict
    lost = verdict is CloseVerdict.UNKNOWN
    base = replace(_worded(row.closing, reply), answered_at=now, read_needed_since=now + (LOST_S if lost else 0.0))
    if verdict is CloseVerdict.ACCEPTED:
        base = replace(base, accepted=True, accepted_at=now)
    just_taken = base.accepted_at is not None and now - base.accepted_at < DONE_S
    base = replace(base, lost=lost)
    if verdict is CloseVerdict.DUST or verdict is CloseVerdict.REJECTED:
        return _by_person(row, base, reply, now)
    pause = max(reply.wait_s or 0.0, LAG_S if just_taken else 0.0, spread * backoff_s(base.backoff))
    base = replace(base, next_try_at=now + pause, backoff=base.backoff + 1)
    if verdict is CloseVerdict.ORDERS_IN_THE_WAY and not just_taken:
        base = replace(base, orders_first=True)
    if verdict in TELLING or not base.wanted:
        return replace(row, closing=replace(base, phase=ClosePhase.ANSWERED))
    return replace(row, closing=replace(base, phase=ClosePhase.WAITING))


def unsendable(row: PositionRow, reply: CloseReply, now: float) -> PositionRow:
    """No close can be made of what the reading showed: too small, or no number. Nothing was sent."""
    if not sendable(row):
        return row
    return _by_person(row, _worded(row.closing, reply), reply, now)


def blocked(row: PositionRow, like: CloseReply, now: float) -> PositionRow:
    """The whole account is refused: a waiting row says so too."""
    if row.closing.phase is not ClosePhase.WAITING:
        return row
    return _by_person(row, _worded(row.closing, like), like, now)


def halted(row: PositionRow, fault: VenueFault, now: float) -> PositionRow:
    """The venue makes this address wait: a waiting row says until when, and is due at that moment."""
    if row.closing.phase is not ClosePhase.WAITING:
        return row
    closing = replace(row.closing, fault=fault, next_try_at=now + (fault.retry_after_s or 0.0))
    return replace(row, closing=closing)


def cleared(row: PositionRow, now: float) -> PositionRow:
    """The orders that stood in the way had an answer: the close may be tried again."""
    if not row.closing.orders_first:
        return row
    return replace(row, closing=replace(row.closing, orders_first=False, next_try_at=now))


def cut_off(key: PositionKey, size: Decimal, run: int, tries: int, at_ms: int, now: float) -> PositionRow:
    """Make the row of a position that an earlier start was closing, and whose outcome it did not see."""
    closing = Closing(
        phase=ClosePhase.ANSWERED, run=run, attempts=tries, lost=True, answered_at=now, read_needed_since=now
    )
    words = f"run {run} was cut off; being read, nothing is sent again"
    return PositionRow(
        Position(key, size), at_ms, read_ms=at_ms, read_begun=-math.inf, closing=closing, stale=True, note=words
    )


def cut_off_again(row: PositionRow, run: int, tries: int, now: float) -> PositionRow:
    """A position that was read already turns out to be one that an earlier start was closing."""
    if row.closing.run is not None or row.proof is not None:
        return row
    closing = replace(
        row.closing,
        phase=ClosePhase.ANSWERED,
        run=run,
        attempts=tries,
        lost=True,
        answered_at=now,
        read_needed_since=now,
    )
    return replace(_unmarked(row), closing=closing, note=f"run {run} was cut off; being read, nothing is sent again")


def _worded(closing: Closing, reply: CloseReply) -> Closing:
    return replace(
        closing,
        verdict=reply.verdict,
        code=reply.code,
        message=reply.message,
        http_status=reply.http_status,
        latency_s=reply.latency_s if reply.latency_s is not None else closing.latency_s,
        fault=reply.fault,
    )


def _by_person(row: PositionRow, closing: Closing, reply: CloseReply, now: float) -> PositionRow:
    if reply.verdict is CloseVerdict.DUST:
        closing = replace(closing, phase=ClosePhase.LEFT, next_try_at=None)
    else:
        closing = replace(closing, phase=ClosePhase.REFUSED, next_try_at=now + (reply.wait_s or SLOW_PROBE_S))
    return replace(row, closing=closing, note="")
