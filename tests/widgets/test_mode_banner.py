from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment
from gui.widgets.mode_banner import ModeBanner, last_sentences
from gui.widgets.rehearse_menu import RehearsalLine
from gui.widgets.theme import load_theme
from tests.screens.render import load_fonts
from tests.screens.states import at


@pytest.fixture
def banner(qtbot: QtBot) -> ModeBanner:
    load_fonts()
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(1300, 200)
    holder.show()
    made = ModeBanner(Environment.DRILL, load_theme(), holder)
    made.show()
    made.holder = holder  # type: ignore[attr-defined]
    made.resize(1280, 34)
    return made


def test_mode_in_word_and_sentence(banner: ModeBanner) -> None:
    assert banner.word.text() == "DRILL"
    assert banner.sentence.text().endswith("Real orders are NOT touched.")
    assert banner.accessibleName() == "Mode: drill"
    banner.set_environment(Environment.LIVE)
    assert (banner.word.text(), banner.sentence.text()) == ("LIVE", "Real accounts. PANIC cancels real orders.")
    assert banner.grab().toImage().pixelColor(600, 30).name() == "#ffc61a"


def test_a_narrow_banner_keeps_what_is_not_touched(banner: ModeBanner) -> None:
    banner.resize(1024, 34)
    assert banner.sentence.text() == "Nothing leaves this computer. Real orders are NOT touched."
    banner.resize(600, 34)
    assert banner.sentence.text() == "Real orders are NOT touched."
    assert banner.accessibleDescription().startswith("Practice venues")
    banner.resize(1280, 34)
    assert banner.sentence.text().startswith("Practice venues")


def test_clock(banner: ModeBanner) -> None:
    banner.set_time(at("14:03:21.842"))
    assert banner.clock.text() == "14:03:21 UTC"
    assert "local time" in banner.clock.toolTip()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_menu_has_the_three_modes_and_never_waits(banner: ModeBanner, qtbot: QtBot) -> None:
    menu = banner.findChild(QMenu, "modeMenu")
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Drill", "Demo", "Live"]
    assert [action.isEnabled() for action in menu.actions()] == [False, True, True]
    banner.change.click()
    assert menu.isVisible()
    menu.close()
    with qtbot.waitSignal(banner.modeChosen) as signal:
        menu.actions()[2].trigger()
    assert signal.args == [Environment.LIVE]


LINES = (RehearsalLine("slow", "Slow answers", "Every answer is late."),)


def test_rehearsals_are_offered_only_where_there_are_some(banner: ModeBanner) -> None:
    before = banner.change.geometry()
    assert banner.rehearse.isHidden()
    banner.set_rehearsals(LINES, "slow")
    assert not banner.rehearse.isHidden()
    assert banner.change.geometry() == before
    assert banner.rehearse.geometry().right() < before.left()
    assert banner.rehearse.accessibleName() == "Rehearse an outage"
    assert banner.rehearse in banner.buttons()
    assert banner.rehearse.toolTip() == "Rehearse an outage. On now: Slow answers: Every answer is late."
    banner.set_rehearsals((), "")
    assert banner.rehearse.isHidden()


@pytest.mark.parametrize("width", [960, 1024, 1280, 1920])
def test_the_last_sentence_stays_whole_beside_the_rehearsals(banner: ModeBanner, width: int) -> None:
    banner.resize(width, 34)
    banner.set_rehearsals(LINES, "slow")
    assert banner.sentence.text().endswith("Real orders are NOT touched.")
    assert banner.sentence.wide() <= banner.sentence.width()
    assert banner.sentence.geometry().right() < banner.rehearse.x()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_rehearsals_open_with_the_keyboard_and_never_wait(banner: ModeBanner, qtbot: QtBot) -> None:
    banner.set_rehearsals(LINES, "slow")
    banner.rehearse.setFocus()
    QTest.keyClick(banner.rehearse, Qt.Key.Key_Space)
    menu = banner.findChild(QMenu, "rehearseMenu")
    assert menu is not None
    assert menu.isVisible()
    with qtbot.waitSignal(banner.rehearsalChosen) as signal:
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert signal.args == ["slow"]


