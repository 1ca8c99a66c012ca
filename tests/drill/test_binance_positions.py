"""The practice Binance's positions, position mode, symbol rules and dead-man timer over sockets."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from gui.domain.venues import Family
from gui.drill.account import default_accounts
from tests.drill.market import LONG, SHORT, Clock, cm, order, um
from tests.drill.signed import Client, practising

HEDGED = tuple(replace(account, hedge=True) for account in default_accounts())


async def rows(client: Client, path: str = "/fapi/v3/positionRisk", more: str = "") -> list[dict[str, Any]]:
    got = await client.binance("GET", path, more)
    assert got.status == 200, got.text
    found: list[dict[str, Any]] = got.json
    return found


async def test_um_shows_positions_and_symbols_with_an_open_order() -> None:
    resting = order(Family.UM_ORDERS, instrument="SOLUSDT")
    async with practising(orders=[resting], positions=[um("-3"), um("0", "ETHUSDT")]) as client:
        got = await client.binance("GET", "/fapi/v3/positionRisk")
        assert got.headers["X-MBX-USED-WEIGHT-1M"] == "5"
        short, empty = got.json
        assert (short["symbol"], short["positionAmt"], short["positionSide"]) == ("BTCUSDT", "-3", "BOTH")
        assert Decimal(short["notional"]) == Decimal("-192363.90")
        assert Decimal(short["unRealizedProfit"]) == Decimal("-363.90")
        assert not {"leverage", "marginType"} & short.keys()
        assert (empty["symbol"], empty["positionAmt"]) == ("SOLUSDT", "0")
        assert await rows(client, more="symbol=SOLUSDT") == [empty]
        got = await client.binance("GET", "/fapi/v3/positionRisk", "symbol=NOSUCH")
        assert got.json["code"] == -1121


async def test_cm_shows_every_symbol_and_coins() -> None:
    async with practising(orders=[], positions=[cm("50")]) as client:
        shown = await rows(client, "/dapi/v1/positionRisk")
        held = {row["symbol"]: row["positionAmt"] for row in shown}
        assert held == {"ADAUSD_PERP": "50", "AVAXUSD_PERP": "0", "BTCUSD_PERP": "0"}
        (row,) = await rows(client, "/dapi/v1/positionRisk", "pair=ADAUSD")
        assert Decimal(row["notionalValue"]) == (50 * 10 / Decimal("0.41012")).quantize(Decimal("1e-8"))
        assert row["marginType"] == "cross"
        assert (await client.binance("GET", "/dapi/v1/positionRisk", "symbol=ADAUSD_PERP")).json["code"] == -1104


async def test_hedge_mode_shows_both_sides() -> None:
    held = [um("3", side=LONG), um("-2", side=SHORT)]
    async with practising(orders=[], positions=held, accounts=HEDGED) as client:
        shown = [(row["positionSide"], row["positionAmt"]) for row in await rows(client)]
        assert shown == [("LONG", "3"), ("SHORT", "-2")]
        for service in ("fapi", "dapi"):
            got = await client.binance("GET", f"/{service}/v1/positionSide/dual")
            assert got.json == {"dualSidePosition": True}
        assert got.headers["X-MBX-USED-WEIGHT-1M"] == "65"
        sides = {row["positionSide"] for row in await rows(client, "/dapi/v1/positionRisk")}
        assert sides == {"LONG", "SHORT"}


async def test_the_listing_of_another_account_is_its_own() -> None:
    async with practising(orders=[], positions=[um(account="drill-z"), um("1", "ETHUSDT")]) as client:
        assert [row["symbol"] for row in await rows(client)] == ["ETHUSDT"]
        assert (await client.binance("GET", "/fapi/v1/positionSide/dual")).json == {"dualSidePosition": False}


async def test_rules_of_symbols_need_no_key() -> None:
    async with practising(orders=[], positions=[um("1", "NEWUSDT")]) as client:
        for service, name in (("fapi", "BTCUSDT"), ("dapi", "ADAUSD_PERP")):
            got = await client.send("GET", f"{client.venues.binance_url}/{service}/v1/exchangeInfo")
            assert got.status == 200
            assert got.headers["X-MBX-USED-WEIGHT-1M"] in ("1", "2")
            symbol = next(row for row in got.json["symbols"] if row["symbol"] == name)
            filters = {one["filterType"]: one for one in symbol["filters"]}
            assert filters["MARKET_LOT_SIZE"]["maxQty"] != filters["LOT_SIZE"]["maxQty"]
            assert ("MIN_NOTIONAL" in filters, "contractSize" in symbol) == (service == "fapi", service == "dapi")
            assert {limit["rateLimitType"] for limit in got.json["rateLimits"]} == {"REQUEST_WEIGHT", "ORDERS"}
        got = await client.send("GET", f"{client.venues.binance_url}/fapi/v1/exchangeInfo")
        assert "NEWUSDT" in {row["symbol"] for row in got.json["symbols"]}


@pytest.mark.parametrize(
    ("service", "family", "symbol"), [("fapi", Family.UM_ORDERS, "BTCUSDT"), ("dapi", Family.CM_ORDERS, "BTCUSD_PERP")]
)
async def test_countdown_cancels_the_orders_of_its_symbol(service: str, family: Family, symbol: str) -> None:
    clock = Clock()
    other = "ETHUSDT" if service == "fapi" else "ADAUSD_PERP"
    algo = Family.UM if service == "fapi" else Family.CM
    made = [
        order(family, instrument=symbol),
        order(family, "8", instrument=other),
        order(algo, "9", instrument=symbol, kind="STOP_MARKET"),
    ]
    async with practising(orders=made, monotonic=clock) as client:
        path = f"/{service}/v1/countdownCancelAll"
        got = await client.binance("POST", path, f"symbol={symbol}&countdownTime=120000")
        assert got.json == {"symbol": symbol, "countdownTime": "120000"}
        assert got.headers["X-MBX-USED-WEIGHT-1M"] == "10"
        await client.binance("POST", path, f"symbol={other}&countdownTime=5000")
        await client.binance("POST", path, f"symbol={other}&countdownTime=0")
        clock.now += 119.0
        assert len((await client.binance("GET", f"/{service}/v1/openOrders")).json) == 2
        clock.now += 1.0
        assert [row["orderId"] for row in (await client.binance("GET", f"/{service}/v1/openOrders")).json] == [8]
        assert client.venues.book.find("9").live
        assert [(note.scope, note.what) for note in client.venues.ledger.timers] == [
            (symbol, "armed"),
            (other, "armed"),
            (other, "disarmed"),
            (symbol, "ran-out"),
        ]
        for params, code in (
            ("countdownTime=5", -1102),
            (f"symbol={symbol}", -1102),
            (f"symbol={symbol}&countdownTime=x", -1130),
            ("symbol=NOSUCH&countdownTime=5", -1121),
        ):
            assert (await client.binance("POST", path, params)).json["code"] == code
