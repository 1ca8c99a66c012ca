"""Stated waits are obeyed to the end, by every account that they concern, and by the next start."""

from __future__ import annotations

import pytest

from gui.domain.venues import Account, Environment, Venue
from gui.engine.embargo import KEPT_S, LONGEST_S, Embargo, Embargoes
from gui.journal.entries import Hold, Line
from tests.engine.memory_journal import MemoryJournal

MAIN = Account("main", Venue.BINANCE, Environment.LIVE)
SECOND = Account("second", Venue.BINANCE, Environment.LIVE)
OKX_A = Account("a", Venue.OKX, Environment.LIVE)
OKX_B = Account("b", Venue.OKX, Environment.LIVE)
EPOCH_S = 1_795_000_000.0


class TwoClocks:
    """A monotonic and a wall clock that are moved apart by hand."""

    def __init__(self, mono: float = 50.0, wall: float = EPOCH_S) -> None:
        self.mono, self.epoch = mono, wall

    def monotonic(self) -> float:
        return self.mono

    def wall(self) -> float:
        return self.epoch

    def pass_s(self, seconds: float) -> None:
        self.mono += seconds
        self.epoch += seconds


def start(journal: MemoryJournal, clock: TwoClocks, environment: Environment = Environment.LIVE) -> Embargoes:
    return Embargoes(clock, journal, environment)


def holds(journal: MemoryJournal) -> list[Hold]:
    return [entry for entry in journal.entries if isinstance(entry, Hold)]


def test_a_wait_is_never_shortened_nor_longer_than_the_longest_ban() -> None:
    clock = TwoClocks()
    embargo = Embargo(clock)
    embargo.wait("", 60.0)
    embargo.wait("", 1.0)
    embargo.wait("list", 1e12)
    assert (embargo.left_s(), embargo.left_s("list"), embargo.left_s("else")) == (60.0, LONGEST_S, 0.0)
    clock.pass_s(61.0)
    assert embargo.left_s() == 0.0
    assert embargo.limits() == ("", "list")


def test_binance_bans_the_address_and_okx_the_account() -> None:
    made = start(MemoryJournal(), TwoClocks())
    made.of(MAIN).wait("", 600.0)
    made.of(OKX_A).wait("okx.list", 600.0)
    assert made.of(MAIN) is made.of(SECOND)
    assert made.of(SECOND).left_s() == 600.0
    assert made.of(OKX_A) is not made.of(OKX_B)
    assert (made.of(OKX_B).left_s("okx.list"), made.of(OKX_A).left_s()) == (0.0, 0.0)


def test_a_ban_is_written_down_once_and_the_next_start_waits_for_what_is_left() -> None:
    journal, clock = MemoryJournal(), TwoClocks()
    embargo = start(journal, clock).of(MAIN)
    for _ in range(24):
        clock.pass_s(0.01)
        embargo.wait("", 600.0)
    embargo.wait("", KEPT_S - 1.0)
    assert len(holds(journal)) == 1
    embargo.wait("", 660.0)
    assert [hold.wait_ms for hold in holds(journal)] == [601_000, 661_000]
    clock.pass_s(400.0)
    clock.mono = 3.0
    again = start(journal, clock)
    assert again.of(SECOND).left_s() == pytest.approx(261.0, abs=0.01)
    assert start(journal, clock, Environment.DEMO).of(MAIN).left_s() == 0.0
    assert any(isinstance(entry, Line) and "until" in entry.text for entry in journal.entries)
    clock.pass_s(262.0)
    assert again.of(MAIN).left_s() == 0.0
    assert start(journal, clock).of(MAIN).left_s() == 0.0


def test_practice_keeps_nothing() -> None:
    journal, clock = MemoryJournal(), TwoClocks()
    start(journal, clock, Environment.DRILL).of(MAIN).wait("", 600.0)
    assert holds(journal) == []
    assert start(journal, clock, Environment.DRILL).of(MAIN).left_s() == 0.0


def test_within_a_session_the_wall_clock_counts_for_nothing() -> None:
    journal, clock = MemoryJournal(), TwoClocks()
    embargo = start(journal, clock).of(MAIN)
    embargo.wait("", 600.0)
    clock.epoch += 86_400.0
    assert embargo.left_s() == 600.0
    clock.epoch -= 10 * 86_400.0
    clock.mono += 600.0
    assert embargo.left_s() == 0.0


def test_a_clock_that_was_slow_and_is_set_right_ends_no_ban_early() -> None:
    journal, clock = MemoryJournal(), TwoClocks()
    venue_ms = round((clock.epoch + 61.0 + 600.0) * 1000)
    start(journal, clock).of(MAIN).wait("", 600.0, venue_ms)
    clock.epoch += 61.0
    assert start(journal, clock).of(MAIN).left_s() >= 600.0


@pytest.mark.parametrize("years_back", [0.001, 1, 20])
def test_a_clock_that_was_set_back_keeps_no_ban_for_ever(years_back: float) -> None:
    journal, clock = MemoryJournal(), TwoClocks()
    start(journal, clock).of(MAIN).wait("", 600.0)
    clock.epoch -= years_back * 365 * 86_400.0
    waited = 0.0
    while (left := start(journal, clock).of(MAIN).left_s()) > 0:
        assert left <= 601.0
        clock.pass_s(100.0)
        waited += 100.0
    assert waited == 700.0


def test_a_wait_beyond_reason_on_disk_is_three_days_at_the_most() -> None:
    journal, clock = MemoryJournal(), TwoClocks()
    journal.record(Hold("binance", "live", "", "", 2**62, 2**62, round(EPOCH_S * 1000)))
    assert start(journal, clock).of(MAIN).left_s() == LONGEST_S
    assert holds(journal)[-1].wait_ms == LONGEST_S * 1000


def test_what_a_slow_disk_tells_late_is_obeyed_from_then_on() -> None:
    journal, clock = MemoryJournal(), TwoClocks()
    start(journal, clock).of(MAIN).wait("", 600.0)
    journal.unread = True
    late = start(journal, clock).of(MAIN)
    assert late.left_s() == 0.0
    journal.unread = False
    assert late.left_s() == pytest.approx(601.0)
