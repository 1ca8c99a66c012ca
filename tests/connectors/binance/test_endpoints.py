"""Requests as data: documented paths and parameters, nothing extra, and what each costs."""

from __future__ import annotations

import pytest

from gui.connectors.base import Charge
from gui.connectors.binance.endpoints import (
    LIMITS,
    Call,
    cancel_batch_call,
    cancel_call,
    cancel_order_call,
    cancel_symbol_call,
    list_call,
    rights_call,
    status_call,
    time_call,
)
from gui.domain.venues import FAMILIES, Family, Venue

F = Family
FUTURES, SAPI = "binance.futures.weight", "binance.sapi"


@pytest.mark.parametrize(
    ("call", "asks", "parameters", "charge"),
    [
        (
            list_call(F.SAPI_FUTURES),
            "GET sapi /sapi/v1/algo/futures/openOrders",
            (),
            Charge(SAPI, "binance.sapi-futures:list"),
        ),
        (
            list_call(F.SAPI_SPOT),
            "GET sapi /sapi/v1/algo/spot/openOrders",
            (),
            Charge(SAPI, "binance.sapi-spot:list"),
        ),
        (list_call(F.UM), "GET fapi /fapi/v1/openAlgoOrders", (), Charge(FUTURES, "address", 40, bulk=True)),
        (list_call(F.CM), "GET dapi /dapi/v1/openAlgoOrders", (), Charge(FUTURES, "address", 40, bulk=True)),
        (
            cancel_call(F.SAPI_FUTURES, "14511"),
            "DELETE sapi /sapi/v1/algo/futures/order",
            (("algoId", "14511"),),
            Charge(SAPI, "binance.sapi-futures:cancel"),
        ),
        (
            cancel_call(F.SAPI_SPOT, "1"),
            "DELETE sapi /sapi/v1/algo/spot/order",
            (("algoId", "1"),),
            Charge(SAPI, "binance.sapi-spot:cancel"),
        ),
        (
            cancel_call(F.UM, "8389766036995847940"),
            "DELETE fapi /fapi/v1/algoOrder",
            (("algoId", "8389766036995847940"),),
            Charge(FUTURES, "address"),
        ),
        (
            cancel_call(F.CM, "1"),
            "DELETE dapi /dapi/v1/algoOrder",
            (("algoId", "1"),),
            Charge(FUTURES, "address"),
        ),
        (
            cancel_symbol_call(F.UM, "BTCUSDT"),
            "DELETE fapi /fapi/v1/algoOpenOrders",
            (("symbol", "BTCUSDT"),),
            Charge(FUTURES, "address"),
        ),
        (
            cancel_symbol_call(F.CM, "BTCUSD_PERP"),
            "DELETE dapi /dapi/v1/algoOpenOrders",
            (("symbol", "BTCUSD_PERP"),),
            Charge(FUTURES, "address"),
        ),
        (
            status_call(F.UM, "5", "BTCUSDT"),
            "GET fapi /fapi/v1/algoOrder",
            (("algoId", "5"),),
            Charge(FUTURES, "address"),
        ),
        (
            status_call(F.SAPI_FUTURES, "5", "BTCUSDT"),
            "GET sapi /sapi/v1/algo/futures/historicalOrders",
            (("symbol", "BTCUSDT"), ("page", "1"), ("pageSize", "100")),
            Charge(SAPI, "binance.sapi-futures:history"),
        ),
        (
            status_call(F.SAPI_SPOT, "5", ""),
            "GET sapi /sapi/v1/algo/spot/historicalOrders",
            (("page", "1"), ("pageSize", "100")),
            Charge(SAPI, "binance.sapi-spot:history"),
        ),
        (list_call(F.UM_ORDERS), "GET fapi /fapi/v1/openOrders", (), Charge(FUTURES, "address", 40, bulk=True)),
        (list_call(F.CM_ORDERS), "GET dapi /dapi/v1/openOrders", (), Charge(FUTURES, "address", 40, bulk=True)),
        (
            cancel_order_call(F.UM_ORDERS, "BTCUSDT", "8389766036995847940"),
            "DELETE fapi /fapi/v1/order",
            (("symbol", "BTCUSDT"), ("orderId", "8389766036995847940")),
            Charge(FUTURES, "address"),
        ),
        (
            cancel_batch_call(F.CM_ORDERS, "BTCUSD_PERP", ("1234567", "2345678")),
            "DELETE dapi /dapi/v1/batchOrders",
            (("symbol", "BTCUSD_PERP"), ("orderIdList", "[1234567,2345678]")),
            Charge(FUTURES, "address"),
        ),
        (
            cancel_symbol_call(F.UM_ORDERS, "BTCUSDT"),
            "DELETE fapi /fapi/v1/allOpenOrders",
            (("symbol", "BTCUSDT"),),
            Charge(FUTURES, "address"),
        ),
        (
            status_call(F.CM_ORDERS, "5", "BTCUSD_PERP"),
            "GET dapi /dapi/v1/order",
            (("symbol", "BTCUSD_PERP"), ("orderId", "5")),
            Charge(FUTURES, "address"),
        ),
        (
            rights_call(),
            "GET sapi /sapi/v1/account/apiRestrictions",
            (),
            Charge(SAPI, "rights"),
        ),
    ],
)
def test_every_call(call: Call, asks: str, parameters: tuple[tuple[str, str], ...], charge: Charge) -> None:
    assert f"{call.method} {call.service} {call.path}" == asks
    assert (call.parameters, call.charge, call.signed) == (parameters, charge, True)


@pytest.mark.parametrize(
    ("service", "path", "limit"),
    [
        ("sapi", "/api/v3/time", "binance.api"),
        ("fapi", "/fapi/v1/time", FUTURES),
        ("dapi", "/dapi/v1/time", FUTURES),
    ],
)
def test_clocks_need_no_key(service: str, path: str, limit: str) -> None:
    call = time_call(service)
    assert (call.service, call.path, call.signed, call.charge) == (service, path, False, Charge(limit, "address"))


def test_every_charge_has_its_limit_and_every_name_says_its_family() -> None:
    for family in FAMILIES[Venue.BINANCE]:
        for call in (list_call(family), cancel_call(family, "1"), status_call(family, "1", "X")):
            assert call.charge.limit in LIMITS
            assert str(family) in call.name
    assert (LIMITS[FUTURES].units, LIMITS[FUTURES].window_s) == (2400, 60.0)
    assert (LIMITS[SAPI].units, LIMITS[SAPI].window_s) == (12000, 60.0)


@pytest.mark.parametrize("family", FAMILIES[Venue.BINANCE])
@pytest.mark.parametrize("algo_id", ["014511", "9007199254740993", "8389766036995847940", "18446744073709551615"])
def test_an_id_leaves_byte_for_byte_as_it_was_listed(algo_id: str, family: Family) -> None:
    assert cancel_call(family, algo_id).parameters == (("algoId", algo_id),)
    if family in (F.UM, F.CM):
        assert status_call(family, algo_id, "BTCUSDT").parameters == (("algoId", algo_id),)
