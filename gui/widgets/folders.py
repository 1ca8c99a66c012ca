"""Shows a folder in the system's own file program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_folder(folder: Path) -> bool:
    """Ask the system to show a folder; False where it has no program for that."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
