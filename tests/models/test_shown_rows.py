from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex

from gui.domain.orders import OrderKey
from gui.domain.positions import PositionFamily, PositionKey
from gui.domain.venues import Family
from gui.engine.views import Bare as LeftBare
from gui.models.shown_rows import FEW_RUNS, ShownRows


class Bare(ShownRows):
    """Shown rows with nothing in them."""

    def rowCount(self, parent: object = None) -> int:
        return len(self._shown)

    def columnCount(self, parent: object = None) -> int:
        return 15

    def arrange(self, numbers: list[int]) -> None:
        self._arrange([key(number) for number in numbers])

    def numbers(self) -> list[int]:
        return [int(key.algo_id) for key in self._shown if isinstance(key, OrderKey)]


def key(number: int) -> OrderKey:
    return OrderKey("a", Family.UM, str(number))


ORDERS = st.lists(st.integers(min_value=0, max_value=90), unique=True, max_size=80)


@given(ORDERS, ORDERS)
def test_any_order_becomes_any_other_and_the_cursor_follows_its_key(before: list[int], after: list[int]) -> None:
    model = Bare([key(number) for number in before])
    cursors = {number: QPersistentModelIndex(model.index(place, 3)) for place, number in enumerate(before)}
    model.arrange(after)
    assert model.numbers() == after
    for number, cursor in cursors.items():
        assert cursor.isValid() is (number in after)
        assert not cursor.isValid() or model.numbers()[cursor.row()] == number


def test_few_changes_keep_every_other_row_where_it_is() -> None:
    model = Bare([key(number) for number in range(10)])
    told: list[tuple[str, int, int]] = []
    model.rowsInserted.connect(lambda _, first, last: told.append(("in", first, last)))
    model.rowsRemoved.connect(lambda _, first, last: told.append(("out", first, last)))
    model.layoutChanged.connect(lambda: told.append(("layout", 0, 0)))
    model.arrange([0, 1, 20, 21, 4, 5, 6, 7, 8, 9])
    assert told == [("out", 2, 3), ("in", 2, 3)]
    model.arrange(model.numbers())
    assert len(told) == 2


def test_many_scattered_changes_take_three_signals() -> None:
    count = FEW_RUNS * 4
    model = Bare([key(number) for number in range(count)])
    told: list[str] = []
    model.rowsInserted.connect(lambda *_: told.append("in"))
    model.rowsRemoved.connect(lambda *_: told.append("out"))
    model.layoutChanged.connect(lambda: told.append("layout"))
    model.arrange(list(range(0, count, 2)))
    assert told == ["layout", "out"]
    model.arrange(list(range(count)))
    assert told == ["layout", "out", "in", "layout"]
    assert not model.index(count, 0, QModelIndex()).isValid()


def test_many_changes_are_told_row_by_row_only_where_they_are_seen(qapp: object) -> None:
    model = Bare([key(number) for number in range(200)])
    model._visible = (60, 70)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model._tell_rows(range(0, 200, 2))
    assert told == [(0, 58), *((place, place) for place in range(60, 72, 2)), (72, 198)]


def test_only_the_rows_whose_mark_changed_are_told() -> None:
    model = Bare([key(number) for number in range(6)])
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    position = LeftBare(PositionKey("a", PositionFamily.UM, "BTCUSDT"), Decimal(1), "BTC")
    model.set_guards({key(1): position, key(2): position, key(5): position})
    assert told == [(1, 2), (5, 5)]
    assert model.guard_of(key(1)) is position
    told.clear()
    model.set_guards({key(1): position, key(2): position, key(5): position})
    assert told == []
    model.set_guards({key(2): position})
    assert told == [(1, 1), (5, 5)]
    assert model.guard_of(key(1)) is None
