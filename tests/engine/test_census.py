"""Counts of rows: always those of a count from scratch, whatever came, changed or left in between."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gui.domain.orders import OrderKey
from gui.domain.rows import Fired, Phase, Row
from gui.domain.transitions import acknowledged, first_seen, pressed
from gui.engine.census import Census, Sort, sort_of
from tests.engine.sim import make_order

CHANGES = {
    "press": lambda row: pressed(row, 3, 10.0),
    "fire": lambda row: replace(row, fired=Fired(5, 5.0)),
    "acknowledge": acknowledged,
    "reject": lambda row: replace(row, cancel=replace(row.cancel, phase=Phase.REJECTED)),
    "see": lambda row: replace(row, sighting=replace(row.sighting, seen_ms=(row.sighting.seen_ms or 0) + 1000)),
    "new": lambda row: replace(row, new_since_run=3),
    "same": lambda row: row,
    "gone": None,
}
STEPS = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(list(CHANGES))), max_size=40)


def fresh(number: int) -> Row:
    return first_seen(make_order(str(number)), 1.0, 1000)


@given(st.lists(STEPS, max_size=4))
def test_what_is_looked_at_again_is_enough(rounds: list[list[tuple[int, str]]]) -> None:
    rows: dict[OrderKey, Row] = {}
    census = Census()
    for steps in rounds:
        for number, name in steps:
            row = rows.get(fresh(number).key)
            change = CHANGES[name]
            if row is None:
                rows[fresh(number).key] = fresh(number)
            elif change is None:
                del rows[row.key]
            else:
                rows[row.key] = change(row)
        counts: Counter[Sort] = Counter(map(sort_of, rows.values()))
        assert dict(census.take(rows)) == dict(counts)
        assert census.needy(rows) == tuple(row for row in rows.values() if row.needs_person)


def test_only_a_row_that_waits_for_a_listing_can_grow_stale() -> None:
    row = fresh(1)
    assert sort_of(row).seen_ms == 1000
    assert sort_of(pressed(row, 1, 2.0)).seen_ms is None
    assert sort_of(replace(row, fired=Fired(5, 5.0))).seen_ms is None
