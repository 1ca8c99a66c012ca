"""The document holds what the record holds, and its hash belongs to its very bytes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gui.proof.document import VERSION, document_of, seal
from gui.proof.reading import read_run
from tests.proof.made import BEGAN, EVIL, journal_with, record, run_entries


def test_the_document_says_what_the_journal_says(tmp_path: Path) -> None:
    made = read_run(journal_with(tmp_path / "j", run_entries()), 7)
    document = document_of(made, made_ms=BEGAN + 60_000, made_by="algo-killswitch 9")
    assert (document["document"], document["version"]) == ("killswitch-run-proof", VERSION)
    assert document["made_at"] == "2026-11-21T14:04:21.000Z"
    run = document["run"]
    assert (run["number"], run["outcome"], run["flat"]) == (7, "stopped", False)
    counts = {"orders": 3, "gone": 1, "triggered": 1, "open": 1, "positions": 0, "positions_closed": 0}
    assert document["counts"] == counts
    assert document["presses"][0]["hold_s"] == 0.712
    assert [(order["algo_id"], order["state"], order["proven_gone"]) for order in document["orders"]] == [
        ("1", "GONE", True),
        ("2", "TRIGGERED", False),
        ("3", "UNKNOWN", False),
    ]
    assert document["orders"][0]["tries"][0]["answered_at"] == "2026-11-21T14:03:21.090Z"
    assert document["exchanges"][0]["orders"] == ["okx-main/okx.algo/1", "okx-main/okx.algo/2", "okx-main/okx.algo/3"]
    assert document["listings"][1]["absent"] == ["okx-main/okx.algo/1"]
    assert document["listings"][1]["pages"][0]["answer"] == "[]"
    assert document["clocks"][0]["offset_s"] == -0.25
    assert document["waits"][0]["wait_s"] == 4.0
    assert document["journal"][0]["about"] == "OKX okx-main"
    assert json.loads(seal(document).json) == document


def test_an_end_that_was_taken_back_is_told() -> None:
    assert document_of(record(outcomes=()), made_ms=BEGAN, made_by="")["run"]["outcome"] is None


texts = st.text(st.characters(exclude_categories=()), max_size=40)


@given(texts)
def test_no_text_ends_the_place_of_the_document(text: str) -> None:
    sealed = seal({"text": text + EVIL})
    assert sealed.json.isascii()
    assert not set(b"<>&") & set(sealed.json)
    assert json.loads(sealed.json) == {"text": text + EVIL}
    assert sealed.sha256 == hashlib.sha256(sealed.json).hexdigest()