def test_later_buttons_are_left_out_until_they_do_something(banner: ModeBanner) -> None:
    before = banner.pin.x()
    for name in ("soundButton", "themeButton", "languageButton"):
        button = banner.findChild(QWidget, name)
        assert button is not None
        assert button.isHidden()
    banner.set_available(sound=True, theme=True)
    assert not banner.sound.isHidden()
    assert banner.language.isHidden()
    assert banner.pin.x() == before - 64


def test_buttons_tell(banner: ModeBanner, qtbot: QtBot) -> None:
    banner.set_available(sound=True, theme=True, language=True)
    with qtbot.waitSignals([banner.soundClicked, banner.themeClicked]):
        for button in (banner.sound, banner.theme_button):
            button.click()
    assert all(button.accessibleName() for button in banner.buttons() if button.isVisible())


def test_the_language_button_opens_a_menu_that_tells(banner: ModeBanner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(banner.languageChosen) as chosen:
        banner.languages.actions()[1].trigger()
    assert chosen.args == ["zh_CN"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_pin_opens_its_menu(banner: ModeBanner, qtbot: QtBot) -> None:
    banner.pin.click()
    assert banner.pins.isVisible()
    assert not banner.pin.isChecked()
    on_top, strip = banner.pins.actions()
    with qtbot.waitSignal(banner.pinToggled) as pinned:
        on_top.trigger()
    assert pinned.args == [True]
    assert banner.pin.isChecked()
    with qtbot.waitSignal(banner.stripWanted):
        strip.trigger()
    banner.pins.close()


def test_live_orders_are_a_button_that_goes_there(banner: ModeBanner, qtbot: QtBot) -> None:
    assert banner.live.isHidden()
    banner.set_live(("LIVE: 25 known, 4m old", "LIVE: 25"), "25 live orders were open 4m ago. Go to LIVE")
    assert not banner.live.isHidden()
    assert banner.live.text() == "LIVE: 25 known, 4m old"
    assert banner.live.geometry().right() < banner.change.x()
    with qtbot.waitSignal(banner.modeChosen) as chosen:
        banner.live.click()
    assert chosen.args == [Environment.LIVE]
    banner.set_live(())
    assert banner.live.isHidden()


@pytest.mark.parametrize("width", [960, 1280])
def test_live_orders_leave_room_for_what_is_not_touched(banner: ModeBanner, width: int) -> None:
    banner.set_available(sound=True, theme=True, language=True)
    banner.resize(width, 34)
    banner.set_rehearsals(LINES, "slow")
    banner.set_live(("LIVE: 9,999 known, 23h 59m old", "LIVE: 9,999"), "9,999 live orders")
    assert banner.live.text() == ("LIVE: 9,999" if width < 1000 else banner.live.text())
    assert banner.sentence.text().endswith("Real orders are NOT touched.")
    assert banner.sentence.wide() <= banner.sentence.width()


def test_sounds_that_are_off_are_said_and_struck_through(banner: ModeBanner) -> None:
    banner.set_sound(False)
    assert banner.sound.accessibleName() == "Sounds are off"
    banner.set_sound(True)
    assert banner.sound.accessibleName() == "Sounds are on"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("One. Two. Real orders are NOT touched.", "Real orders are NOT touched."),
        ("程序内置的练习交易所。数据不会离开本机。不会触碰真实委托。", "不会触碰真实委托。"),
        ("No end", "No end"),
    ],
)
def test_the_last_sentence_stays_in_both_languages(banner: ModeBanner, text: str, last: str) -> None:
    assert last_sentences(text, "body-medium", 0) == last
    assert last_sentences(text, "body-medium", 9999) == text
