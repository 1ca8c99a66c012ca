"""O06 to O13: what OKX says of single orders, over the whole engine: each by its own code, none gone without proof."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from gui.domain.rows import ProofKind, State
from gui.domain.venues import Venue
from gui.drill.exchange import Answer, Asked
from gui.drill.faults import FaultAct
from gui.drill.orders import Behaviour, OrderState
from gui.engine.views import Health
from tests.faults.refusing import (
    ADVANCE,
    CANCEL_ALGOS,
    CHINESE,
    DETAIL,
    RowsSay,
    gaps,
    order_at,
    reads,
    rest,
    rows_of,
    standing,
    states_of,
    tried,
    until,
    words,
)
from tests.stand import Stand, World, make_world

pytestmark = pytest.mark.looptime

GONE_CODES = ["51400", "51401", "51402"]


def state(stand: Stand, algo_id: str) -> State:
    return stand.row(algo_id).state


def questions(world: World, algo_id: str, since: float = 0.0) -> list[float]:
    """When the state of an order was asked for."""
    return [
        sent.at
        for sent in world.network.sent
        if sent.path == DETAIL and sent.params["algoId"] == algo_id and sent.at >= since
    ]


async def test_O06_a_failed_whole_with_an_empty_message_is_told_order_by_order() -> None:
    world = make_world()
    async with standing(world) as stand:
        say = RowsSay(world, top="1")
        mine = sorted(key.algo_id for key in rows_of(stand, "drill-a"))
        for number, algo_id in enumerate(mine):
            say.keep(algo_id, ("51412", "51404", "51403", "50061")[number % 4], f"reason of {algo_id}")
        stand.panic()
        await until(stand, lambda: all(stand.row(algo_id).cancel.code for algo_id in mine), 2.0)
        await rest(0.5)
        expected = {"51412": State.UNKNOWN, "51404": State.QUEUED, "50061": State.QUEUED}
        for algo_id in mine:
            row = stand.row(algo_id)
            code = row.cancel.code
            assert code == say.says[algo_id][0]
            assert row.state is expected.get(code, row.state)
            assert f"reason of {algo_id}" in reads(stand, row)
        assert State.GONE not in states_of(stand, "drill-a")
        assert states_of(stand, "drill-c") <= {State.GONE, State.ACCEPTED}


async def test_O06_the_outer_code_alone_says_yes_to_nothing() -> None:
    world = make_world()
    async with standing(world) as stand:
        say = RowsSay(world, top="0")
        held = say.keep(order_at(world, "drill-a", "oco").algo_id, "51404", "")
        stand.panic()
        await rest(5.0)
        assert (state(stand, held.algo_id), held.state) == (State.QUEUED, OrderState.LIVE)
        assert states_of(stand, "drill-a", "drill-b", "drill-c") == {State.GONE, State.QUEUED}


@pytest.mark.parametrize("turned", [False, True])
async def test_O07_in_a_half_done_batch_each_row_counts_by_its_id(turned: bool) -> None:
    world = make_world()
    async with standing(world) as stand:
        say = RowsSay(world)
        gone = world.book.cancel_by_other_hand(order_at(world, "drill-a", "trigger").algo_id)
        held = say.keep(order_at(world, "drill-a", "oco").algo_id, "51404", "")
        in_order = world.network.mangle
        heard: list[str] = []

        def turn(asked: Asked, answer: Answer) -> Answer:
            answer = in_order(asked, answer)
            if asked.path != CANCEL_ALGOS:
                return answer
            told = json.loads(answer.body)
            heard.append(told["code"])
            told["data"] = told["data"][::-1] if turned else told["data"]
            return replace(answer, body=json.dumps(told).encode())

        world.network.mangle = turn
        stand.panic()
        await until(stand, lambda: bool(stand.row(gone.algo_id).cancel.code), 2.0)
        assert (state(stand, gone.algo_id), stand.row(gone.algo_id).cancel.code) == (State.UNKNOWN, "51400")
        assert state(stand, held.algo_id) is State.QUEUED
        others = [key.algo_id for key in rows_of(stand, "drill-a") if key.algo_id not in (gone.algo_id, held.algo_id)]
        assert {state(stand, algo_id) for algo_id in others} <= {State.ACCEPTED, State.GONE}
        assert "2" in heard
        await rest(6.0)
        assert state(stand, gone.algo_id) is State.GONE
        assert stand.row(gone.algo_id).note.startswith("cancelled by another hand")
        say.end(held.algo_id)
        assert (await stand.over(8.0)).flat


@pytest.mark.parametrize("code", GONE_CODES)
@pytest.mark.parametrize("fate", ["cancelled", "fired", "live", "unknown there"])
async def test_O09_one_code_of_three_fates_ends_nothing_until_the_question_is_answered(code: str, fate: str) -> None:
    world = make_world()
    async with standing(world) as stand:
        say = RowsSay(world)
        order = say.keep(order_at(world, "drill-a", "conditional").algo_id, code, "Order has been canceled")
        mute = world.fault(FaultAct.ANSWER, Venue.OKX, DETAIL, status=503, body=words("50001", CHINESE))
        if fate == "cancelled":
            world.book.cancel_by_other_hand(order.algo_id)
        elif fate == "fired":
            world.book.fire(order.algo_id)
        elif fate == "unknown there":
            world.book.remove(order.algo_id)
        stand.panic()
        for _ in range(60):
            await rest(0.25)
            assert state(stand, order.algo_id) in (State.QUEUED, State.SENT, State.UNKNOWN)
        asked = questions(world, order.algo_id)
        assert len(asked) >= 4
        left = tried(world, algo_id=order.algo_id)
        assert len(left) == 1 if fate != "live" else len(left) > 1
        world.faults.remove(mute)
        ends = {"cancelled": State.GONE, "fired": State.TRIGGERED, "unknown there": State.GONE}
        if fate == "live":
            await rest(6.0)
            assert state(stand, order.algo_id) in (State.QUEUED, State.SENT, State.UNKNOWN)
            say.end(order.algo_id)
        end = ends.get(fate, State.GONE)
        await until(stand, lambda: state(stand, order.algo_id) is end, 12.0)
        row = stand.row(order.algo_id)
        if end is State.TRIGGERED:
            assert row.fired is not None
            assert row.fired.children == (order.child_id,)
        else:
            assert row.proof is not None
            told = ProofKind.LISTINGS if fate == "unknown there" else ProofKind.STATUS
            assert row.proof.kind is told or fate == "live"
            assert fate != "cancelled" or row.note.startswith("cancelled by another hand")


async def test_O10_what_is_being_cancelled_already_is_asked_for_and_then_cancelled_again() -> None:
    world = make_world()
    async with standing(world) as stand:
        say = RowsSay(world)
        order = say.keep(order_at(world, "drill-a", "conditional").algo_id, "51410", "Cancellation in progress")
        began = stand.clock.monotonic()
        stand.panic()
        await until(stand, lambda: state(stand, order.algo_id) is State.ACCEPTED, 2.0)
        assert stand.row(order.algo_id).cancel.code == "51410"
        await rest(2.0)
        assert len([at for at in questions(world, order.algo_id) if at <= began + 1.3]) >= 2
        assert len(tried(world, algo_id=order.algo_id)) == 1
        await until(stand, lambda: len(tried(world, algo_id=order.algo_id)) > 1, 10.0)
        again = tried(world, algo_id=order.algo_id)[1].at
        assert 5.0 <= again - began <= 10.0
        assert order.state is OrderState.LIVE
        say.end(order.algo_id)
        assert (await stand.over(15.0)).flat


async def test_O10_what_settles_meanwhile_reads_as_what_it_became() -> None:
    world = make_world()
    async with standing(world) as stand:
        say = RowsSay(world)
        done = say.keep(order_at(world, "drill-a", "conditional").algo_id, "51410")
        fired = say.keep(order_at(world, "drill-a", "oco").algo_id, "51410")
        stand.panic()
        await rest(0.5)
        assert {state(stand, order.algo_id) for order in (done, fired)} == {State.ACCEPTED}
        world.book.cancel_by_other_hand(done.algo_id)
        world.book.fire(fired.algo_id)
        await rest(4.0)
        assert (state(stand, done.algo_id), state(stand, fired.algo_id)) == (State.GONE, State.TRIGGERED)


@pytest.mark.parametrize("text", ["Order has been triggered and can't be canceled.", CHINESE, "Order cancelled"])
async def test_O12_what_has_triggered_is_tried_no_more_and_names_its_child(text: str) -> None:
    world = make_world()
    async with standing(world) as stand:
        say = RowsSay(world)
        order = say.keep(order_at(world, "drill-a", "trigger").algo_id, "51416", text)
        mute = world.fault(FaultAct.ANSWER, Venue.OKX, DETAIL, status=503, body=words("50001"))
        world.book.fire(order.algo_id)
        stand.panic()
        await rest(3.0)
        row = stand.row(order.algo_id)
        assert (row.state, row.cancel.code, row.cancel.message) == (State.UNKNOWN, "51416", text)
        world.faults.remove(mute)
        await until(stand, lambda: state(stand, order.algo_id) is State.TRIGGERED, 6.0)
        row = stand.row(order.algo_id)
        assert row.fired is not None
        assert row.fired.children == (order.child_id,)
        assert order.child_id in row.note
        assert row.needs_person
        assert row.open
        await rest(60.0)
        assert len(tried(world, algo_id=order.algo_id)) == 1
        run = stand.switch.run()
        assert run is not None
        assert not run.flat
        assert states_of(stand, "drill-a", "drill-b", "drill-c") == {State.GONE, State.TRIGGERED}


@pytest.mark.parametrize("code", ["51403", "51413"])
async def test_O13_a_type_that_is_not_taken_here_goes_the_other_way_once(code: str) -> None:
    world = make_world()
    async with standing(world) as stand:
        say = RowsSay(world)
        orders = [order_at(world, "drill-a", kind) for kind in ("iceberg", "twap", "move_order_stop", "chase")]
        for order in orders:
            order.behaviour = Behaviour.STUBBORN
        told = say._mangle

        def only_here(asked: Asked, answer: Answer) -> Answer:
            say.says = {order.algo_id: (code, CHINESE) for order in orders} if asked.path == CANCEL_ALGOS else {}
            return told(asked, answer)

        world.network.mangle = only_here
        stand.panic()
        run = await stand.over(8.0)
        assert run.flat
        for order in orders:
            assert [sent.path for sent in tried(world, algo_id=order.algo_id)] == [CANCEL_ALGOS, ADVANCE]
            assert order.state is OrderState.CANCELLED


@pytest.mark.parametrize("code", ["51403", "51413"])
@pytest.mark.parametrize(
    ("kind", "gone", "paths"),
    [
        ("oco", False, [CANCEL_ALGOS]),
        ("twap", False, [CANCEL_ALGOS, ADVANCE]),
        ("twap", True, [CANCEL_ALGOS, ADVANCE]),
    ],
)
async def test_O13_what_no_way_takes_is_refused_alone_and_sent_to_the_app(
    code: str, kind: str, gone: bool, paths: list[str]
) -> None:
    world = make_world()
    async with standing(world) as stand:
        say = RowsSay(world)
        order = say.keep(order_at(world, "drill-a", kind).algo_id, code)
        if gone:
            world.fault(FaultAct.HTML, Venue.OKX, ADVANCE, status=404)
        stand.panic()
        await until(stand, lambda: state(stand, order.algo_id) is State.REJECTED, 3.0)
        assert [sent.path for sent in tried(world, algo_id=order.algo_id)] == paths
        assert "cancel in the OKX app" in reads(stand, stand.row(order.algo_id))
        assert stand.row(order.algo_id).cancel.code == ("" if gone else code)
        await rest(25.0)
        assert states_of(stand, "drill-a", "drill-b", "drill-c") == {State.GONE, State.REJECTED}
        assert [key.algo_id for key, value in stand.states().items() if value is State.REJECTED] == [order.algo_id]
        assert all(stand.account(label).health is not Health.BLOCKED for label in ("drill-a", "drill-b", "drill-c"))
        assert len(tried(world, algo_id=order.algo_id)) == len(paths)
        await rest(40.0)
        probes = tried(world, algo_id=order.algo_id)[len(paths) :]
        assert 1 <= len(probes) <= 3
        assert all(gap >= 29.0 for gap in gaps(probes))
