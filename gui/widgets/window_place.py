"""Where the window opens: where it was, or in the middle of the main screen if that place cannot be reached."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication

from gui.config.preferences import Place
from gui.widgets.window_layout import BASE_SIZE, LEAST_SIZE

# The title bar lies above the window's own place; so much of it must be on a screen to be taken by the hand.
TITLE_HEIGHT = 28
GRIP = 160


def opening_place(kept: Place | None, screens: Sequence[QRect], main: QRect, frame: int = TITLE_HEIGHT) -> QRect:
    """Give the place to open at; ``screens`` and ``main`` are what task bars leave free.

    Never below the smallest size, and no larger than the screen unless the smallest size is.
    """
    if kept is not None:
        wanted = QRect(*kept)
        for screen in screens:
            if _within_reach(wanted, screen, frame):
                return QRect(wanted.topLeft(), _fitting(wanted.size(), screen, frame))
    size = _fitting(QRect(*kept).size() if kept is not None else QSize(*BASE_SIZE), main, frame)
    left = main.left() + max(0, (main.width() - size.width()) // 2)
    top = main.top() + max(frame, (main.height() - size.height() + frame) // 2)
    return QRect(left, top, size.width(), size.height())


def place_on_desktop(kept: Place | None) -> QRect | None:
    """Give the place to open at on the screens that are there now.

    None where the main screen is too small for the window: the system's own choice is as good then.
    """
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    main = QGuiApplication.primaryScreen().availableGeometry()
    if main.width() < LEAST_SIZE[0] or main.height() < LEAST_SIZE[1]:
        return None
    return opening_place(kept, screens, main)


def _within_reach(wanted: QRect, screen: QRect, frame: int) -> bool:
    title = QRect(wanted.left(), wanted.top() - frame, wanted.width(), frame)
    seen = title.intersected(screen)
    # A window without a frame of its own lies at the very top.
    at_top = wanted.top() >= screen.top() and wanted.top() < screen.top() + frame
    if at_top:
        seen = QRect(wanted.left(), wanted.top(), wanted.width(), frame).intersected(screen)
    return seen.width() >= min(GRIP, wanted.width()) and seen.height() >= frame // 2


def _fitting(size: QSize, screen: QRect, frame: int) -> QSize:
    room = QSize(screen.width(), screen.height() - frame)
    return size.boundedTo(room).expandedTo(QSize(*LEAST_SIZE))
