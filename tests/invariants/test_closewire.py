"""The bytes of a close are what its intent says, and can only reduce."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from urllib.parse import urlencode

import pytest

from gui.domain.closings import CloseRequest, CloseWay
from gui.domain.positions import PositionFamily, PositionKey, PositionSide
from gui.domain.venues import Venue
from gui.drill.exchange import Asked
from gui.journal.flatten_entries import CloseIntent
from tests.invariants.close_evidence import CloseEvidence
from tests.invariants.closewire import CloseWire
from tests.invariants.crafted import HandClock
from tests.invariants.table import Breaches

UM = PositionKey("a", PositionFamily.UM, "BTCUSDT")
REQUEST = CloseRequest(UM, CloseWay.MARKET, False, Decimal("3"), "aks1", "order")
SAID = {"symbol": "BTCUSDT", "side": "SELL", "quantity": "3", "reduceOnly": "true", "newClientOrderId": "aks1"}
OKX = PositionKey("a", PositionFamily.OKX, "BTC-USDT-SWAP", PositionSide.LONG, "cross")
OKX_REQUEST = CloseRequest(OKX, CloseWay.WHOLE, False, None, "aks1", "close-position")
OKX_SAID = {"instId": "BTC-USDT-SWAP", "mgnMode": "cross", "posSide": "long", "clOrdId": "aks1"}


class Wire:
    """Whoever follows the network already."""

    arrived = staticmethod(lambda venue, account, asked: None)


def broken(request: CloseRequest, venue: Venue, said: dict[str, str]) -> bool:
    evidence, breaches = CloseEvidence(HandClock()), Breaches()
    evidence.intents["aks1"] = CloseIntent("a1", 1, request, Decimal(3), 5, 1, 5)
    watch = CloseWire(Wire(), evidence, breaches)  # type: ignore[arg-type]
    watch.start()
    if venue is Venue.OKX:
        asked = Asked("POST", "/api/v5/trade/close-position", {}, json.dumps(said).encode(), 1.0)
    else:
        asked = Asked("POST", f"/fapi/v1/order?{urlencode(said)}", {}, b"", 1.0)
    watch.arrived(venue, "a", asked)
    assert breaches.looked == {"I33": 1}
    return bool(len(breaches))


def test_a_close_that_says_what_was_written_down_is_right() -> None:
    assert not broken(REQUEST, Venue.BINANCE, SAID)
    assert not broken(OKX_REQUEST, Venue.OKX, OKX_SAID)
    hedge = replace(REQUEST, key=UM._replace(side=PositionSide.LONG))
    said = {**SAID, "positionSide": "LONG"}
    del said["reduceOnly"]
    assert not broken(hedge, Venue.BINANCE, said)


@pytest.mark.parametrize(
    "wrong",
    [{"quantity": "3.1"}, {"side": "BUY"}, {"reduceOnly": "false"}, {"symbol": "ETHUSDT"}, {"newClientOrderId": "x"}],
)
def test_I33_a_close_that_says_something_else_at_the_venue_is_caught(wrong: dict[str, str]) -> None:
    assert broken(REQUEST, Venue.BINANCE, {**SAID, **wrong})


@pytest.mark.parametrize("wrong", [{"posSide": "short"}, {"mgnMode": "isolated"}, {"instId": "X"}, {"clOrdId": "x"}])
def test_I33_a_close_of_another_position_at_okx_is_caught(wrong: dict[str, str]) -> None:
    assert broken(OKX_REQUEST, Venue.OKX, {**OKX_SAID, **wrong})
