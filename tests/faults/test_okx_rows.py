"""O01 to O05, O15, O16: cancels that OKX refuses as a whole or for a while, over the whole engine in virtual time."""

from __future__ import annotations

import json

import pytest

from gui.domain.faults import FaultKind
from gui.domain.rows import State
from gui.domain.venues import Venue
from gui.drill.faults import FaultAct
from gui.engine.views import Health
from tests.faults.refusing import (
    ADVANCE,
    CANCEL_ALGOS,
    CHINESE,
    DETAIL,
    RowsSay,
    cancelled,
    gaps,
    order_at,
    reads,
    refuse,
    rest,
    rows_of,
    standing,
    states_of,
    tile,
    tried,
    until,
    words,
)
from tests.stand import make_world

pytestmark = pytest.mark.looptime

OTHERS = ("drill-b", "drill-c")
# Words that say the opposite of their code: whoever reads them for a decision is found out.
LIES = ["", CHINESE, "Order cancelled successfully"]


@pytest.mark.parametrize("text", LIES[1:])
@pytest.mark.parametrize(
    ("code", "status", "state", "ours"),
    [
        ("50001", 503, State.QUEUED, "OKX is temporarily unavailable"),
        ("50013", 429, State.QUEUED, "OKX is busy"),
        ("50026", 500, State.UNKNOWN, "system error at OKX: done or not is unknown"),
    ],
)
async def test_O01_okx_unavailable_is_tried_until_it_answers_whatever_its_words_say(
    code: str, status: int, state: State, ours: str, text: str
) -> None:
    world = make_world()
    async with standing(world) as stand:
        token = refuse(world, "drill-a", code, text, status=status)
        began = stand.clock.monotonic()
        stand.panic()
        await rest(8.0)
        assert states_of(stand, "drill-a") == {state}
        assert states_of(stand, *OTHERS) == {State.GONE}
        for row in rows_of(stand, "drill-a").values():
            assert row.cancel.code == code
            assert reads(stand, row).startswith(f"{ours} · {text}" if text else ours)
            assert "next try" in reads(stand, row)
        # The account is tried again within two seconds, and is no reason for a flood.
        left = tried(world, account="drill-a", since=began)
        assert len(left) <= 12
        assert max(gaps(left)) <= 2.2
        world.faults.remove(token)
        assert (await stand.over(5.0)).flat
        assert cancelled(world, "drill-a", *OTHERS)


async def test_O01_a_code_written_as_a_number_is_the_same_code() -> None:
    world = make_world()
    async with standing(world) as stand:
        body = json.dumps({"code": 50001, "msg": CHINESE})
        world.fault(FaultAct.ANSWER, Venue.OKX, CANCEL_ALGOS, status=503, body=body, account="drill-a", hits=4)
        stand.panic()
        await until(stand, lambda: states_of(stand, "drill-a") == {State.QUEUED}, 2.0)
        await rest(0.1)
        row = next(row for row in rows_of(stand, "drill-a").values() if row.cancel.code)
        assert (row.cancel.code, row.cancel.fault and row.cancel.fault.kind) == ("50001", FaultKind.VENUE_DOWN)
        assert (await stand.over(10.0)).flat


@pytest.mark.parametrize("text", LIES)
async def test_O02_a_400_that_timed_out_inside_is_no_refusal(text: str) -> None:
    world = make_world()
    async with standing(world) as stand:
        asked_before = len([sent for sent in world.network.sent if sent.path == DETAIL])
        token = refuse(world, "drill-a", "50004", text, status=400)
        began = stand.clock.monotonic()
        stand.panic()
        await rest(1.0)
        assert states_of(stand, "drill-a") == {State.UNKNOWN}
        assert states_of(stand, *OTHERS) <= {State.GONE, State.ACCEPTED}
        row = next(iter(rows_of(stand, "drill-a").values()))
        assert (row.cancel.code, row.cancel.http_status, row.cancel.attempts) == ("50004", 400, 3)
        assert reads(stand, row).startswith("OKX timed out inside: done or not is unknown")
        # The same cancel again, and a question about the order.
        waits = [round(gap, 1) for gap in gaps(tried(world, account="drill-a", algo_id=row.key.algo_id, since=began))]
        assert waits[:2] == [0.3, 0.5]
        questions = [sent for sent in world.network.sent[asked_before:] if sent.path == DETAIL]
        assert {sent.params["algoId"] for sent in questions} >= {key.algo_id for key in rows_of(stand, "drill-a")}
        world.faults.remove(token)
        assert (await stand.over(6.0)).flat


