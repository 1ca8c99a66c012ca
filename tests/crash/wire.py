"""What reached the practice venues, read off the requests themselves, and what the journal's file says was sent."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from gui.domain.orders import OrderKey
from gui.domain.replies import Verdict
from gui.domain.venues import Family, Venue
from gui.drill.exchange import Answer, Asked
from gui.drill.venues import PracticeVenues
from gui.journal import known
from gui.journal.attempts import SURELY_NOT
from gui.journal.entries import NOT_SENT

# Clocks of two processes of one machine are one clock, read in whole milliseconds.
SAME_MS = 2
FAMILIES = {
    "/api/v5/": Family.OKX_ALGO,
    "/sapi/v1/algo/futures/": Family.SAPI_FUTURES,
    "/sapi/v1/algo/spot/": Family.SAPI_SPOT,
    "/fapi/": Family.UM,
    "/dapi/": Family.CM,
}
WHOLE_SYMBOL = "algo-open-orders"


@dataclass(frozen=True, slots=True)
class Wired:
    """A request that is no question, as it reached a venue: the ids that it named, or the symbol; ``at_ms`` epoch."""

    account: str
    family: Family
    ids: frozenset[str]
    symbol: str
    at_ms: int


@dataclass(frozen=True, slots=True)
class Written:
    """An intent in the journal's file.

    ``not_sent`` says that it was taken back before anything left, ``never_left`` that its answers say so: that too, or
    no connection came about. ``unheard``: nothing came back, so its bytes may have died with a connection.
    """

    attempt: str
    path: str
    account: str
    family: str
    ids: frozenset[str]
    instruments: frozenset[str]
    at_ms: int
    not_sent: bool
    never_left: bool = False
    unheard: bool = False

    def covers(self, wired: Wired) -> bool:
        """Say whether this may be the entry of that request."""
        if self.account != wired.account or self.family != wired.family or self.at_ms > wired.at_ms + SAME_MS:
            return False
        if wired.symbol:
            return self.path == WHOLE_SYMBOL and wired.symbol in self.instruments
        return self.path != WHOLE_SYMBOL and wired.ids <= self.ids


class Wire:
    """Notes every cancel on its arrival, whatever the venue does with it, and tells ``on_event`` of every request.

    ``on_event`` is called with "arrived" before the venue does anything and with "worked" when its answer is made.
    """

    def __init__(self, venues: PracticeVenues, wall: Callable[[], float]) -> None:
        self.sent: list[Wired] = []
        self.requests = 0
        self.on_event: Callable[[str, bool], None] = lambda event, is_cancel: None
        for server in venues._servers.values():
            met, rules, answer = server._met, server._rules, server._rules.answer

            async def meeting(asked: Asked, request: Any, met: Any = met, rules: Any = rules) -> Any:
                self.requests += 1
                if asked.method != "GET":
                    self.sent.append(_wired(asked, rules.account_of(asked), int(wall() * 1000)))
                self.on_event("arrived", asked.method != "GET")
                return await met(asked, request)

            def working(asked: Asked, answer: Callable[[Asked], Answer] = answer) -> Answer:
                made = answer(asked)
                self.on_event("worked", asked.method != "GET")
                return made

            server._met = meeting  # type: ignore[method-assign]
            rules.answer = working  # type: ignore[method-assign]


def _wired(asked: Asked, account: str, at_ms: int) -> Wired:
    family = next(family for path, family in FAMILIES.items() if asked.path.startswith(path))
    if family.venue is Venue.OKX:
        ids = frozenset(item["algoId"] for item in json.loads(asked.body))
        return Wired(account, family, ids, "", at_ms)
    given = dict(parse_qsl(asked.body.decode() or asked.query))
    if "algoId" in given:
        return Wired(account, family, frozenset({given["algoId"]}), "", at_ms)
    return Wired(account, family, frozenset(), given["symbol"], at_ms)


@dataclass(frozen=True, slots=True)
class OnDisk:
    """What the journal's file holds: intents, open attempts by run, keys with an end, last known keys."""

    sound: str
    written: Sequence[Written]
    must_be_unknown: frozenset[OrderKey]
    known: frozenset[OrderKey]
    ended_gone: frozenset[OrderKey]


