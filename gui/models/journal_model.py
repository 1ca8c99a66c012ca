"""The journal's latest lines as a Qt list: new lines are added at the end, old ones leave at the front."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.journal.entries import Line
from gui.models.floor_texts import ours
from gui.models.language import say
from gui.models.texts import milliseconds

LineRole = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class JournalModel(QAbstractListModel):
    """Lines oldest first; ``LineRole`` gives the `Line` itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line as one text, its tooltip with local time, and the line itself."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LineRole:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{milliseconds(line.at_ms)} {about(line)}: {ours(line.text)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{about(line)}: {ours(line.text)}\n{say('{time} local time', time=local_time(line.at_ms))}"
        return None

    def show(self, lines: Sequence[Line]) -> None:
        """Take the journal's lines over, telling only what came and what left."""
        if len(lines) == len(self._lines) and (not lines or lines[-1] is self._lines[-1]):
            return
        known = self._known_end(lines)
        if known is None:
            self.beginResetModel()
            self._lines = list(lines)
            self.endResetModel()
            return
        new = list(lines[known + 1 :])
        if new:
            self.beginInsertRows(NOWHERE, len(self._lines), len(self._lines) + len(new) - 1)
            self._lines.extend(new)
            self.endInsertRows()
        extra = len(self._lines) - len(lines)
        if extra > 0:
            self.beginRemoveRows(NOWHERE, 0, extra - 1)
            del self._lines[:extra]
            self.endRemoveRows()

    def _known_end(self, lines: Sequence[Line]) -> int | None:
        # Where the last line that is shown stands among the new ones.
        if not self._lines:
            return None
        last = self._lines[-1]
        for place in range(len(lines) - 1, -1, -1):
            if lines[place] is last or lines[place] == last:
                return place if place + 1 <= len(self._lines) else None
        return None


def about(line: Line) -> str:
    """What a line is about: an account as it is called, or a part of the program in the language that is on."""
    return ours(line.about)


def local_time(at_ms: int) -> str:
    """Write epoch milliseconds as the computer's own date and time."""
    return datetime.fromtimestamp(at_ms / 1000).astimezone().strftime("%Y-%m-%d %H:%M:%S")
