"""Tray, sounds, later starts, and the end of the user's session, over the whole program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui import beside
from gui.app import WindowApp
from gui.beside import first_is_shown, flush
from gui.domain.venues import Environment
from gui.engine.views import RunPhase
from gui.meeting import meeting_place
from gui.models.sound_cues import Sound
from gui.sounding import AFTER_FIRING_S
from gui.widgets.tray import Tray
from tests.app_play import Stage, book, gone, hold_panic, opened, run, session, shown, until
from tests.widgets.test_tray import Kept

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SECOND = """
import sys
from gui.cli import run
sys.exit(run(["--data-dir", sys.argv[1]], {"QT_QPA_PLATFORM": "offscreen"}))
"""


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    font = qapp.font()
    yield Stage(qapp, tmp_path)
    qapp.setStyleSheet("")
    qapp.setFont(font)


def with_tray(desk: WindowApp, stage: Stage) -> Kept:
    icon = Kept()
    # On a busy machine the one of the start, without a tray here, is there already.
    desk.beside.close()
    desk.beside.tray = None
    shown(desk).refresh()
    desk.beside.begin(meeting_place(stage.paths.data), lambda: Tray(lambda: icon))
    return icon


def test_closing_during_a_run_goes_to_the_tray_and_says_so_once(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        icon, window = with_tray(desk, stage), shown(desk)
        assert "25 open" in icon.toolTip()
        await hold_panic(desk)
        assert not window.close()
        assert window.isHidden()
        number = run(desk).number
        assert icon.messages == [("DRILL · Kill switch", f"Run {number} is on and goes on. The window is in the tray.")]
        tray = desk.beside.tray
        assert tray is not None
        tray.showWanted.emit()
        assert window.isVisible()
        if run(desk).phase is RunPhase.RUNNING:
            window.close()
            assert len(icon.messages) == 1
        await until(lambda: run(desk).phase is RunPhase.FINISHED)
        assert not book(desk).live(), "the run went on"
        window.refresh()
        assert "0 open" in icon.toolTip()

    stage.play(scene)


def test_closing_while_the_latch_is_on_goes_to_the_tray_and_says_so(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        icon, window = with_tray(desk, stage), shown(desk)
        await hold_panic(desk)
        await until(lambda: run(desk).phase is RunPhase.FINISHED)
        switch = session(desk).switch
        switch.set_latch(on=True)
        assert not window.close()
        assert window.isHidden()
        said = "New orders are still being cancelled. The window is in the tray."
        assert icon.messages[-1] == ("DRILL · Kill switch", said)
        switch.set_latch(on=False)
        window.show()
        window.close()

    stage.play(scene)


def test_the_trays_panic_shows_and_focuses_and_its_quit_asks_during_a_run(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        with_tray(desk, stage)
        tray, window = desk.beside.tray, shown(desk)
        assert tray is not None
        window.hide()
        tray.panicWanted.emit()
        assert window.isVisible()
        assert window.focusWidget() is window.deck.panic
        await hold_panic(desk)
        await until(lambda: window.state.run_on)
        window.hide()
        tray.quitWanted.emit()
        assert window.isVisible()
        assert "Quitting drops" in window.notice_bar.words.text()
        await until(lambda: run(desk).phase is RunPhase.FINISHED)
        tray.quitWanted.emit()
        await until(lambda: gone(window))

    stage.play(scene)


def test_a_second_start_brings_the_first_to_the_front_and_ends(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        window = shown(desk)
        await until(lambda: desk.beside.instance is not None)
        window.showMinimized()
        with subprocess.Popen(
            [sys.executable, "-c", SECOND, str(stage.paths.data)], stdout=subprocess.PIPE, text=True
        ) as second:
            await until(lambda: second.poll() is not None)
            assert second.returncode == 0
            assert second.stdout is not None
            assert "open already (DRILL)" in second.stdout.read()
        assert not window.isMinimized()

    stage.play(scene)
    assert not Path(meeting_place(stage.paths.data)).exists(), "the place is free for the next start"


def test_what_a_start_finds_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: QApplication) -> None:
    place = meeting_place(tmp_path)
    assert first_is_shown(place) == ("", False)
    from gui.widgets import one_instance

    monkeypatch.setattr(one_instance, "ask_the_first", lambda _: (one_instance.Found.HUNG, ""))
    assert first_is_shown(place) == ("", True)
    assert "does not answer" in beside.hung_sentence()


def test_sounds_have_the_timbre_of_the_mode_and_firing_waits_for_its_first_request(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        played: list[tuple[str, float]] = []
        desk.beside._player.play = lambda file, after_s=0.0: played.append((file.name, after_s))  # type: ignore[method-assign]
        await opened(desk)
        await hold_panic(desk)
        await until(lambda: run(desk).phase is RunPhase.FINISHED)
        shown(desk).refresh()
        assert played == [("fired-drill.wav", AFTER_FIRING_S), ("all-gone-drill.wav", 0.0)]
        desk.beside.wire(shown(desk), Environment.LIVE)
        desk.beside.sound(Sound.NEEDS_YOU)
        assert played[-1] == ("needs-you.wav", 0.0)

    stage.play(scene)


def test_the_end_of_the_users_session_is_not_held_up_even_during_a_run(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        window = shown(desk)
        await hold_panic(desk)
        desk.on_session_end(object())
        assert desk.session is not None
        assert desk.session.journal.health().waiting == 0
        assert window.close(), "a window that refused would stop the log-off"

    stage.play(scene)


@dataclass
class Health:
    waiting: int


class SlowJournal:
    """A journal whose disk takes one entry a look, or none."""

    def __init__(self, waiting: int, *, hangs: bool = False) -> None:
        self.left, self.hangs = waiting, hangs

    def health(self) -> Health:
        if not self.hangs:
            self.left = max(0, self.left - 1)
        return Health(self.left)


class Kept2:
    def __init__(self, journal: SlowJournal) -> None:
        self.journal = journal


@pytest.mark.parametrize(("waiting", "hangs", "told"), [(0, False, ""), (5, False, ""), (7, True, "7 journal entries")])
def test_the_journal_is_flushed_within_a_bound(waiting: int, hangs: bool, told: str) -> None:
    left = flush(Kept2(SlowJournal(waiting, hangs=hangs)), 0.1)  # type: ignore[arg-type]
    assert left.startswith(told)
    assert bool(left) is bool(told)
    assert flush(None) == ""
