"""What the journal keeps of positions, the latch and the venue-side backstop, as frozen entries."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gui.domain.closings import CloseRequest
from gui.domain.exchanges import Exchange
from gui.domain.positions import PositionFamily, PositionKey


@dataclass(frozen=True, slots=True)
class CloseIntent:
    """One close of a position that is about to leave. ``size`` is what the reading of ``read_ms`` (epoch ms) showed."""

    attempt: str
    run: int
    request: CloseRequest
    size: Decimal
    read_ms: int
    tries: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class CloseAnswer:
    """What came back for a close; ``verdict`` is `NOT_SENT` for one that was written down and then not sent."""

    attempt: str
    key: PositionKey
    verdict: str
    code: str
    message: str
    http_status: int | None
    latency_s: float | None
    at_ms: int


@dataclass(frozen=True, slots=True)
class PositionsRead:
    """One reading of positions that a proof may need; fields as in `ListingRead`.

    ``held`` gives each position that it showed with its size, ``zero`` the positions for whose end it counts that
    it shows nothing of them.
    """

    run: int | None
    account: str
    family: PositionFamily
    begun_ms: int
    at_ms: int
    complete: bool
    held: tuple[tuple[PositionKey, Decimal | None], ...] = ()
    zero: tuple[PositionKey, ...] = ()
    fault: str = ""
    pages: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionEnded:
    """A position's end in a run: ``state`` of `gui.domain.closings.PositionState`, and the proof or reason in words."""

    key: PositionKey
    run: int | None
    state: str
    proof: str
    at_ms: int


@dataclass(frozen=True, slots=True)
class LatchSet:
    """The latch was switched: ``scope`` is its scope as JSON (labels, venue, what, keep protective), "" when off."""

    on: bool
    environment: str
    scope: str
    at_ms: int


@dataclass(frozen=True, slots=True)
class BackstopSet:
    """A venue's dead-man timer was armed or disarmed, or was meant to be and nothing is known of it (``fault``)."""

    account: str
    armed: bool
    seconds: int
    instruments: tuple[str, ...]
    fault: str
    at_ms: int


@dataclass(frozen=True, slots=True)
class OpenClose:
    """A close of an earlier start whose outcome is open: never answered, or (``answered``) with "unknown".

    ``size`` is what the reading showed that it was made from, ``at_ms`` (epoch) when it was about to leave.
    """

    run: int
    key: PositionKey
    size: Decimal
    at_ms: int
    tries: int
    answered: bool
