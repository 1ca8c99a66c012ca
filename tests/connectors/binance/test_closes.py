"""The next close of a position: its side, its quantity and its price, and why there is none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.binance.closes import prepare, too_small
from gui.connectors.binance.sizes import NO_RULE, Lot, Rule
from gui.domain.closings import CloseReply, CloseRequest, CloseVerdict, CloseWay
from gui.domain.faults import FaultKind
from gui.domain.positions import Position, PositionSide
from tests.connectors.binance.held import coin_held, held

D, S, W, V = Decimal, PositionSide, CloseWay, CloseVerdict
RULE = Rule(Lot(D(1), D(1000), D(1)), Lot(D(1), D(2000), D("0.1")), D("0.0001"))


def made(position: Position, rule: Rule = RULE, way: CloseWay | None = None) -> CloseRequest:
    found = prepare(position, rule, "ks-1", way, host="fapi.binance.com")
    assert isinstance(found, CloseRequest)
    assert (found.key, found.client_id, found.host) == (position.key, "ks-1", "fapi.binance.com")
    return found


def answered(position: Position, rule: Rule = RULE, way: CloseWay | None = None, client_id: str = "x") -> CloseReply:
    found = prepare(position, rule, client_id, way)
    assert isinstance(found, CloseReply)
    assert found.key == position.key
    return found


@pytest.mark.parametrize(
    ("side", "amount", "buy"),
    [("BOTH", "30", False), ("BOTH", "-30", True), ("LONG", "30", False), ("SHORT", "-30", True)],
)
def test_the_side_that_closes(side: str, amount: str, buy: bool) -> None:
    request = made(held(positionSide=side, positionAmt=amount))
    assert (request.buy, request.quantity, request.way, request.price) == (buy, D(30), W.MARKET, None)
    assert request.path == "/fapi/v1/order"


def test_a_market_order_by_its_own_filter() -> None:
    assert made(held(positionAmt="30.75")).quantity == D(30)
    assert made(held(positionAmt="-2500")).quantity == D(1000)
    assert made(held(positionAmt="30.75"), NO_RULE).quantity == D("30.75")
    assert made(coin_held(), NO_RULE).path == "/dapi/v1/order"
    assert made(held(), RULE, W.WHOLE).way is W.MARKET


@pytest.mark.parametrize(("amount", "price"), [("30.75", "0.4023"), ("-30.75", "0.4186")])
def test_a_limit_order_near_the_mark_price(amount: str, price: str) -> None:
    request = made(held(positionAmt=amount), RULE, W.LIMIT_IOC)
    assert (request.way, request.quantity, request.price) == (W.LIMIT_IOC, D("30.7"), D(price))


@pytest.mark.parametrize(
    ("changes", "rule"), [({"markPrice": None}, RULE), ({"markPrice": "0"}, RULE), ({}, replace(RULE, tick=None))]
)
def test_no_limit_order_without_a_price(changes: dict[str, object], rule: Rule) -> None:
    reply = answered(held(**changes), rule, W.LIMIT_IOC)
    assert (reply.verdict, reply.message) == (
        V.REJECTED,
        "Binance told no price to close it at: close it at Binance",
    )
    coarse = answered(held(positionAmt="-30"), replace(RULE, tick=D(5)), W.LIMIT_IOC)
    assert coarse.verdict is V.REJECTED


def test_what_cannot_be_read_is_refused_with_words() -> None:
    reply = answered(held(positionAmt="?"))
    assert (reply.verdict, reply.message) == (V.REJECTED, "its size cannot be read: close it at Binance")
    assert reply.fault is not None and not reply.fault.sent
    odd = replace(held(), size=D("NaN"))
    assert answered(odd).verdict is V.REJECTED
    assert answered(replace(held(), size=D("Infinity"))).verdict is V.REJECTED
    assert answered(held(positionAmt="0")).verdict is V.NOTHING_HELD


def test_dust_is_named() -> None:
    reply = answered(held(positionAmt="-0.4"))
    assert (reply.verdict, reply.message) == (V.DUST, "0.4 ADA is too small for Binance to close: the least is 1")
    assert (reply.fault, reply.code) == (None, "")
    fine = Rule(Lot(step=D("0.5")))
    assert answered(held(positionAmt="0.4"), fine).message.endswith("the least is 0.5")
    assert too_small(coin_held(), None) == "3 ct is too small for Binance to close"


@pytest.mark.parametrize("client_id", ["", "x" * 37, "a b", "a\n", "é", "a#b"])
def test_an_id_that_binance_does_not_take_is_our_fault(client_id: str) -> None:
    reply = answered(held(), client_id=client_id)
    assert (reply.verdict, reply.fault and reply.fault.kind) == (V.REJECTED, FaultKind.OWN_FAULT)
    assert isinstance(prepare(held(), RULE, "x" * 36), CloseRequest)


NUMBER = st.decimals(allow_nan=True, allow_infinity=True)
ABOVE = st.none() | st.decimals(D("1e-9"), D("1e9"))


@given(
    NUMBER, st.sampled_from(list(S)), ABOVE, ABOVE, ABOVE, ABOVE, ABOVE, st.sampled_from([None, W.MARKET, W.LIMIT_IOC])
)
def test_never_more_than_is_held_and_never_the_other_way(
    size: Decimal,
    side: PositionSide,
    least: Decimal | None,
    most: Decimal | None,
    step: Decimal | None,
    tick: Decimal | None,
    mark: Decimal | None,
    way: CloseWay | None,
) -> None:
    if size.is_finite() and abs(size.adjusted()) > 60:
        size = D(1)
    lot = Lot(least, most, step)
    position = replace(held(), key=held().key._replace(side=side), size=size, mark=mark)
    found = prepare(position, Rule(lot, lot, tick), "ks-1", way)
    if isinstance(found, CloseReply):
        assert found.verdict in (V.REJECTED, V.DUST, V.NOTHING_HELD)
        assert found.message
        return
    assert found.quantity is not None
    assert 0 < found.quantity <= size.copy_abs()
    assert found.buy is (size < 0)
    assert (found.price is not None) is (found.way is W.LIMIT_IOC)
    assert found.price is None or found.price > 0
