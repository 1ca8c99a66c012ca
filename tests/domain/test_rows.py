"""The state of a row follows from its two stories, and only proof ends it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gui.domain.rows import PHASE_STATE, By, Cancel, Fired, Phase, Proof, ProofKind, Row, Sighting, State
from tests.engine.sim import make_order

ROW = Row(make_order("1"), born_ms=0, sighting=Sighting(seen_ms=1, seen_begun=1.0))
PROOF = Proof(ProofKind.STATUS, By.US, 5, 5.0, "canceled")


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.NONE])
def test_every_phase_of_our_cancel_has_a_state_that_counts_as_open(phase: Phase) -> None:
    row = replace(ROW, cancel=Cancel(phase=phase))
    assert row.state is PHASE_STATE[phase]
    assert row.open
    assert row.state not in (State.GONE, State.LIVE)


def test_an_order_nobody_asked_to_cancel_is_live_until_a_listing_lacks_it() -> None:
    assert ROW.state is State.LIVE
    assert replace(ROW, sighting=replace(ROW.sighting, absent_first=2.0, absent_last=2.0)).state is State.UNKNOWN


def test_only_proof_and_acknowledgement_close_a_row() -> None:
    gone = replace(ROW, cancel=Cancel(phase=Phase.UNKNOWN), proof=PROOF)
    assert (gone.state, gone.open, gone.cancellable) == (State.GONE, False, False)
    fired = replace(ROW, fired=Fired(1, 1.0))
    assert (fired.state, fired.open, fired.cancellable, fired.needs_person) == (State.TRIGGERED, True, False, True)
    seen = replace(ROW, fired=Fired(1, 1.0, acknowledged=True))
    assert (seen.open, seen.needs_person) == (False, False)


def test_rejected_needs_a_person_and_proof_has_words() -> None:
    assert replace(ROW, cancel=Cancel(phase=Phase.REJECTED)).needs_person
    assert not ROW.needs_person
    assert str(PROOF) == "status: canceled"
    assert ROW.seen
    assert not Row(make_order("1"), 0).seen
