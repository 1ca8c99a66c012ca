"""The engine offers everything that a screen may ask, and answers at once when there is nothing."""

from __future__ import annotations

import pytest

from gui.domain.rows import State
from gui.domain.venues import Venue
from gui.engine.scope import Scope, scope_words
from gui.engine.surface import Surface
from tests.engine.conftest import Bench
from tests.engine.sim import How, make_order

pytestmark = pytest.mark.looptime


async def test_the_kill_switch_is_a_surface(bench: Bench) -> None:
    surface: Surface = bench.switch
    assert dict(surface.rows()) == {}
    assert list(surface.accounts()) == []
    assert surface.run() is None
    assert surface.retry() is None
    surface.stop_sending()
    surface.read_again()
    surface.clear_finished()
    assert surface.journal_health().writing
    assert surface.panic(Scope()) == 1


async def test_retry_and_clear(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    await bench.start()
    bench.panic()
    await bench.over()
    assert bench.switch.retry() == 2
    await bench.over()
    bench.switch.clear_finished()
    assert bench.states() == {}


async def test_clearing_leaves_what_fired_until_a_person_has_seen_it(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"), How.FIRES)
    venue.put(make_order("2"))
    await bench.start()
    bench.panic()
    await bench.over()
    bench.switch.clear_finished()
    assert bench.states() == {"1": State.TRIGGERED}
    bench.switch.acknowledge(bench.switch.rows())
    bench.switch.clear_finished()
    assert bench.states() == {}


def test_scopes_have_words() -> None:
    assert scope_words(Scope()) == "every venue"
    assert scope_words(Scope(venue=Venue.OKX, keep_protective=True)) == "OKX · protective orders stay"
    assert scope_words(Scope(accounts=("a", "b"))) == "a, b"
    assert scope_words(Scope(keys=frozenset({make_order("1").key}))) == "1 selected"
