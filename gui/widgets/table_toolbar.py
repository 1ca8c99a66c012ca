"""The strip above the table: filter, views, how much is shown or ticked, and the two buttons for ticks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.models import formats
from gui.models.filter import View
from gui.models.language import say, say_count
from gui.models.orders_model import OrdersModel
from gui.widgets.filter_edit import FilterEdit
from gui.widgets.retold import told
from gui.widgets.theme import Theme, font
from gui.widgets.view_switch import ViewSwitch

HEIGHT = 44


class TableToolbar(QWidget):
    """Drives the model's filter and view, and says what they do; PANIC is never narrowed by either."""

    selectShown = Signal()
    """The trader wants every shown row ticked."""
    clearSelection = Signal()
    """The trader wants every tick removed."""

    def __init__(self, model: OrdersModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orders = model
        self.setFixedHeight(HEIGHT)
        self.filter = FilterEdit(theme, self)
        self.switch = ViewSwitch(theme, self)
        self.label = QLabel(self)
        self.label.setObjectName("selectionLabel")
        self.label.setFont(font("second-medium"))
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.select_button = _button("selectShownButton", self)
        self.clear_button = _button("clearSelectionButton", self)
        self.finished_button = _button("clearFinishedButton", self)
        self._narrow = False
        self._lay_out()
        self.set_theme(theme)
        self.filter.textChanged.connect(model.set_filter)
        self.switch.chosen.connect(self.choose_view)
        self.select_button.clicked.connect(self.selectShown)
        self.clear_button.clicked.connect(self.clearSelection)
        self.finished_button.clicked.connect(model.clear_finished)
        model.summaryChanged.connect(self.refresh)
        model.checksChanged.connect(self.refresh)
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
        """Show the rows of a view."""
        self._orders.set_view(view)
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
        self._offer_clearing()

    def set_tight(self, tight: bool) -> None:
        """Leave out what keys and the header's box do as well, where the inspector leaves too little room."""
        self.filter.set_tight(tight)
        for part in (self.select_button, self.clear_button):
            part.setHidden(tight)

    def set_wordless(self, wordless: bool) -> None:
        """Leave out the words at the right where they would be cut."""
        self.label.setHidden(wordless)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.filter.set_theme(theme)
        self.switch.set_theme(theme)
        self.label.setStyleSheet(f"color: {theme.hex('text2')};")

    def refresh(self) -> None:
        """Say again what the model holds."""
        self.switch.show_counts(self._orders.counts(), self._orders.view)
        self._offer_clearing()
        text = summary(self._orders)
        if self.label.text() != text:
            self.label.setText(text)
            self.label.setToolTip(text)

    def _offer_clearing(self) -> None:
        # Only where there is something to clear, and never during a run: its rows hold still. A narrow window has
        # no room for it: there the table's menu has it.
        finished = self._orders.finished()
        self.finished_button.setHidden(self._narrow or finished == 0 or self._orders.running())
        self.finished_button.setToolTip(clear_finished_tip(finished))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 9, 0)
        row.setSpacing(10)
        row.addWidget(self.filter)
        row.addWidget(self.switch)
        row.addWidget(self.label, 1000)
        row.addStretch(1)
        row.addWidget(self.finished_button)
        row.addWidget(self.select_button)
        row.addWidget(self.clear_button)


def summary(model: OrdersModel) -> str:
    """Say what matters most: rows that the filter hides, the held order, else how many are ticked."""
    total, shown, ticked = model.total(), model.shown_count(), len(model.checked_keys())
    if shown < total:
        return say("{n} of {m} shown", n=formats.count(shown), m=formats.count(total))
    if model.frozen() and model.running():
        return say("Row order held during the run")
    return say("{n} of {m} selected", n=formats.count(ticked), m=formats.count(total))


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
