"""PANIC: held 0.7 s, for Flatten 1.2 s, by mouse, Space, Enter or Ctrl+Shift+P; it is never disabled."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from gui.domain.venues import Environment
from gui.domain.what import What
from gui.models.deck_state import DeckState
from gui.models.language import say
from gui.models.panic_texts import HOLDING, NOT_FIRED, PanicLines, panic_description
from gui.widgets.hold import FLATTEN_S, TOLD_S, Hold, Source, outside_px
from gui.widgets.key_repeat import KeyRepeat
from gui.widgets.panic_paint import PanicLook, paint_panic
from gui.widgets.theme import Theme

WIDTH, NARROW_WIDTH, HEIGHT = 330, 316, 110
# The ring is drawn again this often while it fills (milliseconds).
FRAME_MS = 16
# The fired moment is drawn this much after it (ms).
DRAWN_AFTER_MS = 25
# A timer this late (seconds) lets input that waits be read first: it may hold the release.
LATE_S = 0.03
# With "reduce motion" the ring fills in so many steps.
STEPS = 10
HOLD_KEYS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
CHORD_KEYS = frozenset({Qt.Key.Key_P, Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Meta})
# Where P lies on a keyboard whose layout writes no Latin letters, by platform.
P_SCAN_CODES = {"xcb": 33, "wayland": 33, "windows": 0x19}
KEY_EVENTS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})


class PanicButton(QAbstractButton):
    """Fires ``fired`` with the held milliseconds, 0 for two presses, once a hold, before anything is drawn.

    The hold itself is a `Hold`; a precise timer asks it at the threshold, the drawing only reads it. ``monotonic``
    gives seconds. Only one button of the program hears the ``chord``.
    """

    fired = Signal(int)
    """The hold was kept to the end: its length in milliseconds."""
    stopped = Signal()
    """A hold ended too early, or a second press did not come: nothing is sent."""
    armed = Signal()
    """The first of two presses was made."""

    def __init__(
        self,
        environment: Environment,
        theme: Theme,
        monotonic: Callable[[], float],
        parent: QWidget | None = None,
        *,
        chord: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panicButton")
        self._hears_chord = chord
        self._stepped = False
        self.hold = Hold(monotonic)
        self._monotonic = monotonic
        self._environment = environment
        self._what = What.ALGOS
        self._theme = theme
        self._lines = PanicLines(("",), ("",))
        self._repeat = KeyRepeat(self)
        self._chord_key = 0
        self._paint_s = 0.0
        self._yielded = False
        self._flash = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(WIDTH, HEIGHT)
        self._trigger = QTimer(self, singleShot=True)
        self._trigger.setTimerType(Qt.TimerType.PreciseTimer)
        self._trigger.timeout.connect(self._time_reached)
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self._frame)
        self._told = QTimer(self, singleShot=True, interval=round(TOLD_S * 1000) + 10)
        self._told.timeout.connect(self.update)
        self._draw_soon = QTimer(self, singleShot=True, interval=DRAWN_AFTER_MS)
        self._draw_soon.timeout.connect(self.update)
        self._draw_next = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._draw_next.timeout.connect(self.update)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    # What the window asks

    def set_lines(self, lines: PanicLines) -> None:
        """Say what a hold does now and where it reaches."""
        if lines != self._lines:
            self._lines = lines
            if not self.hold.holding:
                self.update()

    def set_environment(self, environment: Environment) -> None:
        """Carry another mode on ring and flag."""
        self._environment = environment
        self.update()

    def set_what(self, what: What) -> None:
        """Name what a press ends; a hold that is on, or a second press awaited, is stopped: it meant something else."""
        if what is self._what:
            return
        self._what = what
        stopped = self.hold.set_guard(FLATTEN_S if what.closes else 0.0)
        self._after(stopped or self.hold.stop())
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Take the width for a window below 1200."""
        self.setFixedSize(NARROW_WIDTH if narrow else WIDTH, HEIGHT)

    def set_stepped(self, stepped: bool) -> None:
        """Fill the ring in ten steps, or smoothly."""
        self._stepped = stepped

    def describe(self, state: DeckState) -> str:
        """Give what a screen reader adds to its name, by the rules that it works by."""
        return panic_description(state, self.hold.threshold_s, two_presses=self.hold.two_presses)

    def escape(self) -> bool:
        """Esc was pressed: stop the hold, or the wait for a second press; False if neither was on."""
        return self._after(self.hold.stop())

    @property
    def look(self) -> PanicLook:
        """What is drawn now."""
        first, second = self._lines.first, self._lines.second
        if self.hold.holding:
            first, second = (say(HOLDING[0]),), (say(HOLDING[1]),)
        elif self.hold.armed:
            first, second = (say("Press again to fire"),), (say("Within 3 seconds. Esc: nothing is sent"),)
            if self._what.closes:
                second = (say("After 1.2 s, within 3 s\nEsc: nothing is sent"),)
        elif self.hold.not_fired and self.hold.two_presses:
            first = (say("Not fired. Nothing was sent"),)
        elif self.hold.not_fired:
            first = (say(NOT_FIRED),)
        return PanicLook(
            self._environment,
            first,
            second,
            fraction=1.0 if self._flash else self._fraction(),
            held=self.hold.holding,
            hovered=self.underMouse(),
            focused=self.hasFocus(),
            what=self._what,
        )

    def _fraction(self) -> float:
        fraction = self.hold.fraction()
        return int(fraction * STEPS) / STEPS if self._stepped else fraction

    def sizeHint(self) -> QSize:
        """Its fixed size."""
        return QSize(self.width(), HEIGHT)

    # Firing

    def _begin(self, source: Source, event: QKeyEvent | QMouseEvent) -> None:
        if isinstance(event, QKeyEvent) and self._repeat.is_repeat(event):
            return
        self._repeat.settle()
        if self.hold.press(source, stamp_ms=event.timestamp()):
            self._yielded = False
            if (at_once := self.hold.due()) is not None:
                # The second of two presses.
                self._fire(at_once)
                return
            self._trigger.start(math.ceil(self.hold.threshold_s * 1000))
            self._frames.start()
            self.update()

    def _end(self, source: Source, event: QKeyEvent | QMouseEvent) -> None:
        stamp_ms = event.timestamp()
        if isinstance(event, QKeyEvent):
            self._repeat.released(event, lambda: self._let_go(source, stamp_ms))
        else:
            self._let_go(source, stamp_ms)

    def _let_go(self, source: Source, stamp_ms: int) -> None:
        was = self.hold.holding
        held_ms = self.hold.release(source, stamp_ms=stamp_ms)
        if held_ms is not None:
            self._fire(held_ms)
        elif was and not self.hold.holding and self.hold.armed:
            self._quiet()
            self._told.start()
            self.armed.emit()
        else:
            self._after(was and not self.hold.holding)

    def _time_reached(self) -> None:
        if not self.hold.holding:
            return
        if self._repeat.pending:
            # Whether the key is still down is known in a moment.
            self._trigger.start(1)
            return
        late_s = self.hold.elapsed_s() - self.hold.threshold_s
        if late_s > LATE_S and not self._yielded:
            # The loop was busy; a release may be waiting behind this timer.
            self._yielded = True
            self._trigger.start(0)
            return
        held_ms = self.hold.due()
        if held_ms is None:
            self._trigger.start(max(1, math.ceil(self.hold.remaining_s() * 1000)))
            return
        self._fire(held_ms)

    def _fire(self, held_ms: int) -> None:
        self.fired.emit(held_ms)
        self._flash = True
        self._trigger.stop()
        self._frames.stop()
        # The first request leaves before anything is drawn.
        self._draw_soon.start()

    def _after(self, stopped: bool) -> bool:
        if stopped:
            self._quiet()
            self._told.start()
            self.stopped.emit()
        return stopped

    def _quiet(self) -> None:
        self._trigger.stop()
        self._frames.stop()
        self.update()

    def _frame(self) -> None:
        # No drawing may stand between the timer and the moment at which it fires.
        if self.hold.remaining_s() > 2 * self._paint_s:
            self.update()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button begins a hold."""
        event.accept()
        if event.button() is Qt.MouseButton.LeftButton:
            self._begin(Source.MOUSE, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a double click is a press like any other."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """More than 24 px outside stops the hold."""
        at = event.position()
        self._after(self.hold.slip(outside_px(at.x(), at.y(), self.width(), self.height())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Letting go ends the hold."""
        event.accept()
        if event.button() is Qt.MouseButton.LeftButton:
            self._end(Source.MOUSE, event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter hold; Esc stops."""
        if event.key() in HOLD_KEYS:
            self._begin(Source.KEY, event)
        elif event.key() != Qt.Key.Key_Escape or not self.escape():
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Letting go ends the hold."""
        if event.key() in HOLD_KEYS:
            self._end(Source.KEY, event)
        else:
            event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear Ctrl+Shift+P, and Esc during a hold, in every window of the program."""
        kind = event.type()
        if kind in KEY_EVENTS and isinstance(event, QKeyEvent):
            return self._chord(event, kind)
        # The other window of the program, the strip or the main one, may come or go as it likes.
        own = kind is QEvent.Type.WindowDeactivate and watched is self.window()
        if own or kind is QEvent.Type.ApplicationDeactivate:
            self._after(self.hold.lose())
        return False

    def _chord(self, event: QKeyEvent, kind: QEvent.Type) -> bool:
        if kind is QEvent.Type.KeyRelease:
            if not self._hears_chord:
                return False
            if event.key() in CHORD_KEYS or (self._chord_key and event.nativeScanCode() == self._chord_key):
                self._end(Source.CHORD, event)
            return False
        if event.key() == Qt.Key.Key_Escape:
            return self.escape()
        if not self._hears_chord:
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers != CHORD or not _is_p(event):
            return False
        self._chord_key = event.nativeScanCode()
        self._begin(Source.CHORD, event)
        return True

    # Losing the hand

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without the focus the release of Space or Enter is not heard any more."""
        self._after(self.hold.drop(Source.KEY))
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing is held."""
        self._after(self.hold.lose())
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """PANIC is never disabled, whoever asks for it."""
        if event.type() is QEvent.Type.EnabledChange and not self.isEnabled():
            self.setEnabled(True)
        super().changeEvent(event)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button as it stands, and keep how long that takes."""
        began = self._monotonic()
        painter = QPainter(self)
        paint_panic(painter, QRectF(self.rect()), self.look, self._theme)
        painter.end()
        self._paint_s = self._monotonic() - began
        if self._flash:
            # The ring stands full for one frame.
            self._flash = False
            self._draw_next.start()


def _is_p(event: QKeyEvent) -> bool:
    if event.key() == Qt.Key.Key_P:
        return True
    # A Cyrillic or Greek layout gives its own letter for the key; the place on the keyboard stays.
    return event.key() > 0x7F and event.nativeScanCode() == P_SCAN_CODES.get(QGuiApplication.platformName(), -1)
