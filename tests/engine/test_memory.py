"""What an earlier start knew comes back as stale or unknown rows, and nothing is sent for it by itself."""

from __future__ import annotations

import asyncio

import pytest

from gui.domain.orders import OrderKey
from gui.domain.rows import State
from gui.domain.venues import Family
from gui.engine.memory import bare_order
from gui.journal.entries import KnownOrder, OpenAttempt
from tests.engine.conftest import EPOCH, Bench
from tests.engine.sim import make_order

pytestmark = pytest.mark.looptime


async def test_a_run_that_was_cut_off_is_unknown_until_checked_and_never_re_sent(bench: Bench) -> None:
    venue = bench.venue()
    live, gone = make_order("1"), make_order("2")
    venue.put(live)
    at_ms = int(EPOCH * 1000) - 5_000
    bench.journal.attempts = [
        OpenAttempt(4, live.key, live.instrument, at_ms, 1, answered=False),
        OpenAttempt(4, gone.key, gone.instrument, at_ms, 2, answered=True, code="0"),
        OpenAttempt(4, OrderKey("other", Family.OKX_ALGO, "3"), "X", at_ms, 1, answered=False),
    ]
    bench.switch.start()
    assert bench.states() == {"1": State.UNKNOWN, "2": State.UNKNOWN}
    await asyncio.sleep(10)
    assert bench.states() == {"1": State.LIVE, "2": State.UNKNOWN}
    assert venue.sent == []
    assert any("run 4 was cut off" in line.text for line in bench.journal.lines())


async def test_known_orders_of_families_no_longer_watched_stay_away(bench: Bench) -> None:
    bench.venue()
    other = make_order("8", family=Family.UM)
    bench.journal.kept[("acc", "drill")] = (KnownOrder(other, 1_000), KnownOrder(make_order("7"), 1_000))
    bench.switch.start()
    assert set(bench.states()) == {"7"}


def test_a_bare_order_can_be_cancelled_and_says_what_it_lacks() -> None:
    order = bare_order(OrderKey("a", Family.UM, "1"), "BTCUSDT")
    assert (order.instrument, order.pace_group, order.size, order.size_note) == ("BTCUSDT", "BTCUSDT", None, "?")
