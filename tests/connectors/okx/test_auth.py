"""Signatures against the vectors that other clients of OKX agree on."""

from __future__ import annotations

import pytest

from gui.connectors.credentials import Credentials
from gui.connectors.okx.auth import demo_header, sign, signed_headers, stamp_of

# The secret of OKX's own documented example.
SECRET = "22582BD0CFF14C41EDBF1AB98506286D"
TWO = '[{"instId":"BTC-USDT","algoId":"590919993110396111"},{"instId":"BTC-USDT","algoId":"590920138287841222"}]'
EARLY = "2026-11-21T02:00:00.000Z"
CANCEL = "/api/v5/trade/cancel-algos"
AFTER = "/api/v5/trade/cancel-all-after"
BALANCE = "/api/v5/account/balance?ccy=BTC"
LIST = "/api/v5/trade/orders-algo-pending?ordType=conditional"


@pytest.mark.parametrize(
    ("stamp", "method", "target", "body", "signature"),
    [
        (EARLY, "GET", LIST + ",oco&limit=100", "", "BV47JzRSWyjpM1oIvgQcTybrbnRw8+dkL+ZCWPBJ8yo="),
        (EARLY, "GET", LIST + "%2Coco&limit=100", "", "6iaM4X26yEI93C7pPUsfWAh2l0OJJNcHJE1o4seDZkk="),
        ("2026-11-21T02:00:00.123Z", "POST", CANCEL, TWO, "oPqf8AwrBjhQ4Ote5SYrZV2ZdQMBCSbrpP+vjFNOg8I="),
        (
            "2026-11-21T02:00:00.123Z",
            "POST",
            CANCEL,
            TWO.replace(":", ": ").replace(",", ", "),
            "Up/oqvp55500mdf3rdTm3+gMPykfw/sKP4kTOCFkBWY=",
        ),
        ("2020-12-08T09:08:57.715Z", "GET", BALANCE, "", "HiZhvSfMtWJA3uUIVXV3a/bSXNPCWvYFXoGCVS8V4zY="),
        ("2026-11-21T02:00:00.999Z", "POST", AFTER, '{"timeOut":"10"}', "XQseqe0gRqJ0rIq/0SI61pKkj50lhoX48ATvRPfmy/M="),
        ("1704876947", "GET", "/users/self/verify", "", "5/36BgGV6m/6pmdc20zdqk0mzF5ZalmzzPD2fo3wavU="),
    ],
)  # fmt: skip
def test_vectors(stamp: str, method: str, target: str, body: str, signature: str) -> None:
    assert sign(SECRET, stamp, method, target, body.encode()) == signature


def test_stamps_have_exactly_three_decimals() -> None:
    assert stamp_of(1_795_226_400_000) == "2026-11-21T02:00:00.000Z"
    assert stamp_of(1_795_226_400_007) == "2026-11-21T02:00:00.007Z"


def test_headers() -> None:
    keys = Credentials("key", SECRET, "pass")
    got = signed_headers(keys, "2026-11-21T02:00:00.000Z", "GET", LIST + ",oco&limit=100", b"", demo=False)
    assert got == {
        "OK-ACCESS-KEY": "key",
        "OK-ACCESS-SIGN": "BV47JzRSWyjpM1oIvgQcTybrbnRw8+dkL+ZCWPBJ8yo=",
        "OK-ACCESS-TIMESTAMP": "2026-11-21T02:00:00.000Z",
        "OK-ACCESS-PASSPHRASE": "pass",
    }
    posted = signed_headers(keys, "x", "POST", "/", b"[]", demo=True)
    assert posted["Content-Type"] == "application/json"
    assert posted["x-simulated-trading"] == "1"
    assert demo_header(demo=False) == {}
