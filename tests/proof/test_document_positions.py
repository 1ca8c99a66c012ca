"""Positions, latch and timers in the document."""

from __future__ import annotations

import json
from pathlib import Path

from gui.proof.document import document_of, seal
from gui.proof.document_positions import flattened_parts
from gui.proof.reading import read_run
from gui.proof.record import Flattened
from tests.proof.flatten_made import flatten_entries
from tests.proof.made import BEGAN, journal_with


def test_the_document_holds_what_the_record_holds(tmp_path: Path) -> None:
    made = read_run(journal_with(tmp_path / "j", flatten_entries()), 7)
    document = document_of(made, made_ms=BEGAN + 60_000, made_by="x")
    assert (document["counts"]["positions"], document["counts"]["positions_closed"]) == (2, 1)
    first, second = document["positions"]
    assert (first["instrument"], first["proven_closed"], first["ends"][0]["state"]) == ("BTC-USDT-SWAP", True, "CLOSED")
    assert first["closes"][0]["made_from_size"] == "3.2" and first["closes"][0]["verdict"] == "accepted"
    assert second["closes"][0]["verdict"] is None and not second["proven_closed"]
    assert document["position_readings"][1]["zero"][0]["instrument"] == "BTC-USDT-SWAP"
    assert document["position_readings"][0]["pages"][0]["target"] == "/api/v5/account/positions"
    assert [one["armed"] for one in document["backstops"]] == [True, False]
    assert document["latch"][0]["on"] is True
    assert json.loads(seal(document).json) == document


def test_nothing_known_gives_empty_parts() -> None:
    parts = flattened_parts(Flattened())
    assert parts == {"positions": [], "position_readings": [], "latch": [], "backstops": []}
