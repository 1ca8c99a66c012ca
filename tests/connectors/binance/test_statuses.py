"""Order queries to fates: the end of an order is believed only from that order's own row."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.binance.statuses import MOST_PAGES, TRIGGERING, status_of
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind
from gui.domain.replies import Fate, OrderStatus
from gui.domain.venues import Family
from tests.connectors.binance.rows import RESTING, STOP, TWAP, resting, stop, twap
from tests.connectors.binance.scripted import Asked, Desk, Json, Play, no

F = Fate
UM, PARENT = stop(), twap()
PAST = "GET /sapi/v1/algo/futures/historicalOrders"
ENDS = (Fate.CANCELLED, Fate.ENDED, Fate.FIRED)


def answer(body: object, status: int = 200) -> HttpResponse:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return HttpResponse(status, {}, raw, 0.1)


def queried(**changes: object) -> OrderStatus:
    status = status_of(UM, answer(STOP | changes), 7.0)
    assert status is not None
    assert (status.key, status.asked, status.fault) == (UM.key, 7.0, None)
    return status


def history(*rows: object, **outer: object) -> OrderStatus | None:
    return status_of(PARENT, answer({"total": len(rows), "orders": list(rows)} | outer), 7.0)


@pytest.mark.parametrize(
    ("changes", "fate", "children"),
    [
        ({"algoStatus": "NEW"}, F.OPEN, ()),
        ({"algoStatus": "TRIGGERING"}, F.OPEN, ()),
        ({"algoStatus": "PENDING_SOMETHING"}, F.OPEN, ()),
        ({"algoStatus": "TRIGGERED", "actualOrderId": "8389765519993908929"}, F.FIRED, ("8389765519993908929",)),
        ({"algoStatus": "TRIGGERED", "actualOrderId": 8389765519993908929}, F.FIRED, ("8389765519993908929",)),
        ({"algoStatus": "TRIGGERED"}, F.FIRED, ()),
        ({"algoStatus": "FINISHED", "actualOrderId": "5", "actualQty": "0.5"}, F.FIRED, ("5",)),
        ({"algoStatus": "FINISHED", "actualOrderId": "5"}, F.FIRED, ("5",)),
        ({"algoStatus": "FINISHED", "actualOrderId": "5", "actualQty": "?"}, F.FIRED, ("5",)),
        ({"algoStatus": "FINISHED", "actualOrderId": "5", "actualQty": "0"}, F.ENDED, ("5",)),
        ({"algoStatus": "FINISHED", "actualQty": "0.000"}, F.ENDED, ()),
        ({"algoStatus": "FINISHED"}, F.FIRED, ()),
        ({"algoStatus": "CANCELED"}, F.CANCELLED, ()),
        ({"algoStatus": "CANCELLED"}, F.CANCELLED, ()),
        ({"algoStatus": "REJECTED"}, F.ENDED, ()),
        ({"algoStatus": "EXPIRED", "actualOrderId": "0"}, F.ENDED, ()),
    ],
)
def test_futures_fates(changes: dict[str, object], fate: Fate, children: tuple[str, ...]) -> None:
    status = queried(**changes)
    assert (status.fate, status.children) == (fate, children)
    assert status.venue_status == changes["algoStatus"]
    assert status.message == (TRIGGERING if status.venue_status == "TRIGGERING" else "")


@pytest.mark.parametrize(
    ("word", "fate"),
    [
        ("NEW", F.OPEN),
        ("PARTIALLY_FILLED", F.OPEN),
        ("PENDING_CANCEL", F.OPEN),
        ("FILLED", F.FIRED),
        ("CANCELED", F.CANCELLED),
        ("CANCELLED", F.CANCELLED),
        ("EXPIRED", F.ENDED),
        ("EXPIRED_IN_MATCH", F.ENDED),
        ("REJECTED", F.ENDED),
    ],
)
def test_ordinary_fates(word: str, fate: Fate) -> None:
    order = resting()
    status = status_of(order, answer(RESTING | {"status": word}), 7.0)
    assert status == OrderStatus(order.key, fate, 7.0, venue_status=word)


ODD_RESTING: list[tuple[str, object]] = [
    *(("status", odd) for odd in (None, "", 5, "FIL\nLED")),
    *(("orderId", odd) for odd in (None, 1917642, "01917641", 1917641.0)),
    *(("symbol", odd) for odd in (None, "ETHUSDT", "btcusdt")),
]


@pytest.mark.parametrize(("name", "odd"), ODD_RESTING)
def test_only_the_orders_own_row_tells_of_it(name: str, odd: object) -> None:
    with pytest.raises(ShapeError):
        status_of(resting(), answer(RESTING | {"status": "CANCELED"} | {name: odd}), 7.0)


@pytest.mark.parametrize("status", [None, "", 5, True, {}])
def test_a_row_without_a_status_says_nothing(status: object) -> None:
    with pytest.raises(ShapeError):
        queried(algoStatus=status)
    with pytest.raises(ShapeError):
        history(TWAP | {"algoStatus": status})


@pytest.mark.parametrize("algo_id", [None, 4000001340070238, "04000001340070237", 4000001340070237.0])
def test_another_order_says_nothing_of_ours(algo_id: object) -> None:
    with pytest.raises(ShapeError):
        queried(algoId=algo_id, algoStatus="CANCELED")


@pytest.mark.parametrize("order", [UM, PARENT])
@pytest.mark.parametrize("body", [[], None, "x", b"", b"<html>", [STOP], {}])
def test_odd_bodies_are_refused(order: object, body: object) -> None:
    assert order in (UM, PARENT)
    with pytest.raises(ShapeError):
        status_of(UM if order is UM else PARENT, answer(body), 1.0)


def test_not_found_is_said_by_code_only() -> None:
    status = status_of(UM, answer({"code": -2013, "msg": "Order does not exist."}, 400), 7.0)
    assert status == OrderStatus(UM.key, F.NOT_FOUND, 7.0, code="-2013", message="Order does not exist.")
    assert status_of(UM, answer({"code": -2013}, 429), 7.0) is None
    for code in (-1000, -2011, -1003, -20124, -777):
        assert status_of(UM, answer({"code": code, "msg": "x"}, 400), 7.0) is None
        assert status_of(UM, answer({"code": code, "msg": "x"}, 200), 7.0) is None
    assert status_of(UM, answer(STOP | {"algoStatus": "CANCELED"}, 500), 7.0) is None
    assert status_of(UM, answer(b"<html>", 404), 7.0) is None


@pytest.mark.parametrize(
    ("status", "fate"),
    [
        ("WORKING", F.OPEN),
        ("Something", F.OPEN),
        ("CANCELLED", F.CANCELLED),
        ("CANCELED", F.CANCELLED),
        ("cancelled", F.CANCELLED),
        ("expired", F.ENDED),
        ("REJECTED", F.ENDED),
        ("FAILED", F.ENDED),
        ("FINISHED", F.FIRED),
        ("COMPLETED", F.FIRED),
        ("FILLED", F.FIRED),
        ("DONE", F.FIRED),
    ],
)
def test_sapi_fates(status: str, fate: Fate) -> None:
    read = history(TWAP | {"algoId": 1, "algoStatus": "CANCELLED"}, TWAP | {"algoStatus": status})
    assert read == OrderStatus(PARENT.key, fate, 7.0, venue_status=status)


def test_an_order_that_is_not_in_the_history() -> None:
    for rows in ([], [TWAP | {"algoId": 1, "algoStatus": "CANCELLED"}]):
        read = history(*rows)
        assert read is not None
        assert (read.fate, read.message) == (F.NOT_FOUND, "not in the history")


def test_an_odd_neighbour_hides_nothing_and_proves_nothing() -> None:
    ended = TWAP | {"algoStatus": "CANCELLED"}
    neighbours: list[object] = [None, [], {"algoId": None}, {"algoId": 1.5}]
    for odd in neighbours:
        read = history(odd, ended)
        assert read is not None
        assert read.fate is F.CANCELLED
        with pytest.raises(ShapeError):
            history(odd, TWAP | {"algoId": 1})
    with pytest.raises(ShapeError):
        history(orders=None)


STATUS = st.sampled_from(["NEW", "CANCELED", "TRIGGERED", "FINISHED"]) | st.text(max_size=9) | st.none()
ID = st.sampled_from([STOP["algoId"], TWAP["algoId"], 5]) | st.none() | st.text(max_size=3)
ROW = st.fixed_dictionaries({}, optional={"algoId": ID, "algoStatus": STATUS, "actualQty": st.text(max_size=3)})
BODY = ROW | st.fixed_dictionaries({}, optional={"orders": st.lists(ROW, max_size=3), "total": st.integers()})


@given(BODY, st.sampled_from([200, 200, 400, 404, 503]), st.sampled_from([UM, PARENT]))
def test_an_end_needs_the_orders_own_row_and_a_known_word(body: dict[str, object], status: int, order: object) -> None:
    asked = UM if order is UM else PARENT
    try:
        read = status_of(asked, answer(body, status), 7.0)
    except ShapeError:
        return
    if read is None or read.fate not in ENDS:
        return
    rows = body["orders"] if asked is PARENT else [body]
    assert status == 200
    assert isinstance(rows, list)
    own = [row for row in rows if str(row.get("algoId")) == asked.key.algo_id]
    assert any(isinstance(row["algoStatus"], str) and row["algoStatus"] for row in own)


def test_families_are_kept_apart() -> None:
    coin = stop(family=Family.CM)
    status = status_of(coin, answer(STOP | {"algoStatus": "CANCELED"}), 1.0)
    assert status is not None
    assert (status.key.family, status.fate) == (Family.CM, F.CANCELLED)


def paged(rows: list[dict[str, object]], total: object = None) -> Play:
    """SAPI's history of these rows, page by page, the latest first."""

    def play(asked: Asked) -> Json:
        begin = (int(asked.query["page"]) - 1) * 100
        return {"total": len(rows) if total is None else total, "orders": rows[begin : begin + 100]}

    return play


