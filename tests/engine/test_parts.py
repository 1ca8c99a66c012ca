"""What desks are built from is shared and cannot be exchanged."""

from __future__ import annotations

import dataclasses
import random

import pytest

from gui.domain.venues import Environment
from gui.engine.parts import SPREAD, spread_of
from gui.engine.switch import KillSwitch
from tests.engine.memory_journal import MemoryJournal
from tests.engine.test_pacing import HandClock


def test_parts_are_frozen() -> None:
    switch = KillSwitch(HandClock(), MemoryJournal(), Environment.DRILL, keep_known=False)
    with pytest.raises(dataclasses.FrozenInstanceError):
        switch._parts.journal = MemoryJournal()  # type: ignore[misc]
    assert switch._parts.current_run() is None


def test_pauses_are_spread_by_a_fifth_and_alike_for_one_seed() -> None:
    one, same, other = (spread_of(random.Random(seed)) for seed in (7, 7, 8))
    drawn = [one() for _ in range(200)]
    assert drawn == [same() for _ in range(200)]
    assert drawn != [other() for _ in range(200)]
    assert 1 - SPREAD <= min(drawn) < 0.85
    assert 1.15 < max(drawn) <= 1 + SPREAD
