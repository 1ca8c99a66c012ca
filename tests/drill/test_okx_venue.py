"""The practice OKX's other endpoints, its request limits, and what it does not know."""

from __future__ import annotations

from dataclasses import replace

from gui.drill.account import default_accounts
from tests.drill.signed import WALL, practising


async def test_public_time_needs_no_key() -> None:
    async with practising() as client:
        got = await client.send("GET", client.venues.okx_url + "/api/v5/public/time")
        assert got.json == {"code": "0", "msg": "", "data": [{"ts": str(int(WALL * 1000))}]}


async def test_status_is_once_in_five_seconds() -> None:
    async with practising() as client:
        url = client.venues.okx_url + "/api/v5/system/status"
        assert (await client.send("GET", url)).json["data"] == []
        got = await client.send("GET", url)
        assert (got.status, got.json["code"]) == (429, "50011")


async def test_config_tells_permissions() -> None:
    async with practising() as client:
        (row,) = (await client.okx("GET", "/api/v5/account/config")).json["data"]
        assert row["perm"] == "read_only,trade"
        assert row["uid"] == row["mainUid"]
        assert row["ip"]
    accounts = [replace(a, permissions=a.permissions | {"withdraw"}) for a in default_accounts()]
    async with practising(accounts=accounts) as client:
        (row,) = (await client.okx("GET", "/api/v5/account/config")).json["data"]
        assert row["perm"] == "read_only,withdraw,trade"


async def test_listings_are_limited_per_user() -> None:
    async with practising() as client:
        answers = [await client.okx_list("twap") for _ in range(21)]
        assert [got.status for got in answers] == [200] * 20 + [429]
        assert answers[-1].json["code"] == "50011"
        assert client.venues.ledger.requests[-1].breach
        assert (await client.okx_list("twap", "drill-b")).status == 200


async def test_unknown_path_and_wrong_method() -> None:
    async with practising() as client:
        got = await client.okx("GET", "/api/v5/trade/nothing")
        assert got.status == 404
        got = await client.okx("GET", "/api/v5/trade/cancel-algos")
        assert (got.status, got.json["code"]) == (405, "50115")