def read_disk(journal: Path, copy: Path, *, sent_only: bool = False) -> OnDisk:
    """Read a copy of the journal's files, so that the next start meets them exactly as they were left.

    ``sent_only`` leaves out everything but the intents, for files in which other rows may make no sense.
    """
    copy.mkdir(parents=True, exist_ok=True)
    for suffix in ("", "-wal", "-shm"):
        source, target = Path(f"{journal}{suffix}"), copy / f"journal.sqlite3{suffix}"
        target.unlink(missing_ok=True)
        if source.exists():
            shutil.copyfile(source, target)
    if not (copy / "journal.sqlite3").exists():
        return OnDisk("ok", (), frozenset(), frozenset(), frozenset())
    with closing(sqlite3.connect(copy / "journal.sqlite3")) as connection:
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        try:
            sound = str(connection.execute("PRAGMA integrity_check").fetchone()[0])
        except sqlite3.DatabaseError as error:
            return OnDisk(str(error), (), frozenset(), frozenset(), frozenset())
        if not connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'known'").fetchone()[0]:
            return OnDisk(sound, (), frozenset(), frozenset(), frozenset())
        if sent_only:
            return OnDisk(sound, _written(connection), frozenset(), frozenset(), frozenset())
        payloads = [row[0] for row in connection.execute("SELECT payload FROM known")]
        gone = connection.execute("SELECT account, family, algo_id FROM ended WHERE state = 'GONE'")
        return OnDisk(
            sound,
            _written(connection),
            frozenset(_open_keys(connection)),
            frozenset(known.decode(payload).key for payload in payloads),
            frozenset(OrderKey(account, Family(family), algo_id) for account, family, algo_id in gone),
        )


def _written(connection: sqlite3.Connection) -> list[Written]:
    answers: dict[str, set[tuple[str, bool]]] = {}
    for attempt, verdict, status in connection.execute("SELECT attempt, verdict, http_status FROM answers"):
        answers.setdefault(attempt, set()).add((verdict, status is not None))
    found: dict[str, Written] = {}
    rows = connection.execute(
        "SELECT i.attempt, i.path, k.account, k.family, k.algo_id, k.instrument, i.at_ms"
        " FROM intents i JOIN intent_keys k ON k.seq = i.seq ORDER BY i.seq"
    )
    for attempt, path, account, family, algo_id, instrument, at_ms in rows:
        old, said = found.get(attempt), answers.get(attempt, set())
        found[attempt] = Written(
            attempt,
            path,
            account,
            family,
            frozenset({algo_id}) | (old.ids if old else frozenset()),
            frozenset({instrument}) | (old.instruments if old else frozenset()),
            at_ms,
            not_sent=said == {(NOT_SENT, False)},
            never_left=bool(said) and said <= {(NOT_SENT, False), (Verdict.RETRY.value, False)},
            unheard=bool(said) and said <= {(NOT_SENT, False), (Verdict.UNKNOWN.value, False)},
        )
    return list(found.values())


def _open_keys(connection: sqlite3.Connection) -> Iterable[OrderKey]:
    """Give the keys that a start must show as UNKNOWN, read without the program's own query.

    A key is one if the last thing that the file says of it is an intent: no end after it, and its run did not end
    or the venue may have done it.
    """
    ended: dict[tuple[str, str, str], int] = {}
    for account, family, algo_id, seq in connection.execute("SELECT account, family, algo_id, seq FROM ended"):
        ended[account, family, algo_id] = max(seq, ended.get((account, family, algo_id), 0))
    over = {row[0] for row in connection.execute("SELECT run FROM run_ends")}
    verdicts: dict[tuple[str, str, str, str], str] = {}
    for *place, verdict in connection.execute(
        "SELECT attempt, account, family, algo_id, verdict FROM answers ORDER BY seq"
    ):
        verdicts[place[0], place[1], place[2], place[3]] = verdict
    rows = connection.execute(
        "SELECT k.account, k.family, k.algo_id, k.seq, i.attempt, i.run FROM intent_keys k"
        " JOIN intents i ON i.seq = k.seq"
    )
    for account, family, algo_id, seq, attempt, run in rows:
        if ended.get((account, family, algo_id), 0) > seq:
            continue
        verdict = verdicts.get((attempt, account, family, algo_id))
        if run not in over or verdict is None or verdict not in SURELY_NOT:
            yield OrderKey(account, Family(family), algo_id)


def unwritten(sent: Sequence[Wired], written: Sequence[Written]) -> tuple[list[Wired], list[Written]]:
    """Pair every request with an entry of its own; gives the requests without one and the entries left over.

    An entry that names exactly the orders of the request comes first, then one that names more: between the plan
    and the send an order may have ended.
    """
    left = list(written)
    missing = []
    for wired in sorted(sent, key=lambda one: one.at_ms):
        fits = [one for one in left if one.covers(wired) and not one.not_sent]
        exact = [one for one in fits if one.ids == wired.ids]
        chosen = next(iter(exact or fits), None)
        if chosen is None:
            missing.append(wired)
        else:
            left.remove(chosen)
    return missing, left
