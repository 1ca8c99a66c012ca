"""What failed is told without a word of the failure's own."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

from gui.domain.clock import SystemClock
from gui.faultlines import FaultLines
from gui.journal.entries import Line
from gui.journal.memory import MemoryJournal

SECRET = "signature=0123456789"


def made(journal: MemoryJournal | None, quits: list[int]) -> FaultLines:
    session = None if journal is None else SimpleNamespace(journal=journal)
    return FaultLines(SystemClock(), lambda: session, lambda: quits.append(1))  # type: ignore[arg-type,return-value]


def test_type_and_place_are_told_and_nothing_else() -> None:
    journal, quits = MemoryJournal(), list[int]()
    faults = made(journal, quits)
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        faults.on_fault(ValueError, error, error.__traceback__)
        loop = asyncio.new_event_loop()
        faults.on_loop_fault(loop, {"exception": error, "message": SECRET})
        faults.on_loop_fault(loop, {"message": SECRET})
        loop.close()
    texts = [entry.text for entry in journal.entries if isinstance(entry, Line)]
    assert len(texts) == 3
    assert all("PANIC is not affected" in text and SECRET not in text for text in texts)
    assert "ValueError at test_type_and_place" in texts[0]
    assert quits == []


def test_an_interrupt_quits_and_without_a_session_nothing_breaks() -> None:
    quits: list[int] = []
    faults = made(None, quits)
    faults.on_fault(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert quits == [1]
    faults.on_fault(LookupError, LookupError(SECRET), None)
