"""Everything from outside in one record."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.config.paths import Paths
from gui.config.preferences import Preferences
from gui.config.settings import Settings, load_kept, load_settings
from gui.config.state import State, save_state
from gui.domain.errors import ConfigurationError
from gui.domain.venues import Environment

TEXT = """hold_ms = 1000
[[account]]
label = "a"
venue = "okx"
environment = "live"
[[account]]
label = "b"
venue = "okx"
environment = "demo"
"""


def test_accounts_and_last_mode_come_together(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "c.toml", True, tmp_path / "data")
    paths.config.write_text(TEXT)
    save_state(paths.state, State(Environment.DEMO))
    settings = load_settings(paths)
    assert (settings.hold_ms, settings.last_mode, settings.notes) == (1000, Environment.DEMO, ())
    assert [account.label for account in settings.of(Environment.DEMO)] == ["b"]


def test_a_missing_file_is_a_mistake_only_if_a_person_named_it(tmp_path: Path) -> None:
    assert load_settings(Paths(tmp_path / "c.toml", False, tmp_path)).accounts == ()
    with pytest.raises(ConfigurationError, match="there is no such file"):
        load_settings(Paths(tmp_path / "c.toml", True, tmp_path))


def test_a_damaged_state_is_a_note(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "c.toml", False, tmp_path)
    paths.state.write_text("{")
    assert len(load_settings(paths).notes) == 1


@pytest.mark.parametrize(
    ("file", "chosen", "held"), [(None, None, 700), (None, 1200, 1200), (1000, None, 1000), (1000, 1200, 1000)]
)
def test_the_files_hold_wins_then_the_choice(file: int | None, chosen: int | None, held: int) -> None:
    assert Settings(file_hold_ms=file, preferences=Preferences(hold_ms=chosen)).hold_ms == held


def test_a_broken_configuration_leaves_mode_and_choices(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "c.toml", True, tmp_path / "data")
    paths.config.write_text("[[account")
    save_state(paths.state, State(Environment.LIVE, Preferences(theme="light", hold_ms=900)))
    with pytest.raises(ConfigurationError):
        load_settings(paths)
    kept = load_kept(paths)
    assert (kept.last_mode, kept.preferences.theme, kept.hold_ms, kept.accounts) == (Environment.LIVE, "light", 900, ())
