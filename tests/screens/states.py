"""The situations that the screens are rendered in, as surfaces of the tests' in-memory engine."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from gui.domain.exchanges import Exchange, Purpose
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import OrderKey
from gui.domain.rows import By, Cancel, Phase, Proof, ProofKind, Row, Sighting, State
from gui.domain.venues import Environment, Venue
from gui.engine.views import AccountView, FamilyView, Health, RunPhase, RunView
from gui.journal.entries import JournalHealth, Line, Tone
from gui.models.deck_state import LastDrill
from tests.fake_surface import FakeSurface, account_views, run_view, stale, twenty_five
from tests.twenty_five import MONOTONIC, NOW_MS

DRILL_DONE = LastDrill(25, 1.94, NOW_MS - 23 * 60_000)


def at(text: str) -> int:
    """Give the epoch milliseconds of a time of day on the pictures' date."""
    hours, minutes, seconds = text.split(":")
    day = NOW_MS - NOW_MS % 86_400_000
    return day + round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)


def idle(environment: Environment) -> FakeSurface:
    """All open, every listing fresh."""
    surface = FakeSurface(twenty_five(environment), environment=environment)
    names = [f"{view.account.venue.display} {view.account.label}" for view in surface.accounts()]
    surface.lines = [
        Line(at("14:02:58.120"), Tone.FINE, names[0], "listing read again · 8 open algo orders · 86 ms"),
        Line(at("14:03:02.447"), Tone.FINE, names[2], "listing read again · 12 open algo orders · 141 ms"),
        Line(at("14:03:11.010"), Tone.FINE, "Drill venue", "practice clock and orders running · 25 orders loaded"),
    ]
    return surface


def firing(environment: Environment) -> FakeSurface:
    """A run after 1.84 s, every state on screen."""
    rows = twenty_five(environment, firing=True)
    run = replace(run_view(rows), hold_ms=700, answers_per_s=24.0, eta_s=2.1, started_ms=at("14:03:21.842"))
    surface = FakeSurface(rows, environment=environment, run=run)
    surface.set_accounts(
        [
            replace(view, health=health, gone=gone, latency_s=latency, wait_s=wait)
            for view, health, gone, latency, wait in zip(
                account_views(environment, rows),
                (Health.SENDING, Health.WAITING, Health.SENDING),
                (4, 0, 5),
                (0.096, 0.14, 0.211),
                (None, 0.2, None),
                strict=True,
            )
        ]
    )
    names = [f"{view.account.venue.display} {view.account.label}" for view in surface.accounts()]
    words = "ETH-USDT Iceberg REJECTED 51412 · Cancellation timed out, please try again later"
    surface.lines = [
        Line(at("14:03:23.301"), Tone.BAD, names[1], words),
        Line(at("14:03:23.412"), Tone.FINE, names[0], "4 orders proven gone → GONE"),
        Line(at("14:03:23.604"), Tone.FINE, names[2], "5 orders proven gone → GONE"),
        Line(at("14:03:23.655"), Tone.WARNING, names[2], "BTCUSDT Cond. SL UNKNOWN -1007 · counted as open"),
    ]
    return surface


def flat(environment: Environment) -> FakeSurface:
    """The run's end: 23 gone, one refused, one fired."""
    rows = [_ended(row) for row in twenty_five(environment, firing=True)]
    run = replace(run_view(rows, phase=RunPhase.FINISHED), elapsed_s=3.44, flat=False, hold_ms=700)
    surface = FakeSurface(rows, environment=environment, run=run)
    surface.lines = firing(environment).lines
    surface.set_accounts(
        [replace(view, health=Health.READY if view.open else Health.FLAT) for view in account_views(environment, rows)]
    )
    return surface


def all_gone(environment: Environment) -> FakeSurface:
    """The run's end, proven flat."""
    rows = [gone(row) for row in twenty_five(environment, firing=True)]
    run = replace(run_view(rows, phase=RunPhase.FINISHED), elapsed_s=3.44, flat=True, hold_ms=700)
    surface = FakeSurface(rows, environment=environment, run=run)
    surface.set_accounts([replace(view, health=Health.FLAT) for view in account_views(environment, rows)])
    return surface


def outage(environment: Environment) -> FakeSurface:
    """The OKX listing has been down for 2:12; its 13 rows are old."""
    views = account_views(environment, twenty_five(environment))
    down = {view.account.label for view in views if view.account.venue is Venue.OKX}
    rows = stale(twenty_five(environment), NOW_MS - 132_000, down)
    surface = FakeSurface(rows, environment=environment)
    surface.set_accounts([_down(view) if view.account.label in down else view for view in views])
    surface.lines = [
        Line(at("14:01:10.902"), Tone.BAD, "OKX alpha", "listing failed: HTTP 503 · the 8 rows stay as last seen"),
        Line(at("14:01:11.017"), Tone.BAD, "OKX hedge", "listing failed: HTTP 503 · the 5 rows stay as last seen"),
        Line(at("14:03:18.310"), Tone.WARNING, "OKX", "try 14 failed: no answer in 5 s · next in 8 s"),
        Line(at("14:03:20.880"), Tone.FINE, "Binance um-desk", "listing read again · 12 open algo orders · 143 ms"),
    ]
    return surface


