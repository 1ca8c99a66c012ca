"""What the venue still shows is sent again, let go, or given time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gui.domain.replies import CancelReply, Verdict
from gui.domain.rows import By, Proof, ProofKind, Row, Sighting, State
from gui.domain.transitions import answered, first_seen, pressed, sent
from gui.engine.reconcile import reconcile
from tests.engine.sim import make_order


def shown_after(verdict: Verdict, seconds: float) -> Row:
    row = sent(pressed(first_seen(make_order("1"), 1.0, 1_000), 3, 10.0), 10.0)
    row = answered(row, CancelReply(row.key, verdict), 11.0, rungs=1)
    return replace(row, sighting=Sighting(seen_ms=1, seen_begun=11.0 + seconds))


@pytest.mark.parametrize(
    ("verdict", "seconds", "wanted", "rungs", "state"),
    [
        (Verdict.ACCEPTED, 1.0, True, 1, State.ACCEPTED),
        (Verdict.ACCEPTED, 5.5, True, 1, State.QUEUED),
        (Verdict.ACCEPTED, 2.0, True, 2, State.QUEUED),
        (Verdict.ALREADY_GONE, 0.5, True, 1, State.UNKNOWN),
        (Verdict.ALREADY_GONE, 1.5, True, 1, State.QUEUED),
        (Verdict.UNKNOWN, 9.0, True, 1, State.UNKNOWN),
        (Verdict.UNKNOWN, 9.0, False, 1, State.LIVE),
        (Verdict.ACCEPTED, 1.0, False, 1, State.ACCEPTED),
        (Verdict.ACCEPTED, -0.5, True, 1, State.ACCEPTED),
    ],
)
def test_what_follows(verdict: Verdict, seconds: float, wanted: bool, rungs: int, state: State) -> None:
    row = reconcile(shown_after(verdict, seconds), 30.0, wanted=wanted, rungs=rungs)
    assert row.state is state


def test_an_order_that_the_venue_calls_ended_is_left_to_its_status() -> None:
    gone = Proof(ProofKind.STATUS, By.US, 1, 11.0, "CANCELED")
    for wanted in (True, False):
        row = replace(shown_after(Verdict.ACCEPTED, 20.0), doubted=gone)
        assert reconcile(row, 30.0, wanted=wanted, rungs=2) is row


def test_a_contradicted_claim_is_forgotten_and_the_ladder_climbed() -> None:
    denied = reconcile(shown_after(Verdict.ALREADY_GONE, 2.0), 30.0, wanted=True, rungs=1)
    assert (denied.cancel.claim, denied.cancel.claim_at, denied.note) == (None, None, "still listed")
    climbed = reconcile(shown_after(Verdict.ACCEPTED, 2.0), 30.0, wanted=True, rungs=2)
    assert (climbed.cancel.rung, climbed.cancel.claim) == (1, Verdict.ACCEPTED)
