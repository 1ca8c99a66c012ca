"""The window's signals."""

from __future__ import annotations

from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment
from gui.engine.scope import Scope
from gui.models.sound_cues import Sound
from gui.widgets.window_wishes import WindowWishes


def test_a_wish_arrives_with_what_it_is_about(qtbot: QtBot) -> None:
    window = WindowWishes()
    qtbot.addWidget(window)
    told: list[tuple[object, ...]] = []
    for signal in (window.panicFired, window.modeChangeRequested, window.placeChanged, window.sounded):
        signal.connect(lambda *values: told.append(values))
    window.panicFired.emit(Scope(), 700)
    window.modeChangeRequested.emit(Environment.LIVE)
    window.placeChanged.emit(QRect(1, 2, 3, 4))
    window.sounded.emit(Sound.FIRED)
    assert told == [(Scope(), 700), (Environment.LIVE,), (QRect(1, 2, 3, 4),), (Sound.FIRED,)]
