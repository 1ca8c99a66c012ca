"""D13 to D16, I05, I08: what is new, one-sided or not listed at all, over the whole engine at both venues."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from gui.domain.faults import FaultKind
from gui.domain.orders import Kind
from gui.domain.rows import State
from gui.domain.venues import Family, Venue
from gui.drill.exchange import Answer, Asked
from gui.drill.faults import FaultAct
from gui.engine.views import RunPhase
from tests.faults.at_binance import FAMILIES, cancel_one, first_of
from tests.faults.lists import ALL, CANCELS, LISTS, each_row, rewrite, rows_in, view_of
from tests.faults.refusing import rest, standing, tried
from tests.stand import make_world

pytestmark = pytest.mark.looptime


@pytest.mark.parametrize("family", ALL)
async def test_D13_an_unknown_type_and_status_is_shown_and_cancelled(family: Family) -> None:
    world = make_world()

    def novel(row: dict[str, Any]) -> None:
        row["ordType" if family is Family.OKX_ALGO else "orderType" if "orderType" in row else "algoType"] = "chase2"
        row["state" if family is Family.OKX_ALGO else "algoStatus"] = "HIBERNATING"
        row["newField"] = {"a": [1]}

    rewrite(world, LISTS[family], each_row(novel))
    async with standing(world) as stand:
        assert view_of(stand, family).complete
        mine = [row for key, row in stand.switch.rows().items() if key.family is family]
        assert {row.order.kind for row in mine} == {Kind.OTHER}
        assert {(row.order.kind_text, row.order.venue_status) for row in mine} == {("chase2", "HIBERNATING")}
        assert {row.state for row in mine} == {State.LIVE}
        stand.panic()
        assert (await stand.over(20.0)).flat
        assert not world.book.live()


@pytest.mark.parametrize("family", ALL)
async def test_D13_a_status_that_nobody_knows_counts_as_open(family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        paths = ("order-algo", "historicalOrders", "/v1/algoOrder")

        def spoil(asked: Asked, answer: Answer) -> Answer:
            if asked.method != "GET" or not asked.path.endswith(paths) or answer.status != 200:
                return answer
            text = answer.body.replace(b'"canceled"', b'"melted"').replace(b'"CANCELED"', b'"MELTED"')
            return replace(answer, body=text.replace(b'"CANCELLED"', b'"MELTED"'))

        world.network.mangle = spoil
        cancel_one(stand, order)
        await rest(1.5)
        assert stand.row(order.algo_id, family).proof is None
        await rest(10.0)
        row = stand.row(order.algo_id, family)
        # A named yes and two complete lists without it are proof; the strange word is none, and hides nothing.
        assert row.proof is None or row.proof.kind.value == "listings"


@pytest.mark.parametrize("venue", list(Venue))
async def test_D15_with_every_list_down_cancels_leave_at_once(venue: Venue) -> None:
    world = make_world()
    async with standing(world) as stand:
        for family in ALL:
            if family.venue is venue:
                world.fault(FaultAct.HANG, venue, LISTS[family], method="GET")
        await rest(20.0)
        began = stand.clock.monotonic()
        stand.panic()
        await rest(0.5)
        first = [sent for sent in tried(world, since=began) if sent.venue is venue]
        assert first
        assert first[0].at - began <= 0.1
        await rest(8.0)
        assert not world.book.live()
        run = stand.switch.run()
        assert run
        assert not run.flat
        others = {State.GONE}
        assert {row.state for key, row in stand.switch.rows().items() if key.family.venue is not venue} == others
        world.faults.clear()
        assert (await stand.over(30.0)).flat


@pytest.mark.parametrize("venue", list(Venue))
async def test_D15_with_cancels_down_lists_go_on_and_say_open(venue: Venue) -> None:
    world = make_world()
    async with standing(world) as stand:
        method = "POST" if venue is Venue.OKX else "DELETE"
        token = world.fault(FaultAct.ANSWER, venue, method=method, status=503, body="{}")
        stand.panic()
        await rest(15.0)
        mine = [row for key, row in stand.switch.rows().items() if key.family.venue is venue]
        assert {row.state for row in mine} <= {State.UNKNOWN, State.QUEUED, State.SENT}
        assert all(stand.clock.monotonic() - (row.sighting.seen_begun or 0.0) < 9.0 for row in mine)
        assert all(not row.missing for row in mine)
        world.faults.remove(token)
        assert (await stand.over(20.0)).flat


async def test_D16_flat_is_not_said_over_a_family_that_was_never_listed() -> None:
    world = make_world()
    for family in (Family.SAPI_SPOT, Family.CM):
        world.fault(FaultAct.ANSWER, Venue.BINANCE, LISTS[family], method="GET", status=503, body="{}")
    async with standing(world) as stand:
        stand.panic()
        await rest(30.0)
        run = stand.switch.run()
        assert run
        assert (run.phase, run.flat) == (RunPhase.RUNNING, False)
        assert not stand.switch.account_flat("drill-c")
        left = {order.family for order in world.book.live()}
        assert left == {Family.SAPI_SPOT, Family.CM}


async def test_D16_spot_and_futures_of_sapi_and_fapi_are_each_read_and_cancelled_at_their_own_address() -> None:
    world = make_world()
    async with standing(world) as stand:
        stand.panic(venue=Venue.BINANCE)
        assert (await stand.over(20.0)).flat
        paths = {sent.path for sent in world.network.sent}
        assert set(LISTS.values()) <= paths
        for family in FAMILIES:
            assert any(sent.path.startswith(CANCELS[family]) for sent in tried(world))


@pytest.mark.parametrize("family", ALL)
@pytest.mark.parametrize("act", [FaultAct.HANG_AFTER, FaultAct.RESET_AFTER, FaultAct.RESET_BEFORE])
async def test_I05_what_is_unknown_is_asked_for_within_two_seconds_of_the_venues_return(
    act: FaultAct, family: Family
) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        world.fault(act, family.venue, method="POST" if family is Family.OKX_ALGO else "DELETE", hits=1)
        world.fault(FaultAct.RESET_BEFORE, family.venue)
        cancel_one(stand, order)
        await rest(30.0)
        assert stand.row(order.algo_id, family).state is State.UNKNOWN
        world.faults.clear()
        back = stand.clock.monotonic()
        await rest(2.0)
        heard = [
            arrival
            for arrival in world.ledger.requests
            if arrival.at >= back and arrival.method == "GET" and arrival.account == order.account
        ]
        assert heard
        assert (await stand.over(15.0)).counts == {State.GONE: 1}


@pytest.mark.parametrize("family", ALL)
@pytest.mark.parametrize("left", [0, 1])
async def test_I08_an_incomplete_list_takes_nothing_away_and_adds_what_it_shows(left: int, family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        before = rows_in(stand, family)
        like = first_of(world, family)
        new = world.book.add(replace(like, algo_id=str(int(like.algo_id) + 77)))

        def spoil(body: bytes) -> bytes:
            told = json.loads(body)
            rows = told if isinstance(told, list) else told.get("data", told.get("orders"))
            kept = [row for row in rows if str(row["algoId"]) == new.algo_id][:left]
            rows[:] = [*kept, {"algoId": None}]
            if isinstance(told, dict) and "total" in told:
                told["total"] = len(rows)
            return json.dumps(told).encode()

        rewrite(world, LISTS[family], spoil)
        await rest(25.0)
        view = view_of(stand, family)
        assert not view.complete
        assert view.fault
        assert view.fault.kind is FaultKind.SHAPE
        now = rows_in(stand, family)
        assert before.items() <= now.items()
        assert set(now) - set(before) == ({new.algo_id} if left else set())
        assert not any(row.missing for row in stand.switch.rows().values() if row.key.family is family)
