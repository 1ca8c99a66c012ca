"""Undoes the gzip of an answer, bounded and checked: a stream that breaks off is no shorter answer."""

from __future__ import annotations

import zlib

_GZIP = 16 + zlib.MAX_WBITS


def unpack(body: bytes, encoding: str, cap: int) -> bytes | None:
    """Give the plain body, cut after ``cap`` + 1 bytes; None if it cannot be unpacked.

    ``encoding`` is the Content-Encoding header; only gzip is known, since only gzip is asked for.
    """
    coding = encoding.strip().lower()
    if coding in ("", "identity"):
        return body
    if coding not in ("gzip", "x-gzip"):
        return None
    stream = zlib.decompressobj(_GZIP)
    try:
        plain = stream.decompress(body, cap + 1)
    except zlib.error:
        return None
    whole = stream.eof and not stream.unused_data
    return plain if whole or len(plain) > cap else None
