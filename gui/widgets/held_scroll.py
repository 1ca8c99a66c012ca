"""Holds what is seen of a table by order, not by row number, while rows come, go or change places."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QObject
from PySide6.QtWidgets import QTableView

from gui.models.grouping import Shown
from gui.models.orders_model import OrdersModel


class HeldScroll(QObject):
    """Keeps the cursor's row, or else the top row, at its height on screen.

    At the very top the table stays at the top, so that new first rows are seen. ``proxy`` is the model that the
    view shows; its rows are those of ``orders``.
    """

    def __init__(self, view: QTableView, orders: OrdersModel, proxy: QAbstractItemModel) -> None:
        super().__init__(view)
        self._view = view
        self._orders = orders
        self._held: tuple[Shown, int] | None = None
        for going in (proxy.layoutAboutToBeChanged, proxy.rowsAboutToBeInserted, proxy.rowsAboutToBeRemoved):
            going.connect(self._remember)
        for done in (proxy.layoutChanged, proxy.rowsInserted, proxy.rowsRemoved):
            done.connect(self._restore)

    def _remember(self) -> None:
        top = self._view.verticalScrollBar().value()
        self._held = None
        if top == 0 or top >= self._orders.rowCount():
            return
        cursor = self._view.currentIndex().row()
        seen = top <= cursor < top + self._rows_on_screen()
        row = cursor if seen else top
        self._held = (self._orders.shown_at(row), row - top)

    def _restore(self) -> None:
        if self._held is None:
            return
        key, below = self._held
        place = self._orders.place_of(key)
        if place is not None:
            self._view.executeDelayedItemsLayout()
            self._view.verticalScrollBar().setValue(place - below)

    def _rows_on_screen(self) -> int:
        height = self._view.verticalHeader().defaultSectionSize()
        return max(1, self._view.viewport().height() // max(1, height))
