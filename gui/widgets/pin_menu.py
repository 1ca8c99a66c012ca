"""The pin's menu: keep the window on top, or take PANIC out into a small window that stays on top."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from gui.models.language import say
from gui.widgets.retold import told


class PinMenu(QMenu):
    """Emits what the trader chooses."""

    onTop = Signal(bool)
    """Keep the window on top, or no longer."""
    stripWanted = Signal()
    """Open the small window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pinMenu")
        self._on_top = self.addAction("")
        self._on_top.setCheckable(True)
        self._on_top.triggered.connect(self.onTop)
        self._strip = self.addAction("")
        self._strip.triggered.connect(self.stripWanted)
        told(self, self._name)

    def show_state(self, on_top: bool) -> None:
        """Tick the first entry if the window is kept on top."""
        self._on_top.setChecked(on_top)

    def _name(self) -> None:
        # What follows a tab stands in the menu's second column.
        self._on_top.setText(f"{say('Keep on top')}\tCtrl+Shift+T")
        self._strip.setText(say("PANIC in a small window"))
