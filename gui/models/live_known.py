"""What is known of live orders while the window looks elsewhere: last known rows, with their age, never a guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gui.models import formats
from gui.models.language import say


@dataclass(frozen=True, slots=True)
class LiveKnown:
    """``seen_ms`` is the oldest sighting of one of the ``count`` orders (epoch milliseconds), None without any.

    ``read`` is False while the journal has not told yet.
    """

    count: int = 0
    seen_ms: int | None = None
    read: bool = True


def live_known(seen_ms: Sequence[int], *, read: bool) -> LiveKnown:
    """Sum up the last known live orders from when each was last seen."""
    return LiveKnown(len(seen_ms), min(seen_ms, default=None), read)


def live_wordings(known: LiveKnown, now_ms: int) -> tuple[str, ...]:
    """Write the banner's button, long to short: it says what was known and how old that is, not what is open now."""
    if not known.read:
        return (say("LIVE: not read yet"), say("LIVE"))
    if known.seen_ms is None:
        return (say("LIVE: none known"), say("LIVE"))
    count = formats.count(known.count)
    age = formats.age(max(0, now_ms - known.seen_ms) / 1000)
    return (say("LIVE: {n} known, {age} old", n=count, age=age), say("LIVE: {n} known", n=count))


def live_more(known: LiveKnown) -> str:
    """Write the button's tooltip."""
    if known.seen_ms is None:
        return say("Live orders are not watched in this mode. Go to LIVE to list them")
    seen = formats.clock_time(known.seen_ms)
    return say("Last seen {time} UTC. Live orders are not watched in this mode. Go to LIVE", time=seen)
