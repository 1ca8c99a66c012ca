"""Rows of ordinary orders: what is left of each, what it came from, and only what could not be cancelled is refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.okx.orders_parse import ordinary_order_of
from gui.domain.errors import ShapeError
from gui.domain.orders import Kind, Mark, OrderKey, PriceMark, Side
from gui.domain.venues import Family
from tests.connectors.okx.rows import ORDINARY, ordinary

D = Decimal


def test_the_documented_row() -> None:
    made = ordinary()
    assert made.key == OrderKey("okx-main", Family.OKX_ORDERS, "1752588852617379840")
    assert (made.instrument, made.kind, made.kind_text) == ("BTC-USDT", Kind.POST_ONLY, "post_only")
    assert (made.side, made.size, made.unit, made.size_note) == (Side.BUY, D("0.001"), "BTC", "")
    assert made.prices == (PriceMark(Mark.LIMIT, D("13013.5")),)
    assert (made.protective, made.exposure_first) == (False, True)
    assert (made.created_ms, made.venue_status, made.pace_group) == (1724733617998, "live", "BTC-USDT")
    assert (made.notional, made.parent, made.tag, made.position_side) == (D("13.0135"), "", "", "")


def test_a_child_of_an_algo_order_of_a_hedged_account() -> None:
    made = ordinary(
        "7",
        instId="ETH-USDT-SWAP",
        instType="SWAP",
        algoId="590919993110396111",
        clOrdId="bot7",
        tag="60bb4a8d3416BCDE",
        posSide="long",
        side="sell",
        reduceOnly="false",
        ordType="limit",
    )
    assert (made.parent, made.client_algo_id, made.tag) == ("590919993110396111", "bot7", "60bb4a8d3416BCDE")
    assert (made.position_side, made.protective, made.unit, made.notional) == ("long", True, "ct", None)
    assert ordinary(algoId="0").parent == ""


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("limit", Kind.LIMIT),
        ("market", Kind.MARKET),
        ("post_only", Kind.POST_ONLY),
        ("fok", Kind.FOK),
        ("ioc", Kind.IOC),
        ("optimal_limit_ioc", Kind.IOC),
        ("mmp", Kind.OTHER),
        ("mmp_and_post_only", Kind.OTHER),
        ("op_fok", Kind.OTHER),
        ("rpi", Kind.OTHER),
        ("", Kind.OTHER),
    ],
)
def test_kinds(word: str, kind: Kind) -> None:
    made = ordinary(ordType=word)
    assert (made.kind, made.kind_text) == (kind, word)


@pytest.mark.parametrize(
    ("changes", "protective"),
    [
        ({"reduceOnly": "true"}, True),
        ({"reduceOnly": True}, True),
        ({"reduceOnly": "True"}, False),
        ({"reduceOnly": ""}, False),
        ({"posSide": "long", "side": "sell"}, True),
        ({"posSide": "short", "side": "buy"}, True),
        ({"posSide": "long", "side": "buy"}, False),
        ({"posSide": "short", "side": "sell"}, False),
        ({"posSide": "net", "side": "sell"}, False),
        ({"posSide": ["long"], "side": "sell"}, False),
    ],
)
def test_protective_is_only_what_can_do_nothing_but_close(changes: dict[str, Any], protective: bool) -> None:
    assert ordinary(**changes).protective is protective


@pytest.mark.parametrize(
    ("changes", "size"),
    [
        ({"sz": "5", "accFillSz": "2"}, D(3)),
        ({"sz": "5", "accFillSz": ""}, D(5)),
        ({"sz": "5", "accFillSz": None}, D(5)),
        ({"sz": "5", "accFillSz": "5"}, D(0)),
        ({"sz": "5", "accFillSz": "6"}, None),
        ({"sz": "5", "accFillSz": "-1"}, None),
        ({"sz": "5", "accFillSz": "some"}, None),
        ({"sz": "", "accFillSz": "0"}, None),
        ({"sz": "1e999"}, None),
        ({"sz": "100", "tgtCcy": "quote_ccy"}, D(100)),
        ({"sz": "100", "tgtCcy": "quote_ccy", "accFillSz": "0.1"}, None),
    ],
)
def test_the_size_is_what_is_left_and_never_a_guess(changes: dict[str, Any], size: Decimal | None) -> None:
    made = ordinary(**changes)
    assert (made.size, made.size_note) == (size, "" if size is not None else "?")


def test_units_pace_groups_and_what_it_is_worth() -> None:
    option = ordinary(instType="OPTION", instId="BTC-USD-261225-60000-C", px="0.01")
    assert (option.unit, option.pace_group, option.notional) == ("ct", "BTC-USD", None)
    assert ordinary(instType="", instId="BTC-USD-261225-60000-C").pace_group == "BTC-USD"
    assert ordinary(sz="100", tgtCcy="quote_ccy", ordType="market", px="").notional == D(100)
    assert ordinary(px="").notional is None
    assert ordinary(px="", ordType="market").prices == ()
    assert ordinary(px="dear").prices == (PriceMark(Mark.LIMIT, None),)
    assert ordinary(sz="2", accFillSz="1", px="10", instType="MARGIN").notional == D(10)


@pytest.mark.parametrize(
    "changes", [{"ordId": ""}, {"ordId": None}, {"ordId": True}, {"instId": ""}, {"instId": None}, {"instId": 5}]
)
def test_what_could_not_be_cancelled_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ShapeError):
        ordinary_order_of("okx-main", ORDINARY | changes)


ANY = st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.lists(st.text(max_size=3), max_size=2)


@given(st.dictionaries(st.sampled_from(sorted(ORDINARY.keys() - {"ordId", "instId"})), ANY))
def test_nothing_odd_hides_an_order(changes: dict[str, Any]) -> None:
    made = ordinary(**changes)
    assert made.key.algo_id == "1752588852617379840"
    assert made.size is None or made.size.is_finite()
    assert all(text.isprintable() for text in (made.kind_text, made.parent, made.tag, made.client_algo_id))
