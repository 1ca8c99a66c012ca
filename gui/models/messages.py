"""What the *Venue message* cell says: the venue's own words, and ours where it said nothing."""

from __future__ import annotations

from gui.domain.endnotes import clock_text, end_note, fired_note
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import Verdict
from gui.domain.rows import Phase, Row, State
from gui.models import formats
from gui.models.chip_state import Moment, stale_for
from gui.models.floor_texts import fault_text, meant, ours
from gui.models.language import say, source

# Our words for a request that came back with none, one row for each sort of trouble.
FAULT_WORDS: dict[FaultKind, str] = {
    FaultKind.NO_NETWORK: source("no network"),
    FaultKind.NAME_LOOKUP: source("the venue's address was not found"),
    FaultKind.CONNECT: source("no connection to the venue"),
    FaultKind.TLS: source("no secure connection to the venue"),
    FaultKind.CERTIFICATE: source("the venue's certificate was refused"),
    FaultKind.TIMEOUT: source("no answer in time"),
    FaultKind.RESET: source("the connection was cut"),
    FaultKind.TRUNCATED: source("the answer broke off"),
    FaultKind.EDGE_PAGE: source("a page instead of an answer"),
    FaultKind.SHAPE: source("an answer of unknown shape"),
    FaultKind.VENUE_BUSY: source("the venue is busy"),
    FaultKind.VENUE_DOWN: source("the venue is down"),
    FaultKind.RATE_LIMIT: source("rate limit"),
    FaultKind.BANNED: source("the venue makes this address wait"),
    FaultKind.FIREWALL: source("stopped by the venue's firewall"),
    FaultKind.CLOCK: source("the request's time was refused"),
    FaultKind.KEY: source("the venue refuses this key"),
    FaultKind.PERMISSION: source("the key may not cancel"),
    FaultKind.ADDRESS: source("this address is not on the key's list"),
    FaultKind.ENVIRONMENT: source("the key belongs to another environment"),
    FaultKind.REGION: source("not offered from here"),
    FaultKind.ACCOUNT_FROZEN: source("the account is frozen"),
    FaultKind.NOT_OFFERED: source("the venue does not offer this"),
    FaultKind.MISSING_CREDENTIALS: source("the key's secret is missing"),
    FaultKind.OWN_FAULT: source("a part of this program failed"),
    FaultKind.OTHER: source("no usable answer"),
}


def fault_words(fault: VenueFault | None) -> str:
    """Say what went wrong with a request, empty if nothing did."""
    return "" if fault is None else fault_text(fault) or say(FAULT_WORDS[fault.kind])


def code(row: Row) -> str:
    """Give the venue's code of the last answer as it came."""
    cancel = row.cancel
    return cancel.code or (cancel.fault.code if cancel.fault is not None else "")


def heard(row: Row) -> str:
    """Give what the last try brought: the venue's words, else what went wrong, else nothing."""
    return meant(row.cancel.message) or fault_words(row.cancel.fault)


def said(row: Row) -> str:
    """Give the words of the message cell that no clock changes; the text filter searches these."""
    state = row.state
    if state is State.GONE:
        return ours(row.note or (end_note(row, row.proof) if row.proof is not None else ""))
    if state is State.TRIGGERED:
        fired, ordinary = row.fired, row.key.family.ordinary
        return heard(row) or ours(row.note or (fired_note(fired, ordinary=ordinary) if fired is not None else ""))
    if row.cancel.phase is Phase.NONE:
        return _never_asked(row)
    return _BY_PHASE[row.cancel.phase](row)


def coming(row: Row, now: float) -> str:
    """Say when the next try is due (``now`` in monotonic seconds); empty if none is."""
    due = row.cancel.next_try_at
    if due is None or not row.cancellable or row.cancel.phase is Phase.SENT:
        return ""
    if due <= now:
        return "" if row.cancel.attempts == 0 else say("next try now")
    left = formats.wait(due - now)
    return say("{time} left", time=left) if _ban(row) else say("next try in {time}", time=left)


def message(row: Row, now: Moment) -> str:
    """Write the message cell."""
    if stale_for(row, now.ms) is not None:
        return joined(say("last seen open {time}", time=formats.clock_time(row.sighting.seen_ms or 0)), said(row))
    return joined(said(row), coming(row, now.monotonic))


def joined(*parts: str) -> str:
    """Join what is not empty with a middle dot."""
    return " · ".join(part for part in parts if part)


def urgent(row: Row) -> bool:
    """Say whether the message is to be read first: a refusal, a firing, or an answer in doubt."""
    return row.state in (State.REJECTED, State.TRIGGERED) or (row.state is State.UNKNOWN and _asked(row))


def _asked(row: Row) -> bool:
    return row.cancel.phase is not Phase.NONE


def _never_asked(row: Row) -> str:
    when = clock_text(row.sighting.absent_last_ms)
    missing = joined(say("not in listing {time}", time=when), say("being checked")) if row.missing else ""
    new = say("new since PANIC") if row.new_since_run is not None else ""
    return joined(new, ours(row.note), missing)


def _ban(row: Row) -> str:
    fault = row.cancel.fault
    if fault is None or fault.kind is not FaultKind.BANNED or fault.banned_until_ms is None:
        return ""
    # Short, so that the time and what is left of it stand in the column of a window of 1280.
    return say("ban until {time}", time=formats.clock_time(fault.banned_until_ms))


def _queued(row: Row) -> str:
    return _ban(row) or heard(row) or ours(row.note) or say("in line to be sent")


def _sent(row: Row) -> str:
    words = heard(row)
    return joined(words, say("sent again")) if words else ours(row.note) or say("sent, waiting for the answer")


def _accepted(row: Row) -> str:
    return (
        joined(meant(row.cancel.message), say("waiting for listing"))
        if row.cancel.message
        else say("cancel accepted, waiting for listing")
    )


def _claimed(row: Row) -> str:
    fired = row.cancel.claim is Verdict.FIRED
    claim = say("the venue says that it fired") if fired else say("the venue says that it has ended")
    return joined(heard(row) or claim, say("being checked"))


def _unknown(row: Row) -> str:
    if ban := _ban(row):
        return joined(say("not known whether it was done"), ban)
    return (
        ours(row.note)
        if row.note and not heard(row)
        else joined(heard(row) or say("no usable answer"), say("re-checking"))
    )


def _rejected(row: Row) -> str:
    return heard(row) or ours(row.note) or say("refused without a word")


_BY_PHASE = {
    Phase.QUEUED: _queued,
    Phase.SENT: _sent,
    Phase.ACCEPTED: _accepted,
    Phase.CLAIMED: _claimed,
    Phase.UNKNOWN: _unknown,
    Phase.REJECTED: _rejected,
}
