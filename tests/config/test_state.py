"""The state between starts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.config.preferences import Preferences
from gui.config.state import State, load_state, save_state
from gui.domain.venues import Environment


def test_it_comes_back_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "data" / "state.json"
    state = State(Environment.DEMO, Preferences(theme="light", place=(-4, 8, 1280, 800)))
    assert save_state(path, state) == ""
    assert save_state(path, state) == ""
    assert load_state(path) == (state, "")
    assert os.listdir(path.parent) == ["state.json"]


def test_a_first_start_has_no_mode_and_no_note(tmp_path: Path) -> None:
    assert load_state(tmp_path / "state.json") == (State(), "")


@pytest.mark.parametrize("raw", [b"", b"\xff", b"{", b"[]", b"[" * 100_000, b"null"])
def test_what_cannot_be_read_is_a_note(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(raw)
    state, note = load_state(path)
    assert state == State()
    assert "could not be read" in note
    assert load_state(tmp_path)[1]


@given(mode=st.none() | st.integers() | st.text() | st.lists(st.integers()), odd=st.none() | st.integers())
def test_odd_fields_are_left_at_their_defaults(
    tmp_path_factory: pytest.TempPathFactory, mode: object, odd: object
) -> None:
    import json

    path = tmp_path_factory.mktemp("state") / "state.json"
    path.write_text(json.dumps({"last_mode": mode, "preferences": odd}))
    state, _ = load_state(path)
    assert state.last_mode in (None, *Environment)
    assert state.preferences == Preferences()


def test_a_place_that_cannot_be_written_is_a_note_and_the_old_state_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.json"
    save_state(path, State(Environment.LIVE))

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    assert "are not kept" in save_state(path, State(Environment.DRILL))
    assert load_state(path)[0].last_mode is Environment.LIVE
    assert os.listdir(tmp_path) == ["state.json"]
    assert "are not kept" in save_state(path / "below-a-file" / "state.json", State())
