"""A few of the kill points in every run of the tests; ``python -m tests.crash --points 200`` plays the many."""

from __future__ import annotations

import dataclasses
import sys
import time
from pathlib import Path

import pytest

from gui.domain.orders import OrderKey
from gui.domain.venues import Family
from tests.crash.__main__ import summary
from tests.crash.lives import Outcome
from tests.crash.points import Case, KillPoint, Trouble, Where, draw_cases
from tests.crash.shares import play_all
from tests.crash.wire import Wired, Written, unwritten

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")

POINTS = (
    KillPoint(Where.WORKED, 1, cancels=True),
    KillPoint(Where.ARRIVED, 4, cancels=True),
    KillPoint(Where.ANSWERED, 2, cancels=True, jitter_s=0.004),
    KillPoint(Where.INSTANT, after_s=0.12),
    KillPoint(Where.STATEMENT_AFTER, 9),
    KillPoint(Where.TRANSACTION_OPEN, 7),
    KillPoint(Where.COMMITTED, 3),
)


async def test_L04_killed_at_any_step_nothing_is_lost_and_nothing_is_re_sent(tmp_path: Path) -> None:
    """The kill points of an order's whole way, one of them twice in a row, one in a fresh interpreter."""
    cases = [Case(number, number, (point,), Trouble.NONE, False) for number, point in enumerate(POINTS)]
    cases[5] = dataclasses.replace(cases[5], kills=(POINTS[5], KillPoint(Where.SEND_AFTER, 2)))
    cases.append(Case(7, 7, (KillPoint(Where.WORKED, 2, cancels=True),), Trouble.ANSWERS_LOST, True))
    outcomes = await play_all(cases, tmp_path, at_once=8)
    assert [loss for outcome in outcomes for loss in outcome.losses] == []
    assert sum(outcome.kills for outcome in outcomes) == 9
    assert sum(outcome.cut_off for outcome in outcomes) > 20
    assert summary(outcomes, 1.0).startswith("kill points: 9, losses: 0, cancels on the wire: ")


def test_I03_a_request_that_the_journal_lacks_is_found() -> None:
    """The comparison itself: what it must count as a loss, and what not."""
    one = Wired("a", Family.UM, frozenset({"1"}), "", 1_000)
    both = dataclasses.replace(one, ids=frozenset({"1", "2"}))
    whole = Wired("a", Family.UM, frozenset(), "BTCUSDT", 1_000)
    entry = Written("x", "algo-order", "a", "binance.um", frozenset({"1"}), frozenset({"BTCUSDT"}), 990, False)
    wide = dataclasses.replace(entry, attempt="y", ids=frozenset({"1", "2", "3"}))
    assert unwritten([one], [entry]) == ([], [])
    assert unwritten([one], [wide, entry]) == ([], [wide])
    assert unwritten([one, one], [entry]) == ([one], [])
    assert unwritten([both], [entry]) == ([both], [entry])
    assert unwritten([one], [dataclasses.replace(entry, at_ms=1_003)])[0] == [one]
    assert unwritten([one], [dataclasses.replace(entry, not_sent=True)])[0] == [one]
    assert unwritten([one], [dataclasses.replace(entry, account="b")])[0] == [one]
    assert unwritten([whole], [entry])[0] == [whole]
    assert unwritten([whole], [dataclasses.replace(entry, path="algo-open-orders")]) == ([], [])
    assert str(OrderKey("a", Family.UM, "1"))


def test_I23_the_points_are_spread_over_the_whole_life_and_follow_from_the_seed() -> None:
    cases = draw_cases(200, 3)
    points = [point for case in cases for point in case.kills]
    assert cases == draw_cases(200, 3)
    assert cases != draw_cases(200, 4)
    assert len(points) == 200
    assert {point.where for point in points} == set(Where)
    assert {case.trouble for case in cases} == set(Trouble)
    assert sum(case.fresh for case in cases) >= 8
    assert sum(len(case.kills) == 2 for case in cases) >= 8
    assert not any(point.inside for case in cases if case.fresh for point in case.kills)


def test_a_summary_counts_losses() -> None:
    case = draw_cases(1, 1)[0]
    outcome = Outcome(case, kills=1, wired=3, written=5, cut_off=2, losses=["x"], seconds=time.monotonic() * 0)
    assert summary([outcome], 2.4) == (
        "kill points: 1, losses: 1, cancels on the wire: 3, in the journal: 5 (2 written and not sent),"
        " orders cut off and shown UNKNOWN: 2, 2 s"
    )
