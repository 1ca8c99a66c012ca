"""Requests as data: exact text, exact limits."""

from __future__ import annotations

import json

import pytest

from gui.connectors.base import CancelPath, Charge
from gui.connectors.okx.auth import sign
from gui.connectors.okx.endpoints import (
    CANCEL,
    CANCEL_ADVANCE,
    CANCEL_ORDERS,
    LIMITS,
    SINGLE_CANCELS,
    TYPES,
    URGENT,
    Call,
    backstop_call,
    cancel_call,
    close_call,
    config_call,
    detail_call,
    id_field,
    list_call,
    order_call,
    orders_call,
    positions_call,
    time_call,
)
from gui.domain.errors import KillSwitchError
from gui.domain.positions import PositionFamily, PositionKey, PositionSide

SECRET = "22582BD0CFF14C41EDBF1AB98506286D"


def key(side: PositionSide = PositionSide.NET, margin: str = "cross", currency: str = "") -> PositionKey:
    return PositionKey("a", PositionFamily.OKX, "BTC-USDT-SWAP", side, margin, currency)


def test_every_type_is_asked_for_alone() -> None:
    targets = [list_call(order_type).target for order_type in TYPES]
    assert len(targets) == len(set(targets)) == 8
    assert targets[0] == "/api/v5/trade/orders-algo-pending?ordType=conditional&limit=100"
    assert list_call("oco", "12").target.endswith("&limit=100&after=12")
    assert list_call("oco", "a&b,c").target.endswith("&after=a%26b%2Cc")


def test_a_cancel_is_a_bare_compact_array() -> None:
    call = cancel_call(CANCEL, [("590919993110396111", "BTC-USDT"), ("2", "ETH-USDT-SWAP")])
    assert (call.method, call.target) == ("POST", "/api/v5/trade/cancel-algos")
    assert call.body == (
        b'[{"instId":"BTC-USDT","algoId":"590919993110396111"},{"instId":"ETH-USDT-SWAP","algoId":"2"}]'
    )
    assert cancel_call(CANCEL_ADVANCE, [("1", "A")]).target == "/api/v5/trade/cancel-advance-algos"
    assert len(json.loads(cancel_call(CANCEL, [(str(n), "A") for n in range(10)]).body)) == 10


@pytest.mark.parametrize("algo_id", ["0590919993110396111", "9007199254740993", "18446744073709551615", "00", "a1"])
def test_an_id_leaves_byte_for_byte_as_it_was_listed(algo_id: str) -> None:
    for path in (CANCEL, CANCEL_ADVANCE):
        assert f'"algoId":"{algo_id}"}}'.encode() in cancel_call(path, [(algo_id, "BTC-USDT-SWAP")]).body
    assert detail_call(algo_id).target.endswith(f"?algoId={algo_id}")


@pytest.mark.parametrize(
    ("path", "count"),
    [
        *((CANCEL, 0), (CANCEL, 11), (CANCEL_ORDERS, 0), (CANCEL_ORDERS, 21)),
        *((CancelPath("place-algos", 10), 1), (CancelPath("batch-orders", 20), 1)),
    ],
)
def test_what_okx_would_not_take_is_not_built(path: CancelPath, count: int) -> None:
    with pytest.raises(KillSwitchError):
        cancel_call(path, [(str(number), "A") for number in range(count)])


def test_every_call_counts_under_a_known_limit() -> None:
    calls = [
        list_call("oco"),
        detail_call("1"),
        time_call(),
        config_call(),
        cancel_call(CANCEL, [("1", "A")]),
        orders_call(),
        order_call("1", "A", "A"),
        cancel_call(CANCEL_ORDERS, [("1", "A")]),
        positions_call(),
        close_call(key(), "c1", "BTC-USDT-SWAP"),
        backstop_call(60),
    ]
    assert {call.charge.limit for call in calls} | {SINGLE_CANCELS} == set(LIMITS)
    assert [call.signed for call in calls] == [True, True, False, *[True] * 8]
    assert detail_call("1/2").target == "/api/v5/trade/order-algo?algoId=1%2F2"


def test_what_takes_risk_away_may_use_all_of_its_limit_and_nothing_else_of_it() -> None:
    told = {name: (LIMITS[name].units, LIMITS[name].window_s, LIMITS[name].share) for name in URGENT}
    assert told == {
        "okx.cancel": (20, 2.0, 1.0),
        "okx.orders.cancel": (300, 2.0, 1.0),
        "okx.orders.cancel-one": (60, 2.0, 1.0),
        "okx.close": (20, 2.0, 1.0),
    }
    others = {name: limit for name, limit in LIMITS.items() if name not in URGENT}
    assert (others["okx.positions"].units, others["okx.orders.list"].units) == (10, 60)
    assert (others["okx.backstop"].units, others["okx.backstop"].window_s) == (1, 1.0)
    # The timer alone needs the one request a second that there is.
    assert {name for name, limit in others.items() if limit.other_share == 1.0} == {"okx.backstop"}


