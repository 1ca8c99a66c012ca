"""How wide each column is: fixed widths, none where there is little room, the rest to the message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTableView

from gui.models.columns import COLUMNS, Col

# The message column never gets narrower than this, whatever the others need.
LEAST_MESSAGE = 90
# What gives way besides, one after the other, where the inspector leaves too little room; all of it is told there.
GIVE_WAY = (Col.MESSAGE, Col.KIND, Col.CODE, Col.VENUE)


class Sized(Protocol):
    """A column as far as its width goes; see `gui.models.columns.Column`."""

    @property
    def col(self) -> int: ...
    @property
    def width(self) -> int: ...
    @property
    def narrow(self) -> bool: ...
    @property
    def beside(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns of a table: ``rest`` takes what is left, or ``wide`` where ``rest`` gave way as well.

    ``spare`` ones go, one after the other, where ``rest`` would be narrower than ``wanted``.
    """

    columns: Sequence[Sized]
    rest: int
    wide: int
    give_way: Sequence[int]
    spare: Sequence[int] = ()
    wanted: int = LEAST_MESSAGE


ORDERS = TableColumns(COLUMNS, Col.MESSAGE, Col.INSTRUMENT, GIVE_WAY)


class ColumnWidths(QObject):
    """Sets the sections of a table's header; a number that did not fit widens its column for good."""

    def __init__(self, view: QTableView, table: TableColumns = ORDERS) -> None:
        super().__init__(view)
        self._table = table
        self._view = view
        self._narrow = False
        self._beside = False
        self._squeezed: frozenset[int] = frozenset()
        self._widths = {column.col: column.width for column in table.columns}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.apply)

    def set_narrow(self, narrow: bool) -> None:
        """Say whether the window is below 1200 wide."""
        self._narrow = narrow
        self.apply()

    def set_beside(self, beside: bool) -> None:
        """Say whether the inspector is open beside the table."""
        self._beside = beside
        self.apply()

    def need(self, col: int, width: int) -> None:
        """Widen a column that could not show its number; takes effect after the current painting."""
        if width > self._widths[col]:
            self._widths[col] = width
            self._soon.start()

    def width(self, col: int) -> int:
        """The width that a column has when it is shown; 0 for the message."""
        return self._widths[col]

    def hidden(self, col: int) -> bool:
        """Say whether a column has no room now."""
        column = self._table.columns[col]
        if column.narrow and (self._narrow or self._beside):
            return True
        return col in self._squeezed or (self._beside and column.beside)

    def apply(self) -> None:
        """Set every section to its width."""
        header, used = self._view.horizontalHeader(), 0
        self._squeeze()
        for column in self._table.columns:
            header.setSectionHidden(column.col, self.hidden(column.col))
            if column.width and not self.hidden(column.col):
                header.resizeSection(column.col, self._widths[column.col])
                used += self._widths[column.col]
        room = self._view.viewport().width() - used
        rest, wide = self._table.rest, self._table.wide
        if rest in self._squeezed:
            header.resizeSection(wide, self._widths[wide] + max(0, room))
        else:
            header.resizeSection(rest, max(LEAST_MESSAGE, room))

    def _squeeze(self) -> None:
        self._squeezed = frozenset()
        table, room = self._table, self._view.viewport().width()
        going, least = (table.give_way, LEAST_MESSAGE) if self._beside else (table.spare, table.wanted)
        for place in range(len(going)):
            shown = [column.col for column in table.columns if not self.hidden(column.col)]
            if sum(self._widths[col] or least for col in shown) <= room:
                return
            self._squeezed = frozenset(going[: place + 1])
