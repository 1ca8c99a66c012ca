"""A plain signing client for the practice venues, written from the venues' documents and sharing no code with them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

import aiohttp
from yarl import URL

from gui.domain.venues import Family, Venue
from gui.drill.account import PracticeAccount
from gui.drill.orders import Behaviour, PracticeOrder
from gui.drill.venues import PracticeVenues

# 2026-11-21 02:00:00 UTC, the moment of the OKX document's vectors.
NOW = 1_795_226_400.0
OKX = PracticeAccount(
    "vector-okx",
    Venue.OKX,
    "d7a1c2f0-1111-2222-3333-444455556666",
    "22582BD0CFF14C41EDBF1AB98506286D",
    "Kill$witch-2026",
    frozenset({"read_only", "trade"}),
)
BINANCE = PracticeAccount(
    "vector-binance",
    Venue.BINANCE,
    "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
    "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j",
    permissions=frozenset({"reading", "futures", "spot"}),
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: status, headers and the body as JSON where it is JSON."""

    status: int
    headers: dict[str, str]
    text: str
    json: object = field(default=None)

    @property
    def code(self) -> object:
        """The top-level code."""
        return self.json.get("code") if isinstance(self.json, dict) else None

    @property
    def rows(self) -> list[dict[str, object]]:
        """The rows of an OKX answer, of a SAPI listing, or of a futures listing."""
        document = self.json
        if isinstance(document, dict):
            document = document.get("data", document.get("orders"))
        assert isinstance(document, list)
        return document

    @property
    def verdicts(self) -> list[object]:
        """The ``sCode`` of every row."""
        return [row["sCode"] for row in self.rows]


class Caller:
    """Sends requests with raw targets; every part can be spoilt by a test."""

    def __init__(self, venues: PracticeVenues, session: aiohttp.ClientSession, now: float = NOW) -> None:
        self.venues = venues
        self.session = session
        self.now = now

    async def send(self, url: str, method: str, headers: dict[str, str], body: bytes = b"") -> Reply:
        """Send exactly these bytes."""
        async with self.session.request(
            method, URL(url, encoded=True), headers=headers, data=body or None, allow_redirects=False
        ) as response:
            text = await response.text()
            try:
                document = json.loads(text)
            except ValueError:
                document = None
            return Reply(response.status, dict(response.headers), text, document)

    async def okx(
        self,
        target: str,
        body: object = None,
        *,
        account: PracticeAccount = OKX,
        method: str | None = None,
        late_s: float = 0.0,
        spoil: dict[str, str | None] | None = None,
        raw: bytes | None = None,
    ) -> Reply:
        """Send a signed OKX request; ``spoil`` overrides headers, None takes one away."""
        data = raw if raw is not None else (b"" if body is None else json.dumps(body).encode())
        method = method or ("GET" if body is None and raw is None else "POST")
        at = datetime.fromtimestamp(self.now - late_s, UTC)
        stamp = at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"
        digest = hmac.new(
            account.secret.encode(), stamp.encode() + method.encode() + target.encode() + data, hashlib.sha256
        )
        headers: dict[str, str | None] = {
            "OK-ACCESS-KEY": account.key,
            "OK-ACCESS-SIGN": base64.b64encode(digest.digest()).decode(),
            "OK-ACCESS-TIMESTAMP": stamp,
            "OK-ACCESS-PASSPHRASE": account.passphrase,
            "Content-Type": "application/json",
        }
        headers |= spoil or {}
        kept = {name: value for name, value in headers.items() if value is not None}
        return await self.send(self.venues.okx_url + target, method, kept, data)

    async def binance(
        self,
        method: str,
        path: str,
        query: str = "",
        *,
        account: PracticeAccount = BINANCE,
        late_ms: int = 0,
        sign: str | None = None,
        key: str | None = None,
    ) -> Reply:
        """Send a signed Binance request; ``query`` is raw and already encoded."""
        payload = f"{query}&" if query else ""
        payload += f"timestamp={int(self.now * 1000) - late_ms}"
        good = hmac.new(account.secret.encode(), payload.encode(), hashlib.sha256).hexdigest()
        url = f"{self.venues.binance_url}{path}?{payload}&signature={good if sign is None else sign}"
        return await self.send(url, method, {"X-MBX-APIKEY": account.key if key is None else key})


@asynccontextmanager
async def calling(
    orders: Iterable[PracticeOrder] = (),
    accounts: Iterable[PracticeAccount] = (OKX, BINANCE),
    now: float = NOW,
) -> AsyncIterator[Caller]:
    """Serve the practice venues with their wall clock frozen, and give a caller."""
    venues = PracticeVenues(accounts=tuple(accounts), orders=tuple(orders), wall=lambda: now)
    await venues.start()
    try:
        async with aiohttp.ClientSession() as session:
            yield Caller(venues, session, now)
    finally:
        await venues.stop()


def okx_order(
    number: int,
    kind: str = "conditional",
    instrument: str = "BTC-USDT-SWAP",
    behaviour: Behaviour = Behaviour.NORMAL,
    account: str = OKX.label,
) -> PracticeOrder:
    """Make an OKX order whose id rises with ``number``."""
    return PracticeOrder(
        account=account,
        family=Family.OKX_ALGO,
        algo_id=str(1_753_184_812_254_216_000 + number),
        instrument=instrument,
        kind=kind,
        side="sell",
        size=Decimal("3"),
        created_ms=int(NOW * 1000) - 60_000,
        behaviour=behaviour,
        client_id=f"client{number}",
    )


def binance_order(
    family: Family,
    number: int,
    symbol: str = "BTCUSDT",
    behaviour: Behaviour = Behaviour.NORMAL,
    client_id: str | None = None,
) -> PracticeOrder:
    """Make a Binance order of a family."""
    sapi = family in (Family.SAPI_FUTURES, Family.SAPI_SPOT)
    return PracticeOrder(
        account=BINANCE.label,
        family=family,
        algo_id=str(14_500 + number if sapi else 2_000_000_375_244_000 + number),
        instrument=symbol,
        kind="TWAP" if sapi else "STOP_MARKET",
        side="sell",
        size=Decimal("1.5"),
        created_ms=int(NOW * 1000) - 60_000,
        behaviour=behaviour,
        client_id=client_id if client_id is not None else f"client{number}",
    )
