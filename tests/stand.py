"""The shipped engine and connectors in virtual time, over the practice venues' rules: what fault tests stand on."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace

from gui.connectors.binance.connector import BinanceConnector
from gui.connectors.credentials import Credentials
from gui.connectors.okx.connector import OkxConnector
from gui.domain.orders import OrderKey
from gui.domain.rows import Row, State
from gui.domain.venues import Account, Environment, Family, Venue, offered_families, with_ordinary
from gui.domain.what import What
from gui.drill.account import PracticeAccount, default_accounts
from gui.drill.binance_venue import BinanceVenue
from gui.drill.book import OrderBook
from gui.drill.faults import Fault, FaultAct, Faults
from gui.drill.flatten_seeds import belonging, default_positions, hedged, ordinary_orders
from gui.drill.ledger import Arrival, Ledger
from gui.drill.okx_venue import OkxVenue
from gui.drill.orders import Behaviour, PracticeOrder
from gui.drill.positions import PracticePosition
from gui.drill.seeds import default_orders
from gui.engine.embargo import Embargoes
from gui.engine.pacing import AccountPace
from gui.engine.scope import Scope
from gui.engine.switch import KillSwitch
from gui.engine.views import AccountView, RunView
from gui.journal.entries import Journal
from gui.session import idle_of, limits_of, ordinary_idle_of
from tests.engine.memory_journal import MemoryJournal
from tests.virtual_wire import Network, VirtualWire

EPOCH = 1_795_000_000.0


class StandClock:
    """This computer's clocks under a virtual loop; ``skew`` seconds are added to its wall clock, and may jump."""

    def __init__(self, skew: float = 0.0) -> None:
        self._loop = asyncio.get_running_loop()
        # Seconds of the loop; read some million times in a night of seeds.
        self.monotonic = self._loop.time
        self._origin = self._loop.time()
        self._slept = 0.0
        self.skew = skew

    def slept(self, seconds: float) -> None:
        """This computer was suspended: the world is later, while the monotonic clock stood still."""
        self._slept += seconds

    def wall(self) -> float:
        """Epoch seconds as this computer believes them."""
        return self.true_wall() + self.skew

    def true_wall(self) -> float:
        """Epoch seconds as the venues have them."""
        return EPOCH + self._slept + self._loop.time() - self._origin


@dataclass
class World:
    """The practice venues and the network to them: what goes on whether the program runs or not."""

    clock: StandClock
    accounts: tuple[PracticeAccount, ...]
    book: OrderBook
    ledger: Ledger
    faults: Faults
    okx: OkxVenue
    binance: BinanceVenue
    network: Network
    wires: list[VirtualWire] = field(default_factory=list)

    def fault(self, act: FaultAct, venue: Venue | None = None, path: str = "", **more: object) -> int:
        """Put a fault in force at the venues; gives the token that removes it (`world.faults.remove`)."""
        return self.faults.add(Fault(act, venue, path, **more))  # type: ignore[arg-type]

    def wire(self, account: PracticeAccount) -> VirtualWire:
        """Make the transport of one account."""
        rules = self.okx if account.venue is Venue.OKX else self.binance
        wire = VirtualWire(account.label, rules, self.network)
        self.wires.append(wire)
        return wire

    @property
    def cancels(self) -> list[Arrival]:
        """The requests that arrived and were no question."""
        return [arrival for arrival in self.ledger.requests if arrival.method != "GET"]

    async def settle(self) -> None:
        """End what still travels."""
        for wire in self.wires:
            await wire.settle()


def make_world(
    orders: Iterable[PracticeOrder] | None = None,
    accounts: Iterable[PracticeAccount] | None = None,
    *,
    positions: Iterable[PracticePosition] = (),
    whole: bool = False,
    seed: int = 0,
    skew: float = 0.0,
) -> World:
    """Make venues with the drill's 25 calm orders, or those given; needs a running loop in virtual time.

    ``whole`` adds the drill's ordinary orders and positions, as `gui.drill.venues.PracticeVenues` does.
    """
    clock = StandClock(skew)
    ledger = Ledger()
    faults = Faults(random.Random(seed), clock.monotonic)
    book = OrderBook(ledger, clock.true_wall, clock.monotonic)
    given = tuple(default_accounts(seed) if accounts is None else accounts)
    given = hedged(given) if whole else given
    rng = random.Random(seed)
    okx, binance = OkxVenue(book, given, clock.true_wall, rng), BinanceVenue(book, given, clock.true_wall, rng)
    calm = (replace(order, behaviour=Behaviour.NORMAL) for order in default_orders(seed, EPOCH))
    algos = tuple(calm if orders is None else orders)
    book.load((*belonging(algos), *ordinary_orders(EPOCH, algos)) if whole else algos)
    book.positions.load((*positions, *default_positions(EPOCH)) if whole else positions)
    book.spawns = whole
    network = Network(ledger, faults, clock, clock.true_wall)
    return World(clock, given, book, ledger, faults, okx, binance, network)


