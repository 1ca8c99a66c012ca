"""The guess at a source: what programs really write, and whatever else a venue may send."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.sources import (
    LONGEST_SIGN,
    NOBODY,
    Sign,
    SignSort,
    advice,
    grouped,
    sign_of,
    source_words,
    stable_prefix,
)
from gui.domain.venues import Family
from tests.engine.sim import make_order

FUTURES = Family.UM_ORDERS


@pytest.mark.parametrize(
    ("client_id", "prefix"),
    [
        ("grid-2025-001", "grid-"),
        ("my_bot_17123", "my_"),
        ("O-20231122-055200-001-000-1", "O-"),
        ("bot17", "bot"),
        ("MyGridBot1", "MyGridBot"),
        ("sl-1", "sl-"),
        ("e847386590ce4dBC7f1b2c3d4e5f6a7b", ""),
        ("65ce1630-101a-480b-8591-5d7e11fd5078", ""),
        ("d7096549481642f8a0bb69e9e2e31f2e", ""),
        ("pQvWzK3Jd9", ""),
        ("", ""),
        ("17", ""),
        ("-x", ""),
    ],
)
def test_the_prefix_is_what_does_not_change(client_id: str, prefix: str) -> None:
    assert stable_prefix(client_id) == prefix


@pytest.mark.parametrize(
    ("client_id", "sign"),
    [
        ("x-cvBPrNm9f81d4fae7dec11d0", Sign(SignSort.BROKER, "x-cvBPrNm9")),
        ("x-abc-17", Sign(SignSort.BROKER, "x-abc")),
        ("web_kR2vLq8TnXc0", Sign(SignSort.HAND, "web_")),
        ("android_kR2vLq8TnXc0", Sign(SignSort.HAND, "android_")),
        ("autoclose-1763683100000", Sign(SignSort.VENUE, "autoclose-")),
        ("adl_autoclose", Sign(SignSort.VENUE, "adl_autoclose")),
        ("delivery_autoclose-1", Sign(SignSort.VENUE, "delivery_autoclose-")),
        ("delivery-17", Sign(SignSort.VENUE, "delivery-")),
        ("", NOBODY),
    ],
)
def test_binance_has_words_of_its_own(client_id: str, sign: Sign) -> None:
    assert sign_of(replace(make_order("1", family=FUTURES), client_algo_id=client_id)) == sign


def test_parent_and_tag_weigh_more_than_the_client_id() -> None:
    order = replace(make_order("1"), client_algo_id="grid1", tag="e847386590ce4dBC")
    assert sign_of(order) == Sign(SignSort.TAG, "e847386590ce4dBC")
    assert sign_of(replace(order, parent="590919")) == Sign(SignSort.PARENT, "590919")
    # The words of one venue mean nothing at the other.
    assert sign_of(replace(make_order("1"), client_algo_id="web_17")) == Sign(SignSort.PREFIX, "web_")


def test_the_busiest_source_comes_first_and_chance_is_nobodys() -> None:
    bot, chance = Sign(SignSort.PREFIX, "bot"), [Sign(SignSort.PREFIX, text) for text in ("kqz", "wvx", "pmn")]
    counts = {("b", sign): 1 for sign in chance} | {("a", bot): 4, ("a", NOBODY): 1}
    assert grouped(counts) == [("a", bot, 4), ("b", NOBODY, 3), ("a", NOBODY, 1)]
    assert grouped({("b", chance[0]): 1}) == [("b", chance[0], 1)]
    assert len(counts) == 5


@pytest.mark.parametrize("sort", list(SignSort))
def test_every_sort_has_words_and_advice_that_name_the_account(sort: SignSort) -> None:
    sign = Sign(sort, "" if sort is SignSort.NONE else "abc")
    assert "okx-main" in source_words("okx-main", sign)
    assert "okx-main" in advice("okx-main", sign)
    assert advice("okx-main", sign).endswith(".")


def test_the_advice_names_the_prefix() -> None:
    words = advice("bin-1", Sign(SignSort.BROKER, "x-abc"))
    assert words == 'Stop the bot that places them: prefix "x-abc" at bin-1.'
    own = advice("bin-1", Sign(SignSort.VENUE, "autoclose-"))
    assert own == "The venue itself (liquidation) at bin-1: nothing of yours places these, look at the margin of bin-1."


TEXT = st.text(max_size=60)


@given(TEXT, TEXT, TEXT, st.sampled_from([Family.OKX_ALGO, Family.OKX_ORDERS, Family.UM, FUTURES]))
def test_any_text_gives_one_short_plain_sign(client_id: str, tag: str, parent: str, family: Family) -> None:
    order = replace(make_order("1", family=family), client_algo_id=client_id, tag=tag, parent=parent)
    sign = sign_of(order)
    assert len(sign.text) <= LONGEST_SIGN
    assert sign.text.isprintable()
    assert (sign.text == "") is (sign.sort is SignSort.NONE)
    assert sign == sign_of(order)


WORD = st.from_regex(r"[a-z]{3,10}[-_.:]?", fullmatch=True)


@given(WORD, st.lists(st.integers(0, 10**12), min_size=2, max_size=6))
def test_one_program_that_counts_is_one_source(word: str, numbers: list[int]) -> None:
    orders = [replace(make_order(str(n)), client_algo_id=f"{word}{n}") for n in numbers]
    assert {sign_of(order) for order in orders} == {Sign(SignSort.PREFIX, word)}


@given(st.lists(st.tuples(st.sampled_from("ab"), st.from_regex(r"[a-z]{0,4}[0-9]{0,3}", fullmatch=True)), max_size=30))
def test_grouping_loses_no_order(ids: list[tuple[str, str]]) -> None:
    signs = [(account, sign_of(replace(make_order("1"), client_algo_id=text))) for account, text in ids]
    told = grouped(Counter(signs))
    assert sum(count for _, _, count in told) == len(ids)
    assert [count for _, _, count in told] == sorted((count for _, _, count in told), reverse=True)
    assert len({(account, sign) for account, sign, _ in told}) == len(told)
