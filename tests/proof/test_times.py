"""Times as a proof writes them."""

from __future__ import annotations

import pytest

from gui.proof.times import clock, compact, seconds, stamp, stamp_or_none

AT = 1_795_269_801_842


def test_times_are_utc_to_the_millisecond() -> None:
    assert stamp(AT) == "2026-11-21T14:03:21.842Z"
    assert clock(AT) == "14:03:21.842"
    assert compact(AT) == "2026-11-21-140321Z"
    assert stamp_or_none(None) is None
    assert stamp_or_none(0) == "1970-01-01T00:00:00.000Z"
    assert clock(None) == "–"


def test_a_time_outside_the_calendar_is_a_question_mark() -> None:
    assert (stamp(2**63 - 1), clock(2**63 - 1), compact(2**63 - 1)) == ("?", "?", "unknown-time")


@pytest.mark.parametrize(("ms", "text"), [(96, "96 ms"), (999, "999 ms"), (1610, "1.61 s"), (63_400, "1:03.4")])
def test_durations(ms: int, text: str) -> None:
    assert seconds(ms) == text
