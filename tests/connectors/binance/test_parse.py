"""Rows to orders: the odd is shown as odd, and only a row that could not be cancelled is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.binance.parse import conditional_order, execution_order, ordinary_order
from gui.domain.errors import ShapeError
from gui.domain.orders import Kind, Mark, OrderKey, PriceMark, Side
from gui.domain.venues import Family
from tests.connectors.binance.rows import RESTING, STOP, TWAP, resting, stop, twap

D = Decimal


def test_the_documented_twap() -> None:
    made = twap()
    assert made.key == OrderKey("bin", Family.SAPI_FUTURES, "14517")
    assert (made.instrument, made.kind, made.kind_text, made.side) == ("ETHUSDT", Kind.TWAP, "TWAP", Side.SELL)
    assert (made.size, made.unit, made.size_note) == (D("5.000"), "ETH", "")
    assert made.client_algo_id == "d7096549481642f8a0bb69e9e2e31f2e"
    assert (made.prices, made.protective, made.notional) == ((), False, None)
    assert (made.created_ms, made.venue_status, made.pace_group) == (1649756817004, "WORKING", "ETHUSDT")


def test_the_documented_stop() -> None:
    made = stop()
    assert made.key == OrderKey("bin", Family.UM, "4000001340070237")
    assert (made.instrument, made.kind, made.kind_text) == ("BTCUSDT", Kind.COND_SL, "STOP_MARKET")
    assert (made.side, made.size, made.unit, made.size_note) == (Side.SELL, D("0.5"), "BTC", "")
    assert made.prices == (PriceMark(Mark.AT_OR_BELOW, D(74000)),)
    assert (made.protective, made.notional) == (True, D(37000))
    assert (made.created_ms, made.venue_status) == (1763683100000, "NEW")


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, Kind.TWAP),
        ({"algoType": "VP"}, Kind.VP),
        ({"algoType": "POV"}, Kind.OTHER),
        ({"algoType": "twap"}, Kind.OTHER),
        ({"algoType": None}, Kind.OTHER),
    ],
)
def test_kinds_of_sapi(changes: dict[str, object], kind: Kind) -> None:
    assert twap(**changes).kind is kind


def test_sapi_details() -> None:
    assert twap(limitPrice="3000").prices == (PriceMark(Mark.LIMIT, D(3000)),)
    assert twap(limitPrice="0").prices == ()
    assert twap(avgPrice="3120.5").notional == D("15602.5")
    odd = twap(totalQty="NaN", side="HOLD", bookTime="x", avgPrice=None)
    assert (odd.size, odd.size_note, odd.side, odd.created_ms, odd.notional) == (None, "?", Side.OTHER, None, None)


OPENS = {"reduceOnly": False}


@pytest.mark.parametrize(
    ("changes", "kind", "protective"),
    [
        ({"orderType": "STOP"}, Kind.COND_SL, True),
        ({"orderType": "STOP"} | OPENS, Kind.TRIGGER, False),
        ({"orderType": "STOP_MARKET"} | OPENS, Kind.TRIGGER, False),
        ({"orderType": "STOP_MARKET", "closePosition": True} | OPENS, Kind.COND_SL, True),
        ({"orderType": "STOP_MARKET", "closePosition": "true"} | OPENS, Kind.COND_SL, True),
        ({"orderType": "STOP_MARKET", "closePosition": 1} | OPENS, Kind.TRIGGER, False),
        ({"orderType": "STOP_MARKET", "positionSide": "LONG"} | OPENS, Kind.COND_SL, True),
        ({"orderType": "STOP_MARKET", "positionSide": "SHORT"} | OPENS, Kind.TRIGGER, False),
        ({"orderType": "STOP", "positionSide": "SHORT", "side": "BUY"} | OPENS, Kind.COND_SL, True),
        ({"orderType": "STOP", "positionSide": "LONG", "side": "BUY"} | OPENS, Kind.TRIGGER, False),
        ({"orderType": "TAKE_PROFIT"}, Kind.COND_TP, True),
        ({"orderType": "TAKE_PROFIT_MARKET"}, Kind.COND_TP, True),
        ({"orderType": "TAKE_PROFIT"} | OPENS, Kind.TRIGGER, False),
        ({"orderType": "TRAILING_STOP_MARKET"}, Kind.TRAILING, True),
        ({"orderType": "TRAILING_STOP_MARKET"} | OPENS, Kind.TRAILING, False),
        ({"orderType": "OTOCO", "reduceOnly": "true"}, Kind.OTHER, True),
        ({"orderType": "", "type": "STOP"}, Kind.COND_SL, True),
        ({"orderType": None, "type": "TAKE_PROFIT"}, Kind.COND_TP, True),
        ({"orderType": 5}, Kind.OTHER, True),
        ({"reduceOnly": None}, Kind.TRIGGER, False),
    ],
)
def test_kinds_of_futures(changes: dict[str, object], kind: Kind, protective: bool) -> None:
    made = stop(**changes)
    assert (made.kind, made.protective) == (kind, protective)


@pytest.mark.parametrize(
    ("changes", "prices"),
    [
        ({"orderType": "STOP", "price": "73900"}, [(Mark.AT_OR_BELOW, D(74000)), (Mark.LIMIT, D(73900))]),
        ({"orderType": "STOP", "side": "BUY"}, [(Mark.AT_OR_ABOVE, D(74000))]),
        ({"orderType": "TAKE_PROFIT"}, [(Mark.AT_OR_ABOVE, D(74000))]),
        ({"orderType": "TAKE_PROFIT_MARKET", "side": "BUY"}, [(Mark.AT_OR_BELOW, D(74000))]),
        ({"side": "HOLD"}, [(Mark.TRIGGER, D(74000))]),
        ({"orderType": "NEW_KIND"}, [(Mark.TRIGGER, D(74000))]),
        ({"triggerPrice": "x"}, [(Mark.AT_OR_BELOW, None)]),
        ({"triggerPrice": ""}, []),
        ({"triggerPrice": None, "price": None}, []),
        ({"price": "-1"}, [(Mark.AT_OR_BELOW, D(74000))]),
        ({"orderType": "TRAILING_STOP_MARKET", "callbackRate": "1.5"}, [(Mark.CALLBACK, D("1.5"))]),
        (
            {"orderType": "TRAILING_STOP_MARKET", "callbackRate": "2", "activatePrice": "7"},
            [(Mark.CALLBACK, D(2)), (Mark.TRIGGER, D(7))],
        ),
    ],
)
def test_prices(changes: dict[str, object], prices: list[tuple[Mark, Decimal | None]]) -> None:
    made = stop(**changes)
    assert [(price.mark, price.value) for price in made.prices] == prices
    assert all(price.percent is (price.mark is Mark.CALLBACK) for price in made.prices)


@pytest.mark.parametrize(
    ("changes", "size", "note"),
    [
        ({"closePosition": True, "quantity": "0.0000"}, None, "whole position"),
        ({"closePosition": True, "quantity": ""}, None, "whole position"),
        ({"closePosition": True, "quantity": "3"}, None, "whole position"),
        ({"quantity": "0"}, D(0), ""),
        ({"quantity": ""}, None, "?"),
        ({"quantity": None}, None, "?"),
        ({"quantity": "1e999"}, None, "?"),
        ({"quantity": 3}, D(3), ""),
    ],
)
def test_sizes(changes: dict[str, object], size: Decimal | None, note: str) -> None:
    made = stop(**changes)
    assert (made.size, made.size_note) == (size, note)


@pytest.mark.parametrize(
    ("symbol", "unit"),
    [
        ("BTCUSDT", "BTC"),
        ("BTCUSDC", "BTC"),
        ("1000PEPEUSDT", "1000PEPE"),
        ("ETHFDUSD", "ETH"),
        ("BTCUSDT_260327", "BTC"),
        ("ETHBTC", "ETH"),
        ("币安人生USDT", "币安人生"),
        ("USDT", ""),
        ("BTCXYZ", ""),
    ],
)
def test_units(symbol: str, unit: str) -> None:
    assert stop(symbol=symbol).unit == unit
    assert twap(symbol=symbol, family=Family.SAPI_SPOT).unit == unit
    assert stop(symbol=symbol, family=Family.CM).unit == "ct"


def test_contracts_have_no_notional_of_their_own() -> None:
    assert stop(family=Family.CM, symbol="BTCUSD_PERP").notional is None
    assert stop(closePosition=True).notional is None
    assert stop(triggerPrice="").notional is None


def test_the_documented_resting_order() -> None:
    made = resting()
    assert made.key == OrderKey("bin", Family.UM_ORDERS, "1917641")
    assert (made.instrument, made.kind, made.kind_text, made.side) == ("BTCUSDT", Kind.LIMIT, "LIMIT", Side.BUY)
    assert (made.size, made.unit, made.size_note, made.notional) == (D("0.4"), "BTC", "", D(37200))
    assert (made.prices, made.protective, made.position_side) == ((PriceMark(Mark.LIMIT, D(93000)),), False, "")
    assert (made.created_ms, made.venue_status, made.pace_group) == (1579276756075, "NEW", "BTCUSDT")
    assert (made.client_algo_id, made.parent, made.tag) == ("web_abc", "", "")


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"timeInForce": "GTX"}, Kind.POST_ONLY),
        ({"timeInForce": "IOC"}, Kind.IOC),
        ({"timeInForce": "FOK"}, Kind.FOK),
        ({"timeInForce": "GTD"}, Kind.LIMIT),
        ({"timeInForce": None}, Kind.LIMIT),
        ({"type": "MARKET"}, Kind.MARKET),
        ({"type": "STOP"}, Kind.TRIGGER),
        ({"type": "STOP_MARKET", "reduceOnly": True}, Kind.COND_SL),
        ({"type": "TAKE_PROFIT", "reduceOnly": True}, Kind.COND_TP),
        ({"type": "TRAILING_STOP_MARKET"}, Kind.TRAILING),
        ({"type": "LIQUIDATION"}, Kind.OTHER),
        ({"type": None}, Kind.OTHER),
    ],
)
def test_kinds_of_ordinary_orders(changes: dict[str, object], kind: Kind) -> None:
    assert resting(**changes).kind is kind


@pytest.mark.parametrize(
    ("changes", "protective", "side"),
    [
        ({"reduceOnly": True}, True, ""),
        ({"reduceOnly": "true"}, True, ""),
        ({"closePosition": True}, True, ""),
        ({"positionSide": "LONG"}, False, "long"),
        ({"positionSide": "LONG", "side": "SELL"}, True, "long"),
        ({"positionSide": "SHORT"}, True, "short"),
        ({"positionSide": "SHORT", "side": "SELL"}, False, "short"),
        ({"positionSide": "long", "side": "SELL"}, False, ""),
    ],
)
def test_what_can_only_reduce(changes: dict[str, object], protective: bool, side: str) -> None:
    made = resting(**changes)
    assert (made.protective, made.position_side) == (protective, side)
    if "closePosition" not in changes:
        assert stop(**({"reduceOnly": False} | changes)).position_side == side


@pytest.mark.parametrize(
    ("changes", "size", "note"),
    [
        ({"executedQty": "0.150"}, D("0.25"), ""),
        ({"executedQty": "0.400"}, D(0), ""),
        ({"executedQty": "0.500"}, D("0.4"), ""),
        ({"executedQty": "-1"}, D("0.4"), ""),
        ({"executedQty": None}, D("0.4"), ""),
        ({"origQty": "x"}, None, "?"),
        ({"closePosition": True}, None, "whole position"),
    ],
)
def test_the_size_is_what_is_left(changes: dict[str, object], size: Decimal | None, note: str) -> None:
    made = resting(**changes)
    assert (made.size, made.size_note) == (size, note)


def test_ordinary_details() -> None:
    assert resting(type="MARKET", price="0").prices == ()
    marks = resting(type="STOP", stopPrice="95000").prices
    assert [(price.mark, price.value) for price in marks] == [(Mark.AT_OR_ABOVE, D(95000)), (Mark.LIMIT, D(93000))]
    contract = resting(family=Family.CM_ORDERS, symbol="BTCUSD_PERP")
    assert (contract.unit, contract.notional) == ("ct", None)
    nameless = resting(symbol=5)
    assert (nameless.instrument, nameless.key.algo_id) == ("", "1917641")


BAD_IDS: list[object] = [None, "", "a b", 1.5, True, -5, [], {}, "1\ud800", "٣"]
BAD_SYMBOLS: list[object] = [None, "", 5, "A B", "A\nB", "x" * 65, "A\u202eB", "\ud800"]


@pytest.mark.parametrize(
    "value",
    [
        *(None, [], "x", 5, {}),
        *({**row, "algoId": bad} for bad in BAD_IDS for row in (STOP, TWAP)),
    ],
)
def test_a_row_that_could_not_be_cancelled_is_refused(value: object) -> None:
    with pytest.raises(ShapeError):
        conditional_order("bin", Family.UM, value)
    with pytest.raises(ShapeError):
        execution_order("bin", Family.SAPI_SPOT, value)


@pytest.mark.parametrize("value", [None, [], "x", {}, *({**RESTING, "orderId": bad} for bad in BAD_IDS)])
def test_an_ordinary_row_without_an_id_is_refused(value: object) -> None:
    with pytest.raises(ShapeError):
        ordinary_order("bin", Family.UM_ORDERS, value)


@pytest.mark.parametrize("symbol", BAD_SYMBOLS)
def test_an_order_without_a_readable_symbol_is_still_an_order(symbol: object) -> None:
    for made in (stop(symbol=symbol), twap(symbol=symbol)):
        assert made.key.algo_id in ("4000001340070237", "14517")
        assert (made.instrument, made.unit, made.side) == ("", "", Side.SELL)


def test_ids_stay_exact() -> None:
    assert stop(8389766036995847940).key.algo_id == "8389766036995847940"
    assert twap("0014511").key.algo_id == "0014511"


ODD: st.SearchStrategy[object] = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals()
    | st.text(max_size=20)
    | st.lists(st.text(max_size=3), max_size=2)
    | st.just({})
)
FIELDS = sorted((set(STOP) | set(TWAP)) - {"algoId", "symbol"})


@given(st.dictionaries(st.sampled_from([*FIELDS, "type", "ia", "limitPrice", "callbackRate", "activatePrice"]), ODD))
def test_whatever_else_is_odd_the_order_is_shown(changes: dict[str, object]) -> None:
    for made in (stop(**changes), twap(**changes)):
        assert made.key.algo_id in ("4000001340070237", "14517")
        assert made.instrument in ("BTCUSDT", "ETHUSDT")
        assert made.size is None or made.size.is_finite()
        assert made.venue_status.isprintable()
        if made.size is None:
            assert made.size_note
