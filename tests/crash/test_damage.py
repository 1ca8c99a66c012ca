"""Damaged journals under the whole program; ``python -m tests.crash --damages 40`` plays more."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from tests.crash.damage import damage, damage_summary, play_damages

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the files are left by a killed process")


async def test_I22_no_damage_of_the_journal_keeps_a_cancel_from_leaving(tmp_path: Path) -> None:
    played = await play_damages(8, 5, tmp_path)
    assert [(one.what, loss) for one in played for loss in one.losses] == []
    assert any(one.told for one in played)
    assert damage_summary(played).startswith("damaged journals: 8, failures: 0, named by the program: ")


def test_damages_follow_from_the_seed_and_touch_every_file(tmp_path: Path) -> None:
    touched = set()
    for number in range(60):
        for name in ("journal.sqlite3", "journal.sqlite3-wal", "journal.sqlite3-shm"):
            (tmp_path / name).write_bytes(bytes(9_000))
        what = damage(tmp_path, random.Random(number))
        touched.add(what.split()[2])
        files = [path for path in tmp_path.iterdir() if path.read_bytes() != bytes(9_000)]
        assert len(files) <= 1
    assert len(touched) == 3
