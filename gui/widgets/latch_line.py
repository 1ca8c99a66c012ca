"""The line under a run: the switch *Keep cancelling new orders* with its counter, and the venues' own timers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from gui.models.backstop_texts import BackstopTexts
from gui.models.columns import Align
from gui.models.language import say
from gui.models.latch_texts import LABEL, LatchTexts, spoken
from gui.models.texts import Tone
from gui.widgets.painted_text import draw_line, width_of
from gui.widgets.retold import told
from gui.widgets.theme import Theme
from gui.widgets.words import Words

HEIGHT = 24
PILL_WIDTH, PILL_HEIGHT, KNOB = 30, 16, 10
WORDS_X = PILL_WIDTH + 10
ROLE = "second-strong"
BUTTON_GAP, GAP = 8, 14


class LatchSwitch(QAbstractButton):
    """The pill and the words beside it; it shows the engine's state, a click only asks."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("latchSwitch")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._texts = LatchTexts()

    def show_texts(self, texts: LatchTexts) -> None:
        """Show how the latch stands."""
        self.setChecked(texts.on)
        if texts != self._texts:
            self._texts = texts
            self.setToolTip(texts.tip)
            self.setAccessibleDescription(spoken(texts))
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def nextCheckState(self) -> None:
        """A click asks; what the engine then says is shown."""

    def words(self) -> str:
        """The longest wording that has room."""
        return fitting(self._texts.line, self.width() - WORDS_X)

    def width_for(self, place: int) -> int:
        """The width with the wording of a place, 0 for the longest."""
        line = self._texts.line
        text = line[min(place, len(line) - 1)] if line else ""
        return WORDS_X + int(width_of(text, ROLE)) + 6

    def sizeHint(self) -> QSize:
        """Room for the longest wording."""
        return QSize(self.width_for(0), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill, told apart by the knob's place and a tick of colour, and the words."""
        painter, theme, texts = QPainter(self), self._theme, self._texts
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1.5, (self.height() - PILL_HEIGHT) / 2, PILL_WIDTH - 1, PILL_HEIGHT)
        edge = theme.colour("accent" if texts.on else "border" if texts.can_switch else "line")
        painter.setPen(QPen(edge, 1))
        painter.setBrush(theme.colour("accent") if texts.on else theme.colour("field"))
        painter.drawRoundedRect(box, PILL_HEIGHT / 2, PILL_HEIGHT / 2)
        inset = (PILL_HEIGHT - KNOB) / 2
        left = box.right() - inset - KNOB if texts.on else box.left() + inset
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ontoaccent" if texts.on else "text2" if texts.can_switch else "text3"))
        painter.drawEllipse(QRectF(left, box.top() + inset, KNOB, KNOB))
        room = QRectF(WORDS_X, 0, max(0, self.width() - WORDS_X), self.height())
        words = self.words()
        wide = draw_line(painter, room, words, ROLE, theme.colour(texts.tone.value))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            end = min(self.width() - 2.0, WORDS_X + wide + 4)
            painter.drawRoundedRect(QRectF(1, 1, end, self.height() - 2), 5, 5)
        painter.end()


class LatchLine(QWidget):
    """The switch; while an earlier start's latch waits, its words with *Resume* and *Release* instead."""

    switched = Signal(bool)
    """The trader wants the latch on (also resumed), or released."""
    refused = Signal(str)
    """It cannot be switched on now: the sentence that says why."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("latchLine")
        self._theme = theme
        self._texts = LatchTexts()
        self.switch = LatchSwitch(theme, self)
        self.timer = Words("second-medium", theme, self, name="backstopWords", tone=Tone.QUIET, align=Align.RIGHT)
        self._backstop = BackstopTexts()
        self.resume = self._button("latchResumeButton")
        self.release = self._button("latchReleaseButton")
        self.switch.clicked.connect(self._clicked)
        self.resume.clicked.connect(lambda: self._ask(on=True))
        self.release.clicked.connect(lambda: self.switched.emit(False))
        told(self, self._name)
        self.hide()

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setStyleSheet("QPushButton { min-height: 0px; padding: 0 8px; font-size: 12px; }")
        button.hide()
        return button

    def _name(self) -> None:
        self.switch.setAccessibleName(say(LABEL))
        self.resume.setText(say("Resume"))
        self.resume.setAccessibleName(say("Resume cancelling new orders"))
        self.release.setText(say("Release"))
        self.release.setAccessibleName(say("Release: new orders are left alone"))
        self._place()

    def show_texts(self, texts: LatchTexts, backstop: BackstopTexts | None = None) -> None:
        """Show how the latch and the timers stand."""
        backstop = backstop or BackstopTexts()
        if texts == self._texts and backstop == self._backstop:
            self.switch.setChecked(texts.on)
            return
        self._texts, self._backstop = texts, backstop
        self.setVisible(texts.shown or bool(backstop.line))
        self.switch.setVisible(texts.shown)
        for button in (self.resume, self.release):
            button.setVisible(texts.waiting)
            button.setToolTip(texts.tip)
        self.switch.show_texts(texts)
        self._place()

    def buttons(self) -> tuple[QWidget, ...]:
        """What can have the focus, in its order."""
        return self.switch, self.resume, self.release

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.switch.set_theme(theme)
        self.timer.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words first, buttons at the end."""
        self._place()

    def _place(self) -> None:
        right, high = self.width(), self.height()
        for button in (self.release, self.resume):
            if self._texts.waiting:
                wide = button.sizeHint().width()
                button.setGeometry(right - wide, 0, wide, high)
                right -= wide + BUTTON_GAP
        right = self._place_timer(right)
        wide = min(right, self.switch.sizeHint().width()) if self._texts.shown else 0
        self.switch.setGeometry(0, 0, max(0, wide), high)

    def _place_timer(self, right: int) -> int:
        # The timer's seconds always have room; the words of both give way to each other, the timer's first.
        backstop = self._backstop
        self.timer.setVisible(bool(backstop.line))
        if not backstop.line:
            return right
        switch = self.switch.width_for(1) if self._texts.shown else 0
        room = right - switch - (GAP if switch else 0)
        text = fitting(backstop.line, room, "second-medium")
        self.timer.say(text, backstop.tone)
        self.timer.setToolTip(backstop.tip)
        self.timer.setAccessibleName(backstop.line[0])
        wide = self.timer.wide()
        self.timer.setGeometry(right - wide, 0, wide, self.height())
        return right - wide - GAP

    def _clicked(self) -> None:
        # One click lets it go; one that waits is resumed by its own button only.
        if self._texts.waiting:
            return
        self._ask(on=not self._texts.on)

    def _ask(self, *, on: bool) -> None:
        if on and not self._texts.can_switch:
            self.refused.emit(self._texts.refusal)
        else:
            self.switched.emit(on)


def fitting(wordings: tuple[str, ...], room: float, role: str = ROLE) -> str:
    """Give the first wording that has room, else the last."""
    return next((text for text in wordings if width_of(text, role) <= room), wordings[-1] if wordings else "")
