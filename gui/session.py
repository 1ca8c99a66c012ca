"""Puts one environment together without any screen: accounts, keys, connectors, journal, engine, practice venues."""

from __future__ import annotations

import asyncio
import getpass
import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from gui import __version__
from gui.config.credentials import CredentialsFound, find_credentials
from gui.config.paths import Paths
from gui.connectors.base import Connector, Limit
from gui.connectors.binance.connector import BinanceConnector
from gui.connectors.binance.endpoints import LIMITS as BINANCE_LIMITS
from gui.connectors.credentials import Credentials
from gui.connectors.flattening import Flattener
from gui.connectors.okx.connector import OkxConnector
from gui.connectors.okx.endpoints import LIMITS as OKX_LIMITS
from gui.connectors.transport import HttpTransport
from gui.connectors.unarmed import UnarmedConnector
from gui.domain.clock import Clock, SystemClock
from gui.domain.faults import plain
from gui.domain.venues import Account, Environment, Hosts, Venue, offered_families, with_ordinary
from gui.domain.what import What
from gui.engine.embargo import Embargoes
from gui.engine.pacing import AccountPace
from gui.engine.switch import KillSwitch
from gui.journal.sqlite import SqliteJournal

if TYPE_CHECKING:
    from gui.drill.venues import PracticeVenues

# Idle readings of an OKX account; Binance counts by address, so its accounts share what one may use (seconds).
OKX_IDLE_S = 2.5
BINANCE_IDLE_S = 7.5
# At Binance a reading of ordinary orders costs 40 of the 1224 that an address's listings may use a minute, as one of
# algo orders does: read as often, both futures families would take 1280. So they take 160, and a run finds room.
BINANCE_ORDINARY_IDLE_S = 30.0
# How long the loop's thread may keep the journal's thread from its turn, and so the first cancel from its leave
# (seconds); Python's own 5 ms would be paid several times over.
SWITCH_S = 0.0005
# The disk may take this long to show what an earlier start knew; nothing waits longer for it (seconds).
JOURNAL_READY_S = 0.5
USER_AGENT = f"algo-killswitch/{__version__}"

LIMITS: dict[Venue, Mapping[str, Limit]] = {Venue.OKX: OKX_LIMITS, Venue.BINANCE: BINANCE_LIMITS}


def limits_of(venue: Venue, at_binance: int) -> Mapping[str, Limit]:
    """Give the limits of an account; Binance counts by address, so its accounts divide what is not for cancels."""
    limits = LIMITS[venue]
    if venue is Venue.OKX or at_binance < 2:
        return limits
    return {name: replace(limit, portion=1 / at_binance) for name, limit in limits.items()}


def idle_of(venue: Venue, at_binance: int) -> float:
    """Give how far apart the readings of an account are while nothing is on (seconds)."""
    return OKX_IDLE_S if venue is Venue.OKX else BINANCE_IDLE_S * max(1, at_binance)


def ordinary_idle_of(venue: Venue, at_binance: int) -> float:
    """Give how far apart the readings of an account's ordinary orders are while nothing is on (seconds)."""
    return OKX_IDLE_S if venue is Venue.OKX else BINANCE_ORDINARY_IDLE_S * max(1, at_binance)


def watching(account: Account, what: What) -> Account:
    """Give the account with the families that have to be read for a scope, its algo families first."""
    return account if what is What.ALGOS else replace(account, families=with_ordinary(account.families))


@dataclass(frozen=True, slots=True)
class DrillOptions:
    """How the built-in practice venues are set up; ``round_trip_s`` is the way there and back.

    ``orders`` are so many algo orders for load; without, ``whole`` adds ordinary orders and positions to the drill's.
    """

    seed: int = 7
    scenario: str = "normal"
    round_trip_s: float = 0.09
    orders: int | None = None
    whole: bool = True


@dataclass(slots=True)
class Session:
    """One environment at work; made by `open_session`, ended by `close`. ``what`` says what is read."""

    environment: Environment
    accounts: tuple[Account, ...]
    switch: KillSwitch
    connectors: dict[str, Connector]
    journal: SqliteJournal
    embargoes: Embargoes
    venues: PracticeVenues | None = field(default=None)
    what: What = What.ALGOS

    def add(self, account: Account, key: Credentials | str, clock: Clock) -> None:
        """Watch one more account from now on; for one of this environment, while no run is on."""
        account = watching(account, self.what)
        at_binance = sum(one.venue is Venue.BINANCE for one in (*self.accounts, account))
        pace = AccountPace(clock, limits_of(account.venue, at_binance), self.embargoes.of(account))
        self.connectors[account.label] = connector = make_connector(account, key, pace, clock)
        self.accounts = (*self.accounts, account)
        _watch(self.switch, connector, pace, at_binance, self.what)

    async def close(self, deadline_s: float = 5.0) -> tuple[str, ...]:
        """End the engine, the practice venues and the journal, in this order; gives the tasks that did not end."""
        left = await self.switch.stop(deadline_s)
        if self.venues is not None:
            await self.venues.stop()
        await self.journal.close()
        return left


