from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QIdentityProxyModel, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.domain.orders import OrderKey
from gui.domain.rows import Row, Sighting
from gui.engine.scope import Scope
from gui.engine.views import RunPhase
from gui.models.columns import Col
from gui.models.filter import View
from gui.models.orders_model import OrdersModel, RowRole
from tests.fake_surface import FakeSurface, many, run_view, twenty_five
from tests.twenty_five import NOW_MS


@pytest.fixture
def surface() -> FakeSurface:
    return FakeSurface(twenty_five())


@pytest.fixture
def model(surface: FakeSurface, qtbot: QtBot) -> Iterator[OrdersModel]:
    made = OrdersModel(surface, surface.clock)
    yield made
    made.close()


class Watch:
    """Counts what a model tells."""

    def __init__(self, model: OrdersModel) -> None:
        self.ranges: list[tuple[int, int]] = []
        self.inserted: list[tuple[int, int]] = []
        self.removed: list[tuple[int, int]] = []
        self.resets = 0
        self.layouts = 0
        model.dataChanged.connect(lambda first, last: self.ranges.append((first.row(), last.row())))
        model.rowsInserted.connect(lambda _, first, last: self.inserted.append((first, last)))
        model.rowsRemoved.connect(lambda _, first, last: self.removed.append((first, last)))
        model.modelReset.connect(lambda: setattr(self, "resets", self.resets + 1))
        model.layoutChanged.connect(lambda: setattr(self, "layouts", self.layouts + 1))


def other(row: Row, algo_id: str, instrument: str | None = None) -> Row:
    """The same order under another id."""
    order = replace(row.order, key=row.key._replace(algo_id=algo_id), instrument=instrument or row.order.instrument)
    return replace(row, order=order)


def keys_of(model: OrdersModel) -> list[OrderKey]:
    return [model.index(place, 0).data(RowRole).key for place in range(model.rowCount())]


def start_run(surface: FakeSurface, model: OrdersModel) -> None:
    surface.panic(Scope())
    model.flush()


def test_it_starts_with_every_row_in_the_start_order(model: OrdersModel) -> None:
    assert model.objectName() == "ordersModel"
    assert (model.rowCount(), model.columnCount()) == (25, 15)
    assert model.index(0, Col.INSTRUMENT).data() == "BTC-USDT-261225"
    assert model.headerData(Col.CODE, Qt.Orientation.Horizontal) == "sCode"
    assert model.headerData(99, Qt.Orientation.Horizontal) is None


def test_one_range_for_each_run_of_neighbours(surface: FakeSurface, model: OrdersModel) -> None:
    start_run(surface, model)
    watch = Watch(model)
    keys = model.shown_keys()
    surface.put(*(replace(surface.rows()[keys[place]], note="x") for place in (20, 2, 3, 4, 9)))
    assert watch.ranges == []
    model.flush()
    assert watch.ranges == [(2, 4), (9, 9), (20, 20)]


def test_changes_are_gathered_by_the_timer(surface: FakeSurface, model: OrdersModel, qtbot: QtBot) -> None:
    start_run(surface, model)
    watch = Watch(model)
    row = surface.rows()[model.key_at(5)]
    with qtbot.waitSignal(model.dataChanged, timeout=5000):
        for number in range(50):
            surface.put(replace(row, note=str(number)))
    assert watch.ranges == [(5, 5)]
    assert model.row_at(5).note == "49"


def test_no_reset_and_no_layout_change_during_a_run(surface: FakeSurface, model: OrdersModel) -> None:
    model.sort_by(Col.STATE)
    start_run(surface, model)
    order, watch = keys_of(model), Watch(model)
    for row in twenty_five(firing=True):
        surface.put(row)
        model.flush()
        model.tick()
    surface.set_run(run_view(surface.rows().values(), phase=RunPhase.FINISHED))
    surface.clock.advance(9)
    model.tick()
    assert keys_of(model) == order
    assert (watch.resets, watch.layouts, watch.removed) == (0, 0, [])
    surface.clock.advance(2)
    model.tick()
    assert model.row_at(0).state.value == "TRIGGERED"
    assert (watch.resets, watch.layouts) == (0, 1)


