"""The table of positions for Qt: read only, gathered changes, rows that hold still during a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from gui.domain.clock import Clock
from gui.domain.closings import PositionRow
from gui.domain.positions import PositionKey
from gui.engine.flattensurface import FlattenSurface, flatten_of
from gui.engine.surface import Surface
from gui.engine.views import Change, PositionsView
from gui.models import position_words as words
from gui.models.cells import ALIGNMENT
from gui.models.chip_state import STALE_AFTER_S, Moment
from gui.models.deck_state import is_fresh
from gui.models.filter import Term, parse
from gui.models.language import say
from gui.models.orders_model import CHOSEN
from gui.models.position_columns import COLUMNS, HEADER_TIPS, START_SORT, Held, PosCol, spoken
from gui.models.stillness import Stillness

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
# Changes reach the view at most this often, and ages, stops and stale marks move on once a second (milliseconds).
GATHER_MS, TICK_MS = 100, 1000
HeldRole = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Counts:
    """How many positions are open, without a stop, of unknown stops, in need of a person, and closed."""

    open: int = 0
    bare: int = 0
    unsure: int = 0
    needy: int = 0
    closed: int = 0


class PositionsModel(QAbstractTableModel):
    """Every position that passes the filter; nothing in it can be ticked, edited or sent.

    Stops are asked of the engine when a position changes and once a second, never at a painting.
    """

    summaryChanged = Signal()
    """Counts, what is shown, or how the readings stand may have changed."""

    def __init__(self, surface: Surface, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("positionsModel")
        self._surface = surface
        self._flat: FlattenSurface | None = flatten_of(surface)
        self._clock = clock
        self._stillness = Stillness(clock)
        self._held: dict[PositionKey, Held] = {}
        self._shown: list[PositionKey] = []
        self._terms: tuple[Term, ...] = ()
        self._listed: frozenset[str] = frozenset()
        self.sort_keys: tuple[tuple[PosCol, bool], ...] = START_SORT
        self._gather = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gather.timeout.connect(self.flush)
        self._second = QTimer(self, interval=TICK_MS)
        self._second.timeout.connect(self.tick)
        self._unsubscribe = surface.subscribe(self._on_change)
        self._second.start()
        self._take_over(everything=True)

    def close(self) -> None:
        """End the subscription and the timers; for the end of the window."""
        self._unsubscribe()
        self._gather.stop()
        self._second.stop()

    # What Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many positions are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Fifteen."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip, alignment, the screen reader's text, and the position itself as ``HeldRole``."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        held, column, now = self.held_at(index.row()), COLUMNS[index.column()], self.moment()
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(held, now)
        if role == HeldRole:
            return held
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(held, now) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNMENT[column.align]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(held, column.col, now)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title and tooltip of a column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return say(HEADER_TIPS[column.col]) if column.col in HEADER_TIPS else None
        return ALIGNMENT[column.align] if role == Qt.ItemDataRole.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen, nothing ticked or edited."""
        return CHOSEN if index.isValid() else Qt.ItemFlag.NoItemFlags

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by one column at once, as the trader asked."""
        if 0 <= column < len(COLUMNS):
            self.sort_keys = ((PosCol(column), order is Qt.SortOrder.DescendingOrder),)
            self._arrange(self._sorted(self._passing()))
            self.summaryChanged.emit()

    # What the widgets ask

    @property
    def known(self) -> bool:
        """Say whether the engine tells of positions at all."""
        return self._flat is not None

    def moment(self) -> Moment:
        """Now, on both clocks."""
        return Moment.of(self._clock)

    def held_at(self, place: int) -> Held:
        """The shown position at ``place``."""
        return self._held[self._shown[place]]

    def shown_keys(self) -> tuple[PositionKey, ...]:
        """The keys of the shown positions, in their order."""
        return tuple(self._shown)

    def place_of(self, key: PositionKey) -> int | None:
        """Where a position stands; None if it is hidden or unknown."""
        return self._shown.index(key) if key in self._shown else None

    def total(self) -> int:
        """How many rows there are, shown or hidden."""
        return len(self._held)

    def counts(self) -> Counts:
        """Count what the toolbar tells."""
        held = self._held.values()
        return Counts(
            open=sum(one.row.open and not one.row.position.zero for one in held),
            bare=sum(one.bare for one in held),
            unsure=sum(one.stops_unknown for one in held),
            needy=sum(one.row.needs_person for one in held),
            closed=sum(not one.row.open for one in held),
        )

    def readings(self) -> tuple[PositionsView, ...]:
        """How the readings of every account stand."""
        return () if self._flat is None else tuple(self._flat.position_views())

    def all_read(self) -> bool:
        """Say whether every account's positions are completely and freshly read, so that none means none."""
        views = self.readings()
        return bool(views) and all(is_read(view) for view in views)

    def sort_by(self, col: PosCol) -> None:
        """Take a click on a header: the same column again turns it round."""
        down = dict(self.sort_keys).get(col) is False and self.sort_keys is not START_SORT
        self.sort(col, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)

    def set_filter(self, text: str) -> None:
        """Show the positions that the filter line lets through; their order stays."""
        self._terms = parse(text)
        self._arrange(self._sorted(self._passing()))
        self.summaryChanged.emit()

    # Changes

    def _on_change(self, change: Change) -> None:
        if (change.positions or change.run) and not self._gather.isActive():
            self._gather.start()

    def flush(self) -> None:
        """Take every gathered change over and tell the view."""
        self._take_over(everything=False)

    def _take_over(self, *, everything: bool) -> None:
        self._gather.stop()
        if self._flat is None:
            return
        self._stillness.see_run(self._surface.run())
        before, self._held = self._held, self._read(self._flat, everything=everything)
        target = self._passing()
        if self._stillness.frozen and self._shown:
            # Rows hold still: what is new comes at the end.
            there = set(target)
            stay = [key for key in self._shown if key in there]
            shown = set(stay)
            target = [*stay, *(key for key in target if key not in shown)]
        else:
            target = self._sorted(target)
        self._arrange(target)
        for place, key in enumerate(self._shown):
            if not _same(before.get(key), self._held[key]):
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(COLUMNS) - 1))
        self.summaryChanged.emit()

    def tick(self) -> None:
        """Let ages, stops and stale marks move on."""
        self._take_over(everything=True)
        if self._shown:
            first, last = self.index(0, PosCol.STOPS), self.index(len(self._shown) - 1, PosCol.AGE)
            self.dataChanged.emit(first, last)

    def retell(self) -> None:
        """Tell every title and cell again: the language has changed."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(COLUMNS) - 1))

    def _read(self, flat: FlattenSurface, *, everything: bool) -> dict[PositionKey, Held]:
        if everything:
            # Once a second only: the engine counts every order for it.
            self._listed = frozenset(view.account.label for view in self._surface.accounts() if is_fresh(view))
        read = {}
        for key, row in flat.positions().items():
            known = self._held.get(key)
            if known is None or everything or known.row is not row:
                known = Held(row, _stops(flat, row), key.account in self._listed)
            read[key] = known
        return read

    def _passing(self) -> list[PositionKey]:
        if not self._terms:
            return list(self._held)
        now = self.moment()
        return [key for key, held in self._held.items() if passes(held, self._terms, now)]

    def _sorted(self, keys: list[PositionKey]) -> list[PositionKey]:
        now, keys = self.moment(), sorted(keys)
        chosen = () if self.sort_keys is START_SORT else self.sort_keys
        for col, descending in reversed((*chosen, *START_SORT)):
            worth = {key: COLUMNS[col].sort(self._held[key], now) for key in keys}
            keys.sort(key=worth.__getitem__, reverse=descending)
        return keys

    def _arrange(self, target: list[PositionKey]) -> None:
        """Make ``target`` the shown rows; there are few, so that one goes or comes after the other."""
        wanted = set(target)
        for place in reversed(range(len(self._shown))):
            if self._shown[place] not in wanted:
                self.beginRemoveRows(NOWHERE, place, place)
                del self._shown[place]
                self.endRemoveRows()
        there = set(self._shown)
        for place, key in enumerate(target):
            if key not in there:
                at = min(place, len(self._shown))
                self.beginInsertRows(NOWHERE, at, at)
                self._shown.insert(at, key)
                self.endInsertRows()
        if target != self._shown:
            self._permute(target)

    def _permute(self, order: list[PositionKey]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._shown[index.row()] for index in before]
        self._shown = order
        after = [self.index(order.index(key), index.column()) for key, index in zip(keys, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _same(old: Held | None, new: Held) -> bool:
    # Rows are snapshots: one that is another object has changed, and no number needs comparing.
    return old is not None and old.row is new.row and (old.stops, old.stops_known) == (new.stops, new.stops_known)


def _stops(flat: FlattenSurface, row: PositionRow) -> tuple[str, ...]:
    if not row.open:
        return ()
    return tuple(dict.fromkeys((*(key.algo_id for key in flat.protectors(row.key)), *row.position.stops)))


def is_read(view: PositionsView) -> bool:
    """Say whether a listing of positions is complete and at most ten seconds old."""
    return view.complete and view.age_s is not None and view.age_s <= STALE_AFTER_S


def passes(held: Held, terms: tuple[Term, ...], now: Moment) -> bool:
    """Say whether a position passes every term of the filter, in the filter's own language."""
    key = held.row.key
    fields: Mapping[str, str] = {
        "code": words.code(held.row).lower(),
        "venue": f"{key.family.venue} {key.family.venue.display}".lower(),
        "state": f"{held.row.state.value} {words.chip_word(held.row, now.ms)}".lower(),
    }
    text = "\n".join((*(column.text(held, now) for column in COLUMNS), *held.stops, *fields.values())).lower()
    return all((term.word in (fields[term.field] if term.field else text)) is not term.excluded for term in terms)
