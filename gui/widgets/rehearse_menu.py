"""The menu of rehearsals in the drill's banner: what can go wrong at the practice venues, one line each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
        self._texts: list[Callable[[], object]] = []
        self._group = QActionGroup(self)
        told(self, self._name)

    def _name(self) -> None:
        # In place: a menu that is filled anew ends actions that Qt is about to tell of the language.
        self.setAccessibleName(say("Rehearse an outage"))
        for text in self._texts:
            text()

    def set_lines(self, lines: Sequence[RehearsalLine], current: str) -> None:
        """Show these rehearsals; ``current`` is the name of the one that is on."""
        self._current = current
        self.clear()
        self._texts.clear()
        again = self._line("again", lambda: say(AGAIN), lambda: say(AGAIN_SENTENCE))
        again.triggered.connect(lambda: self.chosen.emit(self._current))
        self.addSeparator()
        for line in (line for line in lines if not line.outage):
            self._rehearsal(line)
        self.addSeparator()
        # A style sheet draws no section titles; a line that cannot be chosen says the same.
        happened = self.addAction("")
        happened.setEnabled(False)
        self._texts.append(lambda: happened.setText(say(HAPPENED)))
        for line in (line for line in lines if line.outage):
            self._rehearsal(line)
        self._name()

    def _rehearsal(self, line: RehearsalLine) -> None:
        action = self._line(line.name, lambda: ours(line.title), lambda: ours(line.sentence))
        action.setCheckable(True)
        action.setChecked(line.name == self._current)
        self._group.addAction(action)
        action.triggered.connect(lambda: self._choose(line.name))

    def _line(self, name: str, title: Callable[[], str], sentence: Callable[[], str]) -> QAction:
        action = QAction(self)
        action.setData(name)
        # What follows a tab stands in the menu's second column.
        self._texts.append(lambda: action.setText(f"{title()}\t{sentence()}"))
        self._texts.append(lambda: action.setToolTip(sentence()))
        self.addAction(action)
        return action

    def _choose(self, name: str) -> None:
        # The mark stays where it is until the rehearsal really begins: the wish may be refused.
        for action in self._group.actions():
            action.setChecked(action.data() == self._current)
        self.chosen.emit(name)
