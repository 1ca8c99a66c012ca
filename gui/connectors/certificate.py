"""Who issued a certificate that is not trusted, so that a person knows which box stands in the way."""

from __future__ import annotations

import asyncio
import ssl

from gui.domain.faults import plain

# Types of the parts of a name, as they stand in a certificate (RFC 5280, appendix A): common name, organization.
COMMON_NAME = bytes((0x55, 0x04, 0x03))
ORGANIZATION = bytes((0x55, 0x04, 0x0A))
_VERSION, _SEQUENCE, _WIDE_TEXT = 0xA0, 0x30, 0x1E
LONGEST = 80


async def issuer_at(host: str, port: int, within_s: float) -> str:
    """Look at the certificate that a host shows and give its issuer's name; empty if none is seen in time.

    Only hands are shaken: this connection carries no request, and what it shows is believed in nothing.
    """
    look = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    look.check_hostname = False
    look.verify_mode = ssl.CERT_NONE
    try:
        async with asyncio.timeout(within_s):
            _, writer = await asyncio.open_connection(host, port, ssl=look, server_hostname=host)
    except (OSError, ValueError):
        return ""
    seen = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    writer.transport.abort()
    return issuer_of(seen or b"")


def issuer_of(certificate: bytes) -> str:
    """Give the issuer's common name, else its organization, plain and capped; empty if it cannot be read (DER)."""
    try:
        body = _parts(_parts(_parts(certificate)[0][1])[0][1])
        if body[0][0] == _VERSION:
            body = body[1:]
        # Serial number, algorithm, issuer.
        pairs = [_parts(pair) for _, group in _parts(body[2][1]) for _, pair in _parts(group)]
        named = {pair[0][1]: pair[1] for pair in pairs}
        tag, raw = named.get(COMMON_NAME) or named[ORGANIZATION]
        return plain(raw.decode("utf-16-be" if tag == _WIDE_TEXT else "utf-8", "replace"), LONGEST)
    except (IndexError, KeyError, ValueError):
        return ""


def _parts(data: bytes) -> list[tuple[int, bytes]]:
    # Tag, length, value, one after the other (X.690); raises ValueError or IndexError where they do not fit.
    found = []
    at = 0
    while at < len(data):
        tag, size = data[at], data[at + 1]
        at += 2
        if size >= 0x80:
            more = size & 0x7F
            size = int.from_bytes(data[at : at + more], "big")
            at += more
        if at + size > len(data):
            raise ValueError("a part is longer than the whole")
        found.append((tag, data[at : at + size]))
        at += size
    return found
