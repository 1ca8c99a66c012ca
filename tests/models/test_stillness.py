from __future__ import annotations

from gui.engine.views import RunPhase
from gui.models.stillness import Stillness
from tests.fake_surface import FakeClock, run_view, twenty_five


def test_frozen_during_a_run_and_ten_seconds_after() -> None:
    clock = FakeClock()
    still = Stillness(clock)
    assert not still.frozen
    still.see_run(run_view(twenty_five()))
    assert still.running
    clock.advance(60)
    assert still.frozen
    still.see_run(run_view(twenty_five(), phase=RunPhase.FINISHED))
    clock.advance(9.9)
    assert still.frozen
    assert not still.running
    clock.advance(0.2)
    assert not still.frozen


def test_an_old_finished_run_freezes_nothing() -> None:
    still = Stillness(FakeClock())
    still.see_run(run_view(twenty_five(), phase=RunPhase.FINISHED))
    assert not still.frozen


def test_a_hand_on_the_table_holds_for_two_seconds() -> None:
    clock = FakeClock()
    still = Stillness(clock)
    still.touch()
    clock.advance(1.9)
    assert still.held
    assert not still.frozen
    clock.advance(0.2)
    assert not still.held