class Stand:
    """One start of the program's engine over a `World`; several may follow each other over one journal."""

    def __init__(
        self,
        world: World,
        *,
        journal: Journal | None = None,
        spread: Callable[[], float] = lambda: 1.0,
        what: What = What.ALGOS,
        backstops: Collection[str] = (),
    ) -> None:
        """Watch what ``what`` reads: the algo orders, the ordinary ones too, or the positions as well.

        The accounts in ``backstops`` have the venue's timer armed while a run is on.
        """
        self.world = world
        self.what = what
        self._backstops = frozenset(backstops)
        self.clock = world.clock
        self.journal: Journal = journal if journal is not None else MemoryJournal()
        self.switch = KillSwitch(
            self.clock, self.journal, Environment.LIVE, keep_known=True, show_fired=True, spread=spread
        )
        self.connectors: dict[str, OkxConnector | BinanceConnector] = {}
        self.wires: dict[str, VirtualWire] = {}
        self.paces: dict[str, AccountPace] = {}
        self.embargoes = Embargoes(self.clock, self.journal, Environment.LIVE)
        at_binance = sum(account.venue is Venue.BINANCE for account in world.accounts)
        for practice in world.accounts:
            self._add(practice, at_binance)

    def _add(self, practice: PracticeAccount, at_binance: int) -> None:
        families = offered_families(practice.venue, Environment.LIVE)
        families = families if self.what is What.ALGOS else with_ordinary(families)
        label, backstop = practice.label, practice.label in self._backstops
        account = Account(label, practice.venue, Environment.LIVE, families=families, backstop=backstop)
        keys = Credentials(practice.key, practice.secret, practice.passphrase)
        pace = self.paces[account.label] = AccountPace(
            self.clock, limits_of(account.venue, at_binance), self.embargoes.of(account)
        )
        wire = self.wires[account.label] = self.world.wire(practice)
        kind = OkxConnector if account.venue is Venue.OKX else BinanceConnector
        connector = self.connectors[account.label] = kind(account, keys, wire, self.clock, pace)
        flattener = connector.flattener if self.what.closes else None
        idle_s, calm_s = idle_of(practice.venue, at_binance), ordinary_idle_of(practice.venue, at_binance)
        self.switch.add(connector, pace, idle_s=idle_s, ordinary_idle_s=calm_s, flattener=flattener)

    async def start(self, settle_s: float = 1.0) -> None:
        """Start and let the first listings come in."""
        self.switch.start()
        await asyncio.sleep(settle_s)

    async def stop(self) -> None:
        """End the engine, then the world."""
        left = await self.switch.stop()
        await self.world.settle()
        assert left == ()

    def panic(self, **scope: object) -> int:
        """Press PANIC."""
        return self.switch.panic(Scope(**scope), hold_ms=700)  # type: ignore[arg-type]

    async def over(self, within: float = 60.0) -> RunView:
        """Wait in virtual time until the run is over; raises TimeoutError."""
        async with asyncio.timeout(within):
            while (run := self.switch.run()) is None or run.phase.value in ("running", "armed"):
                await asyncio.sleep(0.05)
        return run

    def row(self, algo_id: str, family: Family | None = None) -> Row:
        """The row of an order; raises StopIteration where there is none."""
        rows = self.switch.rows().items()
        return next(row for key, row in rows if key.algo_id == algo_id and family in (None, key.family))

    def states(self) -> dict[OrderKey, State]:
        """The state of every row."""
        return {key: row.state for key, row in self.switch.rows().items()}

    def account(self, label: str) -> AccountView:
        """How an account stands; raises StopIteration for an unknown one."""
        return next(view for view in self.switch.accounts() if view.account.label == label)
