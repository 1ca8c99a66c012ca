"""Quantities and prices that fit the filters: never more than is held, never a step too fine."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.binance.sizes import NO_RULE, Lot, Rule, at_most, half_of, in_steps, part_of, rules_of
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from tests.connectors.binance.held import RULES
from tests.fuzz.spoilt_json import bodies, statuses

D = Decimal


def answer(body: object, status: int = 200) -> HttpResponse:
    return HttpResponse(status, {}, json.dumps(body).encode(), 0.1)


def lot(least: str | None = None, most: str | None = None, step: str | None = None) -> Lot:
    return Lot(*(None if one is None else D(one) for one in (least, most, step)))


def test_the_documented_rules() -> None:
    assert rules_of(answer(RULES)) == {
        "ADAUSDT": Rule(lot("1", "1000", "1"), lot("1", "2000000", "1"), D("0.0001")),
    }


@pytest.mark.parametrize(
    ("filters", "rule"),
    [
        ([], NO_RULE),
        (None, NO_RULE),
        ("x", NO_RULE),
        ([None, 5, {}], NO_RULE),
        ([{"filterType": "MARKET_LOT_SIZE", "minQty": "0", "maxQty": "x", "stepSize": "-1"}], NO_RULE),
        ([{"filterType": "MARKET_LOT_SIZE", "stepSize": "0.1"}], Rule(market=lot(step="0.1"))),
        ([{"filterType": "PRICE_FILTER", "tickSize": "0.50"}], Rule(tick=D("0.50"))),
    ],
)
def test_what_cannot_be_read_of_a_symbol_is_not_known(filters: object, rule: Rule) -> None:
    rows = [{"symbol": "A", "filters": filters}, None, {"symbol": ""}, {"symbol": "B"}]
    assert rules_of(answer({"symbols": rows})) == {"A": rule, "B": NO_RULE}


@pytest.mark.parametrize("body", [{}, [], None, {"symbols": {}}, {"code": -1000}])
def test_no_rules_without_a_list(body: object) -> None:
    with pytest.raises(ShapeError):
        rules_of(answer(body))
    with pytest.raises(ShapeError):
        rules_of(answer(RULES, 500))


@pytest.mark.parametrize(
    ("amount", "fits", "part"),
    [
        ("0.0015", lot("0.001", "120", "0.001"), "0.001"),
        ("0.0009", lot("0.001", "120", "0.001"), "0"),
        ("0.5", lot("1", None, None), "0"),
        ("0.5", lot(), "0.5"),
        ("250", lot("1", "120", "1"), "120"),
        ("250.7", lot(None, "120.5", "1"), "120"),
        ("120", lot("1", "120", "1"), "120"),
        # What stays behind would be too small for an order.
        ("103", lot("5", "100", "1"), "98"),
        ("100.5", lot("1", "100", "0.5"), "99.5"),
        ("11", lot("10", "10", "1"), "10"),
        # Filters that no order fits.
        ("5", lot("1", "0.5", "1"), "5"),
        ("1e60", lot("1e-60", "1e59", "1e-60"), "1e59"),
    ],
)
def test_the_part_that_one_order_may_close(amount: str, fits: Lot, part: str) -> None:
    assert part_of(D(amount), fits) == D(part)


@pytest.mark.parametrize(
    ("value", "step", "down", "up"),
    [("0.41047590", "0.0001", "0.4104", "0.4105"), ("5", "0.5", "5", "5"), ("5.3", None, "5.3", "5.3")],
)
def test_steps(value: str, step: str | None, down: str, up: str) -> None:
    width = None if step is None else D(step)
    assert (in_steps(D(value), width), in_steps(D(value), width, up=True)) == (D(down), D(up))


def test_a_cap_makes_no_order_larger() -> None:
    rule = Rule(lot("1", "100", "1"), lot("1", None, "1"))
    assert at_most(rule, None) is rule
    capped = at_most(rule, D(60))
    assert (capped.market.most, capped.limit.most) == (D(60), D(60))
    assert at_most(rule, D(600)).market.most == D(100)


@pytest.mark.parametrize(
    ("quantity", "step", "half"),
    [("30", "1", "15"), ("31", "1", "15"), ("1", None, "0"), ("0.5", None, "0.2"), ("3", "0.5", "1.5")],
)
def test_half_of_what_was_too_large(quantity: str, step: str | None, half: str) -> None:
    assert half_of(D(quantity), None if step is None else D(step)) == D(half)


NUMBER = st.decimals(D("1e-20"), D("1e20"), allow_nan=False, allow_infinity=False)


@given(NUMBER, st.none() | NUMBER, st.none() | NUMBER, st.none() | NUMBER)
def test_no_part_is_more_than_is_held_and_each_fits(
    amount: Decimal, least: Decimal | None, most: Decimal | None, step: Decimal | None
) -> None:
    part = part_of(amount, Lot(least, most, step))
    assert 0 <= part <= amount
    if part == 0:
        return
    assert least is None or part >= least or (most is not None and most < least)
    if step is not None:
        assert in_steps(part, step) == part
        assert most is None or part <= most or most < step
    else:
        assert most is None or part <= most


@given(st.data())
def test_whatever_comes_for_rules(data: st.DataObject) -> None:
    response = HttpResponse(data.draw(statuses()), {}, data.draw(bodies(RULES)), 0.1)
    try:
        found = rules_of(response)
    except ShapeError:
        return
    assert response.status == 200
    for rule in found.values():
        numbers = (*(getattr(one, name) for one in (rule.market, rule.limit) for name in ("least", "most", "step")),)
        assert all(number is None or number > 0 for number in (*numbers, rule.tick))
