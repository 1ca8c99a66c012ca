"""The one door of texts, and the languages behind it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from gui import assets
from gui.models import language
from gui.models.language import Language, say, say_count


@pytest.fixture
def english_after() -> Iterator[None]:
    yield
    language.switch(Language.ENGLISH)


def test_a_text_is_said_with_its_values(qapp: QApplication) -> None:
    assert say("Cancel {n} selected", n=7) == "Cancel 7 selected"


def test_a_value_is_never_read_as_a_form(qapp: QApplication) -> None:
    assert say("OKX says: {words}", words="{0} {secret}") == "OKX says: {0} {secret}"


def test_a_text_without_values_keeps_its_braces(qapp: QApplication) -> None:
    assert say("{}") == "{}"


def test_one_and_many_have_their_own_words(qapp: QApplication) -> None:
    assert [say_count(n, "{n} order", "{n} orders") for n in (0, 1, 1234)] == ["0 orders", "1 order", "1,234 orders"]


@pytest.mark.usefixtures("english_after")
def test_the_language_changes_while_the_program_runs(qapp: QApplication) -> None:
    assert language.language() is Language.ENGLISH
    language.switch(Language.CHINESE)
    assert language.language() is Language.CHINESE
    assert say("Keep holding") == "继续按住"
    assert say_count(1, "{n} order", "{n} orders") == say_count(1, "{n} orders", "{n} orders") == "1 笔委托"
    assert say("a text that nobody has translated") == "a text that nobody has translated"
    language.switch(Language.CHINESE)
    language.switch(Language.ENGLISH)
    assert say("Keep holding") == "Keep holding"


@pytest.mark.usefixtures("english_after")
def test_a_missing_translation_leaves_english_on(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise FileNotFoundError(name)

    monkeypatch.setattr(assets, "resource_path", missing)
    with pytest.raises(FileNotFoundError):
        language.switch(Language.CHINESE)
    assert language.language() is Language.ENGLISH


@pytest.mark.parametrize(
    ("locale", "wanted"),
    [("zh_CN", Language.CHINESE), ("zh_TW", Language.CHINESE), ("de_DE", Language.ENGLISH), ("C", Language.ENGLISH)],
)
def test_the_computers_language_decides_at_first(
    locale: str, wanted: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale(locale)))
    assert language.of_computer() is wanted


def test_each_language_is_listed_by_its_own_name() -> None:
    assert [each.own_name for each in Language] == ["English", "简体中文"]


def test_what_is_kept_names_a_language_and_anything_else_the_computers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale("zh_CN")))
    assert [language.named(name) for name in ("en", "zh_CN", "system", "")] == [
        Language.ENGLISH,
        Language.CHINESE,
        Language.CHINESE,
        Language.CHINESE,
    ]
