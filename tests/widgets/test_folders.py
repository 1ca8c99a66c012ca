"""A folder is shown by the system."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from gui.widgets.folders import open_folder


@pytest.mark.parametrize("can", [True, False])
def test_the_system_is_asked_to_show_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can: bool) -> None:
    asked: list[QUrl] = []

    def show(url: QUrl) -> bool:
        asked.append(url)
        return can

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    assert open_folder(tmp_path) is can
    assert asked == [QUrl.fromLocalFile(str(tmp_path))]
