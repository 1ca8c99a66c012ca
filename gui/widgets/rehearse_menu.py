"""The menu of rehearsals in the drill's banner: what can go wrong at the practice venues, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.models.floor_texts import ours
from gui.models.language import say, source
from gui.widgets.retold import told

AGAIN = source("Start again")
AGAIN_SENTENCE = source("Fresh practice orders, the same rehearsal.")
HAPPENED = source("Outages that happened")


@dataclass(frozen=True, slots=True)
class RehearsalLine:
    """One rehearsal: ``name`` is told back when it is chosen; ``outage`` marks one that happened."""

    name: str
    title: str
    sentence: str
    outage: bool = False


class RehearseMenu(QMenu):
    """Lists the rehearsals, the current one checked; choosing any begins with fresh practice orders."""

    chosen = Signal(str)
    """The trader wants the rehearsal of this name; the current one's for *Start again*."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rehearseMenu")
        self._current = ""
        self._lines: tuple[RehearsalLine, ...] = ()
        self._group = QActionGroup(self)
        told(self, self._name)

    def _name(self) -> None:
        self.setAccessibleName(say("Rehearse an outage"))
        if self._lines:
            self.set_lines(self._lines, self._current)

    def set_lines(self, lines: Sequence[RehearsalLine], current: str) -> None:
        """Show these rehearsals; ``current`` is the name of the one that is on."""
        self._current = current
        self._lines = tuple(lines)
        self.clear()
        again = self._line("again", say(AGAIN), say(AGAIN_SENTENCE))
        again.triggered.connect(lambda: self.chosen.emit(self._current))
        self.addSeparator()
        for line in (line for line in lines if not line.outage):
            self._rehearsal(line)
        self.addSeparator()
        # A style sheet draws no section titles; a line that cannot be chosen says the same.
        self.addAction(say(HAPPENED)).setEnabled(False)
        for line in (line for line in lines if line.outage):
            self._rehearsal(line)

    def _rehearsal(self, line: RehearsalLine) -> None:
        action = self._line(line.name, ours(line.title), ours(line.sentence))
        action.setCheckable(True)
        action.setChecked(line.name == self._current)
        self._group.addAction(action)
        action.triggered.connect(lambda: self._choose(line.name))

    def _line(self, name: str, title: str, sentence: str) -> QAction:
        # What follows a tab stands in the menu's second column.
        action = QAction(f"{title}\t{sentence}", self)
        action.setData(name)
        action.setToolTip(sentence)
        self.addAction(action)
        return action

    def _choose(self, name: str) -> None:
        # The mark stays where it is until the rehearsal really begins: the wish may be refused.
        for action in self._group.actions():
            action.setChecked(action.data() == self._current)
        self.chosen.emit(name)