def test_new_rows_come_at_the_end_during_a_run(surface: FakeSurface, model: OrdersModel) -> None:
    start_run(surface, model)
    watch = Watch(model)
    surface.put(other(surface.rows()[model.key_at(0)], "1", "AAA"), other(surface.rows()[model.key_at(0)], "2", "AAB"))
    model.flush()
    assert watch.inserted == [(25, 26)]
    assert model.row_at(25).order.instrument == "AAA"


def test_new_rows_come_at_their_place_when_nothing_holds(surface: FakeSurface, model: OrdersModel) -> None:
    watch = Watch(model)
    surface.put(other(surface.rows()[model.key_at(0)], "1", "AAA"))
    model.flush()
    assert watch.inserted == [(0, 0)]
    assert watch.layouts == 0


def test_a_hand_on_the_table_makes_new_rows_wait_at_the_end(surface: FakeSurface, model: OrdersModel) -> None:
    model.touch()
    surface.put(other(surface.rows()[model.key_at(0)], "1", "AAA"))
    model.flush()
    assert model.row_at(25).order.instrument == "AAA"
    surface.clock.advance(2.5)
    model.tick()
    assert model.row_at(0).order.instrument == "AAA"


def test_a_row_that_no_longer_passes_stays_during_the_run(surface: FakeSurface, model: OrdersModel) -> None:
    model.set_filter("state:open")
    start_run(surface, model)
    assert model.rowCount() == 25
    surface.set_run(run_view(surface.rows().values(), phase=RunPhase.FINISHED))
    surface.clock.advance(11)
    model.tick()
    assert model.rowCount() == 0


def test_a_filter_typed_during_a_run_keeps_the_order(surface: FakeSurface, model: OrdersModel) -> None:
    model.sort_by(Col.STATE)
    start_run(surface, model)
    surface.put(*twenty_five(firing=True))
    model.flush()
    order = keys_of(model)
    watch = Watch(model)
    model.set_filter("okx")
    okx = [key for key in order if key.family.value.startswith("okx")]
    assert keys_of(model) == okx
    model.set_filter("")
    assert keys_of(model) == order
    assert watch.resets == 0


def test_a_header_click_sorts_even_during_a_run_and_the_cursor_stays_on_its_row(
    surface: FakeSurface, model: OrdersModel
) -> None:
    start_run(surface, model)
    key = model.key_at(3)
    cursor = QPersistentModelIndex(model.index(3, Col.INSTRUMENT))
    model.sort_by(Col.INSTRUMENT)
    model.sort_by(Col.INSTRUMENT)
    assert model.key_at(cursor.row()) == key
    assert cursor.row() == model.place_of(key) != 3
    names = [model.row_at(place).order.instrument for place in range(25)]
    assert names == sorted(names, reverse=True)


def test_qts_own_sort_call_works(model: OrdersModel) -> None:
    model.sort(Col.KIND, Qt.SortOrder.DescendingOrder)
    assert model.sort_keys == ((Col.KIND, True),)
    assert model.index(0, Col.KIND).data() == "VP"


