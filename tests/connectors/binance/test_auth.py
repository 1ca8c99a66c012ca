"""Signatures against Binance's published examples and against vectors of every endpoint that is used."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.binance.auth import encode, key_header, signature, signed_query
from gui.connectors.credentials import Credentials
from gui.domain.errors import KillSwitchError

# Binance's own documentation credentials (Spot API, "SIGNED endpoint examples").
SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j"
KEYS = Credentials("vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A", SECRET)
# The ones of its futures document.
FUTURES_SECRET = "2b5eb11e18796d12d88f13dc27dbbd02c2cc51ff7059765ed9821957d82bb4d9"

STAMP = ("timestamp", "1763683200000")
ORDER = [
    ("side", "BUY"),
    ("type", "LIMIT"),
    ("timeInForce", "GTC"),
    ("quantity", "1"),
    ("price", "0.1"),
    ("recvWindow", "5000"),
    ("timestamp", "1499827319559"),
]
WINDOW = ("recvWindow", "5000")
WIDE = "１２３４５６"

VECTORS = {
    "V1": (
        SECRET,
        [("symbol", "LTCBTC"), *ORDER],
        "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000"
        "&timestamp=1499827319559",
        "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71",
    ),
    "V2": (
        SECRET,
        [("symbol", WIDE), *ORDER],
        "symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&side=BUY&type=LIMIT&timeInForce=GTC"
        "&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559",
        "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3",
    ),
    "V3": (
        SECRET,
        [STAMP],
        "timestamp=1763683200000",
        "fc2203bfabd2a0c7b86ccbfacd6b13bd3ac23d9c7ec22d02728b76ff225f94ef",
    ),
    "V4": (
        SECRET,
        [("algoId", "14511"), WINDOW, STAMP],
        "algoId=14511&recvWindow=5000&timestamp=1763683200000",
        "bd6da57f5dc2d0f4238036dd8119442552093298f51696b7d95463a8d08ab9e4",
    ),
    "V5": (
        SECRET,
        [("clientAlgoId", "65ce1630101a480b85915d7e11fd5078"), STAMP],
        "clientAlgoId=65ce1630101a480b85915d7e11fd5078&timestamp=1763683200000",
        "8d6b629afdc47ddca8b0dd84e5b71625246d98442596a5b49c35d43e73cc0172",
    ),
    "V6": (
        SECRET,
        [("algoId", "2000000375244468"), WINDOW, STAMP],
        "algoId=2000000375244468&recvWindow=5000&timestamp=1763683200000",
        "0333853f98bfcc25afe5fd97ad9ea51af0351dfbf6e856dbf2573750b0c945c2",
    ),
    "V7": (
        SECRET,
        [("symbol", "BTCUSDT"), WINDOW, STAMP],
        "symbol=BTCUSDT&recvWindow=5000&timestamp=1763683200000",
        "90ff04dfaeafac2a53a3157f86c1340abb08511a12c698df119a1fbf3a876bb5",
    ),
    "V8": (
        SECRET,
        [("clientAlgoId", "x-a/b:c d"), STAMP],
        "clientAlgoId=x-a%2Fb%3Ac+d&timestamp=1763683200000",
        "35d0d3ab0062d079273263eb5ad5a7939994714fd9b2f3ba5bacf406cefa1e11",
    ),
    "V9": (
        FUTURES_SECRET,
        [
            ("symbol", "BTCUSDT"),
            ("side", "BUY"),
            ("type", "LIMIT"),
            ("quantity", "1"),
            ("price", "9000"),
            ("timeInForce", "GTC"),
            WINDOW,
            ("timestamp", "1591702613943"),
        ],
        "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=9000&timeInForce=GTC&recvWindow=5000"
        "&timestamp=1591702613943",
        "3c661234138461fcc7a7d8746c6558c9842d4e10870d2ecbedf7777cad694af9",
    ),
    "V10": (
        SECRET,
        [("symbol", "BTCUSDT"), ("orderIdList", "[1234567,2345678]"), STAMP],
        "symbol=BTCUSDT&orderIdList=%5B1234567%2C2345678%5D&timestamp=1763683200000",
        "be8585d37327b88560bd77c0b46558753ed64cf646a2f6a8afa9ead4dcf42051",
    ),
}


@pytest.mark.parametrize(("secret", "parameters", "payload", "digest"), VECTORS.values(), ids=VECTORS)
def test_vectors(secret: str, parameters: list[tuple[str, str]], payload: str, digest: str) -> None:
    assert encode(parameters) == payload
    assert signature(payload, secret) == digest


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("V4", [("algoId", "14511")]),
        ("V6", [("algoId", "2000000375244468")]),
        ("V7", [("symbol", "BTCUSDT")]),
    ],
)
def test_our_own_requests_are_the_vectors(name: str, own: list[tuple[str, str]]) -> None:
    _, _, payload, digest = VECTORS[name]
    assert signed_query(own, KEYS, 1763683200000, 5000) == f"{payload}&signature={digest}"


def test_the_key_goes_in_the_header_and_the_secret_nowhere() -> None:
    assert key_header(KEYS) == {"X-MBX-APIKEY": KEYS.key}
    assert SECRET not in signed_query([("algoId", "1")], KEYS, 1, 5000)


def test_half_a_character_is_never_sent_in_another_form() -> None:
    with pytest.raises(KillSwitchError, match="half a character"):
        encode([("algoId", "1\ud800")])


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=20)), max_size=4), st.integers(0, 2**50))
def test_what_is_signed_is_what_is_sent(parameters: list[tuple[str, str]], stamp: int) -> None:
    query = signed_query(parameters, KEYS, stamp, 5000)
    payload, _, given_signature = query.rpartition("&signature=")
    assert given_signature == hmac.new(SECRET.encode(), payload.encode(), hashlib.sha256).hexdigest()
    assert query.isascii()
    assert not set(query) & set(' #"<>\\\n')
