"""Tells the release of a key from the releases that X11 makes up while the key stays down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent

# X11 sends the two halves of a repeat together; a release that stays alone this long (milliseconds) is a real one.
GRACE_MS = 12


class KeyRepeat(QObject):
    """Holds a release back on X11 until it is certain that no press of the same key and the same stamp follows it.

    Qt marks repeats there by looking ahead in a queue that another thread fills, so some of them reach the widgets
    as a plain release and a plain press, both with one time stamp. Elsewhere nothing is held back.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.grace_ms = GRACE_MS if QGuiApplication.platformName() == "xcb" else 0
        self._released: tuple[int, int, int] | None = None
        self._then: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.settle)

    @property
    def pending(self) -> bool:
        """Say whether a release is held back."""
        return self._then is not None

    def is_repeat(self, press: QKeyEvent) -> bool:
        """Say whether a press only continues the hold of a key; a release that was held back for it is forgotten."""
        if press.isAutoRepeat():
            return True
        if not press.timestamp() or self._released != _stamp(press):
            return False
        self._timer.stop()
        self._then = None
        return True

    def released(self, release: QKeyEvent, then: Callable[[], None]) -> None:
        """Do ``then`` as soon as it is certain that the key was let go; one that Qt marks as a repeat is left out."""
        # An event filter hears one event once for each widget that it passes.
        if release.isAutoRepeat() or (self.pending and self._released == _stamp(release)):
            return
        self.settle()
        self._released, self._then = _stamp(release), then
        if self.grace_ms:
            self._timer.start(self.grace_ms)
        else:
            self.settle()

    def settle(self) -> None:
        """Take a release that is held back for a real one now."""
        self._timer.stop()
        then, self._then = self._then, None
        if then is not None:
            then()


def _stamp(event: QKeyEvent) -> tuple[int, int, int]:
    return event.key(), event.nativeScanCode(), event.timestamp()
