"""Plays command lines against practice venues on real sockets, many at once, and keeps what came of each."""

from __future__ import annotations

import asyncio
import io
import json
import sqlite3
import sys
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

Prepare = Callable[[PracticeVenues], None]

# The streams of the call that is being made; every call has a context of its own.
_SAID: ContextVar[tuple[io.StringIO, io.StringIO] | None] = ContextVar("said", default=None)


@dataclass(frozen=True)
class Call:
    """One command line: ``before`` runs first, then the venues are prepared and watched for ``words``."""

    words: tuple[str, ...]
    scenario: str = "calm"
    prepare: Prepare = lambda venues: None
    before: tuple[str, ...] = ()
    environ: Mapping[str, str] = field(default_factory=dict)
    accounts: tuple[PracticeAccount, ...] | None = None


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
            venues.okx.reset()
            venues.ledger.clear()
        call.prepare(venues)
        signatures = watch_signatures(venues)
        said = (io.StringIO(), io.StringIO())
        _SAID.set(said)
        code = await asyncio.to_thread(run, list(call.words), environ)
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


def play_all(calls: Mapping[str, Call], folder: Path) -> dict[str, Played]:
    """Make all calls side by side, each with venues and files of its own."""

    places = asyncio.Semaphore(AT_ONCE)

    async def one(name: str, call: Call) -> Played:
        async with places:
            return await play(call, folder / name)

    async def every() -> dict[str, Played]:
        played = await asyncio.gather(*(one(name, call) for name, call in calls.items()))
        return dict(zip(calls, played, strict=True))

    with mouths():
        return asyncio.run(every())
