"""Rows to orders: the odd is shown as odd, and only a row that could not be cancelled is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.okx.parse import group_of, order_of
from gui.domain.errors import ShapeError
from gui.domain.orders import AlgoOrder, Kind, Mark, OrderKey, PriceMark, Side
from gui.domain.venues import Family
from tests.connectors.okx.rows import SAMPLE, order, row

D = Decimal


def made_of(changes: dict[str, object]) -> AlgoOrder:
    return order_of("okx-main", "conditional", SAMPLE | changes)


def test_the_documented_row() -> None:
    made = order()
    assert made.key == OrderKey("okx-main", Family.OKX_ALGO, "1753184812254216192")
    assert (made.instrument, made.kind, made.kind_text) == ("BTC-USDT-SWAP", Kind.COND_SL, "conditional")
    assert (made.side, made.size, made.unit, made.size_note) == (Side.SELL, D(1), "ct", "")
    assert made.prices == (PriceMark(Mark.AT_OR_BELOW, D(39000)),)
    assert made.protective
    assert (made.created_ms, made.venue_status, made.pace_group) == (1724751378980, "live", "BTC-USDT-SWAP")
    assert made.notional is None
    assert made.distance is None


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"ordType": "oco"}, Kind.OCO),
        ({"ordType": "trigger"}, Kind.TRIGGER),
        ({"ordType": "move_order_stop"}, Kind.TRAILING),
        ({"ordType": "chase"}, Kind.CHASE),
        ({"ordType": "iceberg"}, Kind.ICEBERG),
        ({"ordType": "smart_iceberg"}, Kind.ICEBERG),
        ({"ordType": "twap"}, Kind.TWAP),
        ({"slTriggerPx": "", "tpTriggerPx": "1"}, Kind.COND_TP),
        ({"tpTriggerPx": "1"}, Kind.COND_SL),
        ({"ordType": "chase2"}, Kind.OTHER),
        ({"ordType": ""}, Kind.COND_SL),
        ({"ordType": None}, Kind.COND_SL),
    ],
)
def test_kinds(changes: dict[str, object], kind: Kind) -> None:
    made = made_of(changes)
    assert made.kind is kind
    assert made.kind_text == (changes.get("ordType") or "conditional")


@pytest.mark.parametrize(
    ("changes", "protective"),
    [
        ({}, True),
        ({"reduceOnly": "false"}, False),
        ({"reduceOnly": "false", "closeFraction": "1"}, True),
        ({"reduceOnly": "", "closeFraction": "0"}, False),
        ({"reduceOnly": "", "closeFraction": "x"}, False),
        ({"reduceOnly": True}, True),
        ({"ordType": "oco"}, True),
        ({"ordType": "move_order_stop"}, True),
        ({"ordType": "trigger"}, False),
        ({"ordType": "twap"}, False),
        ({"ordType": "new"}, False),
        ({"reduceOnly": "false", "posSide": "long"}, True),
        ({"reduceOnly": "false", "posSide": "short"}, False),
        ({"reduceOnly": "false", "posSide": "short", "side": "buy"}, True),
        ({"reduceOnly": "false", "posSide": "long", "side": "buy"}, False),
    ],
)
def test_protective_is_only_what_okx_marks_as_closing(changes: dict[str, object], protective: bool) -> None:
    assert made_of(changes).protective is protective


@pytest.mark.parametrize(("word", "side"), [("long", "long"), ("short", "short"), ("net", ""), ("", ""), (None, "")])
def test_the_source_and_the_side_of_a_hedged_account(word: str | None, side: str) -> None:
    made = made_of({"posSide": word, "tag": "60bb4a8d3416BCDE"})
    assert (made.position_side, made.tag, made.parent) == (side, "60bb4a8d3416BCDE", "")


def test_limits_count_options_by_their_family() -> None:
    assert group_of("BTC-USD-261225-60000-C") == group_of("BTC-USD-261225-60000-P") == "BTC-USD"
    assert [group_of(name) for name in ("BTC-USDT-SWAP", "BTC-USD-261225", "BTC-USDT", "")] == [
        "BTC-USDT-SWAP",
        "BTC-USD-261225",
        "BTC-USDT",
        "",
    ]


@pytest.mark.parametrize(
    ("changes", "size", "note", "unit"),
    [
        ({"sz": "", "closeFraction": "1"}, None, "whole position", "ct"),
        ({"sz": "", "closeFraction": "0.5"}, None, "50 % of position", "ct"),
        ({"sz": ""}, None, "?", "ct"),
        ({"sz": "NaN"}, None, "?", "ct"),
        ({"sz": None}, None, "?", "ct"),
        ({"instType": "SPOT", "instId": "BTC-USDT"}, D(1), "", "BTC"),
        ({"instType": "MARGIN", "instId": "BTC-USDT", "tgtCcy": "quote_ccy"}, D(1), "", "USDT"),
        ({"instType": "", "instId": "BTC-USDT"}, D(1), "", "BTC"),
        ({"instType": "", "instId": "BTC-USDT-261225"}, D(1), "", "ct"),
        ({"instType": "SPOT", "instId": "BTC"}, D(1), "", ""),
    ],
)
def test_sizes(changes: dict[str, object], size: Decimal | None, note: str, unit: str) -> None:
    made = made_of(changes)
    assert (made.size, made.size_note, made.unit) == (size, note, unit)


@pytest.mark.parametrize(
    ("changes", "group"),
    [
        ({"instType": "OPTION", "instId": "BTC-USD-261225-60000-C"}, "BTC-USD"),
        ({"instType": "", "instId": "BTC-USD-261225-60000-P"}, "BTC-USD"),
        (
            {"instType": "OPTION", "instId": "BTC-USD-261225-60000-C", "instFamily": "BTC-USD_UM"},
            "BTC-USD_UM",
        ),
        ({"instId": "BTC-USD_UM-SWAP"}, "BTC-USD_UM-SWAP"),
    ],
)
def test_options_are_paced_by_family(changes: dict[str, object], group: str) -> None:
    assert made_of(changes).pace_group == group


NONE = {"slTriggerPx": "", "slOrdPx": ""}


@pytest.mark.parametrize(
    ("changes", "prices"),
    [
        ({"slOrdPx": "38900"}, [(Mark.AT_OR_BELOW, D(39000)), (Mark.LIMIT, D(38900))]),
        ({"side": "buy"}, [(Mark.AT_OR_ABOVE, D(39000))]),
        ({"side": "hold"}, [(Mark.TRIGGER, D(39000))]),
        (NONE | {"tpTriggerPx": "70000"}, [(Mark.AT_OR_ABOVE, D(70000))]),
        (NONE | {"tpTriggerPx": "70000", "side": "buy"}, [(Mark.AT_OR_BELOW, D(70000))]),
        (NONE | {"triggerPx": "70000", "ordPx": "1"}, [(Mark.AT_OR_ABOVE, D(70000)), (Mark.LIMIT, D(1))]),
        (NONE | {"triggerPx": "60000", "ordPx": "-1"}, [(Mark.AT_OR_BELOW, D(60000))]),
        (NONE | {"triggerPx": "60000", "last": "x"}, [(Mark.TRIGGER, D(60000))]),
        (NONE | {"triggerPx": "x"}, [(Mark.TRIGGER, None)]),
        (NONE | {"callbackRatio": "0.05", "activePx": "9"}, [(Mark.CALLBACK, D(5)), (Mark.TRIGGER, D(9))]),
        (NONE | {"callbackSpread": "100"}, [(Mark.CALLBACK, D(100))]),
        (NONE | {"ordType": "twap", "pxLimit": "5"}, [(Mark.LIMIT, D(5))]),
        (NONE | {"ordType": "chase", "chaseType": "ratio", "chaseVal": "0.01"}, [(Mark.DISTANCE, D(1))]),
        (NONE | {"ordType": "chase", "chaseType": "distance", "chaseVal": "10"}, [(Mark.DISTANCE, D(10))]),
        (NONE | {"callbackRatio": "?"}, [(Mark.CALLBACK, None)]),
    ],
)
def test_prices(changes: dict[str, object], prices: list[tuple[Mark, Decimal | None]]) -> None:
    assert [(price.mark, price.value) for price in made_of(changes).prices] == prices


def test_percent_marks() -> None:
    assert order(callbackRatio="0.05").prices[-1].percent
    assert not order(callbackSpread="5").prices[-1].percent


@pytest.mark.parametrize(
    ("changes", "notional"),
    [
        ({"instType": "SPOT", "instId": "BTC-USDT", "sz": "2"}, D(78000)),
        ({"instType": "SPOT", "instId": "BTC-USDT", "sz": "2", "slOrdPx": "38000"}, D(76000)),
        ({"instType": "SPOT", "instId": "BTC-USDT", "sz": "500", "tgtCcy": "quote_ccy"}, D(500)),
        ({"instType": "SPOT", "instId": "BTC-USDT"} | NONE, None),
        ({"instType": "SPOT", "instId": "BTC-USDT", "sz": ""}, None),
    ],
)
def test_notional_only_where_it_is_exact(changes: dict[str, object], notional: Decimal | None) -> None:
    assert made_of(changes).notional == notional


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        "x",
        {},
        row(""),
        row(instId=""),
        row(instId=None),
        row(instId=5),
        SAMPLE | {"algoId": None},
        row("a b"),
    ],
)
def test_a_row_that_could_not_be_cancelled_is_refused(value: object) -> None:
    with pytest.raises(ShapeError):
        order_of("okx-main", "oco", value)


def test_an_id_as_number_stays_exact() -> None:
    made = order_of("a", "oco", SAMPLE | {"algoId": 8389766036995847940})
    assert made.key.algo_id == "8389766036995847940"


ODD: st.SearchStrategy[object] = (
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.lists(st.text(max_size=3)) | st.just({})
)
FIELDS = sorted(set(SAMPLE) - {"algoId", "instId"})


@given(st.dictionaries(st.sampled_from([*FIELDS, "new", "instFamily"]), ODD))
def test_whatever_else_is_odd_the_order_is_shown(changes: dict[str, object]) -> None:
    made = order_of("okx-main", "oco", SAMPLE | changes)
    assert (made.key.algo_id, made.instrument) == ("1753184812254216192", "BTC-USDT-SWAP")
    assert made.kind_text
    assert made.pace_group
