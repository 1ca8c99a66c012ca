"""Every way in which a row may change, as pure functions from row and event to row; nothing else makes a row GONE."""

from __future__ import annotations

from dataclasses import replace

from gui.domain.endnotes import clock_text, end_note, fired_note
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import AlgoOrder
from gui.domain.replies import CancelReply, Fate, OrderStatus, Verdict
from gui.domain.rows import By, Cancel, Fired, Phase, Proof, ProofKind, Row, Sighting

# Two complete listings prove absence only if they began at least this far apart (seconds).
LISTINGS_APART_S = 2.0
# Waits between tries of one order (seconds); the last one repeats.
BACKOFF_S = (0.2, 0.4, 0.8, 1.6, 2.0)
# "No such order" may be said of a live order for some seconds; it counts only so long after the claim (seconds).
NOT_FOUND_COUNTS_S = 10.0
# A listing may show an order so long after it has ended (seconds): for that time a status weighs more.
ECHO_S = 45.0
# A refusal that only a person can mend is still tried again this slowly (seconds).
SLOW_PROBE_S = 30.0
# After so many signatures refused in a row neither clock nor encoding is the reason.
CLOCK_REFUSALS = 3


def backoff_s(step: int) -> float:
    """Give the wait before try ``step`` (0 for the first repeat)."""
    return BACKOFF_S[min(step, len(BACKOFF_S) - 1)]


def first_seen(order: AlgoOrder, begun: float, at_ms: int) -> Row:
    """Make the row of an order that a listing begun at ``begun`` showed for the first time."""
    return Row(order=order, born_ms=at_ms, sighting=Sighting(seen_ms=at_ms, seen_begun=begun))


def last_known(order: AlgoOrder, seen_ms: int) -> Row:
    """Make the row of an order that an earlier start of the program saw last."""
    return Row(order=order, born_ms=seen_ms, sighting=Sighting(seen_ms=seen_ms))


def fired_before(order: AlgoOrder, seen_ms: int, fired: Fired) -> Row:
    """Make the row of an order of which an earlier start saw that it fired, and that nobody has acknowledged."""
    note = fired_note(fired, ordinary=order.key.family.ordinary)
    return replace(last_known(order, seen_ms), fired=fired, note=note)


def unlisted(order: AlgoOrder, now: float, at_ms: int) -> Row:
    """Make the row of an order that a person named and no listing shows; only the venue's answer gives it a state."""
    return Row(order, at_ms, Sighting(absent_first=now, absent_last=now), note="not in the listing; nothing was sent")


def listed(row: Row, order: AlgoOrder, begun: float, at_ms: int) -> Row:
    """A listing begun at ``begun`` shows the order: whatever was believed before, it is there."""
    if row.sighting.seen_begun is not None and begun < row.sighting.seen_begun:
        return row
    ended_at = row.proof.at if row.proof else row.fired.at if row.fired else None
    if ended_at is not None and begun <= ended_at:
        return row
    sure_at = _ended_by_status_at(row)
    if row.fired is not None and sure_at is not None and begun - sure_at <= ECHO_S:
        return row
    row = replace(row, order=order, sighting=Sighting(seen_ms=at_ms, seen_begun=begun))
    if ended_at is None and row.doubted is None:
        return row
    return _doubted(row) if sure_at is not None and begun - sure_at <= ECHO_S else _back(row)


def _ended_by_status_at(row: Row) -> float | None:
    # When (monotonic) the venue's own word on this very order last said that it had ended.
    if row.fired is not None:
        return row.fired.at if row.fired.venue_status else None
    proof = row.proof or row.doubted
    if proof is None or proof.kind is not ProofKind.STATUS:
        return None
    return max(proof.at, row.checked_at or proof.at)


