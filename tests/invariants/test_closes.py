"""Each way in which a close may break a rule is caught, and a right one is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gui.domain.closings import CloseVerdict
from gui.domain.orders import AlgoOrder
from gui.domain.positions import PositionSide
from gui.domain.venues import Family, Venue
from gui.domain.what import What
from gui.engine.scope import Scope
from tests.engine.sim import make_order
from tests.invariants.crafted import live
from tests.invariants.crafted_closes import FLATTEN, HELD, ClosingCase, closed_row, open_row

NEW = {"I25", "I26", "I27", "I28", "I29", "I30", "I31", "I32", "I33"}


async def ready(scope: Scope | None = FLATTEN) -> ClosingCase:
    case = ClosingCase(scope)
    await case.look()
    return case


def stop(**more: object) -> AlgoOrder:
    order = make_order("7", family=Family.OKX_ALGO)
    return replace(order, instrument=HELD.instrument, protective=True, **more)  # type: ignore[arg-type]


async def test_a_close_as_it_should_be_breaks_nothing() -> None:
    case = await ready()
    await case.close()
    await case.at(0.1).look("1")
    await case.close("1")
    assert case.broken & NEW == set()
    assert {"I25", "I26", "I28", "I33"} <= set(case.breaches.looked)


@pytest.mark.parametrize(("verdict", "at", "broken"), [("accepted", 0.1, False), ("unknown", 0.5, True)])
async def test_I25_a_lost_close_counts_until_it_cannot_arrive_any_more(verdict: str, at: float, broken: bool) -> None:
    case = await ready()
    case.flattener.verdict = CloseVerdict(verdict)
    await case.close()
    await case.at(at).look()
    await case.close()
    assert ("I25" in case.broken) is broken
    await case.at(3.0).look()
    assert ("I25" in case.broken) is broken


@pytest.mark.parametrize("read", [False, True])
async def test_I25_a_close_that_follows_another_without_a_whole_reading_is_caught(read: bool) -> None:
    case = await ready()
    await case.close()
    if read:
        await case.at(0.1).look(complete=False)
    await case.at(5.0).close()
    assert "I25" in case.broken


async def test_I25_what_a_killed_start_had_sent_is_lost() -> None:
    before, case = await ready(), await ready()
    before.closes.in_flight.add(HELD)
    before.closes.closed[HELD].sent = 1
    case.closes.inherit(before.closes)
    await case.at(0.5).look()
    await case.close()
    assert case.broken & NEW == {"I25"}


@pytest.mark.parametrize(("shown", "asked", "buy"), [("3", "3.1", False), ("3", "1", True), (None, "3", False)])
async def test_I26_more_than_was_read_or_the_other_way_is_caught(shown: str | None, asked: str, buy: bool) -> None:
    case = ClosingCase()
    await case.look(shown)
    await case.close(asked, buy=buy)
    assert case.broken & NEW == {"I26"}


async def test_I26_the_whole_of_a_short_position_is_bought_back() -> None:
    case = ClosingCase()
    await case.look("-3")
    await case.close(None, buy=True)
    assert case.broken & NEW == set()


@pytest.mark.parametrize(
    "scope", [None, Scope(), Scope(what=What.ORDERS), replace(FLATTEN, venue=Venue.BINANCE), Scope(accounts=("x",))]
)
async def test_I28_a_position_that_no_run_closes_is_not_touched(scope: Scope | None) -> None:
    case = await ready(scope)
    await case.close()
    assert "I28" in case.broken


@pytest.mark.parametrize(("what", "broken"), [(What.ALGOS, True), (What.ORDERS, False)])
async def test_I28_a_run_over_algo_orders_cancels_no_ordinary_one(what: What, broken: bool) -> None:
    case, order = ClosingCase(Scope(what=what)), make_order("8", family=Family.OKX_ORDERS)
    case.show(replace(live(), order=order))
    await case.cancel(order)
    assert ("I28" in case.broken) is broken


async def test_I31_a_stop_of_an_open_position_is_held() -> None:
    case = await ready()
    case.shows(open_row())
    await case.cancel(stop())
    assert "I31" in case.broken


async def test_I31_a_stop_may_go_after_its_position_when_demanded_or_when_it_is_of_another_side() -> None:
    case = await ready()
    case.shows(open_row(HELD._replace(side=PositionSide.LONG)))
    await case.cancel(stop(position_side=PositionSide.SHORT))
    case.shows(open_row())
    case.flattener.verdict = CloseVerdict.ORDERS_IN_THE_WAY
    case.switch.held.pop(HELD._replace(side=PositionSide.LONG))
    await case.close()
    await case.cancel(stop())
    case.switch.held.clear()
    case.switch.held[HELD] = closed_row()
    await case.cancel(stop())
    assert "I31" not in case.broken


async def test_I33_a_close_that_was_not_written_down_is_caught() -> None:
    case = await ready()
    await case.close(written=False)
    assert case.broken & NEW == {"I33"}
