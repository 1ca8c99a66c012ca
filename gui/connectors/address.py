"""The last look at a request's address before it leaves: sent as written, encrypted or to this computer."""

from __future__ import annotations

import ipaddress

from yarl import URL

from gui.connectors.wire import HttpRequest
from gui.domain.errors import KillSwitchError


def checked_url(request: HttpRequest) -> URL:
    """Give the address as written; raises KillSwitchError if it must not be used or would be altered."""
    text = request.url
    if not text.isascii() or any(char <= " " or char in "\x7f#" for char in text):
        raise KillSwitchError(f"{request.endpoint}: the address holds a character that cannot be sent")
    try:
        url = URL(text, encoded=True)
        host, written = url.host or "", text.endswith(url.raw_path_qs)
    except ValueError:
        host, written = "", False
    if not host or not written or url.user is not None or url.password is not None:
        raise KillSwitchError(f"{request.endpoint}: the address cannot be sent as it is written")
    if url.scheme != "https" and not (url.scheme == "http" and is_loopback(host)):
        raise KillSwitchError(f"{request.endpoint}: {host} is neither https nor on this computer")
    if any(char < " " for pair in request.headers.items() for item in pair for char in item):
        raise KillSwitchError(f"{request.endpoint}: a header holds a character that cannot be sent")
    return url


def is_loopback(host: str) -> bool:
    """Say whether a host name or address means this computer."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
