"""The look needs nothing from elsewhere."""

from __future__ import annotations

from gui.proof.style import STYLE


def test_the_look_is_for_screen_and_paper_and_loads_nothing() -> None:
    assert "@media print" in STYLE
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    assert STYLE.count("{") == STYLE.count("}")
