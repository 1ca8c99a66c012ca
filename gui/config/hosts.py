"""Base addresses that a person may point an account at: https anywhere, http to this computer only."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from gui.domain.errors import KillSwitchError

# Letters, digits, dots and hyphens, or an IPv6 address in brackets, then a port: no look-alike letters.
_NETLOC = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")


class HostError(KillSwitchError):
    """An address cannot be used; ``what`` completes "the address …", and neither field quotes it."""

    def __init__(self, what: str, do: str) -> None:
        super().__init__(what)
        self.what = what
        self.do = do


def base_address(text: str) -> str:
    """Check one address and give it as ``scheme://host[:port]``; raises HostError."""
    shape = "Write it as https://host or https://host:port"
    if any(ch.isspace() or not ch.isprintable() for ch in text):
        raise HostError("holds a space or a control character", shape)
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise HostError("is not an address", shape) from None
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise HostError("is not an https address", shape)
    if "@" in parts.netloc:
        raise HostError("holds a user name or a password", "Take out everything before the @")
    if parts.path not in ("", "/") or "?" in text or "#" in text:
        raise HostError("holds more than scheme, host and port", "Take out the path and what follows it")
    if not _NETLOC.fullmatch(parts.netloc) or port == 0:
        raise HostError("is not an address", shape)
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise HostError("is http to another computer", "Use https; http goes to a loopback address only")
    return f"{parts.scheme}://{parts.netloc}"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