def _doubted(row: Row) -> Row:
    # Listings lag behind an order's end by up to 40 s: nothing is sent for that, the order is asked for again.
    proof = row.proof or row.doubted
    named = row.cancel.claim is Verdict.ACCEPTED
    cancel = replace(row.cancel, phase=Phase.ACCEPTED if named else Phase.CLAIMED, next_try_at=None)
    words = f"venue says {proof.evidence if proof is not None else '?'}, but still lists it"
    return replace(row, proof=None, doubted=proof, cancel=cancel, note=words)


def _back(row: Row) -> Row:
    kept = row.cancel
    history = Cancel(attempts=kept.attempts, run=kept.run, code=kept.code, message=kept.message, backoff=len(BACKOFF_S))
    return replace(row, proof=None, fired=None, doubted=None, cancel=history, note="listed again after it had ended")


def absent(row: Row, begun: float, at: float, at_ms: int) -> Row:
    """A complete listing begun at ``begun`` (monotonic) and ended at ``at`` lacks the order."""
    sighting = row.sighting
    if row.proof is not None or (sighting.seen_begun is not None and begun <= sighting.seen_begun):
        return row
    if sighting.absent_last is not None and begun <= sighting.absent_last:
        return row
    if row.doubted is not None:
        sighting = replace(sighting, absent_first=begun, absent_first_ms=at_ms, absent_last=begun, absent_last_ms=at_ms)
        row = replace(row, proof=row.doubted, doubted=None, sighting=sighting)
        return replace(row, note=end_note(row, row.proof)) if row.proof is not None else row
    first, first_ms = sighting.absent_first, sighting.absent_first_ms
    if first is None or (row.cancel.claim_at is not None and first <= row.cancel.claim_at):
        first, first_ms = begun, at_ms
    marked = replace(sighting, absent_first=first, absent_first_ms=first_ms, absent_last=begun, absent_last_ms=at_ms)
    return by_absence(replace(row, sighting=marked), at, at_ms)


def by_absence(row: Row, at: float, at_ms: int) -> Row:
    """Draw the conclusion from two complete listings without the order, if our claim allows it."""
    claim_at, seen = row.cancel.claim_at, row.sighting
    if row.fired is not None or row.proof is not None or claim_at is None:
        return row
    if seen.absent_first is None or seen.absent_last is None or seen.absent_first <= claim_at:
        return row
    if seen.absent_last - seen.absent_first < LISTINGS_APART_S or not _asked_enough(row):
        return row
    if row.cancel.claim is Verdict.FIRED:
        return replace(row, fired=Fired(at_ms=at_ms, at=at), note="the venue says that it fired")
    evidence = (
        f"not in the complete listings of {clock_text(seen.absent_first_ms)} and {clock_text(seen.absent_last_ms)}"
    )
    proof = Proof(ProofKind.LISTINGS, _by_whom(row), at_ms, at, evidence)
    return replace(row, proof=proof, note=end_note(row, proof))


def _asked_enough(row: Row) -> bool:
    # A yes that named this very order needs no question; any other claim may hide that the order fired.
    cancel = row.cancel
    if cancel.claim is Verdict.ACCEPTED and not cancel.wholesale:
        return True
    return row.checked_at is not None and cancel.claim_at is not None and row.checked_at >= cancel.claim_at


def _by_whom(row: Row) -> By:
    if row.cancel.claim is Verdict.ACCEPTED:
        return By.EITHER if row.cancel.second_hand else By.US
    if row.cancel.lost or row.cancel.phase in (Phase.SENT, Phase.UNKNOWN):
        return By.EITHER
    return By.CLOSE if row.cancel.taken_along else By.OTHER


def queued(row: Row, run: int, now: float, wait_s: float = 0.0) -> Row:
    """Put the row in line for a cancel, to be sent ``wait_s`` from ``now`` at the earliest."""
    if not row.cancellable:
        return row
    cancel = replace(row.cancel, phase=Phase.QUEUED, run=run, next_try_at=now + wait_s)
    return replace(row, cancel=cancel, note="", new_since_run=None, doubted=None)


