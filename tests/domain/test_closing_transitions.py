"""How a position's row may change: each rule by itself, and every order of events against the rules."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gui.domain import closing_transitions as turns
from gui.domain.closings import (
    ClosePhase,
    CloseReply,
    CloseRequest,
    CloseVerdict,
    CloseWay,
    PositionRow,
    PositionState,
)
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import Position, PositionFamily, PositionKey

KEY = PositionKey("acc", PositionFamily.OKX, "BTC-USDT-SWAP")
D = Decimal


def held(size: str | None = "3.2") -> Position:
    return Position(KEY, None if size is None else D(size), "ct")


def shown(size: str | None = "3.2", begun: float = 1.0) -> PositionRow:
    return turns.first_seen(held(size), begun, 1_000)


def reply(verdict: CloseVerdict, wait_s: float | None = None) -> CloseReply:
    return CloseReply(KEY, verdict, "51000", "words", 200, 0.04, wait_s)


def left(begun: float = 1.0, now: float = 2.0) -> PositionRow:
    """A row whose close has left at ``now``."""
    row = turns.sent(turns.wanted(shown(begun=begun), 7, now, now), CloseWay.WHOLE, now)
    assert row.state is PositionState.CLOSING
    return row


def after(verdict: CloseVerdict, now: float = 3.0) -> PositionRow:
    return turns.answered(left(), reply(verdict), now)


def read(row: PositionRow, size: str | None, begun: float, *, complete: bool = True) -> PositionRow:
    return turns.seen(row, held(size), begun, int(begun * 1000), complete=complete)


def gone(row: PositionRow, begun: float) -> PositionRow:
    return turns.zero(row, begun, begun + 0.1, int(begun * 1000))


def test_two_complete_readings_two_seconds_apart_after_the_answer_prove_it() -> None:
    row = gone(after(CloseVerdict.ACCEPTED), 3.1)
    assert row.state is PositionState.CHECKING
    assert gone(row, 5.0).state is PositionState.CHECKING
    row = gone(row, 5.2)
    assert row.state is PositionState.CLOSED
    assert row.proof is not None and row.proof.by_us
    assert str(row.proof) == "readings: nothing held in the complete readings of 00:00:03.1 and 00:00:05.2"


def test_readings_begun_before_the_answer_prove_nothing() -> None:
    row = gone(after(CloseVerdict.ACCEPTED), 2.9)
    assert gone(row, 4.9).state is PositionState.CHECKING
    assert gone(gone(row, 4.9), 6.9).state is PositionState.CLOSED
    assert gone(left(), 2.5).zero_last is None


def test_after_a_loss_a_reading_counts_from_a_second_later() -> None:
    lost = after(CloseVerdict.UNKNOWN)
    assert lost.state is PositionState.CHECKING
    assert gone(gone(lost, 3.9), 5.9).state is PositionState.CHECKING
    assert not turns.sendable(read(lost, "3.2", 3.9))
    assert turns.sendable(read(lost, "3.2", 4.1))


def test_where_nothing_was_sent_readings_count_from_the_press() -> None:
    idle = gone(shown(), 1.5)
    row = turns.wanted(idle, 7, 2.0, 2.0)
    assert row.state is PositionState.CHECKING and not turns.sendable(row)
    row = gone(gone(row, 1.9), 3.9)
    assert row.state is PositionState.CHECKING
    row = gone(row, 6.0)
    assert row.state is PositionState.CLOSED
    assert row.proof is not None and not row.proof.by_us


def test_a_close_whose_answer_was_lost_may_have_done_it_and_nobody_claims_another_hand() -> None:
    for verdict in (CloseVerdict.UNKNOWN, CloseVerdict.NOTHING_HELD):
        row = gone(gone(after(verdict), 4.1), 6.2)
        assert row.state is PositionState.CLOSED
        assert row.note == "closed, by our close or another hand"
    untouched = gone(gone(gone(turns.wanted(shown(), 7, 2.0, 2.0), 2.1), 4.2), 6.5)
    assert untouched.note == "closed by another hand or the venue"


def test_a_position_between_two_zero_readings_starts_them_anew() -> None:
    row = gone(gone(read(gone(after(CloseVerdict.ACCEPTED), 3.1), "1", 4.0), 5.0), 6.9)
    assert row.state is PositionState.CHECKING
    assert gone(row, 7.1).state is PositionState.CLOSED


def test_a_size_that_cannot_be_read_is_never_zero() -> None:
    row = read(gone(after(CloseVerdict.ACCEPTED), 3.1), None, 5.2)
    assert row.state is PositionState.WAITING
    assert row.position.size is None
    refused = turns.unsendable(row, reply(CloseVerdict.REJECTED), 5.3)
    assert refused.state is PositionState.REFUSED and refused.needs_person
    assert read(refused, "2", 6.0).state is PositionState.WAITING


@pytest.mark.parametrize("verdict", list(CloseVerdict))
def test_nothing_leaves_again_before_a_complete_reading(verdict: CloseVerdict) -> None:
    row = after(verdict)
    assert not turns.sendable(row)
    assert turns.sent(row, CloseWay.MARKET, 3.1) is row
    row = read(row, "3.2", 3.5, complete=False)
    assert not turns.sendable(row)
    row = turns.cleared(read(row, "3.2", 4.5), 4.6)
    assert turns.sendable(row) is (verdict is not CloseVerdict.DUST)


def test_waits_grow_and_start_anew_when_something_was_closed_or_a_person_presses() -> None:
    row = after(CloseVerdict.RETRY)
    assert row.closing.next_try_at == pytest.approx(3.2)
    row = turns.answered(turns.sent(read(row, "3.2", 3.3), CloseWay.WHOLE, 4.0), reply(CloseVerdict.RETRY), 4.0)
    assert row.closing.next_try_at == pytest.approx(4.4)
    assert turns.wanted(row, 7, 4.1, 4.1, again=True).closing.backoff == 0
    assert read(row, "3.2", 4.2).closing.backoff == 2
    assert read(row, "1.0", 4.2).closing.backoff == 0
    slow = turns.answered(left(), reply(CloseVerdict.RETRY, 9.0), 3.0)
    assert slow.closing.next_try_at == pytest.approx(12.0)


def test_a_refusal_is_probed_slowly_and_by_a_person_at_once() -> None:
    row = after(CloseVerdict.REJECTED)
    assert row.state is PositionState.REFUSED and row.needs_person and row.open
    assert row.closing.next_try_at == pytest.approx(33.0)
    row = read(row, "3.2", 4.0)
    assert row.state is PositionState.REFUSED
    row = turns.wanted(row, 7, 5.0, 5.0, again=True)
    assert row.state is PositionState.WAITING and row.closing.next_try_at == pytest.approx(5.0)


def test_dust_is_named_and_tried_again_when_it_has_grown() -> None:
    row = read(after(CloseVerdict.DUST), "0.001", 4.0)
    assert row.state is PositionState.WAITING
    row = turns.unsendable(row, reply(CloseVerdict.DUST), 4.0)
    assert row.state is PositionState.LEFT and row.open and row.needs_person
    assert read(row, "0.001", 5.0).state is PositionState.LEFT
    assert read(row, "2", 5.0).state is PositionState.WAITING
    assert read(turns.taken_back(row), "2", 5.0).state is PositionState.OPEN


def test_orders_in_the_way_hold_the_next_close_until_they_had_an_answer() -> None:
    row = read(after(CloseVerdict.ORDERS_IN_THE_WAY), "3.2", 4.0)
    assert row.closing.orders_first and not turns.sendable(row)
    assert turns.sendable(turns.cleared(row, 4.5))
    plain = shown()
    assert turns.cleared(plain, 4.5) is plain


def test_a_position_that_comes_back_is_open_with_its_history() -> None:
    row = gone(gone(after(CloseVerdict.ACCEPTED), 3.1), 5.2)
    assert gone(row, 6.0) is row
    assert read(row, "1", 5.0) is row
    back = read(row, "-1", 6.0)
    assert back.state is PositionState.OPEN and back.proof is None
    assert (back.closing.attempts, back.closing.run, back.closing.accepted) == (1, 7, False)
    assert turns.sendable(turns.wanted(back, 7, 2.0, 6.1))


def test_another_direction_is_told_and_fits_no_close_made_before() -> None:
    row = turns.wanted(shown(), 7, 2.0, 2.0)
    request = CloseRequest(KEY, CloseWay.MARKET, False, D("3.2"), "id", "order")
    assert turns.fits(row, request, D("3.2"))
    assert not turns.fits(read(row, "3.1", 2.5), request, D("3.2"))
    assert not turns.fits(read(row, None, 2.5), request, D("3.2"))
    turned = read(row, "-5", 2.5)
    assert not turns.fits(turned, request, D("3.2"))
    assert "short now" in turned.note
    whole = replace(request, quantity=None)
    assert turns.fits(read(row, "1", 2.5), whole, D("3.2"))
    assert not turns.fits(turned, whole, D("3.2"))


def test_stopping_takes_back_what_waits_and_reads_on_for_what_left() -> None:
    waiting = turns.taken_back(turns.wanted(shown(), 7, 2.0, 2.0))
    assert (waiting.state, waiting.note) == (PositionState.OPEN, "taken back")
    assert turns.taken_back(waiting) is waiting
    flying = turns.taken_back(left())
    assert flying.state is PositionState.CLOSING
    flying = turns.answered(flying, reply(CloseVerdict.RETRY), 3.0)
    assert flying.state is PositionState.CHECKING
    assert read(flying, "3.2", 4.0).state is PositionState.OPEN
    assert gone(gone(flying, 4.0), 6.1).state is PositionState.CLOSED


def test_a_lost_close_that_waits_again_is_still_being_read_when_stopped() -> None:
    row = read(turns.taken_back(after(CloseVerdict.UNKNOWN)), "3.2", 3.5)
    assert row.state is PositionState.CHECKING
    assert read(row, "3.2", 4.5).state is PositionState.OPEN


def test_waiting_rows_say_why() -> None:
    row = turns.wanted(shown(), 7, 2.0, 2.0)
    noted = turns.waits(row, "waits for 2 orders")
    assert noted.note == "waits for 2 orders"
    assert turns.waits(noted, "waits for 2 orders") is noted
    assert turns.waits(shown(), "x").note == ""
    fault = VenueFault(FaultKind.BANNED, retry_after_s=30.0)
    assert turns.halted(row, fault, 5.0).closing.next_try_at == pytest.approx(35.0)
    assert turns.halted(left(), fault, 5.0).closing.fault is None
    assert turns.blocked(row, reply(CloseVerdict.REJECTED), 5.0).state is PositionState.REFUSED
    assert turns.blocked(left(), reply(CloseVerdict.REJECTED), 5.0).state is PositionState.CLOSING


def test_what_an_earlier_start_was_closing_is_read_and_not_sent_again() -> None:
    row = turns.cut_off(KEY, D("3.2"), 4, 2, 500, 10.0)
    assert (row.state, row.stale, row.closing.attempts) == (PositionState.CHECKING, True, 2)
    assert not turns.sendable(turns.wanted(row, 5, 10.0, 10.0))
    assert read(row, "3.2", 10.5).state is PositionState.OPEN
    assert turns.sendable(read(turns.wanted(row, 5, 10.0, 10.0), "3.2", 10.5))
    assert gone(gone(row, 10.5), 12.6).state is PositionState.CLOSED
    late = turns.cut_off_again(shown(), 4, 2, 10.0)
    assert late.state is PositionState.CHECKING
    assert turns.cut_off_again(late, 5, 3, 11.0) is late


def test_a_failing_reading_marks_the_row_stale_and_the_next_clears_it() -> None:
    row = turns.went_stale(shown())
    assert row.stale and turns.went_stale(row) is row
    assert not read(row, "3.2", 2.0, complete=False).stale
    assert not gone(row, 2.0).stale
    assert not gone(turns.went_stale(left()), 2.5).stale


SIZES = st.sampled_from(["3", "1", "-2", None])


class EveryOrder(RuleBasedStateMachine):
    """A row through any order of events, beside a plain memory of what was read, sent and answered."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 10.0
        self.row = shown(begun=9.0)
        self.readings: list[tuple[float, str | None, bool]] = [(9.0, "3", True)]
        self.flying = False
        self.settled_at: float | None = None
        self.pressed_at: float | None = None
        self.sends: list[float] = []

    def step(self, seconds: float) -> None:
        self.now += seconds

    def begin_reading(self, began_ago: float) -> float:
        # One reader reads one after the other; a press, an answer or a send may come while it reads.
        self.step(0.01)
        return max(self.now - began_ago, self.readings[-1][0] + 0.001)

    @initialize(size=SIZES)
    def begin(self, size: str | None) -> None:
        self.row = shown(size, 9.0)
        self.readings = [(9.0, size, True)]

    @rule(seconds=st.sampled_from([0.3, 1.1, 2.1]))
    def pass_time(self, seconds: float) -> None:
        self.step(seconds)

    @rule(size=SIZES, complete=st.booleans(), began_ago=st.sampled_from([0.0, 0.2, 1.5]))
    def show(self, size: str | None, complete: bool, began_ago: float) -> None:
        begun = self.begin_reading(began_ago)
        self.row = turns.seen(self.row, held(size), begun, 0, complete=complete)
        self.readings.append((begun, size, complete))

    @rule(began_ago=st.sampled_from([0.0, 0.2, 1.5]))
    def lack(self, began_ago: float) -> None:
        begun = self.begin_reading(began_ago)
        self.row = turns.zero(self.row, begun, self.now, 0)
        self.readings.append((begun, "0", True))

    @rule(again=st.booleans())
    def press(self, again: bool) -> None:
        self.step(0.01)
        was = self.row
        self.row = turns.wanted(self.row, 7, self.now, self.now, again=again)
        if self.row is not was:
            self.pressed_at = self.now

    @rule()
    def stop(self) -> None:
        self.row = turns.taken_back(self.row)

    @rule()
    def clear(self) -> None:
        self.row = turns.cleared(self.row, self.now)

    @rule(verdict=st.sampled_from([CloseVerdict.DUST, CloseVerdict.REJECTED]))
    def cannot(self, verdict: CloseVerdict) -> None:
        self.row = turns.unsendable(self.row, reply(verdict), self.now)

    @precondition(lambda self: not self.flying)
    @rule()
    def send(self) -> None:
        self.step(0.01)
        new = turns.sent(self.row, CloseWay.MARKET, self.now)
        if new is self.row:
            return
        after_answer = [begun for begun, _, complete in self.readings if complete and begun > (self.settled_at or 0.0)]
        assert self.settled_at is None or after_answer, "a second close without a reading between"
        latest = max(self.readings, key=lambda one: one[0])
        assert latest[1] != "0", "a close of what the latest reading lacks"
        assert self.pressed_at is not None
        self.row, self.flying = new, True
        self.sends.append(self.now)

    @precondition(lambda self: self.flying)
    @rule(verdict=st.sampled_from(list(CloseVerdict)))
    def answer(self, verdict: CloseVerdict) -> None:
        self.step(0.01)
        self.row = turns.answered(self.row, reply(verdict), self.now)
        self.flying = False
        self.settled_at = self.now + (turns.LOST_S if verdict is CloseVerdict.UNKNOWN else 0.0)

    @invariant()
    def closed_only_with_proof(self) -> None:
        if self.row.state is not PositionState.CLOSED:
            return
        assert not self.flying
        floor = max(self.settled_at or 0.0, self.row.closing.wanted_since or 0.0)
        shown_last = max(begun for begun, size, _ in self.readings if size != "0")
        lacks = [begun for begun, size, _ in self.readings if size == "0" and begun > max(floor, shown_last)]
        assert len(lacks) >= 2
        assert lacks[-1] - lacks[0] >= turns.READINGS_APART_S - 1e-9

    @invariant()
    def open_where_anything_may_be_held(self) -> None:
        if self.flying:
            assert self.row.closing.phase is ClosePhase.SENT
            assert self.row.proof is None
        if self.row.position.size is None and self.row.zero_last is None:
            assert self.row.open


EveryOrder.TestCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
test_every_order_of_events_keeps_the_rules = EveryOrder.TestCase
