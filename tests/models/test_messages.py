from __future__ import annotations

from dataclasses import replace

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import Verdict
from gui.domain.rows import By, Cancel, Phase, Proof, ProofKind, Row, Sighting
from gui.models.chip_state import Moment
from gui.models.messages import FAULT_WORDS, code, message, urgent
from tests.fake_surface import twenty_five
from tests.twenty_five import LISTED_MS, MONOTONIC, NOW_MS

NOW = Moment(NOW_MS, MONOTONIC)
FIRING = twenty_five(firing=True)


def asked(phase: Phase, **more: object) -> Row:
    """An order whose cancel is in this phase."""
    return replace(twenty_five()[0], cancel=replace(Cancel(phase=phase, attempts=1), **more))  # type: ignore[arg-type]


def test_a_fresh_open_row_says_nothing() -> None:
    assert message(twenty_five()[0], NOW) == ""


def test_a_stale_row_says_when_it_was_last_seen_open() -> None:
    row = replace(twenty_five()[0], sighting=Sighting(seen_ms=1_795_269_669_402))
    assert message(row, NOW) == "last seen open 14:01:09"


def test_a_row_missing_from_a_listing_says_so() -> None:
    row = replace(twenty_five()[0], sighting=Sighting(seen_ms=NOW_MS, absent_last=1.0, absent_last_ms=LISTED_MS))
    assert message(row, NOW) == "not in listing 14:03:23.4 · being checked"


def test_a_row_behind_a_ban_says_until_when_and_counts_down() -> None:
    ban = VenueFault(FaultKind.BANNED, sent=False, retry_after_s=598.0, banned_until_ms=1_795_269_669_402)
    queued = asked(Phase.QUEUED, fault=ban, next_try_at=MONOTONIC + 598.0, attempts=0)
    assert message(queued, NOW) == "ban until 14:01:09 · 9:58 left"
    later = Moment(NOW_MS + 590_000, MONOTONIC + 590.0)
    assert message(replace(queued, sighting=Sighting(seen_ms=later.ms)), later) == "ban until 14:01:09 · 8.0 s left"
    doubt = asked(Phase.UNKNOWN, fault=ban, next_try_at=MONOTONIC + 598.0)
    assert message(doubt, NOW).startswith("not known whether it was done · ban until 14:01:09")


def test_an_order_that_came_after_panic_says_so() -> None:
    assert message(replace(twenty_five()[0], new_since_run=7), NOW) == "new since PANIC"


def test_a_gone_row_says_by_whom_and_not_the_venues_words() -> None:
    assert message(FIRING[0], NOW) == "cancelled · not in listing 14:03:23.4"
    assert message(FIRING[6], NOW) == "already filled or cancelled before our cancel · not in listing 14:03:23.4"


def test_a_gone_row_without_a_note_still_names_its_proof() -> None:
    proof = Proof(ProofKind.STATUS, By.OTHER, NOW_MS, MONOTONIC, "canceled")
    assert message(replace(FIRING[0], note="", proof=proof), NOW) == "cancelled by another hand · venue says canceled"


def test_the_venues_own_words_stand_untouched() -> None:
    assert message(FIRING[1], NOW) == "Order has been triggered and can't be canceled"
    assert message(FIRING[9], NOW) == "Cancellation timed out, please try again later · next try in 28 s"


def test_accepted_never_reads_as_done() -> None:
    assert message(FIRING[4], NOW) == "cancel accepted, waiting for listing"
    assert message(asked(Phase.ACCEPTED, message="success"), NOW) == "success · waiting for listing"


def test_silence_is_told_in_our_words_with_the_next_try() -> None:
    assert message(FIRING[7], NOW) == "no answer in 1.5 s · re-checking · next try in 0.4 s"


def test_a_claim_of_the_venue_is_being_checked() -> None:
    assert message(asked(Phase.CLAIMED, claim=Verdict.FIRED), NOW) == "the venue says that it fired · being checked"
    assert message(asked(Phase.CLAIMED), NOW) == "the venue says that it has ended · being checked"


def test_waiting_and_sent() -> None:
    assert message(asked(Phase.QUEUED, attempts=0, next_try_at=MONOTONIC), NOW) == "in line to be sent"
    waits = asked(Phase.QUEUED, message="Rate limit", next_try_at=MONOTONIC + 0.4)
    assert message(waits, NOW) == "Rate limit · next try in 0.4 s"
    assert message(asked(Phase.QUEUED, message="Rate limit", next_try_at=MONOTONIC), NOW) == "Rate limit · next try now"
    assert message(asked(Phase.SENT), NOW) == "sent, waiting for the answer"
    assert message(FIRING[8], NOW).endswith("accordingly · sent again")


def test_our_note_stands_where_the_venue_said_nothing() -> None:
    row = replace(asked(Phase.UNKNOWN), note="run 7 was cut off; being checked")
    assert message(row, NOW) == "run 7 was cut off; being checked"
    assert message(replace(twenty_five()[0], note="taken back"), NOW) == "taken back"


def test_every_sort_of_trouble_has_words() -> None:
    assert set(FAULT_WORDS) == set(FaultKind)
    row = asked(Phase.REJECTED, fault=VenueFault(FaultKind.KEY, code="-2015"))
    assert message(row, NOW) == "the venue refuses this key"
    assert code(row) == "-2015"


def test_urgent_is_what_a_person_reads_first() -> None:
    assert [place for place, row in enumerate(FIRING) if urgent(row)] == [1, 7, 9, 15]
