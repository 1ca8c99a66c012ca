"""The pictures are made, in the sizes, themes and names that are asked for, and a theme leaves nothing of the last."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets.theme import dress
from tests.screens.catalogue import SCREENS, Screen
from tests.screens.render import build, close, main, picture, themed

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

BY_NAME = {screen.name: screen for screen in SCREENS}
# One screen for each kind of painting: open rows, every state, an end, old rows, a question, nothing at all.
KINDS = (
    "window-idle",
    "window-firing",
    "window-flat",
    "window-outage-needs",
    "window-question-quit",
    "window-nobody",
    "window-first-run",
    "window-grouped",
    "window-settings",
    "row-inspector",
    "accounts-dialog",
)


@pytest.fixture(autouse=True)
def undressed(qapp: QApplication) -> object:
    """Leave the program's look to the next test as it was."""
    before, flash = qapp.font(), qapp.cursorFlashTime()
    # A text cursor that blinks would be in one picture and not in the other.
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(flash)
    qapp.setStyleSheet("")
    qapp.setFont(before)


def fresh(app: QApplication, screen: Screen, theme: str) -> QImage:
    """The picture of a window that never had another theme."""
    dress(app, themed(theme))
    window = build(screen, themed(theme))
    image = picture(window, screen).toImage()
    close(window)
    return image


def switched(app: QApplication, screen: Screen, before: str, theme: str) -> QImage:
    """The picture of a window that had another theme before."""
    dress(app, themed(before))
    window = build(screen, themed(before))
    picture(window, screen)
    dress(app, themed(theme))
    window.set_theme(themed(theme))
    image = picture(window, screen).toImage()
    close(window)
    return image


def test_screens_are_rendered_in_their_sizes_and_folders(qtbot: QtBot, tmp_path: Path) -> None:
    named = ("window-firing", "window-nobody")
    sizes = {"1280x800": (1280, 800), "1024x700": (1024, 700)}
    asked = ["--out", str(tmp_path), "--themes", "dark,light", "--languages", "en", "--sizes", ",".join(sizes)]
    assert main([*asked, *named]) == 0
    for name in named:
        for theme in ("dark", "light"):
            for size, pixels in sizes.items():
                image = QImage(str(tmp_path / f"{theme}-en-{size}" / f"{name}.png"))
                assert (image.width(), image.height()) == pixels
    assert len(list(tmp_path.rglob("*.png"))) == 8


def test_the_sheet_of_parts_is_rendered(qtbot: QtBot, tmp_path: Path) -> None:
    assert main(["--out", str(tmp_path), "--sizes", "1280x800", "components"]) == 0
    image = QImage(str(tmp_path / "components.png"))
    assert image.width() == 1280
    assert image.pixelColor(2, 2).name() == "#0e1116"


def test_names_are_used_once() -> None:
    assert len(BY_NAME) == len(SCREENS)


@pytest.mark.parametrize("name", KINDS)
def test_a_change_of_theme_repaints_everything(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    screen = BY_NAME[name]
    for before, theme in (("dark", "light"), ("light", "contrast")):
        new, changed = fresh(qapp, screen, theme), switched(qapp, screen, before, theme)
        assert new.size() == changed.size()
        other = _differences(new, changed)
        assert other == [], f"{before} to {theme}: {len(other)} pixels, first {other[:3]}"


def _differences(one: QImage, other: QImage) -> list[tuple[int, int]]:
    if one == other:
        return []
    places = ((x, y) for y in range(one.height()) for x in range(one.width()))
    return [(x, y) for x, y in places if one.pixel(x, y) != other.pixel(x, y)]
