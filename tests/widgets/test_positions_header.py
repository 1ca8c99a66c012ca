from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.models.position_columns import PosCol
from tests.widgets.positions_stand import table


def test_the_sorted_column_has_a_mark(qtbot: QtBot) -> None:
    with table(qtbot) as (_, view):
        header = view.horizontalHeader()
        assert header.objectName() == "positionsHeader"
        assert header.accessibleName() == "Columns of the positions"
        plain = header.grab().toImage()
        view.positions.sort_by(PosCol.SIZE)
        up = header.grab().toImage()
        view.positions.sort_by(PosCol.SIZE)
        assert len({bytes(image.constBits()) for image in (plain, up, header.grab().toImage())}) == 3
