"""What a command says of what is left on: the window's latch, which it never touches, and the venues' timers."""

from __future__ import annotations

from collections.abc import Iterable

from gui.domain.endnotes import clock_text
from gui.domain.sentences import fault_words
from gui.engine.views import BackstopView, LatchView


def latch_remark(latch: LatchView) -> str:
    """Say that a window has "Keep cancelling new orders" on, or left it on; "" where none does."""
    if not latch.waiting:
        return ""
    since = f" since {clock_text(latch.since_ms)} UTC" if latch.since_ms is not None else ""
    return (
        f'the window has, or left, "Keep cancelling new orders" on{since}; this command does nothing for it: '
        "resume or release it in the window"
    )


def timer_remarks(backstops: Iterable[BackstopView]) -> list[str]:
    """Say of every venue-side timer that is not known to be off, at the end of a command."""
    return [
        f"{view.account.label}: {view.account.venue.display}'s timer may still be on"
        f"{f' ({fault_words(view.fault)})' if view.fault is not None else ''}: within a minute or so it cancels "
        "ordinary orders by itself, unless the window is opened before and switches it off"
        for view in backstops
        if view.armed
    ]
