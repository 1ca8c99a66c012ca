from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.screens.render import main
from tests.screens.states import SCREENS


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_screens_are_rendered_in_their_size(qtbot: QtBot, tmp_path: Path) -> None:
    named = ("window-firing", "window-1024x700", "window-nobody")
    assert main(["--out", str(tmp_path), *named]) == 0
    for screen in (each for each in SCREENS if each.name in named):
        image = QImage(str(tmp_path / f"{screen.name}.png"))
        assert (tmp_path / f"{screen.name}.png").is_file()
        assert (image.width(), image.height()) == screen.size
