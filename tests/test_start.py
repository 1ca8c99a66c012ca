"""Where there is no screen: the drill is rehearsed, anything else fires nothing and says what to run."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from gui import start
from gui.domain.errors import UsageError


def arguments(mode: str | None, folder: Path) -> argparse.Namespace:
    return argparse.Namespace(mode=mode, config=None, data_dir=str(folder))


def test_the_drill_is_rehearsed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert start.open_window(arguments(None, tmp_path), {"XDG_CONFIG_HOME": str(tmp_path)}) == 0
    out = capsys.readouterr().out
    assert out.startswith("DRILL.")
    assert "25 open algo orders." in out
    assert "For the window run killswitch in a desktop session" in out


@pytest.mark.parametrize("mode", ["live", "demo"])
def test_without_a_screen_nothing_is_fired(tmp_path: Path, capsys: pytest.CaptureFixture[str], mode: str) -> None:
    assert start.open_window(arguments(mode, tmp_path), {}) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "nothing was sent" in err
    assert f"killswitch panic --yes --{mode}" in err
    assert not list(tmp_path.iterdir())


def test_a_broken_configuration_is_named_where_the_window_was_wanted(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text("[[account", encoding="utf-8")
    with pytest.raises(UsageError, match="line 1"):
        start.open_window(arguments("live", tmp_path), {"KILLSWITCH_CONFIG": str(tmp_path / "c.toml")})


def test_what_a_screen_is(tmp_path: Path) -> None:
    assert start.has_screen({"QT_QPA_PLATFORM": "offscreen"})
    assert start.has_screen({"WAYLAND_DISPLAY": "wayland-0"})
    assert start.has_screen({"DISPLAY": "host:0"})
    assert not start.has_screen({"DISPLAY": ":98765"})
    assert not start.has_screen({})


def test_missing_libraries_are_named_by_package(monkeypatch: pytest.MonkeyPatch) -> None:
    assert start.missing_packages({"QT_QPA_PLATFORM": "offscreen"}) == []
    monkeypatch.setattr(start, "_loads", lambda library: library != "libEGL.so.1")
    assert start.missing_packages({"QT_QPA_PLATFORM": "offscreen"}) == ["libegl1"]
    monkeypatch.setattr(start, "_loads", lambda library: False)
    assert "libxcb-cursor0" in start.missing_packages({"DISPLAY": ":0"})
