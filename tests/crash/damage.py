"""Damages the journal's files as bad disks do, and plays a start and a press over what is left."""

from __future__ import annotations

import asyncio
import random
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gui.domain.orders import OrderKey
from gui.drill.orders import PracticeOrder
from gui.engine.scope import Scope
from gui.session import Session
from tests.crash.lives import Watch, revive
from tests.crash.points import KillPoint, Where
from tests.crash.stage import Stage, stage
from tests.crash.wire import OnDisk, read_disk, unwritten

FLAT_S = 15.0


@dataclass(frozen=True)
class Left:
    """What a start that was killed left: its files, the venues' orders, and what the files held while sound."""

    data: Path
    orders: tuple[PracticeOrder, ...]
    disk: OnDisk


@dataclass(frozen=True)
class Played:
    """What came of one damage: ``told`` says that the program named it, ``losses`` must be empty."""

    what: str
    told: bool
    losses: tuple[str, ...]


async def leave_files(folder: Path) -> Left:
    """Let one start come to its end and the next be killed in the middle: a full database and a write-ahead log."""
    async with stage(folder) as here:
        assert await here.start().ended() == 0
        revive(here)
        assert await here.start(KillPoint(Where.WORKED, 8, cancels=True)).ended() == -9
        await asyncio.sleep(0.1)
        orders = tuple(replace(order, wire=dict(order.wire)) for order in here.venues.book)
        return Left(here.data, orders, read_disk(here.journal, folder / "copy"))


def damage(data: Path, rng: random.Random) -> str:
    """Do one damage to one of the journal's files; gives what it was."""
    files = sorted(path for path in data.iterdir() if path.name.startswith("journal.sqlite3"))
    path = rng.choice(files)
    raw = bytearray(path.read_bytes())
    kind = rng.choice(("flip", "flips", "hole", "cut", "cut", "noise", "removed"))
    place = rng.randrange(len(raw)) if raw else 0
    if kind == "flip":
        raw[place] ^= 1 << rng.randrange(8)
    elif kind == "flips":
        for _ in range(64):
            raw[rng.randrange(len(raw))] = rng.randrange(256)
    elif kind == "hole":
        raw[place : place + 4096] = bytes(len(raw[place : place + 4096]))
    elif kind == "cut":
        del raw[place:]
    elif kind == "noise":
        raw[place : place + 512] = rng.randbytes(len(raw[place : place + 512]))
    if kind == "removed":
        path.unlink()
    else:
        path.write_bytes(raw)
    return f"{kind} in {path.name} at {place}"


async def play_damage(left: Left, number: int, seed: int, folder: Path) -> Played:
    """Damage a copy of the files and start over it: it must come up, cancel everything and say what is not kept."""
    async with stage(folder, orders=left.orders) as here:
        shutil.copytree(left.data, here.data)
        what = damage(here.data, random.Random(f"{seed} {number}"))
        losses: list[str] = []
        session = await here.session()
        watch = Watch(here, session)
        try:
            await asyncio.sleep(0.3)
            if here.wire.sent:
                losses.append("the start sent something by itself")
            session.switch.panic(Scope())
            end = time.monotonic() + FLAT_S
            while here.venues.book.live() and time.monotonic() < end:
                await asyncio.sleep(0.01)
            if here.venues.book.live():
                losses.append("not everything was cancelled")
        finally:
            tasks = await session.close(3.0)
        losses += [f"a task did not end: {name}" for name in tasks]
        losses += _afterwards(here, session, watch)
        lines = " ".join(line.text for line in session.switch.journal_lines())
        told = any(word in lines for word in ("damaged", "could not be read", "memory only", "was removed"))
        return Played(what, told, tuple(losses))


def _afterwards(here: Stage, session: Session, watch: Watch) -> list[str]:
    losses = list(watch.faults)
    lines = [line.text for line in session.switch.journal_lines()]
    losses += [f"a part died: {text}" for text in lines if "one part stopped" in text]
    real = {OrderKey(order.account, order.family, order.algo_id) for order in here.venues.book}
    named = {OrderKey(wired.account, wired.family, algo_id) for wired in here.wire.sent for algo_id in wired.ids}
    losses += [f"an id that no venue ever listed was sent: {key}" for key in named - real]
    health = session.switch.journal_health()
    if "memory only" in " ".join(lines) or (health.fault and "closed" not in health.fault):
        return losses
    disk = read_disk(here.journal, here.folder / "copy", sent_only=True)
    if disk.sound != "ok":
        return [*losses, f"the journal says that it is well and is not: {disk.sound[:80]}"]
    missing, _ = unwritten(here.wire.sent, disk.written)
    return losses + [f"reached the venue and is not in the journal: {wired}" for wired in missing]


async def play_damages(count: int, seed: int, folder: Path, at_once: int = 4) -> list[Played]:
    """Play so many damages of the same files."""
    left = await leave_files(folder / "left")
    places = asyncio.Semaphore(at_once)

    async def play(number: int) -> Played:
        async with places:
            return await play_damage(left, number, seed, folder / f"damage-{number}")

    return list(await asyncio.gather(*(play(number) for number in range(count))))


def damage_summary(played: Sequence[Played]) -> str:
    """Say in one line what came of them."""
    losses = sum(len(one.losses) for one in played)
    told = sum(one.told for one in played)
    return f"damaged journals: {len(played)}, failures: {losses}, named by the program: {told}"
