"""The run panel while no run is shown: how many are open, and three facts; on a first start the invitation."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from gui.domain.venues import Environment
from gui.models.deck_state import DeckState
from gui.models.language import say
from gui.models.run_texts import TRY_IT, Fact, facts, open_caption, open_count
from gui.models.texts import Tone
from gui.widgets.icons import paint_icon
from gui.widgets.painted_text import draw_line, width_of
from gui.widgets.retold import told
from gui.widgets.theme import Theme
from gui.widgets.words import Words

ICON = 15
FACT_HEIGHT = 23
# From the icon to the label, and the least gap from the widest label to the facts.
LABEL_X, LABEL_GAP = 28, 12
FACTS_TOP = 31
COUNT_GAP = 20
# The same where the panel is narrower than `SMALL`: everything draws together, so that no fact is cut.
SMALL, SMALL_LABEL_X, SMALL_LABEL_GAP, SMALL_COUNT_GAP = 340, 21, 7, 12
# Below this width a long caption stands in two lines, so that the facts have room.
TIGHT, LONG_CAPTION = 440, 16


class FactLine(QWidget):
    """One fact: icon, label, and what is true."""

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self._fact: Fact | None = None
        self._label_width = 0
        self._small = False

    @property
    def roles(self) -> tuple[str, str]:
        """The type of label and fact."""
        return ("unit", "second-strong") if self._small else ("second-medium", "button")

    def set_small(self, small: bool) -> None:
        """Draw together, for a window of the least width."""
        if small != self._small:
            self._small = small
            self.update()

    def show_fact(self, fact: Fact, label_width: int) -> None:
        """Show a fact; all three begin their second column at the same place."""
        if fact == self._fact and label_width == self._label_width:
            return
        self._fact, self._label_width = fact, label_width
        self.setAccessibleName(f"{fact.label}: {fact.said.text}")
        self.setToolTip(f"{fact.label}: {fact.said.text}")
        self.update()

    def text(self) -> str:
        """What the fact says, without its label."""
        return self._fact.said.text if self._fact is not None else ""

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        if self._fact is None:
            return
        painter, theme, fact = QPainter(self), self._theme, self._fact
        top = (self.height() - ICON) / 2
        paint_icon(painter, fact.icon, QRectF(0, top, ICON, ICON), theme.colour(fact.tone.value))
        box = QRectF(self.rect())
        label_x, gap = (SMALL_LABEL_X, SMALL_LABEL_GAP) if self._small else (LABEL_X, LABEL_GAP)
        small, large = self.roles
        draw_line(painter, box.adjusted(label_x, 0, 0, 0), fact.label, small, theme.colour("text2"))
        room = box.adjusted(label_x + self._label_width + gap, 0, 0, 0)
        fits = width_of(fact.said.text, large) <= room.width()
        text = fact.said.text if fits or not fact.short else fact.short
        draw_line(painter, room, text, large, theme.colour(fact.said.tone.value))
        painter.end()


class FirstRunPanel(QWidget):
    """The invitation on a first start."""

    addRequested = Signal()
    """The trader wants to add an account."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("firstRunPanel")
        self._theme = theme
        self.words = Words("button", theme, self)
        self.button = QPushButton(self)
        self.button.setObjectName("firstRunAddButton")
        self.button.clicked.connect(self.addRequested)
        told(self, self._name)

    def _name(self) -> None:
        self.words.say(say(TRY_IT), Tone.ACCENT)
        self.button.setText(say("Add account"))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.words.set_theme(theme)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for icon, words and button."""
        return QSize(LABEL_X + self.words.wide() + 16 + 104, 30)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words, then the button; where there is no room for both, the accounts strip's button must do."""
        both = LABEL_X + self.words.wide() + 120 <= self.width()
        self.button.setVisible(both)
        wide = min(self.words.wide(), max(0, self.width() - LABEL_X))
        self.words.setGeometry(LABEL_X, 0, wide, self.height())
        self.button.setGeometry(LABEL_X + wide + 14, 1, 104, self.height() - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the drill's target before the words."""
        painter = QPainter(self)
        top = (self.height() - ICON) / 2
        paint_icon(painter, "target", QRectF(0, top, ICON, ICON), self._theme.colour("accent"))
        painter.end()


class RunIdle(QWidget):
    """The idle readout."""

    addRequested = Signal()
    """The trader wants to add an account."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.count = Words("open-count", theme, self, name="openCountLabel")
        self.caption = Words("second-strong", theme, self, tone=Tone.QUIET)
        self.caption_more = Words("second-strong", theme, self, tone=Tone.QUIET)
        self._caption = ""
        self._lines: tuple[Fact, ...] = ()
        self.facts = tuple(FactLine(name, theme, self) for name in ("readyFact", "slowestFact", "lastDrillFact"))
        self.first_run = FirstRunPanel(theme, self)
        self.first_run.addRequested.connect(self.addRequested)

    def show_state(self, state: DeckState) -> None:
        """Show how things stand."""
        self.count.say(open_count(state))
        self._caption = open_caption(state)
        self.count.setAccessibleName(f"{self.count.text()} {self._caption}".replace("\n", ", "))
        self._lines = facts(state)
        first = state.environment is Environment.DRILL and state.last_drill is None
        self.first_run.setVisible(first)
        self.facts[2].setVisible(not first)
        self._place()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.count.set_theme(theme)
        self.caption.set_theme(theme)
        self.caption_more.set_theme(theme)
        self.first_run.set_theme(theme)
        for fact in self.facts:
            fact.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count at the left, facts beside it."""
        self._place()

    def _place(self) -> None:
        first, _, second = self._caption.partition("\n")
        if not second and self.width() < TIGHT:
            first, second = two_lines(first)
        self.caption.say(first)
        self.caption_more.say(second)
        self.caption_more.setVisible(bool(second))
        left = max(self.count.wide(), self.caption.wide(), self.caption_more.wide())
        self.count.setGeometry(1, 26 if second else 34, self.count.wide(), 50)
        self.caption.setGeometry(0, 78 if second else 86, self.caption.wide(), 16)
        self.caption_more.setGeometry(0, 94, self.caption_more.wide(), 16)
        small = self.width() < SMALL
        x = left + (SMALL_COUNT_GAP if small else COUNT_GAP)
        for widget in self.facts:
            widget.set_small(small)
        wide = int(max((width_of(fact.label, self.facts[0].roles[0]) for fact in self._lines), default=0.0))
        for widget, line in zip(self.facts, self._lines, strict=False):
            widget.show_fact(line, wide)
        for place, fact in enumerate(self.facts):
            fact.setGeometry(x, FACTS_TOP + place * FACT_HEIGHT, max(0, self.width() - x), FACT_HEIGHT)
        self.first_run.setGeometry(x, FACTS_TOP + 2 * FACT_HEIGHT - 2, max(0, self.width() - x), 32)


def two_lines(text: str) -> tuple[str, str]:
    """Break a long caption at the space nearest to its middle."""
    spaces = [place for place, sign in enumerate(text) if sign == " "]
    if len(text) < LONG_CAPTION or not spaces:
        return text, ""
    middle = min(spaces, key=lambda place: abs(place - len(text) / 2))
    return text[:middle], text[middle + 1 :]
