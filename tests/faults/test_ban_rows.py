"""H01, H09 to H11, O04, O05, B05, B06 over the whole engine in virtual time: who waits, how long, and who does not."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import pairwise

import pytest

from gui.connectors.base import Charge
from gui.connectors.binance.endpoints import FUTURES
from gui.connectors.wire import Lane
from gui.domain.faults import FaultKind
from gui.domain.rows import State
from gui.domain.venues import Family, Venue
from gui.drill.account import default_accounts, practice_account
from gui.drill.faults import FaultAct
from gui.drill.orders import PracticeOrder
from gui.drill.seeds import many
from gui.engine.pacing import EASED_S
from gui.engine.views import Health
from gui.journal.entries import Hold
from gui.models.chip_state import Moment
from gui.models.messages import message
from tests.engine.memory_journal import MemoryJournal
from tests.stand import EPOCH, Stand, World, make_world
from tests.virtual_wire import Sent

pytestmark = pytest.mark.looptime

SECOND = practice_account("drill-d", Venue.BINANCE)
OKX_CANCEL = "/api/v5/trade/cancel-algos"
WAY_S = 0.08
LOOK_S = 0.01
FUTURES_POOL = Charge(FUTURES, "address")
TOO_MANY = '{"code":-1003,"msg":"Too many requests."}'


def two_at_binance(seed: int = 0) -> World:
    """Venues with a second Binance account that has orders of its own."""
    world = make_world(accounts=(*default_accounts(seed), SECOND))
    mine = [order for order in world.book if order.family is Family.UM]
    twins = [replace(order, account=SECOND.label, algo_id=f"9{order.algo_id}") for order in mine]
    world.book.load((*world.book, *twins))
    return world


@asynccontextmanager
async def standing(world: World, journal: MemoryJournal | None = None) -> AsyncIterator[Stand]:
    """A start of the program whose first listings are in."""
    stand = Stand(world, journal=journal)
    await stand.start()
    yield stand
    await stand.stop()


def at(world: World, venue: Venue, since: float, until: float = float("inf")) -> list[Sent]:
    """What left for a venue within a time, both ends left out."""
    return [sent for sent in world.network.sent if sent.venue is venue and since < sent.at < until]


def cancels(sent: list[Sent]) -> list[Sent]:
    return [one for one in sent if one.lane is Lane.CANCEL]


async def until(stand: Stand, holds: Callable[[], bool], within: float) -> float:
    """Let virtual time pass until something holds; gives that moment; raises TimeoutError."""
    async with asyncio.timeout(within):
        while not holds():
            await asyncio.sleep(LOOK_S)
    return stand.clock.monotonic()


async def rest(seconds: float) -> None:
    await asyncio.sleep(seconds)


def banned_text(world: World, wait_s: float) -> str:
    until_ms = round((world.clock.true_wall() + wait_s) * 1000)
    words = f"Way too many requests; IP(1.2.3.4) banned until {until_ms}. Please use the websocket."
    return json.dumps({"code": -1003, "msg": words})


async def test_H11_a_ban_is_silence_at_every_host_for_every_account_until_its_end() -> None:
    world = two_at_binance()
    async with standing(world) as stand:
        world.fault(
            FaultAct.ANSWER, Venue.BINANCE, status=418, body=TOO_MANY, headers={"Retry-After": "200"}, lasts_s=200.0
        )
        stand.panic()
        learnt = await until(stand, lambda: stand.account("drill-c").health is Health.WAITING, 5.0)
        await rest(1.0)
        row = stand.row(next(o.algo_id for o in world.book if o.account == SECOND.label), Family.UM)
        assert (row.state, row.cancel.fault and row.cancel.fault.kind) == (State.QUEUED, FaultKind.BANNED)
        assert message(row, Moment.of(stand.clock)).startswith("ban until ")
        for label in ("drill-c", SECOND.label):
            view = stand.account(label)
            assert (view.health, view.fault and view.fault.kind) == (Health.WAITING, FaultKind.BANNED)
            assert view.wait_s == pytest.approx(199.0, abs=0.3)
        await rest(60.0)
        assert stand.account("drill-c").wait_s == pytest.approx(139.0, abs=0.3)
        assert stand.switch.account_flat("drill-a")
        assert stand.switch.account_flat("drill-b")
        stand.switch.read_again()
        stand.panic()
        run = await stand.over(220.0)
        assert run.flat
        end = learnt + 200.0
        assert at(world, Venue.BINANCE, learnt, end - WAY_S) == []
        first = min(one.at for one in cancels(at(world, Venue.BINANCE, learnt)))
        assert end - WAY_S <= first <= end + 1.0
        assert {one.account for one in cancels(at(world, Venue.BINANCE, end))} == {"drill-c", SECOND.label}
        assert len(at(world, Venue.OKX, learnt, end)) > 50


async def test_H11_a_ban_outlives_the_program_and_its_next_start_waits_for_what_is_left() -> None:
    world, journal = two_at_binance(), MemoryJournal()
    async with standing(world, journal) as stand:
        world.fault(
            FaultAct.ANSWER, Venue.BINANCE, status=418, body=TOO_MANY, headers={"Retry-After": "300"}, lasts_s=300.0
        )
        stand.panic()
        learnt = await until(stand, lambda: bool(journal.of(Hold)), 5.0)
    assert len(journal.of(Hold)) == 1
    await rest(100.0)
    async with standing(world, journal) as stand:
        assert stand.account("drill-c").wait_s == pytest.approx(300.0 - (stand.clock.monotonic() - learnt), abs=2.0)
        stand.panic()
        await rest(150.0)
        assert at(world, Venue.BINANCE, learnt) == []
        assert (await stand.over(120.0)).flat
        first = min(one.at for one in at(world, Venue.BINANCE, learnt))
        assert learnt + 300.0 - WAY_S <= first <= learnt + 302.0
    await rest(1.0)
    async with standing(world, journal) as stand:
        assert stand.account("drill-c").wait_s is None


@pytest.mark.parametrize("skew", [-754.0, 0.0, 61.0])
async def test_B05_a_ban_told_only_in_words_is_counted_on_the_servers_clock(skew: float) -> None:
    world = make_world(skew=skew)
    async with standing(world) as stand:
        ends = world.clock.true_wall() + 200.0
        world.fault(FaultAct.ANSWER, Venue.BINANCE, status=400, body=banned_text(world, 200.0), lasts_s=200.0)
        stand.panic()
        learnt = await until(stand, lambda: stand.account("drill-c").health is Health.WAITING, 5.0)
        assert (await stand.over(220.0)).flat
        end = learnt + ends - (world.clock.true_wall() - (stand.clock.monotonic() - learnt))
        assert at(world, Venue.BINANCE, learnt, end - 0.2) == []
        assert min(one.at for one in cancels(at(world, Venue.BINANCE, learnt))) <= end + 1.0


async def test_B06_a_429_stops_its_pool_alone_and_then_half_is_left_for_all_but_cancels() -> None:
    world = make_world()
    async with standing(world) as stand:
        world.fault(
            FaultAct.ANSWER, Venue.BINANCE, "/fapi", status=429, body=TOO_MANY, headers={"Retry-After": "7"}, hits=1
        )
        listing = replace(FUTURES_POOL, bulk=True)
        full = stand.paces["drill-c"].room(listing, Lane.PROOF)
        stand.panic()
        learnt = await until(stand, lambda: stand.paces["drill-c"].frozen_s(FUTURES) > 0, 5.0)
        await rest(6.0)
        futures_hosts = [one for one in at(world, Venue.BINANCE, learnt) if not one.path.startswith("/sapi")]
        assert [one for one in futures_hosts if one.path != "/api/v3/time"] == []
        assert any(one.path.startswith("/sapi") for one in at(world, Venue.BINANCE, learnt))
        await rest(1.1)
        assert stand.paces["drill-c"].room(listing, Lane.PROOF) <= full // 2
        assert (await stand.over()).flat
        await rest(11.0)
        assert stand.paces["drill-c"].room(listing, Lane.PROOF) > full // 2


async def test_B06_near_the_limit_listings_stop_and_cancels_go_on() -> None:
    world = make_world()
    async with standing(world) as stand:
        # Near the 80 % that are ours: not even a question about one order leaves.
        full = {"x-mbx-used-weight-1m": "1750"}
        world.network.mangle = lambda asked, answer: replace(answer, headers={**answer.headers, **full})
        await rest(20.0)
        began = stand.clock.monotonic() - LOOK_S
        stand.panic()
        await rest(15.0)
        left = [one for one in at(world, Venue.BINANCE, began) if one.path.startswith(("/fapi", "/dapi"))]
        assert {one.lane for one in left} == {Lane.CANCEL}
        um = [row for key, row in stand.states().items() if key.family in (Family.UM, Family.CM)]
        assert um
        assert set(um) == {State.ACCEPTED}
        world.network.mangle = lambda asked, answer: answer
        assert (await stand.over(90.0)).flat


def burst(count: int) -> tuple[PracticeOrder, ...]:
    """So many OKX orders of one account and one instrument."""
    return many(count, 3, Venue.OKX, now=EPOCH, instruments=1, label="drill-a")


@pytest.mark.parametrize("status", [200, 429])
@pytest.mark.parametrize("code", ['"50011"', "50011"])
async def test_O04_50011_waits_out_the_window_whatever_the_status(status: int, code: str) -> None:
    await limited_once(status, code, 2.0)


@pytest.mark.parametrize("code", ['"50040"', '"50061"'])
async def test_O05_a_used_up_order_limit_waits_out_the_window_and_halves_the_rate(code: str) -> None:
    await limited_once(200, code, 2.0)


async def test_H10_a_429_without_a_stated_wait_waits_out_the_window_and_halves_the_rate() -> None:
    await limited_once(429, "50011", 2.0)


async def limited_once(status: int, code: str, wait_s: float) -> None:
    """The first cancels meet one refusal: the window passes, ten instead of twenty leave after it, then more again."""
    world = make_world(burst(60))
    async with standing(world) as stand:
        assert len(stand.states()) == 60
        words = f'{{"msg":"Requests too frequent.","code":{code},"data":[]}}'
        world.fault(FaultAct.ANSWER, Venue.OKX, OKX_CANCEL, status=status, body=words, hits=2)
        stand.panic()
        learnt = await until(stand, lambda: stand.paces["drill-a"].frozen_s("okx.cancel") > 0, 5.0)
        assert stand.account("drill-a").health is Health.WAITING
        assert (await stand.over(60.0)).flat
        after = cancels(at(world, Venue.OKX, learnt + 0.001))
        assert min(one.at for one in after) >= learnt + wait_s - LOOK_S
        asked = [(one.at, len(json.loads(one.request.body))) for one in after]
        for begin, _ in asked:
            most = 20 if begin > learnt + wait_s + EASED_S else 10
            assert sum(units for when, units in asked if begin <= when < begin + 1.99) <= most
        lists = [one for one in at(world, Venue.OKX, learnt, learnt + wait_s) if one.lane is not Lane.CANCEL]
        assert lists
        assert not world.ledger.breaches


async def test_H09_the_edges_429_waits_ten_seconds_and_stops_lists_too() -> None:
    world = make_world(burst(30))
    async with standing(world) as stand:
        world.fault(FaultAct.HTML, Venue.OKX, OKX_CANCEL, status=429, hits=3)
        stand.panic()
        learnt = await until(stand, lambda: stand.paces["drill-a"].frozen_s("okx.cancel") > 0, 5.0)
        assert stand.account("drill-a").wait_s == pytest.approx(10.0, abs=0.1)
        mine = [one for one in at(world, Venue.OKX, learnt, learnt + 10.0 - LOOK_S) if one.account == "drill-a"]
        assert (await stand.over(60.0)).flat
        mine = [one for one in at(world, Venue.OKX, learnt, learnt + 10.0 - LOOK_S) if one.account == "drill-a"]
        assert mine == []
        assert min(one.at for one in cancels(at(world, Venue.OKX, learnt))) <= learnt + 11.0


async def test_H09_a_listing_that_meets_the_edges_429_holds_no_cancel() -> None:
    world = make_world(burst(30))
    async with standing(world) as stand:
        world.fault(FaultAct.HTML, Venue.OKX, "/api/v5/trade/orders-algo-pending", status=429, lasts_s=30.0)
        stand.switch.read_again()
        learnt = await until(stand, lambda: stand.paces["drill-a"].frozen_s("okx.list") > 0, 5.0)
        stand.panic()
        await rest(9.0)
        assert set(stand.states().values()) <= {State.ACCEPTED, State.GONE}
        quiet = [one for one in at(world, Venue.OKX, learnt, learnt + 9.9) if one.account == "drill-a"]
        assert {one.lane for one in quiet} == {Lane.CANCEL}
        assert (await stand.over(90.0)).flat


@pytest.mark.parametrize(
    ("venue", "label", "status"),
    [(Venue.BINANCE, "drill-c", 403), (Venue.BINANCE, "drill-c", 451), (Venue.OKX, "drill-a", 451)],
)
async def test_H01_behind_a_firewall_one_cancel_probes_every_ten_seconds_and_lists_stay_stopped(
    venue: Venue, label: str, status: int
) -> None:
    accounts = [account for account in default_accounts() if account.label == label or account.venue is not venue]
    orders = [order for order in make_world().book if order.account in {account.label for account in accounts}]
    world = make_world(orders, accounts)
    async with standing(world) as stand:
        world.fault(FaultAct.HTML, venue, status=status, lasts_s=120.0)
        began = stand.clock.monotonic()
        stand.panic()
        await until(stand, lambda: stand.account(label).fault is not None, 5.0)
        await rest(100.0)
        probes = [one.at for one in cancels(at(world, venue, began + 1.0))]
        gaps = [after - before for before, after in pairwise(probes)]
        assert len(probes) in (9, 10)
        assert all(10.0 <= gap <= 10.5 for gap in gaps)
        assert [one for one in at(world, venue, began + 1.0) if one.lane is not Lane.CANCEL] == []
        view = stand.account(label)
        assert (view.health, view.fault and view.fault.kind) == (Health.BLOCKED, FaultKind.FIREWALL)
        rows = [row for key, row in stand.switch.rows().items() if key.account == label]
        assert {row.state for row in rows} == {State.REJECTED}
        run = await until(stand, lambda: not [row for row in stand.switch.rows().values() if row.open], 60.0)
        assert run <= began + 120.0 + 10.0 + 10.0
