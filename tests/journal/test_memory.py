"""The journal without a disk."""

from __future__ import annotations

from gui.journal.entries import Journal
from gui.journal.memory import MemoryJournal
from tests.journal.entries_made import ended, intent, key, line, seen, started


def as_protocol(journal: MemoryJournal) -> Journal:
    return journal


async def test_it_keeps_what_it_is_given() -> None:
    journal = MemoryJournal()
    as_protocol(journal).record(started())
    assert await journal.commit(intent("a", "1", "2"))
    journal.record(ended("1"))
    journal.record(line("hello"))
    journal.keep_known("okx-main", "live", [seen("2")])
    assert [one.key for one in journal.open_attempts("live")] == [key("2")]
    assert journal.known("okx-main", "live") == (seen("2"),)
    assert journal.known("other", "live") == ()
    assert [one.text for one in journal.lines()] == ["hello"]
    assert (journal.next_run(), journal.next_run()) == (1, 2)
    assert journal.health().writing
    assert len(journal.entries) == 4


async def test_a_fault_is_shown_and_no_commit_is_claimed() -> None:
    journal = MemoryJournal("No folder can be used.")
    assert not await journal.commit(started())
    health = journal.health()
    assert (health.writing, health.waiting, health.fault) == (False, 1, "No folder can be used.")
