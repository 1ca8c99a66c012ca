"""The situations of ordinary orders and positions: beside the 25 algo orders, during a run, and after it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from gui.domain.closings import ClosePhase, CloseVerdict, CloseWay, Closing, PositionProof
from gui.domain.endnotes import HELD_NOTE
from gui.domain.orders import Kind, Mark, OrderKey, PriceMark, Side
from gui.domain.rows import Cancel, Phase, Row
from gui.domain.venues import ORDINARY, Environment
from gui.domain.what import What
from gui.engine.scope import Scope
from gui.engine.views import Consequence, Health, RunPhase
from tests.fake_flatten import held, position_views
from tests.fake_surface import FakeSurface, run_view, twenty_five
from tests.screens.states import gone
from tests.twenty_five import MONOTONIC, NOW_MS

# The row of the 25 that each is like, its kind, side, price, whether it only reduces, and the row that spawned it.
_ORDINARY = """
0|Limit|SELL|63950.0|-|0
1|Limit|SELL|64020.0|P|-
3|Post only|BUY|3398.10|-|3
7|Limit|SELL|0.1851|-|-
12|Post only|BUY|84.10|-|-
15|Limit|BUY|62100.0|P|-
17|Limit|SELL|3455.20|P|-
"""


def ordinary(environment: Environment) -> list[Row]:
    """Give seven ordinary orders beside the 25: of their accounts and instruments, two of them spawned by one."""
    base, rows = twenty_five(environment), []
    for number, line in enumerate(_ORDINARY.strip().splitlines()):
        like, kind, side, price, reduces, parent = line.split("|")
        row = base[int(like)]
        family = ORDINARY.get(row.key.family)
        assert family is not None
        order = replace(
            row.order,
            key=OrderKey(row.key.account, family, str(7_700_100_000 + number * 911)),
            kind=Kind(kind),
            kind_text=kind.lower().replace(" ", "_"),
            side=Side(side),
            prices=(PriceMark(Mark.LIMIT, Decimal(price)),),
            protective=reduces == "P",
            parent=base[int(parent)].key.algo_id if parent != "-" else "",
        )
        rows.append(replace(row, order=order))
    return rows


def exposed(environment: Environment) -> FakeSurface:
    """Algo and ordinary orders, and seven positions that some of them protect."""
    surface = FakeSurface([*twenty_five(environment), *ordinary(environment)], environment=environment)
    surface.put_positions(*held(environment))
    surface.set_position_views(position_views(surface.accounts()))
    return surface


def positions_lost(environment: Environment) -> FakeSurface:
    """The same, but the positions of one account were never read and those of another are old."""
    surface = exposed(environment)
    views = list(surface.position_views())
    views[0] = replace(views[0], complete=False, age_s=None)
    views[1] = replace(views[1], age_s=42.0)
    surface.set_position_views(views)
    surface.drop_positions(*surface.positions())
    surface.left_behind = Consequence(unknown=tuple(view.account.label for view in views[:2]))
    return surface


def flattening(environment: Environment) -> FakeSurface:
    """A Flatten run after 1.84 s: two positions are closed, the stops of the others wait for them."""
    surface = exposed(environment)
    rows = [*twenty_five(environment, firing=True), *ordinary(environment)]
    rows = [_held(row) if row.order.protective and row.cancel.phase in _EARLY else row for row in rows]
    rows = [gone(row) if row.cancel.phase is Phase.NONE else row for row in rows]
    surface.put(*rows)
    sent = Closing(phase=ClosePhase.SENT, run=7, attempts=1, way=CloseWay.WHOLE, sent_at=MONOTONIC - 0.1)
    asked = replace(sent, phase=ClosePhase.ANSWERED, verdict=CloseVerdict.ACCEPTED, code="0", accepted=True)
    proof = PositionProof(by_us=True, at_ms=NOW_MS, at=MONOTONIC, evidence="14:03:21.9 and 14:03:23.4")
    for place, row in enumerate(surface.positions().values()):
        done = place in (0, 2)
        closing = asked if done or place == 1 else sent
        surface.put_positions(replace(row, closing=closing, proof=proof if done else None))
    run = replace(run_view(rows), answers_per_s=24.2, eta_s=2.1, hold_ms=1204, positions=7, positions_closed=2)
    surface.set_run(replace(run, scope=Scope(what=What.FLATTEN), flat=False))
    surface.set_accounts([replace(view, health=Health.SENDING) for view in surface.accounts()])
    return surface


def flattening_algos(environment: Environment) -> FakeSurface:
    """A run over the algo orders alone, while the ordinary orders and the positions stay."""
    surface = exposed(environment)
    rows = twenty_five(environment, firing=True)
    surface.put(*rows)
    surface.set_run(replace(run_view(rows), hold_ms=702))
    return surface


def flattened(environment: Environment) -> FakeSurface:
    """The end of a Flatten run: every order gone, every position closed."""
    surface = exposed(environment)
    surface.put(*(gone(row) for row in surface.rows().values()))
    proof = PositionProof(by_us=True, at_ms=NOW_MS, at=MONOTONIC, evidence="14:03:21.9 and 14:03:23.4")
    for row in list(surface.positions().values()):
        zero = replace(row.position, size=Decimal(0), notional=Decimal(0), unrealised=None)
        surface.put_positions(replace(row, position=zero, proof=proof))
    run = run_view(surface.rows().values(), phase=RunPhase.FINISHED)
    scope = Scope(what=What.FLATTEN)
    surface.set_run(replace(run, elapsed_s=4.91, hold_ms=1204, scope=scope, positions=7, positions_closed=7))
    surface.set_accounts([replace(view, open=0, health=Health.FLAT) for view in surface.accounts()])
    return surface


def algos_gone(environment: Environment) -> FakeSurface:
    """The end of a run over the algo orders: they are gone, ordinary orders and positions stay."""
    surface = exposed(environment)
    rows = [gone(row) for row in twenty_five(environment)]
    surface.put(*rows)
    surface.set_run(replace(run_view(rows, phase=RunPhase.FINISHED), elapsed_s=2.31))
    left = Counter(row.key.account for row in surface.rows().values() if row.open)
    surface.set_accounts(
        [replace(view, open=left[view.account.label], health=Health.FLAT) for view in surface.accounts()]
    )
    return surface


def spawned(surface: FakeSurface) -> OrderKey:
    """Give an ordinary order that an algo order has placed."""
    return next(row.key for row in surface.rows().values() if row.order.parent)


def last_stop(surface: FakeSurface) -> OrderKey:
    """Give the stop of the largest position."""
    position = next(key for key in surface.positions() if key.instrument == "ETH-USDT-SWAP")
    return surface.protectors(position)[0]


_EARLY = frozenset({Phase.QUEUED, Phase.SENT, Phase.NONE})


def _held(row: Row) -> Row:
    return replace(row, cancel=Cancel(phase=Phase.QUEUED, run=7, next_try_at=MONOTONIC), note=HELD_NOTE)
