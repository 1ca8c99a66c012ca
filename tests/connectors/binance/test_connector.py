"""The Binance connector over real sockets, with the transport that ships and a venue that checks every signature."""

from __future__ import annotations

import asyncio
import json
from typing import cast

import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.connectors.base import CancelBatch, CancelPath, Charge, Connector
from gui.connectors.binance.connector import BinanceConnector
from gui.connectors.binance.endpoints import LIMITS, SINGLE, WHOLE_SYMBOL
from gui.connectors.transport import HttpTransport
from gui.connectors.wire import HttpResponse, Lane, Prepare
from gui.domain.clock import SystemClock
from gui.domain.faults import FaultKind
from gui.domain.orders import AlgoOrder
from gui.domain.replies import CancelReply, Fate, Verdict
from gui.domain.venues import FAMILIES, Account, Environment, Family, Hosts, Venue
from tests.connectors.binance.rows import order_of, stop
from tests.connectors.binance.scripted import (
    KEYS,
    SYMBOL_YES,
    Desk,
    RecordingPace,
    ScriptedBinance,
    account,
    desk_at,
    no,
    page,
    yes,
)

V = Verdict
ALL = FAMILIES[Venue.BINANCE]
CANCELS = {
    Family.SAPI_FUTURES: "DELETE /sapi/v1/algo/futures/order",
    Family.SAPI_SPOT: "DELETE /sapi/v1/algo/spot/order",
    Family.UM: "DELETE /fapi/v1/algoOrder",
    Family.CM: "DELETE /dapi/v1/algoOrder",
}
SYMBOLS = {Family.UM: "DELETE /fapi/v1/algoOpenOrders", Family.CM: "DELETE /dapi/v1/algoOpenOrders"}
BIG = "8389766036995847940"


async def cancel(
    connector: BinanceConnector, *orders: AlgoOrder, path: CancelPath = SINGLE, deadline_s: float = 4.0
) -> list[CancelReply]:
    family = orders[0].key.family if orders else Family.UM
    replies = await connector.cancel(CancelBatch(family, path, orders), deadline_s=deadline_s)
    assert [reply.key for reply in replies] == [order.key for order in orders]
    return list(replies)


@pytest.mark.parametrize("family", ALL)
async def test_a_cancel_is_one_signed_request(desk: Desk, family: Family) -> None:
    desk.venue.plays[CANCELS[family]] = lambda asked: yes(family, asked.query["algoId"])
    [reply] = await cancel(desk.connector, order_of(family, BIG))
    assert (reply.verdict, reply.http_status) == (V.ACCEPTED, 200)
    assert reply.latency_s is not None
    [asked] = desk.venue.asked
    assert list(asked.query) == ["algoId", "recvWindow", "timestamp", "signature"]
    assert asked.query["algoId"] == BIG
    assert (desk.connector.requests, desk.pace.taken, desk.pace.frozen) == (1, [], [])


async def test_orders_without_a_symbol_are_cancelled_by_id_only(desk: Desk) -> None:
    desk.venue.plays[CANCELS[Family.UM]] = lambda asked: yes(Family.UM, asked.query["algoId"])
    orders = [stop(number, symbol=None) for number in (1, 2)]
    replies = await cancel(desk.connector, *orders, path=WHOLE_SYMBOL)
    assert {reply.verdict for reply in replies} == {V.RETRY}
    assert (desk.venue.asked, desk.connector.requests) == ([], 0)
    [reply] = await cancel(desk.connector, orders[0])
    assert reply.verdict is V.ACCEPTED


@pytest.mark.parametrize("family", SYMBOLS)
async def test_a_whole_symbol_is_one_request(desk: Desk, family: Family) -> None:
    desk.venue.plays[SYMBOLS[family]] = lambda _: SYMBOL_YES
    orders = [stop(number, family, symbol="币安人生USDT") for number in (1, 2, 3)]
    path = desk.connector.symbol_path(family)
    assert path == WHOLE_SYMBOL
    replies = await cancel(desk.connector, *orders, path=path)
    assert {(reply.verdict, reply.code) for reply in replies} == {(V.ACCEPTED, "200")}
    [asked] = desk.venue.asked
    assert asked.query["symbol"] == "币安人生USDT"
    assert asked.raw.startswith("symbol=%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9FUSDT&recvWindow=")


