"""D09 to D12: lists of which a part fails, damaged ids, shapes and numbers, over the whole engine at both venues."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from gui.domain.rows import State
from gui.domain.venues import Family, Venue
from gui.drill.exchange import Answer, Asked
from gui.drill.faults import FaultAct
from gui.drill.orders import OrderState
from gui.drill.seeds import default_orders
from gui.engine.views import RunPhase
from gui.models import formats
from gui.models.chip_state import Moment, chip_word
from tests.faults.at_binance import FAMILIES, cancel_one, first_of
from tests.faults.lists import ALL, CANCELS, LISTS, each_row, rewrite, rows_in, view_of
from tests.faults.refusing import PENDING, cancelled, order_at, rest, standing, states_of, tried, until
from tests.stand import EPOCH, make_world

pytestmark = pytest.mark.looptime


async def test_D09_one_type_that_fails_is_named_and_nothing_of_it_is_absent() -> None:
    world = make_world()
    async with standing(world) as stand:
        rewrite(world, PENDING, lambda body: b'{"code":"50001","msg":"","data":[]}', ordType="iceberg")
        iceberg, twap = order_at(world, "drill-a", "iceberg"), order_at(world, "drill-a", "twap")
        for order in (iceberg, twap):
            world.book.cancel_by_other_hand(order.algo_id)
        await rest(15.0)
        view = view_of(stand, Family.OKX_ALGO)
        assert (view.complete, view.missing) == (False, ("iceberg",))
        # An incomplete list takes nothing away; what it shows is fresh, what it lacks goes stale.
        now_ms = Moment.of(stand.clock).ms
        assert stand.row(iceberg.algo_id).state is State.LIVE
        assert chip_word(stand.row(iceberg.algo_id), now_ms).startswith("STALE")
        assert chip_word(stand.row(order_at(world, "drill-a", "oco").algo_id), now_ms) == "OPEN"
        # The press reaches all of it, and each is proven by its own status; flat is not said over such a list.
        stand.panic()
        await rest(8.0)
        assert states_of(stand, "drill-a") == {State.GONE}
        run = stand.switch.run()
        assert run
        assert (run.phase, run.flat) == (RunPhase.RUNNING, False)
        world.network.mangle = lambda asked, answer: answer
        assert (await stand.over(20.0)).flat


@pytest.mark.parametrize("family", FAMILIES)
async def test_D09_one_family_of_binance_that_fails_leaves_the_others_whole(family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        world.fault(FaultAct.ANSWER, Venue.BINANCE, LISTS[family], method="GET", status=503, body="{}")
        await rest(20.0)
        assert not view_of(stand, family).complete
        assert all(view_of(stand, other).complete for other in FAMILIES if other is not family)
        assert set(rows_in(stand, family).values()) == {State.LIVE}
        stand.panic()
        await rest(8.0)
        run = stand.switch.run()
        assert run
        assert not run.flat
        assert cancelled(world, "drill-a", "drill-b", "drill-c")


BIG = {
    Family.OKX_ALGO: "8389766036995847940123",
    Family.SAPI_FUTURES: "8389766036995847940",
    Family.SAPI_SPOT: "9007199254740993",
    Family.UM: "8389766036995847941",
    Family.CM: "9223372036854775807",
}


async def test_D10_ids_beyond_floats_reach_the_venue_digit_for_digit() -> None:
    orders = []
    for family, algo_id in BIG.items():
        like = next(order for order in default_orders(0, EPOCH) if order.family is family)
        near = str(int(algo_id) - 1)
        orders += [replace(like, algo_id=algo_id), replace(like, algo_id=near, instrument=like.instrument)]
    world = make_world(orders)
    async with standing(world) as stand:
        assert {key.algo_id for key in stand.switch.rows()} == {order.algo_id for order in orders}
        # Only one of each pair is asked for: the neighbour that a float would hit stays.
        chosen = [key for key in stand.switch.rows() if key.algo_id == BIG[key.family]]
        stand.switch.cancel(chosen)
        assert (await stand.over(20.0)).counts == {State.GONE: 5}
        for order in world.book:
            assert order.live is (order.algo_id != BIG[order.family]), order.algo_id


@pytest.mark.parametrize("family", ALL)
async def test_D10_leading_zeros_are_part_of_an_id(family: Family) -> None:
    world = make_world()
    order = first_of(world, family)
    zeros = f"00{order.algo_id}"

    def rename(row: dict[str, Any]) -> None:
        if str(row["algoId"]) == order.algo_id:
            row["algoId"] = zeros

    rewrite(world, LISTS[family], each_row(rename))
    async with standing(world) as stand:
        [key] = [key for key in stand.switch.rows() if key.algo_id == zeros]
        assert not [one for one in stand.switch.rows() if one.algo_id == order.algo_id and one.family is family]
        stand.switch.cancel([key])
        await rest(3.0)
        left = tried(world, algo_id=order.algo_id)
        assert left
        for sent in left:
            ids = [sent.params.get("algoId")] if family is not Family.OKX_ALGO else items(sent.request.body)
            assert set(ids) == {zeros}


def items(body: bytes) -> list[str]:
    """The ids that a cancel at OKX names."""
    return [one["algoId"] for one in json.loads(body)]


SHAPES = [
    b"null",
    b'"[]"',
    b"0",
    b"{}",
    b'{"code":"0","msg":""}',
    b'{"code":"0","msg":"","data":null}',
    b'{"code":"0","msg":"","data":{}}',
    b'{"code":null,"msg":"","data":[]}',
    b'{"total":0,"orders":null}',
    b'{"total":0,"orders":{}}',
    b'{"total":"0","orders":[]}',
    b'{"total":1,"orders":[]}',
    b'{"total":0}',
    b"[null]",
    b"[[]]",
    b'[{"algoId":null}]',
    b'[{"algoId":1.5}]',
    b'{"code":"0","msg":"","data":[{"algoId":null}]}',
    b'{"code":"0","msg":"","data":[null]}',
]
# What Python takes without complaint, or answers with other errors than the usual one.
DAMAGED = [
    b"",
    b" ",
    b"<html>",
    b"[NaN]",
    b'[{"algoId":1,"quantity":Infinity}]',
    b'[{"algoId":1,"symbol":"A","symbol":"B"}]',
    b'{"code":"1","code":"0","data":[]}',
    b'{"total":1,"total":0,"orders":[]}',
    b'{"code":"0","data":[],"x":NaN}',
    b'{"total":0,"orders":[],"x":1e999}',
    b"\xef\xbb\xbf[]",
    b'\xef\xbb\xbf{"code":"0","data":[]}',
    b'{"code":"0","data":[],"x":' + b"9" * 5000 + b"}",
    b'{"total":0,"orders":[],"x":' + b"9" * 5000 + b"}",
    b"[" * 200_000 + b"]" * 200_000,
    b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    b"[" + b"9" * 5000 + b"]",
    b"\xff\xfe[\x00]\x00",
]


@pytest.mark.parametrize("shape", range(len(SHAPES)))
async def test_D11_a_list_of_another_shape_is_no_list(shape: int) -> None:
    await no_list(SHAPES[shape])


@pytest.mark.parametrize("shape", range(len(DAMAGED)))
async def test_D12_a_damaged_list_is_no_list(shape: int) -> None:
    await no_list(DAMAGED[shape])


async def no_list(body: bytes) -> None:
    """Answer every listing so: all of them fail, and no row goes."""
    world = make_world()
    async with standing(world) as stand:

        def spoil(asked: Asked, answer: Answer) -> Answer:
            return replace(answer, body=body) if asked.path in LISTS.values() else answer

        world.network.mangle = spoil
        await rest(12.0)
        assert set(stand.states().values()) == {State.LIVE}
        assert len(stand.states()) == 25
        views = [view for account in stand.switch.accounts() for view in account.families]
        assert not any(view.complete for view in views)
        assert all(view.fault for view in views)
        stand.panic()
        await rest(4.0)
        # The cancels do not wait for a list, and each order's own status is proof enough.
        assert cancelled(world, "drill-a", "drill-b", "drill-c")
        run = stand.switch.run()
        assert run
        assert not run.flat
        world.network.mangle = lambda asked, answer: answer
        assert (await stand.over(30.0)).flat


@pytest.mark.parametrize("family", ALL)
@pytest.mark.parametrize("body", [*SHAPES, *DAMAGED[:8]])
async def test_D11_a_cancel_answered_so_is_unknown_and_asked(body: bytes, family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        rewrite(world, CANCELS[family], lambda _: body, method="POST" if family is Family.OKX_ALGO else "DELETE")
        cancel_one(stand, order)
        await until(stand, lambda: stand.row(order.algo_id, family).state in (State.UNKNOWN, State.GONE), 1.0)
        row = stand.row(order.algo_id, family)
        assert row.cancel.claim is None
        # It was done all the same: the question finds that out.
        assert (await stand.over(10.0)).counts == {State.GONE: 1}
        assert len(tried(world, algo_id=order.algo_id)) <= 3


SIZES = {Family.OKX_ALGO: "sz", Family.SAPI_FUTURES: "totalQty", Family.SAPI_SPOT: "totalQty"}
PRICES = ("pxLimit", "slTriggerPx", "tpTriggerPx", "triggerPx", "triggerPrice", "price", "limitPrice")


@pytest.mark.parametrize("word", ["NaN", "Infinity", "1e999", "9" * 5000, "", None, [], {"a": 1}, True, "0x10", "１"])
@pytest.mark.parametrize("family", ALL)
async def test_D12_what_is_no_number_shows_as_a_question_mark_and_can_be_cancelled(family: Family, word: Any) -> None:
    world = make_world()

    def spoil(row: dict[str, Any]) -> None:
        for name in (SIZES.get(family, "quantity"), *PRICES):
            if name in row:
                row[name] = word
        row["closePosition"] = False

    rewrite(world, LISTS[family], each_row(spoil))
    async with standing(world) as stand:
        assert view_of(stand, family).complete
        order = first_of(world, family)
        row = stand.row(order.algo_id, family)
        assert (row.order.size, row.order.size_note) == (None, "?")
        assert "?" in formats.size(row.order)
        assert all(price.value is None for price in row.order.prices)
        cancel_one(stand, order)
        assert (await stand.over(20.0)).counts == {State.GONE: 1}
        assert order.state is OrderState.CANCELLED
