"""The texts of the settings' choices."""

from __future__ import annotations

from gui.config.preferences import LANGUAGES, THEMES
from gui.models.setting_choices import (
    hold_entries,
    hold_note,
    hold_text,
    language_entries,
    row_entries,
    theme_entries,
)


def test_holds_are_offered_in_tenths_within_their_bounds() -> None:
    entries = hold_entries(700)
    assert (entries[0], entries[-1], len(entries)) == ((400, "0.4 s"), (1500, "1.5 s"), 12)
    assert (750, "0.75 s") in hold_entries(750)
    assert hold_text(1000) == "1.0 s"


def test_every_theme_and_language_that_can_be_kept_is_offered() -> None:
    assert tuple(value for value, _ in theme_entries()) == THEMES
    assert tuple(value for value, _ in language_entries()) == LANGUAGES
    assert dict(language_entries())["zh_CN"] == "简体中文"
    assert [text for _, text in row_entries()] == ["Normal", "Compact"]


def test_the_file_is_named_where_it_decides() -> None:
    assert "configuration file" in hold_note(900)
    assert "configuration file" not in hold_note(None)
