from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gui.domain.closings import ClosePhase, CloseVerdict, Closing, PositionProof, PositionRow, PositionState
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import PositionSide
from gui.models import position_words as words
from gui.models.chip_state import ChipState, Moment
from tests.fake_flatten import held
from tests.twenty_five import MONOTONIC, NOW_MS

NOW = Moment(NOW_MS, MONOTONIC)


def row(size: str | None = "1250", side: PositionSide = PositionSide.NET) -> PositionRow:
    base = held()[0]
    key = base.key._replace(side=side)
    return replace(base, position=replace(base.position, key=key, size=None if size is None else Decimal(size)))


def closing(**fields: object) -> PositionRow:
    return replace(row(), closing=replace(Closing(), **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("size", "side", "word", "spoken"),
    [
        ("3", PositionSide.NET, "LONG", "Long"),
        ("-3", PositionSide.NET, "SHORT", "Short"),
        ("0", PositionSide.NET, "", "Nothing held"),
        (None, PositionSide.NET, "?", "Side unknown"),
        (None, PositionSide.SHORT, "SHORT", "Short"),
    ],
)
def test_the_side_is_never_guessed(size: str | None, side: PositionSide, word: str, spoken: str) -> None:
    position = row(size, side).position
    assert (words.way_word(position), words.spoken_way(position)) == (word, spoken)


def test_every_state_has_a_look_of_its_own() -> None:
    assert set(words.LOOKS) == set(PositionState)
    assert len({(look.icon, look.word) for look in words.LOOKS.values()}) == len(PositionState)
    solid = {state for state, look in words.LOOKS.items() if look.chip is ChipState.REJECTED}
    assert solid == {PositionState.REFUSED, PositionState.LEFT}


def test_an_old_reading_is_stale_but_not_while_the_position_is_being_closed() -> None:
    old = replace(row(), read_ms=NOW_MS - 132_000)
    assert words.chip_word(old, NOW_MS) == "STALE 2:12"
    assert words.message(old, NOW).startswith("last read 14:01:11")
    assert words.chip_word(replace(row(), stale=True), NOW_MS) == "STALE 0:00"
    asked = replace(old, closing=Closing(phase=ClosePhase.SENT))
    assert words.chip_word(asked, NOW_MS) == "CLOSING"
    assert words.message(asked, NOW) == "close sent, waiting for the answer"


def test_the_venues_words_come_first_and_ours_where_it_said_nothing() -> None:
    refused = closing(phase=ClosePhase.REFUSED, code="51169", message="Order failed", verdict=CloseVerdict.REJECTED)
    assert (words.code(refused), words.message(refused, NOW)) == ("51169", "Order failed")
    assert words.urgent(refused)
    silent = closing(phase=ClosePhase.ANSWERED, verdict=CloseVerdict.ACCEPTED)
    assert words.message(silent, NOW) == "close accepted · reading the position"
    lost = closing(phase=ClosePhase.ANSWERED, fault=VenueFault(FaultKind.TIMEOUT), verdict=CloseVerdict.UNKNOWN)
    assert words.message(lost, NOW).startswith("no answer in time")


def test_a_wait_says_why_and_until_when() -> None:
    waiting = closing(phase=ClosePhase.WAITING, next_try_at=MONOTONIC + 0.4)
    assert words.message(waiting, NOW) == "in line to be closed · next try in 0.4 s"
    noted = replace(waiting, note="resting orders first")
    assert words.message(noted, NOW).startswith("resting orders first")


def test_zero_once_is_not_closed_and_closed_says_what_proves_it() -> None:
    once = replace(closing(phase=ClosePhase.ANSWERED, verdict=CloseVerdict.ACCEPTED), zero_last=MONOTONIC)
    assert words.chip_word(once, NOW_MS) == "CHECKING"
    assert words.message(once, NOW).endswith("zero once, reading again")
    proof = PositionProof(by_us=True, at_ms=NOW_MS, at=MONOTONIC, evidence="14:03:21 and 14:03:23")
    done = replace(once, proof=proof)
    assert words.chip_word(done, NOW_MS) == "CLOSED"
    assert words.message(done, NOW) == "closed: zero twice"


def test_dust_is_named() -> None:
    left = closing(phase=ClosePhase.LEFT, verdict=CloseVerdict.DUST)
    assert words.chip_word(left, NOW_MS) == "LEFT"
    assert words.message(left, NOW) == "too small for the venue to close"
