"""Disk full, read-only folder, no folder: the real program cancels all the same and says what is not being kept."""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="limits of POSIX")

from tests.crash.child import said_by
from tests.crash.disks import full_after, obey_modes, small_disk, small_files
from tests.crash.points import KillPoint, Where
from tests.crash.stage import Stage, stage
from tests.crash.wire import read_disk, unwritten

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits, capabilities and mounts of Linux")

NOT_KEPT = "the journal is in memory only. Cancelling is not affected."


async def panic(here: Stage, prepare: Callable[[], None] | None = None) -> str:
    """Run the program; gives what it said to people after it had proven everything gone."""
    child = here.start(prepare=prepare)
    code = await child.ended()
    out, err = said_by(child.said)
    assert code == 0, err
    assert json.loads(out)["flat"] is True
    assert here.venues.book.live() == []
    assert "Traceback" not in err
    return err


async def full_from_the_start(folder: Path) -> None:
    async with stage(folder) as here:
        assert NOT_KEPT in await panic(here, partial(small_files, 20_000))


async def full_in_the_middle(folder: Path) -> None:
    async with stage(folder) as here:
        assert NOT_KEPT in await panic(here, partial(full_after, 6, 20_000))
        disk = read_disk(here.journal, folder / "copy")
        assert disk.sound == "ok"


async def full_disk(folder: Path) -> None:
    # The real thing, where this computer lets a test mount a disk of its own.
    with small_disk(folder / "data", 160) as mounted:
        async with stage(folder) as here:
            said = await panic(here)
            assert not mounted or (NOT_KEPT in said and "Disk full" in said)


async def read_only(folder: Path) -> None:
    async with stage(folder) as here:
        killed = here.start(KillPoint(Where.WORKED, 3, cancels=True))
        assert await killed.ended() == -9
        before = read_disk(here.journal, folder / "copy")
        assert before.must_be_unknown
        for path in (here.data, *here.data.iterdir()):
            path.chmod(0o555 if path.is_dir() else 0o444)
        try:
            said = await panic(here, obey_modes)
        finally:
            here.data.chmod(0o755)
        assert NOT_KEPT in said
        assert read_disk(here.journal, folder / "copy").must_be_unknown == before.must_be_unknown


async def no_folder(folder: Path) -> None:
    async with stage(folder) as here:
        here.data.write_text("a file where the folder should be")
        assert NOT_KEPT in await panic(here)


async def folder_goes_away(folder: Path) -> None:
    async with stage(folder) as here:
        gone: list[str] = []

        def look(event: str, is_cancel: bool) -> None:
            if is_cancel and not gone:
                gone.append(event)
                shutil.rmtree(here.data)

        here.wire.on_event = look
        child = here.start()
        here.wire.on_event = look
        assert await child.ended() == 0
        assert gone
        assert here.venues.book.live() == []
        # What followed is in the file that was begun anew, ends included.
        assert read_disk(here.journal, folder / "copy").ended_gone


async def test_I22_no_disk_and_no_folder_keeps_a_cancel_from_leaving(tmp_path: Path) -> None:
    ways = (full_from_the_start, full_in_the_middle, full_disk, read_only, no_folder, folder_goes_away)
    await asyncio.gather(*(way(tmp_path / way.__name__) for way in ways))
    assert len(ways) == 6


async def test_I03_on_a_sound_disk_every_request_has_its_entry(tmp_path: Path) -> None:
    """One for one, without any kill: what the other tests compare with holds for a whole quiet life."""
    async with stage(tmp_path) as here:
        assert NOT_KEPT not in await panic(here)
        missing, left = unwritten(here.wire.sent, read_disk(here.journal, tmp_path / "copy").written)
        assert missing == []
        assert all(entry.never_left for entry in left)
        assert len(here.wire.sent) > 8
