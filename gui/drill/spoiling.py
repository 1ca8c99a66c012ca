"""What a fault does to an answer that the venue has already made: rows gone or invented, wrong labels, packed bytes."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import replace

from gui.drill.exchange import Answer
from gui.drill.faults import Fault, FaultAct

Rows = list[object]


def _drop_row(rows: Rows, fault: Fault) -> None:
    del rows[fault.row : fault.row + 1]


def _no_rows(rows: Rows, fault: Fault) -> None:
    rows.clear()


def _extra_row(rows: Rows, fault: Fault) -> None:
    rows.append(json.loads(fault.body))


_ON_ROWS: dict[FaultAct, Callable[[Rows, Fault], None]] = {
    FaultAct.DROP_ROW: _drop_row,
    FaultAct.NO_ROWS: _no_rows,
    FaultAct.EXTRA_ROW: _extra_row,
}


def spoilt(answer: Answer, fault: Fault) -> Answer:
    """Give the answer as the fault leaves it; an act that spoils no answer leaves it whole."""
    if fault.act in _ON_ROWS:
        return replace(answer, body=_with_rows(answer.body, fault))
    if fault.act is FaultAct.ANSWER_AFTER:
        return Answer(fault.status, fault.body.encode(), {**answer.headers, **fault.headers})
    if fault.act is FaultAct.WRONG_TYPE:
        return replace(answer, content_type="text/html")
    if fault.act is FaultAct.GZIP:
        headers = {**answer.headers, "Content-Encoding": "gzip"}
        return replace(answer, body=gzip.compress(answer.body, mtime=0), headers=headers)
    return answer


def _with_rows(body: bytes, fault: Fault) -> bytes:
    document = json.loads(body)
    rows = document
    if isinstance(document, dict):
        rows = document.get("data", document.get("orders"))
    if isinstance(rows, list):
        _ON_ROWS[fault.act](rows, fault)
    return json.dumps(document, separators=(",", ":")).encode()
