"""One environment put together: drill, live with keys, live without."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from gui.commands.firing import fire_panic
from gui.commands.listing import read_listings
from gui.config.paths import find_paths
from gui.config.settings import load_settings
from gui.connectors.unarmed import UnarmedConnector
from gui.domain.clock import SystemClock
from gui.domain.venues import Account, Environment, Family, Venue
from gui.domain.what import What
from gui.engine.scope import Scope
from gui.session import DrillOptions, find_keys, flattener_of, open_session
from tests.commands.venues import ground


async def test_the_drill_brings_its_own_accounts_and_leaves_nothing_behind(tmp_path: Path) -> None:
    paths = find_paths({"KILLSWITCH_DATA_DIR": str(tmp_path)})
    options = DrillOptions(orders=40, scenario="calm", round_trip_s=0.0)
    session = await open_session(Environment.DRILL, (), paths, {}, drill=options)
    async with asyncio.timeout(10):
        while len(session.switch.rows()) < 40:
            await asyncio.sleep(0.02)
    assert {account.environment for account in session.accounts} == {Environment.DRILL}
    assert await session.close(2.0) == ()
    left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    assert left == []


async def test_an_account_without_keys_is_there_and_says_so(tmp_path: Path) -> None:
    paths = find_paths({"KILLSWITCH_DATA_DIR": str(tmp_path)})
    account = Account("main", Venue.BINANCE, Environment.LIVE, families=(Family.UM,))
    environ = {"KILLSWITCH_MAIN_KEY": "only half"}
    session = await open_session(Environment.LIVE, (account,), paths, environ)
    await asyncio.sleep(0)
    assert isinstance(session.connectors["main"], UnarmedConnector)
    await session.close(1.0)


async def test_the_next_start_knows_the_orders_of_the_last(tmp_path: Path) -> None:
    async with ground(tmp_path, scenario="calm") as here:
        from tests.commands.test_firing import live_session

        first = await live_session(here)
        async with asyncio.timeout(10):
            while len(first.switch.rows()) < 25:
                await asyncio.sleep(0.02)
        await first.close(1.0)
        second = await live_session(here)
        assert len(second.switch.rows()) == 25
        await second.close(1.0)


@pytest.mark.parametrize("late", [0, 2])
async def test_an_account_that_is_added_later_is_watched_and_covered_like_the_others(tmp_path: Path, late: int) -> None:
    async with ground(tmp_path, scenario="calm") as here:
        paths = find_paths(here.environ, str(here.config))
        accounts = list(load_settings(paths).of(Environment.LIVE))
        added = accounts.pop(late)
        session = await open_session(Environment.LIVE, accounts, paths, here.environ)
        session.add(added, find_keys((added,), here.environ)[added.label], SystemClock())
        await read_listings(session.switch, asyncio.Event())
        assert {view.account.label: view.complete for view in session.switch.accounts()} == dict.fromkeys(
            ("drill-a", "drill-b", "drill-c"), True
        )
        assert len(session.switch.rows()) == 25
        assert added in session.accounts
        await fire_panic(session.switch, Scope(), 10.0, asyncio.Event(), lambda: None)
        assert not here.venues.book.live()
        await session.close(1.0)


async def test_the_drill_holds_ordinary_orders_and_positions_unless_it_is_for_load(tmp_path: Path) -> None:
    for options, ordinary, positions in (
        (DrillOptions(scenario="calm", round_trip_s=0.0), 8, 8),
        (DrillOptions(scenario="calm", round_trip_s=0.0, whole=False), 0, 0),
        (DrillOptions(scenario="calm", round_trip_s=0.0, orders=40), 0, 0),
    ):
        session = await open_session(
            Environment.DRILL, (), find_paths({"KILLSWITCH_DATA_DIR": str(tmp_path)}), {}, drill=options
        )
        try:
            assert session.venues is not None
            book = session.venues.book
            assert sum(order.family.ordinary for order in book) == ordinary
            assert len(book.positions) == positions
        finally:
            assert await session.close() == ()


async def test_what_is_read_is_what_was_asked_for_also_of_an_account_that_is_added_later(tmp_path: Path) -> None:
    async with ground(tmp_path, scenario="calm", whole=True) as here:
        paths = find_paths(here.environ, str(here.config))
        accounts = list(load_settings(paths).of(Environment.LIVE))
        added = accounts.pop(0)
        for what in What:
            here.venues.okx.reset()
            session = await open_session(Environment.LIVE, accounts, paths, here.environ, what=what)
            session.add(added, find_keys((added,), here.environ)[added.label], SystemClock())
            await read_listings(session.switch, asyncio.Event(), what)
            for view in session.switch.accounts():
                ordinary = [one.family for one in view.families if one.family.ordinary]
                assert view.complete and bool(ordinary) is (what is not What.ALGOS)
            assert {one.complete for one in session.switch.position_views()} == {what.closes}
            assert len(session.switch.positions()) == (8 if what.closes else 0)
            await session.close(1.0)


async def test_an_account_without_keys_reads_nothing_and_claims_nothing_of_positions(tmp_path: Path) -> None:
    paths = find_paths({"KILLSWITCH_DATA_DIR": str(tmp_path)})
    account = Account("main", Venue.BINANCE, Environment.LIVE, families=(Family.UM,))
    session = await open_session(Environment.LIVE, (account,), paths, {}, what=What.FLATTEN)
    assert not await read_listings(session.switch, asyncio.Event(), What.FLATTEN)
    await fire_panic(session.switch, Scope(what=What.FLATTEN), 5.0, asyncio.Event(), lambda: None)
    run = session.switch.run()
    assert run is not None and not run.flat
    assert flattener_of(session.connectors["main"]) is None
    await session.close(1.0)