async def test_O02_what_was_done_although_it_timed_out_is_found_by_the_question() -> None:
    world = make_world()
    async with standing(world) as stand:
        world.fault(
            FaultAct.ANSWER_AFTER,
            Venue.OKX,
            CANCEL_ALGOS,
            account="drill-a",
            status=400,
            body=words("50004", "Endpoint request timeout"),
        )
        stand.panic(venue=Venue.OKX)
        assert (await stand.over(8.0)).flat
        assert cancelled(world, "drill-a")
        proofs = [str(row.proof) for row in rows_of(stand, "drill-a").values()]
        assert proofs == ["status: canceled"] * len(proofs)


@pytest.mark.parametrize(
    ("code", "status", "text"),
    [("50005", 410, CHINESE), ("50046", 200, ""), ("50062", 200, "Order cancelled successfully")],
)
async def test_O03_what_is_switched_off_is_tried_three_times_then_sent_to_the_app_and_probed(
    code: str, status: int, text: str
) -> None:
    world = make_world()
    async with standing(world) as stand:
        token = refuse(world, "drill-a", code, text, status=status)
        began = stand.clock.monotonic()
        stand.panic()
        blocked = await until(stand, lambda: states_of(stand, "drill-a") == {State.REJECTED}, 3.0)
        await until(stand, lambda: states_of(stand, *OTHERS) == {State.GONE})
        assert len(tried(world, account="drill-a", since=began)) == 3
        assert [stand.account(label).health is Health.BLOCKED for label in ("drill-a", *OTHERS)] == [True, False, False]
        for row in rows_of(stand, "drill-a").values():
            assert row.cancel.code == code
            assert "cancel in the OKX app" in reads(stand, row)
        assert f"({code} " in tile(stand, "drill-a")
        assert "cancel in the OKX app" in tile(stand, "drill-a")
        await rest(95.0)
        probes = tried(world, account="drill-a", since=blocked)
        assert [len(json.loads(sent.request.body)) for sent in probes] == [1, 1, 1]
        assert all(30.0 <= gap <= 30.5 for gap in gaps(probes))
        world.faults.remove(token)
        assert await until(stand, lambda: states_of(stand, "drill-a") == {State.GONE}, 40.0) > 0
        assert cancelled(world, "drill-a")


async def test_O03_a_person_who_presses_again_is_obeyed_at_once() -> None:
    world = make_world()
    async with standing(world) as stand:
        token = refuse(world, "drill-a", "50062")
        stand.panic()
        await until(stand, lambda: states_of(stand, "drill-a") == {State.REJECTED}, 3.0)
        world.faults.remove(token)
        stand.panic()
        assert (await stand.over(5.0)).flat


async def test_O03_an_older_path_that_is_off_speaks_of_no_account() -> None:
    world = make_world()
    async with standing(world) as stand:
        say = RowsSay(world)
        twap = say.keep(order_at(world, "drill-a", "twap").algo_id, "51403")
        world.fault(FaultAct.ANSWER, Venue.OKX, ADVANCE, body=words("50062"))
        stand.panic()
        await until(stand, lambda: stand.row(twap.algo_id).state is State.REJECTED, 5.0)
        await until(stand, lambda: states_of(stand, *OTHERS) == {State.GONE})
        assert stand.account("drill-a").health is not Health.BLOCKED
        others = [row for key, row in rows_of(stand, "drill-a").items() if key.algo_id != twap.algo_id]
        assert {row.state for row in others} == {State.GONE}
        say.end(twap.algo_id)


