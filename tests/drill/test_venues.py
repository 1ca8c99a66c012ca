"""Start, stop, reset and description of the practice venues."""

from __future__ import annotations

import asyncio
import json

import pytest

from gui.domain.venues import Venue
from gui.drill.account import practice_account
from gui.drill.orders import Behaviour
from gui.drill.seeds import default_orders, many
from gui.drill.venues import PracticeVenues
from tests.drill.signed import WALL, practising


async def test_describe_is_json_and_names_every_host() -> None:
    async with practising() as client:
        venues = client.venues
        document = json.loads(json.dumps(venues.describe()))
        assert (document["okx"], document["binance"]) == (venues.okx_url, venues.binance_url)
        assert venues.okx_url.startswith("http://127.0.0.1:")
        assert [a["label"] for a in document["accounts"]] == ["drill-a", "drill-b", "drill-c"]
        assert document["accounts"][0]["hosts"] == {"rest": [venues.okx_url]}
        assert set(document["accounts"][2]["hosts"]) == {"sapi", "fapi", "dapi"}
        assert all(account["key"] and account["secret"] for account in document["accounts"])


async def test_stop_ends_the_lively_task_and_may_be_called_twice() -> None:
    venues = PracticeVenues()
    await venues.start()
    names = {task.get_name() for task in asyncio.all_tasks()}
    assert "drill-lively" in names
    await venues.stop()
    await venues.stop()
    assert "drill-lively" not in {task.get_name() for task in asyncio.all_tasks()}


async def test_start_again_after_stop() -> None:
    venues = PracticeVenues()
    await venues.start()
    await venues.stop()
    await venues.start()
    assert venues.lively.running
    await venues.stop()


async def test_own_accounts_and_orders_are_not_touched() -> None:
    orders = many(10, venue=Venue.OKX, now=WALL, label="mine")
    venues = PracticeVenues(accounts=[practice_account("mine", Venue.OKX)], orders=orders, wall=lambda: WALL)
    venues.book.cancel_by_other_hand(orders[0].algo_id)
    assert orders[0].live
    venues.reset()
    assert len(venues.book.live()) == 10


def test_the_same_seed_is_the_same_drill() -> None:
    assert default_orders(3, WALL) == default_orders(3, WALL)
    assert PracticeVenues(seed=3).accounts == PracticeVenues(seed=3).accounts
    assert PracticeVenues(seed=3).accounts != PracticeVenues(seed=4).accounts


def test_scenarios_by_name() -> None:
    with pytest.raises(ValueError, match="'nonsense' is not a scenario"):
        PracticeVenues(scenario="nonsense")
    venues = PracticeVenues(scenario="calm")
    assert {order.behaviour for order in venues.book} == {Behaviour.NORMAL}
    with pytest.raises(ValueError, match="is not a scenario"):
        venues.play("nonsense")
    venues.play("normal")
    assert len({order.behaviour for order in venues.book}) > 1
