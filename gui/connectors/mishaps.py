"""What went wrong on the way to a venue, as faults in our own words.

No sentence holds an address line, a header or the text of an exception: those may hold a key or a signature.
"""

from __future__ import annotations

import errno
import socket
import ssl
from dataclasses import replace
from enum import StrEnum

from gui.domain.faults import FaultKind, VenueFault, plain

CLOSED = "the connection to the venue is closed: the program is ending"
NO_SLOT = "every connection of this kind is busy"

# Statuses that no API of a venue answers with: something on the way, or an edge that was set up wrongly.
STRANGERS: dict[int, str] = {
    **dict.fromkeys((300, 301, 302, 303, 304, 305, 306, 307, 308), "sends elsewhere, which is never followed"),
    407: "a proxy on the way asks for a login",
    511: "this network asks for a login in a browser first",
}

_NO_NETWORK = frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})


class Stage(StrEnum):
    """How far a request has come."""

    WAITING = "waiting"
    LOOKUP = "lookup"
    CONNECT = "connect"
    SENT = "sent"  # bytes may have left


def is_page(body: bytes) -> bool:
    """Say whether a body is a web page; a page is never read further, and never shown."""
    return body.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"


def stranger(status: int, venue: str) -> str:
    """Say that an answer with this status is not the venue's; empty for every other status.

    No proxy is ever used, whatever the environment names, so a proxy that answers stands in the way unasked.
    """
    words = STRANGERS.get(status)
    return f"not {venue}: {words} (HTTP {status})" if words else ""


def too_late(host: str, stage: Stage, deadline_s: float) -> VenueFault:
    """The deadline of the whole exchange passed."""
    if stage is Stage.SENT:
        return VenueFault(FaultKind.TIMEOUT, message=f"no answer from {host} within {deadline_s:g} s")
    return not_connected(host, stage)


def too_long(host: str, status: int, cap: int) -> VenueFault:
    """The answer has more bytes than any that a venue would mean."""
    message = f"the answer of {host} is longer than {cap // (1024 * 1024)} MiB"
    return VenueFault(FaultKind.SHAPE, message=message, http_status=status)


def broke_off(host: str) -> VenueFault:
    """The answer ended before its announced end, or could not be unpacked."""
    return VenueFault(FaultKind.TRUNCATED, message=f"the answer of {host} broke off")


def not_http(host: str) -> VenueFault:
    """Something answered that does not speak HTTP: a box on the way, not the venue."""
    return VenueFault(FaultKind.EDGE_PAGE, message=f"something at {host} answered, but not in HTTP")


def spoke_first(host: str) -> VenueFault:
    """A new connection carried bytes before it was asked anything: a box on the way; nothing was sent on it."""
    message = f"something at {host} spoke before it was asked: not the venue"
    return VenueFault(FaultKind.EDGE_PAGE, message=message, sent=False)


def hung_up(host: str, stage: Stage) -> VenueFault:
    """The connection ended without an answer."""
    message = f"{host} closed the connection without an answer"
    return VenueFault(FaultKind.RESET, message=message, sent=stage is Stage.SENT)


def something_else(error: Exception, host: str, stage: Stage) -> VenueFault:
    """An error that has no sentence of its own; only its type is named."""
    message = f"the exchange with {host} failed ({type(error).__name__})"
    return VenueFault(FaultKind.OTHER, message=message, sent=stage is Stage.SENT)


def not_looked_up(host: str) -> VenueFault:
    """The host's name has no address here."""
    return VenueFault(FaultKind.NAME_LOOKUP, message=f"cannot look up {host}", sent=False)


def not_connected(host: str, stage: Stage) -> VenueFault:
    """No connection stood when the time for it was over."""
    if stage is Stage.LOOKUP:
        return VenueFault(FaultKind.NAME_LOOKUP, message=f"looking up {host} takes too long", sent=False)
    return VenueFault(FaultKind.CONNECT, message=f"no connection to {host} in time", sent=False)


def refused_connection(cause: OSError, host: str) -> VenueFault:
    """No connection came about, because of an error of the system."""
    if isinstance(cause, socket.gaierror):
        return not_looked_up(host)
    # Connecting is refused, never reset: a reset comes later, from the greeting of TLS.
    cut = isinstance(cause, (ConnectionResetError, ConnectionAbortedError, BrokenPipeError))
    if isinstance(cause, ssl.SSLError) or cut:
        message = f"the secure connection to {host} could not be set up"
        return VenueFault(FaultKind.TLS, message=message, sent=False)
    if cause.errno in _NO_NETWORK:
        return VenueFault(FaultKind.NO_NETWORK, message="this computer has no network", sent=False)
    if isinstance(cause, ConnectionRefusedError):
        return VenueFault(FaultKind.CONNECT, message=f"{host} refuses the connection", sent=False)
    return VenueFault(FaultKind.CONNECT, message=f"no connection to {host}", sent=False)


def untrusted(cause: Exception, host: str) -> VenueFault:
    """The certificate of the other end is not trusted for this host; never to be overridden."""
    reason = cause.verify_message if isinstance(cause, ssl.SSLCertVerificationError) else ""
    words = plain(reason, 120).rstrip(".")
    message = f"not private: the certificate of {host} is not trusted"
    return VenueFault(FaultKind.CERTIFICATE, message=f"{message} ({words})" if words else message, sent=False)


def issued_by(untrusted_one: VenueFault, issuer: str) -> VenueFault:
    """The same with the name of the certificate's issuer, an office's inspection box perhaps; "" changes nothing."""
    return replace(untrusted_one, message=f"{untrusted_one.message}, issued by {issuer}") if issuer else untrusted_one
