"""Renders every screen to PNG files, to be looked at.

``python -m tests.screens.render [--out DIR] [--themes dark,light,contrast] [--languages en,zh]
[--sizes 1280x800,1024x700,150pct] [NAME...]``: one folder for each theme, language and size.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from gui import assets
from gui.widgets.main_window import KillSwitchWindow
from gui.widgets.table_block import TableBlock
from gui.widgets.theme import Theme, dress, load_theme
from tests.fake_surface import FakeClock
from tests.screens import components
from tests.screens.catalogue import SCREENS, Screen
from tests.screens.languages import LANGUAGES, speak
from tests.screens.systems import night_sky

OUT = Path(".screens")
THEMES = ("dark", "light", "contrast")
SIZES = {"1280x800": (1280, 800), "1024x700": (1024, 700), "960x600": (960, 600)}
# The scale is a process's own: this size is drawn by a second one.
SCALED, SCALE, SCALED_SIZE = "150pct", "1.5", (1280, 800)


@dataclass(frozen=True)
class Wanted:
    """What is rendered: themes, languages, sizes by their names in the folders, and screens (none for all)."""

    out: Path
    themes: Sequence[str] = ("dark", "light")
    languages: Sequence[str] = ("en", "zh")
    sizes: Sequence[str] = ("1280x800", "1024x700", SCALED)
    names: Sequence[str] = ()

    def screens(self) -> Iterator[Screen]:
        """The screens that were named, or all."""
        return (screen for screen in SCREENS if not self.names or screen.name in self.names)


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the shipped fonts known, once a process: each further time would empty Qt's font caches."""
    return assets.load_fonts()


def themed(name: str) -> Theme:
    """Give a theme; high contrast in the colours of one of the sets that Windows ships."""
    return night_sky() if name == "contrast" else load_theme(name)


def build(screen: Screen, theme: Theme | None = None) -> KillSwitchWindow:
    """Make the real window in the situation of a screen."""
    clock, theme = FakeClock(), theme or load_theme()
    surface = screen.make(screen.environment)
    table = TableBlock(surface, clock, theme)
    keys = list(surface.rows())
    table.model.set_checked([keys[place] for place in screen.ticked if place < len(keys)], True)
    window = KillSwitchWindow(surface, theme, screen.environment, clock, table)
    window.banner.set_available(sound=True, theme=True, language=True)
    window.set_proof_available(True)
    window.set_last_drill(screen.last_drill)
    window.resize(*SIZES["1280x800"])
    run = surface.run()
    if run is not None and not window.state.run_on and window.state.still:
        window.bottom.open_needs()
    return window


def picture(window: KillSwitchWindow, screen: Screen) -> QPixmap:
    """Draw the window as it stands on screen."""
    window.show()
    QApplication.processEvents()
    screen.arrange(window)
    window.table.view.verticalScrollBar().setValue(screen.scroll)
    window.refresh()
    # A column that was too narrow widens after the first painting.
    for _ in range(3):
        QApplication.processEvents()
    return window.grab()


def close(window: KillSwitchWindow) -> None:
    """Take the window away at once: one that waits to be deleted would be dressed again for each picture to come."""
    window.close_panels()
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def render(wanted: Wanted, *, scaled: bool = False) -> list[Path]:
    """Render what is wanted in this process; ``scaled`` renders the size of 150 % and nothing else."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    load_fonts()
    made: list[Path] = []
    sizes = {SCALED: SCALED_SIZE} if scaled else {name: SIZES[name] for name in wanted.sizes if name != SCALED}
    for screen in wanted.screens():
        window = build(screen)
        for language in wanted.languages:
            speak(language)
            for theme in wanted.themes:
                dress(app, themed(theme))
                window.set_theme(themed(theme))
                for size, (wide, high) in sizes.items():
                    window.resize(wide, high)
                    path = wanted.out / f"{theme}-{language}-{size}" / f"{screen.name}.png"
                    made.append(_keep(picture(window, screen), path))
        close(window)
    if not wanted.names or components.NAME in wanted.names:
        speak("en")
        made.append(_keep(components.sheet(), wanted.out / f"{components.NAME}{'-150pct' if scaled else ''}.png"))
    speak("en")
    return made


def _keep(pixmap: QPixmap, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    pixmap.save(str(path))
    return path


def _list(text: str) -> list[str]:
    return [part for part in text.split(",") if part]


def main(arguments: list[str]) -> int:
    """Render the named screens, or all of them; the scaled ones in a process of their own."""
    parser = argparse.ArgumentParser(description="Render every screen of the program from its real widgets.")
    parser.add_argument("--out", type=Path, default=OUT, help="folder for the pictures")
    parser.add_argument("--themes", type=_list, default=["dark", "light"], help="of dark, light, contrast")
    parser.add_argument("--languages", type=_list, default=list(LANGUAGES), help="of en, zh")
    parser.add_argument("--sizes", type=_list, default=["1280x800", "1024x700", SCALED])
    parser.add_argument("--scaled", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("names", nargs="*", help="screens to render; all of them if none is named")
    asked = parser.parse_args(arguments)
    wanted = Wanted(asked.out, asked.themes, asked.languages, asked.sizes, asked.names)
    for path in render(wanted, scaled=asked.scaled):
        print(path)
    if SCALED in wanted.sizes and not asked.scaled:
        again = [sys.executable, "-m", "tests.screens.render", "--scaled", *arguments]
        return subprocess.run(again, env={**os.environ, "QT_SCALE_FACTOR": SCALE}, check=False).returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
