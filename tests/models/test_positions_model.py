from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.domain.closings import ClosePhase, Closing
from gui.domain.positions import PositionKey
from gui.engine.scope import Scope
from gui.models.position_columns import PosCol
from gui.models.positions_model import HeldRole, PositionsModel
from tests.fake_flatten import held, position_views
from tests.fake_surface import FakeSurface, twenty_five
from tests.twenty_five import NOW_MS


@pytest.fixture
def surface() -> FakeSurface:
    made = FakeSurface(twenty_five())
    made.put_positions(*held())
    made.set_position_views(position_views(made.accounts()))
    return made


@pytest.fixture
def model(surface: FakeSurface, qtbot: QtBot) -> Iterator[PositionsModel]:
    made = PositionsModel(surface, surface.clock)
    yield made
    made.close()


def names(model: PositionsModel) -> list[str]:
    return [model.index(place, PosCol.INSTRUMENT).data() for place in range(model.rowCount())]


def test_every_position_stands_in_the_start_order(model: PositionsModel) -> None:
    assert model.objectName() == "positionsModel"
    assert (model.rowCount(), model.columnCount(), model.total()) == (7, 15, 7)
    assert names(model) == [
        *("BTC-USDT-SWAP", "DOGE-USDT-SWAP", "ETH-USDT-SWAP", "LTC-USDT-SWAP", "ADAUSDT", "BTCUSDT", "ETHUSDT"),
    ]


def test_nothing_in_it_can_be_ticked_or_edited(model: PositionsModel) -> None:
    for column in range(model.columnCount()):
        index = model.index(0, column)
        assert not index.flags() & (Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable)
        assert index.data(Qt.ItemDataRole.CheckStateRole) is None
        assert not model.setData(index, "x")


def test_counts_tell_what_is_open_and_what_has_no_stop(model: PositionsModel, surface: FakeSurface) -> None:
    counts = model.counts()
    # DOGE and LTC have no protective order; ETHUSDT and BTCUSDT have.
    assert (counts.open, counts.bare, counts.unsure, counts.needy) == (7, 2, 0, 0)
    surface.set_accounts([replace(view, families=()) for view in surface.accounts()])
    model.tick()
    assert model.counts().bare == 0
    assert model.counts().unsure == 2


def test_stops_are_asked_anew_once_a_second(model: PositionsModel, surface: FakeSurface) -> None:
    stops = [key for key, row in surface.rows().items() if row.order.protective]
    surface.remove(*stops)
    model.flush()
    assert model.counts().bare == 2
    model.tick()
    assert model.counts().bare == 7


def test_changes_come_gathered_and_rows_hold_still_in_a_run(model: PositionsModel, surface: FakeSurface) -> None:
    order = model.shown_keys()
    surface.panic(Scope())
    extra = held()[0]
    key = extra.key._replace(instrument="AAA-USDT-SWAP")
    closing = Closing(phase=ClosePhase.SENT, attempts=1)
    surface.put_positions(replace(extra, position=replace(extra.position, key=key)), replace(extra, closing=closing))
    assert model.rowCount() == 7
    model.flush()
    assert model.shown_keys() == (*order, key)
    assert model.index(order.index(extra.key), PosCol.STATE).data() == "CLOSING"


def test_a_position_that_left_goes_and_the_cursor_follows_its_key(model: PositionsModel, surface: FakeSurface) -> None:
    keys = model.shown_keys()
    index = QPersistentModelIndex(model.index(3, 0))
    surface.drop_positions(keys[0])
    model.flush()
    assert model.place_of(keys[0]) is None
    assert index.row() == 2
    assert model.held_at(2).row.key == keys[3]
    model.sort_by(PosCol.SIZE)
    assert model.held_at(index.row()).row.key == keys[3]


def test_a_click_sorts_and_another_turns_it_round(model: PositionsModel) -> None:
    model.sort_by(PosCol.INSTRUMENT)
    assert names(model) == sorted(names(model))
    model.sort_by(PosCol.INSTRUMENT)
    assert names(model) == sorted(names(model), reverse=True)
    assert model.sort_keys == ((PosCol.INSTRUMENT, True),)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("btc", 2), ("btc -usdt-", 1), ("venue:okx", 4), ("short", 3), ("state:open long", 4), ("nothing-like-it", 0)],
)
def test_the_filter_chooses_what_is_shown(model: PositionsModel, text: str, shown: int) -> None:
    model.set_filter(text)
    assert model.rowCount() == shown
    assert model.total() == 7


def test_none_means_none_only_with_complete_fresh_readings(model: PositionsModel, surface: FakeSurface) -> None:
    assert model.all_read()
    first, *others = model.readings()
    for worse in (replace(first, complete=False), replace(first, age_s=None), replace(first, age_s=31.0)):
        surface.set_position_views((worse, *others))
        assert not model.all_read()
    surface.set_position_views(())
    assert not model.all_read()


def test_an_old_reading_becomes_stale_by_the_clock(model: PositionsModel, surface: FakeSurface) -> None:
    surface.clock.advance(60)
    model.tick()
    assert model.index(0, PosCol.STATE).data().startswith("STALE 1:0")


def test_what_qt_and_the_screen_reader_get(model: PositionsModel) -> None:
    index = model.index(0, PosCol.SIDE)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Long"
    assert index.data(HeldRole).row.read_ms == NOW_MS - 400
    assert model.headerData(PosCol.STOPS, Qt.Orientation.Horizontal) == "Stops"
    assert "protect" in str(model.headerData(PosCol.STOPS, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole))
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_the_model_keeps_qts_rules(surface: FakeSurface, qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = PositionsModel(surface, surface.clock)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    keys: tuple[PositionKey, ...] = model.shown_keys()
    surface.drop_positions(keys[2], keys[4])
    model.flush()
    surface.put_positions(*held())
    model.flush()
    model.sort_by(PosCol.RESULT)
    model.set_filter("btc")
    model.set_filter("")
    model.retell()
    assert model.rowCount() == 7
    model.close()


def test_an_engine_without_positions_shows_none_and_says_so(qtbot: QtBot) -> None:
    class OrdersOnly:
        def __init__(self, inner: FakeSurface) -> None:
            self.accounts, self.rows, self.run, self.subscribe = inner.accounts, inner.rows, inner.run, inner.subscribe

    inner = FakeSurface(twenty_five())
    model = PositionsModel(OrdersOnly(inner), inner.clock)  # type: ignore[arg-type]
    assert not model.known
    assert not model.all_read()
    model.tick()
    assert model.rowCount() == 0
    model.close()
