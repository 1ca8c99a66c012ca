"""The practice Binance accepts the published signature vectors and refuses the rest with the documented codes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gui.domain.venues import Venue
from gui.drill.account import BINANCE_PERMISSIONS, PracticeAccount, default_accounts
from gui.drill.binance_signing import signature
from tests.drill.signed import WALL, practising

KEY = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A"
SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j"
SAMPLE = PracticeAccount("sample", Venue.BINANCE, KEY, SECRET, permissions=BINANCE_PERMISSIONS)
AT = 1_763_683_200.0
SPOT_ORDER = "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559"
WIDE = "%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96"
WINDOW = "recvWindow=5000&timestamp=1763683200000"
VECTORS = [
    ("POST /api/v3/order", f"symbol=LTCBTC&{SPOT_ORDER}",
     "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71"),
    ("POST /api/v3/order", f"symbol={WIDE}&{SPOT_ORDER}",
     "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3"),
    ("GET /sapi/v1/algo/futures/openOrders", "timestamp=1763683200000",
     "fc2203bfabd2a0c7b86ccbfacd6b13bd3ac23d9c7ec22d02728b76ff225f94ef"),
    ("DELETE /sapi/v1/algo/futures/order", f"algoId=14511&{WINDOW}",
     "bd6da57f5dc2d0f4238036dd8119442552093298f51696b7d95463a8d08ab9e4"),
    ("DELETE /sapi/v1/algo/futures/order", "clientAlgoId=65ce1630101a480b85915d7e11fd5078&timestamp=1763683200000",
     "8d6b629afdc47ddca8b0dd84e5b71625246d98442596a5b49c35d43e73cc0172"),
    ("DELETE /fapi/v1/algoOrder", f"algoId=2000000375244468&{WINDOW}",
     "0333853f98bfcc25afe5fd97ad9ea51af0351dfbf6e856dbf2573750b0c945c2"),
    ("DELETE /fapi/v1/algoOpenOrders", f"symbol=BTCUSDT&{WINDOW}",
     "90ff04dfaeafac2a53a3157f86c1340abb08511a12c698df119a1fbf3a876bb5"),
    ("DELETE /fapi/v1/algoOrder", "clientAlgoId=x-a%2Fb%3Ac+d&timestamp=1763683200000",
     "35d0d3ab0062d079273263eb5ad5a7939994714fd9b2f3ba5bacf406cefa1e11"),
    ("DELETE /fapi/v1/batchOrders", "symbol=BTCUSDT&orderIdList=%5B1234567%2C2345678%5D&timestamp=1763683200000",
     "be8585d37327b88560bd77c0b46558753ed64cf646a2f6a8afa9ead4dcf42051"),
]  # fmt: skip
EXPECTED = [(200, None), (400, -20124), (400, -20124), (400, -2011), (200, 200), (400, -2011)]
LIST = "/sapi/v1/algo/futures/openOrders"


@pytest.mark.parametrize(("request_line", "payload", "sign"), VECTORS)
def test_published_vectors(request_line: str, payload: str, sign: str) -> None:
    assert signature(SECRET, payload.encode()) == sign


@pytest.mark.parametrize(("vector", "expected"), list(zip(VECTORS[2:8], EXPECTED, strict=True)))
async def test_vectors_are_accepted_on_the_wire(vector: tuple[str, str, str], expected: tuple[int, int | None]) -> None:
    method, _, path = vector[0].partition(" ")
    async with practising(accounts=[SAMPLE], wall=AT) as client:
        for sign in (vector[2], vector[2].upper()):
            got = await client.binance_raw(method, f"{path}?{vector[1]}&signature={sign}", KEY)
            assert (got.status, got.json.get("code")) == expected
        moved = vector[1].replace("%3A", ":") if "%3A" in vector[1] else vector[1].replace("timestamp", "%74imestamp")
        got = await client.binance_raw(method, f"{path}?{moved}&signature={vector[2]}", KEY)
        assert (got.status, got.json["code"]) == (400, -1022)


async def test_signed_parameters_may_stand_in_a_form_body() -> None:
    payload, sign = VECTORS[3][1], VECTORS[3][2]
    async with practising(accounts=[SAMPLE], wall=AT) as client:
        body = f"{payload}&signature={sign}".encode()
        got = await client.binance_raw("DELETE", "/sapi/v1/algo/futures/order", KEY, body)
        assert got.json["code"] == -20124


async def test_refusals_of_keys() -> None:
    async with practising() as client:
        query = client.query()
        for key, code in (("", -2014), ("short", -2014), ("A" * 64, -2015)):
            got = await client.binance_raw("GET", f"{LIST}?{query}", key)
            assert (got.status, got.json["code"]) == (401, code)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", -1102),
        ("timestamp=x&signature=1", -1102),
        ("timestamp={now}", -1102),
        ("timestamp={now}&signature=", -1102),
        ("timestamp={now}&signature=0", -1022),
        ("signature=0&timestamp={now}", -1022),
        ("timestamp={now}&timestamp={now}&signature=0", -1101),
        ("recvWindow=60001&timestamp={now}&signature=0", -1131),
        ("recvWindow=x&timestamp={now}&signature=0", -1100),
    ],
)
async def test_refusals_of_parameters(query: str, code: int) -> None:
    async with practising() as client:
        target = f"{LIST}?{query.format(now=int(WALL * 1000))}"
        got = await client.binance_raw("GET", target, client.account("drill-c").key)
        assert (got.status, got.json["code"]) == (400, code)


async def test_a_parameter_that_nobody_reads_is_refused() -> None:
    async with practising() as client:
        assert (await client.binance("GET", LIST, "symbol=BTCUSDT")).json["code"] == -1104


@pytest.mark.parametrize(
    ("off_ms", "window", "good"),
    [(-5000, "", True), (-5001, "", False), (999, "", True), (1000, "", False), (-60000, "recvWindow=60000", True)],
)
async def test_clock_window(off_ms: int, window: str, good: bool) -> None:
    async with practising() as client:
        query = client.query(window, wall=WALL + (off_ms + 0.1) / 1000)
        got = await client.binance_raw("GET", f"{LIST}?{query}", client.account("drill-c").key)
        assert (got.status, got.json.get("code")) == ((200, None) if good else (400, -1021))


async def test_permissions_and_address() -> None:
    (account,) = (a for a in default_accounts() if a.venue is Venue.BINANCE)
    spot = replace(account, permissions=frozenset({"reading", "spot"}))
    async with practising(accounts=[spot]) as client:
        assert (await client.binance("GET", "/sapi/v1/algo/spot/openOrders")).status == 200
        for path in (LIST, "/fapi/v1/openAlgoOrders", "/dapi/v1/openAlgoOrders"):
            got = await client.binance("GET", path)
            assert (got.status, got.json["code"]) == (401, -2015)
        rights = (await client.binance("GET", "/sapi/v1/account/apiRestrictions")).json
        assert (rights["enableFutures"], rights["enableSpotAndMarginTrading"]) == (False, True)
    async with practising(accounts=[replace(account, ip_allowed=False)]) as client:
        assert (await client.binance("GET", LIST)).json["code"] == -2015
