"""The table's menu: what can be done with a row, how rows are gathered, and the way to clear what is finished."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.models.grouping import Grouping
from gui.models.language import say
from gui.models.orders_model import OrdersModel
from gui.widgets.retold import told


class TableMenu(QMenu):
    """Opens over the table or its header by the right button or the menu key; groups and clearing act on the model."""

    copyRequested = Signal()
    """The trader wants the cursor's row on the clipboard."""
    inspectRequested = Signal()
    """The trader wants to see the cursor's order."""

    def __init__(self, model: OrdersModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tableMenu")
        self._orders = model
        self._inspect = self.addAction("")
        self._inspect.triggered.connect(self.inspectRequested)
        self._copy = self.addAction("")
        self._copy.triggered.connect(self.copyRequested)
        self.addSeparator()
        self._groups = QActionGroup(self)
        self._groupings = {grouping: self._offer(grouping) for grouping in Grouping}
        self.addSeparator()
        self.clear_finished = self.addAction("")
        self.clear_finished.triggered.connect(model.clear_finished)
        told(self, self._name)

    def entry(self, grouping: Grouping) -> QAction:
        """The entry that gathers rows so."""
        return self._groupings[grouping]

    def show_state(self, *, of_row: bool) -> None:
        """Offer what can be done now; ``of_row`` says whether the menu opens over an order."""
        self._inspect.setEnabled(of_row)
        self._copy.setEnabled(of_row)
        self._groupings[self._orders.grouping].setChecked(True)
        self.clear_finished.setEnabled(self._orders.finished() > 0 and not self._orders.running())

    def _offer(self, grouping: Grouping) -> QAction:
        action = self.addAction("")
        action.setCheckable(True)
        self._groups.addAction(action)
        action.triggered.connect(lambda: self._orders.set_grouping(grouping))
        return action

    def _name(self) -> None:
        # What follows a tab stands in the menu's second column.
        self._inspect.setText(f"{say('Show the order')}\tEnter")
        self._copy.setText(f"{say('Copy the row')}\tCtrl+C")
        for grouping, action in self._groupings.items():
            action.setText(grouping.word)
        self.clear_finished.setText(say("Clear finished"))
