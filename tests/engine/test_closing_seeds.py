"""Flatten against venues that lose answers, lag and fall silent, and hands that trade meanwhile: no rule is broken."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from gui.connectors.wire import Lane
from gui.domain.closings import CloseReply, CloseRequest, CloseVerdict, PositionState
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import PositionFamily, PositionKey, PositionReading
from gui.domain.venues import Family, Venue
from gui.engine.views import Change
from tests.engine.flatten_bench import FlattenBench, flatten_bench
from tests.engine.sim import make_account, make_order
from tests.engine.simflattener import SimFlattener, key_of

pytestmark = pytest.mark.looptime

NAMES = ("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT")
ANSWERS: tuple[CloseVerdict | str | None, ...] = (
    *(None,) * 6,
    "lost",
    "deaf",
    CloseVerdict.RETRY,
    CloseVerdict.CLOCK,
    CloseVerdict.PRICE_BAND,
    CloseVerdict.NOTHING_HELD,
)


@dataclass
class Judge:
    """Stands between engine and venue, and holds every close against what the engine had been told."""

    venue: SimFlattener
    told: dict[PositionKey, tuple[float, Decimal | None]] = field(default_factory=dict)
    complete: list[float] = field(default_factory=list)
    settled: dict[PositionKey, float] = field(default_factory=dict)
    flying: set[PositionKey] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._read, self._send = self.venue.read_positions, self.venue.send_close
        self.venue.read_positions = self.read  # type: ignore[method-assign]
        self.venue.send_close = self.send  # type: ignore[method-assign]

    async def read(self, family: PositionFamily, *, lane: Lane = Lane.PROOF) -> PositionReading:
        reading = await self._read(family, lane=lane)
        if reading.complete:
            self.complete.append(reading.begun)
            for key in tuple(self.told):
                self.told[key] = (reading.begun, Decimal(0))
        for position in reading.positions:
            self.told[position.key] = (reading.begun, position.size)
        return reading

    async def send(self, request: CloseRequest, *, deadline_s: float) -> CloseReply:
        key, quantity = request.key, request.quantity or Decimal(0)
        _, size = self.told.get(key, (0.0, None))
        if size is None or quantity > abs(size) or quantity <= 0:
            self.wrong.append(f"{key}: {quantity} of {size}")
        elif request.buy is not (size < 0):
            self.wrong.append(f"{key}: wrong side of {size}")
        if key in self.flying:
            self.wrong.append(f"{key}: a second close while one is under way")
        before = self.settled.get(key)
        if before is not None and not any(begun > before for begun in self.complete):
            self.wrong.append(f"{key}: no reading since the last answer")
        self.flying.add(key)
        try:
            reply = await self._send(request, deadline_s=deadline_s)
        finally:
            self.flying.discard(key)
            self.settled[key] = self.venue.clock.monotonic()
        if reply.verdict is CloseVerdict.UNKNOWN:
            self.settled[key] += 1.0
        return reply


async def trouble(venue: SimFlattener, rng: random.Random) -> None:
    """What happens while the run is on; after some seconds the venue is calm and nobody else trades."""
    for _ in range(rng.randrange(2, 9)):
        await asyncio.sleep(rng.uniform(0.02, 1.2))
        key = key_of(rng.choice(NAMES), family=PositionFamily.UM)
        what = rng.randrange(6)
        if what == 0:
            venue.put(key, str(rng.choice((-3, -1, 0, 2, 7))))
        elif what == 1:
            venue.incomplete = not venue.incomplete
        elif what == 2:
            venue.reading_fault = rng.choice((None, VenueFault(FaultKind.VENUE_DOWN), VenueFault(FaultKind.TIMEOUT)))
        elif what == 3:
            venue.hang = not venue.hang
        elif what == 4:
            venue.lag_s = rng.choice((0.0, 0.4, 1.5))
        else:
            venue.delay_s = rng.choice((0.01, 0.04, 0.4))
    venue.incomplete = venue.hang = False
    venue.reading_fault, venue.lag_s, venue.delay_s = None, 0.0, 0.04
    venue.answers.clear()


def watch(bench: FlattenBench, venue: SimFlattener, wrong: list[str]) -> None:
    """No row reads CLOSED that the venue held all through the readings that prove it."""

    def look(change: Change) -> None:
        for key in change.positions:
            row = bench.switch.positions().get(key)
            if row is None or row.state is not PositionState.CLOSED or row.proof is None or row.zero_first is None:
                continue
            now = bench.clock.monotonic()
            states = [state.get(key) for at, state in venue._past if row.zero_first < at <= now]
            if venue.held.get(key) and all(states):
                wrong.append(f"{key} reads CLOSED and was held all the time")

    bench.switch.subscribe(look)


@pytest.mark.parametrize("seed", range(20))
async def test_no_close_ever_exceeds_doubles_or_flips(seed: int) -> None:
    rng = random.Random(seed)
    async with flatten_bench() as bench:
        orders, venue = bench.account(make_account("acc", Venue.BINANCE, Family.UM, Family.UM_ORDERS))
        _, other = bench.account(make_account("other", Venue.BINANCE, Family.UM))
        theirs = key_of("BTCUSDT", "other", family=PositionFamily.UM)
        other.put(theirs, "9")
        judge, spared = Judge(venue), Judge(other)
        venue.most = rng.choice((None, Decimal(2)))
        for name in rng.sample(NAMES, rng.randrange(1, 5)):
            venue.put(key_of(name, family=PositionFamily.UM), str(rng.choice((-5, -2, 1, 4))))
            orders.put(make_order(f"stop {name}", family=Family.UM, instrument=name, protective=True))
            orders.put(make_order(f"open {name}", family=Family.UM_ORDERS, instrument=name))
        venue.answers.extend(rng.choice(ANSWERS) for _ in range(rng.randrange(12)))
        await bench.start()
        watch(bench, venue, judge.wrong)
        bench.flatten(accounts=("acc",))
        await trouble(venue, rng)
        run = await bench.over(180.0)
        assert judge.wrong == []
        assert run.flat
        # What another hand opens about the end, behind readings that lag, is shown as open by the readings after it.
        await asyncio.sleep(10.0)
        assert {key for key, size in venue.held.items() if size} == {
            key for key, row in bench.switch.positions().items() if row.open and key != theirs
        }
        assert judge.wrong == []
        assert spared.wrong == [] and other.closes == [] and other.held[theirs] == 9
