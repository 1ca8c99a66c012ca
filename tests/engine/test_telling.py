"""What the kill switch tells is what its parts hold, and telling changes nothing."""

from __future__ import annotations

import pytest

from gui.domain.orders import OrderKey
from gui.domain.venues import Family
from gui.engine.views import Change
from tests.engine.conftest import Bench
from tests.engine.sim import make_order

pytestmark = pytest.mark.looptime


async def test_rows_accounts_run_and_journal_are_told(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    assert bench.switch.run() is None
    assert bench.switch.run_keys() == ()
    await bench.start()
    before = len(bench.journal.entries)
    key = OrderKey("acc", Family.OKX_ALGO, "1")
    assert list(bench.switch.rows()) == [key]
    assert [view.account.label for view in bench.switch.accounts()] == ["acc"]
    assert bench.switch.requests == venue.requests > 0
    assert bench.switch.journal_health().writing
    assert len(bench.switch.journal_lines()) > 0
    assert len(bench.journal.entries) == before
    heard = list[Change]()
    end = bench.switch.subscribe(heard.append)
    number = bench.panic()
    await bench.over()
    end()
    assert heard
    assert bench.switch.run_keys() == (key,)
    run = bench.switch.run()
    assert run is not None
    assert run.number == number
    assert bench.switch.exchanges(key)
