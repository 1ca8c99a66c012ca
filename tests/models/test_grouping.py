"""Rows gathered under headings, in plain data and in the model."""

from __future__ import annotations

from PySide6.QtCore import Qt

from gui.domain.orders import OrderKey
from gui.models.columns import Col
from gui.models.grouping import Grouping, GroupKey, group_at, grouped
from gui.models.orders_model import OrdersModel
from tests.fake_surface import FakeSurface, many, run_view

ROWS = {row.key: row for row in many(40)}


def test_without_groups_the_orders_stand_alone() -> None:
    assert grouped(ROWS, ROWS, Grouping.NONE) == list(ROWS)


def test_every_order_stands_under_its_own_heading_and_once() -> None:
    for grouping in (Grouping.ACCOUNT, Grouping.INSTRUMENT):
        shown = grouped(ROWS, ROWS, grouping)
        heading: GroupKey | None = None
        orders: list[OrderKey] = []
        for key in shown:
            if isinstance(key, GroupKey):
                heading = key
                continue
            assert heading is not None
            row = ROWS[key]
            assert heading.name == (row.key.account if grouping is Grouping.ACCOUNT else row.order.instrument)
            orders.append(key)
        assert sorted(orders) == sorted(ROWS)
        assert len(shown) - len(orders) == len({key for key in shown if isinstance(key, GroupKey)})


def test_the_orders_of_a_group_keep_their_order() -> None:
    backwards = list(reversed(ROWS))
    shown = grouped(backwards, ROWS, Grouping.ACCOUNT)
    for name in {key.account for key in ROWS}:
        assert [key for key in shown if isinstance(key, OrderKey) and key.account == name] == [
            key for key in backwards if key.account == name
        ]


def test_a_heading_counts_its_orders() -> None:
    shown = grouped(ROWS, ROWS, Grouping.ACCOUNT)
    group = group_at(0, shown, ROWS, {key for key in shown[1:2] if isinstance(key, OrderKey)})
    assert group is not None
    assert (group.ticked, group.open) == (1, len(group.orders))
    assert group.counts == f"{len(group.orders)} orders · {group.open} open · 1 ticked"
    assert group_at(1, shown, ROWS, set()) is None


def grouped_model() -> tuple[FakeSurface, OrdersModel]:
    surface = FakeSurface(list(ROWS.values()))
    model = OrdersModel(surface, surface.clock)
    model.set_grouping(Grouping.ACCOUNT)
    return surface, model


def test_the_model_shows_headings_that_count_as_no_orders(qapp: object) -> None:
    _, model = grouped_model()
    accounts = {key.account for key in ROWS}
    assert model.rowCount() == len(ROWS) + len(accounts)
    assert model.shown_count() == len(model.shown_keys()) == len(ROWS)
    assert model.order_at(0) is None
    assert model.order_at(1) == model.key_at(1) == model.shown_keys()[0]
    group = model.group_at(0)
    assert group is not None
    words = model.data(model.index(0, Col.VENUE), Qt.ItemDataRole.AccessibleTextRole)
    assert words == f"{group.key.title}, {group.counts}"
    model.set_grouping(Grouping.NONE)
    assert model.rowCount() == len(ROWS)
    model.close()


def test_a_headings_box_ticks_its_group_and_has_three_states(qapp: object) -> None:
    _, model = grouped_model()
    box, orders = model.index(0, Col.CHECK), model.keys_at(0)

    def state() -> object:
        return model.data(box, Qt.ItemDataRole.CheckStateRole)

    assert state() is Qt.CheckState.Unchecked
    model.set_checked(orders[:1], True)
    assert state() is Qt.CheckState.PartiallyChecked
    assert model.setData(box, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert model.checked_keys() == set(orders)
    assert state() is Qt.CheckState.Checked
    assert model.shown_check() is Qt.CheckState.PartiallyChecked
    model.set_checked(model.shown_keys(), True)
    assert model.shown_check() is Qt.CheckState.Checked
    model.close()


def test_in_a_run_a_new_row_comes_at_the_end_of_its_group(qapp: object) -> None:
    rows = list(ROWS.values())
    surface = FakeSurface(rows[1:])
    model = OrdersModel(surface, surface.clock)
    model.set_grouping(Grouping.ACCOUNT)
    surface.set_run(run_view(rows[1:]))
    model.flush()
    before = list(model.shown_keys())
    surface.put(rows[0])
    model.flush()
    group = next(
        found
        for place in range(model.rowCount())
        if (found := model.group_at(place)) is not None and found.key.name == rows[0].key.account
    )
    assert group.orders[-1] == rows[0].key
    assert [key for key in model.shown_keys() if key != rows[0].key] == before
    model.close()
