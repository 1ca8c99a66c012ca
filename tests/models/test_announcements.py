from __future__ import annotations

from dataclasses import replace

from gui.domain.venues import Environment
from gui.engine.views import LatchView, RunPhase
from gui.models.announcements import Announcer
from gui.models.chip_state import Moment
from gui.models.deck_state import DeckState
from tests.models.test_deck_state import state_of
from tests.screens.exposure import flattened, flattening
from tests.screens.flattening import positions_dust
from tests.screens.states import all_gone, firing, flat, idle, outage, run_of

LIVE = Environment.LIVE


def later(state: DeckState, seconds: float) -> DeckState:
    return replace(state, now=Moment(state.now.ms, state.now.monotonic + seconds))


def test_nothing_is_said_of_the_first_state_or_without_a_change() -> None:
    announcer = Announcer()
    assert announcer.see(state_of(outage(LIVE))) == ()
    assert announcer.see(state_of(outage(LIVE))) == ()


def test_a_venue_lost_and_back() -> None:
    announcer = Announcer()
    announcer.see(state_of(idle(LIVE)))
    assert announcer.see(state_of(outage(LIVE)))[0] == "OKX alpha does not answer"
    assert announcer.see(state_of(idle(LIVE)))[0] == "OKX alpha answers again"


def test_the_first_refusal_and_the_end() -> None:
    announcer = Announcer()
    announcer.see(state_of(idle(LIVE)))
    assert announcer.see(state_of(firing(LIVE))) == ("1 order refused",)
    assert announcer.see(state_of(flat(LIVE))) == ("Run 7 ended. 2 still open",)
    announcer.see(state_of(firing(LIVE)))
    assert announcer.see(state_of(all_gone(LIVE))) == ("Run 7 finished in 3.44 s. All gone. Proven by listings.",)


def test_counts_at_most_every_two_seconds() -> None:
    announcer, surface = Announcer(), firing(LIVE)
    announcer.see(state_of(surface))
    surface.set_run(replace(run_of(surface), open=12, phase=RunPhase.RUNNING))
    assert announcer.see(state_of(surface)) == ("12 still open",)
    surface.set_run(replace(run_of(surface), open=11))
    assert announcer.see(later(state_of(surface), 1.9)) == ()
    surface.set_run(replace(run_of(surface), open=10))
    assert announcer.see(later(state_of(surface), 2.1)) == ("10 still open",)


def test_the_end_of_a_flatten_run_counts_positions_too() -> None:
    announcer = Announcer()
    announcer.see(state_of(flattening(LIVE)))
    surface = flattened(LIVE)
    assert announcer.see(state_of(surface)) == (
        "Run 7 finished in 4.91 s. FLAT. All orders gone, all positions closed. Proven.",
    )
    announcer.see(state_of(flattening(LIVE)))
    surface.put_positions(replace(next(iter(surface.positions().values())), proof=None))
    surface.set_run(replace(run_of(surface), positions_closed=6, flat=False))
    assert announcer.see(state_of(surface)) == ("Run 7 ended. Still open: 0 orders and 1 position",)


def test_the_latch_and_its_first_catch() -> None:
    announcer, surface = Announcer(), flat(LIVE)
    announcer.see(state_of(surface))
    surface.show_latch(LatchView(on=True, since_ms=1))
    assert announcer.see(state_of(surface)) == ("New orders are cancelled from now on",)
    surface.show_latch(LatchView(on=True, since_ms=1, caught=2))
    assert announcer.see(state_of(surface)) == ("2 new orders caught",)
    surface.show_latch(LatchView(on=True, since_ms=1, caught=3))
    assert announcer.see(state_of(surface)) == ()
    surface.show_latch(LatchView())
    assert announcer.see(state_of(surface)) == ("New orders are left alone",)


def test_positions_that_only_a_person_can_end() -> None:
    announcer = Announcer()
    announcer.see(state_of(flat(LIVE)))
    assert "2 positions need you" in announcer.see(state_of(positions_dust(LIVE)))
    assert announcer.see(state_of(positions_dust(LIVE))) == ()
