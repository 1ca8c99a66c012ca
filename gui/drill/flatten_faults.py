"""What goes wrong with positions while they are closed: single mishaps, and the scenario that plays several."""

from __future__ import annotations

from decimal import Decimal

from gui.domain.positions import PositionFamily, PositionSide
from gui.domain.venues import Family, Venue
from gui.drill.common_faults import calm
from gui.drill.faults import Fault, FaultAct
from gui.drill.instruments import decimals
from gui.drill.orders import PracticeOrder
from gui.drill.positions import CloseBehaviour, PracticePosition
from gui.drill.script import Stage
from gui.drill.seeds import algo_id

# Where a close goes.
CLOSES: dict[PositionFamily, tuple[Venue, str]] = {
    PositionFamily.OKX: (Venue.OKX, "/api/v5/trade/close-position"),
    PositionFamily.UM: (Venue.BINANCE, "/fapi/v1/order"),
    PositionFamily.CM: (Venue.BINANCE, "/dapi/v1/order"),
}
_ORDERS = {
    PositionFamily.OKX: Family.OKX_ORDERS,
    PositionFamily.UM: Family.UM_ORDERS,
    PositionFamily.CM: Family.CM_ORDERS,
}
# How the positions of the scenario answer, in turn.
_TURNS = (CloseBehaviour.NORMAL, CloseBehaviour.PARTIAL, CloseBehaviour.LAGS, CloseBehaviour.SLOW)


def close_lost(family: PositionFamily, *, hits: int = 1, skip: int = 0) -> Fault:
    """Give the fault that lets closes be executed and loses their answers, after the first ``skip``."""
    venue, path = CLOSES[family]
    return Fault(FaultAct.RESET_AFTER, venue, path, method="POST", hits=hits, skip=skip)


def resting_close(position: PracticePosition, order_id: str, created_ms: int) -> PracticeOrder:
    """Give a resting order that would close the whole of a position, a bit away from its mark."""
    rules, okx = position.rules, position.family is PositionFamily.OKX
    away = Decimal("1.02") if position.size > 0 else Decimal("0.98")
    price = str((rules.mark * away).quantize(Decimal(1).scaleb(-decimals(rules.tick))))
    one_way = position.side is PositionSide.NET
    wire: dict[str, object] = {"px": price, "tdMode": position.margin, "posSide": position.side.value}
    if not okx:
        wire = {"price": price, "positionSide": "BOTH" if one_way else position.side.value.upper()}
    return PracticeOrder(
        account=position.account,
        family=_ORDERS[position.family],
        algo_id=order_id,
        instrument=position.instrument,
        kind="limit" if okx else "LIMIT",
        side="sell" if position.size > 0 else "buy",
        size=abs(position.size),
        created_ms=created_ms,
        protective=okx or one_way,
        wire=wire,
    )


def orders_in_the_way(stage: Stage) -> None:
    """Let a resting order hold each position, one close lose its answer, and others go by half, late or unseen."""
    calm(stage)
    book, now_ms = stage.book, stage.book.now_ms()
    for number, held in enumerate(held for held in book.positions if held.size):
        held.behaviour = _TURNS[number % len(_TURNS)]
        family = _ORDERS[held.family]
        book.add(resting_close(held, algo_id(family, now_ms, len(book) + number), now_ms))
    for where in (PositionFamily.OKX, PositionFamily.UM):
        stage.faults.add(close_lost(where, skip=1))
