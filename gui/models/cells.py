"""What one cell gives to Qt for each role; only painting, the screen reader and tooltips ask for it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from gui.domain.orders import Side
from gui.domain.rows import Row
from gui.models import messages
from gui.models.chip_state import Moment
from gui.models.columns import COLUMNS, Align, Col, Column

# The row's snapshot itself, for the delegate and the inspector.
RowRole = Qt.ItemDataRole.UserRole

ALIGNMENT: dict[Align, Qt.AlignmentFlag] = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    Align.CENTRE: Qt.AlignmentFlag.AlignCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
}

HEADER_TIPS: dict[Col, str] = {
    Col.CHECK: "Tick or untick the shown rows",
    Col.PROTECTIVE: "Protective: the order only reduces or closes",
    Col.AGE: "Time since the order was placed",
    Col.CODE: "The venue's code of the last answer, as it came",
    Col.MESSAGE: "The venue's own words; ours only where it said nothing",
    Col.TRIES: "How often the cancel was sent",
    Col.LATENCY: "How long the last answer took",
}

_SIDES = {Side.BUY: "Buy", Side.SELL: "Sell"}


def cell_data(row: Row, col: Col, role: int, now: Moment, *, checked: bool) -> object:
    """Give what a role of a cell holds; None for roles that the table does not know."""
    column = COLUMNS[col]
    if role == Qt.ItemDataRole.DisplayRole:
        return column.text(row, now)
    if role == RowRole:
        return row
    if role == Qt.ItemDataRole.CheckStateRole and col is Col.CHECK:
        return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
    if role == Qt.ItemDataRole.ToolTipRole:
        return column.tip(row, now) or None
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return ALIGNMENT[column.align]
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return spoken(row, col, now, checked=checked)
    return None


def header_data(column: Column, role: int) -> object:
    """Give what a role of a header section holds; the check column and the shield have no visible title."""
    if role == Qt.ItemDataRole.DisplayRole:
        return column.title
    if role == Qt.ItemDataRole.ToolTipRole:
        return HEADER_TIPS.get(column.col)
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return ALIGNMENT[column.align]
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return "All shown rows" if column.col is Col.CHECK else column.title
    return None


def spoken(row: Row, col: Col, now: Moment, *, checked: bool) -> str:
    """Give the words that a screen reader says for a cell."""
    if col is Col.CHECK:
        return "Ticked" if checked else "Not ticked"
    if col is Col.SIDE:
        return _SIDES.get(row.order.side, "Side unknown")
    if col is Col.PROTECTIVE:
        return "Protective" if row.order.protective else "Not protective"
    if col is Col.STATE:
        parts = (COLUMNS[col].text(row, now).capitalize(), messages.code(row), messages.said(row))
        return ", ".join(part for part in parts if part)
    return COLUMNS[col].text(row, now) or "empty"
