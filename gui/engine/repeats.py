"""Which of many like events are worth writing down: the first few, every change, and then one now and again."""

from __future__ import annotations

from collections.abc import Hashable


class Repeats:
    """Remembers for each place what came last; a run that stays as it is for days does not fill the disk.

    ``first`` of the same outcome in a row count, then one each ``every_s`` seconds.
    """

    def __init__(self, first: int, every_s: float) -> None:
        self._first = first
        self._every_s = every_s
        self._seen: dict[Hashable, tuple[Hashable, int, float]] = {}

    def worth(self, place: Hashable, outcome: Hashable, now: float) -> bool:
        """Say whether to write an outcome down that came at monotonic second ``now``, and remember it."""
        before, times, written_at = self._seen.get(place, (None, 0, now))
        if before != outcome or times == 0:
            self._seen[place] = (outcome, 1, now)
            return True
        if times < self._first or now - written_at >= self._every_s:
            self._seen[place] = (outcome, times + 1, now)
            return True
        return False

    def forget(self, place: Hashable) -> None:
        """Nothing more comes of this place."""
        self._seen.pop(place, None)
