"""Some outages in every run of the tests; thousands come from the command."""

from __future__ import annotations

import pytest

from tests.invariants.watch import Watch
from tests.simulation.__main__ import main, play_seed, play_seeds, summary
from tests.simulation.plan import make_plan
from tests.simulation.trouble import KINDS

SEEDS = 25


def test_no_invariant_breaks_in_any_outage() -> None:
    outcomes = list(play_seeds(range(SEEDS), 1))
    assert [breach for one in outcomes for breach in one.breaches] == []
    assert sum(one.crashes for one in outcomes) > 0
    assert sum(one.flat for one in outcomes) > 0
    looked = {number for one in outcomes for number in one.looked}
    assert {"I01", "I02", "I03", "I04", "I05", "I06", "I07", "I08", "I11", "I12", "I13", "I14", "I15"} <= looked
    assert {"I16", "I17", "I18", "I19", "I20", "I23", "I24"} <= looked
    assert {"I25", "I26", "I27", "I28", "I29", "I31", "I33"} <= looked
    assert sum(one.flattens for one in outcomes) > 5
    assert sum(one.closes for one in outcomes) > 10
    assert not any(one.flips for one in outcomes)
    assert f"{SEEDS} seeds" in summary(outcomes, 1.0)


def test_a_seed_is_the_same_each_time() -> None:
    first, again = play_seed(7), play_seed(7)
    assert first == again
    assert first.requests > 0


def test_plans_draw_every_kind_of_trouble() -> None:
    drawn = {trouble.kind for seed in range(400) for trouble in make_plan(seed).troubles}
    assert drawn == set(KINDS)


def test_a_program_that_believes_one_listing_is_caught(
    monkeypatch: pytest.MonkeyPatch, invariants: list[Watch]
) -> None:
    monkeypatch.setattr("gui.domain.transitions.LISTINGS_APART_S", 0.0)
    broken = [breach for one in play_seeds(range(8), 1) for breach in one.breaches]
    assert any(breach.startswith(("I01", "I07")) for breach in broken)
    invariants.clear()


def test_a_program_that_calls_a_position_closed_too_soon_is_caught(
    monkeypatch: pytest.MonkeyPatch, invariants: list[Watch]
) -> None:
    monkeypatch.setattr("gui.domain.closing_transitions.READINGS_APART_S", 0.0)
    broken = [breach for one in play_seeds(range(0, 8, 2), 1) for breach in one.breaches]
    assert any(breach.startswith("I29") for breach in broken)
    invariants.clear()


def test_the_command_replays_one_seed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["simulation", "--seed", "7"])
    assert main() == 0
    said = capsys.readouterr().out
    assert "seed 7:" in said
    assert "1 seeds" in said
