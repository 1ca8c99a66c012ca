"""B01 to B03 and B07 to B09: what Binance says to a cancel, over the whole engine in virtual time."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from gui.domain.rows import By, Phase, ProofKind, State
from gui.domain.venues import Family, Venue
from gui.drill.exchange import Answer, Asked
from gui.drill.faults import FaultAct
from gui.drill.orders import Behaviour, OrderState
from tests.faults.at_binance import (
    BINANCE,
    FAMILIES,
    OKX,
    asked_about,
    body,
    cancel_one,
    first_of,
    key_of,
    mangle,
    refuse,
)
from tests.faults.refusing import cancelled, gaps, reads, rest, rows_of, standing, states_of, tried, until
from tests.stand import make_world

pytestmark = pytest.mark.looptime

UNKNOWN_WORDS = "Unknown error, please check your request or try again later."
BOTH_503 = [
    body(-1000, UNKNOWN_WORDS),
    json.dumps({"msg": UNKNOWN_WORDS}),
    body(-1001, "Service Unavailable."),
    json.dumps({"msg": "Service Unavailable."}),
    "Service Unavailable.",
    "",
]


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("said", BOTH_503)
async def test_B01_every_503_is_unknown_sent_again_and_asked(said: str, family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        token = refuse(world, 503, said)
        began = cancel_one(stand, order)
        await rest(2.0)
        row = stand.row(order.algo_id, family)
        assert (row.state, row.cancel.http_status, row.proof) == (State.UNKNOWN, 503, None)
        assert "next try" in reads(stand, row)
        left = tried(world, algo_id=order.algo_id, since=began)
        assert [round(gap, 1) for gap in gaps(left)] == [0.3, 1.0]
        assert asked_about(world, order, began)
        world.faults.remove(token)
        run = await stand.over(6.0)
        assert (run.counts, order.state) == ({State.GONE: 1}, OrderState.CANCELLED)
        # The rest of the account and the other venue were left alone.
        assert {row.state for key, row in stand.switch.rows().items() if key.algo_id != order.algo_id} == {State.LIVE}


async def test_B01_a_503_under_which_it_was_done_is_found_out_by_asking() -> None:
    world = make_world()
    async with standing(world) as stand:
        world.fault(FaultAct.ANSWER_AFTER, Venue.BINANCE, method="DELETE", status=503, body=BOTH_503[0], lasts_s=60.0)
        stand.panic()
        run = await stand.over(30.0)
        assert run.flat
        assert cancelled(world, *BINANCE, *OKX)
        proofs = [row.proof for row in rows_of(stand, *BINANCE).values()]
        assert {proof.kind for proof in proofs if proof} == {ProofKind.STATUS}
        # Nobody knows whether it was this program: that is what is said.
        assert {proof.by for proof in proofs if proof} == {By.EITHER}


@pytest.mark.parametrize("code", [-1006, -1007])
@pytest.mark.parametrize("family", FAMILIES)
async def test_B02_when_proof_arrives_the_pending_retries_die(family: Family, code: int) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        said = body(code, "Timeout waiting for response from backend server. Send status unknown; execution unknown.")
        world.fault(FaultAct.ANSWER_AFTER, Venue.BINANCE, method="DELETE", status=408, body=said, hits=1)
        slow = world.fault(FaultAct.DELAY, Venue.BINANCE, method="DELETE", delay_s=3.0)
        began = cancel_one(stand, order)
        await until(stand, lambda: stand.row(order.algo_id, family).state is State.UNKNOWN, 1.0)
        row = stand.row(order.algo_id, family)
        assert (row.cancel.code, row.cancel.http_status) == (str(code), 408)
        proven = await until(stand, lambda: stand.row(order.algo_id, family).state is State.GONE, 2.0)
        assert (row_ := stand.row(order.algo_id, family)).proof
        assert row_.cancel.next_try_at is None or not row_.cancellable
        world.faults.remove(slow)
        await rest(30.0)
        after = [sent for sent in tried(world, algo_id=order.algo_id, since=began) if sent.at > proven]
        assert after == []
        assert stand.row(order.algo_id, family).state is State.GONE


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (503, body(-1000, "An unknown error occurred while processing the request.")),
        (400, body(-1000, "An unknown error occurred while processing the request.")),
        (503, body(-1001, "Internal error; unable to process your request. Please try again.")),
        (500, body(-1001, "Internal error; unable to process your request. Please try again.")),
    ],
)
async def test_B03_internal_errors_are_tried_on_and_verified(status: int, said: str) -> None:
    world = make_world()
    async with standing(world) as stand:
        token = refuse(world, status, said)
        began = stand.clock.monotonic()
        stand.panic()
        await rest(10.0)
        assert states_of(stand, *BINANCE) <= {State.UNKNOWN, State.QUEUED}
        assert states_of(stand, *OKX) == {State.GONE}
        left = tried(world, account="drill-c", since=began)
        assert max(gaps(left)) <= 2.3
        assert not [arrival for arrival in world.ledger.requests if arrival.breach]
        codes = {row.cancel.code for row in rows_of(stand, *BINANCE).values() if row.cancel.attempts}
        assert codes == {str(json.loads(said)["code"])}
        world.faults.remove(token)
        await until(stand, lambda: states_of(stand, *BINANCE) == {State.GONE}, 8.0)
        assert (await stand.over(20.0)).flat


@pytest.mark.parametrize("family", FAMILIES)
async def test_B07_unknown_order_sent_never_ends_a_live_order(family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        token = refuse(world, 400, body(-2011, "Unknown order sent."))
        began = cancel_one(stand, order)
        await until(stand, lambda: stand.row(order.algo_id, family).cancel.phase is Phase.CLAIMED, 1.0)
        row = stand.row(order.algo_id, family)
        assert (row.state, row.cancel.code) == (State.UNKNOWN, "-2011")
        assert reads(stand, row) == "Unknown order sent. · being checked"
        await rest(12.0)
        assert stand.row(order.algo_id, family).state in (State.UNKNOWN, State.QUEUED, State.SENT)
        # It is asked and listed, and sent again now and then, since the venue still shows it.
        assert asked_about(world, order, began)
        assert 3 <= len(tried(world, algo_id=order.algo_id, since=began)) <= 10
        world.faults.remove(token)
        assert (await stand.over(12.0)).counts == {State.GONE: 1}


@pytest.mark.parametrize("family", FAMILIES)
async def test_B07_what_had_ended_reads_as_what_its_status_says(family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        others = [one for one in world.book if one.family is family and one is not order]
        world.book.fire(order.algo_id, family)
        for other in others:
            world.book.cancel_by_other_hand(other.algo_id, family)
        stand.switch.cancel([key_of(one) for one in (order, *others)])
        run = await stand.over(20.0)
        assert not run.flat
        row = stand.row(order.algo_id, family)
        assert row.state is State.TRIGGERED
        for other in others:
            assert (row := stand.row(other.algo_id, family)).state is State.GONE
            assert row.proof
            assert row.proof.by is By.OTHER


@pytest.mark.parametrize("family", [Family.UM, Family.CM])
async def test_B07_without_any_word_on_it_an_absent_order_stays_unknown(family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        world.fault(FaultAct.ANSWER, Venue.BINANCE, f"/{'fapi' if family is Family.UM else 'dapi'}/v1/algoOrder",
                    method="GET", status=503, body=BOTH_503[0])  # fmt: skip
        world.book.fire(order.algo_id, family)
        cancel_one(stand, order)
        await rest(20.0)
        row = stand.row(order.algo_id, family)
        assert (row.state, row.cancel.code, row.missing) == (State.UNKNOWN, "-2011", True)


@pytest.mark.parametrize("family", [Family.UM, Family.CM])
async def test_B08_an_order_that_does_not_exist_but_is_listed_is_live(family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        order.behaviour = Behaviour.HALTED
        none = Answer(400, body(-2013, "Order does not exist.").encode())

        def spoil(asked: Asked, answer: Answer) -> Answer:
            mine = asked.params.get("algoId") == order.algo_id
            if mine and asked.method == "DELETE":
                return replace(none, body=body(-2011, "Unknown order sent.").encode())
            return none if mine else answer

        world.network.mangle = spoil
        began = cancel_one(stand, order)
        await rest(15.0)
        assert stand.row(order.algo_id, family).state in (State.UNKNOWN, State.QUEUED, State.SENT)
        assert stand.row(order.algo_id, family).proof is None
        assert len(asked_about(world, order, began)) >= 3
        world.network.mangle = lambda asked, answer: answer
        order.behaviour = Behaviour.NORMAL
        assert (await stand.over(12.0)).counts == {State.GONE: 1}


@pytest.mark.parametrize("family", [Family.UM, Family.CM])
async def test_B08_and_one_that_no_list_shows_either_is_asked_for_after_two_and_ten_seconds(family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        # The engine lags for eight seconds: it neither lists the order nor knows it.
        order.listed_from = stand.clock.monotonic() + 8.0
        order.behaviour = Behaviour.HALTED

        def spoil(asked: Asked, answer: Answer) -> Answer:
            if asked.params.get("algoId") != order.algo_id or asked.at >= order.listed_from:
                return answer
            return Answer(400, body(-2011 if asked.method == "DELETE" else -2013, "unknown").encode())

        world.network.mangle = spoil
        began = cancel_one(stand, order)
        seen: set[State] = set()
        for _ in range(75):
            await rest(0.1)
            seen.add(stand.row(order.algo_id, family).state)
        assert State.GONE not in seen
        order.behaviour = Behaviour.NORMAL
        questions = [sent.at - began for sent in asked_about(world, order, began)]
        assert [at for at in questions if 1.5 <= at <= 3.0]
        assert (await stand.over(30.0)).counts == {State.GONE: 1}
        assert order.state is OrderState.CANCELLED


@pytest.mark.parametrize("family", [Family.UM, Family.CM])
async def test_B08_what_nobody_knows_for_ten_seconds_and_no_list_shows_is_gone(family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        world.book.remove(order.algo_id, family)
        began = cancel_one(stand, order)
        ended = await until(stand, lambda: stand.row(order.algo_id, family).state is State.GONE, 20.0)
        assert 10.0 <= ended - began <= 13.0
        assert len(tried(world, algo_id=order.algo_id, since=began)) == 1
        row = stand.row(order.algo_id, family)
        assert row.proof
        assert row.proof.kind is ProofKind.LISTINGS


@pytest.mark.parametrize("family", [Family.UM, Family.CM])
async def test_B09_an_order_that_is_triggering_is_followed_closely(family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = world.book.begin_to_fire(first_of(world, family).algo_id, family)
        told = Answer(400, body(-4117, "Stop order is in triggering process, please try again later.").encode())
        mangle(world, order, lambda answer: told)
        began = cancel_one(stand, order)
        await rest(3.0)
        row = stand.row(order.algo_id, family)
        assert (row.cancel.code, row.fired, row.proof) == ("-4117", None, None)
        assert row.state in (State.UNKNOWN, State.QUEUED, State.SENT)
        questions = [sent.at for sent in asked_about(world, order, began)]
        assert len([at for at in questions if at - began <= 1.2]) >= 3
        world.book.fire(order.algo_id, family)
        await until(stand, lambda: stand.row(order.algo_id, family).state is State.TRIGGERED, 3.0)
        row = stand.row(order.algo_id, family)
        assert row.fired
        assert row.fired.children == (order.child_id,)
        run = await stand.over(5.0)
        assert not run.flat
        quiet = stand.clock.monotonic()
        await rest(20.0)
        assert tried(world, algo_id=order.algo_id, since=quiet) == []


@pytest.mark.parametrize("family", [Family.UM, Family.CM])
async def test_B09_one_that_did_not_trigger_after_all_is_cancelled(family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        refuse(world, 400, body(-4117, "Stop order is in triggering process."), lasts_s=3.0)
        cancel_one(stand, order)
        assert (await stand.over(15.0)).counts == {State.GONE: 1}
        assert order.state is OrderState.CANCELLED
