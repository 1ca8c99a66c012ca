"""The row inspector: one order's state, story, requests and answers, beside the table and never over the deck."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QTransform
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

from gui.models.chip_state import ChipState
from gui.models.inspector_texts import Inspection, Page
from gui.models.language import say
from gui.models.texts import Tone
from gui.widgets.chip import HEIGHT as CHIP_HEIGHT
from gui.widgets.chip import chip_width, paint_chip
from gui.widgets.code_block import CodeBlock
from gui.widgets.ground import paint_panel
from gui.widgets.icons import icon, icon_pixmap
from gui.widgets.retold import told
from gui.widgets.theme import Theme, font
from gui.widgets.timeline_view import TimelineView
from gui.widgets.words import Words

WIDTH = 412
SMALL = 24
COPIED_MS = 1500
# A request of many orders shows so many lines at once, this order's among them.
MOST_SENT = 6


class StateChip(QWidget):
    """The state as the table's chip shows it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = (ChipState.LIVE, "")

    def show_state(self, state: ChipState, word: str) -> None:
        """Show a state."""
        if self._shown != (state, word):
            self._shown = (state, word)
            self.setAccessibleName(word)
            self.setFixedSize(round(chip_width(word)) + 1, CHIP_HEIGHT)
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        paint_chip(painter, QPointF(0, 0), *self._shown, self._theme)
        painter.end()


