"""A proof is written whole, under a free name, in the first folder that takes it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gui.proof.saving import file_name, save, write_new
from tests.proof.made import BEGAN, record


def test_the_name_tells_run_and_time() -> None:
    assert file_name(record()) == "killswitch-run-7-2026-11-21-140321Z.html"


def test_an_older_proof_is_never_written_over(tmp_path: Path) -> None:
    first = save(record(), [tmp_path / "new"], made_ms=BEGAN, made_by="")
    second = save(record(), [tmp_path / "new"], made_ms=BEGAN, made_by="")
    assert first.path.name == "killswitch-run-7-2026-11-21-140321Z.html"
    assert second.path.name == "killswitch-run-7-2026-11-21-140321Z-2.html"
    assert first.sha256 in first.path.read_text("utf-8")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted([first.path.name, second.path.name])


def test_the_next_folder_is_tried_and_the_last_trouble_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert save(record(), [blocked / "x", tmp_path], made_ms=BEGAN, made_by="").path.parent == tmp_path
    with pytest.raises(OSError, match="file"):
        save(record(), [blocked / "x"], made_ms=BEGAN, made_by="")
    with pytest.raises(FileNotFoundError):
        save(record(), [], made_ms=BEGAN, made_by="")


def test_a_file_is_replaced_only_if_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    write_new(path, "one")
    with pytest.raises(FileExistsError):
        write_new(path, "two")
    assert path.read_text() == "one"
    write_new(path, "three", over=True)
    assert path.read_text() == "three"

    def unlinkable(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", unlinkable)
    with pytest.raises(FileExistsError):
        write_new(path, "four")
    write_new(tmp_path / "b", "five")
    assert sorted(found.name for found in tmp_path.iterdir()) == ["a", "b"]
