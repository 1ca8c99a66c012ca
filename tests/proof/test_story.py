"""How an order stands is what was written down last, and never better than that."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gui.domain.rows import State
from gui.journal.entries import NOT_SENT, OpenOrder
from gui.proof.record import End, Try
from gui.proof.story import NOTHING_SENT, OrderStory
from tests.journal.entries_made import order
from tests.proof.made import BEGAN, key

GONE = End("GONE", "our cancel", "status: canceled", BEGAN, 7)
FIRED = End("TRIGGERED", "fired", "effective", BEGAN, 7)
BACK = End("", "", "", BEGAN, 7)


def one(attempt: str = "a1", verdict: str | None = "accepted") -> Try:
    return Try(attempt, 1, BEGAN, "cancel-algos", "www.okx.com", verdict, "0", "")


def test_an_end_counts_only_as_the_last_word() -> None:
    story = OrderStory(key("1"))
    assert story.record().words == NOTHING_SENT
    story.tried(1, one(verdict=None))
    assert story.record().state is State.UNKNOWN
    assert "no answer" in story.record().words
    story.answered("a1", one())
    assert story.record().state is State.UNKNOWN
    story.ends.append((2, GONE))
    assert story.record().state is State.GONE
    story.ends.append((3, BACK))
    assert (story.record().state, story.record().words) == (State.UNKNOWN, "open again after it had ended")
    story.ends.append((4, FIRED))
    assert story.record().state is State.TRIGGERED
    story.tried(5, one("a2"))
    assert story.record().state is State.UNKNOWN
    story.left = (6, OpenOrder(key("1"), "REJECTED", "50111", "bad key", 2))
    assert (story.record().state, story.record().words) == (State.REJECTED, "50111 bad key")


def test_a_request_that_was_not_sent_takes_no_end_back() -> None:
    story = OrderStory(key("1"))
    story.ends.append((2, GONE))
    story.tried(3, one(verdict=NOT_SENT))
    assert story.record().proven


def test_an_order_left_open_is_never_gone_whatever_the_file_says() -> None:
    for text in ("GONE", "TRIGGERED", "nonsense", ""):
        story = OrderStory(key("1"), left=(1, OpenOrder(key("1"), text, "", "", 0)))
        assert story.record().state is State.UNKNOWN


def test_an_answer_to_nothing_is_left_out() -> None:
    story = OrderStory(key("1"), order=order("1"))
    story.answered("a9", one("a9"))
    made = story.record()
    assert made.tries == ()
    assert (made.kind, made.side, made.size) == ("Trigger", "SELL", "1.500")


events = st.lists(st.sampled_from(["try", "end", "fire", "back", "left"]), max_size=8)


@given(events)
def test_gone_needs_its_end_as_the_last_of_all(told: list[str]) -> None:
    story = OrderStory(key("1"))
    for seq, event in enumerate(told):
        if event == "try":
            story.tried(seq, one(f"a{seq}"))
        elif event == "left":
            story.left = (seq, OpenOrder(key("1"), "QUEUED", "", "", 0))
        else:
            story.ends.append((seq, {"end": GONE, "fire": FIRED, "back": BACK}[event]))
    made = story.record()
    assert made.proven == (bool(told) and told[-1] == "end")
