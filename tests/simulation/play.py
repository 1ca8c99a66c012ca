"""Plays one plan to its end in virtual time and judges it: every invariant at every event, the books at the end."""

from __future__ import annotations

import asyncio
import hashlib
import random
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from gui.domain.orders import OrderKey
from gui.domain.rows import State
from gui.domain.venues import Family
from gui.domain.what import What
from gui.drill.book import CONDITIONAL
from gui.drill.orders import Behaviour, OrderState, PracticeOrder
from gui.drill.seeds import algo_id
from gui.engine.parts import spread_of
from gui.engine.scope import Scope
from gui.engine.views import RunPhase
from tests.invariants.closewire import CloseWire
from tests.invariants.table import Breaches
from tests.invariants.watch import Watch
from tests.invariants.wire import WireWatch
from tests.simulation.disk import Disk, kill, open_journal
from tests.simulation.flatplay import FlatPlay
from tests.simulation.plan import Event, Plan
from tests.simulation.progress import ASKED_S, Progress
from tests.simulation.weather import Weather
from tests.stand import Stand, World, make_world
from tests.virtual_wire import Sent

# After the last trouble everything is to be settled within this time (seconds).
SETTLED_S = 240.0
TICK_S = 1.0
# Where the journal's file lives: in memory, for a seed's own writes are many.
SHM = Path("/dev/shm")
TRUE_STATE = {
    OrderState.LIVE: State.LIVE,
    OrderState.TRIGGERING: State.LIVE,
    OrderState.FIRED: State.TRIGGERED,
    OrderState.FINISHED: State.TRIGGERED,
    OrderState.CANCELLED: State.GONE,
    OrderState.EXPIRED: State.GONE,
}


@dataclass(frozen=True)
class Outcome:
    """What came of one seed. Times are virtual seconds; ``settled_s`` is from the end of all trouble.

    ``digest`` is over every request that left, in order: when, by whom, and what it asked.
    """

    seed: int
    breaches: tuple[str, ...]
    looked: dict[str, int]
    orders: int
    requests: int
    cancels: int
    virtual_s: float
    settled_s: float
    crashes: int
    flat: bool
    digest: str
    flattens: int = 0
    closes: int = 0
    flips: int = 0


