"""Makes a record from what the engine holds in memory, for when the journal on disk cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gui.domain.closings import PositionRow
from gui.domain.exchanges import Exchange, Purpose
from gui.domain.orders import OrderKey
from gui.domain.rows import Row, State
from gui.engine.flattensurface import flatten_of
from gui.engine.scope import scope_words
from gui.engine.surface import Surface
from gui.engine.views import RunPhase, RunView
from gui.journal.entries import ClockNote
from gui.proof.record import (
    Clock,
    End,
    Flattened,
    OrderRecord,
    Outcome,
    PositionRecord,
    Press,
    RunRecord,
    Source,
    Try,
)
from gui.proof.story import size_text


def record_from_memory(
    surface: Surface, keys: Iterable[OrderKey], environment: str, now_ms: int, why: str, by: str = ""
) -> RunRecord | None:
    """Give the record of the session's last run, None if there was none; ``why`` the journal could not be used.

    It holds less than the journal: only the latest exchanges of each order, and nothing of orders cleared away.
    """
    run = surface.run()
    if run is None:
        return None
    rows = [row for key in keys if (row := surface.rows().get(key)) is not None]
    exchanges = _exchanges(surface, rows)
    cleared = run.total - len(rows)
    return RunRecord(
        number=run.number,
        environment=environment,
        source=Source.MEMORY,
        began_ms=run.started_ms,
        last_ms=now_ms,
        presses=(Press(run.started_ms, str(run.kind), scope_words(run.scope), run.hold_ms, by),),
        outcomes=_outcomes(run, now_ms),
        orders=tuple(_order(row, surface.exchanges(row.key)) for row in rows),
        exchanges=tuple(exchanges),
        clocks=tuple(
            Clock("now", now_ms, ClockNote(view.account.label, "", view.clock_offset_s, None))
            for view in surface.accounts()
        ),
        lines=tuple(line for line in surface.journal_lines() if line.at_ms >= run.started_ms),
        remarks=_remarks(run, cleared, why),
        flattened=Flattened(tuple(_positions(surface, run.number))),
    )


def _positions(surface: Surface, run: int) -> Iterator[PositionRecord]:
    found = flatten_of(surface)
    for row in () if found is None else found.positions().values():
        if row.closing.run == run:
            yield _position(row)


def _position(row: PositionRow) -> PositionRecord:
    size = "no number" if row.position.size is None else f"{row.position.size:f}"
    words = " ".join(part for part in (row.closing.code, row.closing.message or row.note) if part)
    ends: tuple[End, ...] = ()
    if row.proof is not None:
        ends = (End(str(row.state), "", str(row.proof), row.proof.at_ms, row.closing.run),)
    return PositionRecord(row.key, row.state, size, words, ends=ends)


def _remarks(run: RunView, cleared: int, why: str) -> tuple[str, ...]:
    told = [
        f"This was made from the program's memory, because the journal could not be used: {why or 'no reason is known'}"
        " It holds the latest requests and answers of each order, not all of them, and no listings but those that "
        "prove an end."
    ]
    if run.phase in (RunPhase.RUNNING, RunPhase.ARMED):
        told.append("The run was still on when this was made.")
    if cleared > 0:
        told.append(f"Orders of the run that were cleared from the screen before, and are not in here: {cleared}.")
    return tuple(told)


def _outcomes(run: RunView, now_ms: int) -> tuple[Outcome, ...]:
    if run.phase in (RunPhase.RUNNING, RunPhase.ARMED):
        return ()
    outcome = "flat" if run.flat else "stopped" if run.phase is RunPhase.STOPPED else "not-flat"
    return (Outcome(outcome, min(now_ms, run.started_ms + round(run.elapsed_s * 1000)), run.open),)


def _exchanges(surface: Surface, rows: Sequence[Row]) -> list[Exchange]:
    # One request may be about many orders: each stands once.
    found = {exchange: None for row in rows for exchange in surface.exchanges(row.key)}
    return sorted(found, key=lambda exchange: exchange.sent_ms or exchange.answered_ms or 0)


def _order(row: Row, exchanges: Sequence[Exchange]) -> OrderRecord:
    cancels = [one for one in exchanges if one.purpose is Purpose.CANCEL]
    first = max(1, row.cancel.attempts - len(cancels) + 1)
    tries = tuple(_try(number, one) for number, one in enumerate(cancels, first))
    return OrderRecord(
        key=row.key,
        instrument=row.order.instrument,
        state=row.state,
        kind=str(row.order.kind),
        side=str(row.order.side),
        size=size_text(row.order),
        protective=row.order.protective,
        words=" ".join(part for part in (row.cancel.code, row.cancel.message or row.note) if part),
        tries=tries,
        ends=_ends(row),
    )


def _ends(row: Row) -> tuple[End, ...]:
    if row.proof is not None:
        return (End(str(State.GONE), str(row.proof.by), str(row.proof), row.proof.at_ms, row.cancel.run),)
    if row.fired is not None:
        words = row.fired.venue_status or row.note
        return (End(str(State.TRIGGERED), "fired", words, row.fired.at_ms, row.cancel.run),)
    return ()


def _try(number: int, one: Exchange) -> Try:
    latency_s = None
    if one.answered_ms is not None and one.sent_ms is not None:
        latency_s = (one.answered_ms - one.sent_ms) / 1000
    return Try(
        attempt=one.attempt,
        number=number,
        at_ms=one.sent_ms or 0,
        path=one.target.partition("?")[0],
        host=one.host,
        verdict="answered, see the request" if one.answered_ms is not None else None,
        http_status=one.http_status,
        latency_s=latency_s,
        answered_ms=one.answered_ms,
    )
