"""Requests of flatten as data: documented paths and parameters, nothing extra, and what each costs."""

from __future__ import annotations

import pytest

from gui.connectors.base import Charge
from gui.connectors.binance.auth import signature, signed_query
from gui.connectors.binance.endpoints import LIMITS, Call
from gui.connectors.binance.flatten_calls import (
    NEW_ORDER,
    close_call,
    countdown_call,
    positions_call,
    rules_call,
)
from gui.connectors.credentials import Credentials
from gui.connectors.wire import Lane
from gui.domain.clock import SystemClock
from gui.domain.closings import CloseWay
from gui.domain.positions import PositionSide
from gui.engine.pacing import AccountPace
from tests.connectors.binance.held import CM, UM, close_of

FUTURES = "binance.futures.weight"


@pytest.mark.parametrize(
    ("call", "asks", "charge", "signed"),
    [
        (positions_call(UM), "GET fapi /fapi/v3/positionRisk", Charge(FUTURES, "address", 5), True),
        (positions_call(CM), "GET dapi /dapi/v1/positionRisk", Charge(FUTURES, "address", 1), True),
        (rules_call(UM), "GET fapi /fapi/v1/exchangeInfo", Charge(FUTURES, "address"), False),
        (rules_call(CM), "GET dapi /dapi/v1/exchangeInfo", Charge(FUTURES, "address"), False),
    ],
)
def test_questions(call: Call, asks: str, charge: Charge, signed: bool) -> None:
    assert f"{call.method} {call.service} {call.path}" == asks
    assert (call.parameters, call.charge, call.signed, call.counted) == ((), charge, signed, ())


@pytest.mark.parametrize(("family", "service"), [(UM, "fapi"), (CM, "dapi")])
def test_the_timer(family: object, service: str) -> None:
    call = countdown_call(UM if family is UM else CM, "BTCUSDT", 120_000)
    assert f"{call.method} {call.service} {call.path}" == f"POST {service} /{service}/v1/countdownCancelAll"
    assert call.parameters == (("symbol", "BTCUSDT"), ("countdownTime", "120000"))
    assert call.charge == Charge(FUTURES, "address", 10, bulk=True)


ENDING = "newClientOrderId=ks-1&newOrderRespType=RESULT"
S = PositionSide


@pytest.mark.parametrize(
    ("call", "query"),
    [
        (close_call(close_of()), f"symbol=ADAUSDT&side=SELL&type=MARKET&quantity=30&reduceOnly=true&{ENDING}"),
        (
            close_call(close_of(buy=True, quantity="0.0000001")),
            f"symbol=ADAUSDT&side=BUY&type=MARKET&quantity=0.0000001&reduceOnly=true&{ENDING}",
        ),
        (
            close_call(close_of(S.LONG)),
            f"symbol=ADAUSDT&side=SELL&positionSide=LONG&type=MARKET&quantity=30&{ENDING}",
        ),
        (
            close_call(close_of(S.SHORT, buy=True, quantity="3E+1")),
            f"symbol=ADAUSDT&side=BUY&positionSide=SHORT&type=MARKET&quantity=30&{ENDING}",
        ),
        (
            close_call(close_of(way=CloseWay.LIMIT_IOC, price="0.4023")),
            f"symbol=ADAUSDT&side=SELL&type=LIMIT&timeInForce=IOC&price=0.4023&quantity=30&reduceOnly=true&{ENDING}",
        ),
        (
            close_call(close_of(S.SHORT, CloseWay.LIMIT_IOC, buy=True, price="0.4186")),
            f"symbol=ADAUSDT&side=BUY&positionSide=SHORT&type=LIMIT&timeInForce=IOC&price=0.4186&quantity=30&{ENDING}",
        ),
        (
            close_call(close_of(symbol="币安人生USDT")),
            "symbol=%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9FUSDT&side=SELL&type=MARKET&quantity=30&reduceOnly=true"
            f"&{ENDING}",
        ),
    ],
)
def test_what_is_signed_for_a_close(call: Call, query: str) -> None:
    keys = Credentials("K", "SECRET")
    payload = f"{query}&recvWindow=10000&timestamp=1763683200000"
    signed = signed_query(call.parameters, keys, 1763683200000, 10_000)
    assert signed == f"{payload}&signature={signature(payload, 'SECRET')}"
    assert f"{call.method} {call.service} {call.path}" == "POST fapi /fapi/v1/order"


def test_the_pace_keeps_both_counts_of_new_orders() -> None:
    pace = AccountPace(SystemClock(), LIMITS)
    for _ in range(240):
        assert pace.wait_s(NEW_ORDER, Lane.CANCEL) == 0
        pace.settle(pace.take(NEW_ORDER))
    assert pace.wait_s(NEW_ORDER, Lane.CANCEL) != 0
    assert pace.wait_s((Charge(FUTURES, "address"),), Lane.CANCEL) == 0


def test_a_close_counts_as_one_new_order_and_weighs_nothing() -> None:
    call = close_call(close_of())
    assert {*call.counted, call.charge} == set(NEW_ORDER)
    assert call.charge == Charge(FUTURES, "address", 0)
    assert [(charge.limit, charge.bucket, charge.units) for charge in NEW_ORDER[:2]] == [
        ("binance.orders.10s", "account", 1),
        ("binance.orders.1m", "account", 1),
    ]
    tens, minutes = (LIMITS[charge.limit] for charge in NEW_ORDER[:2])
    assert (tens.units, tens.window_s, minutes.units, minutes.window_s) == (300, 10.0, 1200, 60.0)
