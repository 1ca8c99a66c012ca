"""A record is flat only where every order of it is proven gone."""

from __future__ import annotations

import pytest

from gui.domain.rows import State
from gui.proof.record import OrderRecord, Outcome
from tests.proof.made import BEGAN, key, record

GONE = OrderRecord(key("1"), "BTC-USDT-SWAP", State.GONE)


@pytest.mark.parametrize("state", [state for state in State if state is not State.GONE])
def test_one_order_that_is_not_gone_makes_it_not_flat(state: State) -> None:
    still = OrderRecord(key("2"), "BTC-USDT-SWAP", state)
    assert not still.proven
    made = record(orders=(GONE, still))
    assert not made.flat
    assert (made.gone, made.count(state)) == (1, 1)


@pytest.mark.parametrize("outcome", ["", "not-flat", "stopped", "FLAT"])
def test_the_run_itself_must_have_said_flat(outcome: str) -> None:
    assert record().flat
    outcomes = (Outcome(outcome, BEGAN, 0),) if outcome else ()
    assert not record(outcomes=outcomes).flat


def test_the_latest_outcome_counts_and_the_first_is_the_end() -> None:
    made = record(outcomes=(Outcome("not-flat", BEGAN + 5, 1), Outcome("flat", BEGAN + 9, 0)))
    assert (made.outcome, made.ended_ms) == ("flat", BEGAN + 5)
    assert record(outcomes=()).ended_ms is None