def caught(row: Row, run: int, now: float, wait_s: float) -> Row:
    """The latch caught the order: it is put in line, unless it stands there or its cancel is under way already."""
    return queued(row, run, now, wait_s) if row.cancel.phase is Phase.NONE else row


def pressed(row: Row, run: int, now: float) -> Row:
    """A person asks for the cancel (again): it is due at once and starts its waits anew."""
    cancel = row.cancel
    if not row.cancellable or cancel.phase is Phase.SENT:
        return row
    if cancel.attempts == 0:
        # By far the commonest press, hundreds at once: one step instead of four copies.
        due = Cancel(phase=Phase.QUEUED, run=run, next_try_at=now, taken_along=cancel.taken_along)
        return replace(row, cancel=due, note="", new_since_run=None)
    fresh = replace(
        row.cancel,
        backoff=0,
        clock_refusals=0,
        rung=0 if row.cancel.phase is Phase.REJECTED else row.cancel.rung,
    )
    return queued(replace(row, cancel=fresh), run, now)


def may_be_taken_along(row: Row) -> Row:
    """The venue closes the order's position for us, and takes resting close orders along (OKX ``autoCxl``)."""
    if not row.cancellable or row.cancel.taken_along:
        return row
    return replace(row, cancel=replace(row.cancel, taken_along=True))


def taken_back(row: Row) -> Row:
    """Sending was stopped while the row waited: nothing is on its way for it."""
    if row.cancel.phase is not Phase.QUEUED:
        return row
    phase = Phase.UNKNOWN if row.cancel.lost and row.missing else Phase.NONE
    return replace(row, cancel=replace(row.cancel, phase=phase, next_try_at=None), note="taken back")


def spared(row: Row, note: str) -> Row:
    """The run is over and the row still waits, or the venue shows it open after an answer that told nothing.

    It stays as it is at the venue, with a note that says why.
    """
    if row.cancel.phase is Phase.UNKNOWN:
        return let_go(row, note)
    back = taken_back(row)
    return row if back is row else replace(back, note=note)


def sent(row: Row, now: float) -> Row:
    """The cancel is about to leave; from here on bytes may be under way."""
    cancel = replace(row.cancel, phase=Phase.SENT, attempts=row.cancel.attempts + 1, sent_at=now, next_try_at=None)
    return replace(row, cancel=cancel, note="")


def answered(
    row: Row,
    reply: CancelReply,
    now: float,
    *,
    rungs: int,
    wholesale: bool = False,
    sunk: bool = False,
    spread: float = 1.0,
) -> Row:
    """Our cancel came back at ``now`` with ``reply``; ``rungs`` is how many endpoints the order's ladder has.

    ``wholesale`` says that the request named no order, ``sunk`` that it held several and all were refused: one of
    them may have sunk the others, so each is tried once more by itself. ``spread`` makes a pause of ours longer or
    shorter, so that many rows, and many programs, do not try again in step.
    """
    if row.proof is not None or row.fired is not None or row.doubted is not None:
        return row
    base = replace(
        row.cancel,
        verdict=reply.verdict,
        code=reply.code,
        message=reply.message,
        http_status=reply.http_status,
        latency_s=reply.latency_s if reply.latency_s is not None else row.cancel.latency_s,
        reach=reply.reach,
        fault=reply.fault,
        answered_at=now,
        clock_refusals=row.cancel.clock_refusals + 1 if reply.verdict is Verdict.CLOCK else 0,
    )
    verdict = reply.verdict
    if verdict in (Verdict.ACCEPTED, Verdict.ALREADY_GONE, Verdict.FIRED):
        return replace(row, cancel=_claimed(base, reply, now, wholesale=wholesale or reply.second_hand))
    if verdict is Verdict.UNKNOWN:
        waits = replace(base, phase=Phase.UNKNOWN, lost=True)
        # What got no answer for seconds has waited long enough: its pause counts from when it left.
        silent = reply.fault is not None and reply.fault.silence
        since = row.cancel.sent_at if silent else None
        return replace(row, cancel=_later(waits, now, spread, reply.wait_s, since))
    if sunk and not base.alone:
        return replace(row, cancel=replace(base, phase=Phase.QUEUED, alone=True, next_try_at=now))
    if verdict is Verdict.WRONG_PATH and base.rung + 1 < rungs:
        return replace(row, cancel=replace(base, phase=Phase.QUEUED, rung=base.rung + 1, next_try_at=now))
    if verdict is Verdict.RETRY:
        return replace(row, cancel=_later(replace(base, phase=Phase.QUEUED), now, spread, reply.wait_s))
    if verdict is Verdict.CLOCK:
        # A refused stamp is no refusal of the account: it is signed again at once, then like any other retry.
        stamp = reply.fault is not None and reply.fault.kind is FaultKind.CLOCK
        if base.clock_refusals == 1:
            wait_s = reply.wait_s or 0.0
            return replace(row, cancel=replace(base, phase=Phase.QUEUED, next_try_at=now + wait_s))
        if stamp or base.clock_refusals < CLOCK_REFUSALS:
            return replace(row, cancel=_later(replace(base, phase=Phase.QUEUED), now, spread, None))
    return replace(row, cancel=replace(base, phase=Phase.REJECTED, next_try_at=now + (reply.wait_s or SLOW_PROBE_S)))


