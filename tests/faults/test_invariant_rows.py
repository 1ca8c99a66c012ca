"""I09, I10 and I13 in virtual time: one venue, account or request that is stuck holds nothing else up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from gui.connectors.wire import Lane
from gui.domain.orders import OrderKey
from gui.domain.venues import Venue
from gui.drill.account import PracticeAccount, default_accounts, practice_account
from gui.drill.faults import FaultAct
from gui.drill.orders import PracticeOrder
from gui.drill.seeds import many
from gui.engine.gate import PROBE_GAP_S
from tests.faults.refusing import PENDING
from tests.stand import Stand, World, make_world

pytestmark = pytest.mark.looptime

BOTH = pytest.mark.parametrize("venue", list(Venue))
LABEL = {Venue.OKX: "drill-a", Venue.BINANCE: "drill-c"}
OUTAGE_S = 30.0
# Two arrivals of the same moment, in seconds of virtual time.
ALIKE_S = 0.001
REFUSED = {
    Venue.OKX: (401, '{"code":"50111","msg":"Invalid OK-ACCESS-KEY","data":[]}'),
    Venue.BINANCE: (401, '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}'),
}
LIMITED = {
    Venue.OKX: '{"msg":"Too Many Requests","code":"50011"}',
    Venue.BINANCE: '{"code":-1003,"msg":"Too many requests; current limit is 2400 request weight per 1 MINUTE."}',
}
# What goes wrong elsewhere, in fields of a fault.
ELSEWHERE: dict[str, dict[str, object]] = {
    "hangs": {"act": FaultAct.HANG},
    "acts and hangs": {"act": FaultAct.HANG_AFTER},
    "cuts": {"act": FaultAct.RESET_BEFORE},
    "answers late": {"act": FaultAct.DELAY, "delay_s": 3.0},
    "answers pages": {"act": FaultAct.HTML, "status": 502},
    "limits": {"act": FaultAct.ANSWER, "status": 429, "body": LIMITED[Venue.OKX]},
}

Arrivals = list[tuple[float, str, tuple[str, ...]]]
# What the same press does in calm weather, by the orders that it meets.
CALM: dict[str, Arrivals] = {}


async def arrivals(make: Callable[[], World], mine: Callable[[str], bool], fault: Mapping[str, object]) -> Arrivals:
    """Play a panic, after half a minute of a fault if one is given: what of ``mine`` arrives when, from the press."""
    world = make()
    stand = Stand(world)
    await stand.start()
    if fault:
        world.fault(**fault)  # type: ignore[arg-type]
    await asyncio.sleep(OUTAGE_S)
    pressed = world.clock.monotonic()
    stand.panic()
    await asyncio.sleep(20.0)
    found = [(one.at - pressed, one.path, one.items) for one in world.cancels if mine(one.account)]
    assert all(row.proof is not None for key, row in stand.switch.rows().items() if mine(key.account))
    await stand.stop()
    return found


async def in_calm(name: str, make: Callable[[], World], mine: Callable[[str], bool]) -> Arrivals:
    """The same in calm weather; played once."""
    if name not in CALM:
        CALM[name] = await arrivals(make, mine, {})
    return CALM[name]


def assert_alike(calm: Arrivals, troubled: Arrivals) -> None:
    """The same cancels at the same moments."""
    assert sum(len(items) for _, _, items in calm) > 10
    assert sorted(items for _, _, items in calm) == sorted(items for _, _, items in troubled)
    late = [two[0] - one[0] for one, two in zip(calm, troubled, strict=True)]
    assert max(map(abs, late)) <= ALIKE_S


# --- I09 ---


@pytest.mark.parametrize("trouble", list(ELSEWHERE))
@BOTH
async def test_I09_what_one_venue_does_for_long_does_not_delay_the_other(venue: Venue, trouble: str) -> None:
    well = {account.label for account in default_accounts() if account.venue is not venue}.__contains__
    calm = await in_calm(f"all but {venue}", make_world, well)
    assert_alike(calm, await arrivals(make_world, well, ELSEWHERE[trouble] | {"venue": venue}))


def two_accounts(venue: Venue) -> World:
    """Two accounts of one venue with twenty orders each."""
    accounts: list[PracticeAccount] = [practice_account(label, venue) for label in ("one", "two")]
    orders = many(40, 1, venue, now=1_795_000_000.0, instruments=8)
    return make_world(
        [replace(order, account=("one", "two")[number // 20]) for number, order in enumerate(orders)], accounts
    )


@pytest.mark.parametrize(
    ("venue", "trouble"),
    [
        *((venue, trouble) for venue in Venue for trouble in ("hangs", "answers pages", "key refused")),
        # Binance limits the address: what it says to one account holds for both.
        (Venue.OKX, "limits"),
    ],
)
async def test_I09_what_one_account_meets_does_not_delay_another_of_the_same_venue(venue: Venue, trouble: str) -> None:
    status, body = REFUSED[venue]
    fault = ELSEWHERE.get(trouble, {"act": FaultAct.ANSWER, "status": status, "body": body}) | {"account": "one"}
    mine = {"two"}.__contains__
    calm = await in_calm(f"two at {venue}", lambda: two_accounts(venue), mine)
    assert_alike(calm, await arrivals(lambda: two_accounts(venue), mine, fault))


# --- I10 ---


def spread(venue: Venue, count: int) -> tuple[PracticeOrder, ...]:
    """As many orders of one account, each with an instrument of its own, so that no limit joins them."""
    return many(count, 1, venue, now=1_795_000_000.0, instruments=count, label=LABEL[venue])


def keys_of(stand: Stand) -> list[OrderKey]:
    return list(stand.switch.rows())


@pytest.mark.parametrize("stuck", [1, 4, 23])
@BOTH
async def test_I10_stuck_cancels_hold_up_no_cancel_of_another_order(venue: Venue, stuck: int) -> None:
    for act in (FaultAct.HANG, FaultAct.HANG_AFTER):
        world = make_world(spread(venue, stuck + 1))
        stand = Stand(world)
        await stand.start()
        *held, other = keys_of(stand)
        world.fault(act, venue, **({"method": "POST"} if venue is Venue.OKX else {"method": "DELETE"}), hits=stuck)
        for key in held:
            stand.switch.cancel([key])
            await asyncio.sleep(0.05)
        assert len(world.cancels) == stuck
        pressed = world.clock.monotonic()
        stand.switch.cancel([other])
        await asyncio.sleep(0.5)
        late = [one.at - pressed for one in world.cancels if other.algo_id in one.items]
        assert late == [pytest.approx(0.04, abs=ALIKE_S)]
        assert stand.row(other.algo_id).cancel.attempts == 1
        await stand.stop()


@pytest.mark.parametrize("stuck", [1, 4, 23])
@BOTH
async def test_I10_after_stuck_cancels_were_given_up_another_order_is_the_next_probe(venue: Venue, stuck: int) -> None:
    world = make_world(spread(venue, stuck + 1))
    stand = Stand(world)
    await stand.start()
    *held, other = keys_of(stand)
    ids = {key.algo_id for key in held}
    world.fault(FaultAct.HANG, venue, method="POST" if venue is Venue.OKX else "DELETE")
    stand.switch.cancel(held)
    await asyncio.sleep(30.0)
    pressed = world.clock.monotonic()
    stand.switch.cancel([other])
    await asyncio.sleep(3 * PROBE_GAP_S)
    asked = [sent for sent in world.network.sent if sent.lane is Lane.CANCEL and sent.at >= pressed]
    mine = [sent for sent in asked if other.algo_id in f"{sent.request.url}{sent.request.body.decode()}"]
    assert ids
    assert mine
    assert mine[0].at - pressed <= PROBE_GAP_S + ALIKE_S
    await stand.stop()


@BOTH
async def test_I10_questions_and_listings_that_hang_hold_up_no_cancel(venue: Venue) -> None:
    def make() -> World:
        return make_world(spread(venue, 30))

    mine = {LABEL[venue]}.__contains__
    calm = await in_calm(f"thirty at {venue}", make, mine)
    world = make()
    stand = Stand(world)
    await stand.start()
    world.fault(FaultAct.HANG, venue, method="GET")
    await asyncio.sleep(OUTAGE_S)
    pressed = world.clock.monotonic()
    stand.panic()
    await asyncio.sleep(20.0)
    assert_alike(calm, [(one.at - pressed, one.path, one.items) for one in world.cancels if mine(one.account)])
    assert not world.book.live()
    await stand.stop()


# --- I13 ---


async def leaves(world: World, stand: Stand, venue: Venue) -> list[float]:
    """Press now: when each cancel leaves, in seconds after the press."""
    pressed = world.clock.monotonic()
    before = len(world.network.sent)
    stand.panic(venue=venue)
    await asyncio.sleep(8.0)
    sent = [one for one in world.network.sent[before:] if one.venue is venue]
    assert not world.ledger.breaches
    return [one.at - pressed for one in sent if one.lane is Lane.CANCEL]


@pytest.mark.parametrize("after_s", [0.0, 0.01, 0.05, 0.09, 0.3, 1.1, 2.4])
@BOTH
async def test_I13_whatever_is_being_listed_at_a_press_every_cancel_leaves_as_if_nothing_were(
    venue: Venue, after_s: float
) -> None:
    found = []
    for listing in (False, True):
        world = make_world(spread(venue, 30))
        stand = Stand(world)
        await stand.start()
        await asyncio.sleep(20.0)
        if listing:
            for _ in range(3):
                stand.switch.read_again()
                await asyncio.sleep(after_s)
        else:
            # Nothing is listed meanwhile: the readers rest.
            for desk in stand.switch._desks.values():
                desk.rest()
            await asyncio.sleep(3 * after_s)
        found.append(await leaves(world, stand, venue))
        assert not world.book.live()
        await stand.stop()
    calm, listed = found
    assert calm[0] <= ALIKE_S
    assert len(calm) > 2
    assert listed == pytest.approx(calm, abs=ALIKE_S)


@BOTH
async def test_I13_listings_that_have_used_up_their_share_leave_the_cancels_theirs(venue: Venue) -> None:
    found = []
    for short in (False, True):
        world = make_world(spread(venue, 90))
        stand = Stand(world)
        await stand.start()
        await asyncio.sleep(30.0)
        connector, pace, starved = stand.connectors[LABEL[venue]], stand.paces[LABEL[venue]], False
        charges = [one for family in connector.account.families for one in connector.list_charges(family)]
        for _ in range(60):
            if short:
                stand.switch.read_again()
            await asyncio.sleep(0.25)
            starved = starved or any(pace.room(charge, Lane.LISTING) < charge.units for charge in charges)
        assert starved is short
        found.append(await leaves(world, stand, venue))
        assert not world.book.live()
        await stand.stop()
    calm, troubled = found
    assert len(calm) > 2
    assert troubled == pytest.approx(calm, abs=ALIKE_S)


async def test_I13_a_limit_that_okx_states_for_listings_holds_up_no_cancel() -> None:
    found = []
    for limited in (False, True):
        world = make_world(spread(Venue.OKX, 30))
        stand = Stand(world)
        await stand.start()
        await asyncio.sleep(30.0)
        if limited:
            world.fault(FaultAct.ANSWER, Venue.OKX, PENDING, method="GET", status=429, body=LIMITED[Venue.OKX])
        stand.switch.read_again()
        await asyncio.sleep(5.0)
        assert any(one.fault for one in world.ledger.requests) is limited
        found.append(await leaves(world, stand, Venue.OKX))
        assert not world.book.live()
        await stand.stop()
    calm, troubled = found
    assert len(calm) > 2
    assert troubled == pytest.approx(calm, abs=ALIKE_S)
