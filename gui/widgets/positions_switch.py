"""The button beside the views that shows the positions instead of the orders; their count is always in sight."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from gui.models import formats
from gui.models.language import say, say_count
from gui.models.positions_model import PositionsModel
from gui.widgets.retold import told
from gui.widgets.theme import Theme
from gui.widgets.view_switch import HEIGHT, sheet


class PositionsSwitch(QFrame):
    """One button; it is on while positions are shown, and only the trader switches it."""

    toggled = Signal(bool)
    """The trader wants positions (True) or orders."""

    def __init__(self, model: PositionsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("positionsSwitch")
        self.setFixedHeight(HEIGHT)
        self._positions = model
        self._theme = theme
        self._tight = False
        self.button = QPushButton(self)
        self.button.setObjectName("positionsButton")
        self.button.setCheckable(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.button)
        self.button.clicked.connect(self.toggled)
        model.summaryChanged.connect(self.refresh)
        told(self, self.refresh)
        self.set_theme(theme)
        if not model.known:
            self.hide()

    def set_tight(self, tight: bool) -> None:
        """Shorten the word where there is little room."""
        if tight is not self._tight:
            self._tight = tight
            self.set_theme(self._theme)
            self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.setStyleSheet(sheet(theme, "positionsSwitch", tight=self._tight))

    def refresh(self) -> None:
        """Say how many positions are open; a count that rests on a reading that is missing or old has a mark."""
        counts, known = self._positions.counts(), self._positions.all_read()
        number = formats.count(counts.open) if known else f"{formats.count(counts.open)}?" if counts.open else "?"
        text = say("Pos. {n}", n=number) if self._tight else say("Positions {n}", n=number)
        if self.button.text() != text:
            self.button.setText(text)
        self.button.setToolTip(self._tip(known=known))
        self.button.setAccessibleName(say("Positions, {n}", n=number))
        if self.button.property("needy") != (counts.needy > 0):
            self.button.setProperty("needy", counts.needy > 0)
            self.button.style().unpolish(self.button)
            self.button.style().polish(self.button)

    def _tip(self, *, known: bool) -> str:
        counts = self._positions.counts()
        lines = [say_count(counts.open, "{n} open position", "{n} open positions")]
        if not known:
            lines = [say("Not every account's positions are known now"), *(lines if counts.open else [])]
        if counts.bare:
            lines.append(say("{n} with no stop", n=formats.count(counts.bare)))
        lines.append(say("Show the positions ({keys})", keys="Ctrl+5"))
        return "\n".join(lines)
