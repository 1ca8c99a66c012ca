from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.widgets.window_layout import BUSY, CALM, FOLDED, NEEDS, bottom_height, places


def whole(room: int) -> int:
    """Give a table of 26 px rows under 76 px of toolbar and header."""
    return 76 + max(1, (room - 76) // 26) * 26


def test_measures_of_the_base_window() -> None:
    place = places(1280, 800, 46, CALM, notice=False, whole=whole)
    assert place.deck.getRect() == (12, 44, 1256, 152)
    assert place.strip.getRect() == (12, 206, 1256, 46)
    assert place.table.getRect() == (12, 262, 1256, 414)
    assert place.bottom.bottom() == 787
    assert place.notice.isEmpty()


def test_the_inspector_takes_412_from_table_and_bottom_and_nothing_from_the_rest() -> None:
    without = places(1280, 800, 46, CALM, notice=False, whole=whole)
    place = places(1280, 800, 46, CALM, notice=False, whole=whole, inspector=True)
    assert place.inspector.getRect() == (856, 262, 412, 526)
    assert place.table.getRect() == (12, 262, 834, without.table.height())
    assert place.bottom.width() == 834
    assert (place.deck, place.strip) == (without.deck, without.strip)
    assert without.inspector.isEmpty()
    notice = places(1280, 800, 46, CALM, notice=True, whole=whole, inspector=True)
    assert notice.inspector.top() == notice.table.top() > notice.notice.bottom()


@given(st.integers(960, 3000), st.integers(600, 2000), st.sampled_from([26, 46]), st.booleans())
def test_parts_never_overlap_and_fill_the_height(width: int, height: int, strip: int, notice: bool) -> None:
    place = places(width, height, strip, CALM, notice=notice, whole=whole)
    shown = [place.banner, place.deck, place.strip, place.notice, place.table, place.bottom]
    shown = [rect for rect in shown if not rect.isEmpty()]
    for above, below in zip(shown, shown[1:], strict=False):  # noqa: RUF007
        assert below.top() - above.bottom() - 1 == 10
    assert place.bottom.bottom() == height - 13
    assert place.bottom.height() >= FOLDED
    if notice and place.bottom.height() > FOLDED + 26:
        assert place.table.height() == places(width, height, strip, CALM, notice=False, whole=whole).table.height()


@pytest.mark.parametrize(
    ("height", "folded", "on_needs", "busy", "least"),
    [
        (800, False, False, False, CALM),
        (800, False, False, True, BUSY),
        (800, False, True, False, NEEDS),
        (700, False, False, True, CALM),
        (700, False, True, True, BUSY),
        (800, True, True, True, FOLDED),
    ],
)
def test_bottom_panel(height: int, folded: bool, on_needs: bool, busy: bool, least: int) -> None:
    assert bottom_height(height, folded=folded, on_needs=on_needs, busy=busy) == least
