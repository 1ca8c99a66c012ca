"""What a record lacks is said in words."""

from __future__ import annotations

import pytest

from gui.domain.rows import State
from gui.journal.entries import NOT_SENT, Line, Tone
from gui.proof.record import OrderRecord, Outcome, Try
from gui.proof.remarks import with_remarks
from tests.proof.made import BEGAN, exchange, key, record


def told(made: object = None, *, damaged: bool = False, unreadable: int = 0, kept: bool = True) -> str:
    given = made or record()
    return " ".join(with_remarks(given, damaged, unreadable, kept).remarks)  # type: ignore[arg-type]


def with_try(verdict: str | None, status: int | None = None) -> object:
    one = Try("a1", 1, BEGAN, "cancel-algos", "www.okx.com", verdict, http_status=status)
    return record(orders=(OrderRecord(key("1"), "", State.GONE, tries=(one,)),))


def test_a_whole_record_needs_no_remark() -> None:
    assert told() == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"presses": ()}, "start of this run is not in the journal"),
        ({"outcomes": ()}, "no end of this run"),
        ({"orders": (OrderRecord(key("1"), "", State.UNKNOWN),)}, "count as open here"),
        ({"outcomes": (Outcome("stopped", BEGAN, 1),)}, "stopped by hand"),
        ({"outcomes": (Outcome("not-flat", 1, 1), Outcome("flat", BEGAN, 0))}, "flat since 2026-11-21T14:03:21.000Z"),
        ({"orders": (OrderRecord(key("1"), "", State.TRIGGERED),)}, "Orders that fired: 1."),
        ({"orders": ()}, "No order was in the scope"),
        ({"lines": (Line(BEGAN, Tone.BAD, "Journal", "disk full"),)}, "trouble at 2026-11-21T14:03:21.000Z: disk full"),
    ],
)
def test_what_a_run_lacks(changes: dict[str, object], words: str) -> None:
    assert words in told(record(**changes))


def test_what_tries_and_file_lack() -> None:
    assert "without an answer in the journal: 1" in told(with_try(None))
    assert "then not sent" in told(with_try(NOT_SENT))
    assert "does not hold what went over the wire: 1" in told(with_try("accepted", 200))
    assert "older version" in told(with_try("accepted", 200), kept=False)
    assert "damaged" in told(damaged=True)
    assert "left out: 3" in told(unreadable=3)
    assert told(record(exchanges=(exchange("a1", "1"),), lines=(Line(1, Tone.FINE, "Journal", "well"),))) == ""
