from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.orders import Kind
from gui.domain.rows import Phase, Sighting
from gui.domain.venues import Environment
from gui.models.filter import Term, View, haystack, in_view, kept_haystack, matches, parse
from tests.fake_surface import twenty_five
from tests.screens.exposure import ordinary
from tests.twenty_five import NOW_MS

ROWS = twenty_five(Environment.LIVE, firing=True)


def shown(text: str) -> list[int]:
    """Places of the 25 that pass."""
    terms = parse(text)
    return [place for place, row in enumerate(ROWS) if matches(haystack(row), terms, NOW_MS)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ()),
        ("  BTC  swap ", (Term("btc"), Term("swap"))),
        ("-sell", (Term("sell", excluded=True),)),
        ("code:51416", (Term("51416", "code"),)),
        ("-venue:OKX", (Term("okx", "venue", excluded=True),)),
        ("state:", ()),
        ("-", ()),
        ("-2015", (Term("-2015"),)),
        ("code:-1007", (Term("-1007", "code"),)),
        ("foo:bar", (Term("foo:bar"),)),
    ],
)
def test_parse(text: str, terms: tuple[Term, ...]) -> None:
    assert parse(text) == terms


def test_words_are_and_and_minus_excludes() -> None:
    assert shown("eth swap") == [3, 4]
    assert shown("eth swap -iceberg") == [4]


def test_named_fields() -> None:
    assert shown("code:51416") == [1]
    assert shown("-1007") == shown("code:-1007") == [15]
    assert shown("venue:binance") == list(range(13, 25))
    assert shown("state:unknown") == [7, 15]
    assert shown("state:rej") == [9]


def test_a_row_is_found_by_account_side_kind_state_and_message() -> None:
    assert shown("um-desk trailing") == [17]
    assert shown("triggered and") == [1]
    assert shown("hedge buy queued") == [11, 12]


def test_words_do_not_match_across_fields() -> None:
    assert shown("swaptwap") == []


def test_open_is_the_word_on_screen_and_stale_is_not_open() -> None:
    row = twenty_five()[0]
    old = haystack(replace(row, sighting=Sighting(seen_ms=NOW_MS - 132_000)))
    fresh = haystack(row)
    assert matches(fresh, parse("state:open"), NOW_MS)
    assert matches(fresh, parse("state:live"), NOW_MS)
    assert matches(old, parse("state:stale"), NOW_MS)
    assert matches(old, parse("stale"), NOW_MS)
    assert not matches(old, parse("state:open"), NOW_MS)
    assert not matches(fresh, parse("stale"), NOW_MS)


def test_an_other_kind_is_found_by_the_venues_word() -> None:
    row = twenty_five()[0]
    odd = replace(row, order=replace(row.order, kind=Kind.OTHER, kind_text="smart_iceberg"))
    assert matches(haystack(odd), parse("smart_"), NOW_MS)


@given(st.text(max_size=60))
def test_any_text_parses_and_matches_without_raising(text: str) -> None:
    terms = parse(text)
    assert all(term.word and term.word == term.word.lower() for term in terms)
    for row in ROWS[:3]:
        assert isinstance(matches(haystack(row), terms, NOW_MS), bool)


@given(st.lists(st.sampled_from(["btc", "-sell", "okx", "state:gone", "code:0", "-twap", "alpha"]), max_size=5))
def test_every_further_word_narrows(words: list[str]) -> None:
    for cut in range(len(words)):
        assert set(shown(" ".join(words[: cut + 1]))) <= set(shown(" ".join(words[:cut])))


@given(st.sampled_from(["btc", "okx", "state:gone", "code:51416", "alpha", "buy"]))
def test_a_word_and_its_exclusion_part_the_rows(word: str) -> None:
    assert sorted(shown(word) + shown(f"-{word}")) == list(range(25))


def test_views() -> None:
    checked = {ROWS[0].key}
    counts = {view: sum(in_view(view, row, checked, NOW_MS) for row in ROWS) for view in View}
    assert counts == {View.ALL: 25, View.SELECTED: 1, View.PROTECTIVE: 8, View.STALE: 0, View.NEEDS_YOU: 2}


def test_a_confirmed_row_keeps_its_words_and_a_changed_one_gets_new_ones() -> None:
    row = twenty_five()[0]
    first = kept_haystack(None, row)
    assert first == haystack(row)
    assert kept_haystack(first, row) is first
    confirmed = replace(row, sighting=replace(row.sighting, seen_ms=(row.sighting.seen_ms or 0) + 1000))
    second = kept_haystack(first, confirmed)
    assert second == haystack(confirmed)
    assert second.text is first.text
    for changed in (
        replace(row, note="something else"),
        replace(row, new_since_run=3),
        replace(row, cancel=replace(row.cancel, phase=Phase.REJECTED, code="51400", message="no")),
        replace(row, order=replace(row.order, instrument="OTHER-USDT")),
        replace(row, sighting=replace(row.sighting, absent_last=1.0, absent_last_ms=5000)),
    ):
        assert kept_haystack(first, changed) == haystack(changed)
        assert kept_haystack(first, changed).text != first.text


def test_words_that_tell_algo_orders_from_ordinary_ones() -> None:
    rows = [*twenty_five(Environment.LIVE), *ordinary(Environment.LIVE)]

    def found(text: str) -> int:
        return sum(matches(haystack(row), parse(text), NOW_MS) for row in rows)

    assert (found("ordinary"), found("algo"), found("-ordinary")) == (7, 25, 25)
    assert (found("limit"), found("post only")) == (5, 2)
    assert found(rows[25].order.parent) == 2, "the algo order and what it has placed"
