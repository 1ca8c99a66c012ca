"""The practice venues as one thing to start and stop: an OKX and a Binance on loopback."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from gui.domain.venues import Venue
from gui.drill.account import PracticeAccount, default_accounts
from gui.drill.binance_venue import BinanceVenue
from gui.drill.book import OrderBook
from gui.drill.faults import Faults
from gui.drill.flatten_seeds import belonging, default_positions, hedged, ordinary_orders
from gui.drill.ledger import Ledger
from gui.drill.lively import Lively
from gui.drill.okx_venue import OkxVenue
from gui.drill.orders import PracticeOrder
from gui.drill.positions import PracticePosition
from gui.drill.scenarios import SCENARIOS
from gui.drill.script import Stage
from gui.drill.seeds import default_orders
from gui.drill.server import VenueServer


class PracticeVenues:
    """Two aiohttp servers over one book of practice orders.

    ``accounts`` and ``orders`` default to the drill's, ``positions`` to none. With ``whole`` the drill's orders come
    with ordinary ones and positions, one account is in hedge mode, and algo orders that fire may leave ordinary ones.
    Half of ``round_trip_s`` seconds passes before a request counts
    as arrived and half after. ``seed`` makes keys, behaviours and delays the same each time. ``scenario`` is a name of
    ``SCENARIOS``; raises ValueError for another. ``wall`` gives the venues' epoch seconds, ``monotonic`` what limits,
    faults and the ledger count by.
    """

    def __init__(
        self,
        *,
        accounts: Iterable[PracticeAccount] | None = None,
        orders: Iterable[PracticeOrder] | None = None,
        positions: Iterable[PracticePosition] = (),
        whole: bool = False,
        round_trip_s: float = 0.0,
        seed: int = 0,
        scenario: str = "normal",
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        if scenario not in SCENARIOS:
            raise ValueError(_unknown(scenario))
        self.accounts = tuple(default_accounts(seed) if accounts is None else accounts)
        self._orders = tuple(default_orders(seed, wall()) if orders is None else map(replace, orders))
        self._positions = tuple(map(replace, positions))
        if whole:
            self.accounts = hedged(self.accounts)
            self._orders = (*belonging(self._orders), *ordinary_orders(wall(), self._orders))
            self._positions = (*self._positions, *default_positions(wall()))
        self.scenario = scenario
        self.ledger = Ledger()
        self.faults = Faults(random.Random(seed), monotonic)  # noqa: S311 (which requests fail, not secrets)
        self.book = OrderBook(self.ledger, wall, monotonic)
        self.book.spawns = whole
        rng = random.Random(seed)  # noqa: S311 (delays, not secrets)
        self.okx = OkxVenue(self.book, self.accounts, wall, rng)
        self.binance = BinanceVenue(self.book, self.accounts, wall, rng)
        self.lively = Lively(self.book, rng)
        self._servers = {
            rules.venue: VenueServer(
                rules,
                self.ledger,
                self.faults,
                self.reset,
                round_trip_s=round_trip_s,
                wall=wall,
                monotonic=monotonic,
            )
            for rules in (self.okx, self.binance)
        }
        self.reset()

    @property
    def okx_url(self) -> str:
        """Base address of the practice OKX, empty before start."""
        return self._servers[Venue.OKX].url

    @property
    def binance_url(self) -> str:
        """Base address of the practice Binance, empty before start."""
        return self._servers[Venue.BINANCE].url

    async def start(self, port: int = 0) -> None:
        """Listen on loopback: OKX on ``port``, Binance on the next one; 0 takes free ones. Raises OSError."""
        try:
            await self._servers[Venue.OKX].start(port)
            await self._servers[Venue.BINANCE].start(port + 1 if port else 0)
        except OSError:
            await self.stop()
            raise
        self.lively.start()

    async def stop(self) -> None:
        """Cut hanging requests off, end the lively task and close both servers; may be called twice."""
        await self.lively.stop()
        self.faults.clear(abandon=True)
        for server in self._servers.values():
            await server.stop()

    def reset(self) -> None:
        """Put back the orders of the start, forget ledger, faults and limits, and set the scenario anew."""
        self.faults.clear(abandon=True)
        self.ledger.clear()
        self.okx.reset()
        self.binance.reset()
        self.book.load(self._orders)
        self.book.positions.load(self._positions)
        SCENARIOS[self.scenario].play(Stage(self.book, self.faults))

    def play(self, scenario: str) -> None:
        """Reset into another scenario; raises ValueError when there is none of that name."""
        if scenario not in SCENARIOS:
            raise ValueError(_unknown(scenario))
        self.scenario = scenario
        self.reset()

    def describe(self) -> dict[str, object]:
        """Give addresses, accounts and practice keys as JSON types, for a program that is to connect."""
        hosts: dict[Venue, dict[str, list[str]]] = {
            Venue.OKX: {"rest": [self.okx_url]},
            Venue.BINANCE: {service: [self.binance_url] for service in ("sapi", "fapi", "dapi")},
        }
        accounts = [
            {
                "label": account.label,
                "venue": account.venue.value,
                "key": account.key,
                "secret": account.secret,
                "passphrase": account.passphrase,
                "hosts": hosts[account.venue],
            }
            for account in self.accounts
        ]
        return {"okx": self.okx_url, "binance": self.binance_url, "accounts": accounts}


def _unknown(scenario: str) -> str:
    return f"{scenario!r} is not a scenario; scenarios are {', '.join(SCENARIOS)}"
