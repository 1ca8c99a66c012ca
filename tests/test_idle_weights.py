"""What the window reads while nothing is on leaves room at Binance for a run: weight is counted by the minute."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from gui.connectors.base import Charge
from gui.connectors.binance.endpoints import FUTURES
from gui.connectors.wire import Lane
from gui.domain.venues import Venue
from gui.domain.what import What
from gui.drill.account import default_accounts
from tests.stand import Stand, make_world

pytestmark = pytest.mark.looptime

LISTING = Charge(FUTURES, "address", 40, bulk=True)
# Of the 2400 a minute, listings may use this many while nothing is on.
ALLOWED = 1224


@pytest.mark.parametrize("accounts", [1, 2])
async def test_idle_readings_of_everything_stay_below_what_listings_may_use(accounts: int) -> None:
    first = next(account for account in default_accounts(0) if account.venue is Venue.BINANCE)
    more = (replace(first, label=f"bin-{n}", key=f"{first.key}{n}") for n in range(1, accounts))
    world = make_world((), (first, *more))
    stand = Stand(world, what=What.FLATTEN)
    await stand.start()
    most = 0
    for _ in range(150):
        await asyncio.sleep(1.0)
        used = [pace._windows[FUTURES, "address"].used(stand.clock.monotonic()) for pace in stand.paces.values()]
        most = max(most, sum(used))
    assert 400 < most < 0.8 * ALLOWED
    assert all(pace.room(LISTING, Lane.LISTING) >= 40 for pace in stand.paces.values())
    assert not world.ledger.breaches
    await stand.stop()


@pytest.mark.parametrize(("what", "within_s"), [(What.ALGOS, 3.0), (What.ORDERS, 3.0), (What.FLATTEN, 8.0)])
async def test_a_run_after_idle_minutes_is_proven_as_soon_as_one_at_the_start(what: What, within_s: float) -> None:
    world = make_world(whole=True)
    stand = Stand(world, what=What.FLATTEN)
    await stand.start()
    await asyncio.sleep(90.0)
    begun = stand.clock.monotonic()
    stand.panic(what=what)
    assert (await stand.over()).flat
    assert stand.clock.monotonic() - begun < within_s
    assert not world.ledger.breaches
    await stand.stop()
