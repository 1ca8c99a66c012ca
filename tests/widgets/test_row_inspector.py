from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.models.inspector_texts import Inspection, inspect
from gui.widgets.row_inspector import COPIED_MS, SMALL, WIDTH, RowInspector
from gui.widgets.theme import load_theme
from tests.models.test_inspector_texts import REFUSED, THREE, VIEW
from tests.models.test_inspector_timeline import BASE, NOW, RUN, cancel

SHOWN = inspect(REFUSED, VIEW, RUN, THREE, NOW, "Row 10 of 25")


@pytest.fixture
def inspector(qtbot: QtBot) -> Iterator[RowInspector]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(WIDTH, 560)
    made = RowInspector(load_theme(), window)
    made.setGeometry(0, 0, WIDTH, 548)
    window.show()
    made.show_order(SHOWN)
    made.show()
    yield made
    window.close()


def text_of(inspector: RowInspector, name: str) -> str:
    edit = inspector.findChild(QPlainTextEdit, name)
    assert edit is not None
    return edit.toPlainText()


def test_it_shows_the_order_its_state_and_the_last_exchange(inspector: RowInspector) -> None:
    title = inspector.findChild(QLabel, "inspectorTitle")
    assert title is not None
    assert title.text() == SHOWN.title
    assert title.textFormat() is Qt.TextFormat.PlainText
    assert inspector.truth.text() == SHOWN.truth
    assert inspector.chip.accessibleName() == "REJECTED"
    assert inspector.place.text() == "Row 10 of 25"
    assert inspector.timeline.events() == SHOWN.events
    assert inspector.sent.title.text() == "Sent, try 3 of 3"
    assert text_of(inspector, "inspectorSentText").startswith("POST /api/v5/trade/cancel-algos")
    assert '"sCode":"51412"' in text_of(inspector, "inspectorReceivedText")
    assert inspector.accessibleName() == SHOWN.spoken


def test_an_order_that_nothing_was_sent_for(inspector: RowInspector) -> None:
    inspector.show_order(inspect(BASE, VIEW, None, (), NOW))
    assert inspector.page is None
    assert inspector.sent.isHidden()
    assert inspector.received.isHidden()
    assert inspector.retry.isHidden()
    assert inspector.none.text() == "Nothing was sent for it yet."
    inspector.turn(-1)
    assert inspector.page is None


def test_earlier_and_later_tries(inspector: RowInspector) -> None:
    inspector.turn(-1)
    assert inspector.sent.title.text() == "Sent, try 2 of 3"
    inspector.turn(-1)
    inspector.turn(-1)
    assert inspector.sent.title.text() == "Sent, try 1 of 3"
    assert not inspector.earlier.isEnabled()
    assert inspector.later.isEnabled()
    QTest.mouseClick(inspector.later, Qt.MouseButton.LeftButton)
    assert inspector.sent.title.text() == "Sent, try 2 of 3"


def test_a_new_try_shows_itself_unless_the_trader_reads_an_earlier_one(inspector: RowInspector) -> None:
    row = replace(REFUSED, cancel=replace(REFUSED.cancel, attempts=4))
    four = inspect(row, VIEW, RUN, (*THREE, cancel(4, "51412", "Timed out")), NOW)
    inspector.refresh(four)
    assert inspector.sent.title.text() == "Sent, try 4 of 4"
    inspector.turn(-1)
    inspector.refresh(replace(four, place="Row 11 of 25"))
    assert inspector.sent.title.text() == "Sent, try 3 of 4"
    inspector.turn(1)
    inspector.refresh(SHOWN)
    assert inspector.sent.title.text() == "Sent, try 3 of 3"


def test_an_earlier_try_that_falls_out_of_memory_does_not_change_the_page(inspector: RowInspector) -> None:
    inspector.turn(-1)
    row = replace(REFUSED, cancel=replace(REFUSED.cancel, attempts=4))
    inspector.refresh(inspect(row, VIEW, RUN, (*THREE[1:], cancel(4, "51412", "Timed out")), NOW))
    assert inspector.sent.title.text() == "Sent, try 2 of 4"


def test_what_can_be_done_is_asked_of_the_window(inspector: RowInspector, qtbot: QtBot) -> None:
    with qtbot.waitSignals([inspector.retryRequested, inspector.closeRequested]):
        inspector.retry.click()
        inspector.close_button.click()


def test_all_of_it_is_copied(inspector: RowInspector, qtbot: QtBot) -> None:
    inspector.copy.click()
    assert QApplication.clipboard().text() == SHOWN.copied()
    assert inspector.copy.text() == "Copied"
    qtbot.waitUntil(lambda: inspector.copy.text() == "Copy all", timeout=COPIED_MS * 4)


def test_names_of_the_contract_and_targets(inspector: RowInspector) -> None:
    for name in ("inspectorCopyButton", "inspectorRetryButton", "inspectorCloseButton"):
        button = inspector.findChild(QPushButton, name)
        assert button is not None
        assert button.width() >= SMALL
        assert button.height() >= SMALL
        assert button.accessibleName() or button.text()
    assert inspector.objectName() == "rowInspector"
    for button in (inspector.earlier, inspector.later):
        assert button.accessibleName()
        assert button.toolTip()
    assert all(part.focusPolicy() & Qt.FocusPolicy.TabFocus for part in inspector.focus_parts())


def test_showing_an_order_takes_no_focus(inspector: RowInspector) -> None:
    field = QLineEdit(inspector.window())
    field.show()
    field.setFocus()
    inspector.show_order(SHOWN)
    inspector.refresh(replace(SHOWN, place="Row 2 of 25"))
    assert inspector.window().focusWidget() is field


def test_nothing_is_cut_at_its_width(inspector: RowInspector) -> None:
    QApplication.processEvents()
    assert inspector.truth.height() >= inspector.truth.heightForWidth(inspector.truth.width())
    assert inspector.scroller.horizontalScrollBar().maximum() == 0
    assert inspector.body.width() <= inspector.scroller.viewport().width()
    assert inspector.retry.geometry().right() < WIDTH - 4


def test_a_very_long_order_keeps_the_width(inspector: RowInspector) -> None:
    order = replace(BASE.order, instrument="W" * 80, client_algo_id="c" * 200)
    long: Inspection = inspect(replace(REFUSED, order=order), VIEW, RUN, THREE, NOW)
    inspector.show_order(long)
    QApplication.processEvents()
    assert inspector.minimumSizeHint().width() <= WIDTH
    assert inspector.scroller.horizontalScrollBar().maximum() == 0


def test_theme_and_language(inspector: RowInspector) -> None:
    dark = inspector.grab().toImage()
    inspector.set_theme(load_theme("light"))
    assert inspector.grab().toImage() != dark
    inspector.copy.setText("")
    QApplication.sendEvent(inspector, QEvent(QEvent.Type.LanguageChange))
    assert inspector.copy.text() == "Copy all"
