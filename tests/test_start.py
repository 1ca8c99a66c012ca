"""Where there is no screen: the drill is rehearsed, anything else fires nothing and says what to run."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from gui import start
from gui.config.state import State, save_state
from gui.domain.errors import UsageError
from gui.domain.venues import Environment
from gui.session import DrillOptions


def arguments(mode: str | None, folder: Path, scenario: str | None = None) -> argparse.Namespace:
    return argparse.Namespace(mode=mode, config=None, data_dir=str(folder), scenario=scenario)


def test_the_drill_is_rehearsed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert start.open_window(arguments(None, tmp_path, "calm"), {"XDG_CONFIG_HOME": str(tmp_path)}) == 0
    out = capsys.readouterr().out
    assert out.startswith("DRILL.")
    assert "25 open algo orders." in out
    assert "FLAT: 25 gone, proven" in out
    assert "For the window run killswitch in a desktop session" in out


@pytest.mark.parametrize("mode", ["live", "demo"])
def test_a_scenario_is_for_the_drill(tmp_path: Path, mode: str) -> None:
    with pytest.raises(UsageError, match="--scenario is for the drill"):
        start.open_window(arguments(mode, tmp_path, "calm"), {})
    with pytest.raises(UsageError, match="there is no scenario 'nonsense'"):
        start.open_window(arguments("drill", tmp_path, "nonsense"), {})


def test_a_scenario_opens_the_drill_whatever_the_last_mode_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[object, ...]] = []

    def opening(*given: object) -> int:
        opened.append(given)
        return 0

    monkeypatch.setattr("gui.app.run_window", opening)
    save_state(tmp_path / "state.json", State(last_mode=Environment.LIVE))
    environ = {"XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    assert start.open_window(arguments(None, tmp_path, "okx-silence-2022"), environ) == 0
    assert opened[0][0] is Environment.DRILL
    assert opened[0][-1] == DrillOptions(scenario="okx-silence-2022")


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


def test_the_last_mode_fires_nothing_either(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert save_state(tmp_path / "state.json", State(last_mode=Environment.LIVE)) == ""
    environ = {"XDG_CONFIG_HOME": str(tmp_path), "DISPLAY": ":98765"}
    assert start.open_window(arguments(None, tmp_path), environ) == 2
    assert "killswitch panic --yes --live" in capsys.readouterr().err


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
