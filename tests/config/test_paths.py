"""Where things are."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from gui.config.paths import Paths, find_paths
from gui.domain.errors import ConfigurationError


def test_arguments_go_before_variables(tmp_path: Path) -> None:
    environ = {"KILLSWITCH_CONFIG": str(tmp_path / "e.toml"), "KILLSWITCH_DATA_DIR": str(tmp_path / "e")}
    named = find_paths(environ)
    assert (named.config, named.data, named.config_named) == (tmp_path / "e.toml", tmp_path / "e", True)
    given = find_paths(environ, str(tmp_path / "a.toml"), str(tmp_path / "a"))
    assert (given.config, given.data) == (tmp_path / "a.toml", tmp_path / "a")
    assert given.journal.parent == given.state.parent == given.logs.parent == given.data


def test_without_names_the_systems_own_places_are_taken() -> None:
    paths = find_paths({"KILLSWITCH_CONFIG": "", "KILLSWITCH_DATA_DIR": ""})
    assert not paths.config_named
    assert paths.config.is_absolute()
    assert paths.data.is_absolute()
    assert paths.config.name == "config.toml"


def test_relative_paths_become_absolute_and_odd_ones_are_mistakes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_paths({}, "c.toml").config == Path.cwd() / "c.toml"
    with pytest.raises(ConfigurationError, match="is not a path"):
        find_paths({}, "a\0b")


def test_proofs_go_to_the_documents_where_there_are_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = Paths(tmp_path / "config.toml", False, tmp_path / "data")
    documents = tmp_path / "Documents"
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: documents)
    assert paths.proofs() == (tmp_path / "data" / "proofs",)
    documents.mkdir()
    assert paths.proofs() == (documents, tmp_path / "data" / "proofs")
