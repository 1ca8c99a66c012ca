"""The practice OKX accepts the published signature vectors and refuses everything else with the documented codes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gui.domain.venues import Venue
from gui.drill.account import OKX_PERMISSIONS, PracticeAccount, practice_account
from gui.drill.okx_signing import signature
from tests.drill.signed import WALL, Client, practising

SECRET = "22582BD0CFF14C41EDBF1AB98506286D"
SAMPLE = PracticeAccount(
    "sample", Venue.OKX, "d7a1c2f0-1111-2222-3333-444455556666", SECRET, "Kill$witch-2026", OKX_PERMISSIONS
)
LIST = "/api/v5/trade/orders-algo-pending?ordType=conditional{}oco&limit=100"
CANCEL = "/api/v5/trade/cancel-algos"
BODY = b'[{"instId":"BTC-USDT","algoId":"590919993110396111"},{"instId":"BTC-USDT","algoId":"590920138287841222"}]'
SPACED = BODY.replace(b'":', b'": ').replace(b'",', b'", ').replace(b"},", b"}, ")
T0, T123 = "2026-11-21T02:00:00.000Z", "2026-11-21T02:00:00.123Z"
VECTORS = [
    (T0, "GET", LIST.format(","), b"", "BV47JzRSWyjpM1oIvgQcTybrbnRw8+dkL+ZCWPBJ8yo="),
    (T0, "GET", LIST.format("%2C"), b"", "6iaM4X26yEI93C7pPUsfWAh2l0OJJNcHJE1o4seDZkk="),
    (T123, "POST", CANCEL, BODY, "oPqf8AwrBjhQ4Ote5SYrZV2ZdQMBCSbrpP+vjFNOg8I="),
    (T123, "POST", CANCEL, SPACED, "Up/oqvp55500mdf3rdTm3+gMPykfw/sKP4kTOCFkBWY="),
    ("2020-12-08T09:08:57.715Z", "GET", "/api/v5/account/balance?ccy=BTC", b"",
     "HiZhvSfMtWJA3uUIVXV3a/bSXNPCWvYFXoGCVS8V4zY="),
    ("2026-11-21T02:00:00.999Z", "POST", "/api/v5/trade/cancel-all-after", b'{"timeOut":"10"}',
     "XQseqe0gRqJ0rIq/0SI61pKkj50lhoX48ATvRPfmy/M="),
]  # fmt: skip


@pytest.mark.parametrize(("stamp", "method", "target", "body", "sign"), VECTORS)
def test_published_vectors(stamp: str, method: str, target: str, body: bytes, sign: str) -> None:
    assert signature(SECRET, stamp, method, target, body) == sign


@pytest.mark.parametrize(("stamp", "method", "target", "body", "sign"), VECTORS[:4])
async def test_vectors_are_accepted_on_the_wire(stamp: str, method: str, target: str, body: bytes, sign: str) -> None:
    async with practising(accounts=[SAMPLE], wall=1_795_226_400.5) as client:
        headers = {
            "OK-ACCESS-KEY": SAMPLE.key,
            "OK-ACCESS-SIGN": sign,
            "OK-ACCESS-TIMESTAMP": stamp,
            "OK-ACCESS-PASSPHRASE": SAMPLE.passphrase,
            "Content-Type": "application/json",
        }
        got = await client.send(method, client.venues.okx_url + target, headers, body)
        assert got.status == 200
        if method == "POST":
            assert got.codes == ["51400", "51400"]
        else:
            assert got.json == {"code": "0", "msg": "", "data": []}
        other = target.replace("%2C", ",") if "%2C" in target else target.replace(",", "%2C")
        if other != target:
            got = await client.send(method, client.venues.okx_url + other, headers, body)
            assert got.json["code"] == "50113"


@pytest.mark.parametrize(
    ("header", "value", "code", "status"),
    [
        ("OK-ACCESS-KEY", "", "50103", 401),
        ("OK-ACCESS-PASSPHRASE", "", "50104", 401),
        ("OK-ACCESS-SIGN", "", "50106", 401),
        ("OK-ACCESS-TIMESTAMP", "", "50107", 401),
        ("OK-ACCESS-KEY", "nonsense", "50111", 401),
        ("OK-ACCESS-KEY", "00000000-0000-0000-0000-000000000000", "50119", 401),
        ("OK-ACCESS-PASSPHRASE", "wrong", "50105", 401),
        ("OK-ACCESS-SIGN", "wrong", "50113", 401),
        ("OK-ACCESS-TIMESTAMP", "1795269803", "50112", 401),
        ("OK-ACCESS-TIMESTAMP", "2026-13-40T00:00:00.000Z", "50112", 401),
        ("x-simulated-trading", "1", "50101", 401),
    ],
)
async def test_refusals_of_credentials(header: str, value: str, code: str, status: int) -> None:
    async with practising() as client:
        changed = client.okx_headers("drill-a", "GET", "/api/v5/account/config") | {header: value}
        got = await client.send("GET", client.venues.okx_url + "/api/v5/account/config", changed)
        assert (got.status, got.json["code"], got.json["data"]) == (status, code, [])


@pytest.mark.parametrize(("off", "code"), [(-30.0, "0"), (30.0, "0"), (-30.002, "50102"), (30.002, "50102")])
async def test_clock_window(off: float, code: str) -> None:
    async with practising() as client:
        client.wall = WALL + off
        assert (await client.okx("GET", "/api/v5/account/config")).json["code"] == code


async def _config(client: Client) -> tuple[int, str]:
    got = await client.okx("GET", "/api/v5/account/config", "x")
    return got.status, got.json["code"]


async def test_permission_environment_and_address() -> None:
    base = practice_account("x", Venue.OKX)
    readonly = replace(base, permissions=frozenset({"read_only"}))
    async with practising(accounts=[readonly]) as client:
        assert await _config(client) == (200, "0")
        got = await client.okx_cancel([{"instId": "BTC-USDT", "algoId": "1"}], "x")
        assert (got.status, got.json["code"]) == (200, "50120")
    async with practising(accounts=[replace(base, environment="demo")]) as client:
        assert await _config(client) == (401, "50101")
        demo = await client.okx("GET", "/api/v5/account/config", "x", x_simulated_trading="1")
        assert demo.json["code"] == "0"
    async with practising(accounts=[replace(base, ip_allowed=False)]) as client:
        assert await _config(client) == (401, "50110")
