"""A plain client of the practice venues that signs as their documents say, written apart from the venues' check."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import aiohttp
from yarl import URL

from gui.drill.account import PracticeAccount
from gui.drill.venues import PracticeVenues

WALL = 1_795_269_803.655


@dataclass(frozen=True)
class Got:
    status: int
    text: str
    headers: dict[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def codes(self) -> list[str]:
        return [row["sCode"] for row in self.json["data"]]

    @property
    def ids(self) -> list[str]:
        return [row["algoId"] for row in self.json["data"]]


class Client:
    """Sends over real sockets; ``wall`` is the clock that it stamps with."""

    def __init__(self, venues: PracticeVenues, session: aiohttp.ClientSession, wall: float = WALL) -> None:
        self.venues = venues
        self.session = session
        self.wall = wall

    def account(self, label: str) -> PracticeAccount:
        return next(account for account in self.venues.accounts if account.label == label)

    async def send(self, method: str, url: str, headers: dict[str, str] | None = None, body: bytes = b"") -> Got:
        target = URL(url, encoded=True)
        async with self.session.request(
            method, target, headers=headers, data=body or None, allow_redirects=False
        ) as response:
            return Got(response.status, await response.text(), dict(response.headers))

    def okx_headers(self, label: str, method: str, target: str, body: bytes = b"") -> dict[str, str]:
        account = self.account(label)
        stamp = datetime.fromtimestamp(self.wall, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        text = stamp.encode() + method.encode() + target.encode() + body
        sign = base64.b64encode(hmac.new(account.secret.encode(), text, hashlib.sha256).digest()).decode()
        return {
            "OK-ACCESS-KEY": account.key,
            "OK-ACCESS-SIGN": sign,
            "OK-ACCESS-TIMESTAMP": stamp,
            "OK-ACCESS-PASSPHRASE": account.passphrase,
            "Content-Type": "application/json",
        }

    async def okx(self, method: str, target: str, label: str = "drill-a", body: bytes = b"", **headers: str) -> Got:
        signed = self.okx_headers(label, method, target, body)
        changed = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.send(method, self.venues.okx_url + target, signed | changed, body)

    async def okx_list(self, kind: str, label: str = "drill-a", more: str = "") -> Got:
        return await self.okx("GET", f"/api/v5/trade/orders-algo-pending?ordType={kind}{more}", label)

    async def okx_cancel(self, items: object, label: str = "drill-a", path: str = "cancel-algos") -> Got:
        return await self.okx("POST", f"/api/v5/trade/{path}", label, json.dumps(items).encode())

    async def okx_post(self, name: str, body: object, label: str = "drill-a") -> Got:
        return await self.okx("POST", f"/api/v5/trade/{name}", label, json.dumps(body).encode())

    def query(self, params: str = "", label: str = "drill-c", wall: float | None = None) -> str:
        stamp = int((self.wall if wall is None else wall) * 1000)
        payload = f"{params}&timestamp={stamp}" if params else f"timestamp={stamp}"
        sign = hmac.new(self.account(label).secret.encode(), payload.encode(), hashlib.sha256).hexdigest()
        return f"{payload}&signature={sign}"

    async def binance(self, method: str, path: str, params: str = "", label: str = "drill-c") -> Got:
        return await self.binance_raw(method, f"{path}?{self.query(params, label)}", self.account(label).key)

    async def binance_raw(self, method: str, target: str, key: str, body: bytes = b"") -> Got:
        headers = {"X-MBX-APIKEY": key}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        return await self.send(method, self.venues.binance_url + target, headers, body)


@asynccontextmanager
async def practising(venues: PracticeVenues | None = None, wall: float = WALL, **given: Any) -> AsyncIterator[Client]:
    """Start venues whose clock stands at ``wall`` and give a client of them."""
    started = venues or PracticeVenues(wall=lambda: wall, **given)
    await started.start()
    try:
        async with aiohttp.ClientSession() as session:
            yield Client(started, session, wall)
    finally:
        await started.stop()
