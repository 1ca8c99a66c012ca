"""This computer, the way, or the venue: where the fault lies, told from what every account meets at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gui.connectors.thiscomputer import Computer
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.sentences import NOT_THE_VENUE, fault_words
from gui.domain.venues import Venue
from gui.engine.views import AccountView, FamilyView


class Where(StrEnum):
    """Where a fault lies."""

    THIS_COMPUTER = "this-computer"
    WAY = "way"
    VENUE = "venue"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Where the fault lies, which venues it keeps from us, and a sentence for people: what it is and what to do."""

    where: Where
    venues: tuple[Venue, ...]
    sentence: str


# Nothing was asked of the venue, or by a fault of ours: it says nothing about the way to it.
SAYS_NOTHING = frozenset({FaultKind.MISSING_CREDENTIALS, FaultKind.OWN_FAULT, FaultKind.OTHER})
# A server with the venue's certificate answered: the way to the venue is open.
SPOKE = frozenset({FaultKind.EDGE_PAGE, FaultKind.VENUE_DOWN, FaultKind.TRUNCATED})

HOTSPOT = "switch to a phone hotspot"
APP = "cancel in the {down} app as well"
# What happened and what to do, by reason.
WORDS: dict[str, tuple[Where, str]] = {
    "no network": (Where.THIS_COMPUTER, f"The fault is on this computer: it has no network. To go on, {HOTSPOT}."),
    "no names": (
        Where.THIS_COMPUTER,
        "The fault is on this computer or its network: no address can be looked up ({down}). "
        f"Check network and VPN, or {HOTSPOT}.",
    ),
    "same way": (
        Where.THIS_COMPUTER,
        "The fault is most likely on this computer or its network: {down} fail in the same way ({words}). "
        f"Check firewall and VPN, or {HOTSPOT}.",
    ),
    "certificate": (
        Where.WAY,
        "The fault is on the way: the connection to {down} is not private{issuer}. Nothing is sent there. "
        "Use another network, a phone hotspot for example{rest}.",
    ),
    "stranger": (
        Where.WAY,
        "The fault is on the way: what answers at the address of {down} is not {down} ({words}). "
        "Log in to this network with a browser, or use a phone hotspot{rest}.",
    ),
    "one name": (
        Where.WAY,
        "The fault is on the way: the address of {down} cannot be looked up from this network{rest}. "
        f"To reach it, {HOTSPOT}; {APP}.",
    ),
    "venue": (
        Where.VENUE,
        f"The fault is at {{down}}, not on this computer ({{words}}){{rest}}. For those orders, {APP}.",
    ),
    "not known": (
        Where.UNKNOWN,
        "It is not known whether the fault is on this computer or at {down} ({words}). "
        f"Try a phone hotspot, and {APP}.",
    ),
}


def diagnose(views: Sequence[AccountView], computer: Computer | None = None) -> Diagnosis | None:
    """Say where the fault lies that keeps venues silent; None while every venue that was asked is heard.

    ``computer`` is what a look at this computer found, if one was taken.
    """
    silent = {venue: faults for venue in _venues(views) if (faults := _silence(views, venue))}
    if not silent:
        return None
    heard = tuple(venue for venue in _venues(views) if venue not in silent and _is_heard(views, venue))
    reason = _reason(silent, any(_is_heard(views, venue) for venue in _venues(views)), computer)
    telling = TELLING.get(reason, _any)
    down = tuple(venue for venue, faults in silent.items() if any(telling(fault) for fault in faults))
    told = next(fault for faults in silent.values() for fault in faults if telling(fault))
    where, words = WORDS[reason]
    sentence = words.format(
        down=_and(venue.display for venue in down),
        words=_of(told),
        issuer=_issuer(told),
        rest=f"; {_and(venue.display for venue in heard)} goes on" if heard else "",
    )
    if computer is not None and computer.proxies and where is not Where.VENUE:
        sentence += proxy_words(computer.proxies)
    return Diagnosis(where, down, sentence)


def proxy_words(names: Sequence[str]) -> str:
    """Say what these proxy variables mean for us."""
    verb = "is" if len(names) == 1 else "are"
    return (
        f" {_and(names)} {verb} set here and never used by this program: where only a proxy leads out, none gets out."
    )


def _venues(views: Iterable[AccountView]) -> tuple[Venue, ...]:
    return tuple(dict.fromkeys(view.account.venue for view in views))


def _families(views: Iterable[AccountView], venue: Venue) -> list[FamilyView]:
    return [family for view in views if view.account.venue is venue for family in view.families]


def _silence(views: Iterable[AccountView], venue: Venue) -> tuple[VenueFault, ...]:
    faults = [family.fault for family in _families(views, venue) if not family.complete]
    late = [VenueFault(FaultKind.TIMEOUT) for family in _families(views, venue) if family.complete and family.overdue]
    return (*(fault for fault in faults if fault is not None and fault.silence), *late)


def _is_heard(views: Iterable[AccountView], venue: Venue) -> bool:
    return any(
        (family.complete and not family.overdue)
        or (family.fault is not None and not family.fault.silence and family.fault.kind not in SAYS_NOTHING)
        for family in _families(views, venue)
    )


def is_stranger(fault: VenueFault) -> bool:
    """Say whether something that is not the venue answered at its address: a login page, a proxy, a box."""
    return fault.kind is FaultKind.EDGE_PAGE and (fault.http_status is None or fault.http_status in NOT_THE_VENUE)


def _reason(silent: dict[Venue, tuple[VenueFault, ...]], anyone_heard: bool, computer: Computer | None) -> str:
    faults = [fault for each in silent.values() for fault in each]
    for reason, telling in TELLING.items():
        if any(telling(fault) for fault in faults):
            return reason
    nameless = all(fault.kind is FaultKind.NAME_LOOKUP for fault in faults)
    if anyone_heard or any(fault.kind in SPOKE for fault in faults):
        return "one name" if nameless else "venue"
    if (computer is not None and computer.cut_off) or any(fault.kind is FaultKind.NO_NETWORK for fault in faults):
        return "no network"
    if nameless and (len(silent) > 1 or (computer is not None and computer.nameless)):
        return "no names"
    kinds = [{fault.kind for fault in each} for each in silent.values()]
    return "same way" if len(silent) > 1 and set.intersection(*kinds) else "not known"


def _any(_fault: VenueFault) -> bool:
    return True


# Which faults make the reason, where not all of them do.
TELLING: dict[str, Callable[[VenueFault], bool]] = {
    "certificate": lambda fault: fault.kind is FaultKind.CERTIFICATE,
    "stranger": is_stranger,
}


def _issuer(fault: VenueFault) -> str:
    _, said, name = fault.message.rpartition("issued by ")
    return f" (its certificate was issued by {name.rstrip('.')})" if said else ""


def _of(fault: VenueFault) -> str:
    return fault.message or fault_words(fault) if is_stranger(fault) else fault_words(fault)


def _and(names: Iterable[str]) -> str:
    known = list(names)
    return known[0] if len(known) == 1 else f"{', '.join(known[:-1])} and {known[-1]}"
