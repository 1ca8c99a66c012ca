"""The practice OKX: which endpoints there are, who may use them how often, and what they answer.

Source: OKX API v5.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gui.domain.venues import Venue
from gui.drill import okx_queries as queries
from gui.drill.account import PracticeAccount
from gui.drill.book import OrderBook
from gui.drill.countdown import Countdowns
from gui.drill.exchange import Answer, Asked, html_answer, json_answer
from gui.drill.limits import Windows
from gui.drill.okx_cancels import OkxCancels
from gui.drill.okx_orders import OkxOrders
from gui.drill.okx_positions import OkxPositions
from gui.drill.okx_signing import refusal, signed_code


@dataclass(frozen=True, slots=True)
class OkxEndpoint:
    """One endpoint: its limit (requests, seconds; None where orders or instruments are counted) and permission."""

    method: str
    limit: tuple[int, float] | None
    permission: str | None


_TRADE = "/api/v5/trade/"
ENDPOINTS: dict[str, OkxEndpoint] = {
    _TRADE + "orders-algo-pending": OkxEndpoint("GET", (20, 2.0), "read_only"),
    _TRADE + "orders-algo-history": OkxEndpoint("GET", (20, 2.0), "read_only"),
    _TRADE + "order-algo": OkxEndpoint("GET", (20, 2.0), "read_only"),
    _TRADE + "cancel-algos": OkxEndpoint("POST", None, "trade"),
    _TRADE + "cancel-advance-algos": OkxEndpoint("POST", None, "trade"),
    _TRADE + "orders-pending": OkxEndpoint("GET", (60, 2.0), "read_only"),
    _TRADE + "order": OkxEndpoint("GET", None, "read_only"),
    _TRADE + "cancel-order": OkxEndpoint("POST", None, "trade"),
    _TRADE + "cancel-batch-orders": OkxEndpoint("POST", None, "trade"),
    _TRADE + "close-position": OkxEndpoint("POST", None, "trade"),
    _TRADE + "cancel-all-after": OkxEndpoint("POST", None, "trade"),
    "/api/v5/account/positions": OkxEndpoint("GET", (10, 2.0), "read_only"),
    "/api/v5/account/config": OkxEndpoint("GET", (5, 2.0), "read_only"),
    "/api/v5/public/time": OkxEndpoint("GET", (10, 2.0), None),
    "/api/v5/system/status": OkxEndpoint("GET", (1, 5.0), None),
}


class OkxVenue:
    """Answers requests as OKX does; knows nothing of sockets."""

    venue = Venue.OKX

    def __init__(
        self,
        book: OrderBook,
        accounts: Iterable[PracticeAccount],
        wall: Callable[[], float],
        rng: random.Random,
    ) -> None:
        self._book = book
        self._wall = wall
        self._by_key = {a.key: a for a in accounts if a.venue is Venue.OKX}
        self._windows = {path: Windows(*endpoint.limit) for path, endpoint in ENDPOINTS.items() if endpoint.limit}
        self._cancels = {
            "cancel-algos": OkxCancels(book, Windows(20, 2.0), rng),
            "cancel-advance-algos": OkxCancels(book, Windows(20, 2.0), rng),
        }
        by_label = {account.label: account for account in self._by_key.values()}
        self.countdowns = Countdowns(book, book.ledger)
        self._orders = orders = OkxOrders(book, rng)
        self._positions = positions = OkxPositions(book, by_label, self.countdowns, rng)
        self._answers: dict[str, Callable[[Asked, str], Answer]] = {
            _TRADE + "orders-algo-pending": lambda asked, label: queries.pending(asked, label, book),
            _TRADE + "orders-algo-history": lambda asked, label: queries.history(asked, label, book),
            _TRADE + "order-algo": lambda asked, label: queries.detail(asked, label, book),
            _TRADE + "cancel-algos": self._cancel,
            _TRADE + "cancel-advance-algos": self._cancel,
            _TRADE + "orders-pending": orders.pending,
            _TRADE + "order": orders.detail,
            _TRADE + "cancel-order": orders.cancel,
            _TRADE + "cancel-batch-orders": orders.cancel_batch,
            _TRADE + "close-position": positions.close,
            _TRADE + "cancel-all-after": positions.cancel_all_after,
            "/api/v5/account/positions": positions.listing,
            "/api/v5/account/config": self._config,
            "/api/v5/public/time": self._time,
            "/api/v5/system/status": lambda asked, label: queries.rows_answer([]),
        }

    def account_of(self, asked: Asked) -> str:
        """Give the label of the account whose key the request carries, empty when it is nobody's."""
        account = self._by_key.get(asked.headers.get("OK-ACCESS-KEY", ""))
        return account.label if account else ""

    def reset(self) -> None:
        """Forget what was counted against the limits."""
        for windows in self._windows.values():
            windows.clear()
        for cancels in self._cancels.values():
            cancels.windows.clear()
        self._orders.reset()
        self._positions.reset()

    def answer(self, asked: Asked) -> Answer:
        """Answer one request."""
        self._book.alarms.ring()
        endpoint = ENDPOINTS.get(asked.path)
        if endpoint is None:
            return html_answer(404, "Not Found")
        if asked.method != endpoint.method:
            return json_answer(405, {"code": "50115", "msg": "Invalid request method.", "data": []})
        if endpoint.permission is not None:
            code = signed_code(asked, self._by_key, endpoint.permission, self._wall())
            if code is not None:
                return refusal(code)
        label = self.account_of(asked) if endpoint.permission else "ip"
        windows = self._windows.get(asked.path)
        if windows is not None and not windows.of(label).take(asked.at):
            return json_answer(429, {"msg": "Too Many Requests", "code": "50011"}, breach=True)
        return self._answers[asked.path](asked, label)

    def _cancel(self, asked: Asked, label: str) -> Answer:
        name = asked.path.rpartition("/")[2]
        return self._cancels[name].answer(asked, label, advanced=name == "cancel-advance-algos")

    def _time(self, asked: Asked, label: str) -> Answer:
        return queries.rows_answer([{"ts": str(self._book.now_ms())}])

    def _config(self, asked: Asked, label: str) -> Answer:
        account = self._by_key[asked.headers["OK-ACCESS-KEY"]]
        uid = str(44_705_892_343_619_584 + sum(label.encode()))
        order = ("read_only", "withdraw", "trade")
        return queries.rows_answer(
            [
                {
                    "uid": uid,
                    "mainUid": uid,
                    "label": label,
                    "perm": ",".join(word for word in order if word in account.permissions),
                    "ip": "127.0.0.1",
                    "acctLv": "2",
                    "posMode": "long_short_mode" if account.hedge else "net_mode",
                    "type": "0",
                    "roleType": "0",
                    "level": "Lv1",
                    "autoLoan": False,
                }
            ]
        )
