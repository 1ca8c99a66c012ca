"""What desks are built from is shared and cannot be exchanged."""

from __future__ import annotations

import dataclasses

import pytest

from gui.domain.venues import Environment
from gui.engine.switch import KillSwitch
from tests.engine.memory_journal import MemoryJournal
from tests.engine.test_pacing import HandClock


def test_parts_are_frozen() -> None:
    switch = KillSwitch(HandClock(), MemoryJournal(), Environment.DRILL, keep_known=False)
    with pytest.raises(dataclasses.FrozenInstanceError):
        switch._parts.journal = MemoryJournal()  # type: ignore[misc]
    assert switch._parts.current_run() is None
