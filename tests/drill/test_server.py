"""Faults, arrival and control addresses over sockets."""

from __future__ import annotations

import asyncio
import json

import aiohttp
import pytest

from gui.domain.venues import Family, Venue
from gui.drill.faults import Fault, FaultAct
from gui.drill.orders import PracticeOrder
from tests.drill.signed import WALL, Client, Got, practising

LOST = (aiohttp.ClientError, ConnectionError)


def um_order(client: Client) -> PracticeOrder:
    return client.venues.book.of("drill-c", Family.UM)[0]


async def cancel(client: Client) -> Got:
    return await client.binance("DELETE", "/fapi/v1/algoOrder", f"algoId={um_order(client).algo_id}")


async def test_answer_and_html_do_no_work() -> None:
    async with practising(scenario="calm") as client:
        faults = client.venues.faults
        body = json.dumps({"code": -1003, "msg": "x"})
        token = faults.add(Fault(FaultAct.ANSWER, status=429, body=body, headers={"Retry-After": "7"}, hits=1))
        got = await cancel(client)
        assert (got.status, got.json["code"], got.headers["Retry-After"]) == (429, -1003, "7")
        faults.remove(token)
        faults.add(Fault(FaultAct.HTML, status=502, hits=1))
        got = await cancel(client)
        assert (got.status, got.headers["Content-Type"]) == (502, "text/html")
        assert "<html>" in got.text
        faults.add(Fault(FaultAct.HTML, status=200, body="<p>maintenance", hits=1))
        assert (await cancel(client)).text == "<p>maintenance"
        assert um_order(client).live
        assert [one.fault for one in client.venues.ledger.requests] == ["answer", "html", "html"]
        assert (await cancel(client)).status == 200


async def test_redirect() -> None:
    async with practising(scenario="calm") as client:
        client.venues.faults.add(Fault(FaultAct.REDIRECT, location="http://127.0.0.1:9/elsewhere"))
        got = await cancel(client)
        assert (got.status, got.headers["Location"]) == (302, "http://127.0.0.1:9/elsewhere")


@pytest.mark.parametrize(
    ("act", "done"),
    [(FaultAct.RESET_BEFORE, False), (FaultAct.RESET_AFTER, True), (FaultAct.TRUNCATE_AFTER, True)],
)
async def test_connections_that_break(act: FaultAct, done: bool, caplog: pytest.LogCaptureFixture) -> None:
    async with practising(scenario="calm") as client:
        token = client.venues.faults.add(Fault(act))
        with pytest.raises(LOST):
            await cancel(client)
        assert um_order(client).live is not done
        client.venues.faults.remove(token)
        assert (await client.binance("GET", "/fapi/v1/openAlgoOrders")).status == 200
    assert caplog.records == []


async def _arrived(client: Client) -> None:
    while not client.venues.ledger.requests:
        await asyncio.sleep(0)


@pytest.mark.parametrize(("act", "before"), [(FaultAct.HANG, True), (FaultAct.HANG_AFTER, False)])
async def test_hanging_until_removed(act: FaultAct, before: bool) -> None:
    async with practising(scenario="calm") as client:
        token = client.venues.faults.add(Fault(act))
        asking = asyncio.create_task(cancel(client))
        await _arrived(client)
        assert um_order(client).live is before
        assert not asking.done()
        client.venues.faults.remove(token)
        assert (await asking).status == 200
        assert not um_order(client).live


@pytest.mark.parametrize("act", [FaultAct.HANG, FaultAct.HANG_AFTER])
async def test_what_hangs_is_cut_off_by_a_reset_and_never_reaches_the_fresh_book(act: FaultAct) -> None:
    async with practising(scenario="calm") as client:
        client.venues.faults.add(Fault(act))
        order = client.venues.book.of("drill-a", Family.OKX_ALGO)[0]
        # A POST: aiohttp's client sends a DELETE a second time by itself when the connection breaks.
        asking = asyncio.create_task(client.okx_cancel([{"instId": order.instrument, "algoId": order.algo_id}]))
        await _arrived(client)
        client.venues.reset()
        with pytest.raises(LOST):
            await asking
        assert len(client.venues.book.live()) == 25
        assert client.venues.ledger.requests == []


async def test_stop_cuts_off_what_hangs() -> None:
    async with practising(scenario="calm") as client:
        client.venues.faults.add(Fault(FaultAct.HANG))
        asking = asyncio.create_task(cancel(client))
        await _arrived(client)
        await client.venues.stop()
        with pytest.raises(LOST):
            await asking


async def test_delay_and_round_trip_are_slept(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    really = asyncio.sleep

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await really(0)

    async with practising(scenario="calm", round_trip_s=0.25) as client:
        client.venues.faults.add(Fault(FaultAct.DELAY, delay_s=3.0))
        monkeypatch.setattr(asyncio, "sleep", sleep)
        assert (await cancel(client)).status == 200
        monkeypatch.undo()
        assert [seconds for seconds in slept if seconds in (0.125, 3.0)] == [0.125, 3.0, 0.125]


async def test_drop_row_hides_one_row() -> None:
    async with practising(scenario="calm") as client:
        listings = [
            ("GET", "/fapi/v1/openAlgoOrders", 5),
            ("GET", "/sapi/v1/algo/futures/openOrders", 3),
        ]
        client.venues.faults.add(Fault(FaultAct.DROP_ROW, row=1))
        for method, path, count in listings:
            document = (await client.binance(method, path)).json
            rows = document["orders"] if isinstance(document, dict) else document
            assert len(rows) == count - 1
        orders = [o for o in client.venues.book if o.account == "drill-a"][:2]
        got = await client.okx_cancel([{"instId": o.instrument, "algoId": o.algo_id} for o in orders])
        assert got.ids == [orders[0].algo_id]


async def test_ledger_and_reset_over_http() -> None:
    async with practising(scenario="calm") as client:
        order = um_order(client)
        await cancel(client)
        for url in (client.venues.okx_url, client.venues.binance_url):
            text = (await client.send("GET", url + "/drill/ledger")).text
            document = json.loads(text)
            (request,) = document["requests"]
            assert (request["account"], request["status"], request["items"]) == ("drill-c", 200, [order.algo_id])
            assert document["cancelled_at"][order.algo_id] <= document["now"]
            assert request["query"] == f"algoId={order.algo_id}"
            secrets = [word for account in client.venues.accounts for word in (account.key, account.secret)]
            assert not any(word in text for word in [*secrets, "signature"])
        assert (await client.send("POST", client.venues.okx_url + "/drill/reset")).json == {}
        assert um_order(client).live
        assert client.venues.ledger.requests == []
        assert (await client.send("GET", client.venues.okx_url + "/drill/reset")).status == 404


async def test_arrival_of_a_stranger_has_no_account() -> None:
    async with practising(scenario="calm") as client:
        await client.binance_raw("GET", "/api/v3/time", "A" * 64)
        (arrival,) = client.venues.ledger.requests
        assert (arrival.venue, arrival.account, arrival.status) == (Venue.BINANCE, "", 200)


async def test_a_taken_port_is_an_error_and_leaves_nothing_open() -> None:
    async with practising(scenario="calm") as client:
        port = int(client.venues.okx_url.rpartition(":")[2])
        from gui.drill.venues import PracticeVenues

        second = PracticeVenues(wall=lambda: WALL)
        with pytest.raises(OSError, match=str(port)):
            await second.start(port)
        assert not second.lively.running
