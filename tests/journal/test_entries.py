"""The entries are frozen words."""

from __future__ import annotations

import dataclasses
from typing import get_args

from gui.journal.entries import Entry


def test_every_entry_is_frozen_and_has_its_time() -> None:
    kinds = get_args(Entry)
    assert len(kinds) == 19
    for kind in kinds:
        assert kind.__dataclass_params__.frozen
        assert "at_ms" in {field.name for field in dataclasses.fields(kind)}
