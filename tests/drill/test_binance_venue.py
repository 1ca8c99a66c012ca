"""The practice Binance's open endpoints, weights, limits, bans, and what it does not know."""

from __future__ import annotations

import pytest

from gui.drill.binance_weights import FIRST_BAN_S, STRIKES_TO_BAN
from tests.drill.signed import WALL, practising

OPEN = "/fapi/v1/openAlgoOrders"


@pytest.mark.parametrize("path", ["/api/v3/time", "/fapi/v1/time", "/dapi/v1/time"])
async def test_time_needs_no_key(path: str) -> None:
    async with practising() as client:
        got = await client.binance_raw("GET", path, "")
        assert got.json == {"serverTime": int(WALL * 1000)}
        assert got.headers["X-MBX-USED-WEIGHT-1M"] == "1"


async def test_status_and_rights() -> None:
    async with practising() as client:
        got = await client.binance_raw("GET", "/sapi/v1/system/status", "")
        assert got.json == {"status": 0, "msg": "normal"}
        assert got.headers["X-SAPI-USED-IP-WEIGHT-1M"] == "1"
        rights = (await client.binance("GET", "/sapi/v1/account/apiRestrictions")).json
        assert rights["ipRestrict"] is True
        assert (rights["enableReading"], rights["enableFutures"], rights["enableWithdrawals"]) == (True, True, False)


async def test_futures_share_a_pool_and_sapi_endpoints_have_their_own() -> None:
    async with practising() as client:
        name = "X-MBX-USED-WEIGHT-1M"
        assert (await client.binance("GET", OPEN)).headers[name] == "40"
        assert (await client.binance("GET", OPEN, "symbol=BTCUSDT")).headers[name] == "41"
        assert (await client.binance("GET", "/dapi/v1/openAlgoOrders")).headers[name] == "81"
        assert (await client.binance("GET", "/fapi/v1/allAlgoOrders", "symbol=BTCUSDT")).headers[name] == "86"
        for product in ("futures", "spot"):
            got = await client.binance("GET", f"/sapi/v1/algo/{product}/openOrders")
            assert got.headers["X-SAPI-USED-IP-WEIGHT-1M"] == "1"


async def test_an_empty_pool_answers_429_then_418() -> None:
    async with practising() as client:
        client.venues.binance.weights.limits["fapi"] = 100
        statuses = [(await client.binance("GET", OPEN)).status for _ in range(2 + STRIKES_TO_BAN)]
        assert statuses == [200, 200] + [429] * (STRIKES_TO_BAN - 1) + [418]
        got = await client.binance("GET", "/dapi/v1/openAlgoOrders")
        assert (got.status, got.json["code"]) == (418, -1003)
        assert 1 <= int(got.headers["Retry-After"]) <= FIRST_BAN_S
        assert "banned until" in got.json["msg"]
        assert (await client.binance("GET", "/sapi/v1/algo/futures/openOrders")).status == 200
        assert len(client.venues.ledger.breaches) == STRIKES_TO_BAN + 1
        client.venues.reset()
        assert (await client.binance("GET", OPEN)).status == 200


async def test_unknown_path_and_wrong_method() -> None:
    async with practising() as client:
        assert (await client.binance("GET", "/papi/v1/um/algo/openAlgoOrders")).status == 404
        assert (await client.binance("POST", OPEN)).status == 405
        assert (await client.binance_raw("GET", "/", "")).status == 404
