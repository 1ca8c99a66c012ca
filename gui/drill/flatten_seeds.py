"""The ordinary orders and positions that the window's drill starts with beside its 25 algo orders, and any number."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from gui.domain.positions import PositionFamily, PositionSide
from gui.domain.venues import Family, Venue
from gui.drill.account import PracticeAccount
from gui.drill.instruments import instrument
from gui.drill.orders import PracticeOrder
from gui.drill.positions import PracticePosition
from gui.drill.seeds import algo_id

# The account that holds long and short positions apart.
HEDGED = "drill-b"
_OKX, _UM, _CM = Family.OKX_ORDERS, Family.UM_ORDERS, Family.CM_ORDERS
_M, _H = 60, 3600

# Account, family, instrument, venue's kind, side, size, reduce-only, age in seconds, price, further fields, the index
# of the algo order of the drill's book that spawned it.
Line = tuple[str, Family, str, str, str, str, bool, int, str, dict[str, object], int | None]
_ORDERS: tuple[Line, ...] = (
    ("drill-a", _OKX, "BTC-USDT-SWAP", "limit", "sell", "25", False, 40, "64130.0", {"source": "13"}, 0),
    (
        "drill-a",
        _OKX,
        "ETH-USDT-SWAP",
        "post_only",
        "buy",
        "5000",
        False,
        26 * _M,
        "3380.00",
        {"tag": "grid7"},
        None,
    ),
    (
        "drill-a",
        _OKX,
        "SOL-USDT-SWAP",
        "limit",
        "sell",
        "8400",
        True,
        29 * _M,
        "171.00",
        {"tdMode": "isolated"},
        None,
    ),
    ("drill-b", _OKX, "LTC-USDT-SWAP", "limit", "buy", "300", False, 8 * _M, "82.40", {"posSide": "long"}, None),
    ("drill-c", _UM, "ETHUSDT", "LIMIT", "sell", "180.000", True, 25 * _M, "3620.00", {}, None),
    ("drill-c", _UM, "SOLUSDT", "LIMIT", "buy", "500", False, 3 * _H, "149.200", {}, None),
    ("drill-c", _UM, "XRPUSDT", "LIMIT", "buy", "40000", False, 12 * _M, "0.5900", {"timeInForce": "GTX"}, None),
    ("drill-c", _CM, "ADAUSD_PERP", "LIMIT", "sell", "20000", False, 50 * _M, "0.42400", {}, None),
)

# Account, family, instrument, side, signed size, entry, margin mode.
_HELD: tuple[tuple[str, PositionFamily, str, PositionSide, str, str, str], ...] = (
    ("drill-a", PositionFamily.OKX, "BTC-USDT-SWAP", PositionSide.NET, "1250", "63240.5", "cross"),
    ("drill-a", PositionFamily.OKX, "SOL-USDT-SWAP", PositionSide.NET, "8400", "148.92", "isolated"),
    ("drill-a", PositionFamily.OKX, "DOGE-USDT-SWAP", PositionSide.NET, "-480", "0.19102", "cross"),
    (HEDGED, PositionFamily.OKX, "XRP-USDT-SWAP", PositionSide.LONG, "12000", "0.5904", "cross"),
    (HEDGED, PositionFamily.OKX, "XRP-USDT-SWAP", PositionSide.SHORT, "-5000", "0.6122", "cross"),
    ("drill-c", PositionFamily.UM, "ETHUSDT", PositionSide.NET, "180.000", "3388.40", ""),
    ("drill-c", PositionFamily.UM, "BTCUSDT", PositionSide.NET, "-14.200", "65010.10", ""),
    ("drill-c", PositionFamily.CM, "ADAUSD_PERP", PositionSide.NET, "88000", "0.39880", ""),
)

# What the drill's algo orders need so that they belong to these positions, by instrument of an account.
_BELONGING: dict[tuple[str, str], dict[str, object]] = {
    ("drill-a", "SOL-USDT-SWAP"): {"tdMode": "isolated"},
    (HEDGED, "XRP-USDT-SWAP"): {"posSide": "long"},
    (HEDGED, "LTC-USDT-SWAP"): {"posSide": "long"},
}
_WITH_POSITION = frozenset({"oco", "conditional"})


def hedged(accounts: Iterable[PracticeAccount]) -> tuple[PracticeAccount, ...]:
    """Give the accounts with the drill's one in hedge mode."""
    return tuple(replace(account, hedge=account.hedge or account.label == HEDGED) for account in accounts)


