"""The situations of ordinary orders and positions: beside the 25 algo orders, during a Flatten run, and after it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from gui.domain.orders import Kind, Mark, OrderKey, PriceMark, Side
from gui.domain.rows import Row
from gui.domain.venues import ORDINARY, Environment
from gui.engine.views import Consequence
from tests.fake_flatten import held, position_views
from tests.fake_surface import FakeSurface, twenty_five

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
