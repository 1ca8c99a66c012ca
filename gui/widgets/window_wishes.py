"""What the window tells the program: every wish of the trader, as a signal."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from gui.domain.orders import OrderKey
from gui.domain.venues import Environment
from gui.models.sound_cues import Sound


class WindowWishes(QWidget):
    """The window emits, the program acts; nothing is asked back through these."""

    panicFired = Signal(object, int)
    """PANIC was held to the end: its `Scope` and the held milliseconds. Emitted before anything is drawn."""
    cancelSelectedRequested = Signal()
    """Cancel the ticked orders that can be cancelled."""
    stopRequested = Signal()
    """Stop sending."""
    retryRequested = Signal()
    """Send again what the last run left."""
    retryOrderRequested = Signal(OrderKey)
    """Send one order's cancel again."""
    acknowledgeRequested = Signal(OrderKey)
    """The trader has seen that this order fired."""
    latchRequested = Signal(bool)
    """Cancel new orders from now on (also: resume that), or release it."""
    saveProofRequested = Signal()
    """Write the proof of the last run to a file."""
    addAccountRequested = Signal()
    """Add an account."""
    accountChosen = Signal(str)
    """Show the saved account of this label."""
    modeChangeRequested = Signal(Environment)
    """Change the mode; already confirmed where that is asked."""
    readAgainRequested = Signal()
    """Read every listing now."""
    keepOnTopChanged = Signal(bool)
    """The window is kept on top, or no longer."""
    placeChanged = Signal(QRect)
    """The window was moved or sized by hand: its place on the desktop."""
    preferenceChanged = Signal(str, object)
    """The trader chose something: a field of `Preferences` and its new value."""
    sounded = Signal(Sound)
    """This is due to sound."""
    shownStateChanged = Signal()
    """The window has been refreshed: ``state`` is new."""
    closeRequested = Signal()
    """The trader closes the window; ``may_close`` decides."""
    quitRequested = Signal()
    """End the program."""
