"""Repeats of a held key that X11 hands on as a release and a press of one moment."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.domain.clock import SystemClock
from gui.domain.venues import Environment
from gui.widgets.hold import MOST_THRESHOLD_S
from gui.widgets.key_repeat import KeyRepeat
from gui.widgets.panic_button import PanicButton
from gui.widgets.theme import load_theme

PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
# Longer than any of these tests: nothing here waits for it.
LONG_GRACE_MS = 60_000


def _event(kind: QEvent.Type, stamp: int, *, key: int = Qt.Key.Key_Space, marked: bool = False) -> QKeyEvent:
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, 65, key, 0, "", marked)
    event.setTimestamp(stamp)
    return event


@pytest.fixture
def repeat(qapp: QApplication) -> KeyRepeat:
    """A watch that holds back, as on X11."""
    made = KeyRepeat(qapp)
    made.grace_ms = LONG_GRACE_MS
    return made


def test_a_press_of_the_same_moment_takes_the_release_back(repeat: KeyRepeat) -> None:
    done: list[str] = []
    repeat.released(_event(RELEASE, 660), lambda: done.append("let go"))
    assert repeat.pending
    assert repeat.is_repeat(_event(PRESS, 660))
    repeat.settle()
    assert done == []


def test_a_press_of_another_moment_or_key_is_a_press(repeat: KeyRepeat) -> None:
    repeat.released(_event(RELEASE, 660), lambda: None)
    assert not repeat.is_repeat(_event(PRESS, 661))
    assert not repeat.is_repeat(_event(PRESS, 660, key=Qt.Key.Key_Return))
    assert repeat.pending


def test_without_stamps_only_the_mark_tells(repeat: KeyRepeat) -> None:
    repeat.released(_event(RELEASE, 0), lambda: None)
    assert not repeat.is_repeat(_event(PRESS, 0))
    assert repeat.is_repeat(_event(PRESS, 0, marked=True))


def test_a_release_that_stays_alone_counts(repeat: KeyRepeat, qtbot: QtBot) -> None:
    done: list[str] = []
    repeat.grace_ms = 1
    repeat.released(_event(RELEASE, 660), lambda: done.append("let go"))
    assert done == []
    qtbot.waitUntil(lambda: bool(done))
    assert not repeat.pending


def test_one_release_heard_at_every_widget_stays_one(repeat: KeyRepeat) -> None:
    done: list[int] = []
    for _ in range(3):
        repeat.released(_event(RELEASE, 660), lambda: done.append(1))
    assert done == []
    repeat.settle()
    assert done == [1]


def test_a_second_release_settles_the_first(repeat: KeyRepeat) -> None:
    done: list[int] = []
    repeat.released(_event(RELEASE, 660), lambda: done.append(1))
    repeat.released(_event(RELEASE, 670, key=Qt.Key.Key_Shift), lambda: done.append(2))
    assert done == [1]


def test_elsewhere_nothing_is_held_back(qapp: QApplication) -> None:
    done: list[str] = []
    watch = KeyRepeat(qapp)
    watch.released(_event(RELEASE, 660), lambda: done.append("let go"))
    assert done == ["let go"]
    assert not watch.pending


def test_a_repeat_neither_stops_nor_restarts_the_hold_of_panic(qapp: QApplication) -> None:
    panic = PanicButton(Environment.DRILL, load_theme("dark"), SystemClock().monotonic)
    panic.hold.set_threshold(MOST_THRESHOLD_S)
    watch = panic.findChild(KeyRepeat)
    assert isinstance(watch, KeyRepeat)
    watch.grace_ms = LONG_GRACE_MS
    stopped: list[bool] = []
    panic.stopped.connect(lambda: stopped.append(True))
    _send(panic, _event(PRESS, 100))
    for stamp in (760, 800, 840):
        _send(panic, _event(RELEASE, stamp))
        _send(panic, _event(PRESS, stamp))
        assert panic.hold.holding
    assert stopped == []
    _send(panic, _event(RELEASE, 880))
    watch.settle()
    assert stopped == [True]
    panic.deleteLater()


def _send(target: QObject, event: QKeyEvent) -> None:
    QCoreApplication.sendEvent(target, event)
