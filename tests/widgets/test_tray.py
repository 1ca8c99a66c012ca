"""The sign in the tray, over an icon that keeps what it was told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from gui.domain.venues import Environment
from gui.widgets.theme import load_theme
from gui.widgets.tray import SIZE, Tray, tray_picture
from tests.screens.render import load_fonts


class Kept(QSystemTrayIcon):
    """A tray icon that keeps its messages instead of showing them."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[tuple[str, str]] = []
        self.icons = 0

    def setIcon(self, icon: QIcon | object) -> None:
        self.icons += 1

    def show(self) -> None:
        """The test's screen has no tray."""

    def showMessage(self, title: str, text: str, *_: object) -> None:
        self.messages.append((title, text))


@pytest.fixture
def icon(qapp: QApplication) -> Kept:
    load_fonts()
    return Kept()


@pytest.fixture
def tray(icon: Kept) -> Iterator[Tray]:
    made = Tray(lambda: icon)
    yield made
    made.close()


def test_it_shows_mode_and_count_and_draws_only_changes(tray: Tray, icon: Kept) -> None:
    theme = load_theme()
    for count in (25, 25, 24):
        tray.show_state(Environment.DRILL, count, theme)
    assert icon.icons == 2
    assert icon.toolTip() == "DRILL · Kill switch · 24 open"
    assert icon.objectName() == "trayIcon"


def test_its_menu_shows_and_quits_and_cannot_fire(tray: Tray) -> None:
    told: list[str] = []
    tray.showWanted.connect(lambda: told.append("show"))
    tray.panicWanted.connect(lambda: told.append("panic"))
    tray.quitWanted.connect(lambda: told.append("quit"))
    assert tray.menu is not None
    assert [action.text() for action in tray.menu.actions()] == ["Show window", "Show PANIC", "Quit"]
    for action in tray.menu.actions():
        action.trigger()
    assert told == ["show", "panic", "quit"]


def test_a_click_shows_the_window_and_a_right_click_does_not(tray: Tray, icon: Kept) -> None:
    told: list[str] = []
    tray.showWanted.connect(lambda: told.append("show"))
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert told == ["show"]


def test_a_notification_carries_the_mode(tray: Tray, icon: Kept) -> None:
    tray.notify(Environment.LIVE, "Run 7 goes on.")
    assert icon.messages == [("LIVE · Kill switch", "Run 7 goes on.")]


def test_without_a_tray_nothing_happens(qapp: QApplication) -> None:
    tray = Tray(lambda: None)
    assert not tray.available
    tray.show_state(Environment.LIVE, 3, load_theme())
    tray.notify(Environment.LIVE, "text")
    tray.close()


def test_every_mode_and_count_has_its_picture(qapp: QApplication) -> None:
    load_fonts()
    theme = load_theme()
    # Held until they are read: the bits belong to the image.
    images = [tray_picture(mode, n, theme).toImage() for mode in Environment for n in (0, 1, 25, 99, 100, 9999)]
    pictures = {bytes(image.constBits()) for image in images}
    assert len(pictures) == len(Environment) * 5, "100 and 9,999 both read 99+"
    assert tray_picture(Environment.LIVE, 1, theme).width() == SIZE


def test_what_panic_ends_is_told_beside_the_count(qapp: QApplication) -> None:
    tray = Tray(Kept)
    tray.show_state(Environment.LIVE, 32, load_theme(), "Flatten")
    assert tray.icon is not None
    assert tray.icon.toolTip() == "LIVE · Kill switch · 32 open · PANIC: Flatten"
    tray.close()
