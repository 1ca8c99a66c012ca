from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment
from gui.models.attention_texts import needs
from gui.widgets.attention_view import AttentionRow, AttentionView
from gui.widgets.theme import load_theme
from tests.models.test_deck_state import state_of
from tests.screens.render import load_fonts
from tests.screens.states import flat, outage

LIVE = Environment.LIVE
ITEMS = needs(state_of(flat(LIVE)))


@pytest.fixture
def view(qtbot: QtBot) -> AttentionView:
    load_fonts()
    holder = QWidget()
    qtbot.addWidget(holder)
    made = AttentionView(load_theme(), holder)
    made.holder = holder  # type: ignore[attr-defined]
    made.resize(1250, 120)
    made.show_items(ITEMS, 0)
    return made


def row(view: AttentionView, place: int) -> AttentionRow:
    found = view.row(ITEMS[place].name)
    assert found is not None
    return found


def test_each_matter_has_a_named_row_and_the_ways_out_that_make_sense(view: AttentionView) -> None:
    fired, refused = row(view, 0), row(view, 1)
    assert fired.objectName() == f"attentionRow_{ITEMS[0].order}"
    assert fired.accessibleName() == ITEMS[0].whole
    assert not fired.acknowledge.isHidden()
    assert fired.retry.isHidden()
    assert refused.acknowledge.isHidden()
    assert not refused.retry.isHidden()


def test_answers_carry_the_order(view: AttentionView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.acknowledgeRequested) as acknowledged:
        row(view, 0).acknowledge.click()
    with qtbot.waitSignal(view.retryRequested) as retried:
        row(view, 1).retry.click()
    assert acknowledged.args == [ITEMS[0].order]
    assert retried.args == [ITEMS[1].order]
    row(view, 0).copy.click()
    assert ITEMS[0].order is not None
    assert QGuiApplication.clipboard().text() == ITEMS[0].order.algo_id


def test_rows_are_changed_in_place_and_leave_alone(view: AttentionView) -> None:
    kept = row(view, 1)
    view.show_items(ITEMS[1:], 3)
    assert view.row(ITEMS[0].name) is None
    assert view.row(ITEMS[1].name) is kept
    assert "3 more" in view._rest.text()
    view.show_items((), 0)
    assert "Nothing needs you" in view._rest.text()


def test_a_matter_without_an_order_has_no_buttons(view: AttentionView) -> None:
    (item,) = needs(state_of(outage(LIVE)))
    view.show_items((item,), 0)
    found = view.row(item.name)
    assert found is not None
    assert found.copy.isHidden()
    assert found.retry.isHidden()
    assert not view.grab().isNull()
