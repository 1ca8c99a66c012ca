"""A command says that the window's latch was left on, and does nothing for it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from gui.cli import run
from gui.commands.lefton import latch_remark, timer_remarks
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.venues import Venue
from gui.engine.scope import Scope
from gui.engine.views import BackstopView, LatchView
from tests.commands.test_firing import live_session
from tests.commands.venues import ground
from tests.engine.sim import make_account

SINCE = 1_795_000_000_000


def test_only_one_that_waits_is_told() -> None:
    assert latch_remark(LatchView()) == ""
    assert latch_remark(LatchView(on=True, since_ms=SINCE)) == ""
    words = latch_remark(LatchView(waiting=True, since_ms=SINCE))
    assert "since 11:06:40.0 UTC; this command does nothing for it" in words
    assert "on; this command" in latch_remark(LatchView(waiting=True))


def test_a_timer_that_may_be_on_is_told_with_its_account() -> None:
    account = make_account("night")
    off = BackstopView(account, armed=False)
    on = BackstopView(account, armed=True, fault=VenueFault(FaultKind.TIMEOUT, message="no answer"))
    assert timer_remarks([off]) == []
    [words] = timer_remarks([off, on])
    assert words.startswith("night: OKX's timer may still be on (")
    assert len(timer_remarks([BackstopView(account, armed=True)])) == 1


async def test_panic_says_it_on_stderr_and_leaves_it_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with ground(tmp_path, scenario="calm") as here:
        session = await live_session(here)
        session.switch.panic(Scope(venue=Venue.OKX))
        session.switch.set_latch(on=True)
        await session.close(5.0)
        words = ["panic", "--yes", "--json", "--timeout", "20", *here.options]
        code = await asyncio.to_thread(run, words, here.environ)
        told = capsys.readouterr()
        assert code == 0
        assert json.loads(told.out)["flat"]
        assert told.err.count("Keep cancelling new orders") == 1
        later = await live_session(here)
        assert later.switch.latch().waiting
        await later.close(1.0)
