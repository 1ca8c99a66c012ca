"""Where the window opens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from gui.config.preferences import Place
from gui.widgets.window_place import opening_place, place_on_desktop

MAIN, RIGHT = QRect(0, 0, 1920, 1040), QRect(1920, 0, 1280, 1024)


@pytest.mark.parametrize(
    "kept",
    [(100, 60, 1280, 800), (2000, 40, 1200, 700), (-900, 500, 1280, 700), (0, 0, 1280, 800), (1800, 900, 1280, 800)],
)
def test_it_opens_where_it_was_if_its_title_can_be_reached(kept: Place) -> None:
    assert opening_place(kept, [MAIN, RIGHT], MAIN).topLeft() == QRect(*kept).topLeft()


@pytest.mark.parametrize(
    "kept",
    [(4000, 60, 1280, 800), (100, 1100, 1280, 800), (100, -300, 1280, 800), (-1250, 60, 1280, 800)],
)
def test_a_screen_that_is_gone_or_a_title_out_of_reach_opens_in_the_middle(kept: Place) -> None:
    place = opening_place(kept, [MAIN], MAIN)
    assert MAIN.contains(place)
    assert (place.size().width(), place.size().height()) == (1280, 800)
    assert abs(place.center().x() - MAIN.center().x()) <= 1


def test_a_first_start_is_in_the_middle_with_the_base_size() -> None:
    place = opening_place(None, [MAIN], MAIN)
    assert (place.width(), place.height()) == (1280, 800)
    assert MAIN.contains(place)


@pytest.mark.parametrize("kept", [(10, 40, 300, 200), (10, 40, 9000, 9000), None])
@pytest.mark.parametrize("screen", [QRect(0, 0, 1024, 700), QRect(0, 0, 800, 500), MAIN])
def test_never_below_the_smallest_size_and_never_more_than_the_screen_has(kept: Place | None, screen: QRect) -> None:
    place = opening_place(kept, [screen], screen)
    assert place.width() >= 960
    assert place.height() >= 600
    assert place.width() <= max(960, screen.width())
    assert place.height() <= max(600, screen.height())
    assert place.top() >= 28


def test_a_screen_that_no_window_fits_leaves_the_place_to_the_system(qapp: QApplication) -> None:
    screen = qapp.primaryScreen().availableGeometry()
    place = place_on_desktop((10, 40, 1280, 800))
    assert (place is None) is (screen.width() < 960 or screen.height() < 600)
