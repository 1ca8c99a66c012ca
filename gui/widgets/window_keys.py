"""The window's keys that work wherever the focus is; those of the table are the table's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind(window: QWidget, actions: Mapping[str, Callable[[], object]]) -> list[QShortcut]:
    """Make one shortcut for each key sequence; auto-repeat triggers nothing."""
    shortcuts = []
    for keys, action in actions.items():
        shortcut = QShortcut(QKeySequence(keys), window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(action)
        shortcuts.append(shortcut)
    return shortcuts


def chain(widgets: Sequence[QWidget]) -> None:
    """Set the focus order."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def next_area(areas: Sequence[QWidget], step: int) -> QWidget | None:
    """Give the area to go to from the one that has the focus; hidden areas are passed over."""
    usable = [area for area in areas if area.isVisible()]
    if not usable:
        return None
    for place, area in enumerate(usable):
        focus = area.focusWidget() if area.focusWidget() is not None else area
        if area.hasFocus() or (focus is not None and focus.hasFocus()):
            return usable[(place + step) % len(usable)]
    return usable[0]
