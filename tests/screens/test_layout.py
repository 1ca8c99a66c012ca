"""The window measured against the design's figures, at its sizes and where they change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.models.columns import COLUMNS, Col
from gui.widgets.main_window import KillSwitchWindow
from gui.widgets.theme import dress
from gui.widgets.words import Words
from tests.screens.catalogue import SCREENS, Screen
from tests.screens.render import build, close, load_fonts, picture, themed

BY_NAME = {screen.name: screen for screen in SCREENS}
# Any width and any height, below and above each limit of the design.
SIZES = [(1280, 800), (1920, 1200), (1200, 680), (1199, 679), (1024, 700), (1024, 620), (1024, 619), (960, 600)]
# Panels that open over the table.
OVER = {"settingsPanel", "accountsDialog"}
BUTTON, FIELD, DECK_BUTTON, TILE = 30, 32, 34, 46

Opened = Callable[..., KillSwitchWindow]


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Iterator[Opened]:
    """Opens the window of a screen in a size, and closes it at the end."""
    made: list[KillSwitchWindow] = []
    before = qapp.font()
    load_fonts()
    dress(qapp, themed("dark"))

    def open_(name: str = "window-idle", size: tuple[int, int] = (1280, 800)) -> KillSwitchWindow:
        screen: Screen = BY_NAME[name]
        window = build(screen)
        window.resize(*size)
        picture(window, screen)
        made.append(window)
        return window

    yield open_
    for window in made:
        close(window)
    qapp.setStyleSheet("")
    qapp.setFont(before)


def part(window: QWidget, name: str) -> QWidget:
    """The one widget of this name."""
    found = [each for each in window.findChildren(QWidget) if each.objectName() == name]
    assert len(found) == 1, name
    return found[0]


def place(window: QWidget, name: str) -> QRect:
    """Where a widget lies in the window."""
    widget = part(window, name)
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("size", SIZES)
def test_the_parts_lie_under_each_other_with_the_designs_gaps(opened: Opened, size: tuple[int, int]) -> None:
    wide, high = size
    window = opened(size=size)
    strip = 46 if high >= 620 else 26
    assert place(window, "modeBanner") == QRect(0, 0, wide, 34)
    assert place(window, "deck") == QRect(12, 44, wide - 24, 152)
    assert place(window, "accountsStrip") == QRect(12, 206, wide - 24, strip)
    table, bottom = place(window, "tableBlock"), place(window, "bottomPanel")
    assert (table.left(), table.top(), table.width()) == (12, 206 + strip + 10, wide - 24)
    assert bottom.top() == table.bottom() + 1 + 10
    assert (bottom.left(), bottom.width(), bottom.bottom() + 1) == (12, wide - 24, high - 12)
    assert window.bottom.folded == (high < 680)


@pytest.mark.parametrize("size", SIZES)
def test_the_table_shows_whole_rows_under_toolbar_and_header(opened: Opened, size: tuple[int, int]) -> None:
    window = opened(size=size)
    view, top = window.table.view, place(window, "tableBlock").top()
    assert window.table.toolbar.height() == 44
    assert place(window, "ordersView").top() - top == 44 + 2
    assert window.table.view.horizontalHeader().height() == 28
    assert view.rowHeight(0) == 26
    assert view.viewport().height() % 26 == 0
    assert view.viewport().height() // 26 >= 4


@pytest.mark.parametrize(("wide", "panic", "controls"), [(1280, 330, 296), (1920, 330, 296), (1024, 316, 250)])
def test_the_deck_is_shared_out_as_designed(opened: Opened, wide: int, panic: int, controls: int) -> None:
    window = opened(size=(wide, 800))
    button, scope, cancel = (place(window, name) for name in ("panicButton", "scopeCombo", "cancelSelectedButton"))
    assert (button.width(), button.height()) == (panic, 110)
    assert (scope.width(), cancel.width()) == (controls, controls)
    assert (scope.height(), cancel.height()) == (FIELD, DECK_BUTTON)
    assert scope.left() - (button.right() + 1) == 16
    # A gap, the divider, a gap.
    assert place(window, "runPanel").left() - (scope.right() + 1) == 16 + 1 + 16


def test_controls_have_the_designs_heights(opened: Opened) -> None:
    idle, firing, flat = opened(), opened("window-firing"), opened("window-flat")
    assert {place(idle, name).height() for name in ("selectShownButton", "clearSelectionButton")} == {BUTTON}
    assert place(idle, "filterEdit").height() == BUTTON
    assert place(idle, "addAccountButton").height() == TILE
    assert {tile.height() for tile in idle.strip.tiles} == {TILE}
    assert place(firing, "stopRunButton").height() == DECK_BUTTON
    assert place(flat, "retryFailedButton").height() == DECK_BUTTON
    assert place(flat, "saveProofButton").height() == DECK_BUTTON


def targets(window: QWidget) -> list[QWidget]:
    """Everything that a pointer can hit on its own, as far as it is in sight."""
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    shown = (each for each in window.findChildren(QWidget) if isinstance(each, kinds) and each.isVisible())
    return [each for each in shown if not each.visibleRegion().isEmpty() and not _under(window, each)]


def seen_part(window: QWidget, widget: QWidget) -> QRect:
    """The part of a widget that is in sight, in the window."""
    part = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(window, part.topLeft()), part.size())


def _under(window: QWidget, widget: QWidget) -> bool:
    """Whether it lies under a panel that is open over the table."""
    over = [panel for panel in window.findChildren(QWidget) if panel.objectName() in OVER and panel.isVisible()]
    box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return any(place(window, panel.objectName()).intersects(box) and not panel.isAncestorOf(widget) for panel in over)


@pytest.mark.parametrize("name", list(BY_NAME))
def test_every_target_can_be_hit_and_covers_no_other(opened: Opened, name: str) -> None:
    window = opened(name)
    for size in ((1280, 800), (1024, 700), (960, 600)):
        window.resize(*size)
        picture(window, BY_NAME[name])
        # What has been scrolled out of sight covers nothing.
        boxes = [(each, seen_part(window, each)) for each in targets(window)]
        assert len(boxes) > 8
        assert [each.objectName() for each, _ in boxes if min(each.width(), each.height()) < 24] == []
        assert [each.objectName() for each, box in boxes if not window.rect().contains(box)] == []
        covering = [
            (one.objectName(), other.objectName())
            for (one, box), (other, its) in combinations(boxes, 2)
            if box.intersects(its) and not one.isAncestorOf(other)
        ]
        assert covering == []
        words = [(each, seen_part(window, each)) for each in shown_words(window)]
        beside = [(line.text(), each.objectName()) for line, its in words for each, box in boxes if its.intersects(box)]
        assert beside == []


def shown_words(window: QWidget) -> list[Words]:
    """Every painted line that is in sight and says something."""
    lines = (each for each in window.findChildren(Words) if each.isVisible() and each.text())
    return [each for each in lines if not each.visibleRegion().isEmpty() and not _under(window, each)]


def test_below_1200_four_columns_give_way(opened: Opened) -> None:
    hidden = {Col.TRIES, Col.LATENCY, Col.AGE, Col.PRICES}
    for wide, gone in ((1280, set()), (1199, hidden)):
        view = opened("window-firing", (wide, 800)).table.view
        assert {col for col in Col if view.isColumnHidden(col)} == gone


def test_extra_width_goes_to_the_venues_words(opened: Opened) -> None:
    base, wide = opened("window-firing"), opened("window-firing", (1920, 800))
    for col in Col:
        grown = wide.table.view.columnWidth(col) - base.table.view.columnWidth(col)
        assert grown == (640 if col is Col.MESSAGE else 0), COLUMNS[col].title


@pytest.mark.parametrize("name", ["window-many-accounts"])
def test_more_than_four_accounts_shrink_to_200_and_then_scroll(opened: Opened, name: str) -> None:
    window = opened(name)
    tiles = window.strip.tiles
    assert {tile.width() for tile in tiles} == {200}
    assert [tile.tile.alarm for tile in tiles] == [True, True, *[False] * 5]
    last = tiles[-1]
    assert last.visibleRegion().isEmpty()
    window.activateWindow()
    last.setFocus()
    assert last.hasFocus()
    assert not last.visibleRegion().isEmpty()


def test_accounts_keep_their_places_during_a_run(opened: Opened) -> None:
    window = opened("window-banned")
    assert [tile.tile.key for tile in window.strip.tiles] == ["alpha", "hedge", "um-desk"]
