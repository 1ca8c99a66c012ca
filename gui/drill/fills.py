"""What an order that goes off leads to: a change of its position, or an ordinary order in the book."""

from __future__ import annotations

from decimal import Decimal

from gui.domain.positions import PositionFamily, PositionKey, PositionSide
from gui.domain.venues import ORDINARY, Family
from gui.drill.ledger import ChangeCause
from gui.drill.okx_rows import instrument_type
from gui.drill.orders import PracticeOrder
from gui.drill.positions import Positions, PracticePosition

# TWAP and VP of SAPI trade in slices on their way; what is left of one that ends opens nothing.
POSITION_FAMILIES: dict[Family, PositionFamily] = {
    Family.OKX_ALGO: PositionFamily.OKX,
    Family.OKX_ORDERS: PositionFamily.OKX,
    Family.UM: PositionFamily.UM,
    Family.UM_ORDERS: PositionFamily.UM,
    Family.CM: PositionFamily.CM,
    Family.CM_ORDERS: PositionFamily.CM,
}
_MARKET = frozenset({"", "-1"})
_ALWAYS_RESTING = frozenset({"chase", "iceberg", "twap", "smart_iceberg", "STOP", "TAKE_PROFIT"})


def position_key(order: PracticeOrder) -> PositionKey | None:
    """Give the key of the position that an order opens or closes; None where it trades spot."""
    family = POSITION_FAMILIES.get(order.family)
    if family is None:
        return None
    if family is not PositionFamily.OKX:
        word = str(order.wire.get("positionSide", "BOTH")).lower()
        side = PositionSide.NET if word == "both" else PositionSide(word)
        return PositionKey(order.account, family, order.instrument, side)
    spot = instrument_type(order.instrument) == "SPOT"
    mode = str(order.wire.get("tdMode", "cash" if spot else "cross"))
    if mode == "cash":
        return None
    side = PositionSide(str(order.wire.get("posSide") or "net"))
    currency = str(order.wire.get("ccy", "")) if spot and mode == "cross" else ""
    return PositionKey(order.account, family, order.instrument, side, mode, currency)


def reduces(order: PracticeOrder) -> bool:
    """Say whether the order can only reduce: by its own word, or as the opposite of a hedged side."""
    key = position_key(order)
    hedged = {PositionSide.LONG: "sell", PositionSide.SHORT: "buy"}
    return order.protective or (key is not None and hedged.get(key.side) == order.side)


def in_the_way(order: PracticeOrder, position: PracticePosition) -> bool:
    """Say whether an order is a resting ordinary one that closes this position."""
    closing = "sell" if position.size > 0 else "buy"
    rests = order.live and order.family.ordinary and order.side == closing
    return rests and reduces(order) and position_key(order) == position.key


def fill(order: PracticeOrder, positions: Positions) -> None:
    """Trade the whole order at once: one that only reduces takes no more than is there."""
    key = position_key(order)
    if key is None:
        return
    held = positions.get(key)
    there = held.size if held is not None else Decimal(0)
    size = order.size or abs(there)
    delta = size if order.side == "buy" else -size
    if reduces(order):
        delta = clamped(there, delta)
    if delta:
        positions.trade(key, delta, ChangeCause.ORDER, client_id=order.client_id)


def clamped(there: Decimal, delta: Decimal) -> Decimal:
    """Give as much of a change as brings a size nearer to zero, and no further."""
    if there * delta >= 0:
        return Decimal(0)
    return max(delta, -there) if there > 0 else min(delta, -there)


def leaves_order(order: PracticeOrder) -> bool:
    """Say whether an algo order that fires leaves a limit order in the book."""
    if order.family not in ORDINARY:
        return False
    prices = {str(order.wire.get(name, "")) for name in ("ordPx", "slOrdPx", "tpOrdPx")}
    return order.kind in _ALWAYS_RESTING or not prices <= _MARKET


def child(order: PracticeOrder, now_ms: int) -> PracticeOrder:
    """Make the ordinary order that a fired algo order leaves."""
    price = next((str(order.wire[name]) for name in _CHILD_PRICES if order.wire.get(name) not in (None, *_MARKET)), "")
    okx = order.family is Family.OKX_ALGO
    kept = ("posSide", "tdMode", "ccy", "positionSide")
    wire = {name: order.wire[name] for name in kept if name in order.wire}
    wire |= {"px": price, "source": _SOURCES.get(order.kind, "7")} if okx else {"price": price}
    return PracticeOrder(
        account=order.account,
        family=ORDINARY[order.family],
        algo_id=order.child_id,
        instrument=order.instrument,
        kind="limit" if okx else "LIMIT",
        side=order.side,
        size=order.size,
        created_ms=now_ms,
        protective=order.protective,
        client_id="" if okx else order.client_id,
        wire=wire,
        parent=order.algo_id,
    )


_CHILD_PRICES = ("ordPx", "slOrdPx", "tpOrdPx", "pxLimit", "price", "triggerPrice", "last")
# OKX API v5, "GET / Order List": ``source`` tells which algo order spawned an order.
_SOURCES = {
    "trigger": "6",
    "twap": "13",
    "iceberg": "13",
    "smart_iceberg": "13",
    "move_order_stop": "25",
    "chase": "34",
}
