"""What a person reads of positions, latch and timers on the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gui.domain.closings import PositionState
from gui.proof.page import page_of
from gui.proof.page_positions import backstops, latches, name_of, positions
from gui.proof.reading import read_run
from gui.proof.record import Flattened, Outcome, PositionRecord, Press
from tests.proof.flatten_made import BTC, SCOPE, flatten_entries
from tests.proof.made import BEGAN, EVIL, journal_with, record


def test_a_flatten_run_tells_closes_readings_and_their_proof(tmp_path: Path) -> None:
    made = read_run(journal_with(tmp_path / "j", flatten_entries()), 7)
    page, sealed = page_of(made, made_ms=BEGAN + 60_000, made_by="algo-killswitch 9")
    assert "1 of 2 positions not proven closed" in page
    assert "whole sell the whole · made from 3.2 read at" in page
    assert "nothing held in the complete readings" in page
    assert "Keep cancelling new orders" in page and "armed for 30 s" in page
    assert page.count("no answer is known") == 1
    assert 'id="a-c1"' in page and 'href="#a-c1"' in page
    assert b'"proven_closed":true' in sealed.json and b'"backstops":[{' in sealed.json


def test_an_algo_run_says_nothing_of_positions() -> None:
    made = record()
    assert positions(made) == latches(made) == backstops(made) == ""
    page, _ = page_of(made, made_ms=BEGAN, made_by="")
    assert "positions were not touched" in page


def test_flat_is_said_of_positions_only_where_all_are_closed() -> None:
    press = Press(BEGAN, "panic", SCOPE, 1_200)
    closed = PositionRecord(BTC, PositionState.CLOSED, "3.2")
    flat = record(presses=(press,), flattened=Flattened((closed,)), outcomes=(Outcome("flat", BEGAN, 0),))
    assert flat.flat
    assert "every position proven closed" in page_of(flat, made_ms=BEGAN, made_by="")[0]
    open_one = replace(closed, state=PositionState.LEFT)
    left = replace(flat, flattened=Flattened((open_one,)))
    assert not left.flat
    assert "1 of 1 positions not proven closed" in page_of(left, made_ms=BEGAN, made_by="")[0]
    empty = replace(flat, flattened=Flattened())
    assert "No position was held" in positions(empty)


def test_foreign_words_are_escaped() -> None:
    spoilt = BTC._replace(instrument=EVIL)
    made = record(flattened=Flattened((PositionRecord(spoilt, PositionState.REFUSED, "1", EVIL),)))
    assert "<script>" not in positions(made)
    assert name_of(BTC) == "BTC-USDT-SWAP cross"
