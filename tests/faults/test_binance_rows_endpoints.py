"""B10 and B11: endpoints of Binance that moved, and answers with 200 that are a yes or none, over the whole engine."""

from __future__ import annotations

import json

import pytest

from gui.domain.faults import FaultKind
from gui.domain.rows import State
from gui.domain.venues import Family, Venue
from gui.drill.exchange import Answer
from gui.drill.faults import FaultAct
from gui.drill.orders import Behaviour, PracticeOrder
from tests.faults.at_binance import FAMILIES, asked_about, body, cancel_one, first_of, mangle, refuse
from tests.faults.refusing import reads, rest, standing, tried
from tests.stand import make_world

pytestmark = pytest.mark.looptime

SAPI, FUTURES = FAMILIES[:2], FAMILIES[2:]
OUTDATED = "this version no longer fits Binance"
PAGE = "<html><head><title>404 Not Found</title></head><body>nginx</body></html>"


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    ("status", "said", "code"),
    [(404, PAGE, ""), (404, "", ""), (400, body(-4120, "x"), "-4120"), (400, body(-21015, "gone"), "-21015")],
)
async def test_B10_an_endpoint_that_moved_needs_a_person(status: int, said: str, code: str, family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        token = refuse(world, status, said)
        began = cancel_one(stand, order)
        await rest(3.0)
        row = stand.row(order.algo_id, family)
        assert (row.state, row.cancel.code, row.cancel.http_status) == (State.REJECTED, code, status)
        assert row.cancel.fault
        assert row.cancel.fault.kind is FaultKind.NOT_OFFERED
        assert row.cancel.fault.message.startswith(OUTDATED)
        assert "<" not in reads(stand, row)
        assert len(tried(world, algo_id=order.algo_id, since=began)) <= 2
        # A slow probe goes on, and finds out when it is mended.
        world.faults.remove(token)
        stand.switch.retry()
        assert (await stand.over(10.0)).counts == {State.GONE: 1}


async def test_B10_where_only_the_call_for_a_symbol_moved_each_order_is_cancelled_by_itself() -> None:
    world = make_world()
    async with standing(world) as stand:
        world.fault(FaultAct.HTML, Venue.BINANCE, "/fapi/v1/algoOpenOrders", method="DELETE", status=404, body=PAGE)
        world.fault(FaultAct.HTML, Venue.BINANCE, "/dapi/v1/algoOpenOrders", method="DELETE", status=404, body=PAGE)
        stand.panic()
        assert (await stand.over(10.0)).flat


def yes(order: PracticeOrder, **changes: object) -> dict[str, object]:
    """The documented success of a single cancel, with changes."""
    good: dict[str, object] = {"algoId": int(order.algo_id)}
    if order.family in FUTURES:
        good |= {"clientAlgoId": "x", "code": "200", "msg": "success"}
    else:
        good |= {"success": True, "code": 0, "msg": "OK"}
    return good | changes


@pytest.mark.parametrize("family", FAMILIES)
async def test_B11_the_documented_success_of_each_endpoint_is_a_yes_and_not_a_proof(family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        order.behaviour = Behaviour.HALTED
        mangle(world, order, lambda _: Answer(200, json.dumps(yes(order)).encode()))
        cancel_one(stand, order)
        await rest(2.0)
        row = stand.row(order.algo_id, family)
        assert (row.state, row.cancel.http_status) == (State.ACCEPTED, 200)
        assert row.proof is None


CODES: tuple[object, ...] = (None, "0", True, 200.0, 0.0, "", "200 ", [], -99)
IDS: tuple[object, ...] = (None, 1, 2**53 + 1.0, "", True)
WORDS: tuple[object, ...] = (False, None, "true", 1, "")
NEVER: list[dict[str, object]] = [{"code": code} for code in CODES] + [{"algoId": algo_id} for algo_id in IDS]
# Each endpoint's success is no success of the other.
OTHERS_YES: dict[bool, dict[str, object]] = {
    True: {"success": None, "code": "200", "msg": "success"},
    False: {"success": True, "code": 0, "msg": "OK"},
}
NO_YES: list[tuple[Family, dict[str, object]]] = [
    *((family, {"success": word}) for family in SAPI for word in WORDS),
    *((family, OTHERS_YES[family in SAPI]) for family in FAMILIES),
    *((family, changes) for family in FAMILIES for changes in NEVER),
]


@pytest.mark.parametrize(("family", "changes"), NO_YES)
async def test_B11_anything_else_with_200_is_unknown(changes: dict[str, object], family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        order.behaviour = Behaviour.HALTED
        mangle(world, order, lambda _: Answer(200, json.dumps(yes(order, **changes)).encode()))
        cancel_one(stand, order)
        await rest(1.0)
        row = stand.row(order.algo_id, family)
        assert row.state in (State.UNKNOWN, State.SENT)
        assert row.cancel.claim is None
        assert asked_about(world, order)
