"""The invariant of a close's bytes: looked at as they reach the venue."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

from gui.domain.closings import CloseRequest
from gui.domain.positions import PositionSide
from gui.domain.venues import Venue
from gui.drill.exchange import Asked
from tests.invariants.close_evidence import CloseEvidence
from tests.invariants.table import Breaches
from tests.invariants.wire import CLOSES, WireWatch
from tests.virtual_wire import Network


class CloseWire:
    """Judges every close that arrives: it says what its intent in the journal says, and can only reduce."""

    def __init__(self, network: Network, closes: CloseEvidence, breaches: Breaches) -> None:
        self._network = network
        self._closes = closes
        self._breaches = breaches

    def start(self) -> None:
        """Follow the network from now on, beside whoever does so already."""
        self._before = self._network.arrived
        self._network.arrived = self.arrived

    def arrived(self, venue: Venue, account: str, asked: Asked) -> None:
        """Judge a request as it reaches its venue."""
        self._before(venue, account, asked)
        if not CLOSES.fullmatch(f"{asked.method} {asked.path}"):
            return
        okx = venue is Venue.OKX
        said = json.loads(asked.body) if okx else asked.params
        intent = self._closes.intents.get(said.get("clOrdId" if okx else "newClientOrderId", ""))
        same = intent is not None and (_okx(intent.request, said) if okx else _binance(intent.request, said))
        self._breaches.holds("I33", same, asked.at, f"{account}: {said} is not {intent}")

    def agree(self, wire: WireWatch, now: float) -> None:
        """Judge at the end: every close that left is an intent, and every intent left or is known not to have."""
        closes = self._closes
        written = closes.written - closes.unsent - len(closes.not_sent)
        detail = f"{wire.closes} left of {closes.written}, {closes.unsent} kept back, {len(closes.not_sent)} spared"
        self._breaches.holds("I33", written == wire.closes, now, detail)


def _okx(request: CloseRequest, said: Mapping[str, object]) -> bool:
    key = request.key
    side = "" if key.side is PositionSide.NET else str(key.side)
    named = (said.get("instId"), said.get("mgnMode"), said.get("posSide", ""), said.get("ccy", ""))
    return named == (key.instrument, key.margin, side, key.currency)


def _binance(request: CloseRequest, said: Mapping[str, str]) -> bool:
    key, hedge = request.key, request.key.side is not PositionSide.NET
    if (said.get("symbol"), said.get("side")) != (key.instrument, "BUY" if request.buy else "SELL"):
        return False
    if hedge:
        closing = said.get("side") == ("SELL" if key.side is PositionSide.LONG else "BUY")
        only = said.get("positionSide") == key.side.upper() and closing
    else:
        only = said.get("reduceOnly") == "true"
    return only and request.quantity is not None and Decimal(said.get("quantity", "0")) == request.quantity
