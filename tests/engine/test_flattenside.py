"""The kill switch answers what the window asks of the latch and the venues' timers."""

from __future__ import annotations

import pytest

from gui.engine.views import LatchView
from tests.engine.conftest import Bench
from tests.engine.test_backstops import guarded

pytestmark = pytest.mark.looptime


async def test_the_latch_is_shown_and_switched(bench: Bench) -> None:
    bench.venue()
    await bench.start()
    view = bench.switch.latch()
    assert isinstance(view, LatchView)
    assert not (view.on or view.waiting)
    bench.panic()
    bench.switch.set_latch(on=True)
    assert bench.switch.latch().on
    bench.switch.set_latch(on=False)
    assert not bench.switch.latch().on


async def test_the_timers_of_those_accounts_are_shown_that_want_one(bench: Bench) -> None:
    bench.venue()
    guarded(bench, "night")
    guarded(bench, "plain", backstop=False)
    await bench.start()
    assert [(view.account.label, view.armed) for view in bench.switch.backstops()] == [("night", False)]
