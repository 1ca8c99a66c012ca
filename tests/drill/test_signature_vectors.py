"""The signature vectors that the venues print are accepted as they stand, byte for byte, on the wire."""

from __future__ import annotations

import pytest

from gui.domain.venues import Family
from gui.drill import binance_signing, okx_signing
from tests.drill.plain_client import BINANCE, NOW, OKX, binance_order, calling, okx_order

PENDING = "/api/v5/trade/orders-algo-pending"
CANCEL = "/api/v5/trade/cancel-algos"
TWO = b'[{"instId":"BTC-USDT","algoId":"590919993110396111"},{"instId":"BTC-USDT","algoId":"590920138287841222"}]'
SPACED = TWO.replace(b'":"', b'": "').replace(b'","', b'", "').replace(b"},{", b"}, {")
OKX_WIRE = [
    ("000", "GET", PENDING + "?ordType=conditional,oco&limit=100", b"", "BV47JzRSWyjpM1oIvgQcTybrbnRw8+dkL+ZCWPBJ8yo="),
    (
        "000",
        "GET",
        PENDING + "?ordType=conditional%2Coco&limit=100",
        b"",
        "6iaM4X26yEI93C7pPUsfWAh2l0OJJNcHJE1o4seDZkk=",
    ),
    ("123", "POST", CANCEL, TWO, "oPqf8AwrBjhQ4Ote5SYrZV2ZdQMBCSbrpP+vjFNOg8I="),
    ("123", "POST", CANCEL, SPACED, "Up/oqvp55500mdf3rdTm3+gMPykfw/sKP4kTOCFkBWY="),
]
BINANCE_NOW = 1_763_683_200.0
BINANCE_WIRE = [
    (
        "GET",
        "/sapi/v1/algo/futures/openOrders",
        "timestamp=1763683200000",
        "fc2203bfabd2a0c7b86ccbfacd6b13bd3ac23d9c7ec22d02728b76ff225f94ef",
    ),
    (
        "DELETE",
        "/sapi/v1/algo/futures/order",
        "algoId=14511&recvWindow=5000&timestamp=1763683200000",
        "bd6da57f5dc2d0f4238036dd8119442552093298f51696b7d95463a8d08ab9e4",
    ),
    (
        "DELETE",
        "/sapi/v1/algo/futures/order",
        "clientAlgoId=65ce1630101a480b85915d7e11fd5078&timestamp=1763683200000",
        "8d6b629afdc47ddca8b0dd84e5b71625246d98442596a5b49c35d43e73cc0172",
    ),
    (
        "DELETE",
        "/fapi/v1/algoOrder",
        "algoId=2000000375244468&recvWindow=5000&timestamp=1763683200000",
        "0333853f98bfcc25afe5fd97ad9ea51af0351dfbf6e856dbf2573750b0c945c2",
    ),
    (
        "DELETE",
        "/fapi/v1/algoOpenOrders",
        "symbol=BTCUSDT&recvWindow=5000&timestamp=1763683200000",
        "90ff04dfaeafac2a53a3157f86c1340abb08511a12c698df119a1fbf3a876bb5",
    ),
    (
        "DELETE",
        "/fapi/v1/algoOrder",
        "clientAlgoId=x-a%2Fb%3Ac+d&timestamp=1763683200000",
        "35d0d3ab0062d079273263eb5ad5a7939994714fd9b2f3ba5bacf406cefa1e11",
    ),
]


@pytest.mark.parametrize(("millis", "method", "target", "body", "sign"), OKX_WIRE)
async def test_okx_takes_the_documented_signatures(
    millis: str, method: str, target: str, body: bytes, sign: str
) -> None:
    async with calling([okx_order(1)]) as caller:
        spoil: dict[str, str | None] = {
            "OK-ACCESS-SIGN": sign,
            "OK-ACCESS-TIMESTAMP": f"2026-11-21T02:00:00.{millis}Z",
        }
        reply = await caller.okx(target, method=method, raw=body, spoil=spoil)
    assert reply.status == 200
    assert reply.code == ("0" if method == "GET" else "1")


@pytest.mark.parametrize("number", range(len(OKX_WIRE)))
async def test_okx_refuses_a_documented_signature_over_any_other_bytes(number: int) -> None:
    millis, method, target, body, sign = OKX_WIRE[number]
    other = target.replace("%2C", ";;").replace(",", "%2C").replace(";;", ",")
    raw = body.replace(b"111", b"112")
    async with calling([okx_order(1)]) as caller:
        spoil: dict[str, str | None] = {
            "OK-ACCESS-SIGN": sign,
            "OK-ACCESS-TIMESTAMP": f"2026-11-21T02:00:00.{millis}Z",
        }
        reply = await caller.okx(other, method=method, raw=raw, spoil=spoil)
    assert (reply.status, reply.code) == (401, "50113")


@pytest.mark.parametrize(("method", "path", "payload", "sign"), BINANCE_WIRE)
async def test_binance_takes_the_documented_signatures(method: str, path: str, payload: str, sign: str) -> None:
    orders = [
        binance_order(Family.SAPI_FUTURES, 11, client_id="65ce1630101a480b85915d7e11fd5078"),
        binance_order(Family.UM, 468, client_id="x-a/b:c d"),
    ]
    async with calling(orders, now=BINANCE_NOW) as caller:
        for text in (sign, sign.upper()):
            url = f"{caller.venues.binance_url}{path}?{payload}&signature={text}"
            reply = await caller.send(url, method, {"X-MBX-APIKEY": BINANCE.key})
            caller.venues.reset()
            assert reply.status == 200, reply.text


@pytest.mark.parametrize(("method", "path", "payload", "sign"), BINANCE_WIRE)
async def test_binance_refuses_a_documented_signature_over_any_other_bytes(
    method: str, path: str, payload: str, sign: str
) -> None:
    async with calling(now=BINANCE_NOW) as caller:
        url = f"{caller.venues.binance_url}{path}?recvWindow=4999&{payload.replace('recvWindow=5000&', '')}"
        reply = await caller.send(f"{url}&signature={sign}", method, {"X-MBX-APIKEY": BINANCE.key})
    assert (reply.status, reply.code) == (400, -1022)


def test_vectors_of_calls_that_are_not_served_agree_as_well() -> None:
    assert (
        okx_signing.signature(OKX.secret, "2020-12-08T09:08:57.715Z", "GET", "/api/v5/account/balance?ccy=BTC", b"")
        == "HiZhvSfMtWJA3uUIVXV3a/bSXNPCWvYFXoGCVS8V4zY="
    )
    target, body = "/api/v5/trade/cancel-all-after", b'{"timeOut":"10"}'
    assert (
        okx_signing.signature(OKX.secret, "2026-11-21T02:00:00.999Z", "POST", target, body)
        == "XQseqe0gRqJ0rIq/0SI61pKkj50lhoX48ATvRPfmy/M="
    )
    payload = (
        b"symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&side=BUY&type=LIMIT&timeInForce=GTC"
        b"&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559"
    )
    assert (
        binance_signing.signature(BINANCE.secret, payload)
        == "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3"
    )
    assert NOW == 1_795_226_400.0
