"""Types into the window from a thread of its own and notes when each key press has been answered on the screen."""

from __future__ import annotations

import threading
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

# A key press every so often (seconds): faster than a person, slower than a flood.
EVERY_S = 0.04


class Typist(QObject):
    """Posts key presses to ``target``; one is answered at the first painting of ``screen`` after it was handled.

    ``answers`` holds the seconds from each press to its painting.
    """

    def __init__(self, target: QWidget, screen: QWidget, keys: tuple[Qt.Key, ...]) -> None:
        super().__init__()
        self._target, self._screen, self._keys = target, screen, keys
        self._pressed: list[float] = []
        self._handled = 0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._type, name="typist")
        self.answers: list[float] = []
        target.installEventFilter(self)
        screen.installEventFilter(self)

    def begin(self) -> None:
        """Start typing."""
        self._thread.start()

    def end(self) -> None:
        """Stop typing and let go of the widgets."""
        self._end.set()
        self._thread.join()
        self._target.removeEventFilter(self)
        self._screen.removeEventFilter(self)

    def _type(self) -> None:
        number = 0
        while not self._end.wait(EVERY_S):
            key = self._keys[number % len(self._keys)]
            self._pressed.append(time.monotonic())
            press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.postEvent(self._target, press)
            number += 1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See presses handled and paintings done; holds nothing back."""
        if watched is self._target and event.type() == QEvent.Type.KeyPress:
            self._handled += 1
        elif watched is self._screen and event.type() == QEvent.Type.Paint:
            now = time.monotonic()
            while len(self.answers) < self._handled:
                self.answers.append(now - self._pressed[len(self.answers)])
        return False
