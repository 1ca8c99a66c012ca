from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gui.engine.census import Census
from gui.models.arrangement import Arrangement, runs, view_counts
from gui.models.chip_state import Moment
from gui.models.columns import START_SORT, Col
from gui.models.filter import View
from tests.fake_surface import twenty_five
from tests.twenty_five import MONOTONIC, NOW_MS

NOW = Moment(NOW_MS, MONOTONIC)
ROWS = {row.key: row for row in twenty_five(firing=True)}


@given(st.sets(st.integers(min_value=0, max_value=60)))
def test_runs_cover_exactly_the_places_and_never_touch(places: set[int]) -> None:
    found = runs(places)
    assert {place for first, last in found for place in range(first, last + 1)} == places
    assert all(one[1] + 1 < two[0] for one, two in pairwise(found))


def test_start_order_is_venue_account_instrument_age() -> None:
    order = [ROWS[key] for key in Arrangement().sorted(ROWS, NOW)]
    assert [row.key.account for row in order] == ["drill-a"] * 8 + ["drill-b"] * 5 + ["drill-c"] * 12
    assert [row.order.instrument for row in order[:3]] == [
        "BTC-USDT-261225",
        "BTC-USDT-SWAP",
        "BTC-USDT-SWAP",
    ]
    assert [row.order.kind.value for row in order[1:3]] == ["TWAP", "OCO"]


def test_a_click_sorts_a_second_click_turns_round_and_shift_adds_a_key() -> None:
    arrangement = Arrangement()
    assert arrangement.sort_keys is START_SORT
    clicks = [
        (Col.VENUE, False, ((Col.VENUE, False),)),
        (Col.VENUE, False, ((Col.VENUE, True),)),
        (Col.SIZE, True, ((Col.VENUE, True), (Col.SIZE, False))),
        (Col.SIZE, True, ((Col.VENUE, True), (Col.SIZE, True))),
        (Col.VENUE, True, ((Col.VENUE, False), (Col.SIZE, True))),
        (Col.STATE, False, ((Col.STATE, False),)),
    ]
    for col, second, keys in clicks:
        arrangement.sort_by(col, second=second)
        assert arrangement.sort_keys == keys


def test_state_sorts_by_need() -> None:
    arrangement = Arrangement()
    arrangement.sort_by(Col.STATE)
    states = [ROWS[key].state.value for key in arrangement.sorted(ROWS, NOW)]
    assert list(dict.fromkeys(states)) == [
        "TRIGGERED",
        "REJECTED",
        "UNKNOWN",
        "QUEUED",
        "SENT",
        "ACCEPTED",
        "GONE",
    ]


def test_view_and_text_narrow_together() -> None:
    arrangement = Arrangement()
    assert not arrangement.filtering
    arrangement.view = View.PROTECTIVE
    arrangement.set_text("okx")
    assert arrangement.filtering
    assert sum(arrangement.passes(row, set(), NOW) for row in ROWS.values()) == 4


def test_a_changed_row_is_searched_anew() -> None:
    arrangement = Arrangement()
    arrangement.set_text("state:gone")
    before, after = twenty_five()[0], twenty_five(firing=True)[0]
    assert not arrangement.passes(before, set(), NOW)
    assert arrangement.passes(after, set(), NOW)
    arrangement.forget([after.key])
    assert arrangement.passes(after, set(), NOW)


def test_view_counts() -> None:
    counts = view_counts(Census().take(ROWS), 1, NOW)
    assert counts == {View.ALL: 25, View.SELECTED: 1, View.PROTECTIVE: 8, View.STALE: 0, View.NEEDS_YOU: 2}
