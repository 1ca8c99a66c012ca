"""When the positions have to be read next: after answers, for proofs, and for a run that wants to know all of them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Protocol

from gui.domain.closing_transitions import READINGS_APART_S
from gui.domain.closings import ClosePhase, PositionRow

# The second of two proving readings begins this much later than it must, and one after an answer (seconds).
MARGIN_S = 0.01
# What only waits is read so often while a run is on (seconds).
CALM_S = 1.0


class Readings(Protocol):
    """What is asked of a reader of positions."""

    def first_since(self, since: float) -> float | None:
        """The begin of the first complete reading begun after ``since``."""
        ...

    def complete_twice_since(self, since: float) -> bool:
        """Whether two complete readings begun after ``since`` lie far enough apart, and the latest is one."""
        ...


def next_reading(rows: Iterable[PositionRow], readings: Readings, since: float | None, now: float) -> float | None:
    """Give the monotonic second at which the next reading is wanted; None while nobody waits for one.

    ``since`` is the latest press or answer of a run that closes positions, None while none is on.
    """
    times = [at for row in rows if (at := _row_needs(row, now, in_run=since is not None)) is not None]
    if since is not None and not readings.complete_twice_since(since):
        first = readings.first_since(since)
        times.append(since + MARGIN_S if first is None else first + READINGS_APART_S + MARGIN_S)
    return min(times, default=None)


def _row_needs(row: PositionRow, now: float, *, in_run: bool) -> float | None:
    closing = row.closing
    if row.proof is not None or not (in_run or closing.phase in (ClosePhase.SENT, ClosePhase.ANSWERED)):
        return None
    if closing.phase is ClosePhase.SENT:
        return now + CALM_S
    needed = closing.read_needed_since
    floor = max(needed if needed is not None else -math.inf, closing.wanted_since or -math.inf)
    if row.zero_last is not None:
        counts = row.zero_first is not None and row.zero_first > floor
        return (row.zero_first or 0.0) + READINGS_APART_S + MARGIN_S if counts else floor + MARGIN_S
    if needed is not None:
        return needed + MARGIN_S
    return now + CALM_S if closing.phase is ClosePhase.WAITING else None
