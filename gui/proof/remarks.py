"""Says in words what a record lacks, so that nobody takes it for more than it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gui.domain.closings import PositionState
from gui.domain.exchanges import Purpose
from gui.domain.rows import State
from gui.journal.entries import NOT_SENT, Tone
from gui.proof.record import RunRecord
from gui.proof.times import stamp


def with_remarks(record: RunRecord, damaged: bool, unreadable: int, kept_exchanges: bool) -> RunRecord:
    """Add to a record from the journal what it lacks: an end, answers, ends of orders, parts of the file."""
    found = (*_of_the_run(record), *_of_the_orders(record), *_of_the_file(record, damaged, unreadable, kept_exchanges))
    return replace(record, remarks=(*record.remarks, *found))


def _of_the_run(record: RunRecord) -> Iterator[str]:
    if not record.presses:
        yield "The start of this run is not in the journal: who pressed, and for what, is not known."
    if not record.outcomes:
        yield (
            "The journal holds no end of this run: it was still on when this was made, or the program was cut off. "
            f"The last entry about it is of {stamp(record.last_ms)}."
        )
    if record.outcome == "flat" and record.gone < len(record.orders):
        lacking = len(record.orders) - record.gone
        yield (
            f"The run ended flat, but the ends of some of its orders ({lacking}) are not in the journal, or they were "
            "open again later. They count as open here."
        )
    if record.outcome == "stopped":
        yield "Sending was stopped by hand: what was still waiting was not sent."
    if len(record.outcomes) > 1:
        later = record.outcomes[-1]
        yield f"How the run stood changed after its end: {later.outcome.replace('-', ' ')} since {stamp(later.at_ms)}."


def _of_the_orders(record: RunRecord) -> Iterator[str]:
    tries = [one for order in record.orders for one in order.tries]
    silent = sum(one.verdict is None for one in tries)
    if silent:
        yield f"Cancel tries without an answer in the journal: {silent}. They may or may not have been done."
    held = sum(one.verdict == NOT_SENT for one in tries)
    if held:
        yield f"Cancel tries written down and then not sent, as the order had ended or had to wait: {held}."
    yield from _of_the_positions(record)
    fired = record.count(State.TRIGGERED)
    if fired:
        became = (
            "What they became was in this run's scope, as far as its listings and readings showed it."
            if record.closes
            else "Normal orders or positions may be live, which this run does not touch."
        )
        yield f"Orders that fired: {fired}. {became}"
    if not record.orders and record.outcomes:
        yield "No order was in the scope of this run."


def _of_the_positions(record: RunRecord) -> Iterator[str]:
    found = record.flattened.positions
    silent = sum(one.verdict is None for position in found for one in position.tries)
    if silent:
        yield f"Closes without an answer in the journal: {silent}. They may or may not have been done."
    left = [position for position in found if position.state is PositionState.LEFT]
    if left:
        names = ", ".join(position.key.instrument for position in left)
        yield f"Too small for the venue to close, and left: {names}."
    if record.outcome == "flat" and record.closed < len(found):
        yield (
            f"The run ended flat, but the ends of some of its positions ({len(found) - record.closed}) are not in the "
            "journal, or they were open again later. They count as open here."
        )


def _of_the_file(record: RunRecord, damaged: bool, unreadable: int, kept_exchanges: bool) -> Iterator[str]:
    if damaged:
        yield (
            "The journal's file was damaged after this run began, and what could be read was carried over into a new "
            "one: parts of this run may be missing."
        )
    if unreadable:
        yield f"Entries of the journal about this run that could not be read and are left out: {unreadable}."
    tries = [one for order in record.orders for one in order.tries]
    closes = [one for position in record.flattened.positions for one in position.tries]
    answered = {one.attempt for one in (*tries, *closes) if one.http_status is not None}
    shown = {one.attempt for one in record.exchanges if one.purpose in (Purpose.CANCEL, Purpose.CLOSE)}
    if not kept_exchanges:
        yield "An older version of the program wrote this journal: what went over the wire is not in it."
    elif answered - shown:
        yield f"Cancels and closes of which the journal does not hold what went over the wire: {len(answered - shown)}."
    for line in record.lines:
        if line.about == "Journal" and line.tone is not Tone.FINE:
            yield f"The journal had trouble at {stamp(line.at_ms)}: {line.text}"
