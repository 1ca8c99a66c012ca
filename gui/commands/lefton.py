"""What a command says of the window's latch, which it never touches: that it is, or was left, on."""

from __future__ import annotations

from gui.domain.endnotes import clock_text
from gui.engine.views import LatchView


def latch_remark(latch: LatchView) -> str:
    """Say that a window has "Keep cancelling new orders" on, or left it on; "" where none does."""
    if not latch.waiting:
        return ""
    since = f" since {clock_text(latch.since_ms)} UTC" if latch.since_ms is not None else ""
    return (
        f'the window has, or left, "Keep cancelling new orders" on{since}; this command does nothing for it: '
        "resume or release it in the window"
    )
