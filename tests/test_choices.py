"""Choices count at once and come back at the next start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui import assets
from gui.app import WindowApp
from gui.choices import NO_FONT
from gui.config.preferences import Preferences
from gui.config.settings import Settings, load_settings
from gui.models import language
from gui.models.language import Language
from gui.widgets.orders_view import COMPACT_ROW_HEIGHT
from tests.app_play import Stage, opened, shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    font = qapp.font()
    yield Stage(qapp, tmp_path)
    language.switch(Language.ENGLISH)
    qapp.setStyleSheet("")
    qapp.setFont(font)


def test_what_is_chosen_counts_at_once_and_is_kept(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        window = shown(desk)
        window.settings.toggle()
        for name, value in (("theme", "light"), ("hold_ms", 1300), ("compact", True), ("two_presses", True)):
            window.settings.changed.emit(name, value)
        window.banner.sound.click()
        window.banner.pin.toggle()
        assert window.theme.name == "light"
        assert window.deck.panic.hold.threshold_s == 1.3
        assert window.deck.panic.hold.two_presses
        assert window.table.view.row_height() == COMPACT_ROW_HEIGHT
        assert window.settings.hold.currentText() == "1.3 s"
        assert window.banner.sound.accessibleName() == "Sounds are off"
        window.setGeometry(20, 40, 1000, 640)

    stage.play(scene, settings=Settings())
    kept = load_settings(stage.paths).preferences
    assert kept == Preferences(1300, True, "light", "system", True, False, False, True, (20, 40, 1000, 640))

    async def again(desk: WindowApp) -> None:
        window = shown(desk)
        assert window.theme.name == "light"
        assert window.deck.panic.hold.threshold_s == 1.3
        assert window.banner.pin.isChecked()
        assert window.table.view.row_height() == COMPACT_ROW_HEIGHT
        assert not desk.beside._player.on

    stage.play(again, settings=load_settings(stage.paths))


def test_the_files_hold_is_not_overruled(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        window = shown(desk)
        window.preferenceChanged.emit("hold_ms", 400)
        assert window.deck.panic.hold.threshold_s == 1.1
        window.settings.toggle()
        assert not window.settings.hold.isEnabled()

    stage.play(scene, settings=Settings(file_hold_ms=1100))


def test_a_missing_translation_is_told_and_harms_nothing(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: Language) -> None:
        raise FileNotFoundError

    async def scene(desk: WindowApp) -> None:
        monkeypatch.setattr(language, "switch", missing)
        window = shown(desk)
        window.banner.languageChosen.emit("zh_CN")
        monkeypatch.undo()
        assert window.notice_bar.words.text() == "This installation lacks the translation."

    stage.play(scene)


def test_a_state_file_that_cannot_be_written_is_told_once_and_everything_works(stage: Stage) -> None:
    stage.paths.state.mkdir(parents=True)

    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        window = shown(desk)
        window.preferenceChanged.emit("theme", "light")
        assert window.theme.name == "light"

    stage.play(scene, settings=load_settings(stage.paths))


def test_a_computer_without_a_chinese_font_is_told_in_words_that_can_be_read(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scene(desk: WindowApp) -> None:
        monkeypatch.setattr(assets, "has_chinese_font", lambda: False)
        window = shown(desk)
        window.banner.languageChosen.emit("zh_CN")
        assert window.notice_bar.words.text() == NO_FONT
        window.banner.languageChosen.emit("en")
        assert window.notice_bar.notice is None

    stage.play(scene)
