"""Faults in plain words: what happened, what is safe, what to do; never blame, never a bare code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.venues import Account, Venue

# {venue}, {label}, {code} and {words} are filled in; each row is (what happened, what to do).
SENTENCES: dict[FaultKind, tuple[str, str]] = {
    FaultKind.NO_NETWORK: (
        "This computer has no network. Nothing was sent yet",
        "Switch to a phone hotspot; sending starts by itself",
    ),
    FaultKind.NAME_LOOKUP: (
        "This computer cannot look up {venue}'s address. Nothing was sent",
        "Check the network or switch to a phone hotspot; we keep trying",
    ),
    FaultKind.CONNECT: (
        "No connection to {venue}. Nothing was sent",
        "We keep trying; cancel in the {venue} app as well",
    ),
    FaultKind.TLS: (
        "The secure connection to {venue} was cut while it was made. Nothing was sent",
        "We keep trying; cancel in the {venue} app as well",
    ),
    FaultKind.CERTIFICATE: (
        "The connection to {venue} is {words}. Nothing was sent",
        "Use another network, a phone hotspot for example",
    ),
    FaultKind.TIMEOUT: (
        "{venue} gave no answer in time. What was asked may still have been done",
        "Sending again is safe and goes on; cancel in the {venue} app as well",
    ),
    FaultKind.RESET: (
        "{venue} cut the connection before it answered. What was asked may still have been done",
        "Sending again is safe and goes on",
    ),
    FaultKind.TRUNCATED: (
        "{venue}'s answer broke off. What was asked may still have been done",
        "Sending again is safe and goes on",
    ),
    FaultKind.EDGE_PAGE: (
        "{venue}'s outer servers answered with a web page instead of data{http}",
        "We keep trying; cancel in the {venue} app as well",
    ),
    FaultKind.SHAPE: (
        "{venue} answered something that cannot be read with certainty ({words})",
        "Nothing is taken from it; we keep asking",
    ),
    FaultKind.VENUE_BUSY: ("{venue} is busy ({said})", "All orders stay in the run; we keep trying"),
    FaultKind.VENUE_DOWN: (
        "{venue} does not work at the moment{http}",
        "We keep trying every second; cancel in the {venue} app as well",
    ),
    FaultKind.RATE_LIMIT: (
        "{venue} asked us to slow down ({code})",
        "All orders stay in the run; the next try comes by itself",
    ),
    FaultKind.BANNED: (
        "{venue} has banned this address {until} ({code})",
        "Nothing is sent until the ban ends; cancel in the {venue} app meanwhile",
    ),
    FaultKind.FIREWALL: (
        "{venue}'s firewall refuses this address{http}",
        "Cancel in the {venue} app, or from a network that {venue} and the key's address list allow",
    ),
    FaultKind.CLOCK: (
        "{venue} refused our time stamp ({code})",
        "We correct for the clock; set this computer's clock later",
    ),
    FaultKind.KEY: (
        "{venue} refuses this key ({said}). No request from {label} can work",
        "Check the key, its secret and its passphrase, or cancel in the {venue} app",
    ),
    FaultKind.PERMISSION: (
        "{venue} says that this key lacks a right ({said})",
        "Give the key the right to trade, or cancel in the {venue} app",
    ),
    FaultKind.ADDRESS: (
        "{venue} does not accept this computer's address for this key ({said})",
        "Add the address to the key's list, or cancel in the {venue} app",
    ),
    FaultKind.ENVIRONMENT: (
        "This key belongs to the other environment ({said}). Nothing was done",
        "Use a live key for live trading and a demo key for demo trading",
    ),
    FaultKind.REGION: (
        "{venue} does not know this key here ({said}): it was revoked, it expired, or it belongs to another region",
        "Set the account's region, or make a new key",
    ),
    FaultKind.ACCOUNT_FROZEN: (
        "{venue} has frozen this account or is acting on it ({said})",
        "Ask {venue}; we keep probing slowly",
    ),
    FaultKind.NOT_OFFERED: (
        "{venue} does not offer this at this address{http}. It is not known whether orders are open",
        "Check the hosts and families of {label} in the configuration",
    ),
    FaultKind.MISSING_CREDENTIALS: ("{words}", "Nothing was sent for {label}"),
    FaultKind.OWN_FAULT: (
        "A request of ours was not accepted as well-formed ({said})",
        "Cancel in the {venue} app and report this",
    ),
    FaultKind.OTHER: ("{venue} answered {said}", "Nothing is taken from it; we keep asking"),
}

# Of the pages of an edge, these are not the venue's, by status: a box on the way, or the network's own door.
ELSEWHERE = (
    "Something at {venue}'s address sends elsewhere instead of answering{http}: this is not {venue}",
    "Use another network, a phone hotspot for example; we keep trying",
)
NOT_THE_VENUE: dict[int, tuple[str, str]] = {
    **dict.fromkeys(range(300, 309), ELSEWHERE),
    407: (
        "A proxy on the way asks for a login{http}: this is not {venue}",
        "Use another network, a phone hotspot for example; we keep trying",
    ),
    511: (
        "This network asks for a login in a browser first{http}: this is not {venue}",
        "Log in to the network or use a phone hotspot; we keep trying",
    ),
}

# A venue that says so itself, with a code, has what was asked switched off or does not take it here.
SWITCHED_OFF = (
    "{venue} has switched this off or does not take it here ({said})",
    "Cancel in the {venue} app",
)

# What these say to do holds while the program is at work; a command that ends with them says AGAIN instead.
GOING_ON: frozenset[FaultKind] = frozenset(
    {
        FaultKind.CONNECT,
        FaultKind.TLS,
        FaultKind.TIMEOUT,
        FaultKind.RESET,
        FaultKind.TRUNCATED,
        FaultKind.EDGE_PAGE,
        FaultKind.SHAPE,
        FaultKind.VENUE_BUSY,
        FaultKind.VENUE_DOWN,
        FaultKind.RATE_LIMIT,
        FaultKind.CLOCK,
        FaultKind.OTHER,
    }
)
AGAIN = "Run the command again, it is safe; cancel in the {venue} app as well"
AGAIN_ELSEWHERE = "Switch to another network, a phone hotspot for example, and run the command again"


# True of an order that was sent, not of a question.
DOUBT = ". What was asked may still have been done"


def fault_sentence(fault: VenueFault, account: Account, *, over: bool = False, question: bool = False) -> str:
    """Say what a fault means for this account: what happened and what to do.

    ``over``: the command ends with this sentence. ``question``: only reading was asked for, no order was touched.
    """
    parts = told(fault, account, over=over, question=question)
    return f"{parts.happened}. {parts.to_do}.".format(**parts.values)


@dataclass(frozen=True, slots=True)
class Told:
    """A fault's sentence in its parts: what happened and what to do, with ``{name}`` for each of the values."""

    happened: str
    to_do: str
    values: Mapping[str, str]


