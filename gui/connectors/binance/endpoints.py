"""Every request that the program makes to Binance, as frozen data, and the limits that they count under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gui.connectors.base import CancelPath, Charge, Limit
from gui.connectors.binance.hosts import SERVICES
from gui.domain.venues import Family

# Binance "Limits": futures share 2400 weight a minute and address (USDⓈ-M and COIN-M together since 2026-06-30);
# SAPI counts 12000 a minute and address for each endpoint; /api 6000.
FUTURES = "binance.futures.weight"
SAPI = "binance.sapi"
API = "binance.api"
# New orders of an account are counted apart, cancels are not (Binance futures "Limits").
ORDERS_10S = "binance.orders.10s"
ORDERS_1M = "binance.orders.1m"
LIMITS: dict[str, Limit] = {
    FUTURES: Limit(2400, 60.0, share=0.8, other_share=0.6),
    SAPI: Limit(12000, 60.0, share=0.8, other_share=0.6),
    API: Limit(6000, 60.0, share=0.8, other_share=0.6),
    ORDERS_10S: Limit(300, 10.0, share=0.8, other_share=0.6),
    ORDERS_1M: Limit(1200, 60.0, share=0.8, other_share=0.6),
}

SINGLE = CancelPath("algo-order")
WHOLE_SYMBOL = CancelPath("algo-open-orders", batch_size=1000, whole_symbol=True)
# The same for ordinary orders (Binance "Cancel Order", "Cancel Multiple Orders", "Cancel All Open Orders").
ORDER = CancelPath("order")
BATCH = CancelPath("batch-orders", batch_size=10, one_instrument=True)
ALL_OF_SYMBOL = CancelPath("all-open-orders", batch_size=1000, whole_symbol=True)

CONDITIONAL_FAMILIES = frozenset({Family.UM, Family.CM})
FUTURES_FAMILIES = frozenset({*CONDITIONAL_FAMILIES, Family.UM_ORDERS, Family.CM_ORDERS})

_PATHS: dict[Family, str] = {
    Family.SAPI_FUTURES: "/sapi/v1/algo/futures",
    Family.SAPI_SPOT: "/sapi/v1/algo/spot",
    Family.UM: "/fapi/v1",
    Family.CM: "/dapi/v1",
    Family.UM_ORDERS: "/fapi/v1",
    Family.CM_ORDERS: "/dapi/v1",
}
LIST_WEIGHT = 40
# Rows of one page of SAPI's history, the most that Binance gives.
HISTORY_PAGE = 100


@dataclass(frozen=True, slots=True)
class Call:
    """One request to Binance before it is stamped; ``parameters`` are text, not yet encoded.

    ``counted`` is what a new order costs of the account's order counts, beside its weight.
    """

    name: str
    service: str
    method: str
    path: str
    charge: Charge
    parameters: tuple[tuple[str, str], ...] = ()
    signed: bool = True
    counted: tuple[Charge, ...] = ()


def charge_of(family: Family, name: str, weight: int = 1, *, bulk: bool = False) -> Charge:
    """Give what a call of a family costs: futures share one pool, SAPI has one for each endpoint."""
    if family in FUTURES_FAMILIES:
        return Charge(FUTURES, "address", weight, bulk)
    return Charge(SAPI, f"{family}:{name}", weight)


def list_call(family: Family) -> Call:
    """Ask for every open order of a family; futures cost 40 without a symbol.

    Binance "Open Algo Orders" of futures and of SAPI, "Current All Open Orders".
    """
    path = "openAlgoOrders" if family in CONDITIONAL_FAMILIES else "openOrders"
    if family in FUTURES_FAMILIES:
        charge = charge_of(family, "list", LIST_WEIGHT, bulk=True)
    else:
        charge = charge_of(family, "list")
    return Call(f"{family} list", SERVICES[family], "GET", f"{_PATHS[family]}/{path}", charge)


def cancel_call(family: Family, algo_id: str) -> Call:
    """Cancel one algo order by its id (Binance "Cancel Algo Order")."""
    path = "algoOrder" if family in CONDITIONAL_FAMILIES else "order"
    charge = charge_of(family, "cancel")
    parameters = (("algoId", algo_id),)
    return Call(f"{family} cancel", SERVICES[family], "DELETE", f"{_PATHS[family]}/{path}", charge, parameters)


def cancel_symbol_call(family: Family, symbol: str) -> Call:
    """Cancel every order of a family that a symbol has; futures only.

    Binance "Cancel All Algo Open Orders"; "Cancel All Open Orders", which leaves algo orders alone.
    """
    charge = charge_of(family, "cancel-symbol")
    path = f"{_PATHS[family]}/{'allOpenOrders' if family.ordinary else 'algoOpenOrders'}"
    return Call(f"{family} cancel symbol", SERVICES[family], "DELETE", path, charge, (("symbol", symbol),))


def cancel_order_call(family: Family, symbol: str, order_id: str) -> Call:
    """Cancel one ordinary order, which only symbol and id together name (Binance "Cancel Order")."""
    parameters = (("symbol", symbol), ("orderId", order_id))
    charge = charge_of(family, "cancel")
    return Call(f"{family} cancel", SERVICES[family], "DELETE", f"{_PATHS[family]}/order", charge, parameters)


def cancel_batch_call(family: Family, symbol: str, order_ids: Sequence[str]) -> Call:
    """Cancel up to ten ordinary orders of a symbol; ids of digits only (Binance "Cancel Multiple Orders")."""
    parameters = (("symbol", symbol), ("orderIdList", f"[{','.join(order_ids)}]"))
    charge = charge_of(family, "cancel")
    return Call(
        f"{family} cancel batch", SERVICES[family], "DELETE", f"{_PATHS[family]}/batchOrders", charge, parameters
    )


def status_call(family: Family, algo_id: str, symbol: str, page: int = 1) -> Call:
    """Ask for one order: futures by id, SAPI from a page of a symbol's history, which has no id filter."""
    service = SERVICES[family]
    if family in FUTURES_FAMILIES:
        parameters: tuple[tuple[str, str], ...] = (("algoId", algo_id),)
        path = "algoOrder"
        if family.ordinary:
            path, parameters = "order", (("symbol", symbol), ("orderId", algo_id))
        charge = charge_of(family, "query")
        return Call(f"{family} query", service, "GET", f"{_PATHS[family]}/{path}", charge, parameters)
    parameters = (("page", str(page)), ("pageSize", str(HISTORY_PAGE)))
    if symbol:
        parameters = (("symbol", symbol), *parameters)
    path = f"{_PATHS[family]}/historicalOrders"
    return Call(f"{family} history", service, "GET", path, charge_of(family, "history"), parameters)


TIMES: dict[str, tuple[str, str]] = {
    "sapi": ("/api/v3/time", API),
    "fapi": ("/fapi/v1/time", FUTURES),
    "dapi": ("/dapi/v1/time", FUTURES),
}


def time_call(service: str) -> Call:
    """Ask for the clock of a service (weight 1, no key)."""
    path, limit = TIMES[service]
    return Call(f"{service} time", service, "GET", path, Charge(limit, "address"), signed=False)


def rights_call() -> Call:
    """Ask what the key may do (Binance "Get API Key Permission"), which only SAPI tells."""
    return Call("key rights", "sapi", "GET", "/sapi/v1/account/apiRestrictions", Charge(SAPI, "rights"))
