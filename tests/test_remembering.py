"""Keeping the state file up to date."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from gui import remembering
from gui.config.preferences import Preferences
from gui.config.state import State, load_state, save_state
from gui.domain.venues import Environment
from gui.remembering import Remembering


async def test_many_changes_are_written_once_and_the_latest_word_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[State] = []
    save = save_state

    def counted(path: Path, state: State) -> str:
        written.append(state)
        return save(path, state)

    monkeypatch.setattr(remembering, "save_state", counted)
    kept = Remembering(tmp_path / "state.json", State(), lambda _: None)
    kept.mode(Environment.DEMO)
    for hold_ms in range(400, 900, 100):
        kept.change(hold_ms=hold_ms)
    kept.change(theme="light")
    await kept.close(5.0)
    assert len(written) == 1
    assert load_state(tmp_path / "state.json")[0] == State(Environment.DEMO, Preferences(hold_ms=800, theme="light"))


async def test_a_change_during_the_writing_is_written_after_it(tmp_path: Path) -> None:
    kept = Remembering(tmp_path / "state.json", State(), lambda _: None, together_s=0.0)
    kept.change(compact=True)
    await asyncio.sleep(0)
    kept.change(compact=False)
    kept.change(sounds=False)
    await kept.close(5.0)
    assert load_state(tmp_path / "state.json")[0].preferences == Preferences(sounds=False)


async def test_a_disk_that_takes_nothing_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    told: list[str] = []
    kept = Remembering(tmp_path / "file" / "state.json", State(), told.append, together_s=0.0)
    kept.change(compact=True)
    await kept.close(5.0)
    kept.change(compact=False)
    await kept.close(5.0)
    assert len(told) == 1
    assert "are not kept" in told[0]
    assert not kept.preferences.compact, "the choice counts all the same while the program runs"


async def test_an_end_without_a_loop_writes_at_once(tmp_path: Path) -> None:
    kept = Remembering(tmp_path / "state.json", State(), lambda _: None)
    kept.change(theme="system")
    kept.write_now()
    assert load_state(tmp_path / "state.json")[0].preferences.theme == "system"
    await kept.close(5.0)
