"""The command deck: PANIC, what it ends and where it reaches, *Cancel selected*, and the run panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from gui.domain.venues import Environment
from gui.engine.scope import Scope
from gui.models.deck_state import DeckState
from gui.models.language import say
from gui.models.panic_texts import (
    CancelButton,
    cancel_selected,
    keep_count,
    panic_lines,
    panic_name,
    scope_description,
    scope_entries,
)
from gui.widgets.ground import paint_panel
from gui.widgets.icons import icon
from gui.widgets.keep_check import KeepCheck
from gui.widgets.panic_button import NARROW_WIDTH, WIDTH, PanicButton
from gui.widgets.retold import told
from gui.widgets.run_panel import RunPanel
from gui.widgets.scope_combo import ScopeCombo
from gui.widgets.theme import Theme
from gui.widgets.what_switch import WhatSwitch

HEIGHT = 152
# From the top: PANIC, and the run panel, which is as high as it.
MARGIN, PANIC_Y = 11, 21
# What, scope, protective, selected: top and height.
ROWS = ((10, 30), (46, 32), (81, 26), (108, 34))
GAP = 16
RIGHT = 15
CONTROLS, NARROW_CONTROLS = 296, 250


class Deck(QWidget):
    """Emits what the trader wants; holds no logic beyond the choice of scope."""

    panicFired = Signal(object, int)
    """PANIC was held to the end: its `Scope` and the held milliseconds."""
    scopeChanged = Signal()
    """The scope or the choice to keep protective orders changed."""
    whatChanged = Signal()
    """The trader chose otherwise what PANIC ends."""
    cancelSelectedRequested = Signal()
    """The trader wants the ticked orders cancelled."""

    def __init__(self, environment: Environment, theme: Theme, monotonic: Callable[[], float], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("deck")
        self._theme = theme
        self._narrow = False
        self._cancel = CancelButton("", acts=False)
        self.panic = PanicButton(environment, theme, monotonic, self)
        self.what_switch = WhatSwitch(theme, self)
        self.scope_combo = ScopeCombo(theme, self)
        self.keep = KeepCheck(theme, self)
        self.cancel = QPushButton(self)
        self.cancel.setObjectName("cancelSelectedButton")
        self.cancel.setProperty("tall", True)
        told(self, lambda: self.cancel.setToolTip(say("Cancel the ticked orders ({keys})", keys="Ctrl+Enter")))
        self.run_panel = RunPanel(theme, self)
        self.panic.fired.connect(self._fired)
        self.what_switch.whatChanged.connect(self.whatChanged)
        self.scope_combo.scopeChanged.connect(self.scopeChanged)
        self.keep.toggled.connect(self.scopeChanged)
        self.cancel.clicked.connect(self.cancel_selected)
        self._dress_cancel()

    def scope(self) -> Scope:
        """What PANIC reaches as the controls stand."""
        keep, what = self.keep.isChecked(), self.what_switch.what
        return replace(self.scope_combo.scope, keep_protective=keep, what=what)

    def show_state(self, state: DeckState, selected: int, hidden: int, in_run: int) -> None:
        """Show how things stand; ``selected`` ticked rows can be cancelled, ``hidden`` of them are out of sight."""
        lines = panic_lines(state, self.panic.hold.threshold_s)
        self.panic.set_lines(lines)
        _speak(self.panic, panic_name(state, lines.first[0]), self.panic.describe(state))
        self.scope_combo.show_entries(scope_entries(state))
        _speak(self.scope_combo, say("Scope of PANIC"), scope_description(state))
        self.keep.show_count(keep_count(state))
        cancel = cancel_selected(state, selected, hidden, in_run)
        if cancel != self._cancel:
            self._cancel = cancel
            self._dress_cancel()
        self.run_panel.show_state(state)

    def cancel_selected(self) -> None:
        """Ask for the ticked orders to be cancelled, if the button acts now."""
        if self._cancel.acts:
            self.cancelSelectedRequested.emit()

    def set_narrow(self, narrow: bool) -> None:
        """Take the widths for a window below 1200."""
        self._narrow = narrow
        self.panic.set_narrow(narrow)
        self.run_panel.set_narrow(narrow)
        self._place()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        for part in (self.panic, self.what_switch, self.scope_combo, self.keep, self.run_panel):
            part.set_theme(theme)
        self._dress_cancel()
        self.update()

    def _fired(self, hold_ms: int) -> None:
        self.panicFired.emit(self.scope(), hold_ms)

    def _dress_cancel(self) -> None:
        acts = self._cancel.acts
        self.cancel.setText(self._cancel.text)
        self.cancel.setIcon(icon("cross", self._theme.colour("text" if acts else "text3")))
        if self.cancel.property("inert") != (not acts):
            self.cancel.setProperty("inert", not acts)
            self.cancel.style().unpolish(self.cancel)
            self.cancel.style().polish(self.cancel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the three parts side by side."""
        self._place()

    def _divider(self) -> int:
        panic, controls = (NARROW_WIDTH, NARROW_CONTROLS) if self._narrow else (WIDTH, CONTROLS)
        return MARGIN + panic + GAP + controls + GAP

    def _place(self) -> None:
        self.panic.move(MARGIN, PANIC_Y)
        wide = NARROW_CONTROLS if self._narrow else CONTROLS
        x = self._divider() - GAP - wide
        for part, (top, high) in zip((self.what_switch, self.scope_combo, self.keep, self.cancel), ROWS, strict=True):
            part.setGeometry(x, top, wide, high)
        run_x = self._divider() + GAP + 1
        self.run_panel.setGeometry(run_x, 0, max(0, self.width() - RIGHT - run_x), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the panel and the divider."""
        painter, theme = QPainter(self), self._theme
        paint_panel(painter, QRectF(self.rect()), theme.colour("panel"), theme.colour("line"))
        painter.fillRect(QRectF(self._divider(), 11, 1, HEIGHT - 22), theme.colour("line"))
        painter.end()


def _speak(widget: QWidget, name: str, description: str) -> None:
    # Setting the same words again would make a screen reader repeat them.
    if widget.accessibleName() != name:
        widget.setAccessibleName(name)
    if widget.accessibleDescription() != description:
        widget.setAccessibleDescription(description)
