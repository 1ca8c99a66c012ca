"""The closing service by itself: what leaves, when, and what is written down before the bytes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from gui.connectors.base import Charge
from gui.domain.clock import LoopClock
from gui.domain.closing_transitions import first_seen, seen, taken_back, wanted
from gui.domain.closings import CloseReply, CloseVerdict, CloseWay, PositionRow, PositionState
from gui.domain.positions import Position, PositionKey
from gui.engine.closing import CloseService, danger
from gui.engine.pacing import AccountPace
from gui.engine.positionnotes import PositionNotes
from gui.engine.positionstore import PositionStore
from gui.engine.store import OrderStore
from gui.engine.tasks import TaskDoor
from gui.journal.entries import NOT_SENT, Entry
from gui.journal.flatten_entries import CloseAnswer, CloseIntent
from tests.engine.memory_journal import MemoryJournal
from tests.engine.sim import LIMITS, make_account
from tests.engine.simflattener import SimFlattener, key_of

pytestmark = pytest.mark.looptime
BTC, ETH = key_of(), key_of("ETH-USDT-SWAP")


@dataclass
class Stand:
    """A closing service at work over a simulated venue."""

    service: CloseService
    store: PositionStore
    venue: SimFlattener
    journal: MemoryJournal
    clock: LoopClock
    pace: AccountPace
    answered: list[CloseReply] = field(default_factory=list)
    clocks_wanted: list[float] = field(default_factory=list)
    may_leave: bool = True

    def open(self, key: PositionKey, size: str, notional: str | None = None) -> None:
        """A position that was read and is to be closed."""
        self.venue.put(key, size)
        amount = None if notional is None else Decimal(notional)
        row = first_seen(Position(key, Decimal(size), "ct", notional=amount), self.clock.monotonic(), 0)
        now = self.clock.monotonic()
        self.store.put(wanted(row, 7, now, now))
        self.service.poke()

    def read(self, key: PositionKey, size: str) -> None:
        """A complete reading that begins now shows it."""
        now = self.clock.monotonic()
        self.store.change(key, lambda row: seen(row, Position(key, Decimal(size), "ct"), now, 0, complete=True))
        self.service.poke()

    def state(self, key: PositionKey = BTC) -> PositionState:
        return self.row(key).state

    def row(self, key: PositionKey = BTC) -> PositionRow:
        row = self.store.get(key)
        assert row is not None
        return row


@asynccontextmanager
async def standing() -> AsyncIterator[Stand]:
    loop = asyncio.get_running_loop()
    clock = LoopClock(loop.time, 1_795_000_000.0, loop.time())
    orders, journal, door = OrderStore(), MemoryJournal(), TaskDoor()
    store, pace = PositionStore(orders), AccountPace(clock, LIMITS)
    venue = SimFlattener(make_account(), clock)
    service = CloseService(
        "acc",
        venue,
        pace,
        store,
        journal,
        PositionNotes(store, journal, clock, lambda: None),
        clock,
        door,
        may_leave=lambda _: stand.may_leave,
        on_answer=lambda reply, _: stand.answered.append(reply),
        read_clocks=lambda: stand.clocks_wanted.append(clock.monotonic()),
        spread=lambda: 1.0,
        silent=lambda: False,
    )
    stand = Stand(service, store, venue, journal, clock, pace)
    orders.subscribe(lambda _: service.poke())
    door.keep("closes", service.work)
    await asyncio.sleep(0.1)
    yield stand
    assert await door.close(1.0) == ()


async def test_the_intent_is_written_before_the_bytes_and_the_answer_after() -> None:
    async with standing() as stand:
        at_send: list[Entry] = []
        stand.venue.before_send = lambda: at_send.extend(stand.journal.entries)
        stand.open(BTC, "3.2")
        await asyncio.sleep(0.2)
        (intent,) = [one for one in at_send if isinstance(one, CloseIntent)]
        assert (intent.run, intent.size, intent.tries) == (7, Decimal("3.2"), 1)
        (answer,) = [one for one in stand.journal.entries if isinstance(one, CloseAnswer)]
        assert (answer.attempt, answer.verdict) == (intent.attempt, "accepted")
        assert stand.state() is PositionState.CHECKING
        assert stand.service.heard_at is not None and stand.service.last_answer is not None
        await asyncio.sleep(5.0)
        assert len(stand.venue.closes) == 1


async def test_the_largest_first_and_those_of_unknown_size_are_not_held_back() -> None:
    rows = [
        first_seen(Position(key_of(name), Decimal(1), notional=None if size is None else Decimal(size)), 0.0, 0)
        for name, size in (("A", None), ("B", "10"), ("C", "NaN"), ("D", "900"))
    ]
    assert [row.key.instrument for row in sorted(rows, key=danger)] == ["D", "B", "A", "C"]


async def test_what_may_not_leave_yet_leaves_as_soon_as_it_may() -> None:
    async with standing() as stand:
        stand.may_leave = False
        stand.open(BTC, "1")
        await asyncio.sleep(2.0)
        assert stand.venue.closes == [] and stand.venue.prepared == 0
        stand.may_leave = True
        await asyncio.sleep(0.4)
        assert len(stand.venue.closes) == 1


async def test_what_changes_while_the_intent_is_written_is_not_sent() -> None:
    async with standing() as stand:
        real = stand.journal.commit

        async def slow(entry: Entry) -> bool:
            done = await real(entry)
            await asyncio.sleep(0.1)
            stand.store.change(BTC, taken_back)
            return done

        stand.journal.commit = slow  # type: ignore[method-assign]
        stand.open(BTC, "1")
        await asyncio.sleep(1.0)
        assert stand.venue.closes == []
        (answer,) = [one for one in stand.journal.entries if isinstance(one, CloseAnswer)]
        assert answer.verdict == NOT_SENT
        assert stand.state() is PositionState.OPEN and stand.service.in_flight() == 0


async def test_a_wait_that_the_venue_states_holds_closes_and_a_ban_is_told() -> None:
    async with standing() as stand:
        stand.pace.freeze("", 5.0)
        stand.open(BTC, "1")
        await asyncio.sleep(4.5)
        assert stand.venue.closes == []
        assert stand.row().closing.fault is not None
        await asyncio.sleep(1.0)
        assert len(stand.venue.closes) == 1


async def test_the_pace_of_closes_is_kept() -> None:
    async with standing() as stand:
        stand.pace.take((Charge("cancel", "close BTC-USDT-SWAP", 20),))
        stand.open(BTC, "1")
        stand.open(ETH, "1")
        await asyncio.sleep(1.0)
        assert [request.key for _, request in stand.venue.closes] == [ETH]


@pytest.mark.parametrize(
    ("verdict", "way"), [(CloseVerdict.PRICE_BAND, CloseWay.LIMIT_IOC), (CloseVerdict.RETRY, CloseWay.WHOLE)]
)
async def test_a_market_order_refused_for_its_price_goes_by_a_limit(verdict: CloseVerdict, way: CloseWay) -> None:
    async with standing() as stand:
        stand.venue.answers.append(verdict)
        stand.open(BTC, "1")
        await asyncio.sleep(0.3)
        stand.read(BTC, "1")
        await asyncio.sleep(1.0)
        assert [request.way for _, request in stand.venue.closes] == [CloseWay.WHOLE, way]


async def test_a_refused_stamp_asks_for_the_venues_time() -> None:
    async with standing() as stand:
        stand.venue.answers.append(CloseVerdict.CLOCK)
        stand.open(BTC, "1")
        await asyncio.sleep(0.3)
        assert len(stand.clocks_wanted) == 1
        assert stand.state() is PositionState.WAITING


async def test_a_part_of_the_program_that_fails_leaves_the_outcome_unknown() -> None:
    async with standing() as stand:

        def fail() -> None:
            stand.venue.before_send = None
            raise RuntimeError

        stand.venue.before_send = fail
        stand.open(BTC, "1")
        await asyncio.sleep(0.3)
        assert stand.row().closing.verdict is CloseVerdict.UNKNOWN
        assert stand.row().closing.lost and stand.service.in_flight() == 0


async def test_ended_while_an_answer_is_out_it_writes_no_answer() -> None:
    async with standing() as stand:
        stand.venue.delay_s = 2.0
        stand.open(BTC, "1")
        await asyncio.sleep(0.5)
        assert stand.service.in_flight() == 1
        stand.service.stop()
    assert [one for one in stand.journal.entries if isinstance(one, CloseIntent)]
    assert not [one for one in stand.journal.entries if isinstance(one, CloseAnswer)]


async def test_after_stop_nothing_leaves_until_a_press() -> None:
    async with standing() as stand:
        stand.service.stop()
        stand.open(BTC, "1")
        await asyncio.sleep(1.0)
        assert stand.venue.closes == []
        stand.service.press()
        await asyncio.sleep(0.3)
        assert len(stand.venue.closes) == 1
