from __future__ import annotations

from dataclasses import replace

from gui.domain.rows import Cancel, Phase, Sighting, State
from gui.domain.transitions import acknowledged
from gui.models.chip_state import NEED, ChipState, Moment, chip_state, chip_word, needs_rank, stale_for
from tests.fake_surface import FakeClock, twenty_five
from tests.twenty_five import MONOTONIC, NOW_MS

ROW = twenty_five()[0]
OLD = replace(ROW, sighting=Sighting(seen_ms=NOW_MS - 132_000))


def test_live_reads_open() -> None:
    assert chip_word(ROW, NOW_MS) == "OPEN"
    assert chip_state(ROW, NOW_MS) is ChipState.LIVE


def test_stale_is_a_mark_after_ten_seconds() -> None:
    at_ten = replace(ROW, sighting=Sighting(seen_ms=NOW_MS - 10_000))
    assert stale_for(at_ten, NOW_MS) is None
    assert stale_for(at_ten, NOW_MS + 1) is not None
    assert chip_word(OLD, NOW_MS) == "STALE 2:12"
    assert chip_state(OLD, NOW_MS) is ChipState.STALE


def test_a_row_whose_cancel_is_under_way_is_never_stale() -> None:
    assert chip_word(replace(OLD, cancel=Cancel(phase=Phase.UNKNOWN)), NOW_MS) == "UNKNOWN"


def test_a_missing_row_that_was_never_asked_is_stale_when_old() -> None:
    missing = replace(OLD, sighting=replace(OLD.sighting, absent_last=1.0))
    assert missing.state is State.UNKNOWN
    assert chip_state(missing, NOW_MS) is ChipState.STALE


def test_need_ranks_every_look_and_a_seen_firing_goes_last() -> None:
    assert set(NEED) == set(ChipState)
    fired = twenty_five(firing=True)[1]
    assert needs_rank(fired, NOW_MS) == 0
    assert needs_rank(acknowledged(fired), NOW_MS) == NEED[ChipState.GONE]


def test_a_moment_reads_both_clocks() -> None:
    assert Moment.of(FakeClock()) == Moment(NOW_MS, MONOTONIC)
