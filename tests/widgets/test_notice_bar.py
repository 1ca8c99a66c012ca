from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.notice_bar import Notice, NoticeBar
from gui.widgets.theme import load_theme


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = NoticeBar(load_theme(), holder)
    made.holder = holder  # type: ignore[attr-defined]
    made.resize(1200, 36)
    return made


def test_one_at_a_time_a_new_one_waits(bar: NoticeBar) -> None:
    assert bar.isHidden()
    bar.post(Notice("a", "first"))
    bar.post(Notice("b", "second"))
    assert bar.words.text() == "first"
    bar.take_safe()
    assert bar.words.text() == "second"
    bar.take_safe()
    assert bar.isHidden()
    assert bar.notice is None


def test_the_same_subject_is_replaced_where_it_stands(bar: NoticeBar) -> None:
    bar.post(Notice("a", "first"))
    bar.post(Notice("a", "first, newer"))
    assert bar.words.text() == "first, newer"
    bar.withdraw("a")
    assert bar.isHidden()


def test_the_other_answer_goes_and_the_safe_one_does_not(bar: NoticeBar) -> None:
    went: list[int] = []
    question = Notice(
        "mode", "Real orders will no longer be watched here.", "Stay live", "Go to drill", lambda: went.append(1)
    )
    bar.post(question)
    assert (bar.safe.text(), bar.other.text()) == ("Stay live", "Go to drill")
    bar.safe.click()
    assert not went
    bar.post(question)
    bar.other.click()
    assert went == [1]
    assert bar.isHidden()


def test_escape_takes_the_safe_answer(bar: NoticeBar) -> None:
    went: list[int] = []
    bar.post(Notice("quit", "Quit?", "Keep running", "Quit anyway", lambda: went.append(1)))
    QTest.keyClick(bar.safe, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert not went


def test_a_notice_without_a_choice_has_one_button(bar: NoticeBar) -> None:
    bar.post(Notice("a", "told"))
    assert bar.other.isHidden()
    assert bar.accessibleName() == "told"
    assert not bar.grab().isNull()
