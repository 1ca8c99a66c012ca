"""Whether an idle connection may carry the next request: still open, silent, and on the network of this moment."""

from __future__ import annotations

import asyncio
import select
import socket
import sys


def usable(line: asyncio.BaseTransport) -> bool:
    """Say whether a connection that lay idle may be written to; asks only the system, and sends nothing.

    A readable idle connection was closed by the other end, or holds bytes that nobody asked for and that would be
    taken for the next answer. One whose own address is no longer the one for that peer belongs to a network that this
    computer has left: writing to it would hang until the deadline.
    """
    sock = line.get_extra_info("socket")
    if line.is_closing() or sock is None or sock.fileno() < 0:
        return False
    return not readable(sock.fileno()) and same_network(
        sock.family, line.get_extra_info("sockname"), line.get_extra_info("peername")
    )


def readable(descriptor: int) -> bool:
    """Say whether something waits to be read: bytes, an end or an error."""
    if sys.platform == "win32":
        return bool(select.select([descriptor], [], [descriptor], 0)[0])
    asked = select.poll()
    asked.register(descriptor, select.POLLIN | select.POLLPRI)
    return bool(asked.poll(0))


def same_network(family: int, own: tuple[object, ...] | None, peer: tuple[object, ...] | None) -> bool:
    """Say whether the system would reach the peer from the same address of its own as when the connection was made.

    Connecting a datagram socket only asks the routing table; no packet leaves.
    """
    if not own or not peer:
        return False
    with socket.socket(family, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(peer)
        except OSError:
            return False
        found: object = asked.getsockname()[0]
    return found == own[0]
