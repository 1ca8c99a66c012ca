"""Which rows the table shows and in which order: sort, view and text filter over plain row snapshots."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from gui.domain.orders import OrderKey
from gui.domain.rows import Row
from gui.engine.census import Sort
from gui.models.chip_state import Moment, seconds_stale
from gui.models.columns import COLUMNS, START_SORT, Col
from gui.models.filter import Haystack, Term, View, in_view, kept_haystack, matches, parse


class Arrangement:
    """The trader's choice of order and filter; each row's haystack is kept until the row changes."""

    def __init__(self) -> None:
        self.view = View.ALL
        self.text = ""
        self.sort_keys: tuple[tuple[Col, bool], ...] = START_SORT
        self._terms: tuple[Term, ...] = ()
        self._hay: dict[OrderKey, Haystack] = {}

    @property
    def filtering(self) -> bool:
        """Say whether anything may be hidden."""
        return bool(self._terms) or self.view is not View.ALL

    def set_text(self, text: str) -> None:
        """Take a new filter line."""
        self.text = text
        self._terms = parse(text)

    def sort_by(self, col: Col, *, second: bool = False) -> None:
        """Take a click on a header: the same column again turns it round; ``second`` keeps the first key."""
        keys = dict(self.sort_keys)
        current = self.sort_keys if self.sort_keys is not START_SORT else ()
        first = dict(current[:1])
        descending = not keys[col] if col in dict(current) else False
        if second and first and col not in first:
            self.sort_keys = (*first.items(), (col, descending))
        elif second and col in first:
            self.sort_keys = ((col, descending), *current[1:])
        else:
            self.sort_keys = ((col, descending),)

    def forget(self, keys: Iterable[OrderKey]) -> None:
        """Drop what is kept of rows that left."""
        for key in keys:
            self._hay.pop(key, None)

    def warm(self, rows: Iterable[Row], most: int) -> bool:
        """Make what the filter searches of ``most`` rows that lack it; gives whether every row has it now."""
        for row in rows:
            kept = self._hay.get(row.key)
            if kept is None or kept.row is not row:
                if most == 0:
                    return False
                self._hay[row.key] = kept_haystack(kept, row)
                most -= 1
        return True

    def passes(self, row: Row, checked: Container[OrderKey], now: Moment) -> bool:
        """Say whether the row is shown."""
        if self.view is not View.ALL and not in_view(self.view, row, checked, now.ms):
            return False
        return not self._terms or matches(self._haystack(row), self._terms, now.ms)

    def passing(
        self, keys: Iterable[OrderKey], rows: Mapping[OrderKey, Row], checked: Container[OrderKey], now: Moment
    ) -> list[OrderKey]:
        """Give the keys whose rows are shown, in their order; thousands of them at each key press."""
        if not self.filtering:
            return list(keys)
        view, terms, kept, found = self.view, self._terms, self._hay, []
        for key in keys:
            row = rows[key]
            if view is not View.ALL and not in_view(view, row, checked, now.ms):
                continue
            if terms:
                hay = kept.get(key)
                if hay is None or hay.row is not row:
                    hay = kept[key] = kept_haystack(hay, row)
                if not matches(hay, terms, now.ms):
                    continue
            found.append(key)
        return found

    def sorted(self, rows: Mapping[OrderKey, Row], now: Moment) -> list[OrderKey]:
        """Give every row's key in the order of the sort keys; equal rows keep the start order, then by id."""
        keys = sorted(rows)
        chosen = () if self.sort_keys is START_SORT else self.sort_keys
        for col, descending in reversed((*chosen, *START_SORT)):
            key_of = COLUMNS[col].sort
            worth = {key: key_of(rows[key], now) for key in keys}
            keys.sort(key=worth.__getitem__, reverse=descending)
        return keys

    def _haystack(self, row: Row) -> Haystack:
        kept = self._hay.get(row.key)
        if kept is None or kept.row is not row:
            kept = self._hay[row.key] = kept_haystack(kept, row)
        return kept


def view_counts(counts: Mapping[Sort, int], selected: int, now: Moment) -> dict[View, int]:
    """Count what each view of the switch would show, from rows counted by sort and those that are ticked."""
    total = protective = stale = needy = 0
    for sort, count in counts.items():
        total += count
        protective += count if sort.protective else 0
        needy += count if sort.needy else 0
        if sort.seen_ms is not None and seconds_stale(sort.family, sort.seen_ms, now.ms) is not None:
            stale += count
    return {
        View.ALL: total,
        View.SELECTED: selected,
        View.PROTECTIVE: protective,
        View.STALE: stale,
        View.NEEDS_YOU: needy,
    }


def runs(places: Iterable[int]) -> list[tuple[int, int]]:
    """Gather row numbers into runs of neighbours, as (first, last), in rising order."""
    found: list[tuple[int, int]] = []
    for place in sorted(set(places)):
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found
