"""The order query: fate only from a row of that very order."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.okx.envelope import read_envelope
from gui.connectors.okx.statuses import status_of
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind
from gui.domain.orders import AlgoOrder
from gui.domain.replies import Fate, OrderStatus
from tests.connectors.okx.rows import order, ordinary, ordinary_row, row
from tests.connectors.okx.scripted import no, yes

ORDER = order()
RESTING = ordinary()


def ask(body: object, status: int = 200, about: AlgoOrder = ORDER) -> OrderStatus:
    read = read_envelope(HttpResponse(status, {}, json.dumps(body).encode(), 0.1))
    return status_of(about, read, 5.0)


@pytest.mark.parametrize(
    ("state", "fate"),
    [
        ("live", Fate.OPEN),
        ("pause", Fate.OPEN),
        ("partially_effective", Fate.OPEN),
        ("cancelled", Fate.OPEN),
        ("brand_new", Fate.OPEN),
        ("canceled", Fate.CANCELLED),
        ("effective", Fate.FIRED),
        ("order_failed", Fate.ENDED),
        ("partially_failed", Fate.ENDED),
    ],
)
def test_states(state: str, fate: Fate) -> None:
    status = ask(yes(row(state=state)))
    assert (status.key, status.fate, status.venue_status, status.asked) == (ORDER.key, fate, state, 5.0)


@pytest.mark.parametrize(
    ("state", "fate"),
    [
        ("live", Fate.OPEN),
        ("partially_filled", Fate.OPEN),
        ("cancelled", Fate.OPEN),
        ("effective", Fate.OPEN),
        ("brand_new", Fate.OPEN),
        ("canceled", Fate.CANCELLED),
        ("mmp_canceled", Fate.CANCELLED),
        ("filled", Fate.FIRED),
    ],
)
def test_states_of_ordinary_orders(state: str, fate: Fate) -> None:
    status = ask(yes(ordinary_row(state=state)), about=RESTING)
    assert (status.key, status.fate, status.venue_status, status.children) == (RESTING.key, fate, state, ())
    # The states of the one sort are no ends of the other.
    if fate is Fate.FIRED:
        assert ask(yes(row(state=state))).fate is Fate.OPEN


def test_what_was_filled_before_a_cancel_is_told() -> None:
    partly = ordinary_row(state="canceled", sz="5", accFillSz="3")
    assert ask(yes(partly), about=RESTING).venue_status == "canceled, 3 of 5 filled"
    assert ask(yes(partly | {"accFillSz": "x"}), about=RESTING).venue_status == "canceled"
    assert ask(yes(partly | {"state": "filled"}), about=RESTING).venue_status == "filled"
    assert ask(yes(partly | {"sz": None}), about=RESTING).venue_status == "canceled, 3 of ? filled"


@pytest.mark.parametrize(
    "body",
    [
        yes(ordinary_row("99", state="canceled")),
        yes(ordinary_row(state="canceled", instId="ETH-USDT")),
        yes({"algoId": RESTING.key.algo_id, "instId": "BTC-USDT", "state": "canceled"}),
        yes(ordinary_row(state="filled"), ordinary_row(state="filled")),
        yes(),
    ],
)
def test_another_row_says_nothing_of_an_ordinary_order(body: object) -> None:
    assert ask(body, about=RESTING).fate is Fate.UNKNOWN


def test_children_of_both_sorts() -> None:
    fired = row(state="effective", ordIdList=["11", "12", "11"], subAlgoIdList=["21", None, {}], ordId="13")
    assert ask(yes(fired)).children == ("11", "12", "21", "13")
    assert ask(yes(row(state="effective", ordIdList=None, subAlgoIdList="x", ordId="0"))).children == ()


def test_not_found_is_the_venues_own_code() -> None:
    status = ask(no("51603", "Order does not exist"))
    assert (status.fate, status.code, status.message, status.fault) == (
        Fate.NOT_FOUND,
        "51603",
        "Order does not exist",
        None,
    )


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        (no("50011"), 429, FaultKind.RATE_LIMIT),
        (no("50001"), 503, FaultKind.VENUE_DOWN),
        (no("50119"), 401, FaultKind.KEY),
        (no("50005"), 410, FaultKind.VENUE_DOWN),
        (no("51000"), 400, FaultKind.VENUE_DOWN),
        (no("51603"), 500, FaultKind.OTHER),
        (yes(), 200, FaultKind.SHAPE),
        ({"code": "0"}, 200, FaultKind.SHAPE),
        (yes(row("99", state="canceled")), 200, FaultKind.SHAPE),
        (yes(row(state="canceled"), row(state="live")), 200, FaultKind.SHAPE),
        (yes(row(state="canceled", instId="ETH-USDT")), 200, FaultKind.SHAPE),
        (yes(row(state="canceled")), 500, FaultKind.SHAPE),
        ({"code": "1", "data": [row(state="canceled")]}, 200, FaultKind.SHAPE),
        (yes(row(state=None)), 200, FaultKind.SHAPE),
        (yes(row(state="")), 200, FaultKind.SHAPE),
        (yes("x"), 200, FaultKind.SHAPE),
    ],
)
def test_the_rest_is_unknown(body: object, status: int, kind: FaultKind) -> None:
    answer = ask(body, status)
    assert answer.fate is Fate.UNKNOWN
    assert answer.fault is not None
    assert answer.fault.kind is kind


ANY = st.recursive(
    st.none() | st.booleans() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


@given(st.fixed_dictionaries({"code": st.sampled_from(["0", "1", "51603", "x"])}, optional={"data": st.lists(ANY)}))
def test_nothing_odd_ends_an_order(body: dict[str, object]) -> None:
    try:
        answer = ask(body)
    except ShapeError:
        return
    assert answer.fate in (Fate.UNKNOWN, Fate.NOT_FOUND)
