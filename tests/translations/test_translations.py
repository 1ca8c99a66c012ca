"""Program, .ts file and .qm file say the same texts: none without a translation, none that nobody says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from gui.models.language import CONTEXT, Language
from tests.translations.refresh import qm_file, translations
from tests.translations.sources import NoLiteralError, every_source, said_in

OTHERS = [language for language in Language if language is not Language.ENGLISH]
FIELD = re.compile(r"\{(\w*)\}")
HINT = "run: python -m tests.translations.refresh, write what it names into the .ts file, run it again"
# What the window may leave in English: names, and words that traders in China write so.
SAME = {"sCode", "OCO", "TWAP", "VP", "Binance PM"}


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_the_program_is_translated_and_none_is_left_over(language: Language) -> None:
    known, wanted = translations(language), every_source()
    assert [text for text in wanted if not known.get(text)] == [], HINT
    assert [text for text in known if text not in wanted] == [], HINT


@pytest.mark.parametrize("language", OTHERS)
def test_every_translation_has_the_fields_of_its_source(language: Language) -> None:
    for source, text in translations(language).items():
        wanted = {name for name in FIELD.findall(source) if not name.startswith("_")}
        assert wanted <= set(FIELD.findall(text)) <= set(FIELD.findall(source)), (source, text)


@pytest.mark.parametrize("language", OTHERS)
def test_the_file_that_ships_holds_what_was_translated(language: Language, qapp: QApplication) -> None:
    translator = QTranslator(qapp)
    assert translator.load(str(qm_file(language)))
    for source, text in translations(language).items():
        assert translator.translate(CONTEXT, source) == text, HINT


def test_chinese_is_chinese() -> None:
    for source, text in translations(Language.CHINESE).items():
        if source not in SAME and re.search(r"[a-z]{3}", FIELD.sub("", source)):
            assert re.search(r"[\u4e00-\u9fff]", text), source


def test_a_text_that_is_put_together_where_it_is_said_is_found_out(tmp_path: Path) -> None:
    file = tmp_path / "says.py"
    file.write_text('say("one"); say_count(n, "1 {n}", "2 {n}"); say(known); source("three")\n', "utf-8")
    assert [text for text, _ in said_in(file)] == ["one", "1 {n}", "2 {n}", "three"]
    file.write_text('say(f"one {two}")\n', "utf-8")
    with pytest.raises((NoLiteralError, ValueError)):
        list(said_in(file))
