"""The entries about positions, latch and backstop are frozen words."""

from __future__ import annotations

import dataclasses

import pytest

from gui.domain.closings import CloseRequest
from tests.journal.flatten_made import SWAP, backstop, close_intent, latch, positions_read


def test_an_intent_names_the_position_and_what_the_reading_showed() -> None:
    intent = close_intent("a")
    assert isinstance(intent.request, CloseRequest)
    assert intent.request.key == SWAP
    assert intent.size > 0


def test_no_entry_changes_after_it_was_made() -> None:
    for entry in (close_intent("a"), positions_read(), latch(), backstop()):
        with pytest.raises(dataclasses.FrozenInstanceError):
            entry.at_ms = 0  # type: ignore[misc]
