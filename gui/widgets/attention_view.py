"""What waits for a person, one line each: chip, what, a plain sentence, the advice, and the ways out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.domain.closings import PositionState
from gui.domain.orders import OrderKey
from gui.domain.rows import State
from gui.models import formats
from gui.models.attention_texts import Item
from gui.models.chip_state import ChipState
from gui.models.language import say, source
from gui.models.order_words import state_word
from gui.models.position_words import LOOKS as POSITION_LOOKS
from gui.models.texts import Tone
from gui.widgets.chip import HEIGHT as CHIP_HEIGHT
from gui.widgets.chip import WIDTH as CHIP_WIDTH
from gui.widgets.chip import paint_chip
from gui.widgets.icons import icon
from gui.widgets.retold import told
from gui.widgets.theme import Theme, font
from gui.widgets.words import Words

ROW_HEIGHT = 57
# What is no row state borrows the look of one.
NEEDY = (PositionState.LEFT, PositionState.REFUSED)
LOOKS: dict[str, ChipState] = {
    "NEW": ChipState.UNKNOWN,
    "DISK": ChipState.UNKNOWN,
    "DOWN": ChipState.REJECTED,
    "SILENT": ChipState.UNKNOWN,
    "BLOCKED": ChipState.REJECTED,
    **{state.value: look.chip for state, look in POSITION_LOOKS.items() if state in NEEDY},
}
_ICONS = {state.value: POSITION_LOOKS[state].icon for state in NEEDY}


_WORDS: dict[str, str] = {
    "NEW": source("NEW"),
    "DISK": source("DISK"),
    "DOWN": source("DOWN"),
    "SILENT": source("SILENT"),
    "BLOCKED": source("BLOCKED"),
    **{state.value: POSITION_LOOKS[state].word for state in NEEDY},
}


def chip_text(word: str) -> str:
    """Give what stands on the chip of a matter; a row's is its state."""
    return say(_WORDS[word]) if word in _WORDS else state_word(State(word))


class ChipMark(QWidget):
    """One chip."""

    def __init__(self, word: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(CHIP_WIDTH, CHIP_HEIGHT)
        self._word = word
        self._theme = theme

    def show_word(self, word: str, theme: Theme) -> None:
        """Show another state."""
        self._word, self._theme = word, theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        state = LOOKS.get(self._word) or ChipState(self._word)
        paint_chip(painter, QPointF(0, 0), state, chip_text(self._word), self._theme, _ICONS.get(self._word))
        painter.end()


class AttentionRow(QWidget):
    """One line; the buttons that make no sense for it are left out."""

    copyRequested = Signal()
    """The trader wants the order's id."""
    retryRequested = Signal()
    """The trader wants this order's cancel sent again."""
    acknowledgeRequested = Signal()
    """The trader has seen that this order fired."""

    def __init__(self, item: Item, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"attentionRow_{item.name}")
        self.setMinimumHeight(ROW_HEIGHT)
        self.item = item
        self._theme = theme
        self.chip = ChipMark(item.chip, theme, self)
        self.head = Words("instrument", theme, self)
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setFont(font("second-medium"))
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.advice = Words("second-strong", theme, self)
        self.copy = _button(lambda: say("Copy id"), self)
        self.retry = _button(lambda: say("Retry"), self)
        self.acknowledge = _button(lambda: say("Acknowledge"), self)
        self.copy.clicked.connect(self.copyRequested)
        self.retry.clicked.connect(self.retryRequested)
        self.acknowledge.clicked.connect(self.acknowledgeRequested)
        self._lay_out()
        self.set_theme(theme)
        self.show_item(item)

    def show_item(self, item: Item) -> None:
        """Show the same matter as it stands now."""
        self.item = item
        self.chip.show_word(item.chip, self._theme)
        self.head.say(item.head)
        self.sentence.setText(item.sentence)
        self.advice.say(item.advice)
        self.copy.setVisible(item.order is not None)
        self.retry.setVisible(item.can_retry)
        self.acknowledge.setVisible(item.can_acknowledge)
        self.setAccessibleName(item.whole)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.chip.show_word(self.item.chip, theme)
        self.head.set_theme(theme)
        self.advice.set_theme(theme)
        self.sentence.setStyleSheet(f"color: {theme.hex('text2')}; font-size: 12px;")
        self.copy.setIcon(icon("copy", theme.colour("text")))
        self.retry.setIcon(icon("retry", theme.colour("text")))
        self.acknowledge.setIcon(icon("check", theme.colour("text")))
        self.update()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 4)
        row.setSpacing(15)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(2)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self.head)
        words.addWidget(self.sentence)
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addWidget(self.advice)
        for button in (self.copy, self.retry, self.acknowledge):
            row.addWidget(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line under the row."""
        painter = QPainter(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.colour("line"))
        painter.end()


def _button(text: Callable[[], str], parent: QWidget) -> QPushButton:
    button = QPushButton(parent)
    told(button, lambda: button.setText(text()))
    button.setFixedHeight(28)
    return button


class AttentionView(QScrollArea):
    """Keeps one widget for each matter and changes it in place, so that focus and pointer stay where they are."""

    retryRequested = Signal(OrderKey)
    """The trader wants one order's cancel sent again."""
    acknowledgeRequested = Signal(OrderKey)
    """The trader has seen that one order fired."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("attentionView")
        told(self, lambda: self.setAccessibleName(say("Needs you")))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme = theme
        self._rows: dict[str, AttentionRow] = {}
        self._body = QWidget(self)
        self._body.setObjectName("attentionBody")
        # The panel's own ground shows through: one of its own would cut the corners.
        self.setStyleSheet(
            "QScrollArea#attentionView, QWidget#attentionBody { background: transparent; border: none; }"
        )
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rest = Words("second-medium", theme, self._body, tone=Tone.QUIET)
        self._rest.setContentsMargins(14, 0, 0, 0)
        self._column.addWidget(self._rest)
        self._column.addStretch(1)
        self.setWidget(self._body)
        self.set_theme(theme)

    def show_items(self, items: tuple[Item, ...], beyond: int) -> None:
        """Show what waits for a person; ``beyond`` further lines are only named."""
        for name in self._rows.keys() - {item.name for item in items}:
            row = self._rows.pop(name)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, item in enumerate(items):
            known = self._rows.get(item.name)
            if known is None:
                self._column.insertWidget(place, self._new(item))
            elif known.item != item:
                known.show_item(item)
        more = say("{n} more: choose Needs you above the table", n=formats.count(beyond)) if beyond else ""
        rest = more or ("" if items else say("Nothing needs you"))
        self._rest.say(f"     {rest}" if rest else "")
        self._rest.setVisible(bool(self._rest.text()))

    def row(self, name: str) -> AttentionRow | None:
        """The line of a matter by its name."""
        return self._rows.get(name)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self._rest.set_theme(theme)
        for row in self._rows.values():
            row.set_theme(theme)

    def sizeHint(self) -> QSize:
        """Room for two lines."""
        return QSize(600, 2 * ROW_HEIGHT)

    def _new(self, item: Item) -> AttentionRow:
        row = AttentionRow(item, self._theme, self._body)
        self._rows[item.name] = row
        key = item.order
        if key is not None:
            row.copyRequested.connect(lambda: QGuiApplication.clipboard().setText(key.algo_id))
            row.retryRequested.connect(lambda: self.retryRequested.emit(key))
            row.acknowledgeRequested.connect(lambda: self.acknowledgeRequested.emit(key))
        return row
