"""Cancels of OKX's ordinary orders in batches and singly: neither of the venue's two counters is ever broken."""

from __future__ import annotations

from collections import Counter

import pytest

from gui.connectors.base import Charge
from gui.connectors.okx.endpoints import LIMITS
from gui.connectors.wire import HttpResponse
from gui.domain.rows import Row
from gui.domain.transitions import first_seen, pressed
from gui.drill.limits import Windows
from gui.engine.pacing import AccountPace
from gui.engine.plan import next_batch
from tests.connectors.okx.rows import ordinary
from tests.engine.test_pacing import HandClock
from tests.fuzz.okx_venue import connector

STEP_S = 0.005
# As the venue counts: orders of batches, and requests with one order.
BATCHES, SINGLES = (300, 2.0), (60, 2.0)


def rows(count: int, instruments: int) -> list[Row]:
    made = (ordinary(str(number), instId=f"COIN{number % instruments}-USDT") for number in range(count))
    return [pressed(first_seen(order, 1.0, 1_000), 1, 10.0) for order in made]


@pytest.mark.parametrize(
    ("count", "instruments", "most", "within_s"),
    [(700, 1, None, 4.2), (150, 1, 1, 4.3), (900, 3, None, 0.2), (61, 1, 1, 2.1)],
)
def test_as_fast_as_okx_allows_and_no_faster(count: int, instruments: int, most: int | None, within_s: float) -> None:
    okx, clock = connector(HttpResponse(200, {}, b"", 0.1)), HandClock()
    pace, batches, singles = AccountPace(clock, LIMITS), Windows(*BATCHES), Windows(*SINGLES)
    waiting, begun = rows(count, instruments), clock.now
    while waiting:
        plan = next_batch(waiting, okx, pace, whole_symbols=lambda _family, _instrument: False, most=most)
        if plan.batch is None:
            assert plan.wait_s is not None
            clock.now += max(STEP_S, plan.wait_s)
            continue
        orders = plan.batch.orders
        assert len(orders) <= 20
        windows = singles if len(orders) == 1 else batches
        for group, units in Counter(order.pace_group for order in orders).items():
            assert windows.of(group).take(clock.now, units), f"{group} at {clock.now}"
        pace.settle(pace.take(okx.charges(plan.batch)))
        sent = {order.key for order in orders}
        waiting = [row for row in waiting if row.key not in sent]
    assert clock.now - begun <= within_s


def test_a_batch_is_put_together_from_single_charges() -> None:
    okx = connector(HttpResponse(200, {}, b"", 0.1))
    clock = HandClock()
    pace = AccountPace(clock, LIMITS)
    for _ in range(60):
        pace.settle(pace.take((Charge("okx.orders.cancel-one", "COIN0-USDT"),)))
    # All single cancels are used up: what is put together order by order waits too, rather than break the counter.
    plan = next_batch(rows(20, 1), okx, pace, whole_symbols=lambda _family, _instrument: False)
    assert plan.batch is None
    assert plan.wait_s is not None
    assert 0 < plan.wait_s <= 2.1
