"""The list of shown rows of a table model, headings among them, and the few signals by which it may change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject

from gui.domain.orders import OrderKey
from gui.engine.views import Bare
from gui.models.arrangement import runs
from gui.models.columns import COLUMNS
from gui.models.grouping import Shown

# More runs of rows than this come or go as one run at the end, with one re-ordering.
FEW_RUNS = 24

NOWHERE = QModelIndex()


class ShownRows(QAbstractTableModel):
    """A table model whose rows are keys of orders and groups; the cursor and other persistent indexes follow their key.

    It is never reset.
    """

    def __init__(self, keys: Sequence[Shown], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: list[Shown] = list(keys)
        self._visible = (0, -1)
        self._guards: Mapping[OrderKey, Bare] = {}
        self._place: dict[Shown, int] = {key: place for place, key in enumerate(self._shown)}

    def order_at(self, place: int) -> OrderKey | None:
        """The key of the shown order at ``place``; None where a heading stands."""
        key = self._shown[place]
        return key if isinstance(key, OrderKey) else None

    def shown_at(self, place: int) -> Shown:
        """What stands at ``place``: the key of an order or of a group."""
        return self._shown[place]

    def place_of(self, key: Shown) -> int | None:
        """Where an order or a heading stands; None if it is hidden or unknown."""
        return self._place.get(key)

    def guard_of(self, key: OrderKey) -> Bare | None:
        """The position of which an order is among the last stops, where PANIC as chosen would cancel it."""
        return self._guards.get(key)

    def set_guards(self, guards: Mapping[OrderKey, Bare]) -> None:
        """Mark the orders whose cancel would leave a position without a stop."""
        before, self._guards = self._guards, guards
        if guards != before:
            changed = (key for key in {**before, **guards} if before.get(key) != guards.get(key))
            self._tell_rows(sorted(self._place[key] for key in changed if key in self._place))

    def _arrange(self, target: list[Shown]) -> None:
        """Make ``target`` the shown rows with as few and as small signals as it takes."""
        if target == self._shown:
            return
        wanted, there = set(target), self._place
        leaving = runs(place for place, key in enumerate(self._shown) if key not in wanted)
        coming = runs(place for place, key in enumerate(target) if key not in there)
        stay = [key for key in self._shown if key in wanted]
        same_order = stay == [key for key in target if key in there]
        if same_order and len(leaving) + len(coming) <= FEW_RUNS:
            self._take_out(leaving)
            self._put_in(coming, target)
            return
        self._put_in(
            [(len(self._shown), len(self._shown) + _length(coming) - 1)] if coming else [],
            [
                *self._shown,
                *(key for key in target if key not in there),
            ],
        )
        gone = [key for key in self._shown if key not in wanted]
        self._permute([*target, *gone])
        self._take_out([(len(target), len(target) + len(gone) - 1)] if gone else [])

    def _take_out(self, leaving: Sequence[tuple[int, int]]) -> None:
        for first, last in reversed(leaving):
            self.beginRemoveRows(NOWHERE, first, last)
            del self._shown[first : last + 1]
            self._renumber()
            self.endRemoveRows()

    def _put_in(self, coming: Sequence[tuple[int, int]], target: Sequence[Shown]) -> None:
        for first, last in coming:
            self.beginInsertRows(NOWHERE, first, last)
            self._shown[first:first] = target[first : last + 1]
            self._renumber()
            self.endInsertRows()

    def _permute(self, order: list[Shown]) -> None:
        if order == self._shown:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._shown[index.row()] for index in before]
        self._shown = order
        self._renumber()
        after = [self.index(self._place[key], index.column()) for key, index in zip(keys, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _tell_rows(self, places: Iterable[int]) -> None:
        """Emit one ``dataChanged`` for each run of neighbouring rows; where they are many, only near what is seen.

        What lies above and below the visible rows is then told as one range each.
        """
        spans = runs(places)
        if len(spans) > FEW_RUNS:
            spans = _coarse(spans, *self._visible)
        for first, last in spans:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def _renumber(self) -> None:
        self._place = {key: place for place, key in enumerate(self._shown)}


def _length(spans: Sequence[tuple[int, int]]) -> int:
    return sum(last - first + 1 for first, last in spans)


def _coarse(spans: Sequence[tuple[int, int]], top: int, bottom: int) -> list[tuple[int, int]]:
    above = [span for span in spans if span[1] < top]
    seen = [span for span in spans if span[1] >= top and span[0] <= bottom]
    below = [span for span in spans if span[1] >= top and span[0] > bottom]
    ends = [[(part[0][0], part[-1][1])] if part else [] for part in (above, below)]
    return [*ends[0], *seen, *ends[1]]
