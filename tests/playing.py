"""Plays command lines against practice venues on real sockets, many at once, and keeps what came of each."""

from __future__ import annotations

import asyncio
import io
import json
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from gui.cli import run
from gui.drill.account import PracticeAccount
from gui.drill.exchange import Asked
from gui.drill.ledger import Arrival
from gui.drill.orders import PracticeOrder
from gui.drill.venues import PracticeVenues
from tests.commands.venues import write_config

# More would wait for each other's turns rather than for the venues.
AT_ONCE = 4
# What the program sent and left is read by the venues within this time, however busy the machine is (seconds).
READ_S = 20.0
LOOK_S = 0.01

Prepare = Callable[[PracticeVenues], None]

# The streams of the call that is being made; every call has a context of its own.
_SAID: ContextVar[tuple[io.StringIO, io.StringIO] | None] = ContextVar("said", default=None)


@dataclass(frozen=True)
class Call:
    """One command line: ``before`` runs first, then the venues are prepared and watched for ``words``.

    A run that never ends by itself is given the first of ``timeouts`` (seconds), and the next one, with new venues,
    until what came of it is ``enough``: a busy machine needs longer for the same.
    """

    words: tuple[str, ...]
    scenario: str = "calm"
    prepare: Prepare = lambda venues: None
    before: tuple[str, ...] = ()
    environ: Mapping[str, str] = field(default_factory=dict)
    accounts: tuple[PracticeAccount, ...] | None = None
    timeouts: tuple[float, ...] = ()
    enough: Callable[[Played], bool] = lambda played: True


@dataclass(frozen=True)
class Played:
    """What came of it: exit code, both streams, what reached the venues, and how their orders stand."""

    code: int
    out: str
    err: str
    arrivals: tuple[Arrival, ...]
    orders: Mapping[tuple[str, str, str], PracticeOrder]
    secrets: tuple[str, ...]
    data: Path

    @property
    def document(self) -> dict[str, Any]:
        """The one JSON document on stdout."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def cancels(self) -> list[Arrival]:
        """The requests that were no question."""
        return [arrival for arrival in self.arrivals if arrival.method != "GET"]

    def rows(self, query: str) -> list[Any]:
        """Ask the journal file."""
        connection = sqlite3.connect(self.data / "journal.sqlite3")
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()


class _Mouth(io.TextIOBase):
    """Stands for stdout or stderr and gives every call its own."""

    def __init__(self, which: int) -> None:
        self._which = which

    def write(self, text: str) -> int:
        said = _SAID.get()
        return len(text) if said is None else said[self._which].write(text)


@contextmanager
def mouths() -> Iterator[None]:
    """Keep the streams of calls apart."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _Mouth(0), _Mouth(1)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def watch_signatures(venues: PracticeVenues) -> set[str]:
    """Collect every signature that arrives."""
    seen: set[str] = set()
    for rules in (venues.okx, venues.binance):
        account_of = rules.account_of

        def noting(asked: Asked, account_of: Callable[[Asked], str] = account_of) -> str:
            given = {asked.headers.get("OK-ACCESS-SIGN", ""), asked.params.get("signature", "")}
            seen.update(word for word in given if word)
            return account_of(asked)

        rules.account_of = noting  # type: ignore[method-assign]
    return seen


async def play(call: Call, folder: Path) -> Played:
    """Make one call; needs `mouths`."""
    folder.mkdir(parents=True)
    venues = PracticeVenues(scenario=call.scenario, accounts=call.accounts)
    await venues.start()
    try:
        config, environ = write_config(venues.describe(), folder)
        environ = {**environ, "KILLSWITCH_CONFIG": str(config), **call.environ}
        if call.before:
            _SAID.set((io.StringIO(), io.StringIO()))
            await asyncio.to_thread(run, list(call.before), environ)
            # The command has closed its lines: what it sent is read when the last of them is gone.
            await _until(lambda: not _lines(venues))
            venues.okx.reset()
            venues.ledger.clear()
        call.prepare(venues)
        signatures = watch_signatures(venues)
        said = (io.StringIO(), io.StringIO())
        _SAID.set(said)
        code = await asyncio.to_thread(run, list(call.words), environ)
        sent = _requests_told(said[0].getvalue())
        await _until(lambda: len(venues.ledger.requests) >= sent)
        orders = {(order.account, str(order.family), order.algo_id): replace(order) for order in venues.book}
        arrivals = tuple(replace(arrival) for arrival in venues.ledger.requests)
    finally:
        await venues.stop()
    secrets = {value for name, value in environ.items() if name.endswith(("_KEY", "_SECRET", "_PASSPHRASE")) and value}
    return Played(
        code,
        said[0].getvalue(),
        said[1].getvalue(),
        arrivals,
        orders,
        (*secrets, *signatures),
        folder / "data",
    )


async def _until(holds: Callable[[], bool]) -> None:
    # What never holds is for the test to tell.
    end = time.monotonic() + READ_S
    while not holds() and time.monotonic() < end:
        await asyncio.sleep(LOOK_S)


def _lines(venues: PracticeVenues) -> int:
    runners = [server._runner for server in venues._servers.values()]
    return sum(len(runner.server.connections) for runner in runners if runner is not None and runner.server is not None)


def _requests_told(out: str) -> int:
    try:
        document = json.loads(out)
    except ValueError:
        return 0
    told = document.get("requests", 0) if isinstance(document, dict) else 0
    return told if isinstance(told, int) else 0


async def play_long_enough(call: Call, folder: Path) -> Played:
    """Make one call, and make it again with more time as long as that was too little."""
    if not call.timeouts:
        return await play(call, folder)
    for timeout_s in call.timeouts:
        words = (*call.words, "--timeout", f"{timeout_s:g}")
        played = await play(replace(call, words=words), folder.with_name(f"{folder.name}-{timeout_s:g}"))
        if call.enough(played):
            break
    return played


def play_all(calls: Mapping[str, Call], folder: Path) -> dict[str, Played]:
    """Make all calls side by side, each with venues and files of its own."""

    places = asyncio.Semaphore(AT_ONCE)

    async def one(name: str, call: Call) -> Played:
        async with places:
            return await play_long_enough(call, folder / name)

    async def every() -> dict[str, Played]:
        played = await asyncio.gather(*(one(name, call) for name, call in calls.items()))
        return dict(zip(calls, played, strict=True))

    with mouths():
        return asyncio.run(every())