def resigned(row: Row, now: float) -> Row:
    """The venue's time was read: a cancel whose first stamp was refused is due now."""
    if row.cancel.phase is not Phase.QUEUED or row.cancel.clock_refusals != 1:
        return row
    return replace(row, cancel=replace(row.cancel, next_try_at=now))


def _claimed(cancel: Cancel, reply: CancelReply, now: float, *, wholesale: bool) -> Cancel:
    verdict = reply.verdict
    first = cancel.claim_at if cancel.claim_at is not None else now
    # The strongest claim stays: fired over accepted over "already gone".
    rank = (None, Verdict.ALREADY_GONE, Verdict.ACCEPTED, Verdict.FIRED)
    claim = max(cancel.claim, verdict, key=rank.index)
    phase = Phase.ACCEPTED if verdict is Verdict.ACCEPTED else Phase.CLAIMED
    named = verdict is Verdict.ACCEPTED and not wholesale
    earlier = cancel.claim is Verdict.ACCEPTED and not cancel.wholesale
    return replace(
        cancel,
        phase=phase,
        claim_at=first,
        claim=claim,
        wholesale=not (named or earlier),
        second_hand=reply.second_hand and (cancel.second_hand or cancel.claim is not Verdict.ACCEPTED),
        next_try_at=None,
        backoff=0,
    )


def _later(cancel: Cancel, now: float, spread: float, wait_s: float | None, since: float | None = None) -> Cancel:
    passed = 0.0 if since is None else now - since
    wait = max(wait_s or 0.0, BACKOFF_S[0], min(BACKOFF_S[-1], spread * backoff_s(cancel.backoff)) - passed)
    return replace(cancel, next_try_at=now + wait, backoff=cancel.backoff + 1)


def blocked(row: Row, like: Row, now: float) -> Row:
    """The whole account is refused: a waiting row says so too, with the words that ``like`` got."""
    if row.cancel.phase is not Phase.QUEUED:
        return row
    words = like.cancel
    cancel = replace(
        row.cancel,
        phase=Phase.REJECTED,
        code=words.code,
        message=words.message,
        http_status=words.http_status,
        reach=words.reach,
        fault=words.fault,
        verdict=words.verdict,
        next_try_at=words.next_try_at if words.next_try_at is not None else now + SLOW_PROBE_S,
    )
    return replace(row, cancel=cancel)


def held(row: Row, fault: VenueFault, now: float) -> Row:
    """The venue makes this address wait: a waiting row says until when, and is due at that moment."""
    if row.cancel.phase not in (Phase.QUEUED, Phase.UNKNOWN) or not row.cancellable:
        return row
    return replace(row, cancel=replace(row.cancel, fault=fault, next_try_at=now + (fault.retry_after_s or 0.0)))


