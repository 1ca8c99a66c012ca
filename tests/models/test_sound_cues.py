"""When the program sounds."""

from __future__ import annotations

from dataclasses import replace

from gui.domain.venues import Environment
from gui.engine.scope import Scope
from gui.engine.views import RunKind, RunPhase
from gui.models.chip_state import Moment
from gui.models.deck_state import DeckState, gather
from gui.models.sound_cues import AGAIN_S, Sound, SoundCues
from tests.fake_surface import FakeClock, FakeSurface
from tests.screens.states import all_gone, firing, flat, idle, run_of

LIVE = Environment.LIVE
CLOCK = FakeClock(monotonic=100.0)


def seen(surface: FakeSurface, after_s: float = 0.0) -> DeckState:
    state = gather(surface, Moment.of(CLOCK), LIVE, Scope(), None)
    return replace(state, now=replace(state.now, monotonic=state.now.monotonic + after_s))


def test_what_was_there_at_the_start_makes_no_sound() -> None:
    assert SoundCues().see(seen(flat(LIVE))) == ()


def test_a_matter_that_is_new_calls_once_and_not_again_within_five_seconds() -> None:
    cues, needy = SoundCues(), flat(LIVE)
    cues.see(seen(idle(LIVE)))
    urgent = seen(needy).urgent
    assert len(urgent) >= 2
    assert cues.see(replace(seen(needy), urgent=urgent[:1])) == (Sound.NEEDS_YOU,)
    assert cues.see(replace(seen(needy, 1.0), urgent=urgent[:1])) == ()
    assert cues.see(seen(needy, 2.0)) == (), "too soon after the last"
    cues.see(replace(seen(needy, 3.0), urgent=()))
    assert cues.see(seen(needy, AGAIN_S)) == (Sound.NEEDS_YOU,)


def test_the_end_of_a_run_sounds_only_if_all_is_proven_gone() -> None:
    cues, done = SoundCues(), all_gone(LIVE)
    cues.see(seen(firing(LIVE)))
    assert cues.see(seen(done)) == (Sound.ALL_GONE,)
    assert cues.see(seen(done)) == ()
    cues, caught = SoundCues(), all_gone(LIVE)
    caught.set_run(replace(run_of(caught), kind=RunKind.LATCH))
    cues.see(seen(firing(LIVE)))
    assert cues.see(seen(caught)) == ()
    cues, left = SoundCues(), firing(LIVE)
    cues.see(seen(left))
    left.set_run(replace(run_of(left), phase=RunPhase.FINISHED))
    assert Sound.ALL_GONE not in cues.see(seen(left))
