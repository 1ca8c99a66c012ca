"""The situations of positions, latch and backstop that the screens are rendered in."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from gui.domain.closings import ClosePhase, CloseVerdict, CloseWay, Closing, PositionProof, PositionRow
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.venues import Environment
from gui.domain.what import What
from gui.engine.scope import Scope
from gui.engine.views import BackstopView, LatchView, Source
from tests.fake_flatten import held, position_views
from tests.fake_surface import FakeSurface
from tests.screens.states import at, firing, flat, idle, run_of
from tests.twenty_five import MONOTONIC, NOW_MS

STALE_MS = 132_000


def positions_idle(environment: Environment) -> FakeSurface:
    """Seven positions, two of them without a stop, one whose size cannot be read."""
    surface = idle(environment)
    rows = held(environment)
    odd = replace(rows[-1].position, size=None, entry=None, unrealised=None)
    surface.put_positions(*rows[:-1], replace(rows[-1], position=odd))
    return surface


def positions_closing(environment: Environment) -> FakeSurface:
    """A Flatten run after 1.84 s: every state of a position."""
    surface = firing(environment)
    sent = Closing(phase=ClosePhase.SENT, run=7, attempts=1, way=CloseWay.WHOLE, sent_at=MONOTONIC - 0.1)
    asked = replace(
        sent, phase=ClosePhase.ANSWERED, verdict=CloseVerdict.ACCEPTED, code="0", latency_s=0.118, accepted=True
    )
    refused = replace(
        sent,
        phase=ClosePhase.REFUSED,
        verdict=CloseVerdict.REJECTED,
        code="-4061",
        message="Order's position side does not match user's setting.",
        http_status=400,
        latency_s=0.141,
        way=CloseWay.MARKET,
    )
    waits = Closing(phase=ClosePhase.WAITING, run=7)
    proof = PositionProof(by_us=True, at_ms=NOW_MS, at=MONOTONIC, evidence="14:03:21.9 and 14:03:23.4")
    rows = held(environment)
    done = replace(rows[0], position=replace(rows[0].position, size=Decimal(0)), closing=asked, proof=proof)
    surface.put_positions(
        done,
        replace(rows[1], closing=asked),
        replace(rows[2], closing=waits, note="opening orders of this instrument first"),
        replace(rows[3], closing=sent),
        replace(rows[4], closing=asked, zero_last=MONOTONIC - 0.3),
        replace(rows[5], closing=refused),
        replace(rows[6], closing=replace(waits, attempts=1, next_try_at=MONOTONIC + 0.4)),
    )
    run = run_of(surface)
    surface.set_run(replace(run, scope=Scope(what=What.FLATTEN), positions=7, positions_closed=1, flat=False))
    return surface


def positions_stale(environment: Environment) -> FakeSurface:
    """The OKX positions were last read 2:12 ago."""
    surface = idle(environment)
    down = VenueFault(FaultKind.VENUE_DOWN, http_status=503)
    rows = [_old(row) if row.key.family.value.startswith("okx") else row for row in held(environment)]
    surface.put_positions(*rows)
    surface.set_position_views(
        replace(view, complete=False, age_s=STALE_MS / 1000, fault=down)
        if view.family.value.startswith("okx")
        else view
        for view in position_views(surface.accounts())
    )
    return surface


def positions_dust(environment: Environment) -> FakeSurface:
    """The end of a Flatten run: dust is left, one close was refused."""
    surface = flat(environment)
    rows, proof = held(environment), PositionProof(by_us=True, at_ms=NOW_MS, at=MONOTONIC, evidence="14:03:25.1")
    gone = [replace(row, position=replace(row.position, size=Decimal(0)), proof=proof) for row in rows[:5]]
    left = Closing(phase=ClosePhase.LEFT, run=7, attempts=2, verdict=CloseVerdict.DUST, way=CloseWay.MARKET)
    refused = replace(
        left,
        phase=ClosePhase.REFUSED,
        verdict=CloseVerdict.REJECTED,
        code="-4061",
        message="Order's position side does not match user's setting.",
        http_status=400,
    )
    dust = replace(rows[5].position, size=Decimal("0.0004"), notional=Decimal("1.36"), unrealised=Decimal("0.01"))
    surface.put_positions(*gone, replace(rows[5], position=dust, closing=left), replace(rows[6], closing=refused))
    run = run_of(surface)
    surface.set_run(replace(run, scope=Scope(what=What.FLATTEN), positions=7, positions_closed=5, flat=False))
    return surface


def positions_none(environment: Environment) -> FakeSurface:
    """Nothing held, every reading fresh."""
    return idle(environment)


def positions_unknown(environment: Environment) -> FakeSurface:
    """Nothing known to be held, and one reading has not come."""
    surface = idle(environment)
    first, *others = position_views(surface.accounts())
    fault = VenueFault(FaultKind.TIMEOUT)
    surface.set_position_views((replace(first, complete=False, age_s=None, fault=fault), *others))
    return surface


def latch_on(environment: Environment) -> FakeSurface:
    """After a run the latch is on and has caught twelve orders of one bot."""
    surface = flat(environment)
    label = next(iter(surface.accounts())).account.label
    surface.show_latch(
        LatchView(on=True, since_ms=at("14:02:11"), caught=12, sources=(Source(label, "x-abc", 12),), scope=Scope())
    )
    return surface


def latch_running(environment: Environment) -> FakeSurface:
    """The latch was switched on while a run is on; nothing was caught yet."""
    surface = firing(environment)
    surface.show_latch(LatchView(on=True, since_ms=at("14:03:22"), scope=Scope()))
    return surface


def latch_waiting(environment: Environment) -> FakeSurface:
    """An earlier start left the latch on."""
    surface = idle(environment)
    surface.show_latch(LatchView(waiting=True, since_ms=at("11:20:40"), caught=3, scope=Scope()))
    return surface


def backstop_on(environment: Environment) -> FakeSurface:
    """During a run the venues' timers are armed; one of them could not be."""
    surface = firing(environment)
    views = list(surface.accounts())
    surface.set_accounts([replace(view, account=replace(view.account, backstop=True)) for view in views])
    accounts = [view.account for view in surface.accounts()]
    surface.show_backstops(
        BackstopView(accounts[0], armed=True, left_s=24.0),
        BackstopView(accounts[1], armed=False, fault=VenueFault(FaultKind.TIMEOUT)),
        BackstopView(accounts[2], armed=True, left_s=51.0, instruments=("BTCUSDT", "ETHUSDT")),
    )
    return surface


def _old(row: PositionRow) -> PositionRow:
    return replace(row, read_ms=NOW_MS - STALE_MS, stale=True)
