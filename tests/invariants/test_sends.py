"""The checker of sends: each invariant that it looks at is broken once by hand, and kept once."""

from __future__ import annotations

import asyncio

import pytest

from gui.connectors.base import CancelBatch
from gui.domain.replies import CancelReply, Fate, Verdict
from gui.domain.rows import Row
from gui.domain.venues import Family
from tests.engine.sim import BATCH, make_order
from tests.invariants.crafted import FAMILY, KEY, ORDER, Case, gone, live
from tests.invariants.sends import APART_S


async def ready() -> Case:
    """A program that has written a cancel down and is about to send it."""
    case = Case()
    case.show(live())
    await case.intend()
    return case


async def test_a_cancel_that_is_written_down_listed_and_answered_once_breaks_nothing() -> None:
    case = await ready()
    await case.send()
    assert case.broken == set()
    assert {"I03", "I06", "I15", "I16", "I17"} <= set(case.breaches.looked)


async def test_I03_what_leaves_without_an_intent_or_twice_on_one_is_caught() -> None:
    unwritten = Case()
    unwritten.show(live())
    await unwritten.send()
    assert unwritten.broken == {"I03"}
    twice = await ready()
    await twice.send()
    await twice.at(1.0).send()
    assert twice.broken == {"I03"}


async def test_I06_a_missing_strange_or_doubled_reply_is_caught() -> None:
    stranger = CancelReply(make_order("2").key, Verdict.ACCEPTED)
    mine = CancelReply(KEY, Verdict.ACCEPTED)
    for replies in ((), (stranger,), (mine, mine)):
        case = await ready()
        case.connector.replies = replies
        await case.connector.cancel(CancelBatch(FAMILY, BATCH, (ORDER,)), deadline_s=4.0)
        assert case.broken == {"I06"}


async def test_I14_two_tries_of_one_order_too_close_together_are_caught() -> None:
    for gap, broken in ((APART_S - 0.05, {"I14"}), (APART_S + 0.05, set())):
        case = await ready()
        await case.send(Verdict.RETRY)
        await case.intend()
        await case.at(gap).send(Verdict.RETRY)
        assert case.broken == broken


@pytest.mark.parametrize("first", [Verdict.CLOCK, Verdict.WRONG_PATH])
async def test_I14_what_is_to_be_sent_again_at_once_may_be(first: Verdict) -> None:
    case = await ready()
    await case.send(first)
    await case.intend()
    await case.at(0.01).send()
    assert case.broken == set()


async def test_I14_a_person_who_presses_again_need_not_wait() -> None:
    case = await ready()
    await case.send(Verdict.RETRY)
    await case.intend()
    case.at(0.01)
    case.evidence.pressed_at = case.clock.now
    await case.send()
    assert case.broken == set()


async def test_I15_an_order_that_is_in_flight_already_is_caught() -> None:
    case = await ready()
    await case.intend()
    inner: list[asyncio.Task[None]] = []

    def again() -> None:
        if not inner:
            case.at(1.0).sends.leaving(CancelBatch(FAMILY, BATCH, (ORDER,)))
            inner.append(asyncio.current_task())  # type: ignore[arg-type]

    case.connector.during = again
    await case.send()
    assert "I15" in case.broken
    alone = await ready()
    await alone.send()
    assert alone.broken == set()


@pytest.mark.parametrize("row", [None, Row(ORDER, 1)])
async def test_I16_what_no_listing_ever_showed_is_caught(row: Row | None) -> None:
    case = Case()
    if row is not None:
        case.show(row)
    await case.intend()
    await case.send()
    assert case.broken == {"I16"}


async def test_I16_an_order_that_is_sent_as_another_family_is_caught() -> None:
    case = await ready()
    case.connector.replies = (CancelReply(KEY, Verdict.ACCEPTED),)
    await case.connector.cancel(CancelBatch(Family.UM, BATCH, (ORDER,)), deadline_s=4.0)
    assert case.broken == {"I16"}


async def test_I17_what_has_ended_is_not_sent_for() -> None:
    case = await ready()
    await case.ask(Fate.CANCELLED)
    case.show(gone())
    await case.send()
    assert case.broken == {"I17"}
