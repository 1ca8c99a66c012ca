"""Flatten runs of the shipped engine and connectors against the practice venues, judged by the venues' ledger."""

from __future__ import annotations

import pytest

from gui.domain.closings import PositionState
from gui.domain.what import What
from gui.drill.conduct import flips, increases, touched, unread_closes
from gui.drill.exposure import at_risk, exposure
from gui.drill.fills import in_the_way, position_key
from gui.drill.orders import OrderState
from gui.drill.positions import CloseBehaviour
from tests.drill.rehearsing import Rehearsal, rehearsal

pytestmark = pytest.mark.looptime

# Closes that end with the position open: what is left is too small, or the venue never closes it.
OPEN_ENDS = {CloseBehaviour.DUST: PositionState.LEFT, CloseBehaviour.REJECTS: PositionState.REFUSED}


def check_conduct(played: Rehearsal) -> None:
    """No close without a reading before it, no flip, nothing larger, and nothing else than what was listed."""
    ledger = played.world.ledger
    assert unread_closes(ledger) == []
    assert flips(ledger) == []
    assert increases(ledger) == []
    assert touched(ledger) <= set(played.stand.switch.positions())


@pytest.mark.parametrize(
    "name",
    [
        "calm",
        "normal",
        "flatten-orders-in-the-way",
        "rate-limit-storm",
        "okx-silence-2022",
        "aws-both-2025",
        "binance-503-2025",
    ],
)
async def test_everything_ends_and_nothing_was_closed_twice(name: str) -> None:
    async with rehearsal(name, what=What.FLATTEN) as played:
        played.press()
        run = await played.over()
        assert len(played.world.book.positions) == 0
        assert {row.state for row in played.stand.switch.positions().values()} == {PositionState.CLOSED}
        fired = played.orders(lambda order: order.state is OrderState.FIRED and not order.family.ordinary)
        assert run.flat is not bool(fired)
        check_conduct(played)
        until = played.world.clock.monotonic()
        assert at_risk(played.world.book).total == 0
        assert exposure(played.world.book, played.world.ledger, played.pressed_at, until).positions > 0


@pytest.mark.parametrize("behaviour", list(CloseBehaviour))
async def test_however_a_venue_closes(behaviour: CloseBehaviour) -> None:
    async with rehearsal("calm", troubled=False, what=What.FLATTEN) as played:
        for held in played.world.book.positions:
            held.behaviour = behaviour
        played.press()
        await played.over()
        rows = played.stand.switch.positions()
        open_end = OPEN_ENDS.get(behaviour)
        for held in played.world.book.positions:
            assert bool(held.size) is (open_end is not None), held
            assert rows[held.key].state is (open_end or PositionState.CLOSED)
        check_conduct(played)


async def test_stops_stay_where_a_position_cannot_be_closed() -> None:
    async with rehearsal("calm", troubled=False, what=What.FLATTEN) as played:
        book = played.world.book
        for held in book.positions:
            held.behaviour = CloseBehaviour.REJECTS
        # Where resting orders are in the way the stops may have to go with them.
        keys = {held.key for held in book.positions if not any(in_the_way(order, held) for order in book)}
        stops = {order.algo_id for order in book.live() if order.protective and not order.family.ordinary}
        played.press()
        await played.over()
        left = {order.algo_id for order in book.live()}
        held_by = {one.algo_id for one in book if one.algo_id in stops and position_key(one) in keys}
        assert held_by
        assert held_by <= left


async def test_other_accounts_keep_their_positions() -> None:
    async with rehearsal("calm", troubled=False, what=What.FLATTEN) as played:
        played.pressed_at = played.world.clock.monotonic()
        played.stand.panic(what=What.FLATTEN, accounts=("drill-a",))
        await played.over()
        assert {held.account for held in played.world.book.positions if held.size} == {"drill-b", "drill-c"}
        assert {key.account for key in touched(played.world.ledger)} == {"drill-a"}
        check_conduct(played)