class RowInspector(QWidget):
    """Shows an `Inspection`; it takes no focus by itself. ``page`` is the exchange that is shown."""

    closeRequested = Signal()
    """The trader wants it closed."""
    retryRequested = Signal()
    """The trader wants this order's cancel sent again."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rowInspector")
        self._theme = theme
        self._shown: Inspection | None = None
        # The exchange that the trader went to; None follows the newest.
        self._held: tuple[str, str, str] | None = None
        self._build(theme)
        self._copied = QTimer(self, singleShot=True, interval=COPIED_MS)
        self._copied.timeout.connect(self.retranslate)
        self._connect()
        self._lay_out()
        told(self, self.retranslate)
        self.set_theme(theme)
        self.hide()

    def _build(self, theme: Theme) -> None:
        self.chip = StateChip(theme, self)
        self.place = Words("second-medium", theme, self, tone=Tone.QUIET)
        self.close_button = _flat("inspectorCloseButton", self)
        self.title = _label("inspector-title", self, "inspectorTitle")
        self.subtitle = Words("second-medium", theme, self, tone=Tone.QUIET)
        self.truth = _label("second-strong", self, "inspectorTruth")
        self.body = QWidget(self)
        self.body.setObjectName("inspectorBody")
        self.facts = Words("second-medium", theme, self, tone=Tone.QUIET)
        self.details = _label("second-medium", self.body, "inspectorDetails")
        self.message = _label("second-medium", self.body, "inspectorMessage")
        self.story = Words("second-medium", theme, self.body, tone=Tone.QUIET)
        self.timeline = TimelineView(theme, self.body)
        self.sent = CodeBlock("inspectorSentText", theme, self.body, MOST_SENT)
        self.received = CodeBlock("inspectorReceivedText", theme, self.body)
        self.earlier = _flat("inspectorEarlierButton", self.sent)
        self.later = _flat("inspectorLaterButton", self.sent)
        self.none = _label("second-medium", self.body, "inspectorPageless")
        self.scroller = QScrollArea(self)
        self.copy = _tall("inspectorCopyButton", self)
        self.retry = _tall("inspectorRetryButton", self)
        self.retry.setProperty("primary", True)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closeRequested)
        self.retry.clicked.connect(self.retryRequested)
        self.copy.clicked.connect(self.copy_all)
        self.earlier.clicked.connect(lambda: self.turn(-1))
        self.later.clicked.connect(lambda: self.turn(1))

    # Showing

    def show_order(self, inspection: Inspection) -> None:
        """Show another order, its newest request first."""
        self._held = None
        self._shown = None
        self.scroller.verticalScrollBar().setValue(0)
        self.refresh(inspection)
        self.timeline.scrollToBottom()

    def refresh(self, inspection: Inspection) -> None:
        """Show the same order as it stands now; what did not change is left alone."""
        if inspection == self._shown:
            return
        self._shown = inspection
        self.chip.show_state(inspection.chip, inspection.word)
        self.place.say(inspection.place)
        for label, text in (
            (self.title, inspection.title),
            (self.truth, inspection.truth),
            (self.details, inspection.details),
            (self.message, inspection.message),
        ):
            if label.text() != text:
                label.setText(text)
        self.message.setVisible(bool(inspection.message))
        self.subtitle.say(inspection.subtitle)
        self.facts.say(inspection.facts)
        self.timeline.show_events(inspection.events)
        self.retry.setVisible(inspection.can_retry)
        self.setAccessibleName(inspection.spoken)
        self._show_page()

    def _page(self) -> int:
        shown = self._shown
        if shown is None or not shown.pages:
            return -1
        if self._held is None:
            return shown.newest
        return next((place for place, page in enumerate(shown.pages) if page.name == self._held), 0)

    @property
    def page(self) -> Page | None:
        """The request and answer that are shown."""
        place = self._page()
        return self._shown.pages[place] if self._shown is not None and place >= 0 else None

    def turn(self, step: int) -> None:
        """Show an earlier (-1) or a later (1) request; at the last one it follows the newest again."""
        shown = self._shown
        if shown is None or not shown.pages or self.isHidden():
            return
        aim = max(0, min(self._page() + step, len(shown.pages) - 1))
        self._held = None if aim == shown.newest else shown.pages[aim].name
        self._show_page()

    def _show_page(self) -> None:
        page, pages = self.page, self._shown.pages if self._shown is not None else ()
        self.none.setVisible(page is None)
        self.none.setText(self._shown.pageless if self._shown is not None else "")
        for block in (self.sent, self.received):
            block.setVisible(page is not None)
        for button in (self.earlier, self.later):
            button.setVisible(len(pages) > 1)
        if page is None:
            return
        place = self._page()
        self.earlier.setEnabled(place > 0)
        self.later.setEnabled(place + 1 < len(pages))
        self.sent.show_text(page.sent_title, page.sent_time, page.sent, note=page.hidden, seek=page.seek)
        self.received.show_text(page.received_title, page.received_time, page.received, seek=page.seek)

    def copy_all(self) -> None:
        """Put everything that is known of the order on the clipboard, as plain lines."""
        if self._shown is not None:
            QGuiApplication.clipboard().setText(self._shown.copied())
            self.copy.setText(say("Copied"))
            self._copied.start()

    def retranslate(self) -> None:
        """Write the texts that stay in the language that is on."""
        self.copy.setText(say("Copy all"))
        self.retry.setText(say("Retry this order"))
        self.story.say(say("What happened"))
        for button, name, key in (
            (self.close_button, say("Close the inspector"), "Esc"),
            (self.earlier, say("Earlier try"), "Alt+Up"),
            (self.later, say("Later try"), "Alt+Down"),
        ):
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({key})")
        self.timeline.setAccessibleName(say("What happened"))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        for part in (self.chip, self.place, self.subtitle, self.facts, self.story, self.timeline, self.sent):
            part.set_theme(theme)
        self.received.set_theme(theme)
        for label in (self.title, self.truth, self.message):
            label.setStyleSheet(f"color: {theme.hex('text')};")
        for label in (self.details, self.none):
            label.setStyleSheet(f"color: {theme.hex('text2')};")
        self.scroller.setStyleSheet("QScrollArea, QWidget#inspectorBody { background: transparent; border: none; }")
        self.copy.setIcon(icon("copy", theme.colour("text")))
        self.retry.setIcon(icon("retry", theme.colour("ontoaccent")))
        self.close_button.setIcon(icon("cross", theme.colour("text2")))
        down = icon_pixmap("chevron", theme.colour("text2"), 16, 2.0)
        self.later.setIcon(down)
        self.earlier.setIcon(down.transformed(QTransform().rotate(180)))
        self.update()

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Its parts in focus order."""
        return (
            self.close_button,
            self.timeline,
            self.earlier,
            self.later,
            self.sent.text,
            self.received.text,
            self.copy,
            self.retry,
        )

    def sizeHint(self) -> QSize:
        """Always as wide."""
        return QSize(WIDTH, 548)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.chip)
        top.addStretch(1)
        top.addWidget(self.place)
        top.addSpacing(4)
        top.addWidget(self.close_button)
        self.sent.head.insertWidget(2, self.earlier)
        self.sent.head.insertWidget(3, self.later)
        self.sent.head.insertSpacing(4, 4)
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 2, 0)
        inner.setSpacing(6)
        for part in (self.message, self.story, self.timeline, self.none, self.sent, self.received, self.details):
            inner.addWidget(part)
        inner.addStretch(1)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setWidgetResizable(True)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setWidget(self.body)
        bottom = QHBoxLayout()
        bottom.addWidget(self.copy)
        bottom.addStretch(1)
        bottom.addWidget(self.retry)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 14, 14)
        column.setSpacing(5)
        column.addLayout(top)
        for part in (self.title, self.subtitle, self.facts, self.truth):
            column.addWidget(part)
        column.addWidget(self.scroller, 1)
        column.addSpacing(3)
        column.addLayout(bottom)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the panel."""
        painter, theme = QPainter(self), self._theme
        paint_panel(painter, QRectF(self.rect()), theme.colour("panel"), theme.colour("border"))
        painter.end()


def _label(role: str, parent: QWidget, name: str) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setFont(font(role))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


def _flat(name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(parent)
    button.setObjectName(name)
    button.setProperty("flat", True)
    # The sheet's heights win over a fixed size; the ring of the focus takes 2 on each side.
    button.setStyleSheet("QPushButton { min-height: 24px; padding: 0; } QPushButton:focus { min-height: 20px; }")
    button.setFixedSize(SMALL, SMALL)
    return button


def _tall(name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(parent)
    button.setObjectName(name)
    return button