def kept_back(row: Row, note: str) -> Row:
    """Something else comes first: a waiting row stays in line and says why."""
    return row if row.cancel.phase is not Phase.QUEUED else replace(row, note=note)


def set_free(row: Row, note: str) -> Row:
    """What kept the row back has happened: it no longer says so."""
    return row if row.note != note else replace(row, note="")


def status_read(row: Row, status: OrderStatus, now: float, at_ms: int) -> Row:
    """The venue's order query answered for this very order; one that was held back here asked nothing."""
    if status.fault is not None and status.fault.held_back:
        return row
    if _says_what_it_can(status) and not _too_early(row, status):
        row = replace(row, checked_at=max(status.asked, row.checked_at or status.asked))
    if row.proof is not None or status.key != row.key:
        return row
    if status.fate is Fate.OPEN:
        seen = row.sighting
        if seen.seen_begun is not None and status.asked <= seen.seen_begun:
            return row
        order = replace(row.order, venue_status=status.venue_status or row.order.venue_status)
        row = replace(row, order=order, sighting=Sighting(seen_ms=at_ms, seen_begun=status.asked))
        return row if row.doubted is None else _back(row)
    if status.fate is Fate.FIRED:
        if row.fired is not None:
            return replace(row, fired=replace(row.fired, children=status.children or row.fired.children))
        if row.key.family.ordinary and row.cancel.run is None and not row.cancel.attempts:
            # Ordinary orders are made to be filled: where nobody wanted it gone, that is its end and no alarm.
            proof = Proof(ProofKind.STATUS, By.VENUE, at_ms, now, status.venue_status or str(status.fate))
            return replace(row, proof=proof, doubted=None, note=end_note(row, proof))
        fired = Fired(at_ms=at_ms, at=now, venue_status=status.venue_status, children=status.children)
        return replace(row, fired=fired, note=fired_note(fired, ordinary=row.key.family.ordinary), doubted=None)
    if row.doubted is not None:
        return row
    if status.fate in (Fate.CANCELLED, Fate.ENDED):
        by = By.VENUE if status.fate is Fate.ENDED else _by_whom(row)
        proof = Proof(ProofKind.STATUS, by, at_ms, now, status.venue_status or str(status.fate))
        return replace(row, proof=proof, fired=None, note=end_note(row, proof))
    return by_absence(row, now, at_ms)


def _says_what_it_can(status: OrderStatus) -> bool:
    # A question that got no answer proves nothing: only the venue's word, or its word that it does not tell.
    fault = status.fault
    return fault is None or fault.kind in (FaultKind.NOT_OFFERED, FaultKind.PERMISSION)


def _too_early(row: Row, status: OrderStatus) -> bool:
    # Under load a venue has called live orders unknown for a while (Binance -2013): the word has to last.
    claim_at = row.cancel.claim_at
    return status.fate is Fate.NOT_FOUND and claim_at is not None and status.asked < claim_at + NOT_FOUND_COUNTS_S


def acknowledged(row: Row) -> Row:
    """A person has seen that the order fired."""
    if row.fired is None or row.fired.acknowledged:
        return row
    return replace(row, fired=replace(row.fired, acknowledged=True))


def let_go(row: Row, note: str) -> Row:
    """No run wants the row any more and the venue shows it open: it is an ordinary open order again."""
    return replace(
        row,
        cancel=replace(row.cancel, phase=Phase.NONE, next_try_at=None, claim_at=None, claim=None),
        note=note,
    )


def cut_off(row: Row, run: int, tries: int, code: str, message: str, at: float) -> Row:
    """An earlier start of the program sent a cancel for the row and did not see its end."""
    cancel = Cancel(phase=Phase.UNKNOWN, run=run, attempts=tries, code=code, message=message, answered_at=at, lost=True)
    return replace(row, cancel=cancel, note=f"run {run} was cut off; being checked")
