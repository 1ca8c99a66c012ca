"""The venue's timer of one account in virtual time: armed while it is wanted, and off afterwards whatever gets lost."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from gui.domain.clock import LoopClock, epoch_ms
from gui.domain.venues import Venue
from gui.engine.backstop import AGAIN_S, AT_PACE, LATE_S, SECONDS, TRUE_SCOPE, Backstop
from gui.engine.tasks import TaskDoor
from gui.journal.flatten_entries import BackstopSet
from tests.engine.memory_journal import MemoryJournal
from tests.engine.sim import make_account
from tests.engine.timer import Fare, TimerFlattener

pytestmark = pytest.mark.looptime


class Stand:
    """One backstop at work over a timer that behaves."""

    def __init__(self, venue: Venue = Venue.OKX) -> None:
        loop = asyncio.get_running_loop()
        self.clock = LoopClock(loop.time, 1_795_000_000.0, loop.time())
        self.journal = MemoryJournal()
        self.timer = TimerFlattener(self.clock)
        self.want = False
        self.names: set[str] = set()
        self.told = 0
        self.door = TaskDoor()
        self.backstop = Backstop(
            replace(make_account("acc", venue), backstop=True),
            self.timer,
            self.journal,
            self.clock,
            wanted=lambda: self.want,
            instruments=lambda: self.names,
            tell=self._tell,
        )

    def _tell(self) -> None:
        self.told += 1

    def begin(self) -> None:
        self.door.keep("backstop acc", self.backstop.work)

    def set(self, *, want: bool) -> None:
        self.want = want
        self.backstop.poke()

    def kept(self) -> list[BackstopSet]:
        return [entry for entry in self.journal.entries if isinstance(entry, BackstopSet)]

    def words(self) -> list[str]:
        return [line.text for line in self.journal.lines()]


@pytest.fixture
async def stand() -> AsyncIterator[Stand]:
    one = Stand()
    one.begin()
    yield one
    assert await one.door.close(1.0) == ()


@pytest.fixture
async def binance() -> AsyncIterator[Stand]:
    one = Stand(Venue.BINANCE)
    one.begin()
    yield one
    assert await one.door.close(1.0) == ()


async def test_nothing_is_asked_while_nothing_wants_it(stand: Stand) -> None:
    await asyncio.sleep(60)
    assert stand.timer.asked == []
    assert stand.kept() == []
    assert stand.backstop.off.is_set()
    assert not stand.backstop.view().armed


async def test_it_is_armed_soon_and_again_every_ten_seconds_and_switched_off_at_the_end(stand: Stand) -> None:
    stand.set(want=True)
    await asyncio.sleep(1)
    view = stand.backstop.view()
    assert view.armed
    assert view.left_s is not None
    assert view.left_s == pytest.approx(29.15, abs=0.2)
    assert view.left_s <= stand.timer.run()[""] - stand.clock.monotonic() + 1e-9
    assert (view.instruments, view.fault) == ((), None)
    await asyncio.sleep(99)
    assert [seconds for _, _, seconds in stand.timer.asked] == [SECONDS] * 10
    gaps = [later - one for (one, *_), (later, *_) in zip(stand.timer.asked, stand.timer.asked[1:], strict=False)]
    assert all(gap == pytest.approx(AGAIN_S + 0.1, abs=0.05) for gap in gaps)
    stand.set(want=False)
    await asyncio.sleep(0.2)
    assert stand.timer.run() == {}
    assert stand.timer.fired == []
    assert not stand.backstop.view().armed
    assert stand.backstop.view().left_s is None
    assert stand.backstop.off.is_set()
    assert stand.words()[0].endswith(TRUE_SCOPE)
    assert stand.words()[-1] == "the venue's timer is switched off"


async def test_the_journal_knows_of_it_before_it_is_asked_for_and_after_it_is_off(stand: Stand) -> None:
    stand.set(want=True)
    await asyncio.sleep(0.27)
    [entry] = stand.kept()
    assert (entry.armed, entry.seconds, entry.fault) == (True, SECONDS, "pending")
    await asyncio.sleep(0.2)
    assert [(one.armed, one.fault) for one in stand.kept()[1:]] == [(True, "")]
    stand.set(want=False)
    await asyncio.sleep(0.5)
    assert [(one.armed, one.seconds, one.fault) for one in stand.kept()[2:]] == [(False, 0, "")]


@pytest.mark.parametrize("fare", [Fare.LOST, Fare.DEAF])
async def test_after_a_lost_answer_it_is_told_honestly_and_asked_again(stand: Stand, fare: Fare) -> None:
    stand.timer.fares = [Fare.FINE, fare, Fare.FINE]
    stand.set(want=True)
    await asyncio.sleep(11)
    view = stand.backstop.view()
    assert view.armed
    assert view.fault is not None
    # It is no less than what the answer before promised.
    assert view.left_s is not None
    assert view.left_s == pytest.approx(SECONDS - 10.7, abs=0.3)
    assert view.left_s <= stand.timer.run()[""] - stand.clock.monotonic()
    assert "nothing is known" in stand.words()[-1]
    await asyncio.sleep(2)
    assert stand.backstop.view().fault is None
    assert stand.timer.fired == []


async def test_cut_off_for_long_it_says_that_even_the_least_is_over(stand: Stand) -> None:
    stand.timer.fares = [Fare.FINE, Fare.DEAF]
    stand.set(want=True)
    await asyncio.sleep(45)
    view = stand.backstop.view()
    assert (view.armed, view.left_s) == (True, None)
    assert view.fault is not None
    stand.timer.run()
    assert [name for _, name in stand.timer.fired] == [""]
    stand.timer.fares = [Fare.FINE]
    await asyncio.sleep(4)
    assert stand.backstop.view().fault is None
    assert stand.backstop.view().left_s is not None


@pytest.mark.parametrize("fare", [Fare.LOST, Fare.DEAF, Fare.HELD, Fare.REFUSED])
async def test_switching_off_is_said_until_the_venue_confirms_it(stand: Stand, fare: Fare) -> None:
    stand.set(want=True)
    await asyncio.sleep(1)
    stand.timer.fares = [fare, fare, fare, Fare.FINE]
    stand.set(want=False)
    await asyncio.sleep(1)
    assert stand.backstop.view().armed
    assert stand.backstop.view().fault is not None
    assert not stand.backstop.off.is_set()
    await asyncio.sleep(12)
    assert not stand.backstop.view().armed
    assert stand.backstop.view().fault is None
    assert stand.timer.run() == {}
    assert stand.kept()[-1].armed is False


async def test_what_cannot_be_switched_off_is_given_up_when_its_time_is_surely_over(stand: Stand) -> None:
    stand.set(want=True)
    await asyncio.sleep(1)
    stand.timer.fares = [Fare.DEAF]
    stand.set(want=False)
    await asyncio.sleep(SECONDS - 2)
    assert stand.backstop.view().armed
    await asyncio.sleep(2 + LATE_S + 1)
    assert not stand.backstop.view().armed
    assert len(stand.timer.run()) == 0
    assert [name for _, name in stand.timer.fired] == [""]
    assert "may have cancelled ordinary orders" in stand.words()[-1]
    asked = len(stand.timer.asked)
    await asyncio.sleep(60)
    assert len(stand.timer.asked) == asked


async def test_an_arming_that_arrives_after_the_end_is_switched_off_as_well(stand: Stand) -> None:
    stand.timer.fares = [Fare.LATE, Fare.FINE]
    stand.set(want=True)
    await asyncio.sleep(0.4)
    stand.set(want=False)
    await asyncio.sleep(0.3)
    view = stand.backstop.view()
    assert view.armed
    assert view.fault is not None
    assert not stand.backstop.off.is_set()
    await asyncio.sleep(8)
    assert stand.timer.run() == {}
    assert stand.timer.fired == []
    assert not stand.backstop.view().armed


async def test_what_was_never_sent_leaves_nothing_to_switch_off(stand: Stand) -> None:
    stand.timer.fares = [Fare.HELD]
    stand.set(want=True)
    await asyncio.sleep(5)
    view = stand.backstop.view()
    assert not view.armed
    assert view.fault is not None
    stand.set(want=False)
    await asyncio.sleep(5)
    assert all(seconds for _, _, seconds in stand.timer.asked)
    assert stand.kept()[-1].armed is False
    assert stand.backstop.off.is_set()


async def test_at_binance_each_instrument_has_its_own_and_keeps_it_to_the_end(binance: Stand) -> None:
    binance.set(want=True)
    await asyncio.sleep(3)
    assert binance.timer.asked == []
    binance.names = {"BTCUSDT", "ETHUSDT"}
    await asyncio.sleep(1.5)
    assert set(binance.timer.run()) == {"BTCUSDT", "ETHUSDT"}
    binance.names = {"ADAUSDT"}
    await asyncio.sleep(1.5)
    assert binance.backstop.view().instruments == ("BTCUSDT", "ETHUSDT", "ADAUSDT")
    assert binance.timer.asked[-1][1:] == (("ADAUSDT",), SECONDS)
    await asyncio.sleep(60)
    assert binance.timer.fired == []
    assert len(binance.timer.run()) == 3
    binance.set(want=False)
    await asyncio.sleep(1)
    assert binance.timer.run() == {}
    assert binance.backstop.view().instruments == ()


async def test_one_instrument_that_does_not_answer_keeps_the_others_known(binance: Stand) -> None:
    binance.names = {"BTCUSDT", "ETHUSDT"}
    binance.timer.partly = ("ETHUSDT",)
    binance.set(want=True)
    await asyncio.sleep(1)
    assert binance.backstop.view().fault is not None
    assert binance.backstop.view().left_s is None
    binance.set(want=False)
    await asyncio.sleep(LATE_S + 2)
    assert binance.backstop.view().instruments == ("ETHUSDT",)
    binance.timer.partly = ()
    await asyncio.sleep(LATE_S + 3)
    assert not binance.backstop.view().armed
    assert binance.timer.run() == {}


async def test_many_instruments_are_asked_for_less_often_and_run_longer(binance: Stand) -> None:
    binance.names = {f"S{number}USDT" for number in range(AT_PACE + 1)}
    binance.set(want=True)
    await asyncio.sleep(61)
    assert {seconds for _, _, seconds in binance.timer.asked} == {2 * SECONDS}
    assert len(binance.timer.asked) == 4
    assert binance.timer.fired == []


async def test_after_a_sleep_no_more_is_promised_than_may_be_left_and_it_is_armed_at_once(stand: Stand) -> None:
    stand.set(want=True)
    await asyncio.sleep(3)
    stand.timer.delay_s = 0.5
    stand.backstop.woke(60.0)
    await asyncio.sleep(0.1)
    view = stand.backstop.view()
    assert (view.armed, view.left_s) == (True, None)
    assert len(stand.timer.asked) == 2
    await asyncio.sleep(2)
    assert stand.backstop.view().left_s is not None


async def test_a_rest_switches_it_off_and_arms_nothing_more(stand: Stand) -> None:
    stand.set(want=True)
    await asyncio.sleep(1)
    stand.backstop.rest()
    await asyncio.wait_for(stand.backstop.off.wait(), 1.0)
    await asyncio.sleep(20)
    assert stand.timer.asked[-1][2] == 0
    assert stand.timer.run() == {}


def left(stand: Stand, ago_s: float, *names: str) -> BackstopSet:
    return BackstopSet("acc", True, SECONDS, names, "", epoch_ms(stand.clock) - round(ago_s * 1000))


async def test_what_a_crash_left_on_is_switched_off_at_the_next_start(stand: Stand) -> None:
    stand.timer.at_venue[""] = stand.clock.monotonic() + 20
    assert stand.backstop.recall(left(stand, 10))
    view = stand.backstop.view()
    assert (view.armed, view.left_s) == (True, None)
    assert view.fault is not None
    await asyncio.sleep(1)
    assert stand.timer.run() == {}
    assert stand.timer.asked[0][1:] == ((), 0)
    assert stand.backstop.off.is_set()
    assert stand.words()[-1] == "the venue's timer is switched off"


async def test_what_is_surely_over_is_written_down_and_nothing_is_sent(stand: Stand) -> None:
    assert not stand.backstop.recall(left(stand, SECONDS + AGAIN_S + LATE_S + 1))
    await asyncio.sleep(5)
    assert stand.timer.asked == []
    assert [entry.armed for entry in stand.kept()] == [False]


async def test_a_clock_that_was_set_back_makes_no_timer_last_longer(stand: Stand) -> None:
    stand.timer.fares = [Fare.DEAF]
    assert stand.backstop.recall(left(stand, -3600))
    await asyncio.sleep(SECONDS + AGAIN_S + LATE_S + 1)
    assert not stand.backstop.view().armed


async def test_a_part_that_dies_in_the_middle_leaves_nothing_on(stand: Stand) -> None:
    broken = stand.timer.arm_backstop

    async def dies(instruments: tuple[str, ...], seconds: int) -> object:
        await broken(instruments, seconds)
        raise RuntimeError

    stand.timer.arm_backstop = dies  # type: ignore[method-assign,assignment]
    stand.set(want=True)
    await asyncio.sleep(0.5)
    assert stand.backstop.view().armed
    stand.set(want=False)
    await asyncio.sleep(2)
    assert stand.timer.run() == {}
    assert stand.backstop.off.is_set()


FARES = (Fare.FINE, Fare.FINE, Fare.FINE, Fare.LOST, Fare.DEAF, Fare.LATE, Fare.HELD, Fare.REFUSED)


@pytest.mark.parametrize("seed", range(30))
async def test_whatever_gets_lost_no_more_is_claimed_than_is_true(seed: int) -> None:
    chance = random.Random(seed)
    stand = Stand(chance.choice(list(Venue)))
    stand.begin()
    claimed: dict[str, float] = {}
    for _ in range(240):
        if chance.random() < 0.05:
            stand.set(want=not stand.want)
        if chance.random() < 0.1:
            stand.names = {f"S{number}" for number in range(chance.randrange(3))}
        stand.timer.fares = [chance.choice(FARES)]
        await asyncio.sleep(chance.choice((0.05, 0.5, 3.0)))
        view, now = stand.backstop.view(), stand.clock.monotonic()
        running = stand.timer.run()
        assert view.armed or not running, "said to be off, and it runs"
        assert view.armed is not stand.backstop.off.is_set()
        for name, ends in running.items():
            if view.left_s is not None and (name in view.instruments or not name):
                assert now + view.left_s <= ends + 1e-6, "more is promised than is left"
                claimed[name] = max(claimed.get(name, 0.0), now + view.left_s)
        for at, name in stand.timer.fired:
            assert at >= claimed.get(name, 0.0) - 1e-6, "it fired before the time that was promised"
        stand.timer.fired.clear()
    stand.timer.fares = [Fare.FINE]
    stand.set(want=False)
    await asyncio.sleep(15)
    assert not stand.backstop.view().armed
    assert stand.timer.run() == {}
    assert stand.kept() == [] or not stand.kept()[-1].armed
    assert await stand.door.close(1.0) == ()
