"""One window per user and data folder, with a real second process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.meeting import meeting_place
from gui.widgets.one_instance import Found, OneInstance, ask_the_first

ASK = """
import sys
from gui.widgets.one_instance import ask_the_first
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
print(*ask_the_first(sys.argv[1], 10.0))
"""
DIE = """
import os, sys
from gui.widgets.one_instance import OneInstance
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
one = OneInstance(sys.argv[1], lambda: "")
assert one.listen()
os._exit(1)
"""


@pytest.fixture
def place(tmp_path: Path) -> str:
    return meeting_place(tmp_path)


@pytest.fixture
def first(qapp: QApplication, place: str) -> Iterator[OneInstance]:
    made = OneInstance(place, lambda: "DRILL")
    assert made.listen()
    yield made
    made.close()


def test_a_second_process_brings_the_first_to_the_front_and_hears_its_word(
    qtbot: QtBot, first: OneInstance, place: str
) -> None:
    with subprocess.Popen([sys.executable, "-c", ASK, place], stdout=subprocess.PIPE, text=True) as second:
        with qtbot.waitSignal(first.asked, timeout=20_000):
            pass
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
        assert second.stdout is not None
        assert second.stdout.read() == "shown DRILL\n"


def test_nobody_is_there_at_first(qapp: QApplication, place: str) -> None:
    assert ask_the_first(place) == (Found.NOBODY, "")


def test_the_socket_of_a_crashed_program_is_taken_over(qapp: QApplication, place: str) -> None:
    subprocess.run([sys.executable, "-c", DIE, place], check=False)
    if sys.platform != "win32":
        assert Path(place).exists(), "the crash left it behind"
    assert ask_the_first(place) == (Found.NOBODY, "")
    one = OneInstance(place, lambda: "")
    assert one.listen()
    one.close()


def test_one_that_hangs_holds_nobody_up_and_is_taken_over(qapp: QApplication, place: str) -> None:
    hung = QLocalServer()
    assert hung.listen(place), "it listens, and nothing ever reads"
    waited = QDeadlineTimer(20_000)
    assert ask_the_first(place, 0.2) == (Found.HUNG, "")
    assert not waited.hasExpired()
    one = OneInstance(place, lambda: "LIVE")
    assert one.listen()
    one.close()
    hung.close()


def test_nonsense_shows_nothing(qtbot: QtBot, first: OneInstance, place: str) -> None:
    from PySide6.QtNetwork import QLocalSocket

    asked: list[int] = []
    first.asked.connect(lambda: asked.append(1))
    for words in (b"hello\n", b"x" * 500):
        socket = QLocalSocket()
        socket.connectToServer(place)
        assert socket.waitForConnected(5000)
        socket.write(words)
        socket.flush()
        with qtbot.waitSignal(socket.disconnected, timeout=20_000):
            pass
    assert asked == []


def test_a_folder_that_is_not_there_costs_nothing_else(qapp: QApplication, tmp_path: Path) -> None:
    # Not `meeting_place`: where the folder's path is too long for a socket, that one lies elsewhere.
    one = OneInstance(str(tmp_path / "nowhere" / "window.sock"), lambda: "")
    assert not one.listen()
