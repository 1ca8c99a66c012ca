"""What a client did wrong with positions, read from the ledger: closes without a reading between, flips, increases."""

from __future__ import annotations

from gui.domain.positions import PositionFamily, PositionKey
from gui.drill.ledger import Arrival, Change, Ledger

# Where the positions of a family are read.
READINGS = {
    PositionFamily.OKX: "/api/v5/account/positions",
    PositionFamily.UM: "/fapi/v3/positionRisk",
    PositionFamily.CM: "/dapi/v1/positionRisk",
}


def unread_closes(ledger: Ledger) -> list[tuple[Change, Change]]:
    """Give the pairs of executed closes of one position between whose arrivals no reading of it was answered."""
    last: dict[PositionKey, Change] = {}
    found = []
    for change in sorted(ledger.closes, key=lambda one: one.asked_at):
        before = last.get(change.key)
        if before is not None and not _read_between(ledger.requests, before, change):
            found.append((before, change))
        last[change.key] = change
    return found


def flips(ledger: Ledger) -> list[Change]:
    """Give the closes that made a long position short or the other way round."""
    return [change for change in ledger.closes if change.flipped]


def increases(ledger: Ledger) -> list[Change]:
    """Give the closes that opened a position or made one larger."""
    return [change for change in ledger.closes if abs(change.after) > abs(change.before) or not change.before]


def touched(ledger: Ledger) -> set[PositionKey]:
    """Give the keys of the positions that closes traded in."""
    return {change.key for change in ledger.closes}


def _read_between(requests: list[Arrival], first: Change, second: Change) -> bool:
    path = READINGS[first.key.family]
    return any(
        arrival.path == path
        and arrival.account == first.account
        and arrival.status == 200
        and first.asked_at <= arrival.at <= second.asked_at
        for arrival in requests
    )
