"""What an empty table says: only fresh and complete listings let it say that nothing is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from gui.domain.what import What
from gui.engine.views import AccountView, PositionsView
from gui.models import formats
from gui.models.language import say, say_count
from gui.models.messages import fault_words
from gui.models.positions_model import is_read
from gui.models.run_reach_texts import not_covered
from gui.widgets.retold import told
from gui.widgets.theme import Theme, font


@dataclass(frozen=True, slots=True)
class EmptyWords:
    """A sentence, a second line, and whether the way out is to clear the filter."""

    sentence: str
    detail: str = ""
    filtered: bool = False


def empty_words(total: int, accounts: Sequence[AccountView]) -> EmptyWords:
    """Say why no row is shown: ``total`` hidden rows, listings that are missing, or truly nothing open."""
    if total:
        count = formats.count(total)
        sentence = say("0 of {n} shown. The filter hides the rest. It never narrows PANIC.", n=count)
        return EmptyWords(sentence, filtered=True)
    if not accounts:
        return EmptyWords(say("No orders known. There is no account yet."), say("Add an account, or try a drill."))
    missing = [view for view in accounts if not _fresh(view)]
    if missing:
        sentence = say_count(
            len(missing),
            "No orders known. {n} of {m} listings is missing.",
            "No orders known. {n} of {m} listings are missing.",
            m=len(accounts),
        )
        listings = " · ".join(_listing(view) for view in missing)
        # What is safe, since a run reads the listings itself and cancels what they show.
        return EmptyWords(
            sentence, f"{listings}\n{say('PANIC works: it cancels what the listings show as they come.')}"
        )
    # Where ordinary orders are listed too, an empty table speaks of both.
    both = all(any(family.family.ordinary for family in view.families) for view in accounts)
    covers = not_covered(tuple(view.account.venue for view in accounts), What.ORDERS if both else What.ALGOS)
    listings = " · ".join(_listing(view) for view in accounts)
    return EmptyWords(say("No open orders") if both else say("No open algo orders"), f"{listings}\n{covers}")


def no_positions(total: int, readings: Sequence[PositionsView]) -> EmptyWords:
    """Say why no position is shown: ``total`` hidden ones, readings that are missing or old, or truly none."""
    if total:
        return EmptyWords(
            say("0 of {n} positions shown. The filter hides the rest.", n=formats.count(total)), filtered=True
        )
    if not readings:
        return EmptyWords(say("Positions not known: no account's positions were read yet"))
    lines = " · ".join(dict.fromkeys(_reading(view) for view in readings))
    missing = [view for view in readings if not is_read(view)]
    if missing:
        why = " · ".join(dict.fromkeys(_reading(view) for view in missing))
        return EmptyWords(say("Positions not known: {why}", why=why), lines if len(missing) < len(readings) else "")
    return EmptyWords(say("No open positions"), lines)


def _reading(view: PositionsView) -> str:
    name = f"{view.account.venue.display} {view.account.label}"
    if view.age_s is None:
        why = fault_words(view.fault)
        return say("{account}: {why}", account=name, why=why) if why else say("{account}: not read yet", account=name)
    if is_read(view):
        return say("{account}: read {age} ago", account=name, age=_old(view.age_s))
    return say("{account}: last complete reading {age} old", account=name, age=_old(view.age_s))


def _fresh(view: AccountView) -> bool:
    return view.fresh


def _listing(view: AccountView) -> str:
    name, age = f"{view.account.venue.display} {view.account.label}", view.age_s
    if age is None:
        return say("{account}: not read yet", account=name)
    if not view.complete:
        return say("{account}: last complete list {age} old", account=name, age=_old(age))
    return say("{account}: list {age} old", account=name, age=_old(age))


def _old(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 60 else formats.stale_age(seconds)


class EmptyPanel(QWidget):
    """Covers the rows' area with the words while no row is shown; the header stays in sight."""

    clearRequested = Signal()
    """The trader wants the filter cleared."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = QColor()
        self.sentence = _label("panic-line-1", self)
        self.detail = _label("second", self)
        self.button = QPushButton(self)
        told(self, lambda: self.button.setText(say("Clear filter")))
        self.button.clicked.connect(self.clearRequested)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch()
        for widget in (self.sentence, self.detail):
            column.addWidget(widget)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self.set_theme(theme)
        self.hide()

    def show_words(self, words: EmptyWords | None) -> None:
        """Show these words, or nothing."""
        if words is not None:
            self.sentence.setText(words.sentence)
            self.detail.setText(words.detail)
            self.detail.setHidden(not words.detail)
            self.button.setHidden(not words.filtered)
            self.setAccessibleName(words.sentence)
        self.setHidden(words is None)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._ground = theme.colour("table")
        self.sentence.setStyleSheet(f"color: {theme.hex('text')};")
        self.detail.setStyleSheet(f"color: {theme.hex('text2')};")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the table."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ground)
        painter.end()


def _label(role: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setFont(font(role))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
