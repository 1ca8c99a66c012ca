"""The place where starts meet."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

import pytest

from gui.meeting import meeting_place, somebody_may_be_there


def test_each_folder_has_a_place_of_its_own_in_it(tmp_path: Path) -> None:
    assert meeting_place(tmp_path / "a") != meeting_place(tmp_path / "b")
    assert meeting_place(tmp_path) == meeting_place(tmp_path)
    if sys.platform != "win32":
        assert Path(meeting_place(Path("/x"))).parent == Path("/x").absolute()


def test_a_long_folder_still_has_one_that_every_unix_takes(tmp_path: Path) -> None:
    assert len(meeting_place(tmp_path / ("x" * 200))) < 108


def test_a_user_without_a_name_has_one_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert meeting_place(tmp_path)


def test_where_nobody_ever_listened_nobody_is_asked(tmp_path: Path) -> None:
    place = meeting_place(tmp_path)
    if sys.platform != "win32":
        assert not somebody_may_be_there(place)
        Path(place).write_bytes(b"")
    assert somebody_may_be_there(place)
