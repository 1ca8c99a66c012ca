"""How exchanges and readings of listings stand in the journal's tables: to columns and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gui.domain.errors import ShapeError
from gui.domain.exchanges import Exchange, Purpose
from gui.domain.orders import OrderKey
from gui.domain.venues import Family
from gui.journal.entries import Exchanged, ListingRead

EXCHANGES = (
    "seq INTEGER PRIMARY KEY, run INTEGER, attempt TEXT, purpose TEXT, keys TEXT, method TEXT, host TEXT,"
    " target TEXT, request_text TEXT, sent_ms INTEGER, answered_ms INTEGER, http_status INTEGER, answer TEXT,"
    " fault TEXT, at_ms INTEGER"
)
READINGS = (
    "seq INTEGER PRIMARY KEY, run INTEGER, account TEXT, family TEXT, begun_ms INTEGER, at_ms INTEGER,"
    " complete INTEGER, orders INTEGER, missing TEXT, fault TEXT, absent TEXT, pages TEXT"
)


def exchange_columns(entry: Exchanged) -> tuple[object, ...]:
    """Give the columns of ``exchanges`` after ``seq``."""
    return (entry.run, *page_columns(entry.exchange), entry.at_ms)


def reading_columns(entry: ListingRead) -> tuple[object, ...]:
    """Give the columns of ``readings`` after ``seq``."""
    return (
        entry.run,
        entry.account,
        str(entry.family),
        entry.begun_ms,
        entry.at_ms,
        entry.complete,
        entry.orders,
        json.dumps(entry.missing),
        entry.fault,
        json.dumps([key.algo_id for key in entry.absent]),
        json.dumps([page_columns(page) for page in entry.pages]),
    )


def exchanged_of(columns: Sequence[Any]) -> Exchanged:
    """Read the columns of ``exchanges`` after ``seq``; raises ShapeError."""
    try:
        run, *middle, at_ms = columns
        return Exchanged(run, page_of(middle), int(at_ms))
    except (TypeError, ValueError, KeyError, IndexError) as odd:
        raise ShapeError("exchanges", type(odd).__name__) from None


def reading_of(columns: Sequence[Any]) -> ListingRead:
    """Read the columns of ``readings`` after ``seq``; raises ShapeError."""
    try:
        run, account, family, begun_ms, at_ms, complete, orders, missing, fault, absent, pages = columns
        return ListingRead(
            run=run,
            account=str(account),
            family=Family(family),
            begun_ms=int(begun_ms),
            at_ms=int(at_ms),
            complete=bool(complete),
            orders=int(orders),
            missing=tuple(str(name) for name in json.loads(missing)),
            fault=str(fault or ""),
            absent=tuple(OrderKey(str(account), Family(family), str(algo_id)) for algo_id in json.loads(absent)),
            pages=tuple(page_of(page) for page in json.loads(pages)),
        )
    except (TypeError, ValueError, KeyError, IndexError) as odd:
        raise ShapeError("readings", type(odd).__name__) from None


def page_columns(one: Exchange) -> tuple[object, ...]:
    """Give an exchange as columns, for a table's row or for JSON."""
    return (
        one.attempt,
        str(one.purpose),
        json.dumps(one.keys),
        one.method,
        one.host,
        one.target,
        one.body,
        one.sent_ms,
        one.answered_ms,
        one.http_status,
        one.answer,
        one.fault,
    )


def page_of(columns: Sequence[Any]) -> Exchange:
    """Read what `page_columns` gave; raises what odd columns raise."""
    attempt, purpose, keys, method, host, target, body, sent_ms, answered_ms, http_status, answer, fault = columns
    return Exchange(
        attempt=str(attempt or ""),
        purpose=Purpose(purpose),
        keys=tuple(OrderKey(str(key[0]), Family(key[1]), str(key[2])) for key in json.loads(keys)),
        method=str(method),
        host=str(host),
        target=str(target),
        body=str(body or ""),
        sent_ms=sent_ms,
        answered_ms=answered_ms,
        http_status=http_status,
        answer=str(answer or ""),
        fault=str(fault or ""),
    )
