"""Every request of positions, their closing and the dead-man timer at Binance futures, as frozen data."""

from __future__ import annotations

from decimal import Decimal

from gui.connectors.base import Charge
from gui.connectors.binance.endpoints import FUTURES, ORDERS_1M, ORDERS_10S, Call
from gui.domain.closings import CloseRequest, CloseWay
from gui.domain.positions import PositionFamily, PositionSide

SERVICE: dict[PositionFamily, str] = {PositionFamily.UM: "fapi", PositionFamily.CM: "dapi"}
# Binance "Position Information V3" of USDⓈ-M, "Position Information" of COIN-M: path and weight.
POSITIONS: dict[PositionFamily, tuple[str, int]] = {
    PositionFamily.UM: ("/fapi/v3/positionRisk", 5),
    PositionFamily.CM: ("/dapi/v1/positionRisk", 1),
}
# A new order costs no weight of the address, only two counts of the account.
COUNTED = (Charge(ORDERS_10S, "account"), Charge(ORDERS_1M, "account"))
WEIGHTLESS = Charge(FUTURES, "address", 0)
NEW_ORDER = (*COUNTED, WEIGHTLESS)
COUNTDOWN_WEIGHT = 10
SIDES = {True: "BUY", False: "SELL"}
POSITION_SIDES = {PositionSide.LONG: "LONG", PositionSide.SHORT: "SHORT"}


def positions_call(family: PositionFamily) -> Call:
    """Ask for every position of a family."""
    path, weight = POSITIONS[family]
    return Call(f"{family} list", SERVICE[family], "GET", path, Charge(FUTURES, "address", weight))


def rules_call(family: PositionFamily) -> Call:
    """Ask for the sizes and prices that a market takes (Binance "Exchange Information"; weight 1, no key)."""
    service = SERVICE[family]
    path = f"/{service}/v1/exchangeInfo"
    return Call(f"{family} rules", service, "GET", path, Charge(FUTURES, "address"), signed=False)


def close_path(family: PositionFamily) -> str:
    """Give the path of a new order."""
    return f"/{SERVICE[family]}/v1/order"


def close_call(request: CloseRequest) -> Call:
    """Place the order that closes (Binance "New Order").

    One-way mode: ``reduceOnly``, so that it can never open. Hedge mode takes no such mark; the position side says the
    same.
    """
    key = request.key
    hedge = key.side in POSITION_SIDES
    parameters = [("symbol", key.instrument), ("side", SIDES[request.buy])]
    if hedge:
        parameters.append(("positionSide", POSITION_SIDES[key.side]))
    if request.way is CloseWay.LIMIT_IOC:
        parameters += [("type", "LIMIT"), ("timeInForce", "IOC"), ("price", _plain(request.price))]
    else:
        parameters.append(("type", "MARKET"))
    parameters.append(("quantity", _plain(request.quantity)))
    if not hedge:
        parameters.append(("reduceOnly", "true"))
    parameters += [("newClientOrderId", request.client_id), ("newOrderRespType", "RESULT")]
    return Call(
        f"{key.family} close",
        SERVICE[key.family],
        "POST",
        close_path(key.family),
        WEIGHTLESS,
        tuple(parameters),
        counted=COUNTED,
    )


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def countdown_call(family: PositionFamily, symbol: str, milliseconds: int) -> Call:
    """Set the timer of a symbol, 0 switches it off (Binance "Auto-Cancel All Open Orders")."""
    service = SERVICE[family]
    parameters = (("symbol", symbol), ("countdownTime", str(milliseconds)))
    charge = Charge(FUTURES, "address", COUNTDOWN_WEIGHT, bulk=True)
    return Call(f"{family} timer", service, "POST", f"/{service}/v1/countdownCancelAll", charge, parameters)
