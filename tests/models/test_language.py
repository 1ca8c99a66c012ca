"""The one door of texts."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from gui.models.language import say


def test_a_text_is_said_with_its_values(qapp: QApplication) -> None:
    assert say("Cancel {n} selected", n=7) == "Cancel 7 selected"


def test_a_value_is_never_read_as_a_form(qapp: QApplication) -> None:
    assert say("OKX says: {words}", words="{0} {secret}") == "OKX says: {0} {secret}"


def test_a_text_without_values_keeps_its_braces(qapp: QApplication) -> None:
    assert say("{}") == "{}"
