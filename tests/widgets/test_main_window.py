"""The whole window: what it emits, when it refreshes, its geometry, keys, questions, and its names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.domain.rows import Phase, State
from gui.domain.venues import Environment
from gui.engine.scope import Scope
from gui.engine.views import LatchView, RunPhase
from gui.widgets.main_window import KillSwitchWindow
from gui.widgets.notice_bar import Notice
from gui.widgets.refreshing import FIRST_MS
from gui.widgets.table_block import TableBlock
from gui.widgets.theme import load_theme
from gui.widgets.window_layout import FOLDED
from tests.fake_surface import FakeClock, FakeSurface, run_view
from tests.screens.render import load_fonts
from tests.screens.states import all_gone, firing, flat, idle, nobody, run_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LIVE, DRILL = Environment.LIVE, Environment.DRILL
CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
NAMES = [
    "killSwitchWindow",
    "modeBanner",
    "modeLabel",
    "modeTextLabel",
    "changeModeButton",
    "utcClock",
    "pinButton",
    "soundButton",
    "themeButton",
    "languageButton",
    "deck",
    "panicButton",
    "scopeCombo",
    "keepProtectiveCheck",
    "whatSwitch",
    "cancelSelectedButton",
    "runPanel",
    "openCountLabel",
    "readyFact",
    "slowestFact",
    "lastDrillFact",
    "timeToFlat",
    "remainingLabel",
    "etaLabel",
    "rateLabel",
    "runGoing",
    "runProgress",
    "runTally",
    "stopRunButton",
    "runSummary",
    "retryFailedButton",
    "saveProofButton",
    "accountsStrip",
    "addAccountButton",
    "tableBlock",
    "ordersView",
    "bottomPanel",
    "bottomTabs",
    "journalView",
    "attentionView",
    "noticeBar",
    "rowInspector",
    "inspectorTitle",
    "inspectorTimeline",
    "inspectorSentText",
    "inspectorReceivedText",
    "inspectorCopyButton",
    "inspectorRetryButton",
    "inspectorCloseButton",
    "modeMenu",
    "firstRunPanel",
    "accountTile_alpha",
    "accountTile_hedge",
    "accountTile_um-desk",
]


class Stage:
    """A window over a surface, with a record of what it emitted."""

    def __init__(self, qtbot: QtBot, surface: FakeSurface, environment: Environment = LIVE) -> None:
        load_fonts()
        self.surface, self.clock = surface, FakeClock(monotonic=0.0)
        theme = load_theme()
        table = TableBlock(surface, self.clock, theme)
        self.window = KillSwitchWindow(surface, theme, environment, self.clock, table)
        qtbot.addWidget(self.window)
        self.window.show()
        self.emitted: list[tuple[object, ...]] = []
        for name in [
            "panicFired",
            "cancelSelectedRequested",
            "stopRequested",
            "retryRequested",
            "retryOrderRequested",
            "acknowledgeRequested",
            "addAccountRequested",
            "modeChangeRequested",
            "readAgainRequested",
            "keepOnTopChanged",
            "closeRequested",
            "quitRequested",
        ]:
            getattr(self.window, name).connect(lambda *args, name=name: self.emitted.append((name, *args)))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def panic(self) -> None:
        button = self.window.deck.panic
        QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
        self.clock.advance(0.7)
        button._trigger.timeout.emit()
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))


@pytest.fixture
def stages(qtbot: QtBot) -> Iterator[list[Stage]]:
    made: list[Stage] = []
    yield made
    for stage in made:
        stage.window.close_panels()


def stage_of(qtbot: QtBot, stages: list[Stage], surface: FakeSurface, environment: Environment = LIVE) -> Stage:
    stages.append(Stage(qtbot, surface, environment))
    return stages[-1]


def test_every_name_is_there_once(qtbot: QtBot, stages: list[Stage]) -> None:
    window = stage_of(qtbot, stages, idle(LIVE)).window
    found = [window.objectName(), *(child.objectName() for child in window.findChildren(QWidget))]
    assert [name for name in NAMES if found.count(name) != 1] == []


def test_start(qtbot: QtBot, stages: list[Stage]) -> None:
    window = stage_of(qtbot, stages, idle(DRILL), DRILL).window
    assert window.windowTitle() == "DRILL · Kill switch"
    assert (window.minimumWidth(), window.minimumHeight()) == (960, 600)
    assert window.focusWidget() is window.table.view, "a stray Space only ticks a row"
    assert window.banner.clock.text() == "14:03:23 UTC"


def test_panic_reaches_the_app_with_scope_and_hold(qtbot: QtBot, stages: list[Stage]) -> None:
    stage = stage_of(qtbot, stages, idle(LIVE))
    stage.panic()
    assert stage.emitted == [("panicFired", Scope(), 700)]


@pytest.mark.parametrize("make", [idle, firing, flat, all_gone, nobody])
def test_panic_is_never_disabled_or_covered(qtbot: QtBot, stages: list[Stage], make: object) -> None:
    assert callable(make)
    stage = stage_of(qtbot, stages, make(LIVE))
    stage.window.post(Notice("a", "something"))
    for size in ((1280, 800), (1024, 700), (960, 600)):
        stage.window.resize(*size)
        button = stage.window.deck.panic
        for at in (button.rect().center(), QPoint(4, 4), QPoint(button.width() - 4, button.height() - 4)):
            assert stage.window.childAt(button.mapTo(stage.window, at)) is button
        assert button.isEnabled()
    stage.panic()
    assert stage.emitted[0][0] == "panicFired"


def test_without_an_account_panic_asks_for_one(qtbot: QtBot, stages: list[Stage]) -> None:
    stage = stage_of(qtbot, stages, nobody(LIVE))
    stage.panic()
    assert [entry[0] for entry in stage.emitted] == ["panicFired", "addAccountRequested"]


def test_the_accounts_window_lies_under_the_deck_at_every_size_and_esc_closes_it(
    qtbot: QtBot, stages: list[Stage]
) -> None:
    stage = stage_of(qtbot, stages, nobody(LIVE))
    window = stage.window
    dialog = window.open_accounts()
    assert window.findChild(type(dialog), "accountsDialog") is dialog
    for size in ((1280, 800), (1024, 700), (960, 600)):
        window.resize(*size)
        assert dialog.geometry().top() > window.deck.geometry().bottom()
        assert window.rect().contains(dialog.geometry())
    window.resize(1280, 800)
    assert dialog.geometry().getRect() == (240, 224, 800, 564)
    window.post(Notice("a", "something"))
    assert dialog.geometry().top() > window.notice_bar.geometry().bottom()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert dialog.isHidden()


def test_panels_follow_the_surface_at_most_ten_times_a_second(qtbot: QtBot, stages: list[Stage]) -> None:
    stage = stage_of(qtbot, stages, idle(LIVE))
    window, rows = stage.window, list(stage.surface.rows().values())
    window.refresh()
    stage.surface.put(replace(rows[0], cancel=replace(rows[0].cancel, phase=Phase.QUEUED, run=7)))
    assert window.timing.soon.interval() == 100
    stage.surface.set_run(run_view(list(stage.surface.rows().values())))
    assert not window.state.run_on
    window.timing.soon.timeout.emit()
    assert window.state.run_on
    assert window.timing.running.isActive()
    stage.clock.advance(5)
    stage.surface.put(rows[0])
    assert window.timing.soon.interval() == FIRST_MS


def test_needs_you_opens_when_a_run_ends_with_something_left(qtbot: QtBot, stages: list[Stage]) -> None:
    stage = stage_of(qtbot, stages, firing(LIVE))
    assert not stage.window.bottom.on_needs
    stage.surface.set_run(replace(run_of(stage.surface), phase=RunPhase.FINISHED))
    stage.window.refresh()
    assert stage.window.bottom.on_needs
    assert not stage.window.timing.running.isActive()


def test_wishes_of_the_bottom_panel(qtbot: QtBot, stages: list[Stage]) -> None:
    stage = stage_of(qtbot, stages, flat(LIVE))
    by_state = {row.state: row.key for row in stage.window.state.urgent}
    attention = stage.window.bottom.attention
    fired, refused = attention.row(str(by_state[State.TRIGGERED])), attention.row(str(by_state[State.REJECTED]))
    assert fired is not None
    assert refused is not None
    fired.acknowledge.click()
    refused.retry.click()
    assert stage.emitted == [
        ("acknowledgeRequested", by_state[State.TRIGGERED]),
        ("retryOrderRequested", by_state[State.REJECTED]),
    ]


def test_mode_change(qtbot: QtBot, stages: list[Stage]) -> None:
    stage = stage_of(qtbot, stages, idle(DRILL), DRILL)
    stage.window.banner.modeChosen.emit(LIVE)
    assert stage.emitted == [("modeChangeRequested", LIVE)], "leaving safety is the risk, not going to it"
    live = stage_of(qtbot, stages, idle(LIVE))
    live.window.banner.modeChosen.emit(DRILL)
    assert live.emitted == []
    live.window.notice_bar.safe.click()
    assert live.emitted == []
    live.window.banner.modeChosen.emit(DRILL)
    live.window.notice_bar.other.click()
    assert live.emitted == [("modeChangeRequested", DRILL)]


def test_mode_change_is_refused_during_a_run(qtbot: QtBot, stages: list[Stage]) -> None:
    stage = stage_of(qtbot, stages, firing(LIVE))
    stage.window.banner.modeChosen.emit(DRILL)
    assert stage.window.notice_bar.words.text() == "Run 7 is on. Stop it or wait."
    assert stage.emitted == []
    stage.surface.set_run(replace(run_of(stage.surface), phase=RunPhase.STOPPED))
    stage.window.refresh()
    assert stage.window.notice_bar.notice is None


def test_quit_asks_during_a_run_only(qtbot: QtBot, stages: list[Stage]) -> None:
    stage = stage_of(qtbot, stages, idle(LIVE))
    with qtbot.waitExposed(stage.window):
        stage.window.activateWindow()
    stage.window.table.view.setFocus()
    stage.key(Qt.Key.Key_Q, CTRL)
    assert stage.emitted == [("quitRequested",)]
    busy = stage_of(qtbot, stages, firing(LIVE))
    busy.window.activateWindow()
    busy.window.quit()
    assert busy.emitted == []
    assert busy.window.notice_bar.words.text().startswith("Run 7 is on. Quitting drops 4 waiting cancels;")
    busy.window.notice_bar.other.click()
    assert busy.emitted == [("quitRequested",)]


def test_quit_and_close_speak_of_a_latch_that_is_on_until_it_is_released(qtbot: QtBot, stages: list[Stage]) -> None:
    stage = stage_of(qtbot, stages, idle(LIVE))
    stage.surface.show_latch(LatchView(on=True))
    stage.window.refresh()
    stage.window.quit()
    assert stage.emitted == []
    assert "still being cancelled" in stage.window.notice_bar.words.text()
    stage.window.may_close = lambda: False
    assert not stage.window.close()
    assert stage.window.isMinimized()
    stage.surface.show_latch(LatchView())
    stage.window.refresh()
    assert stage.window.notice_bar.notice is None
    stage.window.quit()
    assert stage.emitted[-1] == ("quitRequested",)


def test_closing_is_the_apps_decision(qtbot: QtBot, stages: list[Stage]) -> None:
    stage = stage_of(qtbot, stages, firing(LIVE))
    stage.window.may_close = lambda: False
    assert not stage.window.close()
    assert stage.emitted == [("closeRequested",)]
    assert stage.window.isMinimized()
    assert "goes on" in stage.window.notice_bar.words.text()
    stage.window.may_close = lambda: True
    assert stage.window.close()


def test_keys(qtbot: QtBot, stages: list[Stage]) -> None:
    stage = stage_of(qtbot, stages, firing(LIVE))
    with qtbot.waitExposed(stage.window):
        stage.window.activateWindow()
    stage.window.table.view.setFocus()
    stage.key(Qt.Key.Key_Period, CTRL)
    stage.key(Qt.Key.Key_F5)
    stage.key(Qt.Key.Key_T, CTRL | SHIFT)
    assert stage.emitted == [("stopRequested",), ("readAgainRequested",), ("keepOnTopChanged", True)]
    stage.key(Qt.Key.Key_J, CTRL)
    assert stage.window.bottom.folded
    stage.key(Qt.Key.Key_F, CTRL)
    assert stage.window.table.toolbar.filter.hasFocus()
    stage.window.table.toolbar.filter.setText("btc")
    stage.key(Qt.Key.Key_Escape)
    assert stage.window.table.toolbar.filter.text() == ""
    assert ("stopRequested",) not in stage.emitted[1:], "Esc never stops a run"


def test_keys_of_the_end_of_a_run(qtbot: QtBot, stages: list[Stage]) -> None:
    stage = stage_of(qtbot, stages, flat(LIVE))
    with qtbot.waitExposed(stage.window):
        stage.window.activateWindow()
    stage.window.table.view.setFocus()
    stage.key(Qt.Key.Key_Period, CTRL)
    stage.key(Qt.Key.Key_R, CTRL)
    stage.key(Qt.Key.Key_Return, CTRL)
    assert stage.emitted == [("retryRequested",)], "nothing is ticked and nothing runs"
    refused = next(row.key for row in stage.window.state.urgent if row.state is State.REJECTED)
    stage.window.table.model.set_checked([refused], True)
    stage.key(Qt.Key.Key_Return, CTRL)
    assert stage.emitted[-1] == ("cancelSelectedRequested",)


def test_escape_steps_come_before_the_filter(qtbot: QtBot, stages: list[Stage]) -> None:
    stage = stage_of(qtbot, stages, idle(LIVE))
    answers = iter([True, False])
    stage.window.add_escape_step(lambda: next(answers))
    stage.window.table.toolbar.filter.setText("eth")
    QTest.keyClick(stage.window, Qt.Key.Key_Escape)
    assert stage.window.table.toolbar.filter.text() == "eth"
    QTest.keyClick(stage.window, Qt.Key.Key_Escape)
    assert stage.window.table.toolbar.filter.text() == ""


def test_areas(qtbot: QtBot, stages: list[Stage]) -> None:
    stage = stage_of(qtbot, stages, idle(LIVE))
    with qtbot.waitExposed(stage.window):
        stage.window.activateWindow()
    stage.window.deck.panic.setFocus()
    stage.key(Qt.Key.Key_F6)
    assert stage.window.strip.tiles[0].hasFocus()
    stage.key(Qt.Key.Key_F6, SHIFT)
    assert stage.window.deck.panic.hasFocus()
    stage.window.post(Notice("a", "something"))
    assert stage.window.deck.panic.hasFocus(), "a notice never takes the focus by itself"
    stage.key(Qt.Key.Key_F8)
    assert stage.window.notice_bar.safe.hasFocus()


def test_focus_order(qtbot: QtBot, stages: list[Stage]) -> None:
    stage = stage_of(qtbot, stages, idle(LIVE))
    window = stage.window
    order: list[str] = []
    widget: QWidget | None = window.deck.panic.nextInFocusChain()
    while widget is not None and widget is not window.deck.panic:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.objectName():
            order.append(widget.objectName())
        widget = widget.nextInFocusChain()
    wanted = [
        *("scopeCombo", "keepProtectiveCheck", "cancelSelectedButton", "accountTile_alpha", "addAccountButton"),
        *("filterEdit", "selectShownButton", "clearSelectionButton", "ordersView", "bottomTabs", "journalView"),
        *("changeModeButton", "pinButton"),
    ]
    places = [order.index(name) for name in wanted]
    assert places == sorted(places)


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700), (960, 600), (1700, 1000), (1199, 679)])
@pytest.mark.parametrize("make", [idle, firing, flat])
def test_geometry(qtbot: QtBot, stages: list[Stage], size: tuple[int, int], make: object) -> None:
    assert callable(make)
    window = stage_of(qtbot, stages, make(LIVE)).window
    window.resize(*size)
    parts = (window.banner, window.deck, window.strip, window.table, window.bottom)
    for above, below in pairwise(parts):
        assert below.y() - above.geometry().bottom() - 1 == 10
    assert window.bottom.geometry().bottom() == size[1] - 13
    assert window.table.height() == window.table.whole_height(window.table.height())
    assert window.bottom.folded is (size[1] < 680)
    assert window.bottom.height() >= FOLDED
    assert window.deck.panic.width() == (316 if size[0] < 1200 else 330)


def test_a_notice_takes_its_room_from_the_bottom_panel(qtbot: QtBot, stages: list[Stage]) -> None:
    window = stage_of(qtbot, stages, idle(LIVE)).window
    table, bottom = window.table.height(), window.bottom.height()
    window.post(Notice("a", "something"))
    assert window.table.height() == table
    assert window.bottom.height() == bottom - 46
    window.notice_bar.take_safe()
    assert window.bottom.height() == bottom


def test_nothing_opens_a_dialog(qtbot: QtBot, stages: list[Stage]) -> None:
    stage = stage_of(qtbot, stages, nobody(LIVE))
    stage.window.strip.add.click()
    stage.window.banner.modeChosen.emit(DRILL)
    stage.panic()
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog)]
    assert QApplication.activeModalWidget() is None


def test_last_drill_and_themes(qtbot: QtBot, stages: list[Stage]) -> None:
    surface = all_gone(DRILL)
    window = stage_of(qtbot, stages, surface, DRILL).window
    surface.clear_finished()
    window.refresh()
    assert window.deck.run_panel.idle.facts[2].text().startswith("25 orders flat in 3.44 s, today")
    assert window.deck.run_panel.idle.first_run.isHidden()
    dark = window.grab().toImage()
    window.set_theme(load_theme("light"))
    assert window.grab().toImage() != dark
