"""Positions in the reports of ``list`` and ``panic``: entries of the JSON, lines of the text, what can be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from gui.domain.clock import Clock
from gui.domain.closings import PositionRow, PositionState
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import PositionKey
from gui.domain.sentences import fault_sentence
from gui.engine.flattensurface import FlattenSurface
from gui.engine.views import PositionsView

# A reading that failed is given this long to come after all, one that was asked to slow down longer (seconds).
SECOND_CHANCE_S = 1.2
SLOWED_S = 6.0


def run_entries(positions: Mapping[PositionKey, PositionRow], run: int, labels: Sequence[str]) -> list[dict[str, Any]]:
    """Make the JSON entries of a run's positions: those that it closes or closed, and what is open beside them."""
    rows = (row for row in positions.values() if row.key.account in labels)
    return [_run_entry(row) for row in rows if row.closing.run == run or row.open]


def _run_entry(row: PositionRow) -> dict[str, Any]:
    closing = row.closing
    message = closing.message or (closing.fault.message if closing.fault is not None else "") or row.note
    return {
        "account": row.key.account,
        "family": str(row.key.family),
        "instrument": row.key.instrument,
        "side": str(row.key.side),
        "size": _text(row.position.size),
        "state": str(row.state),
        "code": closing.code,
        "message": message,
        "attempts": closing.attempts,
        "proof": str(row.proof) if row.proof is not None else None,
    }


def held(positions: Iterable[PositionRow]) -> list[PositionRow]:
    """Give the positions that are listed as held, in the table's order."""
    found = [row for row in positions if row.open]
    found.sort(
        key=lambda row: (row.key.family.venue, row.key.account, row.key.instrument, row.key.side, row.key.margin)
    )
    return found


def list_entry(row: PositionRow, flatten: FlattenSurface, clock: Clock) -> dict[str, Any]:
    """Make the JSON entry of one listed position; figures are the venue's own as text, None where it told none."""
    position = row.position
    return {
        "account": row.key.account,
        "venue": str(row.key.family.venue),
        "family": str(row.key.family),
        "instrument": row.key.instrument,
        "side": str(row.key.side),
        "size": _text(position.size),
        "unit": position.unit,
        "entry": _text(position.entry),
        "mark": _text(position.mark),
        "unrealised": _text(position.unrealised),
        "result_unit": position.result_unit,
        "notional": _text(position.notional),
        "margin_mode": position.margin_mode,
        "state": str(row.state),
        "protected_by": [str(key) for key in flatten.protectors(row.key)],
        "seen_age_s": round(max(0.0, clock.wall() - row.read_ms / 1000), 3),
        "stale": row.stale,
    }


def list_cells(row: PositionRow, flatten: FlattenSurface) -> tuple[str, ...]:
    """Give the cells of one listed position for people."""
    position, stops = row.position, len(flatten.protectors(row.key))
    return (
        row.key.account,
        row.key.instrument,
        str(row.key.side),
        "?" if position.size is None else f"{position.size:+,f} {position.unit}".strip(),
        "" if position.entry is None else f"entry {position.entry:,f}",
        "" if position.mark is None else f"mark {position.mark:,f}",
        "" if position.unrealised is None else f"{position.unrealised:+,f} {position.result_unit}".strip(),
        position.margin_mode,
        f"{stops} protective" if stops else "no protective order listed",
        "last known" if row.stale else "",
    )


def _text(figure: Decimal | None) -> str | None:
    return None if figure is None else f"{figure:f}"


def reading_error(view: PositionsView) -> str | None:
    """Say what is wrong with the reading of positions, None if nothing is."""
    if view.complete:
        return None
    where = f"positions ({view.family})"
    if view.fault is None:
        return f"{where}: no answer yet"
    return f"{where}: {fault_sentence(view.fault, view.account, over=True, question=True)}"


def view_entry(view: PositionsView) -> dict[str, Any]:
    """Make the JSON entry of one reading of positions."""
    age_s = None if view.age_s is None else round(view.age_s, 3)
    return {"family": str(view.family), "complete": view.complete, "error": reading_error(view), "age_s": age_s}


class Patience:
    """Says when a reading of positions has answered, or has failed for so long that nobody waits for it."""

    def __init__(self) -> None:
        self._failed: dict[tuple[str, str], float] = {}

    def over(self, view: PositionsView, now: float) -> bool:
        """Say whether nothing more of this reading is waited for at ``now`` (monotonic seconds)."""
        name = (view.account.label, str(view.family))
        if view.complete:
            return True
        if view.fault is None:
            self._failed.pop(name, None)
            return False
        since = self._failed.setdefault(name, now)
        if view.fault.by_person or _beyond(view.fault):
            return True
        slowed = view.fault.kind is FaultKind.RATE_LIMIT
        return now - since >= (SLOWED_S if slowed else SECOND_CHANCE_S)


def _beyond(fault: VenueFault) -> bool:
    # A wait that the venue stated and that nobody sits out here.
    return fault.kind is FaultKind.BANNED or (fault.held_back and (fault.retry_after_s or 0.0) > SLOWED_S)


def closed_words(entries: Sequence[Mapping[str, Any]]) -> str:
    """Say how many of a run's positions are proven closed."""
    closed = sum(entry["state"] == PositionState.CLOSED for entry in entries)
    noun = "position" if len(entries) == 1 else "positions"
    return f"{closed} of {len(entries)} {noun} closed, proven" if entries else "no position held, proven"


def open_lines(entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """Name the positions of a run that are not proven closed."""
    lines = []
    for entry in entries:
        if entry["state"] != PositionState.CLOSED:
            words = " ".join(part for part in (entry["code"], entry["message"]) if part)
            size = "?" if entry["size"] is None else entry["size"]
            name = f"{entry['account']}/{entry['family']} {entry['side']} {size}"
            lines.append(f"{entry['state']:9} {entry['instrument']} {name} {words}".rstrip())
    return lines
