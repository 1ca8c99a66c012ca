from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.code_block import MOST_LINES, CodeBlock
from gui.widgets.theme import load_theme


@pytest.fixture
def block(qtbot: QtBot) -> Iterator[CodeBlock]:
    window = QWidget()
    qtbot.addWidget(window)
    made = CodeBlock("inspectorSentText", load_theme(), window)
    made.setGeometry(0, 0, 380, 200)
    window.show()
    yield made
    window.close()


def test_title_time_text_and_what_is_hidden(block: CodeBlock) -> None:
    block.show_text("Sent, try 3", "14:03:24.008", "POST /x\n[]", note="key hidden")
    text = block.findChild(QPlainTextEdit, "inspectorSentText")
    assert text is not None
    assert text.toPlainText() == "POST /x\n[]"
    assert text.accessibleName() == "Sent, try 3 14:03:24.008"
    assert (block.title.text(), block.time.text(), block.note.text()) == ("Sent, try 3", "14:03:24.008", "key hidden")
    block.show_text("Received", "", "{}")
    assert block.note.isHidden()


def test_venue_text_is_text_and_never_html(block: CodeBlock) -> None:
    block.show_text("Received", "", "<b>bold</b>")
    assert block.text.toPlainText() == "<b>bold</b>"


def test_it_is_read_and_copied_but_never_typed(block: CodeBlock) -> None:
    block.show_text("Sent", "", "abc")
    block.text.setFocus()
    QTest.keyClicks(block.text, "x")
    assert block.text.toPlainText() == "abc"
    QTest.keySequence(block.text, "Ctrl+A")
    QTest.keySequence(block.text, "Ctrl+C")
    assert QApplication.clipboard().text() == "abc"


def test_as_high_as_its_lines_up_to_a_cap(block: CodeBlock) -> None:
    heights = []
    for lines in (2, 6, MOST_LINES, MOST_LINES * 3):
        block.show_text("Sent", "", "\n".join(["line"] * lines))
        heights.append(block.text.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]
    block.show_text("Sent", "", "word " * 40)
    assert block.text.height() > heights[0], "a long line is broken, not cut"


def test_the_same_text_again_keeps_what_is_chosen(block: CodeBlock) -> None:
    block.show_text("Sent", "1", "abc def")
    block.text.selectAll()
    block.show_text("Sent", "2", "abc def")
    assert block.text.textCursor().selectedText() == "abc def"


def test_a_long_answer_opens_where_the_order_is(block: CodeBlock) -> None:
    long = "\n".join(f'"algoId":"{number}"' for number in range(200))
    block.show_text("Received", "", long, seek='"150"')
    assert block.text.verticalScrollBar().value() > 100
    block.show_text("Received", "", long + " ", seek="nowhere")
    assert block.text.verticalScrollBar().value() == 0


def test_tab_leaves_it_and_the_theme_changes_it(block: CodeBlock) -> None:
    assert block.text.tabChangesFocus()
    assert block.text.focusPolicy() & Qt.FocusPolicy.TabFocus
    block.show_text("Sent", "", "abc")
    dark = block.grab().toImage()
    block.set_theme(load_theme("light"))
    assert block.grab().toImage() != dark
