"""The practice Binance: which endpoints there are, what each weighs, and what they answer.

Source: Binance API: Algo Trading, USD-margined and COIN-margined futures, Wallet, Spot.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from gui.domain.positions import PositionFamily
from gui.domain.venues import Family, Venue
from gui.drill import binance_queries as queries
from gui.drill.account import PracticeAccount
from gui.drill.binance_cancels import BinanceCancels
from gui.drill.binance_orders import BinanceOrders
from gui.drill.binance_placing import PARAMS, BinancePlacing
from gui.drill.binance_positions import BinancePositions
from gui.drill.binance_signing import check, failed
from gui.drill.binance_weights import Weights
from gui.drill.book import OrderBook
from gui.drill.countdown import Countdowns
from gui.drill.exchange import Answer, Asked, html_answer, json_answer

Work = Callable[[Mapping[str, str], str], Answer]


@dataclass(frozen=True, slots=True)
class BinanceEndpoint:
    """One endpoint: who may use it, its own parameters, its weight, and what it does.

    ``weight_all`` is the weight without ``symbol``. ``permission`` None is an endpoint without a key.
    """

    work: Work
    permission: str | None = None
    params: frozenset[str] = frozenset()
    weight: int = 1
    weight_all: int = 1


_SERVICES = {Family.UM: "fapi", Family.CM: "dapi"}
_PRODUCTS = {Family.SAPI_FUTURES: ("futures", "futures"), Family.SAPI_SPOT: ("spot", "spot")}
_ORDINARY = {Family.UM_ORDERS: "fapi", Family.CM_ORDERS: "dapi"}
_TIMES = frozenset({"startTime", "endTime"})
_PAGES = frozenset({"page", "pageSize"})
_IDS = frozenset({"algoId", "clientAlgoId"})


class BinanceVenue:
    """Answers requests as Binance does; knows nothing of sockets."""

    venue = Venue.BINANCE

    def __init__(
        self,
        book: OrderBook,
        accounts: Iterable[PracticeAccount],
        wall: Callable[[], float],
        rng: random.Random,
    ) -> None:
        self._book = book
        self._wall = wall
        self._by_key = {a.key: a for a in accounts if a.venue is Venue.BINANCE}
        self._by_label = {account.label: account for account in self._by_key.values()}
        self._cancels = BinanceCancels(book, rng)
        self._orders = BinanceOrders(book, rng)
        self.countdowns = Countdowns(book, book.ledger)
        self._positions = BinancePositions(book, self._by_label, self.countdowns)
        self.placing = BinancePlacing(book, self._by_label, rng)
        self.weights = Weights()
        self._endpoints = self._public()
        for family in _PRODUCTS:
            self._endpoints |= self._sapi(family)
        for family in _SERVICES:
            self._endpoints |= self._conditional(family)
        for family in _ORDINARY:
            self._endpoints |= self._ordinary(family)
        self._endpoints |= self._held()
        self._paths = {path for _, path in self._endpoints}

    def account_of(self, asked: Asked) -> str:
        """Give the label of the account whose key the request carries, empty when it is nobody's."""
        account = self._by_key.get(asked.headers.get("X-MBX-APIKEY", ""))
        return account.label if account else ""

    def reset(self) -> None:
        """Forget what was counted against the limits."""
        self.weights.clear()
        self.countdowns.clear()
        self.placing.reset()

    def answer(self, asked: Asked) -> Answer:
        """Answer one request and tell the used weight in a header."""
        self._book.alarms.ring()
        endpoint = self._endpoints.get((asked.method, asked.path))
        if endpoint is None:
            known = asked.path in self._paths
            return html_answer(405, "Method Not Allowed") if known else html_answer(404, "Not Found")
        answer = self._weighed(asked, endpoint)
        used = self.weights.headers(asked.path, asked.at)
        return replace(answer, headers={**used, **answer.headers})

    def _weighed(self, asked: Asked, endpoint: BinanceEndpoint) -> Answer:
        weight = endpoint.weight if "symbol" in asked.params else endpoint.weight_all
        over = self.weights.charge(asked.path, weight, asked.at, self._book.now_ms())
        if over is not None:
            return over
        if endpoint.permission is None:
            return endpoint.work(asked.params, "")
        checked = check(asked, self._by_key, endpoint.permission, endpoint.params, self._wall())
        if isinstance(checked, int):
            return failed(checked)
        return endpoint.work(checked.params, checked.account.label)

    def _public(self) -> dict[tuple[str, str], BinanceEndpoint]:
        clock = BinanceEndpoint(lambda params, label: json_answer(200, {"serverTime": self._book.now_ms()}))
        normal = BinanceEndpoint(lambda params, label: json_answer(200, {"status": 0, "msg": "normal"}))
        rights = BinanceEndpoint(lambda params, label: self._rights(label), "reading")
        return {
            ("GET", "/api/v3/time"): clock,
            ("GET", "/fapi/v1/time"): clock,
            ("GET", "/dapi/v1/time"): clock,
            ("GET", "/sapi/v1/system/status"): normal,
            ("GET", "/sapi/v1/account/apiRestrictions"): rights,
        }

    def _sapi(self, family: Family) -> dict[tuple[str, str], BinanceEndpoint]:
        product, permission = _PRODUCTS[family]
        base = f"/sapi/v1/algo/{product}/"
        book, cancels = self._book, self._cancels
        past = _TIMES | _PAGES | {"symbol", "side"}
        return {
            ("GET", base + "openOrders"): BinanceEndpoint(
                lambda params, label: queries.sapi_open(params, label, family, book), permission
            ),
            ("GET", base + "historicalOrders"): BinanceEndpoint(
                lambda params, label: queries.sapi_history(params, label, family, book), permission, past
            ),
            ("GET", base + "subOrders"): BinanceEndpoint(
                lambda params, label: queries.sapi_sub_orders(params, label, family, book),
                permission,
                _PAGES | {"algoId"},
            ),
            ("DELETE", base + "order"): BinanceEndpoint(
                lambda params, label: cancels.one(params, label, family), permission, _IDS
            ),
        }

    def _conditional(self, family: Family) -> dict[tuple[str, str], BinanceEndpoint]:
        base = f"/{_SERVICES[family]}/v1/"
        book, cancels = self._book, self._cancels
        every = _TIMES | {"symbol", "algoId", "limit"}
        return {
            ("GET", base + "openAlgoOrders"): BinanceEndpoint(
                lambda params, label: queries.conditional_open(params, label, family, book),
                "futures",
                frozenset({"algoType", "symbol", "algoId"}),
                weight_all=40,
            ),
            ("GET", base + "algoOrder"): BinanceEndpoint(
                lambda params, label: queries.conditional_one(params, label, family, book), "futures", _IDS
            ),
            ("GET", base + "allAlgoOrders"): BinanceEndpoint(
                lambda params, label: queries.conditional_all(params, label, family, book),
                "futures",
                every,
                weight=5,
                weight_all=5,
            ),
            ("DELETE", base + "algoOrder"): BinanceEndpoint(
                lambda params, label: cancels.one(params, label, family), "futures", _IDS
            ),
            ("DELETE", base + "algoOpenOrders"): BinanceEndpoint(
                lambda params, label: cancels.symbol(params, label, family), "futures", frozenset({"symbol"})
            ),
        }

    def _ordinary(self, family: Family) -> dict[tuple[str, str], BinanceEndpoint]:
        base = f"/{_ORDINARY[family]}/v1/"
        orders, positions, placing = self._orders, self._positions, self.placing
        one = frozenset({"symbol", "orderId", "origClientOrderId"})
        symbol, lists = frozenset({"symbol"}), frozenset({"symbol", "orderIdList", "origClientOrderIdList"})

        def on(
            work: Callable[[Mapping[str, str], str, Family], Answer],
            params: frozenset[str],
            weight: int = 1,
            weight_all: int | None = None,
        ) -> BinanceEndpoint:
            over_all = weight if weight_all is None else weight_all
            return BinanceEndpoint(lambda given, label: work(given, label, family), "futures", params, weight, over_all)

        return {
            ("GET", base + "openOrders"): on(orders.listing, symbol, 1, 40),
            ("GET", base + "order"): on(orders.query, one),
            ("DELETE", base + "order"): on(orders.cancel, one),
            ("DELETE", base + "batchOrders"): on(orders.cancel_list, lists),
            ("DELETE", base + "allOpenOrders"): on(orders.cancel_symbol, symbol),
            ("POST", base + "order"): on(placing.place, PARAMS, 0),
            ("POST", base + "countdownCancelAll"): on(positions.countdown, symbol | {"countdownTime"}, 10),
        }

    def _held(self) -> dict[tuple[str, str], BinanceEndpoint]:
        positions = self._positions
        um, cm, coin = PositionFamily.UM, PositionFamily.CM, frozenset({"marginAsset", "pair"})
        mode = BinanceEndpoint(lambda params, label: positions.mode(label), "futures", weight=30, weight_all=30)
        return {
            ("GET", "/fapi/v3/positionRisk"): BinanceEndpoint(
                lambda params, label: positions.listing(params, label, um), "futures", frozenset({"symbol"}), 5, 5
            ),
            ("GET", "/dapi/v1/positionRisk"): BinanceEndpoint(
                lambda params, label: positions.listing(params, label, cm),
                "futures",
                coin,
            ),
            ("GET", "/fapi/v1/positionSide/dual"): mode,
            ("GET", "/dapi/v1/positionSide/dual"): mode,
            ("GET", "/fapi/v1/exchangeInfo"): BinanceEndpoint(lambda params, label: positions.rules(um)),
            ("GET", "/dapi/v1/exchangeInfo"): BinanceEndpoint(lambda params, label: positions.rules(cm)),
        }

    def _rights(self, label: str) -> Answer:
        held = self._by_label[label].permissions
        return json_answer(
            200,
            {
                "ipRestrict": True,
                "createTime": 1_698_645_219_000,
                "enableReading": "reading" in held,
                "enableFutures": "futures" in held,
                "enableSpotAndMarginTrading": "spot" in held,
                "enableWithdrawals": "withdrawals" in held,
                "enableInternalTransfer": False,
                "enableMargin": False,
                "permitsUniversalTransfer": False,
                "enableVanillaOptions": False,
                "enableFixApiTrade": False,
                "enableFixReadOnly": False,
                "enablePortfolioMarginTrading": False,
            },
        )
