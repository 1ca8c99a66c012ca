"""The program's sign in the system tray: the mode's shape with the count, and a menu that cannot fire."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from gui.domain.venues import Environment
from gui.models import formats
from gui.models.columns import Align
from gui.models.language import say
from gui.models.texts import MODES, title
from gui.widgets.ground import paint_mode
from gui.widgets.icons import paint_icon
from gui.widgets.painted_text import draw_line
from gui.widgets.theme import Theme

SIZE = 32
MOST_SHOWN = 99


def system_icon() -> QSystemTrayIcon | None:
    """Give a tray icon, or None where the system has no tray."""
    return QSystemTrayIcon() if QSystemTrayIcon.isSystemTrayAvailable() else None


class Tray(QObject):
    """Shows mode and count, and emits what is chosen; without a system tray it is there and does nothing."""

    showWanted = Signal()
    """Show the window."""
    panicWanted = Signal()
    """Show the window with the focus on PANIC."""
    quitWanted = Signal()
    """End the program, with the window's question during a run."""

    def __init__(self, make: Callable[[], QSystemTrayIcon | None] = system_icon) -> None:
        super().__init__()
        self._shown: tuple[Environment, int, str, str] | None = None
        self._menu: QMenu | None = None
        self.icon = make()
        if self.icon is None:
            return
        self.icon.setObjectName("trayIcon")
        self._menu = QMenu()
        self._menu.setObjectName("trayMenu")
        for signal in (self.showWanted, self.panicWanted, self.quitWanted):
            self._menu.addAction("").triggered.connect(signal)
        self._menu.aboutToShow.connect(self._name_entries)
        self._name_entries()
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._activated)

    @property
    def available(self) -> bool:
        """Say whether there is a tray to go to."""
        return self.icon is not None

    @property
    def menu(self) -> QMenu | None:
        """The menu, where there is a tray."""
        return self._menu

    def show_state(self, environment: Environment, count: int, theme: Theme, what: str = "") -> None:
        """Show mode and count, and ``what`` PANIC ends; draws only what changed."""
        shown = (environment, count, theme.name, what)
        if self.icon is None or shown == self._shown:
            return
        self._shown = shown
        self.icon.setIcon(QIcon(tray_picture(environment, count, theme)))
        chosen = f" · {say('PANIC')}: {what}" if what else ""
        self.icon.setToolTip(f"{title(environment)} · {say('{n} open', n=formats.count(count))}{chosen}")
        self.icon.show()

    def notify(self, environment: Environment, text: str) -> None:
        """Say something beside the tray."""
        if self.icon is not None:
            self.icon.showMessage(title(environment), text, QSystemTrayIcon.MessageIcon.Information)

    def close(self) -> None:
        """Leave the tray."""
        if self.icon is not None:
            self.icon.hide()
            self.icon.setContextMenu(QMenu())
            self.icon.deleteLater()
            self.icon = None
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None

    def _name_entries(self) -> None:
        if self._menu is not None:
            for action, text in zip(
                self._menu.actions(), (say("Show window"), say("Show PANIC"), say("Quit")), strict=True
            ):
                action.setText(text)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.showWanted.emit()


def tray_picture(environment: Environment, count: int, theme: Theme) -> QPixmap:
    """Draw the mode's ground and pattern with the count, or with the mode's icon where nothing is open."""
    picture = QPixmap(SIZE, SIZE)
    picture.fill(Qt.GlobalColor.transparent)
    painter, shape, box = QPainter(picture), QPainterPath(), QRectF(0, 0, SIZE, SIZE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape.addRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
    paint_mode(painter, shape, environment, theme)
    ink = QColor(theme.colour(f"{environment.value}text"))
    if count:
        text = str(count) if count <= MOST_SHOWN else f"{MOST_SHOWN}+"
        role = "inspector-title" if count <= MOST_SHOWN else "flag"
        draw_line(painter, box, text, role, ink, Align.CENTRE, cut=False)
    else:
        paint_icon(painter, MODES[environment].icon, box.adjusted(7, 7, -7, -7), ink)
    painter.end()
    return picture
