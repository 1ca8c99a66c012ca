"""Sounds: never a wait, never an error."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import wave
from pathlib import Path

import pytest

from gui.sounding import MOST_WAITING, Player, system_player
from tests import sounds

FILE = Path("fired.wav")


def test_a_sound_is_played_in_a_thread_of_its_own() -> None:
    heard: list[tuple[Path, str]] = []
    done = threading.Event()

    def play(file: Path) -> None:
        heard.append((file, threading.current_thread().name))
        done.set()

    Player(lambda: play).play(FILE)
    assert done.wait(20)
    assert heard == [(FILE, "sounds")]


def test_one_that_hangs_makes_nobody_wait_and_more_are_left_out() -> None:
    go, heard, began = threading.Event(), list[Path](), threading.Event()

    def play(file: Path) -> None:
        heard.append(file)
        began.set()
        go.wait(20)

    player = Player(lambda: play)
    player.play(FILE)
    assert began.wait(20)
    for _ in range(50):
        player.play(FILE)
    assert player._waiting.qsize() == MOST_WAITING
    assert len(heard) == 1
    go.set()


@pytest.mark.parametrize("error", [OSError(), subprocess.TimeoutExpired("aplay", 3), RuntimeError()])
def test_a_failure_is_silent_and_the_next_sound_is_tried(error: Exception) -> None:
    tries: list[Path] = []
    twice = threading.Event()

    def play(file: Path) -> None:
        tries.append(file)
        if len(tries) == 2:
            twice.set()
        raise error

    player = Player(lambda: play)
    player.play(FILE)
    player.play(FILE)
    assert twice.wait(20)


def test_without_a_player_and_switched_off_nothing_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = threading.Event()

    def nothing() -> None:
        asked.set()

    player = Player(nothing)
    player.on = False
    player.play(FILE)
    assert player._thread is None
    player.on = True
    player.play(FILE)
    assert asked.wait(20)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert system_player() is None


def test_linux_takes_the_first_player_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name == "aplay" else None)
    monkeypatch.setattr(subprocess, "run", lambda command, **_: commands.append(command))
    play = system_player()
    assert play is not None
    play(FILE)
    assert commands == [["/bin/aplay", "-q", "fired.wav"]]


def test_the_files_are_those_of_the_script_and_short() -> None:
    for name in sounds.SOUNDS:
        lengths = []
        for drill in (False, True):
            path = sounds.FOLDER / sounds.file_name(name, drill=drill)
            assert path.read_bytes() == sounds.sound(name, drill=drill)
            with wave.open(str(path)) as file:
                lengths.append(file.getnframes() / file.getframerate())
        assert lengths[0] == lengths[1] <= 0.5
        assert sounds.samples(name, drill=False) != sounds.samples(name, drill=True)
    assert sounds.samples("fired", drill=False)
    with wave.open(str(sounds.FOLDER / "fired.wav")) as file:
        assert file.getnframes() / file.getframerate() == 0.12
