"""How an order ended, in our own words, with the times that prove it."""

from __future__ import annotations

from gui.domain.rows import By, Fired, Proof, ProofKind, Row

# The note of an order whose cancel waits for something else.
HELD_NOTE = "held until its position is closed"
# The note of one that the run left so.
STAYS_NOTE = "stays, since its position is not proven closed"


def end_note(row: Row, proof: Proof) -> str:
    """Say in our words how the order ended."""
    if proof.kind is ProofKind.LISTINGS:
        when = clock_text(row.sighting.absent_last_ms)
        words = {By.US: "cancelled", By.OTHER: "already filled or cancelled before our cancel"}
        return f"{words.get(proof.by, 'gone')} · not in listing {when}"
    words = {
        By.US: "cancelled",
        By.OTHER: "cancelled by another hand",
        By.VENUE: "ended by the venue",
        By.EITHER: "cancelled, by our cancel or another hand",
        By.CLOSE: "cancelled, by our close or another hand",
    }
    return f"{words[proof.by]} · venue says {proof.evidence}"


def fired_note(fired: Fired, *, ordinary: bool = False) -> str:
    """Say in our words what an order became that fired; an ``ordinary`` one was filled."""
    if ordinary:
        return "it was filled: a position may be open"
    if fired.children:
        return f"it fired: order {', '.join(fired.children[:3])} may be live"
    return "it fired: a normal order or a position may be live"


def clock_text(at_ms: int | None) -> str:
    """Give HH:MM:SS.t in UTC of epoch milliseconds."""
    if at_ms is None:
        return "?"
    seconds, ms = divmod(at_ms, 1000)
    minutes, second = divmod(seconds, 60)
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}:{second:02d}.{ms // 100}"
