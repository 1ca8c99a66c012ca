"""Renders every screen to PNG files: ``python -m tests.screens.render [--out DIR] [NAME...]``."""

from __future__ import annotations

import argparse
import os
import sys
from functools import cache
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from gui import assets
from gui.widgets.main_window import KillSwitchWindow
from gui.widgets.table_block import TableBlock
from gui.widgets.theme import load_theme
from tests.screens.states import SCREENS, FakeClock, Screen

OUT = Path(".screens")


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the shipped fonts known, once a process: each further time would empty Qt's font caches."""
    return assets.load_fonts()


def build(screen: Screen, theme_name: str = "dark") -> KillSwitchWindow:
    """Make the real window in the situation of a screen."""
    clock, theme = FakeClock(), load_theme(theme_name)
    surface = screen.make(screen.environment)
    table = TableBlock(surface, clock, theme)
    keys = list(surface.rows())
    table.model.set_checked([keys[place] for place in screen.ticked if place < len(keys)], True)
    window = KillSwitchWindow(surface, theme, screen.environment, clock, table)
    window.set_last_drill(screen.last_drill)
    window.resize(*screen.size)
    run = surface.run()
    if run is not None and not window.state.run_on and window.state.still_open:
        window.bottom.open_needs()
    return window


def picture(window: KillSwitchWindow, screen: Screen) -> QPixmap:
    """Draw the window as it stands on screen."""
    window.show()
    QApplication.processEvents()
    window.table.view.verticalScrollBar().setValue(screen.scroll)
    window.refresh()
    QApplication.processEvents()
    return window.grab()


def main(arguments: list[str]) -> int:
    """Render the named screens, or all of them."""
    parser = argparse.ArgumentParser(description="Render every screen of the program from its real widgets.")
    parser.add_argument("--out", type=Path, default=OUT, help="folder for the pictures")
    parser.add_argument("--theme", default="dark", choices=("dark", "light"))
    parser.add_argument("names", nargs="*", help="screens to render; all of them if none is named")
    chosen = parser.parse_args(arguments)
    app = QApplication.instance() or QApplication([])
    load_fonts()
    chosen.out.mkdir(parents=True, exist_ok=True)
    for screen in SCREENS:
        if chosen.names and screen.name not in chosen.names:
            continue
        window = build(screen, chosen.theme)
        path = chosen.out / f"{screen.name}.png"
        picture(window, screen).save(str(path))
        print(path)
        window.close_panels()
        window.close()
        window.deleteLater()
        app.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
