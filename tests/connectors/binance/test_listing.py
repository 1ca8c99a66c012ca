"""Readings of a family over sockets: complete only in the documented shape, and never emptied by a fault."""

from __future__ import annotations

import asyncio
import json

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.binance.listing import ROWS_A_TURN, read_rows, rows_of
from gui.connectors.wire import HttpResponse, Lane
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind
from gui.domain.orders import OrderKey
from gui.domain.replies import Listing
from gui.domain.venues import FAMILIES, Family, Venue
from tests.connectors.binance.rows import RESTING, STOP, TWAP
from tests.connectors.binance.scripted import Desk, Json, no, page

ALL = FAMILIES[Venue.BINANCE]
FUTURES = (Family.UM, Family.CM)
PATHS = {
    Family.SAPI_FUTURES: "GET /sapi/v1/algo/futures/openOrders",
    Family.SAPI_SPOT: "GET /sapi/v1/algo/spot/openOrders",
    Family.UM: "GET /fapi/v1/openAlgoOrders",
    Family.CM: "GET /dapi/v1/openAlgoOrders",
}


def wrapped(family: Family, rows: list[object], total: object = None) -> Json:
    if family in FUTURES:
        return rows
    return {"total": len(rows) if total is None else total, "orders": rows}


def row_of(family: Family) -> dict[str, object]:
    return STOP if family in FUTURES else TWAP


async def read(desk: Desk, family: Family, answer: web.Response | Json) -> Listing:
    desk.venue.plays[PATHS[family]] = lambda _: answer
    listing = await desk.connector.list_orders(family)
    assert (listing.account, listing.family) == ("bin", family)
    assert listing.begun <= listing.ended
    assert listing.complete is (listing.fault is None)
    return listing


@pytest.mark.parametrize("family", ALL)
async def test_the_documented_list(desk: Desk, family: Family) -> None:
    rows: list[object] = [row_of(family), row_of(family) | {"algoId": 8389766036995847940, "new": {"x": 1}}]
    listing = await read(desk, family, wrapped(family, rows))
    assert (listing.complete, listing.fault, listing.requests) == (True, None, 1)
    ids = [order.key for order in listing.orders]
    assert ids == [
        OrderKey("bin", family, str(row_of(family)["algoId"])),
        OrderKey("bin", family, "8389766036995847940"),
    ]
    [asked] = desk.venue.asked
    assert list(asked.query) == ["recvWindow", "timestamp", "signature"]
    assert [lane for _, lane in desk.pace.taken] == [Lane.LISTING]
    assert [charges for charges, _ in desk.pace.taken] == [desk.connector.list_charges(family)]
    assert desk.pace.settled == [1]


@pytest.mark.parametrize("family", ALL)
async def test_a_long_list_is_read_in_turns_and_whole(desk: Desk, family: Family) -> None:
    count = 2 * ROWS_A_TURN + 7
    rows: list[object] = [row_of(family) | {"algoId": 1000 + number} for number in range(count)]
    rows[ROWS_A_TURN + 3] = {"algoId": None}
    rows.append(row_of(family) | {"algoId": 1000})
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    asking = asyncio.create_task(others())
    listing = await read(desk, family, wrapped(family, rows))
    asking.cancel()
    assert [order.key.algo_id for order in listing.orders] == [
        str(1000 + number) for number in range(count) if number != ROWS_A_TURN + 3
    ]
    assert not listing.complete
    assert listing.fault is not None
    assert listing.fault.kind is FaultKind.SHAPE
    assert turns > 2


@pytest.mark.parametrize("family", ALL)
async def test_an_empty_list_is_complete(desk: Desk, family: Family) -> None:
    listing = await read(desk, family, wrapped(family, []))
    assert (listing.complete, listing.orders) == (True, ())


@pytest.mark.parametrize("family", ALL)
async def test_one_row_without_an_id_keeps_the_others_and_the_doubt(desk: Desk, family: Family) -> None:
    row = row_of(family)
    bads: list[object] = [None, [], {}, row | {"algoId": None}, row | {"algoId": 1.5}]
    for bad in bads:
        listing = await read(desk, family, wrapped(family, [bad, row]))
        assert not listing.complete
        assert len(listing.orders) == 1
        assert listing.fault is not None
        assert listing.fault.kind is FaultKind.SHAPE


@pytest.mark.parametrize("family", ALL)
async def test_a_row_without_a_symbol_can_be_cancelled_but_leaves_doubt(desk: Desk, family: Family) -> None:
    row = row_of(family)
    odd: list[object] = [row | {"symbol": None}, {"algoId": 5}, row | {"algoId": 6}]
    listing = await read(desk, family, wrapped(family, odd))
    assert [order.key.algo_id for order in listing.orders] == [str(row["algoId"]), "5", "6"]
    assert [bool(order.instrument) for order in listing.orders] == [False, False, True]
    assert listing.fault is not None
    assert (listing.complete, listing.fault.kind) == (False, FaultKind.SHAPE)
    assert "symbol" in listing.fault.message


