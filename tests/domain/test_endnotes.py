"""The words of an end name who ended the order and what proves it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gui.domain.endnotes import clock_text, end_note, fired_note
from gui.domain.rows import By, Fired, Proof, ProofKind, Sighting
from gui.domain.transitions import first_seen
from tests.engine.sim import make_order

ROW = replace(first_seen(make_order("1"), 1.0, 1_000), sighting=Sighting(absent_last_ms=1_795_000_003_450))


@pytest.mark.parametrize(
    ("kind", "by", "words"),
    [
        (ProofKind.LISTINGS, By.US, "cancelled · not in listing 11:06:43.4"),
        (ProofKind.LISTINGS, By.OTHER, "already filled or cancelled before our cancel · not in listing 11:06:43.4"),
        (ProofKind.LISTINGS, By.EITHER, "gone · not in listing 11:06:43.4"),
        (ProofKind.STATUS, By.US, "cancelled · venue says CANCELED"),
        (ProofKind.STATUS, By.OTHER, "cancelled by another hand · venue says CANCELED"),
        (ProofKind.STATUS, By.VENUE, "ended by the venue · venue says CANCELED"),
        (ProofKind.STATUS, By.EITHER, "cancelled, by our cancel or another hand · venue says CANCELED"),
        (ProofKind.STATUS, By.CLOSE, "cancelled, by our close or another hand · venue says CANCELED"),
    ],
)
def test_an_end_says_who_and_why(kind: ProofKind, by: By, words: str) -> None:
    assert end_note(ROW, Proof(kind, by, 1, 1.0, "CANCELED")) == words


def test_a_firing_names_its_children() -> None:
    assert fired_note(Fired(1, 1.0)) == "it fired: a normal order or a position may be live"
    assert fired_note(Fired(1, 1.0, children=("1", "2", "3", "4"))) == "it fired: order 1, 2, 3 may be live"
    assert fired_note(Fired(1, 1.0, "filled"), ordinary=True) == "it was filled: a position may be open"


def test_times_are_utc_to_a_tenth() -> None:
    assert clock_text(None) == "?"
    assert clock_text(1_795_000_003_450) == "11:06:43.4"
