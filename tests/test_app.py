"""The program as it is put together: real loop, real engine, practice venues over real sockets, window off screen."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from gui.app import WindowApp, run_window
from gui.config.paths import Paths
from gui.config.settings import Settings
from gui.config.state import load_state
from gui.domain.rows import State
from gui.domain.venues import Account, Environment, Venue, offered_families
from gui.drill.orders import OrderState
from gui.engine.views import RunPhase
from gui.models import language
from gui.session import DrillOptions
from gui.widgets.main_window import KillSwitchWindow
from tests.app_play import (
    HOLD_MS,
    Stage,
    book,
    click,
    gone,
    hold_panic,
    journal_text,
    opened,
    run,
    session,
    shown,
    until,
)

# How the practice venue's own book and our row must agree at the end.
PROVEN = {OrderState.CANCELLED: State.GONE, OrderState.FIRED: State.TRIGGERED}


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Stage:
    return Stage(qapp, tmp_path)


def _demo_account() -> Account:
    return Account("demo-a", Venue.OKX, Environment.DEMO, families=offered_families(Venue.OKX, Environment.DEMO))


def test_held_panic_ends_every_row_as_the_venues_book_says(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        await until(lambda: "25 algo orders" in shown(desk).deck.panic.accessibleName())
        await hold_panic(desk)
        assert run(desk).hold_ms is not None
        assert run(desk).hold_ms >= HOLD_MS  # type: ignore[operator]
        await until(lambda: run(desk).phase is RunPhase.FINISHED)
        rows = session(desk).switch.rows()
        assert {key.algo_id: row.state for key, row in rows.items()} == {
            order.algo_id: PROVEN[order.state] for order in book(desk)
        }
        assert len(rows) == 25
        assert sum(row.proof is not None for row in rows.values()) == 24
        await _acknowledge_the_fired(desk)

    stage.play(scene, drill=DrillOptions(round_trip_s=0.0, whole=False))


async def _acknowledge_the_fired(desk: WindowApp) -> None:
    window, switch = shown(desk), session(desk).switch
    fired = next(key for key, row in switch.rows().items() if row.state is State.TRIGGERED)
    assert switch.rows()[fired].open
    await until(lambda: window.bottom.attention.row(str(fired)) is not None)
    line = window.bottom.attention.row(str(fired))
    assert line is not None
    await until(line.acknowledge.isVisible)
    click(line.acknowledge)
    assert not switch.rows()[fired].open
    await until(lambda: window.state.still_open == 0)


def test_cancel_selected_cancels_what_is_ticked_and_nothing_else(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        model = shown(desk).table.model
        ticked = set(model.shown_keys()[2:20:5])
        model.set_checked(ticked, True)
        click(shown(desk).deck.cancel)
        await until(lambda: session(desk).switch.run() is not None and not run(desk).open)
        ended = {order.algo_id for order in book(desk) if not order.live}
        assert ended == {key.algo_id for key in ticked}
        assert run(desk).total == len(ticked)
        assert len(book(desk).live()) == 25 - len(ticked)

    stage.play(scene)


def test_stop_takes_back_what_waits_and_retry_sends_it(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk, 100)
        await hold_panic(desk)
        await until(lambda: shown(desk).deck.run_panel.readout.stop.isVisible())
        QTest.keyClick(shown(desk), Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
        stopped = run(desk)
        assert stopped.phase is RunPhase.STOPPED
        assert stopped.taken_back > 0
        await until(lambda: shown(desk).deck.run_panel.readout.retry.isVisible())
        left = len(book(desk).live())
        assert left >= stopped.taken_back
        click(shown(desk).deck.run_panel.readout.retry)
        again = run(desk)
        assert again.number > stopped.number
        assert again.total > 0
        await until(lambda: not book(desk).live())

    stage.play(scene, drill=DrillOptions(scenario="calm", round_trip_s=0.0, orders=100))


def test_modes_follow_each_other_and_the_last_is_kept(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        drill_window, drill = shown(desk), session(desk)
        drill_window.banner.modeChosen.emit(Environment.DEMO)
        await until(lambda: desk.window is not drill_window)
        assert session(desk).environment is Environment.DEMO
        assert shown(desk).windowTitle() == "DEMO · Kill switch"
        assert shown(desk).isVisible()
        assert [view.account.label for view in session(desk).switch.accounts()] == ["demo-a"]
        demo_window = shown(desk)
        demo_window.banner.modeChosen.emit(Environment.DRILL)
        await until(lambda: desk.window is not demo_window)
        await opened(desk)
        assert session(desk) is not drill
        await until(lambda: not drill.journal.health().writing)
        await hold_panic(desk)
        await until(lambda: not book(desk).live())

    settings = Settings(file_hold_ms=HOLD_MS, accounts=(_demo_account(),))
    stage.play(scene, settings=settings)
    assert load_state(stage.paths.state)[0].last_mode is Environment.DRILL


def test_a_rehearsal_begins_with_fresh_rows_in_a_window_of_its_own(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        first, before = shown(desk), set(session(desk).switch.rows())
        assert first.banner.rehearse.isVisible()
        await hold_panic(desk)
        await until(lambda: run(desk).phase is RunPhase.FINISHED)
        first.banner.pin.setChecked(True)
        first.banner.rehearsalChosen.emit("bot-replaces")
        await until(lambda: desk.window is not first)
        await opened(desk)
        rows = session(desk).switch.rows()
        assert session(desk).switch.run() is None
        assert {row.state for row in rows.values()} == {State.LIVE}
        assert not {key for key in rows if key.account == "drill-a"} & before
        assert shown(desk).banner.pin.isChecked()
        assert shown(desk).state.last_drill is not None
        assert "rehearsal: A bot re-places" in journal_text(desk)
        checked = [one.data() for one in shown(desk).banner.rehearsals.actions() if one.isChecked()]
        assert checked == ["bot-replaces"]
        await hold_panic(desk)
        await until(lambda: not book(desk).live() and len(book(desk)) > 25)

    stage.play(scene)


def test_start_again_resets_the_rehearsal_that_is_on(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        first = shown(desk)
        book(desk).cancel_by_other_hand(next(iter(book(desk))).algo_id)
        first.banner.rehearsals.actions()[0].trigger()
        await until(lambda: desk.window is not first)
        await opened(desk)
        venues = session(desk).venues
        assert venues is not None
        assert venues.scenario == "slow"
        assert len(book(desk).live()) == 25

    stage.play(scene, drill=DrillOptions(scenario="slow", round_trip_s=0.0, whole=False))


def test_no_rehearsal_during_a_run_and_none_outside_the_drill(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        window = shown(desk)
        await hold_panic(desk)
        window.banner.rehearsalChosen.emit("slow")
        notice = window.notice_bar.notice
        assert notice is not None
        assert notice.text == f"Run {run(desk).number} is on. Stop it or wait."
        await until(lambda: not book(desk).live())
        assert shown(desk) is window
        await until(lambda: run(desk).phase is RunPhase.FINISHED)
        window.banner.modeChosen.emit(Environment.DEMO)
        await until(lambda: desk.window is not window)
        assert shown(desk).banner.rehearse.isHidden()
        desk.rehearse("slow")
        assert session(desk).environment is Environment.DEMO

    stage.play(scene, settings=Settings(file_hold_ms=HOLD_MS, accounts=(_demo_account(),)))


def test_a_mode_that_cannot_be_opened_leaves_the_one_that_is_on(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(desk: WindowApp) -> None:
        demo_window = shown(desk)
        demo_window.banner.modeChosen.emit(Environment.DRILL)
        await until(lambda: demo_window.notice_bar.notice is not None)
        assert demo_window.notice_bar.notice is not None
        assert "DRILL could not be opened" in demo_window.notice_bar.notice.text
        assert desk.window is demo_window
        demo_window.close()

    async def no_port(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("gui.drill.venues.PracticeVenues.start", no_port)
    stage.play(scene, mode=Environment.DEMO, settings=Settings(accounts=(_demo_account(),)))


def test_closing_without_a_run_ends_the_program(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        window = shown(desk)
        window.close()
        await until(lambda: gone(window))

    stage.play(scene)


def test_closing_during_a_run_minimises_and_the_run_goes_on(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        window = shown(desk)
        await hold_panic(desk)
        assert not window.close()
        assert window.isMinimized()
        assert window.notice_bar.notice is not None
        assert "goes on" in window.notice_bar.notice.text
        assert book(desk).live()
        await until(lambda: run(desk).phase is RunPhase.FINISHED)
        assert run(desk).flat
        assert not book(desk).live()
        assert window.close()

    stage.play(scene)


def test_quitting_during_a_run_asks_in_the_notice_bar(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        window = shown(desk)
        await hold_panic(desk)
        await until(lambda: window.state.run_on)
        QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
        assert window.notice_bar.notice is not None
        assert "Quitting drops" in window.notice_bar.notice.text
        click(window.notice_bar.safe)
        assert window.notice_bar.notice is None
        assert run(desk).phase is RunPhase.RUNNING
        QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
        click(window.notice_bar.other)
        await until(lambda: gone(window))

    stage.play(scene)


def test_live_without_an_account_says_so_and_a_hold_does_no_harm(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        window = shown(desk)
        assert window.windowTitle() == "LIVE · Kill switch"
        assert "no account yet" in window.deck.panic.accessibleName()
        await hold_panic(desk)
        assert window.parts.accounts is not None
        assert window.parts.accounts.isVisible(), "nothing else can be done"
        await until(lambda: not window.state.run_on)
        assert session(desk).connectors == {}
        window.refresh()
        assert window.grab().width() == window.width()

    stage.play(scene, mode=Environment.LIVE)


def test_what_fails_in_a_slot_or_callback_is_told_and_stops_nothing(stage: Stage) -> None:
    def slot() -> None:
        raise ValueError("the key is in here")

    def callback() -> None:
        raise LookupError("the secret is in here")

    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        QTimer.singleShot(0, slot)
        asyncio.get_running_loop().call_soon(callback)
        await until(lambda: "ValueError" in journal_text(desk) and "LookupError" in journal_text(desk))
        assert "PANIC is not affected" in journal_text(desk)
        assert "in here" not in journal_text(desk)
        await hold_panic(desk)
        await until(lambda: not book(desk).live())

    stage.play(scene)


def test_a_broken_configuration_opens_the_drill_with_the_reason(qapp: QApplication, tmp_path: Path) -> None:
    told: list[str] = []

    def look() -> None:
        windows = [window for window in qapp.topLevelWidgets() if isinstance(window, KillSwitchWindow)]
        for window in windows:
            if window.isVisible() and window.notice_bar.notice is not None:
                told.extend((window.windowTitle(), window.notice_bar.notice.text))
                watch.stop()
                window.close()

    watch = QTimer(interval=20)
    watch.timeout.connect(look)
    watch.start()
    paths = Paths(tmp_path / "config.toml", True, tmp_path)
    assert run_window(Environment.DRILL, Settings(), paths, {}, "config.toml, line 3: no such venue") == 0
    assert told[0] == "DRILL · Kill switch"
    assert "line 3: no such venue" in told[1]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_theme_changes_while_the_window_is_open(stage: Stage, qapp: QApplication) -> None:
    font = qapp.font()

    async def scene(desk: WindowApp) -> None:
        window = shown(desk)
        before = window.grab().toImage().pixelColor(4, 400)
        window.banner.theme_button.click()
        menu = next(each for each in window.findChildren(QMenu) if each.objectName() == "themeMenu")
        assert menu.isVisible()
        light = next(action for action in menu.actions() if action.data() == "light")
        light.trigger()
        menu.close()
        after = window.grab().toImage().pixelColor(4, 400)
        assert (before.name(), after.name()) == ("#0e1116", "#e9ecf0")
        desk.quit()

    try:
        stage.play(scene)
    finally:
        # The program's own style sheet goes with the program; here the next test has the same application.
        qapp.setStyleSheet("")
        qapp.setFont(font)


def test_the_language_changes_while_the_window_is_open_and_is_kept(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        window = shown(desk)
        assert not window.banner.language.isHidden()
        window.banner.languages.actions()[1].trigger()
        await until(lambda: window.banner.word.text() == "演练")
        assert window.windowTitle() == "演练 · 紧急撤单"
        assert window.deck.panic.accessibleName().startswith(("紧急撤单，演练", "PANIC, 演练"))
        window.banner.languages.actions()[0].trigger()
        await until(lambda: window.banner.word.text() == "DRILL")

    try:
        stage.play(scene)
    finally:
        language.switch(language.Language.ENGLISH)


def test_an_installation_without_the_translation_says_so(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: language.Language) -> None:
        raise FileNotFoundError

    async def scene(desk: WindowApp) -> None:
        monkeypatch.setattr(language, "switch", missing)
        desk.choices.change("language", "zh_CN")
        notice = shown(desk).notice_bar.notice
        assert notice is not None
        assert notice.text == "This installation lacks the translation."

    stage.play(scene)


def test_a_termination_ends_the_program_in_order_even_during_a_run(qapp: QApplication, tmp_path: Path) -> None:
    fired: list[bool] = []

    def look() -> None:
        windows = [window for window in qapp.topLevelWidgets() if isinstance(window, KillSwitchWindow)]
        for window in windows:
            if window.isVisible() and window.state.open and not fired:
                fired.append(True)
                window.panicFired.emit(window.deck.scope(), 700)
                os.kill(os.getpid(), signal.SIGTERM)
                watch.stop()

    watch, before = QTimer(interval=20), signal.getsignal(signal.SIGTERM)
    watch.timeout.connect(look)
    watch.start()
    paths = Paths(tmp_path / "config.toml", False, tmp_path)
    assert run_window(Environment.DRILL, Settings(), paths, {}, drill=DrillOptions(scenario="calm")) == 0
    assert fired
    assert signal.getsignal(signal.SIGTERM) is before
    with closing(sqlite3.connect(paths.journal)) as kept:
        assert kept.execute("SELECT count(*) FROM run_starts").fetchone() == (1,)
