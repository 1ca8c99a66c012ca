"""When a request counts as arrived, and that no bytes of a client bring a practice venue out of step."""

from __future__ import annotations

import asyncio
import hashlib
import hmac

import pytest

from gui.domain.venues import Venue
from gui.drill import server
from gui.drill.faults import Fault, FaultAct
from gui.drill.orders import PracticeOrder
from gui.drill.seeds import many
from tests.drill.signed import WALL, Client, practising

CANCEL = "/api/v5/trade/cancel-algos"
ONE_NAME = many(40, 0, Venue.OKX, now=WALL, instruments=1, label="drill-a")


def batch(orders: tuple[PracticeOrder, ...]) -> list[dict[str, str]]:
    return [{"instId": order.instrument, "algoId": order.algo_id} for order in orders]


async def asked(client: Client, hits: int, token: int) -> None:
    """Wait until a fault has hit so many requests."""
    while client.venues.faults.hits(token) < hits:
        await asyncio.sleep(0.001)


async def test_limits_count_what_was_held_on_the_way_when_it_arrives() -> None:
    async with practising(orders=ONE_NAME) as client:
        token = client.venues.faults.add(Fault(FaultAct.HANG, Venue.OKX, CANCEL, hits=2))
        held = [asyncio.create_task(client.okx_cancel(batch(ONE_NAME[n : n + 10]))) for n in (0, 10)]
        await asked(client, 2, token)
        first = await client.okx_cancel(batch(ONE_NAME[20:30]))
        client.venues.faults.remove(token)
        late = [await task for task in held]
        codes = [*first.codes, *late[0].codes, *late[1].codes]
        assert (codes.count("0"), codes.count("50011")) == (20, 10)
        times = [arrival.at for arrival in client.venues.ledger.requests]
        assert times[2] <= min(times[:2])
        assert sum(arrival.breach for arrival in client.venues.ledger.requests) == 1


async def test_a_cancel_whose_client_has_left_never_takes_effect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "CLIENT_GONE_S", 0.001)
    async with practising(orders=ONE_NAME) as client:
        token = client.venues.faults.add(Fault(FaultAct.HANG, Venue.OKX, CANCEL))
        held = asyncio.create_task(client.okx_cancel(batch(ONE_NAME[:1])))
        await asked(client, 1, token)
        serving = asyncio.all_tasks()
        held.cancel()
        await asyncio.gather(held, return_exceptions=True)
        await client.session.close()
        while any(not task.done() and "RequestHandler" in repr(task) for task in serving):
            await asyncio.sleep(0.001)
        client.venues.faults.remove(token)
        assert len(client.venues.book.live()) == len(ONE_NAME)
        assert client.venues.ledger.requests[0].status == 0


async def test_options_are_counted_by_family() -> None:
    made = many(21, 0, Venue.OKX, now=WALL, instruments=1, label="drill-a")
    for number, order in enumerate(made):
        order.instrument = f"BTC-USD-261225-{60_000 + number}-C"
    async with practising(orders=made) as client:
        codes: list[str] = []
        for start in (0, 10, 20):
            codes += (await client.okx_cancel(batch(made[start : start + 10]))).codes
        assert codes == ["0"] * 20 + ["50011"]


async def test_a_cancel_by_client_id_tells_which_order_it_was() -> None:
    order = next(order for order in ONE_NAME if order.client_id)
    async with practising(orders=ONE_NAME) as client:
        got = await client.okx_cancel([{"instId": order.instrument, "algoClOrdId": order.client_id}])
        assert (got.ids, got.codes) == ([order.algo_id], ["0"])
        assert client.venues.ledger.requests[0].items == (order.algo_id,)


async def test_headers_that_are_no_utf8_are_refused_like_any_wrong_ones() -> None:
    async with practising() as client:
        account = client.account("drill-a")
        host, port = client.venues.okx_url.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        head = client.okx_headers("drill-a", "GET", "/api/v5/account/config")
        head |= {"OK-ACCESS-PASSPHRASE": account.passphrase, "Connection": "close"}
        lines = [f"{name}: {value}".encode() for name, value in head.items() if name != "OK-ACCESS-PASSPHRASE"]
        lines.append(b"OK-ACCESS-PASSPHRASE: \xff\xfe")
        writer.write(b"GET /api/v5/account/config HTTP/1.1\r\nHost: x\r\n" + b"\r\n".join(lines) + b"\r\n\r\n")
        answer = await reader.read()
        writer.close()
        await writer.wait_closed()
        assert answer.startswith(b"HTTP/1.1 401")
        assert b'"code":"50105"' in answer


@pytest.mark.parametrize(
    ("path", "code"),
    [("/sapi/v1/algo/futures/openOrders", None), ("/fapi/v1/openAlgoOrders", -1021)],
)
async def test_microseconds_are_taken_by_sapi_only(path: str, code: int | None) -> None:
    async with practising() as client:
        account = client.account("drill-c")
        payload = f"timestamp={int(WALL * 1000)}000"
        sign = hmac.new(account.secret.encode(), payload.encode(), hashlib.sha256).hexdigest()
        got = await client.binance_raw("GET", f"{path}?{payload}&signature={sign}", account.key)
        assert got.json.get("code") == code
        assert (got.status == 200) is (code is None)
