from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.screens.render import main
from tests.screens.states import SCREENS


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_every_screen_is_rendered_in_its_size(qtbot: QtBot, tmp_path: Path) -> None:
    assert main(["--out", str(tmp_path)]) == 0
    for screen in SCREENS:
        image = QImage(str(tmp_path / f"{screen.name}.png"))
        assert (image.width(), image.height()) == screen.size
