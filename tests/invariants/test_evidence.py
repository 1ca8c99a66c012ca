"""What is noted beside a program: replies, listings, statuses, intents and sends, and what they prove."""

from __future__ import annotations

import pytest

from gui.connectors.base import CancelBatch, CancelPath
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import CancelReply, Fate, OrderStatus, Verdict
from gui.journal.entries import NOT_SENT, Answer, Intent
from tests.engine.sim import make_order
from tests.invariants.crafted import FAMILY, KEY, ORDER, Case
from tests.invariants.evidence import READINGS_KEPT

APART_S = 2.0
SYMBOL = CancelPath("symbol", 200, whole_symbol=True)


async def test_listings_are_kept_with_what_they_show_and_the_oldest_go() -> None:
    case = Case()
    await case.read("1", "2", complete=False)
    for second in range(READINGS_KEPT + 5):
        await case.at(float(second)).read("1")
    readings = case.evidence.readings[KEY.account, FAMILY]
    assert len(readings) == READINGS_KEPT
    assert case.evidence.known == {KEY, make_order("2", family=FAMILY).key}
    assert case.evidence.told[KEY].seen == case.clock.now - 0.1
    assert case.evidence.asked_at[KEY.account] == case.clock.now


async def test_a_question_that_got_no_answer_is_none() -> None:
    case = Case()
    for fault, counts in ((VenueFault(FaultKind.TIMEOUT), 0), (VenueFault(FaultKind.NOT_OFFERED), 1), (None, 2)):
        case.connector.status = OrderStatus(KEY, Fate.UNKNOWN, 5.0, fault=fault)
        await case.connector.order_status(ORDER)
        assert len(case.evidence.told[KEY].statuses) == counts
    assert not case.evidence.proven_by_status(KEY)
    await case.ask(Fate.ENDED)
    assert case.evidence.proven_by_status(KEY)


async def test_an_open_status_is_a_sighting() -> None:
    case = Case()
    await case.at(3.0).ask(Fate.OPEN)
    assert case.evidence.told[KEY].seen == case.clock.now
    assert KEY in case.evidence.known


async def test_intents_are_counted_kept_and_taken_back() -> None:
    case = Case()
    await case.intend()
    assert (case.evidence.intended, case.evidence.intents[KEY], case.evidence.durable) == (1, 1, {KEY})
    two = make_order("2", family=FAMILY).key
    case.journal.record(Intent("b", 1, (KEY, two), ("X", "X"), (2, 1), "batch", "host", 5))
    assert (case.evidence.intended, two in case.evidence.durable) == (2, False)
    for key, spared in ((KEY, 0), (two, 1)):
        case.journal.record(Answer("b", key, NOT_SENT, "", "", None, None, 5))
        assert (case.evidence.not_sent[key], case.evidence.spared) == (1, spared)
    await case.intend(kept=False)
    assert case.evidence.durable == {KEY}


async def test_sends_and_what_is_under_way_are_noted() -> None:
    case = Case()
    seen: list[set[object]] = []
    case.connector.during = lambda: seen.append(set(case.evidence.in_flight))
    await case.send(fault=VenueFault(FaultKind.CONNECT, sent=False))
    assert seen == [{KEY}]
    assert (case.evidence.in_flight, case.evidence.requests, case.evidence.unsent) == (set(), 1, 1)
    await case.send(fault=VenueFault(FaultKind.TIMEOUT))
    assert (case.evidence.requests, case.evidence.unsent) == (2, 1)

    def breaks() -> None:
        raise RuntimeError("a part stops")

    case.connector.during = breaks
    with pytest.raises(RuntimeError):
        await case.send()
    assert case.evidence.in_flight == set()
    assert len(case.evidence.sends[KEY]) == 3


async def proven(
    *, verdict: Verdict = Verdict.ACCEPTED, whole: bool = False, second_hand: bool = False, asked: bool = False
) -> bool:
    """Whether a claim of this kind and two listings without the order prove it gone."""
    case = Case()
    case.connector.replies = (CancelReply(KEY, verdict, second_hand=second_hand),)
    path = SYMBOL if whole else CancelPath("single")
    await case.connector.cancel(CancelBatch(FAMILY, path, (ORDER,)), deadline_s=4.0)
    for second in (1.0, 4.0):
        await case.at(second).read()
    if asked:
        await case.ask(Fate.NOT_FOUND)
    return case.evidence.proven_by_listings(KEY, APART_S)


@pytest.mark.parametrize("asked", [False, True])
async def test_only_a_yes_to_a_cancel_of_this_very_order_needs_no_question(asked: bool) -> None:
    assert await proven(asked=asked)
    assert await proven(whole=True, asked=asked) is asked
    assert await proven(second_hand=True, asked=asked) is asked
    assert await proven(verdict=Verdict.ALREADY_GONE, asked=asked) is asked
    assert not await proven(verdict=Verdict.RETRY, asked=asked)
    assert not await proven(verdict=Verdict.UNKNOWN, asked=asked)


@pytest.mark.parametrize(
    ("readings", "proves"),
    [
        ([(1.0, (), True), (4.0, (), True)], True),
        ([(1.0, (), True), (2.0, (), True)], False),
        ([(1.0, (), False), (4.0, (), True)], False),
        ([(1.0, (), True), (2.0, ("1",), True), (4.0, (), True)], False),
        ([(1.0, ("1",), True), (2.0, (), True), (5.0, (), True)], True),
        ([(-3.0, (), True), (0.05, (), True)], False),
    ],
)
async def test_listings_prove_only_complete_apart_after_the_claim_and_after_the_last_sighting(
    readings: list[tuple[float, tuple[str, ...], bool]], proves: bool
) -> None:
    case = Case()
    await case.send()
    for when, keys, complete in readings:
        await case.at(when).read(*keys, complete=complete)
    assert case.evidence.proven_by_listings(KEY, APART_S) is proves
