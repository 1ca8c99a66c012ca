"""Times and durations as a proof writes them: UTC to the millisecond."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def stamp(at_ms: int) -> str:
    """Give epoch milliseconds as ``2026-11-21T14:03:21.842Z``; a time outside the calendar as ``?``."""
    try:
        when = _EPOCH + timedelta(milliseconds=at_ms)
    except OverflowError:
        return "?"
    return f"{when:%Y-%m-%dT%H:%M:%S}.{when.microsecond // 1000:03d}Z"


def stamp_or_none(at_ms: int | None) -> str | None:
    """Give the same, None for None."""
    return None if at_ms is None else stamp(at_ms)


def clock(at_ms: int | None) -> str:
    """Give the time of the day alone, ``14:03:21.842``; a dash for None."""
    return "–" if at_ms is None else stamp(at_ms)[11:-1] or "?"


def compact(at_ms: int) -> str:
    """Give the time for a file's name: ``2026-11-21-140321Z``."""
    text = stamp(at_ms)
    return f"{text[:10]}-{text[11:19].replace(':', '')}Z" if len(text) > 1 else "unknown-time"


def seconds(ms: int) -> str:
    """Give a duration: ``96 ms`` below a second, then ``1.61 s``, from a minute ``1:03.4``."""
    if ms < 1000:
        return f"{ms} ms"
    if ms < 60_000:
        return f"{ms / 1000:.2f} s"
    minutes, rest = divmod(ms, 60_000)
    return f"{minutes}:{rest / 1000:04.1f}"