class Play(FlatPlay):
    """One simulation at work."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self.plan = plan
        self.breaches = Breaches()
        self._rng = random.Random(f"play {plan.seed}")
        self._spread = spread_of(random.Random(f"pauses {plan.seed}"))
        self._path = folder / f"{plan.seed}.sqlite3"
        self._disk = Disk()
        self._world = self._make_world()
        self._open_books()
        self._ends = What.ALGOS
        self._lives = 0
        self._requests = 0
        self._cancels = 0
        self._placed = 0
        self._digest = hashlib.blake2b(digest_size=16)
        self._begin()

    def _make_world(self) -> World:
        plan = self.plan
        positions = plan.flat.positions if plan.flat is not None else ()
        world = make_world(plan.orders, plan.accounts, positions=positions, seed=plan.seed, skew=plan.skew)
        world.book.spawns = plan.flat is not None
        self._weather = weather = Weather(plan.troubles, world.clock, random.Random(f"weather {plan.seed}"))
        world.network.faults = weather
        origin = world.clock.monotonic()
        for order in world.book:
            order.listed_from += origin if order.listed_from else 0.0
        world.network.blocked, world.network.mangle, world.network.way = weather.blocked, weather.mangle, self._way
        world.network.keep = False
        return world

    def _way(self) -> tuple[float, float]:
        base, jitter = self.plan.way
        slow = self._weather.slowness()
        there, back = (base + self._rng.random() * (jitter + slow) for _ in range(2))
        return there, back

    def _begin(self) -> None:
        self._journal = open_journal(self._path, self._world.clock, self._disk)
        flat = self.plan.flat
        reads, backstops = (What.FLATTEN, flat.backstops) if flat is not None else (What.ALGOS, frozenset())
        self._stand = Stand(self._world, journal=self._journal, spread=self._spread, what=reads, backstops=backstops)
        watch = self._watch = Watch(self._stand.switch, self._world.clock, self._truth, self.breaches, self.books)
        self._wire = WireWatch(self._world.network, self.breaches)
        self._wire.start()
        self._close_wire = CloseWire(self._world.network, watch.closes, self.breaches)
        self._close_wire.start()
        self._world.network.heard = self._heard
        watch.start()
        self._progress = Progress(self._stand, self._wire, watch.evidence, self.breaches)
        self._pressed = self._dead = False

    def _heard(self, sent: Sent) -> None:
        self._digest.update(f"{sent.at:.6f} {sent.account} {sent.request.method} {sent.request.url} ".encode())
        self._digest.update(sent.request.body)
        self._wire.left(sent)

    def _truth(self, key: OrderKey) -> State | None:
        try:
            order = self._world.book.find(key.algo_id, key.family)
        except KeyError:
            return None
        if order.family.ordinary and order.state is OrderState.FIRED:
            # A fill is the end of an ordinary order that nobody wanted gone, and an alarm for one that somebody did.
            row = self._stand.switch.rows().get(key)
            wanted = row is not None and (row.cancel.run is not None or row.cancel.attempts)
            return State.TRIGGERED if wanted or row is None or row.proof is None else State.GONE
        if order.state is OrderState.FINISHED and not order.executed:
            # It fired, and its child was cancelled before it traded: either may have been read.
            row = self._stand.switch.rows().get(key)
            return State.TRIGGERED if row is not None and row.fired is not None else State.GONE
        return TRUE_STATE[order.state]

    # ---- the course of things ----

    async def run(self) -> Outcome:
        """Play the plan from its first second to the proof of its end."""
        self._stand.switch.start()
        ticking = asyncio.ensure_future(self._tick())
        for event in self.plan.events:
            await self._until(event.at)
            await self._do(event)
        await self._until(self.plan.calm_at + 0.5)
        # What no listing shows and nobody has seen is beyond anybody's knowledge: calm begins when all is listed.
        hidden = max((order.listed_from for order in self._world.book.live()), default=0.0)
        await asyncio.sleep(max(0.0, hidden - self._world.clock.monotonic()))
        settled_s = await self._settle()
        ticking.cancel()
        self._judge()
        flat = (run := self._stand.switch.run()) is not None and run.flat
        self._watch.finish()
        self._end_of_life()
        await self._stand.stop()
        self._world.book.alarms.ring()
        self.books.timers_off(self._world.clock.monotonic())
        self._journal.close_blocking()
        return self._outcome(settled_s, flat)

    async def _until(self, at: float) -> None:
        await asyncio.sleep(max(0.0, at - self._weather.now))

    async def _tick(self) -> None:
        while True:
            self._disk.full = self._weather.disk_full()
            if self._dead:
                pass
            elif self._pressed:
                self._progress.look()
            else:
                now = self._world.clock.monotonic()
                quiet = not self._wire.cancels and not self._wire.closes
                self.breaches.holds("I23", quiet, now, "a cancel or close left before anybody pressed")
            await asyncio.sleep(TICK_S)

    async def _settle(self) -> float:
        calm = self._world.clock.monotonic()
        self._ends = self._last
        self._press({})
        while self._world.clock.monotonic() - calm < SETTLED_S:
            run = self._stand.switch.run()
            if run is not None and run.phase is RunPhase.FINISHED:
                break
            await asyncio.sleep(0.25)
        return self._world.clock.monotonic() - calm

    def _press(self, scope: dict[str, object]) -> None:
        self._pressed = True
        self._chose(Scope(**scope, what=self._ends))  # type: ignore[arg-type]
        self._stand.panic(**scope, what=self._ends)

    async def _do(self, event: Event) -> None:
        self._ends = event.ends
        await getattr(self, f"_on_{event.what}")(event.pick)

    # ---- what a trader does ----

    async def _on_press(self, pick: float) -> None:
        self._press(self.plan.scope)

    async def _on_press_again(self, pick: float) -> None:
        self._press(self.plan.scope)

    async def _on_select(self, pick: float) -> None:
        keys = sorted(self._stand.switch.rows())
        chosen = keys[int(pick * len(keys)) :][:3]
        if chosen:
            self._pressed = True
            self._stand.switch.cancel(chosen)

    async def _on_stop(self, pick: float) -> None:
        self._stand.switch.stop_sending()

    async def _on_retry(self, pick: float) -> None:
        if self._stand.switch.retry() is not None:
            self._pressed = True

    async def _on_acknowledge(self, pick: float) -> None:
        rows = self._stand.switch.rows().items()
        self._stand.switch.acknowledge([key for key, row in rows if row.state is State.TRIGGERED])

    # ---- what the market and others do ----

    def _one(self, pick: float, *, honest: bool = False) -> PracticeOrder | None:
        # An order that already tells one untruth is left alone: of two at once nobody could know.
        live = [order for order in self._world.book.live() if order.behaviour in HONEST or not honest]
        live = [order for order in live if not honest or order.listed(self._world.clock.monotonic())]
        return live[int(pick * len(live))] if live else None

    async def _on_fires(self, pick: float) -> None:
        if (order := self._one(pick, honest=True)) is not None:
            self._world.book.fire(order.algo_id, order.family)

    async def _on_begins_to_fire(self, pick: float) -> None:
        order = self._one(pick, honest=True)
        if order is not None and order.family in CONDITIONAL:
            self._world.book.begin_to_fire(order.algo_id, order.family)
            loop = asyncio.get_running_loop()
            loop.call_later(1.0 + 4.0 * pick, self._world.book.fire, order.algo_id, order.family)

    async def _on_other_hand(self, pick: float) -> None:
        if (order := self._one(pick)) is not None:
            self._world.book.cancel_by_other_hand(order.algo_id, order.family)

    async def _on_expires(self, pick: float) -> None:
        if (order := self._one(pick, honest=True)) is not None and order.family is not Family.OKX_ALGO:
            order.state, order.updated_ms = OrderState.EXPIRED, self._world.book.now_ms()

    async def _on_vanishes(self, pick: float) -> None:
        order = self._one(pick, honest=True)
        if order is not None and order.behaviour is Behaviour.NORMAL:
            order.listed_from = self._world.clock.monotonic() + 1.0 + 12.0 * pick

    async def _on_bot_places(self, pick: float) -> None:
        if not self.plan.orders:
            return
        self._placed += 1
        like = self.plan.orders[int(pick * len(self.plan.orders))]
        now_ms = self._world.book.now_ms()
        number = len(self.plan.orders) + 1000 + self._placed
        fresh = replace(like, algo_id=algo_id(like.family, now_ms, number), created_ms=now_ms, client_id="")
        fresh.behaviour, fresh.listed_from, fresh.wire = Behaviour.NORMAL, 0.0, dict(like.wire)
        self._world.book.add(fresh)

    # ---- what happens to the computer ----

    async def _on_clock_jumps(self, pick: float) -> None:
        self._world.clock.skew += (pick - 0.5) * 1200.0

    async def _on_sleep(self, pick: float) -> None:
        # Suspended: the world goes on, the program's monotonic clock stands still, its wall clock jumps.
        self._world.clock.slept(5.0 + pick * 1800.0)

    async def _on_crash(self, pick: float) -> None:
        before, told = self._stand, self._watch.evidence
        self._dead = True
        self._watch.leave()
        kill(self._journal)
        # What a full disk did not take is lost with the process, and the screen said so before.
        owed = {attempt.key for attempt in self._journal.open_attempts("live")} & told.durable
        for task in tuple(before.switch._door._tasks):
            task.cancel()
        await asyncio.sleep(0)
        for wire in before.wires.values():
            await wire.close()
        self._end_of_life(killed=True)
        await asyncio.sleep(20.0 * pick)
        self._disk.full = False
        closes = self._watch.closes
        self._begin()
        self._watch.closes.inherit(closes)
        self._stand.switch.start()
        rows, now = self._stand.switch.rows(), self._world.clock.monotonic()
        for key in owed:
            row = rows.get(key)
            fine = row is not None and row.state is State.UNKNOWN
            self.breaches.holds("I23", fine, now, f"{key} was cut off, reads {row.state if row else 'nothing'}")
        for key, sent in told.sends.items():
            ended = before.switch.rows()[key].state in (State.GONE, State.TRIGGERED)
            fine = not sent or ended or key in rows or key not in told.durable
            self.breaches.holds("I23", fine, now, f"{key} was sent for and is forgotten")

    def _end_of_life(self, *, killed: bool = False) -> None:
        self._lives += 1
        self._requests += self._wire.requests
        self._cancels += self._wire.cancels
        now = self._world.clock.monotonic()
        if killed:
            enough = self._watch.evidence.intended >= self._wire.cancels
            self.breaches.holds("I03", enough, now, "more left than was written before the kill")
        else:
            self._wire.agree(self._watch.evidence, now)
        self._close_life(now, killed=killed)
        self._no_secret(now)

    def _no_secret(self, now: float) -> None:
        kept = b"".join(path.read_bytes() for path in self._path.parent.glob(f"{self._path.name}*"))
        for account in self.plan.accounts:
            for secret in (account.key, account.secret, account.passphrase):
                found = secret and secret.encode() in kept
                self.breaches.holds("I19", not found, now, f"a secret of {account.label} is in the journal")

    # ---- the end ----

    def _judge(self) -> None:
        now, rows = self._world.clock.monotonic(), self._stand.switch.rows()
        for order in self._world.book:
            self._judge_order(order, now)
        self._judge_positions(now)
        run = self._stand.switch.run()
        over = run is not None and run.phase is RunPhase.FINISHED
        self.breaches.holds("I14", over or self._kept_in_the_way(), now, f"the run does not end: {run}")
        if over and run is not None:
            whole = all(row.state is State.GONE for row in rows.values() if row.cancel.run == run.number)
            self.breaches.holds("I07", whole or not run.flat, now, "flat, and a row of the run is not gone")

    def _judge_order(self, order: PracticeOrder, now: float) -> None:
        key = OrderKey(order.account, order.family, order.algo_id)
        row, truth = self._stand.switch.rows().get(key), TRUE_STATE[order.state]
        if row is None:
            # What the last run does not reach is read less often.
            known = truth is not State.LIVE or not self._last.reaches(order.family)
            self.breaches.holds("I02", known, now, f"{key} is open and has no row at the end")
            return
        stays = order.behaviour is Behaviour.REJECTS or self._spared(order)
        # What no run asked for (a close of ours that rests for a moment) may have left the list only just now.
        missed = row.sighting.absent_first
        just_now = row.cancel.run is None and missed is not None and now - missed < ASKED_S
        settled = row.state in (State.GONE, State.TRIGGERED, State.REJECTED) or stays or just_now
        self.breaches.holds("I05", settled, now, f"{key} is {truth} and reads {row.state} in calm weather")
        if truth is State.LIVE:
            self.breaches.holds("I01", row.open, now, f"{key} is open and does not count as open")
            self.breaches.holds("I14", stays, now, f"{key} ({order.behaviour}) is still open in calm weather")

    def _outcome(self, settled_s: float, flat: bool) -> Outcome:
        return Outcome(
            seed=self.plan.seed,
            breaches=tuple(str(one) for one in self.breaches),
            looked=self.breaches.looked,
            orders=len(self._world.book),
            requests=self._requests,
            cancels=self._cancels,
            virtual_s=self._weather.now,
            settled_s=settled_s,
            crashes=self._lives - 1,
            flat=flat,
            digest=self._digest.hexdigest(),
            flattens=self.flattens,
            closes=self.closes,
            flips=self.books.flips,
        )


HONEST = frozenset({Behaviour.NORMAL, Behaviour.SLOW, Behaviour.REFUSES})


async def play(plan: Plan) -> Outcome:
    """Play one plan; needs a running loop in virtual time."""
    with tempfile.TemporaryDirectory(dir=SHM if SHM.is_dir() else None) as folder:
        return await Play(plan, Path(folder)).run()
