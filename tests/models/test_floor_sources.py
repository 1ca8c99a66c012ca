from __future__ import annotations

from gui.models import floor_sources


def test_every_source_stands_once_and_every_table_is_in_it() -> None:
    found = floor_sources.every_source()
    assert len(found) == len(set(found))
    assert "no answer in time" in found and "OKX does not know the order" in floor_sources.meanings()
    assert "{words}" not in found
