"""The scope of PANIC: all accounts, one venue, one account; a narrowed scope has an amber edge."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from gui.engine.scope import Scope
from gui.models.language import say
from gui.models.panic_texts import ScopeEntry
from gui.widgets.icons import paint_icon
from gui.widgets.painted_text import draw_line
from gui.widgets.retold import told
from gui.widgets.theme import Theme

HEIGHT = 32
PADDING = 10
CHEVRON = 12


class ScopeCombo(QComboBox):
    """Holds one `Scope` an entry, without the protective choice; the counts change, the choice stays."""

    scopeChanged = Signal()
    """The trader chose another scope, or the chosen account left."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("scopeCombo")
        self.setFixedHeight(HEIGHT)
        told(self, self._name)
        self._theme = theme
        self._entries: tuple[ScopeEntry, ...] = ()
        self.activated.connect(self._chosen)

    def _name(self) -> None:
        self.setAccessibleName(say("Scope of PANIC"))
        self.setToolTip(say("What PANIC reaches. The filter never changes it."))

    @property
    def scope(self) -> Scope:
        """The chosen scope."""
        place = self.currentIndex()
        return self._entries[place].scope if 0 <= place < len(self._entries) else Scope()

    @property
    def narrow(self) -> bool:
        """Say whether it reaches less than all accounts."""
        return self.scope.narrow

    def show_entries(self, entries: tuple[ScopeEntry, ...]) -> None:
        """Show entries with new counts; an open list is left alone until it is closed."""
        if entries == self._entries or self.view().isVisible():
            return
        before = self.scope
        if [entry.scope for entry in entries] == [entry.scope for entry in self._entries]:
            self._entries = entries
            for place, entry in enumerate(entries):
                self.setItemText(place, entry.text)
        else:
            self._refill(entries, before)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def _refill(self, entries: tuple[ScopeEntry, ...], before: Scope) -> None:
        self._entries = entries
        self.clear()
        self.addItems([entry.text for entry in entries])
        scopes = [entry.scope for entry in entries]
        self.setCurrentIndex(scopes.index(before) if before in scopes else 0)
        if self.scope != before:
            self._chosen()

    def _chosen(self) -> None:
        self.setProperty("narrow", self.narrow)
        self.scopeChanged.emit()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that passes by must not change what PANIC reaches."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field: its name, the choice, the edge that tells a narrow scope or the focus."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, thick = "border", 1.0
        if self.narrow:
            edge, thick = "warn", 2.0
        if self.hasFocus():
            edge, thick = "focus", 2.0
        half = thick / 2
        painter.setPen(QPen(theme.colour(edge), thick))
        painter.setBrush(theme.colour("field"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 6, 6)
        box = QRectF(self.rect()).adjusted(PADDING, 0, -PADDING - CHEVRON - 6, 0)
        wide = draw_line(painter, box, say("Scope"), "body", theme.colour("text3"))
        choice = box.adjusted(wide + 8, 0, 0, 0)
        draw_line(painter, choice, self.currentText(), "button", theme.colour("text"))
        middle = self.height() / 2
        chevron = QRectF(self.width() - PADDING - CHEVRON, middle - CHEVRON / 2, CHEVRON, CHEVRON)
        paint_icon(painter, "chevron", chevron, theme.colour("text2"))
        painter.end()