def test_ticks_of_the_check_column(surface: FakeSurface, model: OrdersModel, qtbot: QtBot) -> None:
    watch = Watch(model)
    with qtbot.waitSignal(model.checksChanged):
        assert model.setData(model.index(4, Col.CHECK), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert watch.ranges == [(4, 4)]
    assert model.checked_keys() == {model.key_at(4)}
    assert model.shown_check() is Qt.CheckState.PartiallyChecked
    with qtbot.assertNotEmitted(model.checksChanged):
        model.set_checked([model.key_at(4), model.key_at(4)._replace(algo_id="unknown")], True)
    model.set_checked(model.shown_keys(), True)
    assert model.shown_check() is Qt.CheckState.Checked
    model.set_checked(model.shown_keys(), False)
    assert model.shown_check() is Qt.CheckState.Unchecked


def test_hidden_ticks_count_and_ended_rows_are_left_out(surface: FakeSurface, model: OrdersModel) -> None:
    model.set_checked(model.shown_keys(), True)
    model.set_filter("venue:okx")
    assert len(model.cancellable_checked()) == 25
    assert model.hidden_checked() == 12
    surface.put(*twenty_five(firing=True))
    model.flush()
    assert len(model.checked_keys()) == 25
    assert len(model.cancellable_checked()) == 15
    assert model.hidden_checked() == 7


def test_rows_cleared_by_the_trader_leave_with_their_ticks(surface: FakeSurface, model: OrdersModel) -> None:
    surface.put(*twenty_five(firing=True))
    model.flush()
    model.set_checked(model.shown_keys(), True)
    surface.clear_finished()
    model.flush()
    assert model.rowCount() == model.total() == len(model.checked_keys()) == 16


def test_a_row_that_left_and_came_back_before_the_flush_stays(surface: FakeSurface, model: OrdersModel) -> None:
    row = model.row_at(3)
    surface.remove(row.key)
    surface.put(row)
    model.flush()
    assert model.rowCount() == 25
    assert model.place_of(row.key) == 3


def test_views_and_counts(surface: FakeSurface, model: OrdersModel) -> None:
    model.set_view(View.PROTECTIVE)
    assert model.rowCount() == model.counts()[View.PROTECTIVE] == 8
    assert model.total() == 25
    model.set_view(View.NEEDS_YOU)
    assert model.rowCount() == 0
    assert model.view is View.NEEDS_YOU


def test_ages_tick_for_visible_rows_only(surface: FakeSurface, model: OrdersModel) -> None:
    watch = Watch(model)
    model.tick()
    assert watch.ranges == []
    model.set_visible(2, 9)
    model.tick()
    model.set_visible(20, 40)
    model.tick()
    assert watch.ranges == [(2, 9), (20, 24)]


def test_rows_grow_stale_by_the_clock_alone(surface: FakeSurface, model: OrdersModel) -> None:
    model.set_view(View.STALE)
    assert model.rowCount() == 0
    surface.clock.advance(30)
    model.tick()
    assert model.counts()[View.STALE] == model.rowCount() == 25
    fresh = Sighting(seen_ms=NOW_MS + 30_000)
    surface.put(*(replace(row, sighting=fresh) for row in surface.rows().values()))
    model.flush()
    assert model.counts()[View.STALE] == model.rowCount() == 0


def test_the_end_of_the_subscription(surface: FakeSurface, qtbot: QtBot) -> None:
    model = OrdersModel(surface, surface.clock)
    assert surface.listeners == 1
    model.close()
    assert surface.listeners == 0


@pytest.mark.parametrize("proxied", [False, True])
def test_random_changes_keep_every_rule_of_qts_models(proxied: bool, qtlog: Any, qtmodeltester: ModelTester) -> None:
    surface = FakeSurface(many(60))
    model = OrdersModel(surface, surface.clock)
    proxy = QIdentityProxyModel()
    proxy.setSourceModel(model)
    qtmodeltester.check(proxy if proxied else model)  # type: ignore[no-untyped-call]
    chance = random.Random(7)
    watch = Watch(model)
    for step in range(150):
        _random_step(chance, surface, model, step)
        model.flush()
        assert sorted(set(keys_of(model))) == sorted(keys_of(model))
        assert set(keys_of(model)) <= set(surface.rows())
        assert all(model.place_of(key) == place for place, key in enumerate(model.shown_keys()))
    assert watch.resets == 0
    assert [record.message for record in qtlog.records if "FAIL" in record.message.upper()] == []
    model.close()


def _random_step(chance: random.Random, surface: FakeSurface, model: OrdersModel, step: int) -> None:
    rows = list(surface.rows().values())
    firing = twenty_five(firing=True)
    action = chance.randrange(8)
    if action == 0:
        surface.put(*(other(chance.choice(rows), f"{step}-{n}", f"I{chance.randrange(99)}") for n in range(3)))
    elif action == 1 and len(rows) > 20:
        surface.remove(*(row.key for row in chance.sample(rows, chance.randrange(1, 12))))
    elif action == 2:
        like = chance.choice(firing)
        changed = [replace(row, cancel=like.cancel, proof=like.proof) for row in chance.sample(rows, 9)]
        surface.put(*changed)
    elif action == 3:
        model.set_filter(chance.choice(["", "btc", "-okx", "state:gone", "sell i1", "nothing-like-it"]))
    elif action == 4:
        model.set_view(chance.choice(list(View)))
    elif action == 5:
        model.sort_by(chance.choice(list(Col)[1:]), second=chance.random() < 0.3)
    elif action == 6:
        model.set_checked(chance.sample(list(surface.rows()), 5), chance.random() < 0.7)
    else:
        phase = chance.choice([RunPhase.RUNNING, RunPhase.FINISHED])
        surface.set_run(run_view(rows, phase=phase))
        surface.clock.advance(chance.choice([1, 12]))
    if chance.random() < 0.7:
        model.flush()
    model.tick()