def belonging(orders: Iterable[PracticeOrder]) -> tuple[PracticeOrder, ...]:
    """Give the drill's algo orders as they belong to the drill's positions: their side, mode, and end with them."""
    return tuple(
        replace(
            order,
            wire=order.wire | _BELONGING.get((order.account, order.instrument), {}),
            with_position=order.protective and order.kind in _WITH_POSITION,
        )
        if order.family is Family.OKX_ALGO
        else order
        for order in orders
    )


def ordinary_orders(now: float | None = None, algos: Iterable[PracticeOrder] = ()) -> tuple[PracticeOrder, ...]:
    """Give the drill's 8 ordinary orders; ``algos`` are the algo orders that some of them come from."""
    now_ms = int((time.time() if now is None else now) * 1000)
    parents = {number: order.algo_id for number, order in enumerate(algos)}
    return tuple(_order(line, number, now_ms, parents) for number, line in enumerate(_ORDERS))


def default_positions(now: float | None = None) -> tuple[PracticePosition, ...]:
    """Give the drill's 8 positions."""
    now_ms = int((time.time() if now is None else now) * 1000)
    return tuple(
        PracticePosition(
            account, family, name, Decimal(size), Decimal(entry), side, margin, updated_ms=now_ms - _H * 1000
        )
        for account, family, name, side, size, entry, margin in _HELD
    )


def many_ordinary(
    n: int,
    seed: int = 0,
    venue: Venue | None = None,
    *,
    now: float | None = None,
    instruments: int | None = None,
    label: str | None = None,
) -> tuple[PracticeOrder, ...]:
    """Give ``n`` ordinary orders for load, as `gui.drill.seeds.many` gives algo orders; all of them can open."""
    rng = random.Random(seed)  # noqa: S311 (a practice order, not a secret)
    now_ms = int((time.time() if now is None else now) * 1000)
    lines = [line for line in _ORDERS if (venue is None or line[1].venue is venue) and not line[6]]
    names = max(1, n // 10) if instruments is None else instruments
    made = []
    for number in range(n):
        account, family, _, kind, side, *_ = lines[number % len(lines)]
        age_s = rng.randrange(1, 72 * _H)
        name = _load_name(family.venue, number % names, inverse=family is _CM)
        size = str(rng.randrange(1, 50))
        line: Line = (label or account, family, name, kind, side, size, False, age_s, "99.00", {}, None)
        made.append(_order(line, number, now_ms, {}))
    return tuple(made)


def many_positions(
    n: int, seed: int = 0, venue: Venue | None = None, *, label: str | None = None
) -> tuple[PracticePosition, ...]:
    """Give ``n`` positions for load, long and short in turn, in the first instruments that `many` names."""
    rng = random.Random(seed)  # noqa: S311 (a practice position, not a secret)
    homes = [("drill-a", PositionFamily.OKX, "cross"), ("drill-c", PositionFamily.UM, "")]
    homes = [home for home in homes if venue is None or home[1].venue is venue]
    made = []
    for number in range(n):
        account, family, margin = homes[number % len(homes)]
        name = _load_name(family.venue, number)
        size = Decimal(rng.randrange(1, 500)) * (1 if number % 2 else -1)
        entry = instrument(family, name).mark
        made.append(PracticePosition(label or account, family, name, size, entry, margin=margin))
    return tuple(made)


def _load_name(venue: Venue, number: int, *, inverse: bool = False) -> str:
    coin = f"C{number:03d}"
    if venue is Venue.OKX:
        return f"{coin}-USDT-SWAP"
    return f"{coin}USD_PERP" if inverse else f"{coin}USDT"


def _order(line: Line, number: int, now_ms: int, parents: dict[int, str]) -> PracticeOrder:
    account, family, name, kind, side, size, reduce_only, age_s, price, wire, parent = line
    created_ms = now_ms - age_s * 1000
    okx = family is _OKX
    return PracticeOrder(
        account=account,
        family=family,
        algo_id=algo_id(family, created_ms, number),
        instrument=name,
        kind=kind,
        side=side,
        size=Decimal(size),
        created_ms=created_ms,
        protective=reduce_only,
        client_id="" if okx and number % 2 else f"hand{number}",
        wire={("px" if okx else "price"): price, **wire},
        parent=parents.get(parent, "") if parent is not None else "",
    )
