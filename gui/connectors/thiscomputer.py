"""What this computer can tell about its own way out, without a request to anybody: routes, names, proxy variables."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

# Looking takes at most this long (seconds): a name service that is dead may hang for half a minute.
LOOK_S = 2.0
# One connection that is only opened, to see whether it can be (seconds).
REACH_S = 3.0
HTTPS_PORT = 443
FAMILIES = {"IPv4": socket.AF_INET, "IPv6": socket.AF_INET6}
# Addresses that are kept for documents (RFC 5737, RFC 3849): asking the system for its way to them sends nothing.
NOWHERE = {"IPv4": "192.0.2.1", "IPv6": "2001:db8::1"}
# Variables in which other programs are told of a proxy; this one never uses any.
PROXY_VARIABLES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY")

LookUp = Callable[[str, int], Iterable[tuple[object, ...]]]
HasRoute = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Computer:
    """What was found out.

    ``routes`` are the address families with a way out, None if it is not known. ``names`` gives the families of the
    addresses of each host that was looked up in time, none where it has no address; ``unanswered`` are the hosts
    whose look-up took too long. ``proxies`` are names of variables, never their values, which may hold a password.
    """

    routes: tuple[str, ...] | None = None
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unanswered: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()

    @property
    def cut_off(self) -> bool:
        """Say whether this computer has no way out at all."""
        return self.routes == ()

    @property
    def nameless(self) -> bool:
        """Say whether no name at all could be looked up here."""
        return not any(self.names.values()) and bool(self.names or self.unanswered)


def has_route(family: str) -> bool:
    """Say whether the system knows a way out for an address family; no packet is sent for it."""
    try:
        with socket.socket(FAMILIES[family], socket.SOCK_DGRAM) as probe:
            probe.connect((NOWHERE[family], HTTPS_PORT))
            return not str(probe.getsockname()[0]).startswith(("127.", "::1", "fe80"))
    except OSError:
        return False


def proxy_variables(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Give the names of the proxy variables that are set."""
    names = [name for upper in PROXY_VARIABLES for name in (upper, upper.lower())]
    return tuple(name for name in names if environ.get(name, "").strip())


def split_host(host: str) -> tuple[str, int]:
    """Part ``host:port`` or ``[v6]:port``, with the port of HTTPS where none is named."""
    name, colon, port = host.rpartition(":")
    if not colon or not port.isdigit() or (":" in name and not name.endswith("]")):
        return host.strip("[]"), HTTPS_PORT
    return name.strip("[]"), int(port)


async def look_around(
    hosts: Iterable[str],
    environ: Mapping[str, str],
    *,
    within_s: float = LOOK_S,
    look_up: LookUp = socket.getaddrinfo,
    route: HasRoute = has_route,
) -> Computer:
    """Look at this computer's way to these hosts; gives what is known after ``within_s`` seconds at the latest.

    The looking is done by threads of its own that nobody waits for: neither the loop nor the end of the program.
    """
    names = tuple(dict.fromkeys(split_host(host) for host in hosts if host))
    loop, over = asyncio.get_running_loop(), asyncio.Event()
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    routes: list[tuple[str, ...]] = []
    left = [len(names) + 1]
    lock = threading.Lock()

    def ended() -> None:
        with lock:
            left[0] -= 1
            last = left[0] == 0
        if last:
            # The loop may be gone by now: then nobody wants to know.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(over.set)

    def look_routes() -> None:
        routes.append(tuple(family for family in FAMILIES if route(family)))
        ended()

    def look_name(place: tuple[str, int]) -> None:
        found[place] = _families(place, look_up)
        ended()

    jobs = [threading.Thread(target=look_routes, name="way out", daemon=True)]
    jobs += [threading.Thread(target=look_name, args=(place,), name="look-up", daemon=True) for place in names]
    for job in jobs:
        try:
            job.start()
        except RuntimeError:
            ended()
    try:
        async with asyncio.timeout(within_s):
            await over.wait()
    except TimeoutError:
        pass
    return Computer(
        routes=routes[0] if routes else None,
        names={place[0]: found[place] for place in names if place in found},
        unanswered=tuple(place[0] for place in names if place not in found),
        proxies=proxy_variables(environ),
    )


def _families(place: tuple[str, int], look_up: LookUp) -> tuple[str, ...]:
    try:
        kinds = {entry[0] for entry in look_up(*place)}
    except (OSError, UnicodeError):
        return ()
    return tuple(family for family, number in FAMILIES.items() if number in kinds)


async def reach(host: str, family: str, *, within_s: float = REACH_S) -> bool:
    """Say whether a connection over one address family can be opened; it is closed again without a byte."""
    name, port = split_host(host)
    try:
        async with asyncio.timeout(within_s):
            _, writer = await asyncio.open_connection(name, port, family=FAMILIES[family])
    except (OSError, UnicodeError):
        return False
    writer.transport.abort()
    return True
