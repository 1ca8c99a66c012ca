"""What a person's press and *Stop sending* do to a row: nothing that could send twice or forget a try."""

from __future__ import annotations

from gui.domain import transitions as t
from gui.domain.replies import CancelReply, Verdict
from gui.domain.rows import Phase, Row, State
from tests.engine.sim import make_order

ORDER = make_order("1")


def sent_once() -> Row:
    return t.sent(t.pressed(t.first_seen(ORDER, 1.0, 1_000), 1, 9.0), 10.0)


def lost_once() -> Row:
    return t.answered(sent_once(), CancelReply(ORDER.key, Verdict.UNKNOWN), 11.0, rungs=1)


def test_a_press_leaves_alone_what_is_on_its_way() -> None:
    row = sent_once()
    assert t.pressed(row, 2, 10.5) is row


def test_a_press_sends_again_what_was_lost_and_keeps_that_it_was() -> None:
    row = t.pressed(lost_once(), 2, 12.0)
    assert (row.state, row.cancel.run, row.cancel.next_try_at) == (State.QUEUED, 2, 12.0)
    assert (row.cancel.lost, row.cancel.attempts) == (True, 1)


def test_stopping_takes_back_a_lost_try_that_is_listed_as_open() -> None:
    row = t.taken_back(t.queued(lost_once(), 1, 12.0))
    assert (row.state, row.cancel.next_try_at, row.note) == (State.LIVE, None, "taken back")


def test_stopping_leaves_a_lost_try_unknown_where_the_listing_lacks_the_order() -> None:
    lacking = t.absent(lost_once(), 11.5, 11.6, 11_600)
    row = t.taken_back(t.queued(lacking, 1, 12.0))
    assert (row.cancel.phase, row.state, row.open) == (Phase.UNKNOWN, State.UNKNOWN, True)


def test_stopping_touches_nothing_that_is_not_queued() -> None:
    for row in (sent_once(), lost_once(), t.first_seen(ORDER, 1.0, 1_000)):
        assert t.taken_back(row) is row
