"""The one state that a position's row shows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from gui.domain.closings import PHASE_STATE, ClosePhase, Closing, PositionProof, PositionRow, PositionState
from gui.domain.positions import Position, PositionFamily, PositionKey

ROW = PositionRow(Position(PositionKey("acc", PositionFamily.UM, "BTCUSDT"), Decimal(1)), 0, 0, 0.0)


def test_every_phase_has_its_state() -> None:
    for phase in ClosePhase:
        assert replace(ROW, closing=Closing(phase=phase)).state is PHASE_STATE[phase]


def test_a_zero_reading_is_being_checked_and_only_the_proof_closes() -> None:
    assert replace(ROW, zero_last=1.0).state is PositionState.CHECKING
    proven = replace(ROW, zero_last=1.0, proof=PositionProof(True, 0, 0.0, "two"))
    assert proven.state is PositionState.CLOSED and not proven.open
    assert str(proven.proof) == "readings: two"


def test_what_waits_for_a_person_is_open() -> None:
    for phase in (ClosePhase.LEFT, ClosePhase.REFUSED):
        row = replace(ROW, closing=Closing(phase=phase))
        assert row.needs_person and row.open
    assert not ROW.needs_person
    assert ROW.key == ROW.position.key
