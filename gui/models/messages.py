"""What the *Venue message* cell says: the venue's own words, and ours where it said nothing."""

from __future__ import annotations

from gui.domain.endnotes import clock_text, end_note, fired_note
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import Verdict
from gui.domain.rows import Phase, Row, State
from gui.models import formats
from gui.models.chip_state import Moment, stale_for

# Our words for a request that came back with none, one row for each sort of trouble.
FAULT_WORDS: dict[FaultKind, str] = {
    FaultKind.NO_NETWORK: "no network",
    FaultKind.NAME_LOOKUP: "the venue's address was not found",
    FaultKind.CONNECT: "no connection to the venue",
    FaultKind.TLS: "no secure connection to the venue",
    FaultKind.CERTIFICATE: "the venue's certificate was refused",
    FaultKind.TIMEOUT: "no answer in time",
    FaultKind.RESET: "the connection was cut",
    FaultKind.TRUNCATED: "the answer broke off",
    FaultKind.EDGE_PAGE: "a page instead of an answer",
    FaultKind.SHAPE: "an answer of unknown shape",
    FaultKind.VENUE_BUSY: "the venue is busy",
    FaultKind.VENUE_DOWN: "the venue is down",
    FaultKind.RATE_LIMIT: "rate limit",
    FaultKind.BANNED: "the venue makes this address wait",
    FaultKind.FIREWALL: "stopped by the venue's firewall",
    FaultKind.CLOCK: "the request's time was refused",
    FaultKind.KEY: "the venue refuses this key",
    FaultKind.PERMISSION: "the key may not cancel",
    FaultKind.ADDRESS: "this address is not on the key's list",
    FaultKind.ENVIRONMENT: "the key belongs to another environment",
    FaultKind.REGION: "not offered from here",
    FaultKind.ACCOUNT_FROZEN: "the account is frozen",
    FaultKind.NOT_OFFERED: "the venue does not offer this",
    FaultKind.MISSING_CREDENTIALS: "the key's secret is missing",
    FaultKind.OWN_FAULT: "a part of this program failed",
    FaultKind.OTHER: "no usable answer",
}


def fault_words(fault: VenueFault | None) -> str:
    """Say what went wrong with a request, empty if nothing did."""
    return "" if fault is None else fault.message or FAULT_WORDS[fault.kind]


def code(row: Row) -> str:
    """Give the venue's code of the last answer as it came."""
    cancel = row.cancel
    return cancel.code or (cancel.fault.code if cancel.fault is not None else "")


def heard(row: Row) -> str:
    """Give what the last try brought: the venue's words, else what went wrong, else nothing."""
    return row.cancel.message or fault_words(row.cancel.fault)


def said(row: Row) -> str:
    """Give the words of the message cell that no clock changes; the text filter searches these."""
    state = row.state
    if state is State.GONE:
        return row.note or (end_note(row, row.proof) if row.proof is not None else "")
    if state is State.TRIGGERED:
        return heard(row) or row.note or (fired_note(row.fired) if row.fired is not None else "")
    if row.cancel.phase is Phase.NONE:
        return _never_asked(row)
    return _BY_PHASE[row.cancel.phase](row)


def coming(row: Row, now: float) -> str:
    """Say when the next try is due (``now`` in monotonic seconds); empty if none is."""
    due = row.cancel.next_try_at
    if due is None or not row.cancellable or row.cancel.phase is Phase.SENT:
        return ""
    if due <= now:
        return "" if row.cancel.attempts == 0 else "next try now"
    return f"{formats.wait(due - now)} left" if _ban(row) else f"next try in {formats.wait(due - now)}"


def message(row: Row, now: Moment) -> str:
    """Write the message cell."""
    if stale_for(row, now.ms) is not None:
        return joined(f"last seen open {formats.clock_time(row.sighting.seen_ms or 0)}", said(row))
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
    missing = f"not in listing {clock_text(row.sighting.absent_last_ms)} · being checked" if row.missing else ""
    new = "new since PANIC" if row.new_since_run is not None else ""
    return joined(new, row.note, missing)


def _ban(row: Row) -> str:
    fault = row.cancel.fault
    if fault is None or fault.kind is not FaultKind.BANNED or fault.banned_until_ms is None:
        return ""
    # Short, so that the time and what is left of it stand in the column of a window of 1280.
    return f"ban until {formats.clock_time(fault.banned_until_ms)}"


def _queued(row: Row) -> str:
    return _ban(row) or heard(row) or row.note or "in line to be sent"


def _sent(row: Row) -> str:
    words = heard(row)
    return joined(words, "sent again") if words else row.note or "sent, waiting for the answer"


def _accepted(row: Row) -> str:
    return (
        joined(row.cancel.message, "waiting for listing")
        if row.cancel.message
        else "cancel accepted, waiting for listing"
    )


def _claimed(row: Row) -> str:
    ours = "the venue says that it fired" if row.cancel.claim is Verdict.FIRED else "the venue says that it has ended"
    return joined(heard(row) or ours, "being checked")


def _unknown(row: Row) -> str:
    if ban := _ban(row):
        return joined("not known whether it was done", ban)
    return row.note if row.note and not heard(row) else joined(heard(row) or "no usable answer", "re-checking")


def _rejected(row: Row) -> str:
    return heard(row) or row.note or "refused without a word"


_BY_PHASE = {
    Phase.QUEUED: _queued,
    Phase.SENT: _sent,
    Phase.ACCEPTED: _accepted,
    Phase.CLAIMED: _claimed,
    Phase.UNKNOWN: _unknown,
    Phase.REJECTED: _rejected,
}