@pytest.mark.parametrize("status", [200, 429])
async def test_O04_a_rate_limit_is_told_by_its_code_whatever_the_status(status: int) -> None:
    world = make_world()
    async with standing(world) as stand:
        token = refuse(world, "drill-a", "50011", "Order cancelled successfully", status=status)
        began = stand.clock.monotonic()
        stand.panic()
        await rest(7.0)
        assert states_of(stand, "drill-a") == {State.QUEUED}
        assert states_of(stand, *OTHERS) == {State.GONE}
        left = tried(world, account="drill-a", since=began)
        assert all(2.0 <= gap <= 2.2 for gap in gaps(left))
        assert reads(stand, next(iter(rows_of(stand, "drill-a").values()))).startswith("too many requests")
        assert stand.account("drill-a").health is Health.WAITING
        world.faults.remove(token)
        assert (await stand.over(8.0)).flat


@pytest.mark.parametrize("code", ["50040", "50061"])
async def test_O05_the_budget_that_other_programs_share_is_named(code: str) -> None:
    world = make_world()
    async with standing(world) as stand:
        token = refuse(world, "drill-a", code, CHINESE)
        stand.panic()
        await rest(1.0)
        row = next(iter(rows_of(stand, "drill-a").values()))
        assert (row.state, row.cancel.code) == (State.QUEUED, code)
        assert "perhaps by other programs" in reads(stand, row)
        assert "next try in 1" in reads(stand, row)
        world.faults.remove(token)
        assert (await stand.over(8.0)).flat


@pytest.mark.parametrize("text", LIES)
async def test_O15_what_the_auction_holds_is_probed_every_two_seconds_and_taken_when_it_may(text: str) -> None:
    world = make_world()
    async with standing(world) as stand:
        say = RowsSay(world)
        held = say.keep(order_at(world, "drill-a", "oco").algo_id, "51404", text)
        began = stand.clock.monotonic()
        stand.panic()
        await rest(60.0)
        row = stand.row(held.algo_id)
        assert (row.state, row.cancel.code) == (State.QUEUED, "51404")
        assert reads(stand, row).startswith(text or "no cancelling in this phase of the auction")
        assert [key for key, state in stand.states().items() if state is not State.GONE] == [row.key]
        left = tried(world, algo_id=held.algo_id, since=began)
        assert len(left) in range(28, 32)
        assert all(2.0 <= gap <= 2.2 for gap in gaps(left))
        say.end(held.algo_id)
        freed = stand.clock.monotonic()
        assert (await stand.over(8.0)).flat
        assert tried(world, algo_id=held.algo_id, since=freed)[0].at <= freed + 2.2


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("50009", "liquidation"),
        *[(code, "auto-deleveraging") for code in ("50017", "50018", "50019")],
        *[(code, "liquidation") for code in ("50020", "50021", "50022")],
        ("50023", "funding fee"),
    ],
)
async def test_O16_an_account_that_okx_froze_for_a_while_is_probed_every_two_seconds(code: str, what: str) -> None:
    world = make_world()
    async with standing(world) as stand:
        token = refuse(world, "drill-a", code, CHINESE)
        began = stand.clock.monotonic()
        stand.panic()
        await rest(9.0)
        assert states_of(stand, "drill-a") == {State.QUEUED}
        assert states_of(stand, *OTHERS) == {State.GONE}
        for row in rows_of(stand, "drill-a").values():
            assert row.cancel.code == code
            assert reads(stand, row).startswith("OKX froze this for ")
            assert what in reads(stand, row)
        assert all(2.0 <= gap <= 2.2 for gap in gaps(tried(world, account="drill-a", since=began)))
        world.faults.remove(token)
        assert (await stand.over(6.0)).flat
