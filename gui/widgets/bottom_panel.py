"""The panel at the bottom: the journal, what needs a person, and how the disk stands; it folds to its tab bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QToolButton, QWidget

from gui.engine.surface import Surface
from gui.models.attention_texts import disk_line, needs, needs_count
from gui.models.columns import Align
from gui.models.deck_state import DeckState
from gui.models.language import say
from gui.models.texts import Tone
from gui.widgets.attention_view import AttentionView
from gui.widgets.ground import PANEL_RADIUS
from gui.widgets.icons import icon
from gui.widgets.journal_view import JournalView
from gui.widgets.painted_text import draw_line, width_of
from gui.widgets.retold import told
from gui.widgets.theme import Theme
from gui.widgets.words import Words

BAR_HEIGHT = 28
JOURNAL, NEEDS = 0, 1
TAB_GAP = 24
BADGE_HEIGHT = 16


class BottomTabs(QTabBar):
    """Two tabs with a line under the chosen one; the second carries its count."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bottomTabs")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._count = 0
        self.addTab("")
        self.addTab("")
        told(self, self._name)

    @property
    def count_shown(self) -> int:
        """The number on the badge."""
        return self._count

    def show_count(self, count: int) -> None:
        """Show how many matters wait for a person."""
        if count != self._count:
            self._count = count
            self._name()

    def _name(self) -> None:
        for place, text in enumerate((say("Journal"), say("Needs you"))):
            self.setTabText(place, text)
        self.setAccessibleTabName(NEEDS, say("Needs you, {n}", n=self._count))
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        """Word, badge, and the gap to the next tab."""
        wide = width_of(self.tabText(index), "second-strong") + TAB_GAP
        if index == NEEDS:
            wide += 8 + self._badge_width()
        return QSize(int(wide) + 1, BAR_HEIGHT)

    def _badge_width(self) -> float:
        return max(18.0, width_of(f"{self._count:,}", "chip") + 11)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw words, badge, line, and the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(self.count()):
            box = QRectF(self.tabRect(place)).adjusted(0, 0, -TAB_GAP, 0)
            chosen = place == self.currentIndex()
            colour = self._theme.colour("text" if chosen else "text2")
            wide = draw_line(painter, box, self.tabText(place), "second-strong", colour)
            if place == NEEDS:
                wide += 8 + self._badge(painter, box.left() + wide + 8, box.center().y())
            if chosen:
                line = QRectF(box.left(), BAR_HEIGHT - 3, wide, 3)
                painter.fillRect(line, self._theme.colour("accent"))
                if self.hasFocus():
                    painter.setPen(QPen(self._theme.colour("focus"), 2))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(QRectF(box.left() + 1, 2, wide - 2, BAR_HEIGHT - 7), 4, 4)
        painter.end()

    def _badge(self, painter: QPainter, x: float, middle: float) -> float:
        theme, wide = self._theme, self._badge_width()
        box = QRectF(x, middle - BADGE_HEIGHT / 2, wide, BADGE_HEIGHT)
        chip = theme.chip("REJECTED")
        painter.setPen(QPen(theme.colour("text"), 1) if theme.plain else Qt.PenStyle.NoPen)
        ground = theme.colour("header" if theme.plain else "line")
        painter.setBrush(chip.fill if self._count and chip.fill is not None else ground)
        painter.drawRoundedRect(box, BADGE_HEIGHT / 2, BADGE_HEIGHT / 2)
        colour = chip.text if self._count else theme.colour("text2")
        draw_line(painter, box, f"{self._count:,}", "chip", colour, Align.CENTRE, cut=False)
        return wide


class BottomPanel(QWidget):
    """Tab bar and the chosen content."""

    foldToggled = Signal()
    """The trader opened or folded the panel, or chose another tab."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bottomPanel")
        self._theme = theme
        self._folded = False
        self.tabs = BottomTabs(theme, self)
        self.state_words = Words("second-medium", theme, self, tone=Tone.QUIET, align=Align.RIGHT)
        self.fold_button = QToolButton(self)
        told(self, self._name_button)
        self.fold_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.journal = JournalView(theme, self)
        self.attention = AttentionView(theme, self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.journal)
        self.stack.addWidget(self.attention)
        self.tabs.currentChanged.connect(self._choose)
        self.fold_button.clicked.connect(self.toggle)
        self.set_theme(theme)

    def _name_button(self) -> None:
        self.fold_button.setAccessibleName(say("Journal on or off"))
        self.fold_button.setToolTip(say("Journal on or off ({keys})", keys="Ctrl+J"))

    @property
    def folded(self) -> bool:
        """Say whether only the tab bar is shown."""
        return self._folded

    @property
    def on_needs(self) -> bool:
        """Say whether *Needs you* is the chosen tab."""
        return self.tabs.currentIndex() == NEEDS

    def set_folded(self, folded: bool) -> None:
        """Fold to the tab bar, or open."""
        if folded != self._folded:
            self._folded = folded
            self.stack.setVisible(not folded)
            self.foldToggled.emit()

    def toggle(self) -> None:
        """Fold or open."""
        self.set_folded(not self._folded)

    def open_needs(self) -> None:
        """Open *Needs you*."""
        self.tabs.setCurrentIndex(NEEDS)
        self.set_folded(False)

    def show_state(self, state: DeckState, surface: Surface) -> None:
        """Show the journal's lines, what needs a person, and how the disk stands."""
        self.journal.lines.show(surface.journal_lines())
        items, count = needs(state), needs_count(state)
        self.attention.show_items(items, count - len(items))
        self.tabs.show_count(count)
        self.state_words.say(disk_line(state))
        self._place()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        for part in (self.tabs, self.state_words, self.journal, self.attention):
            part.set_theme(theme)
        self.fold_button.setIcon(icon("chevron", theme.colour("text2"), 14))
        self.fold_button.setStyleSheet("QToolButton { background: transparent; border: none; }")
        self.update()

    def _choose(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self.set_folded(False)
        self.foldToggled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tab bar on top, the content under it."""
        self._place()

    def _place(self) -> None:
        tabs_wide = self.tabs.sizeHint().width()
        self.tabs.setGeometry(14, 1, tabs_wide, BAR_HEIGHT)
        self.fold_button.setGeometry(self.width() - 33, 3, 24, 24)
        left = 14 + tabs_wide + 12
        self.state_words.setGeometry(left, 1, max(0, self.width() - 36 - left), BAR_HEIGHT)
        top = BAR_HEIGHT + 3
        self.stack.setGeometry(1, top, self.width() - 2, max(0, self.height() - top - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground: the tab bar's and the content's."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, PANEL_RADIUS - 0.5, PANEL_RADIUS - 0.5)
        painter.fillPath(shape, theme.colour("table"))
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(QRectF(0, 0, self.width(), BAR_HEIGHT + 2), theme.colour("header"))
        painter.restore()
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        painter.end()
