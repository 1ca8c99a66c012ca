"""New orders at the practice Binance over sockets: what closes, what is refused with which code, what is counted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gui.domain.venues import Family
from gui.drill.account import default_accounts
from gui.drill.exchange import Asked
from gui.drill.positions import CloseBehaviour
from tests.drill.market import LONG, SHORT, Clock, cm, order, plain, um
from tests.drill.signed import Client, Got, practising

HEDGED = tuple(replace(account, hedge=True) for account in default_accounts())
SELL = "symbol=BTCUSDT&side=SELL&type=MARKET"


async def place(client: Client, params: str, service: str = "fapi") -> Got:
    return await client.binance("POST", f"/{service}/v1/order", params)


async def code(client: Client, params: str) -> int | None:
    found: int | None = (await place(client, params)).json.get("code")
    return found


def size(client: Client, at: int = 0) -> Decimal:
    return list(client.venues.book.positions)[at].size


async def test_market_reduce_only_closes_and_tells_the_result() -> None:
    async with practising(orders=[], positions=[um("3"), um("5", account="drill-z")]) as client:
        params = f"{SELL}&quantity=3.000&reduceOnly=true&newClientOrderId=ours-1&newOrderRespType=RESULT"
        got = await place(client, params)
        assert got.status == 200
        assert (got.json["status"], got.json["executedQty"], got.json["origQty"]) == ("FILLED", "3.000", "3.000")
        assert (got.json["clientOrderId"], got.json["reduceOnly"], got.json["positionSide"]) == ("ours-1", True, "BOTH")
        assert got.headers["X-MBX-USED-WEIGHT-1M"] == "0"
        assert (got.headers["X-MBX-ORDER-COUNT-10S"], got.headers["X-MBX-ORDER-COUNT-1M"]) == ("1", "1")
        assert plain(size(client), size(client, 1)) == (0, 5)
        (done,) = client.venues.ledger.closes
        assert plain(done.before, done.after, done.asked, done.client_id) == (3, 0, Decimal("3.000"), "ours-1")
        query = await client.binance("GET", "/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=ours-1")
        assert (query.json["status"], query.json["orderId"]) == ("FILLED", got.json["orderId"])
        assert (await client.binance("GET", "/fapi/v1/openOrders")).json == []
        assert await code(client, f"{SELL}&quantity=3&reduceOnly=true") == -2022


async def test_an_acknowledgement_tells_no_sums() -> None:
    async with practising(orders=[], positions=[um("3")]) as client:
        got = await place(client, f"{SELL}&quantity=3&reduceOnly=true")
        assert (got.json["status"], got.json["executedQty"]) == ("NEW", "0")
        assert not {"avgPrice", "cumQuote"} & got.json.keys()
        assert size(client) == 0


async def test_reduce_only_never_flips_and_others_do() -> None:
    async with practising(orders=[], positions=[um("3")]) as client:
        got = await place(client, f"{SELL}&quantity=5&reduceOnly=true&newOrderRespType=RESULT")
        assert plain(got.json["status"], got.json["executedQty"], size(client)) == ("EXPIRED", "3", 0)
        client.venues.book.positions.load([um("3")])
        await place(client, f"{SELL}&quantity=5")
        assert size(client) == -2
        assert [change.flipped for change in client.venues.ledger.closes] == [False, True]


async def test_contracts_of_cm() -> None:
    async with practising(orders=[], positions=[cm("-50")]) as client:
        params = "symbol=ADAUSD_PERP&side=BUY&type=MARKET&quantity=50&reduceOnly=true&newOrderRespType=RESULT"
        got = await place(client, params, "dapi")
        assert plain(got.json["status"], got.json["pair"], size(client)) == ("FILLED", "ADAUSD", 0)
        assert "cumBase" in got.json


@pytest.mark.parametrize(
    ("params", "refused"),
    [
        ("side=SELL&type=MARKET&quantity=1", -1102),
        ("symbol=NOSUCH&side=SELL&type=MARKET&quantity=1", -1121),
        ("symbol=BTCUSDT&side=sell&type=MARKET&quantity=1", -1117),
        ("symbol=BTCUSDT&side=SELL&type=STOP_MARKET&quantity=1", -4120),
        ("symbol=BTCUSDT&side=SELL&type=CHASE&quantity=1", -1116),
        (SELL, -1102),
        (f"{SELL}&quantity=1&timeInForce=IOC", -1106),
        (f"{SELL}&quantity=1e2", -1100),
        (f"{SELL}&quantity=-1", -1100),
        (f"{SELL}&quantity=1.0001", -1111),
        (f"{SELL}&quantity=0", -4003),
        (f"{SELL}&quantity=121", -4005),
        (f"{SELL}&quantity=1&reduceOnly=yes", -1130),
        (f"{SELL}&quantity=1&newOrderRespType=FULL", -1130),
        (f"{SELL}&quantity=1&newClientOrderId=a%20b", -1100),
        (f"{SELL}&quantity=1&newClientOrderId={'x' * 37}", -1100),
        (f"{SELL}&quantity=1&positionSide=LONG", -4061),
        (f"{SELL}&quantity=1&positionSide=NET", -1130),
        (f"{SELL}&quantity=1&clientId=1", -1104),
        (f"{SELL}&quantity=1&quantity=2", -1101),
        ("symbol=BTCUSDT&side=SELL&type=LIMIT&quantity=1&price=64000", -1102),
        ("symbol=BTCUSDT&side=SELL&type=LIMIT&quantity=1&price=64000&timeInForce=FOK", -1115),
        ("symbol=BTCUSDT&side=SELL&type=LIMIT&quantity=1&price=64000.055&timeInForce=IOC", -1111),
        ("symbol=BTCUSDT&side=SELL&type=LIMIT&quantity=1&price=0&timeInForce=IOC", -4014),
        ("symbol=BTCUSDT&side=SELL&type=LIMIT&quantity=1&price=90000&timeInForce=IOC", -4016),
        ("symbol=BTCUSDT&side=SELL&type=LIMIT&quantity=1&price=30000&timeInForce=IOC", -4024),
        ("symbol=XRPUSDT&side=SELL&type=MARKET&quantity=0.1", -4164),
        (f"{SELL.replace('SELL', 'BUY')}&quantity=1&reduceOnly=true", -2022),
        ("symbol=ETHUSDT&side=SELL&type=MARKET&quantity=1&reduceOnly=true", -2022),
    ],
)
async def test_refusals_one_way(params: str, refused: int) -> None:
    async with practising(orders=[], positions=[um("3")]) as client:
        got = await place(client, params)
        assert (got.status, got.json["code"]) == (400, refused)
        assert size(client) == 3
        assert client.venues.ledger.changes == []


async def test_hedge_mode() -> None:
    held = [um("3", side=LONG), um("-2", side=SHORT)]
    async with practising(orders=[], positions=held, accounts=HEDGED) as client:
        assert await code(client, f"{SELL}&quantity=3") == -4061
        assert await code(client, f"{SELL}&quantity=3&positionSide=BOTH") == -4061
        for word in ("true", "false"):
            assert await code(client, f"{SELL}&quantity=3&positionSide=LONG&reduceOnly={word}") == -1106
        assert await code(client, f"{SELL}&quantity=4&positionSide=LONG") == -2022
        assert (await place(client, f"{SELL}&quantity=3&positionSide=LONG")).json["status"] == "NEW"
        assert plain(size(client), size(client, 1)) == (0, -2)
        assert await code(client, f"{SELL}&quantity=3&positionSide=LONG") == -2022
        assert (await place(client, "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=2&positionSide=SHORT")).status == 200
        assert size(client, 1) == 0
        # The opening side opens.
        assert (await place(client, f"{SELL}&quantity=1&positionSide=SHORT")).status == 200
        assert size(client, 1) == -1


@pytest.mark.parametrize("blocked", [-2022, -4118])
async def test_resting_reduce_only_orders_take_the_whole_size(blocked: int) -> None:
    resting = [
        order(Family.UM_ORDERS, size="2", protective=True),
        order(Family.UM_ORDERS, "8", size="1", protective=True),
        order(Family.UM_ORDERS, "9", size="9"),
        order(Family.UM, "10", size="9", kind="STOP_MARKET", protective=True),
    ]
    async with practising(orders=resting, positions=[um("3")]) as client:
        client.venues.binance.placing.blocked_code = blocked
        params = f"{SELL}&quantity=3&reduceOnly=true"
        assert await code(client, params) == blocked
        await client.binance("DELETE", "/fapi/v1/order", "symbol=BTCUSDT&orderId=8")
        assert await code(client, params) is None
        assert size(client) == 0


async def test_client_ids_are_unique_among_open_orders() -> None:
    async with practising(orders=[], positions=[um("3")]) as client:
        limit = "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=64000&timeInForce=GTC&newClientOrderId=mine"
        got = await place(client, limit)
        assert got.json["status"] == "NEW"
        assert [row["clientOrderId"] for row in (await client.binance("GET", "/fapi/v1/openOrders")).json] == ["mine"]
        assert await code(client, limit) == -4116
        await client.binance("DELETE", "/fapi/v1/order", f"symbol=BTCUSDT&orderId={got.json['orderId']}")
        assert await code(client, limit) is None
        market = f"{SELL}&quantity=1&reduceOnly=true&newClientOrderId=ours"
        assert [await code(client, market) for _ in range(2)] == [None, None]
        assert size(client) == 1


async def test_limit_ioc_passes_where_the_band_stops_market_orders() -> None:
    async with practising(orders=[], positions=[um("3", behaviour=CloseBehaviour.BAND)]) as client:
        assert [await code(client, f"{SELL}&quantity=3&reduceOnly=true") for _ in range(3)] == [-4131] * 3
        params = "symbol=BTCUSDT&side=SELL&type=LIMIT&quantity=3&price=62000.10&timeInForce=IOC&reduceOnly=true"
        got = await place(client, f"{params}&newOrderRespType=RESULT")
        assert plain(got.json["status"], got.json["timeInForce"], size(client)) == ("FILLED", "IOC", 0)


@pytest.mark.parametrize(
    ("behaviour", "answers", "left"),
    [
        (CloseBehaviour.REFUSES, [(503, -1008), (503, -1008), (200, None)], "0"),
        (CloseBehaviour.REJECTS, [(400, -4141), (400, -4141)], "3"),
        (CloseBehaviour.PARTIAL, [(200, None)], "1.500"),
        (CloseBehaviour.DUST, [(200, None), (400, -4003)], "0.0005"),
    ],
)
async def test_behaviours(behaviour: CloseBehaviour, answers: list[tuple[int, int | None]], left: str) -> None:
    async with practising(orders=[], positions=[um("3", behaviour=behaviour)]) as client:
        for status, refused in answers:
            quantity = "3" if size(client) == 3 else "0.000"
            got = await place(client, f"{SELL}&quantity={quantity}&reduceOnly=true")
            assert (got.status, got.json.get("code")) == (status, refused)
        assert size(client) == Decimal(left)


async def test_partial_market_close_expires_with_what_it_traded() -> None:
    async with practising(orders=[], positions=[um("3", behaviour=CloseBehaviour.PARTIAL)]) as client:
        got = await place(client, f"{SELL}&quantity=3&reduceOnly=true&newOrderRespType=RESULT")
        assert (got.json["status"], got.json["executedQty"]) == ("EXPIRED", "1.5")


async def test_a_late_fill_is_an_open_order_until_then() -> None:
    clock = Clock()
    held = um("3", behaviour=CloseBehaviour.FILLS_LATE)
    async with practising(orders=[], positions=[held], monotonic=clock) as client:
        got = await place(client, f"{SELL}&quantity=3&reduceOnly=true&newOrderRespType=RESULT")
        assert plain(got.json["status"], size(client)) == ("NEW", 3)
        assert len((await client.binance("GET", "/fapi/v1/openOrders")).json) == 1
        assert await code(client, f"{SELL}&quantity=3&reduceOnly=true") == -2022
        clock.now += 1.5
        assert (await client.binance("GET", "/fapi/v1/openOrders")).json == []
        assert size(client) == 0
        assert [change.at for change in client.venues.ledger.closes] == [101.5]
        query = await client.binance("GET", "/fapi/v1/order", f"symbol=BTCUSDT&orderId={got.json['orderId']}")
        assert query.json["status"] == "FILLED"


async def test_slow_trades_on_arrival() -> None:
    async with practising(orders=[], positions=[um("3", behaviour=CloseBehaviour.SLOW)]) as client:
        target = "/fapi/v1/order?" + client.query(f"{SELL}&quantity=3&reduceOnly=true")
        headers = {"X-MBX-APIKEY": client.account("drill-c").key}
        answer = client.venues.binance.answer(Asked("POST", target, headers, b"", 0.0))
        assert 1.5 <= answer.delay_s <= 2.5
        assert size(client) == 0


async def test_orders_are_counted_and_refused_above_the_limit() -> None:
    async with practising(orders=[], positions=[um("3")]) as client:
        client.venues.binance.placing.tens.limit = 2
        params = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0"
        assert [await code(client, params) for _ in range(3)] == [-4003, -4003, -1015]
        (breach,) = client.venues.ledger.breaches
        assert breach.status == 429
        client.venues.binance.reset()
        assert await code(client, params) == -4003
        assert (client.venues.binance.placing.minutes.limit, client.venues.binance.placing.minutes.seconds) == (
            1200,
            60,
        )