@pytest.mark.parametrize(
    ("rows", "place", "fate", "pages"),
    [
        (250, 0, F.CANCELLED, 1),
        (250, 100, F.CANCELLED, 2),
        (250, 249, F.CANCELLED, 3),
        (250, None, F.NOT_FOUND, 3),
        (200, None, F.NOT_FOUND, 3),
        (0, None, F.NOT_FOUND, 1),
        (1001, 1000, F.UNKNOWN, MOST_PAGES),
    ],
)
async def test_a_long_history_is_read_on_until_the_order_is_found(
    desk: Desk, rows: int, place: int | None, fate: Fate, pages: int
) -> None:
    past = [TWAP | {"algoId": 7 if n == place else 10_000 + n, "algoStatus": "CANCELLED"} for n in range(rows)]
    desk.venue.plays[PAST] = paged(past)
    status = await desk.connector.order_status(twap(7))
    assert (status.fate, len(desk.venue.asked), len(desk.pace.taken)) == (fate, pages, pages)
    assert (status.fault is None) is (fate is not F.UNKNOWN)
    assert [asked.query["page"] for asked in desk.venue.asked] == [str(n) for n in range(1, pages + 1)]


@pytest.mark.parametrize("total", ["3", 3.0, True, -1, 500, []])
async def test_a_history_that_does_not_fit_itself_lacks_nothing(desk: Desk, total: object) -> None:
    desk.venue.plays[PAST] = paged([TWAP | {"algoId": 8}], total)
    status = await desk.connector.order_status(twap(7))
    assert (status.fate, status.fault and status.fault.kind) == (F.UNKNOWN, FaultKind.SHAPE)
    assert (await desk.connector.order_status(twap(8))).fate is F.OPEN


async def test_a_page_that_fails_leaves_the_order_unknown(desk: Desk) -> None:
    whole = paged([TWAP | {"algoId": 10_000 + n} for n in range(150)])
    desk.venue.plays[PAST] = lambda asked: whole(asked) if asked.query["page"] == "1" else no(-1000, status=503)
    status = await desk.connector.order_status(twap(7))
    assert (status.fate, status.fault and status.fault.kind) == (F.UNKNOWN, FaultKind.VENUE_DOWN)
