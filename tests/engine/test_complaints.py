"""A part that failed is told by its name and the sort of its fault, never by the fault's own text."""

from __future__ import annotations

from gui.engine.complaints import Complaints
from gui.engine.views import Change
from gui.journal.entries import Line, Tone
from tests.engine.memory_journal import MemoryJournal
from tests.engine.test_pacing import HandClock


def told(journal: MemoryJournal) -> Line:
    [line] = journal.lines()
    assert (line.tone, line.about) == (Tone.BAD, "This program")
    return line


def test_a_task_that_died_is_told_without_the_words_of_its_fault() -> None:
    journal = MemoryJournal()
    Complaints(journal, HandClock()).task_died("cancels okx-main", RuntimeError("CANARY"))
    assert "cancels okx-main: RuntimeError" in told(journal).text
    assert "CANARY" not in told(journal).text


def test_a_listener_that_failed_is_named() -> None:
    def painter(_change: Change) -> None:
        return

    journal = MemoryJournal()
    Complaints(journal, HandClock()).listener_failed(painter, ValueError("CANARY"))
    assert "painter: ValueError" in told(journal).text
    assert "CANARY" not in told(journal).text
