"""How wide each column is: fixed widths, none where there is little room, the rest to the message."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTableView

from gui.models.columns import COLUMNS, Col

# The message column never gets narrower than this, whatever the others need.
LEAST_MESSAGE = 90
# What gives way besides, one after the other, where the inspector leaves too little room; all of it is told there.
GIVE_WAY = (Col.MESSAGE, Col.KIND, Col.CODE, Col.VENUE)


class ColumnWidths(QObject):
    """Sets the sections of a table's header; a number that did not fit widens its column for good."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._narrow = False
        self._beside = False
        self._squeezed: frozenset[Col] = frozenset()
        self._widths = {column.col: column.width for column in COLUMNS}
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

    def need(self, col: Col, width: int) -> None:
        """Widen a column that could not show its number; takes effect after the current painting."""
        if width > self._widths[col]:
            self._widths[col] = width
            self._soon.start()

    def width(self, col: Col) -> int:
        """The width that a column has when it is shown; 0 for the message."""
        return self._widths[col]

    def hidden(self, col: Col) -> bool:
        """Say whether a column has no room now."""
        column = COLUMNS[col]
        if column.narrow and (self._narrow or self._beside):
            return True
        return self._beside and (column.beside or col in self._squeezed)

    def apply(self) -> None:
        """Set every section to its width."""
        header, used = self._view.horizontalHeader(), 0
        self._squeeze()
        for column in COLUMNS:
            header.setSectionHidden(column.col, self.hidden(column.col))
            if column.width and not self.hidden(column.col):
                header.resizeSection(column.col, self._widths[column.col])
                used += self._widths[column.col]
        room = self._view.viewport().width() - used
        if Col.MESSAGE in self._squeezed:
            header.resizeSection(Col.INSTRUMENT, self._widths[Col.INSTRUMENT] + max(0, room))
        else:
            header.resizeSection(Col.MESSAGE, max(LEAST_MESSAGE, room))

    def _squeeze(self) -> None:
        self._squeezed = frozenset()
        room = self._view.viewport().width()
        for place in range(len(GIVE_WAY) if self._beside else 0):
            shown = [column.col for column in COLUMNS if not self.hidden(column.col)]
            if sum(self._widths[col] or LEAST_MESSAGE for col in shown) <= room:
                return
            self._squeezed = frozenset(GIVE_WAY[: place + 1])