@pytest.mark.parametrize("family", ALL)
async def test_odd_rows_and_ended_rows_are_still_shown(desk: Desk, family: Family) -> None:
    row = row_of(family)
    rows: list[object] = [
        row | {"algoId": number, "algoStatus": status}
        for number, status in enumerate(("CANCELED", "FINISHED", "TRIGGERING", "BRAND_NEW", None), 1)
    ]
    rows.append({"algoId": "77", "symbol": "币安人生USDT"})
    listing = await read(desk, family, wrapped(family, rows))
    assert listing.complete
    assert [order.key.algo_id for order in listing.orders] == ["1", "2", "3", "4", "5", "77"]


@pytest.mark.parametrize("family", [Family.SAPI_FUTURES, Family.SAPI_SPOT])
@pytest.mark.parametrize("total", [2, 0, "1", True, None, 1.0, -1])
async def test_a_total_that_does_not_fit_leaves_doubt_and_keeps_the_row(
    desk: Desk, family: Family, total: object
) -> None:
    listing = await read(desk, family, {"total": total, "orders": [TWAP]})
    assert (listing.complete, len(listing.orders)) == (False, 1)


WRONG: dict[Family, list[Json | web.Response]] = {
    Family.UM: [{}, {"orders": []}, {"total": 0, "orders": []}, {"code": 200}, None, "", 0],
    Family.CM: [{"data": []}, {"code": 0, "msg": ""}],
    Family.SAPI_FUTURES: [[], {}, {"total": 0}, {"orders": None, "total": 0}, {"total": 0, "orders": {}}, None],
    Family.SAPI_SPOT: [[TWAP], {"code": 0, "data": []}, "x"],
}


@pytest.mark.parametrize(("family", "answer"), [(family, answer) for family in ALL for answer in WRONG[family]])
async def test_a_wrong_shape_is_never_an_empty_list(desk: Desk, family: Family, answer: Json) -> None:
    listing = await read(desk, family, answer)
    assert (listing.complete, listing.orders) == (False, ())
    assert listing.fault is not None
    assert listing.fault.kind is FaultKind.SHAPE


REFUSALS: list[tuple[web.Response, FaultKind]] = [
    (page(404), FaultKind.NOT_OFFERED),
    (page(200), FaultKind.EDGE_PAGE),
    (page(400), FaultKind.EDGE_PAGE),
    (page(403), FaultKind.FIREWALL),
    (page(503), FaultKind.VENUE_DOWN),
    (no(-2015, status=401), FaultKind.KEY),
    (no(-1021), FaultKind.CLOCK),
    (no(-1003, status=429), FaultKind.RATE_LIMIT),
    (no(-1003, status=418), FaultKind.BANNED),
    (no(-1000, status=200), FaultKind.VENUE_DOWN),
    (web.Response(status=200, body=b"[]\xff"), FaultKind.SHAPE),
    (web.Response(status=500, body=b"[]"), FaultKind.VENUE_DOWN),
    (web.Response(status=201, body=b"[]"), FaultKind.SHAPE),
]


@pytest.mark.parametrize(("answer", "kind"), REFUSALS)
async def test_a_refusal_is_never_an_empty_list(desk: Desk, answer: web.Response, kind: FaultKind) -> None:
    listing = await read(desk, Family.UM, answer)
    assert (listing.complete, listing.orders) == (False, ())
    assert listing.fault is not None
    assert listing.fault.kind is kind


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["total", "orders", "code", "algoId", "symbol"]), inner, max_size=4)
    ),
)


@given(JSON, st.sampled_from([200, 200, 400, 404, 500]), st.sampled_from(ALL))
def test_random_json_is_complete_only_in_the_documented_shape(body: object, status: int, family: Family) -> None:
    response = HttpResponse(status, {}, json.dumps(body).encode(), 0.1)
    try:
        rows, total = rows_of(family, response)
    except ShapeError:
        return
    orders, fault = read_rows("bin", family, rows)
    assert status == 200
    assert isinstance(body, list) if family in FUTURES else isinstance(body, dict)
    given_ids = [row["algoId"] for row in rows if isinstance(row, dict) and type(row.get("algoId")) is int]
    assert {str(number) for number in given_ids if number >= 0} <= {order.key.algo_id for order in orders}
    if fault is None and total == len(rows):
        assert all(order.instrument for order in orders)
        assert len({str(row["algoId"]) for row in rows if isinstance(row, dict)}) == len(orders)


def test_one_id_in_two_symbols_leaves_the_reading_incomplete() -> None:
    rows: list[object] = [RESTING, RESTING | {"symbol": "ETHUSDT"}]
    orders, fault = read_rows("bin", Family.UM_ORDERS, rows)
    assert [order.instrument for order in orders] == ["BTCUSDT"]
    assert fault is not None
    assert fault.message == "a row cannot be read (orderId: one id in BTCUSDT and in ETHUSDT)"
    assert read_rows("bin", Family.UM_ORDERS, [RESTING, RESTING])[1] is None


async def test_one_id_far_apart_in_two_symbols_is_seen_too(desk: Desk) -> None:
    rows: list[object] = [RESTING | {"orderId": 5000 + number} for number in range(ROWS_A_TURN)]
    desk.venue.plays["GET /fapi/v1/openOrders"] = lambda _: [*rows, RESTING | {"orderId": 5000, "symbol": "ETHUSDT"}]
    listing = await desk.connector.list_orders(Family.UM_ORDERS)
    assert (listing.complete, len(listing.orders)) == (False, ROWS_A_TURN)
