"""The kill switch answers what the window asks of the latch and the venues' timers."""

from __future__ import annotations

import pytest

from gui.engine.views import LatchView
from tests.engine.conftest import Bench

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
