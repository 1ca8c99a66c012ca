"""The checker of rows: each invariant that it looks at is broken once by hand, and kept once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gui.domain.faults import MAX_VENUE_TEXT
from gui.domain.replies import Fate, Verdict
from gui.domain.rows import By, Cancel, Fired, Phase, Proof, ProofKind, Sighting, State
from gui.engine.views import Change
from tests.invariants.crafted import KEY, Case, gone, live, said_flat
from tests.invariants.rows import FRESH_S, STUCK_S, twice_fresh


async def test_I01_gone_by_a_status_that_nobody_gave_is_caught() -> None:
    case = Case()
    case.show(gone())
    assert case.broken == {"I01"}
    told = Case()
    await told.ask(Fate.CANCELLED)
    told.show(gone())
    assert told.broken == set()


async def test_I01_gone_by_listings_needs_a_yes_and_two_of_them_far_enough_apart() -> None:
    async def play(*, say: bool, at: tuple[float, ...], shown: bool = False) -> set[str]:
        case = Case()
        await case.intend()
        case.show(live())
        if say:
            await case.send()
        for when in at:
            await case.at(when).read(*(("1",) if shown else ()))
        case.show(gone(ProofKind.LISTINGS))
        return case.broken

    assert await play(say=True, at=(1.0, 4.5)) == set()
    assert await play(say=False, at=(1.0, 4.5)) == {"I01"}
    assert await play(say=True, at=(1.0,)) == {"I01"}
    assert await play(say=True, at=(1.0, 2.0)) == {"I01"}
    assert await play(say=True, at=(1.0, 4.5), shown=True) == {"I01"}


@pytest.mark.parametrize(("truth", "broken"), [(State.LIVE, {"I01"}), (State.GONE, set()), (None, set())])
async def test_I01_what_the_venue_itself_knows_decides(truth: State | None, broken: set[str]) -> None:
    case = Case(lambda key: truth)
    await case.ask(Fate.CANCELLED)
    case.show(gone())
    assert case.broken == broken


def test_I01_fired_is_held_against_the_truth_too() -> None:
    row = live(fired=Fired(5, 100.0, "effective"), note="it fired")
    for truth, broken in ((State.GONE, {"I01"}), (State.TRIGGERED, set())):
        case = Case(lambda key, truth=truth: truth)  # type: ignore[misc]
        case.show(row)
        assert case.broken == broken


async def test_I02_a_row_that_leaves_while_it_is_open_is_caught() -> None:
    case = Case()
    case.show(live())
    del case.switch.table[KEY]
    case.tell(Change(removed=frozenset({KEY})))
    assert case.broken == {"I02"}
    cleared = Case()
    await cleared.ask(Fate.CANCELLED)
    cleared.show(gone())
    del cleared.switch.table[KEY]
    cleared.tell(Change(removed=frozenset({KEY})))
    assert cleared.broken == set()


def test_I02_a_row_that_is_told_of_or_was_seen_and_is_not_there_is_caught() -> None:
    case = Case()
    case.tell(Change(keys=frozenset({KEY})))
    assert case.broken == {"I02"}
    lost = Case()
    lost.show(live())
    lost.rows.finish()
    assert lost.broken == set()
    del lost.switch.table[KEY]
    lost.rows.finish()
    assert lost.broken == {"I02"}


async def test_I05_a_cancel_without_an_answer_must_not_read_accepted() -> None:
    for phase, broken in ((Phase.ACCEPTED, {"I05"}), (Phase.UNKNOWN, set())):
        case = Case()
        await case.intend()
        case.show(live())
        await case.send()
        await case.intend()
        await case.at(5.0).send(Verdict.UNKNOWN)
        case.show(live(cancel=Cancel(phase=phase, attempts=2, verdict=Verdict.UNKNOWN)))
        assert case.broken == broken


async def test_I06_accepted_without_a_yes_is_caught() -> None:
    row = live(cancel=Cancel(phase=Phase.ACCEPTED, attempts=1))
    case = Case()
    case.show(row)
    assert case.broken == {"I06"}
    said = Case()
    await said.intend()
    said.show(live())
    await said.send()
    said.show(row)
    assert said.broken == set()


def test_I06_a_row_that_stays_sent_with_nothing_under_way_is_caught() -> None:
    case = Case()
    case.show(live(cancel=Cancel(phase=Phase.SENT, attempts=1, sent_at=100.0)))
    case.at(STUCK_S - 1.0).rows.finish()
    assert case.broken == set()
    case.at(STUCK_S + 1.0).rows.finish()
    assert case.broken == {"I06"}


async def flat_case(*, state: State = State.GONE, ages: tuple[float, ...] = (4.0, 1.0), complete: bool = True) -> Case:
    """A run that says flat, over listings so old (seconds)."""
    case = Case()
    case.switch.said = said_flat(flat=False)
    await case.ask(Fate.CANCELLED)
    case.show(gone() if state is State.GONE else live())
    for age in ages:
        await case.at(10.0 - age).read(complete=complete)
    case.at(10.0)
    case.switch.said = said_flat()
    case.tell(Change(run=True))
    return case


async def test_I07_flat_is_said_over_settled_rows_and_fresh_listings_only() -> None:
    assert (await flat_case()).broken == set()
    assert (await flat_case(state=State.LIVE)).broken == {"I07"}
    assert (await flat_case(ages=())).broken == {"I07"}
    assert (await flat_case(ages=(1.0,))).broken == {"I07"}
    assert (await flat_case(ages=(2.0, 1.0))).broken == {"I07"}
    assert (await flat_case(ages=(9.0, FRESH_S + 0.5))).broken == {"I07"}
    assert (await flat_case(complete=False)).broken == {"I07"}


async def test_twice_fresh_wants_the_latest_to_be_complete() -> None:
    case = await flat_case()
    readings = case.evidence.readings[KEY.account, KEY.family]
    assert twice_fresh(readings, 100.0, 110.0)
    last = replace(readings[-1], begun=109.9, ended=110.0, complete=False)
    assert not twice_fresh([*readings, last], 100.0, 110.0)


async def test_I08_an_order_is_absent_only_from_a_complete_listing_that_lacks_it() -> None:
    for keys, complete, broken in (((), True, set()), (("1",), True, {"I08"}), ((), False, {"I08"})):
        case = Case()
        await case.at(1.0).read(*keys, complete=complete)
        begun = case.clock.now - 0.1
        case.show(live(sighting=Sighting(seen_ms=1, seen_begun=99.0, absent_first=begun, absent_last=begun)))
        assert case.broken == broken


async def test_I24_an_end_tells_when_why_and_little_enough() -> None:
    long = Cancel(phase=Phase.ACCEPTED, message="x" * (MAX_VENUE_TEXT + 1))
    mute = Proof(ProofKind.STATUS, By.US, 5, 100.0, "")
    for row in (replace(gone(), note=""), replace(gone(), proof=mute), replace(gone(), cancel=long)):
        case = Case()
        await case.ask(Fate.CANCELLED)
        case.show(row)
        assert "I24" in case.broken
    silent = Case()
    silent.show(live(fired=Fired(5, 100.0), note=""))
    assert silent.broken == {"I24"}


def test_a_watch_that_left_looks_no_more() -> None:
    case = Case()
    case.rows.leave()
    assert case.switch.listener is None
