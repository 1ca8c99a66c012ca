"""Errors carry fields and a sentence."""

from __future__ import annotations

from gui.domain.errors import ConfigurationError, KillSwitchError, ShapeError, UsageError


def test_errors_have_fields_and_words() -> None:
    wrong = ConfigurationError("file, line 3", "unknown key", "Remove it")
    assert (wrong.where, wrong.what, wrong.do) == ("file, line 3", "unknown key", "Remove it")
    assert str(wrong) == "file, line 3: unknown key. Remove it"
    odd = ShapeError("data", "not a list")
    assert (odd.where, odd.what, str(odd)) == ("data", "not a list", "data: not a list")
    assert all(issubclass(kind, KillSwitchError) for kind in (ConfigurationError, ShapeError, UsageError))
