"""What follows when the venue still shows an order that our cancel should have ended: pure."""

from __future__ import annotations

from dataclasses import replace

from gui.domain.replies import Verdict
from gui.domain.rows import Phase, Row
from gui.domain.transitions import let_go, queued

# A yes is given so long to show in the listing before the cancel is sent again (seconds); less where the venue's
# documents disagree about the endpoint and there is another one to try.
SHOWS_S = 5.0
SHOWS_LADDER_S = 1.5
# "No such order" against a listing that shows it: the listing may lag (seconds).
CONTRADICTED_S = 1.0
# After sending was stopped an order that is still shown becomes an ordinary open one (seconds).
LET_GO_S = 2.0
# Further tries against a listing that may only lag grow apart up to this (seconds).
MOST_APART_S = 5.0


def reconcile(row: Row, now: float, *, wanted: bool, rungs: int) -> Row:
    """Compare what the venue shows with what our cancel was told, and queue the row again where they disagree.

    ``wanted`` says whether a run still wants the order gone; ``rungs`` how many endpoints its ladder has.
    """
    cancel, seen = row.cancel, row.sighting.seen_begun
    # Of an order that the venue itself calls ended, its status decides, and not a listing that lags.
    if not row.cancellable or row.doubted is not None:
        return row
    if cancel.answered_at is None or seen is None or seen <= cancel.answered_at:
        return row
    if cancel.phase not in (Phase.ACCEPTED, Phase.CLAIMED, Phase.UNKNOWN):
        return row
    shown_for = seen - cancel.answered_at
    if not wanted:
        return let_go(row, "still open; sending was stopped") if shown_for >= LET_GO_S else row
    if cancel.phase is Phase.ACCEPTED:
        further = cancel.rung + 1 < rungs
        if shown_for < (SHOWS_LADDER_S if further else SHOWS_S):
            return row
        again = replace(cancel, rung=cancel.rung + 1 if further else 0)
        return _again(replace(row, cancel=again), now, "accepted, but still listed")
    if cancel.phase is Phase.CLAIMED and shown_for >= CONTRADICTED_S:
        denied = replace(cancel, claim=None, claim_at=None) if cancel.claim is not Verdict.ACCEPTED else cancel
        return _again(replace(row, cancel=denied), now, "still listed")
    return row


def _again(row: Row, now: float, note: str) -> Row:
    wait = min(MOST_APART_S, 0.5 * max(0, row.cancel.attempts - 1))
    return replace(queued(row, row.cancel.run or 0, now, wait), note=note)
