from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment
from gui.widgets.notice_bar import NoticeBar
from gui.widgets.theme import load_theme
from gui.widgets.window_questions import Questions
from tests.screens.states import firing, run_of

LIVE, DRILL, DEMO = Environment.LIVE, Environment.DRILL, Environment.DEMO
RUN = run_of(firing(LIVE))


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = NoticeBar(load_theme(), holder)
    made.holder = holder  # type: ignore[attr-defined]
    return made


def test_only_leaving_live_is_asked(bar: NoticeBar) -> None:
    went: list[Environment] = []
    Questions(bar, DRILL).change_mode(LIVE, None, went.append)
    Questions(bar, DEMO).change_mode(DRILL, None, went.append)
    assert went == [LIVE, DRILL]
    Questions(bar, LIVE).change_mode(DRILL, None, went.append)
    assert bar.words.text() == "Real orders will no longer be watched here."
    bar.other.click()
    assert went == [LIVE, DRILL, DRILL]


def test_a_run_refuses_and_its_end_withdraws(bar: NoticeBar) -> None:
    went: list[object] = []
    questions = Questions(bar, LIVE)
    questions.change_mode(DRILL, RUN, went.append)
    questions.quit(RUN, lambda: went.append(1))
    questions.stays(RUN)
    assert went == []
    assert bar.notice is not None
    questions.run_is_over()
    assert bar.notice is None
    questions.quit(None, lambda: went.append(1))
    assert went == [1]
    questions.stays(None)
    assert bar.notice is None


def test_the_latch_is_asked_about_between_its_runs_too(bar: NoticeBar) -> None:
    went: list[object] = []
    questions = Questions(bar, LIVE)
    questions.quit(None, lambda: went.append(1), latched=True)
    assert bar.words.text().startswith("New orders are still being cancelled. Quitting ends that;")
    questions.run_is_over(latched=True)
    assert bar.notice is not None
    bar.other.click()
    assert went == [1]
    questions.stays(None, latched=True)
    assert bar.words.text() == "New orders are still being cancelled. The window was minimised, not closed."
    questions.run_is_over()
    assert bar.notice is None
