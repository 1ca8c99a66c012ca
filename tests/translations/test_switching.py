"""A window that changed its language says what one says that was made in it: no text is left behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from gui.models.language import Language, switch
from gui.models.order_words import STATES
from gui.widgets.main_window import KillSwitchWindow
from tests.screens.catalogue import SCREENS, Screen
from tests.screens.render import build, close, load_fonts, picture
from tests.translations.refresh import translations

NAMES = ("window-idle", "window-firing", "window-flat", "window-outage-needs", "window-list-missing", "row-inspector")


@pytest.fixture(autouse=True)
def english_after(qapp: QApplication) -> Iterator[None]:
    load_fonts()
    yield
    switch(Language.ENGLISH)
    qapp.processEvents()


def texts(window: KillSwitchWindow) -> list[str]:
    """Give every text of a window: what stands there, tooltips, and what a screen reader says."""
    found = [window.windowTitle()]
    for widget in (window, *window.findChildren(QWidget)):
        # Qt's own parts of a widget come and go, and say nothing of ours.
        name = widget.objectName()
        if name.startswith(("qt_", "Scroll")):
            continue
        said = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton):
            said.append(widget.text())
        elif isinstance(widget, QLineEdit):
            said += [widget.placeholderText(), widget.text()]
        elif isinstance(widget, QComboBox):
            said += [widget.itemText(place) for place in range(widget.count())]
        elif isinstance(widget, QTabBar):
            said += [widget.tabText(place) + widget.accessibleTabName(place) for place in range(widget.count())]
        found += [f"{type(widget).__name__} {name}: {text}" for text in said if text]
    found += [f"action: {action.text()} {action.toolTip()}" for action in window.findChildren(QAction)]
    found += [f"PANIC: {line}" for line in (*window.deck.panic.look.first, *window.deck.panic.look.second)]
    return sorted(found)


def screens() -> list[Screen]:
    return [screen for screen in SCREENS if screen.name in NAMES]


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("screen", screens(), ids=lambda screen: screen.name)
def test_a_window_that_changed_its_language_says_what_a_new_one_says(screen: Screen, qapp: QApplication) -> None:
    switch(Language.CHINESE)
    made_in_chinese = build(screen)
    picture(made_in_chinese, screen)
    wanted = texts(made_in_chinese)
    close(made_in_chinese)
    switch(Language.ENGLISH)
    qapp.processEvents()
    window = build(screen)
    picture(window, screen)
    english = texts(window)
    switch(Language.CHINESE)
    qapp.processEvents()
    window.refresh()
    qapp.processEvents()
    assert [text for text in texts(window) if text not in wanted] == []
    switch(Language.ENGLISH)
    qapp.processEvents()
    window.refresh()
    qapp.processEvents()
    assert [text for text in texts(window) if text not in english] == []
    close(window)


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("screen", screens(), ids=lambda screen: screen.name)
def test_no_english_sentence_is_left_in_a_chinese_window(screen: Screen, qapp: QApplication) -> None:
    switch(Language.CHINESE)
    window = build(screen)
    picture(window, screen)
    alike = ("OCO", "TWAP", "VP", "sCode", "Binance PM")
    sources = {source for source in translations(Language.CHINESE) if "{" not in source and source not in alike}
    left = [text for text in texts(window) if text.split(": ", 1)[-1] in sources]
    close(window)
    assert left == []
    assert set(STATES.values()) <= set(translations(Language.CHINESE))
