from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt

from gui.domain.positions import PositionFamily, PositionKey
from gui.engine.views import Bare
from gui.models.cells import RowRole, cell_data, guarded, header_data, spoken
from gui.models.chip_state import Moment
from gui.models.columns import COLUMNS, Col
from tests.fake_surface import twenty_five
from tests.twenty_five import MONOTONIC, NOW_MS

NOW = Moment(NOW_MS, MONOTONIC)
FIRING = twenty_five(firing=True)


def test_what_a_screen_reader_says() -> None:
    row = FIRING[1]
    state = "Triggered, 51416, Order has been triggered and can't be canceled"
    assert spoken(row, Col.STATE, NOW, checked=False) == state
    assert spoken(row, Col.PROTECTIVE, NOW, checked=False) == "Protective"
    assert spoken(FIRING[0], Col.PROTECTIVE, NOW, checked=False) == "Not protective"
    assert spoken(row, Col.SIDE, NOW, checked=False) == "Sell"
    assert spoken(row, Col.CHECK, NOW, checked=True) == "Ticked"
    assert spoken(twenty_five()[0], Col.STATE, NOW, checked=True) == "Open"
    assert spoken(twenty_five()[0], Col.CODE, NOW, checked=True) == "empty"


def test_roles() -> None:
    row = FIRING[0]
    assert cell_data(row, Col.VENUE, Qt.ItemDataRole.DisplayRole, NOW, checked=True) == "OKX"
    assert cell_data(row, Col.VENUE, RowRole, NOW, checked=True) is row
    assert cell_data(row, Col.CHECK, Qt.ItemDataRole.CheckStateRole, NOW, checked=True) is Qt.CheckState.Checked
    assert cell_data(row, Col.VENUE, Qt.ItemDataRole.CheckStateRole, NOW, checked=True) is None
    assert cell_data(row, Col.CODE, Qt.ItemDataRole.ToolTipRole, NOW, checked=True) == "0"
    assert cell_data(row, Col.CODE, Qt.ItemDataRole.DecorationRole, NOW, checked=True) is None


def test_header_roles() -> None:
    assert header_data(COLUMNS[Col.MESSAGE], Qt.ItemDataRole.DisplayRole) == "Venue message"
    assert header_data(COLUMNS[Col.CHECK], Qt.ItemDataRole.AccessibleTextRole) == "All shown rows"
    assert header_data(COLUMNS[Col.PROTECTIVE], Qt.ItemDataRole.ToolTipRole)
    assert header_data(COLUMNS[Col.VENUE], Qt.ItemDataRole.DecorationRole) is None


def test_the_last_stop_of_a_position_says_so_in_its_row() -> None:
    row = twenty_five()[1]
    guard = Bare(PositionKey("drill-a", PositionFamily.OKX, "BTC-USDT-SWAP"), Decimal(1250), "ct")
    display, tip, spoken_role = (
        cell_data(row, col, role, NOW, checked=False, guard=guard)
        for col, role in (
            (Col.MESSAGE, Qt.ItemDataRole.DisplayRole),
            (Col.PROTECTIVE, Qt.ItemDataRole.ToolTipRole),
            (Col.PROTECTIVE, Qt.ItemDataRole.AccessibleTextRole),
        )
    )
    assert display == "last stop of +1,250 ct"
    assert str(tip).endswith("PANIC as chosen leaves BTC-USDT-SWAP +1,250 ct with no stop.")
    assert spoken_role == "Protective, last stop of +1,250 ct"
    assert "last stop" not in guarded(FIRING[1], NOW, guard), "what was asked says what came back"
    assert guarded(row, NOW, None) == ""