def test_ordinary_orders_are_asked_for_in_one_list() -> None:
    assert (orders_call().method, orders_call().target) == ("GET", "/api/v5/trade/orders-pending?limit=100")
    assert orders_call("12").target == "/api/v5/trade/orders-pending?limit=100&after=12"
    assert orders_call("a&b").target.endswith("&after=a%26b")
    asked = order_call("312269865356374016", "BTC-USD-261225-60000-C", "BTC-USD")
    assert asked.target == "/api/v5/trade/order?instId=BTC-USD-261225-60000-C&ordId=312269865356374016"
    assert asked.charge == Charge("okx.orders.status", "BTC-USD")


def test_a_cancel_of_ordinary_orders_names_their_ids() -> None:
    call = cancel_call(CANCEL_ORDERS, [("590919993110396111", "BTC-USDT"), ("2", "ETH-USDT-SWAP")])
    assert (call.method, call.target) == ("POST", "/api/v5/trade/cancel-batch-orders")
    assert call.body == b'[{"instId":"BTC-USDT","ordId":"590919993110396111"},{"instId":"ETH-USDT-SWAP","ordId":"2"}]'
    assert len(json.loads(cancel_call(CANCEL_ORDERS, [(str(n), "A") for n in range(20)]).body)) == 20
    assert [id_field(path.name) for path in (CANCEL, CANCEL_ADVANCE, CANCEL_ORDERS)] == ["algoId", "algoId", "ordId"]


@pytest.mark.parametrize(
    ("asked", "client_id", "body"),
    [
        (key(), "", b'{"instId":"BTC-USDT-SWAP","mgnMode":"cross","autoCxl":true}'),
        (key(), "ks1", b'{"instId":"BTC-USDT-SWAP","mgnMode":"cross","autoCxl":true,"clOrdId":"ks1"}'),
        (
            key(PositionSide.LONG, "isolated"),
            "ks1",
            b'{"instId":"BTC-USDT-SWAP","mgnMode":"isolated","posSide":"long","autoCxl":true,"clOrdId":"ks1"}',
        ),
        (
            key(PositionSide.SHORT, currency="USDT"),
            "",
            b'{"instId":"BTC-USDT-SWAP","mgnMode":"cross","posSide":"short","ccy":"USDT","autoCxl":true}',
        ),
    ],
)
def test_a_close_names_just_its_position(asked: PositionKey, client_id: str, body: bytes) -> None:
    call = close_call(asked, client_id, "BTC-USDT-SWAP")
    assert (call.method, call.target, call.body) == ("POST", "/api/v5/trade/close-position", body)
    assert call.charge == Charge("okx.close", "BTC-USDT-SWAP")


def test_the_timer_takes_what_okx_takes() -> None:
    assert [backstop_call(seconds).body for seconds in (0, 10, 120)] == [
        b'{"timeOut":"0"}',
        b'{"timeOut":"10"}',
        b'{"timeOut":"120"}',
    ]
    assert backstop_call(10).target == "/api/v5/trade/cancel-all-after"
    for seconds in (-1, 1, 9, 121):
        with pytest.raises(KillSwitchError):
            backstop_call(seconds)


@pytest.mark.parametrize(
    ("call", "stamp", "signature"),
    [
        (backstop_call(10), "02:00:00.999", "XQseqe0gRqJ0rIq/0SI61pKkj50lhoX48ATvRPfmy/M="),
        (
            cancel_call(CANCEL_ORDERS, [("590919993110396111", "BTC-USDT"), ("2", "ETH-USDT-SWAP")]),
            "02:00:00.123",
            "9GfRfEumEgLTxXJGju4QIePoEIDo+ce6qI7XBC1RDC8=",
        ),
        (
            close_call(key(PositionSide.LONG, "isolated"), "ks1", "BTC-USDT-SWAP"),
            "02:00:00.123",
            "CY+pcCFZpAe/wjkEBebXqw8XyVL9y2n97PZYXECsyxw=",
        ),
        (orders_call("12"), "02:00:00.000", "eedRq7wGaOnrcy8cDHdvopBUPEQvW2GCa9wSxjh8EfA="),
        (positions_call(), "02:00:00.000", "/wmRgwkR11j9xOwRi19Wq7BwMSYRnmmBglc7hGlGuSs="),
    ],
)
def test_the_signed_bytes_are_those_of_another_hand(call: Call, stamp: str, signature: str) -> None:
    # Computed with openssl; the first is also that of the venue's own Python SDK.
    assert sign(SECRET, f"2026-11-21T{stamp}Z", call.method, call.target, call.body) == signature
