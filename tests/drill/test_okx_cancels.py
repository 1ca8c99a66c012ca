"""The practice OKX's two cancel endpoints over sockets: behaviours, refusals, the window per instrument."""

from __future__ import annotations

import json

import pytest

from gui.domain.venues import Venue
from gui.drill.exchange import Asked
from gui.drill.orders import Behaviour, PracticeOrder
from gui.drill.seeds import many
from tests.drill.signed import WALL, Client, practising


def item(order: PracticeOrder) -> dict[str, str]:
    return {"instId": order.instrument, "algoId": order.algo_id}


def orders(n: int, behaviour: Behaviour = Behaviour.NORMAL, instruments: int = 1) -> tuple[PracticeOrder, ...]:
    return many(n, 0, Venue.OKX, now=WALL, behaviour=behaviour, instruments=instruments, label="drill-a")


async def _listed(client: Client, order: PracticeOrder) -> bool:
    return order.algo_id in (await client.okx_list(order.kind)).ids


async def test_all_accepted_leave_the_listing_and_are_in_the_ledger() -> None:
    made = orders(3)
    async with practising(orders=made) as client:
        got = await client.okx_cancel([item(order) for order in made])
        assert (got.status, got.json["code"], got.codes) == (200, "0", ["0"] * 3)
        assert got.ids == [order.algo_id for order in made]
        assert not any([await _listed(client, order) for order in made])
        ledger = client.venues.ledger
        assert ledger.requests[0].items == tuple(order.algo_id for order in made)
        assert (ledger.requests[0].account, ledger.requests[0].status) == ("drill-a", 200)
        assert all(ledger.cancelled_at(order.algo_id) is not None for order in made)
        assert ledger.breaches == []


async def test_mixed_and_all_refused() -> None:
    made = orders(1)
    async with practising(orders=made) as client:
        unknown = {"instId": made[0].instrument, "algoId": "1"}
        nowhere = {"instId": "NO-SUCH", "algoId": "1"}
        got = await client.okx_cancel([unknown, item(made[0]), nowhere])
        assert (got.json["code"], got.codes) == ("2", ["51400", "0", "51001"])
        got = await client.okx_cancel([item(made[0])])
        assert (got.status, got.json["code"], got.codes) == (200, "1", ["51400"])
        got = await client.okx_cancel([{"instId": made[0].instrument}])
        assert got.codes == ["51003"]


async def test_an_order_of_another_account_or_instrument_does_not_exist() -> None:
    async with practising() as client:
        other = next(o for o in client.venues.book if o.account == "drill-b")
        own = next(o for o in client.venues.book if o.account == "drill-a")
        wrong = {"instId": other.instrument, "algoId": own.algo_id}
        assert (await client.okx_cancel([item(other), wrong])).codes == ["51400", "51400"]
        assert own.live
        assert other.live


async def test_refuses_twice_then_works() -> None:
    (order,) = made = orders(1, Behaviour.REFUSES)
    async with practising(orders=made) as client:
        codes = [(await client.okx_cancel([item(order)])).codes[0] for _ in range(4)]
        assert codes == ["51412", "51412", "0", "51400"]


async def test_fires() -> None:
    (order,) = made = orders(1, Behaviour.FIRES)
    async with practising(orders=made) as client:
        assert (await client.okx_cancel([item(order)])).codes == ["51416"]
        assert not await _listed(client, order)
        got = await client.okx("GET", f"/api/v5/trade/order-algo?algoId={order.algo_id}")
        assert got.json["data"][0]["state"] == "effective"
        assert got.json["data"][0]["ordIdList"]
        assert client.venues.ledger.cancelled_at(order.algo_id) is None


async def test_stubborn_until_the_advanced_endpoint() -> None:
    (order,) = made = orders(1, Behaviour.STUBBORN)
    async with practising(orders=made) as client:
        for _ in range(4):
            assert (await client.okx_cancel([item(order)])).codes == ["0"]
            assert await _listed(client, order)
        assert (await client.okx_cancel([item(order)], path="cancel-advance-algos")).codes == ["0"]
        assert not await _listed(client, order)
        assert (await client.okx_cancel([item(order)], path="cancel-advance-algos")).codes == ["51293"]


async def test_rejects_for_ever_and_ghosts_stay_listed() -> None:
    async with practising(orders=orders(1, Behaviour.REJECTS)) as client:
        (order,) = client.venues.book
        for path in ("cancel-algos", "cancel-advance-algos"):
            assert (await client.okx_cancel([item(order)], path=path)).codes == ["51403"]
        assert await _listed(client, order)
    async with practising(orders=orders(1, Behaviour.GHOST)) as client:
        (order,) = client.venues.book
        assert (await client.okx_cancel([item(order)])).codes == ["0"]
        assert await _listed(client, order)
        order.listed_until = 0.0
        assert not await _listed(client, order)


def test_slow_answers_late() -> None:
    from gui.drill.venues import PracticeVenues

    venues = PracticeVenues(orders=orders(1, Behaviour.SLOW), wall=lambda: WALL)
    client = Client(venues, None, WALL)  # type: ignore[arg-type]
    (order,) = venues.book
    body = json.dumps([item(order)]).encode()
    target = "/api/v5/trade/cancel-algos"
    answer = venues.okx.answer(Asked("POST", target, client.okx_headers("drill-a", "POST", target, body), body, 0.0))
    assert 1.5 <= answer.delay_s <= 2.5
    assert not order.live


async def test_twenty_orders_in_two_seconds_per_user_and_instrument() -> None:
    made = orders(50, instruments=2)
    async with practising(orders=made) as client:
        one = [item(o) for o in made if o.instrument == made[0].instrument]
        two = [item(o) for o in made if o.instrument == made[1].instrument]
        codes = [(await client.okx_cancel(one[at : at + 10])).codes for at in (0, 10, 20)]
        assert codes == [["0"] * 10, ["0"] * 10, ["50011"] * 5]
        assert len(client.venues.ledger.breaches) == 1
        assert (await client.okx_cancel(two[:10])).codes == ["0"] * 10
        foreign = await client.okx_cancel([one[0]], "drill-b")
        assert foreign.codes == ["51400"]
        assert (await client.okx_cancel(one[20:21], path="cancel-advance-algos")).codes == ["0"]


@pytest.mark.parametrize(
    ("body", "code", "status"),
    [
        (b"", "50000", 400),
        (b"{", "50002", 400),
        (b'{"instId":"X","algoId":"1"}', "50002", 400),
        (b"[]", "50014", 400),
        (b"[1]", "50002", 400),
        (b'[{"instId":"X","algoId":1}]', "50002", 400),
        (b'[{"algoId":"1"}]', "50014", 400),
        (json.dumps([{"instId": "X", "algoId": "1"}] * 11).encode(), "51406", 400),
    ],
)
async def test_refused_bodies(body: bytes, code: str, status: int) -> None:
    async with practising() as client:
        got = await client.okx("POST", "/api/v5/trade/cancel-algos", body=body)
        assert (got.status, got.json["code"], got.json["data"]) == (status, code, [])


async def test_wrong_content_type() -> None:
    async with practising() as client:
        got = await client.okx("POST", "/api/v5/trade/cancel-algos", body=b"[]", Content_Type="text/plain")
        assert (got.status, got.json["code"]) == (400, "50006")
