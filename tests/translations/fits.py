"""Draws every screen in a language and tells which of the window's own words were cut, or went over their edge.

Venue words, names and numbers may be too long for their place: there an ellipsis and a tooltip are right. The words
that this program chose have to fit, in every language, at 100 % and at 150 %.
``python -m tests.translations.fits LANGUAGE [NAME...]`` prints one line for each text that does not.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from gui.domain.orders import Kind, Side
from gui.domain.rows import State
from gui.models import position_words
from gui.models.language import say
from gui.models.order_words import kind_word, side_word, state_word
from gui.widgets import painted_text, panic_paint
from gui.widgets.main_window import KillSwitchWindow
from gui.widgets.painted_text import width_of
from gui.widgets.theme import dress, load_theme
from gui.widgets.words import Words
from tests.screens.catalogue import SCREENS, Screen
from tests.screens.languages import LANGUAGES, speak
from tests.screens.render import build, close, load_fonts, picture

SIZES = ((1280, 800), (1024, 700))
SCALED_SIZES = SIZES[:1]
# Rounding of text to whole pixels, which a scale of 1.5 does elsewhere than a scale of 1.
SLACK = 1.0
# Painters of what venues and people wrote, and of lines whose whole text is in a tooltip.
LONG = {
    "gui.widgets.row_delegate",
    "gui.widgets.position_delegate",
    "gui.widgets.journal_view",
    "gui.widgets.timeline_view",
    "gui.widgets.code_block",
    "gui.widgets.row_inspector",
}


@dataclass
class Watch:
    """Gathers what does not fit; ``screen`` is what is being drawn."""

    screen: str = ""
    found: dict[str, None] = field(default_factory=dict)

    def tell(self, where: str, text: str, wide: float, room: float) -> None:
        """Take one text down that is wider than its room."""
        if text and wide > room + SLACK:
            self.found[f"{self.screen}: {where}: {text!r} is {wide:.0f} wide, has {room:.0f}"] = None


def _modules() -> Iterator[ModuleType]:
    for name, module in tuple(sys.modules.items()):
        if name.startswith("gui.widgets."):
            yield module


def watch_painting(watch: Watch) -> None:
    """Put a look before every line that a widget paints."""
    original = painted_text.draw_line
    for module in _modules():
        if getattr(module, "draw_line", None) is original and module is not painted_text:
            vars(module)["draw_line"] = _watched(watch, module.__name__, original)
    fitting = panic_paint.fitting

    def watched_fitting(wordings: tuple[str, ...], role: str, room: float) -> str:
        text = fitting(wordings, role, room)
        watch.tell("PANIC", text, max(width_of(line, role) for line in text.split("\n")), room)
        return text

    panic_paint.fitting = watched_fitting


def _watched(watch: Watch, name: str, original: Callable[..., float]) -> Callable[..., float]:
    def draw(painter: Any, box: QRectF, text: str, role: str, *rest: Any, **more: Any) -> float:
        if name not in LONG or text in own_words():
            watch.tell(f"{name.removeprefix('gui.widgets.')} {role}", text, width_of(text, role), box.width())
        return original(painter, box, text, role, *rest, **more)

    return draw


def own_words() -> frozenset[str]:
    """Give the words that this program writes into the cells of a table, in the language that is on."""
    kinds = (kind_word(kind) for kind in Kind)
    sides = (side_word(side) for side in Side)
    states = (state_word(state) for state in State)
    positions = (say(look.word).upper() for look in position_words.LOOKS.values())
    return frozenset((*kinds, *sides, *states, *positions, say("LONG"), say("SHORT"), say("no stop")))


def look_over(window: KillSwitchWindow, watch: Watch) -> None:
    """Measure what Qt draws itself: labels and buttons."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        name = widget.objectName() or type(widget).__name__
        if isinstance(widget, QPushButton):
            watch.tell(name, widget.text(), _wide(widget), widget.width() - 6)
        elif isinstance(widget, QLabel) and type(widget) is QLabel and not isinstance(widget, Words):
            if widget.wordWrap():
                high = widget.heightForWidth(widget.width())
                watch.tell(f"{name} (height)", widget.text(), high, widget.height())
            else:
                watch.tell(name, widget.text(), widget.fontMetrics().horizontalAdvance(widget.text()), widget.width())


def _wide(button: QAbstractButton) -> float:
    icon = 0 if button.icon().isNull() else button.iconSize().width() + 4
    return button.fontMetrics().horizontalAdvance(button.text()) + icon


def walk(language: str, screens: list[Screen]) -> list[str]:
    """Draw the screens in both sizes; gives what did not fit."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    load_fonts()
    dress(app, load_theme())
    watch = Watch()
    watch_painting(watch)
    speak(language)
    for screen in screens:
        window = build(screen)
        for wide, high in SIZES if app.devicePixelRatio() == 1 else SCALED_SIZES:
            watch.screen = f"{screen.name} {wide}x{high}"
            window.resize(wide, high)
            picture(window, screen)
            look_over(window, watch)
        close(window)
    speak("en")
    return list(watch.found)


def main(arguments: list[str]) -> int:
    """Walk what is named on the command line: a language, then screens, or none for all of them."""
    language, *names = arguments
    if language not in LANGUAGES:
        print(f"languages are {', '.join(LANGUAGES)}")
        return 2
    found = walk(language, [screen for screen in SCREENS if not names or screen.name in names])
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