@pytest.mark.parametrize("algo_id", ["x-a/b:c,d", "1+2=3&4", "a%2Fb", "~'(!)*;@$[]|"])
async def test_what_is_on_the_wire_is_what_was_signed(desk: Desk, algo_id: str) -> None:
    desk.venue.plays[CANCELS[Family.UM]] = lambda _: no(-2011)
    [reply] = await cancel(desk.connector, stop(algo_id))
    assert reply.verdict is V.ALREADY_GONE
    assert desk.venue.asked[0].query["algoId"] == algo_id


async def test_a_request_speaks_only_for_what_it_covers(desk: Desk) -> None:
    desk.venue.plays[CANCELS[Family.UM]] = lambda asked: yes(Family.UM, asked.query["algoId"])
    desk.venue.plays[SYMBOLS[Family.UM]] = lambda _: SYMBOL_YES
    assert await cancel(desk.connector) == []
    assert desk.venue.asked == []
    singles = await cancel(desk.connector, stop(1), stop(2), stop(1))
    assert [reply.verdict for reply in singles] == [V.ACCEPTED, V.RETRY, V.ACCEPTED]
    mixed = await cancel(desk.connector, stop(1), stop(2, symbol="ETHUSDT"), stop(3), path=WHOLE_SYMBOL)
    assert [reply.verdict for reply in mixed] == [V.ACCEPTED, V.RETRY, V.ACCEPTED]


@pytest.mark.parametrize(
    ("answer", "verdict", "frozen"),
    [
        (no(-1003, "x", 429), V.RETRY, [("binance.futures.weight", 10.0)]),
        (no(-1003, "x", 429, Retry_After="3"), V.RETRY, [("binance.futures.weight", 3.0)]),
        (no(-1003, "IP banned until 99999999999999", 418), V.RETRY, [("", 259200.0)]),
        (page(403), V.REJECTED, [("firewall", 10.0)]),
        (page(404), V.REJECTED, []),
        (page(503), V.UNKNOWN, []),
        (no(-1008, "x", 503), V.RETRY, []),
        (no(-2015, "x", 401), V.REJECTED, []),
        (no(-1021), V.CLOCK, []),
        (no(-4117), V.FIRED, []),
        (page(302, Location="http://127.0.0.1:9/"), V.UNKNOWN, []),
    ],
)
async def test_refusals(desk: Desk, answer: web.Response, verdict: Verdict, frozen: list[tuple[str, float]]) -> None:
    desk.venue.plays[CANCELS[Family.UM]] = lambda _: answer
    [reply] = await cancel(desk.connector, stop(1))
    assert (reply.verdict, desk.pace.frozen, desk.connector.requests) == (verdict, frozen, 1)


async def test_after_a_refused_stamp_the_window_is_the_widest(desk: Desk) -> None:
    desk.venue.plays[CANCELS[Family.UM]] = lambda _: no(-1021)
    await cancel(desk.connector, stop(1))
    await cancel(desk.connector, stop(1))
    assert [asked.query["recvWindow"] for asked in desk.venue.asked] == ["10000", "60000"]


async def test_used_weight_is_observed(desk: Desk) -> None:
    answer = web.json_response([], headers={"X-MBX-USED-WEIGHT-1M": "1203"})
    desk.venue.plays["GET /fapi/v1/openAlgoOrders"] = lambda _: answer
    assert (await desk.connector.list_orders(Family.UM, lane=Lane.PROOF)).complete
    assert desk.pace.observed == [("binance.futures.weight", 1203)]
    assert desk.pace.taken == [((Charge("binance.futures.weight", "address", 40, bulk=True),), Lane.PROOF)]


async def test_no_answer_in_time_is_unknown() -> None:
    release = asyncio.Event()

    async def hanging(request: web.Request) -> web.Response:
        await release.wait()
        return web.json_response({})

    app = web.Application()
    app.router.add_delete("/fapi/v1/algoOrder", hanging)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    desk = desk_at(ScriptedBinance(), account(f"http://127.0.0.1:{runner.addresses[0][1]}"))
    [reply] = await cancel(desk.connector, stop(1), deadline_s=0.1)
    assert (reply.verdict, reply.latency_s, reply.fault and reply.fault.kind) == (V.UNKNOWN, None, FaultKind.TIMEOUT)
    release.set()
    await desk.connector.close()
    await runner.cleanup()


