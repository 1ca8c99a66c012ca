"""Draws the table block in the situations of the design into PNG files, for eyes.

QT_QPA_PLATFORM=offscreen python -m tests.screens.grab_table /tmp
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gui import assets
from gui.domain.orders import OrderKey
from gui.domain.rows import Row
from gui.domain.venues import Environment
from gui.engine.views import RunPhase
from gui.widgets.table_block import TableBlock
from gui.widgets.theme import dress, load_theme
from tests.fake_surface import FakeSurface, run_view, stale, twenty_five
from tests.twenty_five import NOW_MS

# The rows that are ticked in the design's pictures, and where the block stands in them.
TICKED = (0, 3, 6, 7, 13, 14, 18)
TOP = 240


def _ticked(rows: list[Row]) -> list[OrderKey]:
    return [rows[place].key for place in TICKED]


def make(surface: FakeSurface, theme_name: str, size: QSize, block_height: int) -> tuple[QWidget, TableBlock]:
    """Make a bare window with the block where the design has it."""
    theme = load_theme(theme_name)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app, theme)
    window = QWidget()
    window.setObjectName("windowGround")
    window.resize(size)
    block = TableBlock(surface, surface.clock, theme)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(12, TOP, 12, size.height() - TOP - block.whole_height(block_height))
    layout.addWidget(block)
    return window, block


def scenes() -> dict[str, Callable[[], tuple[QWidget, TableBlock]]]:
    """Name each picture and how to make it."""
    wide, small = QSize(1280, 800), QSize(1024, 700)

    def idle(theme: str = "dark") -> tuple[QWidget, TableBlock]:
        rows = twenty_five()
        window, block = make(FakeSurface(rows), theme, wide, 440)
        block.model.set_checked(_ticked(rows), True)
        return window, block

    def firing(environment: Environment, size: QSize, height: int) -> tuple[QWidget, TableBlock]:
        rows = twenty_five(environment, firing=True)
        surface = FakeSurface(rows, environment=environment, run=run_view(rows, phase=RunPhase.RUNNING))
        window, block = make(surface, "dark", size, height)
        block.model.set_checked(_ticked(rows), True)
        return window, block

    def outage() -> tuple[QWidget, TableBlock]:
        rows = stale(twenty_five(Environment.LIVE), NOW_MS - 132_400, {"alpha", "hedge"})
        window, block = make(FakeSurface(rows, environment=Environment.LIVE), "dark", wide, 414)
        block.model.set_checked(_ticked(rows), True)
        return window, block

    def empty(text: str, rows: list[Row]) -> tuple[QWidget, TableBlock]:
        window, block = make(FakeSurface(rows), "dark", wide, 440)
        block.toolbar.filter.setText(text)
        return window, block

    return {
        "table-idle": idle,
        "table-light": lambda: idle("light"),
        "table-firing": lambda: firing(Environment.LIVE, wide, 414),
        "table-1024x700": lambda: firing(Environment.DEMO, small, 336),
        "table-outage": outage,
        "table-filtered": lambda: empty("nothing-like-it", twenty_five()),
        "table-empty": lambda: empty("", []),
    }


def main() -> None:
    """Draw every scene, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args()
    app = QApplication(sys.argv[:1])
    assets.load_fonts()
    for name, make_scene in scenes().items():
        if asked.names and name not in asked.names:
            continue
        window, block = make_scene()
        window.show()
        # Some passes: a column that was too narrow widens after the first painting.
        for _ in range(3):
            app.processEvents()
        window.grab().save(str(asked.folder / f"{name}.png"))
        block.close_model()
        window.close()


if __name__ == "__main__":
    main()
