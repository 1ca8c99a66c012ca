from __future__ import annotations

from gui.models.floor_closing import CLOSING
from gui.models.floor_sources import every_source, meanings


def test_every_text_stands_once_and_is_among_the_sources() -> None:
    assert len(set(CLOSING)) == len(CLOSING)
    assert set(CLOSING) <= set(every_source())


def test_what_the_codes_of_closes_mean_is_known() -> None:
    assert "the quantity is too small" in meanings()
    assert "OKX holds no such position" in meanings()
