"""The table of orders for Qt: snapshots of the engine's rows, gathered changes, rows that hold still."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from gui.domain.clock import Clock
from gui.domain.orders import OrderKey
from gui.domain.rows import Row
from gui.engine.census import Census
from gui.engine.surface import Surface
from gui.engine.views import Change
from gui.models.arrangement import Arrangement, view_counts
from gui.models.cells import RowRole, cell_data, group_data, header_data
from gui.models.chip_state import Moment
from gui.models.columns import COLUMNS, Col
from gui.models.filter import View
from gui.models.grouping import Group, Grouping, group_at, grouped
from gui.models.shown_rows import NOWHERE, ShownRows
from gui.models.stillness import Stillness

Index = QModelIndex | QPersistentModelIndex

# Changes reach the view at most this often (milliseconds).
GATHER_MS, GATHER_MS_MOST = 100, 400
# And take at most one part in so many of the time.
GATHER_SHARE = 10
# Ages and stale marks move on once a second.
TICK_MS = 1000
# What the filter searches is made for so many rows each time (rows, milliseconds).
WARM_ROWS, WARM_MS = 100, 50
# Asked for every cell at every painting: put together once.
CHOSEN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
CHECKABLE = CHOSEN | Qt.ItemFlag.ItemIsUserCheckable

__all__ = ["OrdersModel", "RowRole"]


class OrdersModel(ShownRows):
    """Every order that passes the filter, one row each, fifteen columns.

    Changes from the surface are gathered and told as one ``dataChanged`` for each run of neighbouring rows.
    The model is never reset; rows are re-ordered only when the trader asks or nothing holds them still.
    """

    checksChanged = Signal()
    """The set of ticked rows changed."""
    summaryChanged = Signal()
    """Counts, what is shown, or whether the order is held may have changed."""

    def __init__(self, surface: Surface, clock: Clock, parent: QObject | None = None) -> None:
        arrangement, rows = Arrangement(), dict(surface.rows())
        order = arrangement.sorted(rows, Moment.of(clock))
        super().__init__(order, parent)
        self.setObjectName("ordersModel")
        self._surface = surface
        self._clock = clock
        self._stillness = Stillness(clock)
        self._arrangement = arrangement
        self._checked: set[OrderKey] = set()
        self._rows: dict[OrderKey, Row] = rows
        self._order: list[OrderKey] = order
        self._grouping = Grouping.NONE
        self._dirty: set[OrderKey] = set()
        self._left: set[OrderKey] = set()
        self._unsettled = False
        self._census = Census()
        self._count()
        self._warm = QTimer(self, interval=WARM_MS)
        self._warm.timeout.connect(self._warm_up)
        self._warm.start()
        self._gather = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gather.timeout.connect(self.flush)
        self._second = QTimer(self, interval=TICK_MS)
        self._second.timeout.connect(self.tick)
        self._second.start()
        self._stillness.see_run(surface.run())
        self._unsubscribe = surface.subscribe(self._on_change)

    def close(self) -> None:
        """End the subscription and the timers; for the end of the window."""
        self._unsubscribe()
        for timer in (self._gather, self._second, self._warm):
            timer.stop()

    # What Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Fifteen."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tick, tooltip, alignment, the screen reader's text, and the row itself as ``RowRole``."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        group = self.group_at(index.row())
        if group is not None:
            return group_data(group, Col(index.column()), role)
        row = self.row_at(index.row())
        checked, guard = row.key in self._checked, self.guard_of(row.key)
        return cell_data(row, Col(index.column()), role, self.moment(), checked=checked, guard=guard)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title and tooltip of a column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        return header_data(COLUMNS[section], role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen, their first cell ticked, nothing edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return CHECKABLE if index.column() == Col.CHECK else CHOSEN

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick the row of a check cell."""
        if not index.isValid() or index.column() != Col.CHECK or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.set_checked(self.keys_at(index.row()), Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by one column at once, as the trader asked."""
        if 0 < column < len(COLUMNS):
            self._arrangement.sort_keys = ((Col(column), order is Qt.SortOrder.DescendingOrder),)
            self._resort()

    # What the widgets ask

    def moment(self) -> Moment:
        """Now, on both clocks."""
        return Moment.of(self._clock)

    def row_at(self, place: int) -> Row:
        """The snapshot of the shown order at ``place``; raises KeyError where a heading stands."""
        return self._rows[self._shown[place]]  # type: ignore[index]

    def key_at(self, place: int) -> OrderKey:
        """The key of the shown order at ``place``; raises KeyError where a heading stands."""
        return self.row_at(place).key

    def keys_at(self, place: int) -> tuple[OrderKey, ...]:
        """The orders that a tick at ``place`` is for: the one that stands there, or all of a heading's group."""
        group, key = self.group_at(place), self.order_at(place)
        return group.orders if group is not None else () if key is None else (key,)

    def group_at(self, place: int) -> Group | None:
        """The group whose heading stands at ``place``; None where an order stands."""
        if self._grouping is Grouping.NONE:
            return None
        return group_at(place, self._shown, self._rows, self._checked)

    def shown_keys(self) -> Sequence[OrderKey]:
        """The keys of the shown orders, in their order."""
        return tuple(key for key in self._shown if isinstance(key, OrderKey))

    def shown_count(self) -> int:
        """How many orders are shown; headings do not count."""
        if self._grouping is Grouping.NONE:
            return len(self._shown)
        return sum(isinstance(key, OrderKey) for key in self._shown)

    def total(self) -> int:
        """How many rows there are, shown or hidden."""
        return len(self._rows)

    def counts(self) -> dict[View, int]:
        """How many rows each view of the switch has."""
        return dict(self._counts)

    def frozen(self) -> bool:
        """Say whether a run, or the ten seconds after it, holds the order of the rows."""
        return self._stillness.frozen

    def running(self) -> bool:
        """Say whether a run is on."""
        return self._stillness.running

    def touch(self) -> None:
        """A hand moved over the table: nothing moves by itself for the next two seconds."""
        self._stillness.touch()

    def set_visible(self, first: int, last: int) -> None:
        """Tell which rows are on screen; only their ages tick."""
        self._visible = (first, last)

    # Ticks of the check column

    def checked_keys(self) -> frozenset[OrderKey]:
        """Every ticked row, open or not, shown or hidden."""
        return frozenset(self._checked)

    def is_checked(self, key: OrderKey) -> bool:
        """Say whether the row is ticked."""
        return key in self._checked

    def cancellable_checked(self) -> tuple[OrderKey, ...]:
        """The ticked rows whose cancel can still do something, in table order; hidden ones count."""
        if not self._checked:
            return ()
        return tuple(key for key in self._order if key in self._checked and self._rows[key].cancellable)

    def hidden_checked(self) -> int:
        """How many of ``cancellable_checked`` are hidden by the filter."""
        return sum(1 for key in self.cancellable_checked() if key not in self._place)

    def set_checked(self, keys: Iterable[OrderKey], checked: bool) -> None:
        """Tick or untick rows; unknown keys are left out."""
        known = {key for key in keys if key in self._rows}
        changed = known - self._checked if checked else known & self._checked
        if not changed:
            return
        self._checked ^= changed
        self._unsettled = True
        self._tell_rows(self._place[key] for key in changed if key in self._place)
        self._recount()
        self.checksChanged.emit()

    def shown_check(self) -> Qt.CheckState:
        """How the header's box stands: all, some or none of the shown rows are ticked."""
        ticked = sum(1 for key in self._checked if key in self._place)
        if ticked == 0:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if ticked == self.shown_count() else Qt.CheckState.PartiallyChecked

    # Filter and order

    @property
    def filter_text(self) -> str:
        """The filter line as typed."""
        return self._arrangement.text

    @property
    def view(self) -> View:
        """The view that is chosen."""
        return self._arrangement.view

    @property
    def sort_keys(self) -> tuple[tuple[Col, bool], ...]:
        """The columns that rows are sorted by, and whether downwards."""
        return self._arrangement.sort_keys

    def set_filter(self, text: str) -> None:
        """Show the rows that the filter line lets through; their order stays."""
        self._arrangement.set_text(text)
        self._refilter()

    def set_view(self, view: View) -> None:
        """Show the rows of a view; their order stays."""
        self._arrangement.view = view
        self._refilter()

    def sort_by(self, col: Col, *, second: bool = False) -> None:
        """Take the trader's click on a header and sort at once, even during a run."""
        self._arrangement.sort_by(col, second=second)
        self._resort()

    @property
    def grouping(self) -> Grouping:
        """What rows are gathered by."""
        return self._grouping

    def set_grouping(self, grouping: Grouping) -> None:
        """Gather rows under headings, or no longer; the order within a group stays."""
        if grouping is not self._grouping:
            self._grouping = grouping
            self._refilter()

    def finished(self) -> int:
        """How many rows the trader can clear away: those that are gone, or fired and acknowledged."""
        return self._finished

    def clear_finished(self) -> None:
        """Take the finished rows off the table, by the trader's hand; the journal keeps them."""
        self._surface.clear_finished()
        self.flush()

    # Changes

    def _on_change(self, change: Change) -> None:
        if change.run:
            self._stillness.see_run(self._surface.run())
        self._dirty |= change.keys
        self._left |= change.removed
        if (change.keys or change.removed or change.run) and not self._gather.isActive():
            self._gather.start()

    def flush(self) -> None:
        """Take every gathered change over and tell the view."""
        begun = self._clock.monotonic()
        self._gather.stop()
        dirty, left = self._dirty, self._left
        self._dirty, self._left = set(), set()
        self._stillness.see_run(self._surface.run())
        live = self._surface.rows()
        left = {key for key in left | dirty if key not in live and key in self._rows}
        changed = [key for key in dirty if key in live]
        new = sorted(key for key in changed if key not in self._rows)
        self._rows.update((key, live[key]) for key in changed)
        if changed:
            self._warm.start()
        self._order.extend(new)
        if left:
            self._drop(left)
        self._unsettled = self._unsettled or bool(changed)
        if changed and not self._settle():
            now = self.moment()
            come = {key for key in changed if key not in self._place and self._passes(key, now)}
            if come:
                self._show([*self.shown_keys(), *(key for key in self._order if key in come)])
        self._tell_rows(self._place[key] for key in changed if key in self._place)
        self._recount()
        # A slow computer, or one with much else to do, is told less often rather than kept from its inputs.
        spent_ms = round((self._clock.monotonic() - begun) * 1000)
        self._gather.setInterval(min(GATHER_MS_MOST, max(GATHER_MS, GATHER_SHARE * spent_ms)))

    def tick(self) -> None:
        """Let the ages of the visible rows move on, and put rows in order if nothing holds them."""
        self._stillness.see_run(self._surface.run())
        # A listing that only confirms a row is told to nobody, but it renews the row's age.
        live = self._surface.rows()
        self._rows.update((key, live[key]) for key in self._rows if key in live)
        stale = self._counts[View.STALE]
        self._recount(tell=False)
        self._unsettled = self._unsettled or self._counts[View.STALE] != stale
        self._settle()
        first, last = self._visible
        last = min(last, len(self._shown) - 1)
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, Col.AGE), self.index(last, Col.MESSAGE))
        self.summaryChanged.emit()

    def retell(self) -> None:
        """Tell every title and cell again: the language has changed, and with it what the filter searches."""
        self._arrangement.forget(tuple(self._rows))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(COLUMNS) - 1))

    def _warm_up(self) -> None:
        # What the filter searches is made a few rows at a time, so that the first key press does not wait for it; rows
        # that a run changes over and over wait for its end.
        if not self._stillness.running and self._arrangement.warm(self._rows.values(), WARM_ROWS):
            self._warm.stop()

    def _drop(self, left: set[OrderKey]) -> None:
        ticked = bool(self._checked & left)
        self._checked -= left
        self._order = [key for key in self._order if key not in left]
        self._show([key for key in self.shown_keys() if key not in left])
        for key in left:
            del self._rows[key]
        self._arrangement.forget(left)
        if ticked:
            self.checksChanged.emit()

    def _settle(self) -> bool:
        # Puts the rows in the order and filter that they should be in, unless they must hold still.
        if not self._unsettled or self._stillness.held:
            return not self._unsettled
        self._unsettled = False
        self._order = self._arrangement.sorted(self._rows, self.moment())
        self._refilter()
        return True

    def _resort(self) -> None:
        self._order = self._arrangement.sorted(self._rows, self.moment())
        self._refilter()

    def _refilter(self) -> None:
        self._show(self._arrangement.passing(self._order, self._rows, self._checked, self.moment()))
        self.summaryChanged.emit()

    def _show(self, keys: Iterable[OrderKey]) -> None:
        self._arrange(grouped(keys, self._rows, self._grouping))

    def _passes(self, key: OrderKey, now: Moment) -> bool:
        return self._arrangement.passes(self._rows[key], self._checked, now)

    def _recount(self, *, tell: bool = True) -> None:
        self._count()
        if tell:
            self.summaryChanged.emit()

    def _count(self) -> None:
        sorts = self._census.take(self._rows)
        self._counts = view_counts(sorts, len(self._checked), self.moment())
        self._finished = sum(count for sort, count in sorts.items() if not sort.open)
