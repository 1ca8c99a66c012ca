"""What a venue's yes is worth: one to this very order, to a whole symbol, or to somebody's earlier cancel."""

from __future__ import annotations

from gui.domain import transitions as t
from gui.domain.replies import CancelReply, Fate, OrderStatus, Verdict
from gui.domain.rows import By, Row, State
from tests.engine.sim import make_order

ORDER = make_order("1")
KEY = ORDER.key


def sent_row() -> Row:
    return t.sent(t.pressed(t.first_seen(ORDER, 1.0, 1_000), 1, 10.0), 10.0)


def reply(verdict: Verdict, *, second_hand: bool = False) -> CancelReply:
    return CancelReply(KEY, verdict, second_hand=second_hand)


def asked(fate: Fate, at: float) -> OrderStatus:
    return OrderStatus(KEY, fate, at)


def test_a_yes_for_a_whole_symbol_names_no_order_and_needs_a_question() -> None:
    row = t.sent(t.pressed(t.first_seen(ORDER, 0.0, 0), 1, 0.5), 0.6)
    row = t.answered(row, CancelReply(KEY, Verdict.ACCEPTED), 1.0, rungs=1, wholesale=True)
    for at in (2.0, 5.0, 8.0):
        row = t.absent(row, at, at + 0.1, 1_000)
    assert row.state is State.ACCEPTED
    assert t.status_read(row, asked(Fate.CANCELLED, 9.0), 9.1, 1_000).state is State.GONE


def test_a_yes_at_second_hand_needs_a_question_and_does_not_say_who_ended_it() -> None:
    row = t.answered(sent_row(), reply(Verdict.ACCEPTED, second_hand=True), 11.0, rungs=1)
    assert row.state is State.ACCEPTED
    for at in (12.0, 15.0, 18.0):
        row = t.absent(row, at, at + 0.1, 1_000)
    assert row.state is State.ACCEPTED
    ended = t.status_read(row, asked(Fate.CANCELLED, 19.0), 19.1, 1_000)
    assert ended.proof is not None
    assert ended.proof.by is By.EITHER


def test_a_yes_to_our_own_cancel_weighs_more_than_one_at_second_hand_before_or_after() -> None:
    for first, second in ((True, False), (False, True)):
        row = t.answered(sent_row(), reply(Verdict.ACCEPTED, second_hand=first), 11.0, rungs=1)
        row = t.answered(t.sent(row, 12.0), reply(Verdict.ACCEPTED, second_hand=second), 13.0, rungs=1)
        for at in (14.0, 17.0):
            row = t.absent(row, at, at + 0.1, 1_000)
        assert row.proof is not None
        assert row.proof.by is By.US


def test_a_press_after_a_refusal_begins_at_the_first_endpoint_again() -> None:
    row = t.answered(sent_row(), reply(Verdict.WRONG_PATH), 11.0, rungs=2)
    assert (row.state, row.cancel.rung) == (State.QUEUED, 1)
    assert t.pressed(row, 2, 11.5).cancel.rung == 1
    row = t.answered(t.sent(row, 12.0), reply(Verdict.WRONG_PATH), 13.0, rungs=2)
    assert (row.state, row.cancel.rung) == (State.REJECTED, 1)
    again = t.pressed(row, 2, 14.0)
    assert (again.state, again.cancel.rung) == (State.QUEUED, 0)
