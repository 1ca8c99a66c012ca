"""Resources are found from a checkout, a missing one is named, and a font that is missing or broken is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from pytestqt.qtbot import QtBot

from gui import assets


def test_finds_a_resource_in_the_checkout() -> None:
    found = assets.resource_path("themes/dark.json")
    assert found.is_file()
    assert found == Path(__file__).parent.parent / "resources" / "themes" / "dark.json"


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/unicorn\.svg"):
        assets.resource_path("icons/unicorn.svg")


def test_a_folder_is_no_resource() -> None:
    with pytest.raises(FileNotFoundError):
        assets.resource_path("icons")


def test_reads_text() -> None:
    assert assets.read_text("icons/ring.svg").startswith("<svg")


def test_every_shipped_font_has_its_licence_beside_it() -> None:
    for name in assets.FONTS:
        licence = name.partition("-")[0] + "-OFL.txt"
        assert "SIL OPEN FONT LICENSE" in assets.read_text(f"fonts/{licence}")


def test_loads_both_families(qtbot: QtBot) -> None:
    families = assets.load_fonts()
    assert {"Inter", "JetBrains Mono"} <= set(families)


def test_missing_and_broken_fonts_are_left_out(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "Inter-Regular.otf").write_bytes(b"not a font")
    monkeypatch.setattr(assets, "_PLACES", (tmp_path,))
    assert assets.load_fonts() == ()


def test_a_chinese_font_is_looked_for(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for families in ([], ["Noto Sans CJK SC"]):
        monkeypatch.setattr(QFontDatabase, "families", staticmethod(lambda _, found=families: found))
        assert assets.has_chinese_font() is bool(families)
