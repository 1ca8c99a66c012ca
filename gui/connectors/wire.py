"""One HTTP exchange as frozen data, and the protocol of the one place that sends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from gui.domain.errors import KillSwitchError
from gui.domain.faults import VenueFault


class Lane(StrEnum):
    """Which traffic a request belongs to; cancels have connections of their own, so that nothing delays them."""

    CANCEL = "cancel"
    PROOF = "proof"
    LISTING = "listing"


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One request, byte for byte as it goes out.

    ``url`` is complete and already percent-encoded; exactly these characters are sent. ``headers`` and ``url`` may
    carry a key or a signature, so neither is in the repr. ``endpoint`` names the request in logs and journal.
    """

    method: str
    endpoint: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """One complete answer. ``headers`` have lower-case names; ``elapsed_s`` is from the send to the last byte."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    elapsed_s: float


class TransportError(KillSwitchError):
    """No complete answer came; ``fault`` says why and whether bytes may have left. Its text holds no URL.

    ``after_s`` is how long before it the bytes left (seconds), None where that is not known.
    """

    def __init__(self, fault: VenueFault, after_s: float | None = None) -> None:
        super().__init__(f"{fault.kind}: {fault.message}")
        self.fault = fault
        self.after_s = after_s


# Called when a connection slot is granted, so that stamp and signature are made last.
Prepare = Callable[[], HttpRequest]


class Transport(Protocol):
    """The one place that sends HTTP, for one account; it never repeats, redirects or caches on its own."""

    @property
    def requests(self) -> int:
        """How many requests have been handed to the network so far."""
        ...

    async def send(self, prepare: Prepare, *, lane: Lane, deadline_s: float) -> HttpResponse:
        """Send exactly one request; raises TransportError when no complete answer came in time."""
        ...

    async def close(self) -> None:
        """Close every connection."""
        ...
