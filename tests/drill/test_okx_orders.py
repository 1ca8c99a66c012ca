"""The practice OKX's ordinary orders over sockets: listing, query, batch and single cancel, their limits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gui.domain.venues import Family, Venue
from gui.drill.exchange import Asked
from gui.drill.flatten_seeds import many_ordinary
from gui.drill.orders import Behaviour, PracticeOrder
from tests.drill.market import order
from tests.drill.signed import WALL, Client, Got, practising

PENDING = "/api/v5/trade/orders-pending"


def orders(n: int, instruments: int = 1) -> tuple[PracticeOrder, ...]:
    return many_ordinary(n, 0, Venue.OKX, now=WALL, instruments=instruments, label="drill-a")


def item(one: PracticeOrder) -> dict[str, str]:
    return {"instId": one.instrument, "ordId": one.algo_id}


async def listed(client: Client, more: str = "") -> list[str]:
    got = await client.okx("GET", PENDING + more)
    assert got.status == 200, got.text
    return [row["ordId"] for row in got.json["data"]]


async def cancel(client: Client, *items: object) -> Got:
    return await client.okx_post("cancel-batch-orders", list(items))


async def test_listing_shows_rows_of_text_with_the_parent() -> None:
    async with practising(whole=True, scenario="calm") as client:
        got = await client.okx("GET", PENDING)
        rows = got.json["data"]
        assert [row["instId"] for row in rows] == ["BTC-USDT-SWAP", "ETH-USDT-SWAP", "SOL-USDT-SWAP"]
        assert all(isinstance(v, str) for row in rows for k, v in row.items() if k not in _STRUCTURED)
        twap = next(one for one in client.venues.book if one.kind == "twap" and one.account == "drill-a")
        assert (rows[0]["algoId"], rows[0]["source"], rows[0]["state"], rows[0]["px"]) == (
            twap.algo_id,
            "13",
            "live",
            "64130.0",
        )
        assert [(row["reduceOnly"], row["tag"], row["tdMode"]) for row in rows[1:]] == [
            ("false", "grid7", "cross"),
            ("true", "", "isolated"),
        ]
        (hedged,) = (await client.okx("GET", PENDING, "drill-b")).json["data"]
        assert hedged["posSide"] == "long"


_STRUCTURED = {"attachAlgoOrds", "linkedAlgoOrd"}


async def test_paging_and_filters() -> None:
    made = orders(5, instruments=2)
    async with practising(orders=made) as client:
        newest = sorted((one.algo_id for one in made), key=int, reverse=True)
        assert await listed(client) == newest
        assert await listed(client, "?limit=2") == newest[:2]
        assert await listed(client, f"?limit=2&after={newest[1]}") == newest[2:4]
        assert await listed(client, f"?before={newest[1]}") == newest[:1]
        name = made[0].instrument
        assert set(await listed(client, f"?instId={name}")) == {o.algo_id for o in made if o.instrument == name}
        assert await listed(client, "?instType=FUTURES") == []
        assert await listed(client, "?instType=SWAP&instFamily=C001-USDT") == await listed(
            client, "?instId=C001-USDT-SWAP"
        )
        posts = {o.algo_id for o in made if o.kind == "post_only"}
        assert set(await listed(client, "?ordType=post_only,fok")) == posts
        client.venues.book.find(newest[0]).executed = Decimal(1)
        assert await listed(client, "?state=partially_filled") == newest[:1]
        for wrong in ("ordType=trigger", "limit=101", "after=x", "state=filled"):
            assert (await client.okx("GET", f"{PENDING}?{wrong}")).json["code"] == "51000"


async def test_cancelled_orders_leave_and_others_are_refused() -> None:
    made = orders(2)
    async with practising(orders=made) as client:
        unknown = {"instId": made[0].instrument, "ordId": "1"}
        got = await cancel(client, item(made[0]), unknown, {"instId": "NO-SUCH", "ordId": "1"}, {"instId": "X"})
        assert (got.status, got.json["code"]) == (200, "2")
        assert got.codes == ["0", "51400", "51001", "51003"]
        assert [row["ordId"] for row in got.json["data"]] == [made[0].algo_id, "1", "1", ""]
        assert await listed(client) == [made[1].algo_id]
        ledger = client.venues.ledger
        assert ledger.requests[0].items[0] == made[0].algo_id
        assert ledger.cancelled_at(made[0].algo_id) is not None
        assert (await cancel(client, item(made[0]))).codes == ["51400"]
        foreign = await client.okx_post("cancel-batch-orders", [item(made[1])], "drill-b")
        assert foreign.codes == ["51400"]
        by_client = {"instId": made[1].instrument, "clOrdId": made[1].client_id}
        assert made[1].client_id == "" or (await cancel(client, by_client)).codes == ["0"]
        got = await client.okx_post("cancel-order", {"instId": made[1].instrument, "ordId": made[1].algo_id})
        assert got.codes in (["0"], ["51400"])
        assert await listed(client) == []


@pytest.mark.parametrize(
    ("behaviour", "codes"),
    [
        (Behaviour.REFUSES, ["51412", "51412", "0"]),
        (Behaviour.FIRES, ["51400", "51400", "51400"]),
        (Behaviour.STUBBORN, ["0", "0", "0"]),
        (Behaviour.REJECTS, ["51403", "51403", "51403"]),
        (Behaviour.HALTED, ["51404", "51404", "51404"]),
    ],
)
async def test_behaviours(behaviour: Behaviour, codes: list[str]) -> None:
    async with practising(orders=[order(behaviour=behaviour)]) as client:
        (one,) = client.venues.book
        assert [(await cancel(client, item(one))).codes[0] for _ in codes] == codes
        assert one.live is (behaviour in (Behaviour.REJECTS, Behaviour.HALTED))
        got = await client.okx("GET", f"/api/v5/trade/order?instId={one.instrument}&ordId=7")
        state = {Behaviour.FIRES: "filled", Behaviour.REJECTS: "live", Behaviour.HALTED: "live"}
        assert got.json["data"][0]["state"] == state.get(behaviour, "canceled")


async def test_query() -> None:
    async with practising(orders=[order(client_id="mine")]) as client:
        base = "/api/v5/trade/order?instId=BTC-USDT-SWAP"
        assert (await client.okx("GET", base + "&clOrdId=mine")).json["data"][0]["ordId"] == "7"
        for target, code in (
            ("/api/v5/trade/order?ordId=7", "50014"),
            (base, "50015"),
            (base + "&ordId=8", "51603"),
            ("/api/v5/trade/order?instId=ETH-USDT-SWAP&ordId=7", "51603"),
        ):
            assert (await client.okx("GET", target)).json["code"] == code
        assert (await client.okx("GET", base + "&ordId=7", "drill-b")).json["code"] == "51603"


async def test_slow_answers_late_and_ghosts_stay_listed() -> None:
    made = [order(behaviour=Behaviour.SLOW), order(algo_id="8", behaviour=Behaviour.GHOST)]
    async with practising(orders=made) as client:
        slow, ghost = (client.venues.book.find(one.algo_id) for one in made)
        target = "/api/v5/trade/cancel-batch-orders"
        body = b'[{"instId":"BTC-USDT-SWAP","ordId":"7"},{"instId":"BTC-USDT-SWAP","ordId":"8"}]'
        headers = client.okx_headers("drill-a", "POST", target, body)
        answer = client.venues.okx.answer(Asked("POST", target, headers, body, 0.0))
        assert 1.5 <= answer.delay_s <= 2.5
        assert not slow.live
        assert await listed(client) == ["8"]
        ghost.listed_until = 0.0
        assert await listed(client) == []


async def test_three_hundred_orders_in_two_seconds_and_sixty_alone() -> None:
    made = orders(310)
    async with practising(orders=made) as client:
        client.venues.okx._orders.batches.limit = 30
        codes = [(await cancel(client, *map(item, made[at : at + 20]))).codes for at in (0, 20)]
        assert codes == [["0"] * 20, ["0"] * 10 + ["50011"] * 10]
        assert len(client.venues.ledger.breaches) == 1
        client.venues.okx._orders.singles.limit = 2
        client.venues.okx._orders.singles.clear()
        alone = [(await cancel(client, item(one))).codes for one in made[40:43]]
        assert alone == [["0"], ["0"], ["50011"]]
        assert (await client.okx_post("cancel-order", item(made[44]))).codes == ["50011"]
        client.venues.okx.reset()
        assert (await cancel(client, item(made[44]))).codes == ["0"]


def test_the_published_limits() -> None:
    from gui.drill.venues import PracticeVenues

    own = PracticeVenues(wall=lambda: WALL).okx._orders
    assert [(w.limit, w.seconds) for w in (own.batches, own.singles, own.queries)] == [(300, 2.0), (60, 2.0), (60, 2.0)]


@pytest.mark.parametrize(
    ("body", "code"), [("{", "50002"), ([], "50014"), ({}, "50002"), ([{"instId": "X", "ordId": "1"}] * 21, "51406")]
)
async def test_refused_bodies(body: object, code: str) -> None:
    async with practising() as client:
        assert (await client.okx_post("cancel-batch-orders", body)).json["code"] == code


async def test_algo_orders_are_not_ordinary_ones() -> None:
    async with practising(orders=[order(Family.OKX_ALGO, kind="trigger")]) as client:
        assert await listed(client) == []
        assert (await cancel(client, {"instId": "BTC-USDT-SWAP", "ordId": "7"})).codes == ["51400"]
        assert (await client.okx_cancel([{"instId": "BTC-USDT-SWAP", "algoId": "7"}])).codes == ["0"]