def told(fault: VenueFault, account: Account, *, over: bool = False, question: bool = False) -> Told:
    """Give the parts of `fault_sentence`, for whoever says them in another language."""
    happened, to_do = SENTENCES[fault.kind]
    if fault.kind is FaultKind.EDGE_PAGE:
        happened, to_do = NOT_THE_VENUE.get(fault.http_status or 0, (happened, to_do))
    elif fault.kind is FaultKind.NOT_OFFERED and fault.code:
        happened, to_do = SWITCHED_OFF
    if question:
        happened = happened.removesuffix(DOUBT)
    if over and fault.kind in GOING_ON:
        to_do = AGAIN
    elif over and fault.kind in (FaultKind.NO_NETWORK, FaultKind.NAME_LOOKUP):
        to_do = AGAIN_ELSEWHERE
    said = " ".join(part for part in (fault.code, fault.message) if part) or (
        f"HTTP {fault.http_status}" if fault.http_status else "something unclear"
    )
    values = {
        "venue": account.venue.display,
        "label": account.label,
        "code": fault.code or (f"HTTP {fault.http_status}" if fault.http_status else "no code"),
        "words": (fault.message or fault.code or "no text").rstrip("."),
        "said": said.rstrip("."),
        "until": _until(fault.banned_until_ms),
        "http": f" (HTTP {fault.http_status})" if fault.http_status else "",
    }
    return Told(happened, to_do, values)


def _until(at_ms: int | None) -> str:
    if at_ms is None:
        return "for a while"
    seconds = at_ms // 1000
    return f"until {seconds // 3600 % 24:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d} UTC"


def fault_words(fault: VenueFault) -> str:
    """Say in a few words what went wrong, for tiles and lines."""
    if fault.http_status and fault.http_status != 200 and not fault.code:
        return f"HTTP {fault.http_status}"
    if fault.code:
        return f"{fault.code} {fault.message}".strip()
    return SHORT.get(fault.kind, fault.message or str(fault.kind))


SHORT: dict[FaultKind, str] = {
    FaultKind.NO_NETWORK: "no network on this computer",
    FaultKind.NAME_LOOKUP: "cannot look up the venue's address",
    FaultKind.CONNECT: "no connection",
    FaultKind.TLS: "secure connection cut",
    FaultKind.CERTIFICATE: "connection is not private",
    FaultKind.TIMEOUT: "no answer in time",
    FaultKind.RESET: "connection cut",
    FaultKind.TRUNCATED: "answer broke off",
    FaultKind.EDGE_PAGE: "a web page instead of data",
}


def app_advice(venue: Venue) -> str:
    """Give the advice that always holds."""
    return f"Cancel in the {venue.display} app as well."
