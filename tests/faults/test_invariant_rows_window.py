"""I21 without a clock: in the window's thread nothing waits for a disk or a name, and no single turn does much work."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from gui.commands.listing import read_listings
from gui.config.paths import find_paths
from gui.config.settings import load_settings
from gui.domain.venues import Environment, Venue
from gui.drill.faults import Fault, FaultAct
from gui.drill.seeds import many
from gui.engine.scope import Scope
from gui.session import open_session
from tests.commands.venues import ground
from tests.stand import EPOCH, Stand, make_world

# What may take as long as a disk, a name service or another process wants (events of `sys.audit`).
BLOCKING = frozenset(
    {
        *("open", "os.listdir", "os.mkdir", "os.remove", "os.rename", "sqlite3.connect", "subprocess.Popen"),
        *("socket.getaddrinfo", "socket.gethostbyaddr", "socket.gethostbyname", "time.sleep", "import"),
    }
)
# Function calls in one turn of the loop, a few of them a microsecond: a few milliseconds for all rows at once.
MOST_CALLS = 60_000
ORDERS = 400


class Guard:
    """Hears what a thread does while it is on guard; an audit hook cannot be taken back, so there is one."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.thread: int | None = None
        sys.addaudithook(self)

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.thread is not None and event in BLOCKING and threading.get_ident() == self.thread:
            self.heard.append(f"{event} {str(arguments[:1])[:120]}")

    @contextmanager
    def on(self) -> Iterator[list[str]]:
        """Watch this thread."""
        self.heard = []
        self.thread = threading.get_ident()
        try:
            yield self.heard
        finally:
            self.thread = None


GUARD = Guard()


def test_the_guard_hears_what_blocks_and_only_while_it_is_on(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("x", encoding="utf-8")
    with GUARD.on() as heard:
        (tmp_path / "one").read_text(encoding="utf-8")
        other = threading.Thread(target=(tmp_path / "one").read_text)
        other.start()
        other.join()
    (tmp_path / "one").unlink()
    assert [what.split()[0] for what in heard] == ["open"]


@pytest.mark.parametrize("act", [FaultAct.HANG, FaultAct.RESET_AFTER, FaultAct.HTML])
async def test_I21_nothing_in_the_windows_thread_waits_for_disk_or_names_while_venues_fail(
    tmp_path: Path, act: FaultAct
) -> None:
    async with ground(tmp_path, scenario="calm") as here:
        paths = find_paths(here.environ, str(here.config))
        accounts = load_settings(paths).of(Environment.LIVE)
        session = await open_session(Environment.LIVE, accounts, paths, here.environ)
        assert await read_listings(session.switch, asyncio.Event())
        here.venues.faults.add(Fault(act, Venue.OKX, method="POST", status=503, hits=1))
        here.venues.faults.add(Fault(act, Venue.BINANCE, status=503, hits=2))
        with GUARD.on() as heard:
            session.switch.panic(Scope(), hold_ms=700)
            async with asyncio.timeout(30):
                while here.venues.book.live():
                    await asyncio.sleep(0.01)
            session.switch.stop_sending()
            session.switch.read_again()
            await session.journal.flush(5.0)
        assert await session.close(2.0) == ()
        assert heard == []


@contextmanager
def counting() -> Iterator[list[int]]:
    """Count the calls of each turn of the loop."""
    counts: list[int] = []
    turn = asyncio.Handle._run

    def counted(self: asyncio.Handle) -> None:
        calls = 0

        def one(_frame: FrameType, event: str, _argument: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        sys.setprofile(one)
        try:
            turn(self)
        finally:
            sys.setprofile(None)
            counts.append(calls)

    asyncio.Handle._run = counted  # type: ignore[method-assign]
    try:
        yield counts
    finally:
        asyncio.Handle._run = turn  # type: ignore[method-assign]


@pytest.mark.looptime
@pytest.mark.parametrize("trouble", ["calm", "silent", "pages", "refused"])
async def test_I21_no_turn_of_the_loop_does_more_work_than_a_frame_allows(trouble: str) -> None:
    world = make_world(many(ORDERS, 1, now=EPOCH, instruments=60))
    stand = Stand(world)
    await stand.start()
    if trouble == "silent":
        world.fault(FaultAct.HANG)
    elif trouble == "pages":
        world.fault(FaultAct.HTML, status=502)
    elif trouble == "refused":
        body = '{"code":"50113","msg":"Invalid Sign","data":[]}'
        world.fault(FaultAct.ANSWER, Venue.OKX, status=401, body=body)
        world.fault(FaultAct.ANSWER, Venue.BINANCE, status=401, body='{"code":-2015,"msg":"Invalid API-key"}')
    with counting() as counts:
        stand.panic()
        await asyncio.sleep(12.0)
        world.faults.clear()
        stand.panic()
        await asyncio.sleep(12.0)
    await stand.stop()
    assert len(counts) > 1000
    assert max(counts) < MOST_CALLS
