"""The strip above the table: filter, views, how much is shown or ticked, and the two buttons for ticks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gui.models import formats
from gui.models.columns import Align
from gui.models.filter import View
from gui.models.language import say, say_count
from gui.models.orders_model import OrdersModel
from gui.models.positions_model import PositionsModel, is_read
from gui.models.texts import Said, Tone
from gui.widgets.filter_edit import FilterEdit
from gui.widgets.positions_switch import PositionsSwitch
from gui.widgets.retold import told
from gui.widgets.theme import Theme
from gui.widgets.view_switch import ViewSwitch
from gui.widgets.words import Words

HEIGHT = 44


class TableToolbar(QWidget):
    """Drives the models' filter and view, and says what they do; PANIC is never narrowed by either."""

    selectShown = Signal()
    """The trader wants every shown row ticked."""
    clearSelection = Signal()
    """The trader wants every tick removed."""
    positionsChosen = Signal(bool)
    """Positions are to be shown (True), or the orders again."""

    def __init__(
        self, model: OrdersModel, positions: PositionsModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._orders = model
        self._positions = positions
        self.on_positions = False
        self.setFixedHeight(HEIGHT)
        self.filter = FilterEdit(theme, self)
        self.switch = ViewSwitch(theme, self)
        self.positions = PositionsSwitch(positions, theme, self)
        self.label = Words("second-medium", theme, self, name="selectionLabel", tone=Tone.QUIET, align=Align.RIGHT)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.select_button = _button("selectShownButton", self)
        self.clear_button = _button("clearSelectionButton", self)
        self.finished_button = _button("clearFinishedButton", self)
        self._narrow = self._tight = False
        self._lay_out()
        self.set_theme(theme)
        self.filter.textChanged.connect(model.set_filter)
        self.filter.textChanged.connect(positions.set_filter)
        self.switch.chosen.connect(self.choose_view)
        self.positions.toggled.connect(self.choose_positions)
        self.select_button.clicked.connect(self.selectShown)
        self.clear_button.clicked.connect(self.clearSelection)
        self.finished_button.clicked.connect(model.clear_finished)
        model.summaryChanged.connect(self.refresh)
        model.checksChanged.connect(self.refresh)
        positions.summaryChanged.connect(self.refresh)
        told(self, self._name)

    def _name(self) -> None:
        self.select_button.setText(say("Select shown"))
        self.select_button.setToolTip(say("Tick every row that is shown ({keys})", keys="Ctrl+A"))
        self.clear_button.setText(say("Clear"))
        self.clear_button.setToolTip(say("Untick every row ({keys})", keys="Ctrl+Shift+A"))
        self.finished_button.setText(say("Clear finished"))
        self.refresh()

    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons at the right, in the order of the focus."""
        return self.finished_button, self.select_button, self.clear_button

    def choose_view(self, view: View) -> None:
        """Show the orders of a view."""
        self._orders.set_view(view)
        self.choose_positions(False)

    def choose_positions(self, on: bool) -> None:
        """Show the positions, or the orders again in the view that they had."""
        on = on and self._positions.known
        if on is not self.on_positions:
            self.on_positions = on
            self.positionsChosen.emit(on)
        self.positions.button.setChecked(on)
        self._offer_ticks()
        self.refresh()

    def choose_place(self, place: int) -> None:
        """Choose a view by its place in the switch, 0 for the first; for Ctrl+1 to Ctrl+4."""
        views = self.switch.views()
        if 0 <= place < len(views):
            self.choose_view(views[place])

    def set_narrow(self, narrow: bool) -> None:
        """Shorten the filter field for a window below 1200 wide."""
        self._narrow = narrow
        self.filter.set_narrow(narrow)
        self._draw_together()
        self._offer_clearing()

    def set_tight(self, tight: bool) -> None:
        """Leave out what keys and the header's box do as well, where the inspector leaves too little room."""
        self._tight = tight
        self.filter.set_tight(tight)
        self._draw_together()
        self._offer_ticks()

    def _draw_together(self) -> None:
        self.switch.set_tight(self._tight or self._narrow)
        self.positions.set_tight(self._tight)

    def _offer_ticks(self) -> None:
        # Positions are never ticked.
        for part in (self.select_button, self.clear_button):
            part.setHidden(self._tight or self.on_positions)

    def set_wordless(self, wordless: bool) -> None:
        """Leave out the words at the right where they would be cut."""
        self.label.setHidden(wordless)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.filter.set_theme(theme)
        self.switch.set_theme(theme)
        self.positions.set_theme(theme)
        self.label.set_theme(theme)

    def refresh(self) -> None:
        """Say again what the model holds."""
        self.switch.show_counts(self._orders.counts(), None if self.on_positions else self._orders.view)
        self._offer_clearing()
        self.label.say(positions_summary(self._positions) if self.on_positions else summary(self._orders))

    def _offer_clearing(self) -> None:
        # Only where there is something to clear, and never during a run: its rows hold still. A narrow window has
        # no room for it: there the table's menu has it.
        finished = self._orders.finished() + self._positions.counts().closed
        self.finished_button.setHidden(self._narrow or finished == 0 or self._orders.running())
        self.finished_button.setToolTip(clear_finished_tip(finished))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 9, 0)
        row.setSpacing(10)
        row.addWidget(self.filter)
        row.addWidget(self.switch)
        row.addWidget(self.positions)
        row.addWidget(self.label, 1000)
        row.addStretch(1)
        row.addWidget(self.finished_button)
        row.addWidget(self.select_button)
        row.addWidget(self.clear_button)


def summary(model: OrdersModel) -> Said:
    """Say what matters most: rows that the filter hides, the held order, else how many are ticked."""
    total, shown, ticked = model.total(), model.shown_count(), len(model.checked_keys())
    if shown < total:
        return _shown(shown, total)
    if model.frozen() and model.running():
        return Said(say("Row order held during the run"), Tone.QUIET, say("Row order held"))
    of_all = {"n": formats.count(ticked), "m": formats.count(total)}
    return Said(say("{n} of {m} selected", **of_all), Tone.QUIET, say("{n} of {m}", **of_all))


def _shown(shown: int, total: int) -> Said:
    of_all = {"n": formats.count(shown), "m": formats.count(total)}
    return Said(say("{n} of {m} shown", **of_all), Tone.QUIET, say("{n} of {m}", **of_all))


def positions_summary(model: PositionsModel) -> Said:
    """Say what matters most: positions that the filter hides, readings that are missing, else what is open and bare."""
    total, shown = model.total(), model.rowCount()
    if shown < total:
        return _shown(shown, total)
    counts, missing = model.counts(), [view for view in model.readings() if not is_read(view)]
    unknown = bool(missing) or not model.all_read()
    parts = [say_count(counts.open, "{n} open position", "{n} open positions")] if counts.open or not unknown else []
    if counts.bare:
        parts.append(say("{n} with no stop", n=formats.count(counts.bare)))
    if unknown:
        names = ", ".join(dict.fromkeys(view.account.label for view in missing))
        parts.append(say("not known: {names}", names=names) if names else say("not known yet"))
    return Said(" · ".join(parts), Tone.QUIET, " · ".join(parts[1:] or parts))


def clear_finished_tip(finished: int) -> str:
    """Say what clearing does, and that nothing is lost by it."""
    return say_count(
        finished,
        "Take {n} finished row off the table; the journal keeps it",
        "Take {n} finished rows off the table; the journal keeps them",
    )


def _button(name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(parent)
    button.setObjectName(name)
    button.setFixedHeight(30)
    return button
