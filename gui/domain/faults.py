"""Why a request or a listing gave no usable answer: one frozen record with everything a sentence needs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """The sorts of trouble, from this computer outwards to the venue's own words."""

    NO_NETWORK = "no-network"
    NAME_LOOKUP = "name-lookup"
    CONNECT = "connect"
    TLS = "tls"
    CERTIFICATE = "certificate"
    TIMEOUT = "timeout"
    RESET = "reset"
    TRUNCATED = "truncated"
    EDGE_PAGE = "edge-page"
    SHAPE = "shape"
    VENUE_BUSY = "venue-busy"
    VENUE_DOWN = "venue-down"
    RATE_LIMIT = "rate-limit"
    BANNED = "banned"
    FIREWALL = "firewall"
    CLOCK = "clock"
    KEY = "key"
    PERMISSION = "permission"
    ADDRESS = "address"
    ENVIRONMENT = "environment"
    REGION = "region"
    ACCOUNT_FROZEN = "account-frozen"
    NOT_OFFERED = "not-offered"
    MISSING_CREDENTIALS = "missing-credentials"
    OWN_FAULT = "own-fault"
    OTHER = "other"


# Waiting does not mend these: a person has to.
BY_PERSON: frozenset[FaultKind] = frozenset(
    {
        FaultKind.CERTIFICATE,
        FaultKind.KEY,
        FaultKind.PERMISSION,
        FaultKind.ADDRESS,
        FaultKind.ENVIRONMENT,
        FaultKind.REGION,
        FaultKind.ACCOUNT_FROZEN,
        FaultKind.NOT_OFFERED,
        FaultKind.MISSING_CREDENTIALS,
        FaultKind.OWN_FAULT,
    }
)

# No word of the venue itself was heard: the silence, not a refusal.
SILENCE: frozenset[FaultKind] = frozenset(
    {
        FaultKind.NO_NETWORK,
        FaultKind.NAME_LOOKUP,
        FaultKind.CONNECT,
        FaultKind.TLS,
        FaultKind.CERTIFICATE,
        FaultKind.TIMEOUT,
        FaultKind.RESET,
        FaultKind.TRUNCATED,
        FaultKind.EDGE_PAGE,
        FaultKind.VENUE_DOWN,
    }
)

# What a request is kept here for until the venue's stated wait is over.
WAITS: frozenset[FaultKind] = frozenset({FaultKind.BANNED, FaultKind.FIREWALL, FaultKind.RATE_LIMIT})

MAX_VENUE_TEXT = 300


def plain(text: object, limit: int = MAX_VENUE_TEXT) -> str:
    """Make venue text safe to show and store: one line, no control characters, capped; never decides anything."""
    words = str(text)[: limit * 4]
    if not words.isprintable():
        words = "".join(ch if ch.isprintable() else " " for ch in words)
    words = " ".join(words.split())
    return words if len(words) <= limit else words[: limit - 1] + "…"


@dataclass(frozen=True, slots=True)
class VenueFault:
    """What went wrong with one request.

    ``sent`` tells whether bytes may have left this computer. ``retry_after_s`` is the venue's own wait in seconds;
    ``banned_until_ms`` is epoch milliseconds on the venue's clock. ``message`` is venue text (plain, capped) or ours.
    """

    kind: FaultKind
    code: str = ""
    message: str = ""
    http_status: int | None = None
    sent: bool = True
    retry_after_s: float | None = None
    banned_until_ms: int | None = None

    @property
    def by_person(self) -> bool:
        """Say whether only a person can mend it."""
        return self.kind in BY_PERSON

    @property
    def held_back(self) -> bool:
        """Say whether the request was kept here for the venue's stated wait, so that the venue said nothing new."""
        return not self.sent and self.kind in WAITS

    @property
    def silence(self) -> bool:
        """Say whether the venue itself gave no answer at all."""
        return self.kind in SILENCE