def silence(environment: Environment) -> FakeSurface:
    """No venue answers; a run is armed."""
    rows = twenty_five(environment)
    surface = FakeSurface(rows, environment=environment)
    surface.set_accounts([_down(view) for view in account_views(environment, rows)])
    queued = [replace(row, cancel=replace(row.cancel, phase=Phase.QUEUED, run=7)) for row in rows]
    surface.put(*queued)
    surface.set_run(replace(run_view(queued, phase=RunPhase.ARMED), flat=False))
    surface.health = JournalHealth(
        writing=False, last_write_ms=None, waiting=31, fault="Disk full: the journal is in memory only."
    )
    return surface


def banned(environment: Environment) -> FakeSurface:
    """Binance has banned this address during a run; OKX goes on."""
    rows = twenty_five(environment, firing=True)
    until = VenueFault(
        FaultKind.BANNED, http_status=418, sent=False, retry_after_s=598.0, banned_until_ms=NOW_MS + 598_000
    )
    held = [
        replace(row, proof=None, cancel=Cancel(Phase.QUEUED, run=7, fault=until, next_try_at=MONOTONIC + 598.0))
        if row.key.family.venue is Venue.BINANCE
        else row
        for row in rows
    ]
    surface = FakeSurface(held, environment=environment, run=run_view(held))
    surface.set_accounts(
        [
            replace(view, health=Health.WAITING, fault=until, wait_s=598.0)
            if view.account.venue is Venue.BINANCE
            else replace(view, health=Health.SENDING)
            for view in account_views(environment, held)
        ]
    )
    return surface


def empty(environment: Environment) -> FakeSurface:
    """Nothing open, every listing fresh."""
    return FakeSurface([], environment=environment, accounts=account_views(environment, []))


def list_missing(environment: Environment) -> FakeSurface:
    """No order is known, and one listing has not come."""
    views = account_views(environment, [])
    return FakeSurface([], environment=environment, accounts=(_down(views[0]), *views[1:]))


def stopped(environment: Environment) -> FakeSurface:
    """A run that was stopped: what waited is open again."""
    surface = firing(environment)
    surface.stop_sending()
    run = replace(run_of(surface), counts=Counter(row.state for row in surface.rows().values()), eta_s=None)
    surface.set_run(replace(run, elapsed_s=4.12, open=sum(row.open for row in surface.rows().values())))
    return surface


def many_accounts(environment: Environment) -> FakeSurface:
    """Seven accounts, two of them not fine: more tiles than fit."""
    surface = idle(environment)
    known = list(surface.accounts())
    more = [
        replace(known[place % 3], account=replace(known[place % 3].account, label=label), open=0)
        for place, label in enumerate(("basis", "grid-2", "treasury", "vol-desk"))
    ]
    surface.set_accounts([*known, more[0], _down(more[1]), more[2], _down(more[3])])
    return surface


def nobody(environment: Environment) -> FakeSurface:
    """No account at all."""
    return FakeSurface([], environment=environment, accounts=())


def _down(view: AccountView) -> AccountView:
    fault = VenueFault(FaultKind.TIMEOUT, message="no answer in 5 s")
    families = tuple(
        FamilyView(f.family, False, 132.0, fault, down_s=132.0, next_try_s=3.0, last_complete_ms=NOW_MS - 132_000)
        for f in view.families
    )
    return replace(view, health=Health.DOWN, families=families, fault=fault)


def _ended(row: Row) -> Row:
    return row if row.state in (State.REJECTED, State.TRIGGERED) else gone(row)


def gone(row: Row) -> Row:
    """Give a row that run 7 has proven gone."""
    proof = Proof(ProofKind.LISTINGS, By.US, at("14:03:25.1"), MONOTONIC, "not in two complete listings")
    attempts = max(1, row.cancel.attempts)
    cancel = replace(row.cancel, phase=Phase.ACCEPTED, run=7, attempts=attempts, code="0", fault=None, message="")
    note = "cancelled · not in listing 14:03:25.1"
    return replace(row, cancel=replace(cancel, latency_s=0.117), fired=None, proof=proof, note=note)


def inspected(environment: Environment) -> FakeSurface:
    """The run's end with what went over the wire for the refused and for the fired order."""
    surface = flat(environment)
    for row in surface.rows().values():
        if row.state not in (State.REJECTED, State.TRIGGERED):
            continue
        tries = 3 if row.state is State.REJECTED else 1
        row = replace(row, cancel=replace(row.cancel, attempts=tries), sighting=Sighting(seen_ms=at("14:03:25.102")))
        surface.exchanged[row.key] = tuple(_cancel(row, number) for number in range(tries))
        surface.put(row)
    return surface


def _cancel(row: Row, number: int) -> Exchange:
    sent, code, words = at("14:03:23.179") + number * 422, row.cancel.code, row.cancel.message
    algo_id = row.key.algo_id
    return Exchange(
        attempt=f"attempt-{number}",
        purpose=Purpose.CANCEL,
        keys=(row.key,),
        method="POST",
        host="www.okx.com",
        target="/api/v5/trade/cancel-algos",
        body=f'[{{"algoId":"{algo_id}","instId":"{row.order.instrument}"}}]',
        sent_ms=sent,
        answered_ms=sent + 117,
        http_status=200,
        answer=f'{{"code":"1","msg":"","data":[{{"algoId":"{algo_id}","sCode":"{code}","sMsg":"{words}"}}]}}',
    )


def twin(row: Row, algo_id: str, new_since_run: int | None = None) -> Row:
    """Give a row like this one under another id."""
    key = OrderKey(row.key.account, row.key.family, algo_id)
    return replace(row, order=replace(row.order, key=key), new_since_run=new_since_run)


def run_of(surface: FakeSurface) -> RunView:
    """Give the surface's run, which must be there."""
    run = surface.run()
    assert run is not None
    return run
