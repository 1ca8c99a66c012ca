"""What ``killswitch check`` says of this computer itself: network, names, proxies, clock, disk, memory, key store."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gui.config.credentials import PARTS, variable
from gui.config.paths import Paths
from gui.connectors.thiscomputer import FAMILIES, Computer, reach
from gui.domain.clock import Clock
from gui.domain.faults import FaultKind
from gui.domain.replies import Finding
from gui.domain.venues import Account, Environment, Venue
from gui.engine.diagnosis import proxy_words
from gui.engine.keycheck import CLOCK_OFF_S
from gui.engine.views import AccountView
from gui.journal.entries import Journal, JournalHealth

# The journal of a long outage fits into this much (bytes).
LOW_DISK = 200 * 1024 * 1024
# Offsets to two venues' clocks that agree so well speak of this computer's clock (seconds).
AGREE_S = 0.5
# Last known orders older than this are worth a warning (seconds).
OLD_S = 86_400.0
# While these hold, not even a connection is opened.
KEEP_AWAY = frozenset({FaultKind.BANNED, FaultKind.FIREWALL, FaultKind.RATE_LIMIT})


@dataclass(frozen=True, slots=True)
class Told:
    """One finding: its name, how good it is, and a sentence."""

    name: str
    finding: Finding
    sentence: str


def network(computer: Computer) -> list[Told]:
    """Say whether there is a way out, whether names are found, and which proxy variables are set."""
    found = []
    if computer.routes is None:
        found.append(Told("network", Finding.UNKNOWN, "This computer does not tell whether it has a way out"))
    elif computer.routes:
        found.append(Told("network", Finding.FINE, f"there is a way out over {' and '.join(computer.routes)}"))
    else:
        sentence = "This computer has no network. Switch to a phone hotspot"
        found.append(Told("network", Finding.BAD, sentence))
    found += [_name(host, computer) for host in (*computer.names, *computer.unanswered)]
    if computer.proxies:
        found.append(Told("proxy", Finding.WARNING, proxy_words(computer.proxies).strip().rstrip(".")))
    else:
        found.append(Told("proxy", Finding.FINE, "no proxy variable is set"))
    return found


def _name(host: str, computer: Computer) -> Told:
    if host in computer.unanswered:
        sentence = f"Looking up {host} takes too long. Check the network, or switch to a phone hotspot"
        return Told("name lookup", Finding.BAD, sentence)
    if not computer.names[host]:
        sentence = f"{host} cannot be looked up. Check the network, or switch to a phone hotspot"
        return Told("name lookup", Finding.BAD, sentence)
    return Told("name lookup", Finding.FINE, f"{host} has {' and '.join(computer.names[host])} addresses")


def may_be_reached(views: Iterable[AccountView], hosts: Mapping[str, Venue]) -> tuple[str, ...]:
    """Give the hosts to which a connection may be opened: none of a venue that told us to keep away."""
    away = {view.account.venue for view in views if view.fault is not None and view.fault.kind in KEEP_AWAY}
    return tuple(host for host, venue in hosts.items() if venue not in away)


async def connections(hosts: Iterable[str], computer: Computer) -> list[Told]:
    """Open one connection to each host over each address family that it has, without a byte on it."""
    found = []
    for host in hosts:
        name = host.rpartition(":")[0].strip("[]") if host.rpartition(":")[2].isdigit() else host
        has = computer.names.get(name, ())
        open_over = [family for family in FAMILIES if family in has and await reach(host, family)]
        shut = [family for family in has if family not in open_over]
        if not has:
            continue
        if not open_over:
            sentence = f"No connection to {host} over {' or '.join(has)}. Check firewall and VPN"
            found.append(Told("connection", Finding.BAD, sentence))
        elif shut:
            sentence = f"{host} answers over {open_over[0]}, not over {shut[0]}: {open_over[0]} is used"
            found.append(Told("connection", Finding.WARNING, sentence))
        else:
            found.append(Told("connection", Finding.FINE, f"{host} answers over {' and '.join(open_over)}"))
    return found


def own_clock(views: Sequence[AccountView]) -> list[Told]:
    """Say that this computer's clock is off if the clocks of two venues agree about it."""
    by_venue = {view.account.venue: view.clock_offset_s for view in views if view.clock_offset_s is not None}
    offsets = list(by_venue.values())
    if len(offsets) < 2 or max(offsets) - min(offsets) > AGREE_S or min(map(abs, offsets)) <= CLOCK_OFF_S:
        return []
    sentence = f"This computer's clock is {abs(offsets[0]):.1f} s off; both venues say so. We correct for it; set it"
    return [Told("this computer's clock", Finding.WARNING, sentence)]


def disk(paths: Paths, health: JournalHealth) -> list[Told]:
    """Say whether the journal can be written, and whether there is room for it."""
    found = [Told("journal", Finding.FINE, f"{paths.journal} is written")]
    if health.fault:
        found = [Told("journal", Finding.BAD, health.fault)]
    try:
        free = shutil.disk_usage(paths.data).free
    except (OSError, ValueError):
        return [*found, Told("disk space", Finding.UNKNOWN, f"{paths.data} does not tell how much room is left")]
    room = f"{free / 1024**3:.1f} GiB" if free >= 1024**3 else f"{free // 1024**2} MiB"
    if free < LOW_DISK:
        return [*found, Told("disk space", Finding.WARNING, f"Only {room} are free at {paths.data}. Free some space")]
    return [*found, Told("disk space", Finding.FINE, f"{room} free")]


def memory(journal: Journal, clock: Clock, environment: Environment, accounts: Iterable[Account]) -> list[Told]:
    """Say what an earlier start kept of each account: the rows that can be fired at when no listing answers.

    To be asked before the first listing of this start has come.
    """
    if environment is Environment.DRILL:
        return []
    found = []
    for account in accounts:
        known = journal.known(account.label, str(environment))
        name = f"last known orders {account.label}"
        if not known:
            found.append(Told(name, Finding.UNKNOWN, "none are kept from an earlier start"))
            continue
        age_s = max(0.0, clock.wall() - max(one.seen_ms for one in known) / 1000)
        kind = Finding.WARNING if age_s > OLD_S else Finding.FINE
        noun = "order is" if len(known) == 1 else "orders are"
        found.append(Told(name, kind, f"{len(known)} {noun} kept, last seen {_age(age_s)} ago"))
    return found


def _age(seconds: float) -> str:
    for unit, size in (("days", 86_400.0), ("h", 3600.0), ("min", 60.0)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"


def key_store(views: Iterable[AccountView], environ: Mapping[str, str]) -> list[Told]:
    """Say how the keys were found: in the environment, or in the system's key store."""
    asked = [view for view in views if not _in_environment(view.account, environ)]
    if not asked:
        return [Told("key store", Finding.FINE, "not needed: every key is set in the environment")]
    without = [view for view in asked if _without_key(view)]
    if not without:
        return [Told("key store", Finding.FINE, "answers, and has the keys")]
    labels = ", ".join(view.account.label for view in without)
    told = without[0].fault.message if without[0].fault is not None else ""
    return [Told("key store", Finding.BAD, f"It gave no key for {labels}. {told}".rstrip(". "))]


def _in_environment(account: Account, environ: Mapping[str, str]) -> bool:
    return any(environ.get(variable(account.label, part), "").strip() for part in PARTS[account.venue])


def _without_key(view: AccountView) -> bool:
    return view.fault is not None and view.fault.kind is FaultKind.MISSING_CREDENTIALS
