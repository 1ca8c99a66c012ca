"""A run comes out of the journal as it was written, and what is not there is said."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gui.domain.rows import State
from gui.journal.database import Database
from gui.journal.entries import Ended, Entry, Intent, Joined, LeftOpen, Reopened, RunEnded
from gui.proof.reading import read_run
from gui.proof.record import ProofError, RunRecord, Source
from tests.proof.made import BEGAN, exchange, journal_with, key, run_entries


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def states(made: RunRecord) -> dict[str, State]:
    return {order.key.algo_id: order.state for order in made.orders}


def test_everything_of_a_run_is_read(path: Path) -> None:
    made = read_run(journal_with(path, [*run_entries(6), *run_entries(7)]), 7)
    assert (made.number, made.environment, made.source) == (7, "live", Source.JOURNAL)
    [press] = made.presses
    assert (press.at_ms, press.kind, press.hold_ms, press.by) == (BEGAN, "panic", 712, "ann at desk-4")
    assert states(made) == {"1": State.GONE, "2": State.TRIGGERED, "3": State.UNKNOWN}
    first, _, third = made.orders
    assert (first.instrument, first.kind, first.size) == ("BTC-USDT-SWAP", "Trigger", "1.500")
    assert [(one.attempt, one.verdict, one.answered_ms) for one in first.tries] == [("a1", "accepted", BEGAN + 90)]
    assert [(end.state, end.by) for end in first.ends] == [("GONE", "our cancel")]
    assert third.tries[0].verdict is None
    assert third.words == "no answer in time"
    assert made.exchanges == (exchange("a1", "1", "2", "3"), exchange("", "2", answer='{"state":"effective"}'))
    assert [reading.absent for reading in made.readings if reading.run == 7][:2] == [(key("1"),), (key("1"),)]
    assert [(clock.moment, clock.note.offset_s) for clock in made.clocks] == [("press", -0.25), ("end", -0.25)]
    assert made.waits[0].limit == "okx.cancel"
    assert made.lines[0].text == "1 order proven gone"
    assert (made.outcome, made.outcomes[0].open, made.flat) == ("stopped", 2, False)
    assert any("stopped by hand" in words for words in made.remarks)


def test_a_run_that_was_cut_off_says_so(path: Path) -> None:
    made = read_run(journal_with(path, run_entries()[:5]), 7)
    assert made.outcome == ""
    assert set(states(made).values()) == {State.UNKNOWN}
    assert any("no end of this run" in words and "14:03:21.090Z" in words for words in made.remarks)
    assert not made.flat


def test_a_flat_run_whose_order_was_open_again_is_not_flat(path: Path) -> None:
    entries = [entry for entry in run_entries() if not isinstance(entry, RunEnded | LeftOpen)]
    ends = [Ended(key(one), 7, "GONE", "our cancel", "status: canceled", BEGAN + 2_000) for one in ("2", "3")]
    flat = [*entries, *ends, RunEnded(7, "flat", BEGAN + 3_000, 0)]
    assert read_run(journal_with(path.with_name("a"), flat), 7).flat
    made = read_run(journal_with(path.with_name("b"), [*flat, Reopened(key("3"), 7, BEGAN + 4_000)]), 7)
    assert not made.flat
    assert states(made)["3"] is State.UNKNOWN
    assert any("count as open here" in words for words in made.remarks)
    assert made.orders[2].ends[-1].state == ""


def test_an_end_of_a_later_run_is_told_with_its_run(path: Path) -> None:
    later: list[Entry] = [
        Intent("a2", 8, (key("3"),), ("BTC-USDT-SWAP",), (2,), "cancel-algos", "www.okx.com", BEGAN + 9_000),
        Ended(key("3"), 8, "GONE", "our cancel", "status: canceled", BEGAN + 9_500),
    ]
    made = read_run(journal_with(path, [*run_entries(), *later]), 7)
    assert made.orders[2].ends[-1].run == 8
    assert made.last_ms == BEGAN + 9_500


def test_orders_that_only_waited_are_told(path: Path) -> None:
    entries = [entry for entry in run_entries() if not isinstance(entry, Intent)]
    made = read_run(journal_with(path, entries), 7)
    assert {order.tries for order in made.orders} == {()}
    assert isinstance(entries[4], Joined)


def test_no_such_run(path: Path) -> None:
    with pytest.raises(ProofError, match="no run 9") as caught:
        read_run(journal_with(path, run_entries()), 9)
    assert caught.value.no_such_run


def test_a_file_of_an_older_version_and_a_damaged_one_say_so(path: Path) -> None:
    journal_with(path, run_entries())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE joined SET orders = 'spoilt'")
        connection.execute("UPDATE left_open SET orders = 'spoilt'")
        connection.execute("UPDATE readings SET pages = NULL WHERE seq = (SELECT min(seq) FROM readings)")
        connection.execute("INSERT INTO entries (uid, kind) VALUES ('c', 'CarriedOver')")
        for row in ("'gemini.algo'", "NULL"):
            values = f"(2, {len(row)}, 'a1', 'okx-main', {row}, '9', '', 1)"
            connection.execute(f"INSERT INTO intent_keys VALUES {values}")
    spoilt = read_run(path, 7)
    assert any("damaged after this run began" in words for words in spoilt.remarks)
    assert any("could not be read and are left out: 5" in words for words in spoilt.remarks)
    assert states(spoilt)["3"] is State.UNKNOWN
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in ("exchanges", "readings", "circumstances", "joined", "left_open", "reopened"):
            connection.execute(f"DROP TABLE {table}")
    old = read_run(path, 7)
    assert any("older version" in words for words in old.remarks)
    assert states(old)["1"] is State.GONE
    assert old.presses[0].by == ""


def test_a_run_outlives_a_damaged_file_and_the_proof_says_so(path: Path) -> None:
    before = read_run(journal_with(path, run_entries()), 7)
    database = Database(path)
    database.open()
    aside, carried = database.set_aside()
    assert aside is not None
    assert carried > len(run_entries())
    after = read_run(path, 7)
    assert (after.orders, after.exchanges, after.readings) == (before.orders, before.exchanges, before.readings)
    assert (after.presses, after.clocks, after.outcomes) == (before.presses, before.clocks, before.outcomes)
    assert any("damaged after this run began" in words for words in after.remarks)


def test_a_file_of_an_older_version_gets_the_new_tables_when_it_is_opened(path: Path) -> None:
    journal_with(path, run_entries()[:1])
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in ("exchanges", "readings", "circumstances", "joined", "left_open", "reopened"):
            connection.execute(f"DROP TABLE {table}")
    database = Database(path)
    database.open()
    database.write([(f"later{place}", entry) for place, entry in enumerate(run_entries()[1:])])
    database.close()
    assert read_run(path, 7).exchanges
