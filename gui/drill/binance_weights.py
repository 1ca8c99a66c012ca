"""Binance's request weights: one pool for futures, one for /api, one for each SAPI endpoint; and the ban.

Source: Binance API, "LIMITS" of the Spot, Futures and Wallet general information pages.
"""

from __future__ import annotations

import math

from gui.drill.exchange import Answer, json_answer
from gui.drill.limits import SlidingWindow

MINUTE_S = 60.0
STRIKES_TO_BAN = 5
FIRST_BAN_S = 120.0


class Weights:
    """Counts weights of the one address that all practice clients share.

    A pool that is empty answers 429 with Retry-After; who goes on asking is banned with 418, for twice as long each
    time. ``limits`` holds the size of each pool and may be changed before anything is counted.
    """

    def __init__(self) -> None:
        self.limits = {"fapi": 2400, "api": 6000, "sapi": 12000}
        self._pools: dict[str, SlidingWindow] = {}
        self._strikes: dict[str, int] = {}
        self._banned_until: dict[str, float] = {}
        self._bans: dict[str, int] = {}

    def clear(self) -> None:
        """Forget everything that was counted."""
        for counted in (self._pools, self._strikes, self._banned_until, self._bans):
            counted.clear()

    def headers(self, path: str, now: float) -> dict[str, str]:
        """Give the header that tells how much of the pool is used."""
        service = _service(path)
        name = "X-SAPI-USED-IP-WEIGHT-1M" if service == "sapi" else "X-MBX-USED-WEIGHT-1M"
        return {name: str(self._pool(path).used(now))}

    def charge(self, path: str, weight: int, now: float, now_ms: int) -> Answer | None:
        """Count one request of a path; gives the answer that refuses it, or None."""
        name = _pool_name(path)
        if now < self._banned_until.get(name, 0.0):
            return self._banned(name, now, now_ms)
        pool = self._pool(path)
        if pool.take(now, weight):
            self._strikes[name] = 0
            return None
        self._strikes[name] = self._strikes.get(name, 0) + 1
        if self._strikes[name] >= STRIKES_TO_BAN:
            self._bans[name] = self._bans.get(name, 0) + 1
            self._banned_until[name] = now + FIRST_BAN_S * 2 ** (self._bans[name] - 1)
            self._strikes[name] = 0
            return self._banned(name, now, now_ms)
        words = f"Too many requests; current limit is {pool.limit} request weight per 1 MINUTE."
        headers = {"Retry-After": str(max(1, math.ceil(pool.wait(now, weight))))}
        return json_answer(429, {"code": -1003, "msg": words}, headers=headers, breach=True)

    def _banned(self, name: str, now: float, now_ms: int) -> Answer:
        left = self._banned_until[name] - now
        until = now_ms + int(left * 1000)
        words = f"Way too many requests; IP(127.0.0.1) banned until {until}. Please use the websocket."
        headers = {"Retry-After": str(max(1, math.ceil(left)))}
        return json_answer(418, {"code": -1003, "msg": words}, headers=headers, breach=True)

    def _pool(self, path: str) -> SlidingWindow:
        name = _pool_name(path)
        if name not in self._pools:
            self._pools[name] = SlidingWindow(self.limits[_service(path)], MINUTE_S)
        return self._pools[name]


def _service(path: str) -> str:
    first = path.split("/", 2)[1]
    return "fapi" if first in ("fapi", "dapi") else "sapi" if first == "sapi" else "api"


def _pool_name(path: str) -> str:
    # Every SAPI endpoint has a pool of its own; futures of both kinds share one.
    service = _service(path)
    return path if service == "sapi" else service
