"""The settings panel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from gui.config.preferences import Preferences
from gui.widgets.settings_panel import WIDTH, SettingsPanel
from gui.widgets.theme import load_theme
from tests.screens.render import load_fonts


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[SettingsPanel]:
    load_fonts()
    window = QWidget()
    window.resize(960, 600)
    qtbot.addWidget(window)
    made = SettingsPanel(load_theme(), window)
    made.resize(WIDTH, made.sizeHint().height())
    made.show_preferences(Preferences(), 700, None)
    window.show()
    made.toggle()
    yield made
    window.close()


@pytest.fixture
def changed(panel: SettingsPanel) -> list[tuple[str, object]]:
    told: list[tuple[str, object]] = []
    panel.changed.connect(lambda name, value: told.append((name, value)))
    return told


def choose(combo: QComboBox, value: object) -> None:
    place = combo.findData(value)
    assert place >= 0
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def test_every_choice_is_told_by_its_fields_name(panel: SettingsPanel, changed: list[tuple[str, object]]) -> None:
    choose(panel.hold, 1200)
    choose(panel.theme, "light")
    choose(panel.language, "zh_CN")
    choose(panel.rows, True)
    for check in (panel.two_presses, panel.sounds, panel.reduce_motion):
        check.click()
    assert changed == [
        ("hold_ms", 1200),
        ("theme", "light"),
        ("language", "zh_CN"),
        ("compact", True),
        ("two_presses", True),
        ("sounds", False),
        ("reduce_motion", True),
    ]
    fields = set(Preferences().as_json())
    assert {name for name, _ in changed} <= fields


def test_it_shows_what_is_chosen_and_tells_nobody(panel: SettingsPanel, changed: list[tuple[str, object]]) -> None:
    panel.show_preferences(Preferences(theme="light", compact=True, two_presses=True, sounds=False), 1200, None)
    assert (panel.hold.currentText(), panel.theme.currentText()) == ("1.2 s", "Light")
    assert panel.rows.currentData() is True
    assert panel.two_presses.isChecked()
    assert not panel.sounds.isChecked()
    assert changed == []


def test_the_configuration_files_hold_rests_the_choice_and_says_why(panel: SettingsPanel) -> None:
    panel.show_preferences(Preferences(hold_ms=500), 1000, 1000)
    assert not panel.hold.isEnabled()
    assert panel.hold.currentText() == "1.0 s"
    assert any("configuration file" in note.text() for note in panel._notes)
    panel.toggle()
    panel.toggle()
    assert panel.isVisible()


def test_it_comes_and_goes_by_key_and_button(panel: SettingsPanel) -> None:
    told: list[bool] = []
    panel.shownChanged.connect(lambda: told.append(panel.isVisible()))
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert not panel.leave()
    panel.toggle()
    panel.close_button.click()
    assert told == [False, True, False]


def test_every_field_has_a_name_and_nothing_is_cut(panel: SettingsPanel) -> None:
    fields = [*panel.findChildren(QComboBox), *panel.findChildren(QCheckBox)]
    assert len(fields) == 7
    for field in fields:
        assert field.accessibleName() or isinstance(field, QCheckBox)
        assert field.sizeHint().width() <= field.width()
    assert all(words.wide() <= words.width() for words in (*panel._names, *panel._notes))
    assert panel.sizeHint().height() <= 348, "it fits below the accounts in the smallest window"


def test_language_and_theme_change_while_it_is_open(panel: SettingsPanel) -> None:
    panel.set_theme(load_theme("light"))
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel.title.text() == "Settings"
    assert not panel.grab().isNull()


def test_tab_goes_down_the_fields(panel: SettingsPanel) -> None:
    order: list[QWidget] = [panel.hold]
    widget = panel.hold.nextInFocusChain()
    while widget is not None and len(order) < 8:
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and panel.isAncestorOf(widget):
            order.append(widget)
        widget = widget.nextInFocusChain()
    assert order == [*panel.fields(), panel.close_button]