async def test_no_connection_is_surely_not_sent() -> None:
    desk = desk_at(ScriptedBinance(), account("http://127.0.0.1:1"))
    [reply] = await cancel(desk.connector, stop(1))
    assert (reply.verdict, desk.connector.requests) == (V.RETRY, 0)
    listing = await desk.connector.list_orders(Family.CM)
    assert (listing.complete, listing.requests) == (False, 0)
    status = await desk.connector.order_status(stop(1))
    assert (status.fate, status.fault and status.fault.kind) == (Fate.UNKNOWN, FaultKind.CONNECT)
    rights = await desk.connector.key_rights()
    assert (rights.can_cancel, rights.fault and rights.fault.kind) == (None, FaultKind.CONNECT)
    readings = await desk.connector.read_clocks()
    assert [(reading.service, reading.offset_s) for reading in readings] == [
        ("sapi", None),
        ("fapi", None),
        ("dapi", None),
    ]
    await desk.connector.close()


async def test_a_practice_account_without_addresses_sends_nothing() -> None:
    nowhere = Account("bin", Venue.BINANCE, Environment.DRILL, families=ALL, hosts=Hosts())
    desk = desk_at(ScriptedBinance(), nowhere)
    for family in ALL:
        [reply] = await cancel(desk.connector, order_of(family, 1))
        assert reply.verdict is V.REJECTED
        assert not (await desk.connector.list_orders(family)).complete
    assert desk.connector.requests == 0
    await desk.connector.close()


async def test_the_ways_and_their_prices() -> None:
    transport = HttpTransport(clock=SystemClock(), user_agent="test")
    made: Connector = BinanceConnector(account("http://127.0.0.1:1"), KEYS, transport, SystemClock(), RecordingPace())
    assert made.limits is LIMITS
    for family in ALL:
        order = order_of(family, 1)
        assert made.ladder(order) == (SINGLE,)
        assert (made.symbol_path(family) is None) is (family in (Family.SAPI_FUTURES, Family.SAPI_SPOT))
        [charge] = made.charges(CancelBatch(family, SINGLE, (order,)))
        assert (charge.units, charge.limit in made.limits) == (1, True)
        assert made.host(family) == "127.0.0.1:1"
    many = tuple(stop(number) for number in range(20))
    assert made.charges(CancelBatch(Family.UM, WHOLE_SYMBOL, many)) == (Charge("binance.futures.weight", "address"),)
    await made.close()


class CannedTransport:
    """Answers everything with one response."""

    requests = 0

    def __init__(self, response: HttpResponse) -> None:
        self._response = response

    async def send(self, prepare: Prepare, *, lane: Lane, deadline_s: float) -> HttpResponse:
        prepare()
        return self._response

    async def close(self) -> None:
        self.requests = 0


BODY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["200", "CANCELED", 1, -2013]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["code", "msg", "algoId", "algoStatus", "success", "orders", "total", "serverTime"]),
            inner,
            max_size=5,
        )
    ),
)


@settings(max_examples=40)
@given(
    BODY.map(lambda body: json.dumps(body).encode()) | st.binary(max_size=20),
    st.integers(200, 599),
    st.dictionaries(st.sampled_from(["retry-after", "x-mbx-used-weight-1m"]), st.text(max_size=6)),
)
def test_no_method_ever_raises_for_an_answer(body: bytes, status: int, headers: dict[str, str]) -> None:
    transport = CannedTransport(HttpResponse(status, headers, body, 0.1))
    connector = BinanceConnector(account("http://127.0.0.1:1"), KEYS, transport, SystemClock(), RecordingPace())

    async def ask_everything() -> None:
        for family in ALL:
            order = order_of(family, 1)
            [reply] = await cancel(connector, order)
            if reply.verdict is V.ACCEPTED:
                assert cast("dict[str, object]", json.loads(body))["algoId"] in (1, "1")
            listing = await connector.list_orders(family)
            assert not listing.complete or status == 200
            status_read = await connector.order_status(order)
            assert status_read.key == order.key
        both = await cancel(connector, stop(1), stop(2), path=WHOLE_SYMBOL)
        assert all(reply.verdict is not V.ALREADY_GONE for reply in both)
        assert len(await connector.read_clocks()) == 3
        assert (await connector.key_rights()).findings

    loop = asyncio.new_event_loop()
    loop.run_until_complete(ask_everything())
    loop.close()
