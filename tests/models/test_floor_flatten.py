"""Every sentence of the latch, its sources and the venues' timers has its source, whole or with values put into it."""

from __future__ import annotations

import pytest

from gui.domain.sources import BINANCE_HANDS, BINANCE_OWN, Sign, SignSort, advice, source_words
from gui.engine import latch
from gui.models.floor_flatten import FLATTEN
from gui.models.floor_texts import template

PATTERNS = [template(text).pattern for text in FLATTEN]


def has_a_source(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in PATTERNS)


def test_every_text_stands_once() -> None:
    assert len(FLATTEN) == len(set(FLATTEN))


@pytest.mark.parametrize("sort", list(SignSort))
def test_every_sort_of_source_and_its_advice_have_one(sort: SignSort) -> None:
    sign = Sign(sort, "web_" if sort is SignSort.HAND else "abc")
    assert has_a_source(source_words("okx-main", sign))
    assert has_a_source(advice("okx-main", sign))


@pytest.mark.parametrize("word", [*BINANCE_OWN.values(), *BINANCE_HANDS.values()])
def test_the_words_of_a_venue_have_one(word: str) -> None:
    assert word in FLATTEN


@pytest.mark.parametrize("refusal", [latch.NO_RUN, latch.ONLY_SELECTED, latch.UNREADABLE])
def test_every_refusal_of_the_latch_has_one(refusal: str) -> None:
    assert refusal in FLATTEN
