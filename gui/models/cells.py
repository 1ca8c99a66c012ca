"""What one cell gives to Qt for each role; only painting, the screen reader and tooltips ask for it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from gui.domain.rows import Phase, Row
from gui.engine.views import Bare
from gui.models import messages
from gui.models.chip_state import Moment
from gui.models.columns import COLUMNS, Align, Col, Column
from gui.models.consequence_texts import last_stop, last_stop_tip
from gui.models.grouping import Group
from gui.models.language import say, source
from gui.models.order_words import spoken_side

# The row's snapshot itself, for the delegate and the inspector.
RowRole = Qt.ItemDataRole.UserRole

ALIGNMENT: dict[Align, Qt.AlignmentFlag] = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    Align.CENTRE: Qt.AlignmentFlag.AlignCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
}

HEADER_TIPS: dict[Col, str] = {
    Col.CHECK: source("Tick or untick the shown rows"),
    Col.PROTECTIVE: source("Protective: the order only reduces or closes"),
    Col.AGE: source("Time since the order was placed"),
    Col.CODE: source("The venue's code of the last answer, as it came"),
    Col.MESSAGE: source("The venue's own words; ours only where it said nothing"),
    Col.TRIES: source("How often the cancel was sent"),
    Col.LATENCY: source("How long the last answer took"),
}


def cell_data(row: Row, col: Col, role: int, now: Moment, *, checked: bool, guard: Bare | None = None) -> object:
    """Give what a role of a cell holds; None for roles that the table does not know.

    ``guard`` is the position of which the order is among the last stops, where PANIC as chosen would cancel it.
    """
    column = COLUMNS[col]
    if role == Qt.ItemDataRole.DisplayRole:
        return guarded(row, now, guard) if col is Col.MESSAGE else column.text(row, now)
    if role == RowRole:
        return row
    if role == Qt.ItemDataRole.CheckStateRole and col is Col.CHECK:
        return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
    if role == Qt.ItemDataRole.ToolTipRole:
        more = last_stop_tip(guard) if guard is not None and col in (Col.PROTECTIVE, Col.MESSAGE) else ""
        return "\n".join(part for part in (column.tip(row, now), more) if part) or None
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return ALIGNMENT[column.align]
    if role == Qt.ItemDataRole.AccessibleTextRole:
        if guard is not None and col in (Col.PROTECTIVE, Col.MESSAGE):
            return messages.joined(spoken(row, col, now, checked=checked), last_stop(guard)).replace(" · ", ", ")
        return spoken(row, col, now, checked=checked)
    return None


def guarded(row: Row, now: Moment, guard: Bare | None) -> str:
    """Write the message cell of an order; one that nobody asked anything of says which position it guards."""
    said = messages.message(row, now)
    return messages.joined(said, last_stop(guard)) if guard is not None and row.cancel.phase is Phase.NONE else said


def group_data(group: Group, col: Col, role: int) -> object:
    """Give what a role of a cell of a heading holds: its words stand in the first column after the box."""
    if role == Qt.ItemDataRole.CheckStateRole and col is Col.CHECK:
        return group_check(group)
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        return f"{group.key.title}, {group.counts}" if col is Col.VENUE else None
    return None


def group_check(group: Group) -> Qt.CheckState:
    """How a heading's box stands: all, some or none of its shown orders are ticked."""
    if group.ticked == 0:
        return Qt.CheckState.Unchecked
    return Qt.CheckState.Checked if group.ticked == len(group.orders) else Qt.CheckState.PartiallyChecked


def header_data(column: Column, role: int) -> object:
    """Give what a role of a header section holds; the check column and the shield have no visible title."""
    if role == Qt.ItemDataRole.DisplayRole:
        return column.title
    if role == Qt.ItemDataRole.ToolTipRole:
        tip = HEADER_TIPS.get(column.col)
        return None if tip is None else say(tip)
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return ALIGNMENT[column.align]
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return say("All shown rows") if column.col is Col.CHECK else column.title
    return None


def spoken(row: Row, col: Col, now: Moment, *, checked: bool) -> str:
    """Give the words that a screen reader says for a cell."""
    if col is Col.CHECK:
        return say("Ticked") if checked else say("Not ticked")
    if col is Col.SIDE:
        return spoken_side(row.order.side) or say("Side unknown")
    if col is Col.PROTECTIVE:
        return say("Protective") if row.order.protective else say("Not protective")
    if col is Col.STATE:
        parts = (COLUMNS[col].text(row, now).capitalize(), messages.code(row), messages.said(row))
        return ", ".join(part for part in parts if part)
    return COLUMNS[col].text(row, now) or say("empty")