async def open_session(
    environment: Environment,
    accounts: Sequence[Account],
    paths: Paths,
    environ: Mapping[str, str],
    *,
    drill: DrillOptions | None = None,
    clock: Clock | None = None,
    show_fired: bool = False,
    what: What = What.ALGOS,
) -> Session:
    """Build everything for one environment and start it; the drill brings its own accounts and venues.

    ``what`` is the widest scope that anybody will ask about: ordinary orders and positions are only read for it.
    ``show_fired``: what fired in earlier starts is shown until a person acknowledges it.
    """
    sys.setswitchinterval(SWITCH_S)
    clock = clock or SystemClock()
    journal = SqliteJournal(paths.journal, clock)
    journal.open()
    venues: PracticeVenues | None = None
    keys: dict[str, Credentials | str]
    if environment is Environment.DRILL:
        venues, accounts, keys = await _start_drill(drill or DrillOptions())
    else:
        keys = await asyncio.to_thread(find_keys, tuple(accounts), dict(environ))
    await journal.ready(JOURNAL_READY_S)
    keeps = environment is not Environment.DRILL
    switch = KillSwitch(
        clock, journal, environment, keep_known=keeps, show_fired=show_fired and keeps, hand=who_presses()
    )
    connectors: dict[str, Connector] = {}
    embargoes = Embargoes(clock, journal, environment)
    accounts = tuple(watching(account, what) for account in accounts)
    at_binance = sum(account.venue is Venue.BINANCE for account in accounts)
    for account in accounts:
        pace = AccountPace(clock, limits_of(account.venue, at_binance), embargoes.of(account))
        connector = connectors[account.label] = make_connector(account, keys[account.label], pace, clock)
        _watch(switch, connector, pace, at_binance, what)
    switch.start()
    if not journal.was_read:
        switch.recall_after(journal.until_read)
    return Session(environment, accounts, switch, connectors, journal, embargoes, venues, what)


async def open_for_window(
    environment: Environment,
    accounts: Sequence[Account],
    paths: Paths,
    environ: Mapping[str, str],
    *,
    drill: DrillOptions,
    clock: Clock,
) -> Session:
    """Open what the window watches: ordinary orders and positions always, and what fired in earlier starts."""
    return await open_session(
        environment, accounts, paths, environ, drill=drill, clock=clock, show_fired=True, what=What.FLATTEN
    )


def _watch(switch: KillSwitch, connector: Connector, pace: AccountPace, at_binance: int, what: What) -> None:
    venue = connector.account.venue
    switch.add(
        connector,
        pace,
        idle_s=idle_of(venue, at_binance),
        ordinary_idle_s=ordinary_idle_of(venue, at_binance),
        flattener=flattener_of(connector) if what.closes else None,
        timer=flattener_of(connector),
    )


def flattener_of(connector: Connector) -> Flattener | None:
    """Give the part of a connector that reads and closes positions; one without keys has none."""
    found: Flattener | None = getattr(connector, "flattener", None)
    return found


def who_presses() -> str:
    """Name the user and the computer as the system tells them, as far as it does."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = ""
    return plain(" at ".join(part for part in (user, platform.node()) if part), 80)


def find_keys(accounts: tuple[Account, ...], environ: Mapping[str, str]) -> dict[str, Credentials | str]:
    """Find the secrets of accounts, or the sentence that says what is missing; blocks: not for the loop's thread."""
    keys: dict[str, Credentials | str] = {}
    for label, found in find_credentials(accounts, environ).items():
        if isinstance(found, CredentialsFound):
            keys[label] = Credentials(found.key, found.secret, found.passphrase)
        else:
            keys[label] = found.sentence
    return keys


def make_connector(account: Account, key: Credentials | str, pace: AccountPace, clock: Clock) -> Connector:
    """Make the connector of one account; ``key`` is its secrets, or the sentence that says why there are none."""
    if isinstance(key, str):
        return UnarmedConnector(account, key, clock)
    kind = OkxConnector if account.venue is Venue.OKX else BinanceConnector
    return kind(account, key, HttpTransport(clock=clock, user_agent=USER_AGENT), clock, pace)


async def _start_drill(
    options: DrillOptions,
) -> tuple[PracticeVenues, tuple[Account, ...], dict[str, Credentials | str]]:
    # The practice venues bring a web server along: live use does not pay for loading it.
    from gui.drill.seeds import many
    from gui.drill.venues import PracticeVenues

    orders = None if options.orders is None else many(options.orders, options.seed)
    venues = PracticeVenues(
        orders=orders,
        whole=options.whole and orders is None,
        seed=options.seed,
        scenario=options.scenario,
        round_trip_s=options.round_trip_s,
    )
    await venues.start()
    accounts: list[Account] = []
    keys: dict[str, Credentials | str] = {}
    described: dict[str, Any] = venues.describe()
    for practice in described["accounts"]:
        venue = Venue(practice["venue"])
        hosts = Hosts(**{service: tuple(urls) for service, urls in practice["hosts"].items()})
        accounts.append(
            Account(
                label=practice["label"],
                venue=venue,
                environment=Environment.DRILL,
                families=offered_families(venue, Environment.DRILL),
                hosts=hosts,
            )
        )
        keys[practice["label"]] = Credentials(practice["key"], practice["secret"], practice.get("passphrase", ""))
    return venues, tuple(accounts), keys
