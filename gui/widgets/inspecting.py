"""Opens, feeds and closes the row inspector: it follows the table's cursor and gives the focus back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from gui.domain.clock import Clock
from gui.domain.orders import OrderKey
from gui.engine.surface import Surface
from gui.models import formats
from gui.models.chip_state import Moment
from gui.models.consequence_texts import last_stop_tip
from gui.models.inspector_texts import Inspection, inspect
from gui.models.language import say
from gui.widgets.row_inspector import RowInspector
from gui.widgets.table_block import TableBlock


class Inspecting(QObject):
    """Keeps one inspector with one table; ``key`` is the order that is inspected, None while it is closed."""

    shownChanged = Signal(bool)
    """The inspector opened, or closed."""
    retryRequested = Signal(OrderKey)
    """The trader wants one order's cancel sent again."""
    announced = Signal(str)
    """A screen reader should say this."""

    def __init__(
        self, inspector: RowInspector, table: TableBlock, surface: Surface, clock: Clock, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._inspector = inspector
        self._table = table
        self._surface = surface
        self._clock = clock
        self.key: OrderKey | None = None
        table.inspectRequested.connect(self.open)
        table.cursorChanged.connect(self._follow)
        inspector.closeRequested.connect(self.close)
        inspector.retryRequested.connect(self._retry)
        for holder in (table.view, inspector):
            self._turn_by(holder, "Alt+Up", -1)
            self._turn_by(holder, "Alt+Down", 1)

    def open(self, key: OrderKey) -> None:
        """Show an order beside the table; the focus stays where it is."""
        row = self._inspection(key)
        if row is None:
            return
        was = self.key
        self.key = key
        self._inspector.show_order(row)
        if was is None:
            self._inspector.show()
            self._table.set_inspector_open(True)
            self.shownChanged.emit(True)
        self.announced.emit(row.spoken)

    def close(self) -> bool:
        """Close it; False if it is closed already. A focus inside goes back to the table."""
        if self.key is None:
            return False
        self.key = None
        focus = QApplication.focusWidget()
        if focus is not None and self._inspector.isAncestorOf(focus):
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._inspector.hide()
        self._table.set_inspector_open(False)
        self.shownChanged.emit(False)
        return True

    def refresh(self) -> None:
        """Show the inspected order as it stands now; one that was cleared away gives way to the cursor's."""
        if self.key is None:
            return
        shown = self._inspection(self.key)
        if shown is not None:
            self._inspector.refresh(shown)
            return
        cursor = self._table.view.cursor_key()
        if cursor is not None and cursor != self.key and cursor in self._surface.rows():
            self._follow(cursor)
        else:
            self.close()

    def _follow(self, key: OrderKey | None) -> None:
        if self.key is None or key is None or key == self.key:
            return
        shown = self._inspection(key)
        if shown is not None:
            self.key = key
            self._inspector.show_order(shown)

    def _retry(self) -> None:
        if self.key is not None:
            self.retryRequested.emit(self.key)

    def _turn_by(self, holder: QWidget, keys: str, step: int) -> None:
        shortcut = QShortcut(QKeySequence(keys), holder)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self._inspector.turn(step))

    def _inspection(self, key: OrderKey) -> Inspection | None:
        row = self._surface.rows().get(key)
        if row is None:
            return None
        views = {view.account.label: view for view in self._surface.accounts()}
        model = self._table.model
        shown = model.shown_keys()
        place = shown.index(key) if model.place_of(key) is not None else None
        words = (
            say("Hidden by the filter")
            if place is None
            else say("Row {n} of {m}", n=formats.count(place + 1), m=formats.count(len(shown)))
        )
        return inspect(
            row,
            views.get(key.account),
            self._surface.run(),
            self._surface.exchanges(key),
            Moment.of(self._clock),
            words,
            last_stop_tip(guard) if (guard := model.guard_of(key)) is not None else "",
        )
