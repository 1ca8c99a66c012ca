"""What a proof's page tells of positions, of the latch and of the venue-side timers."""

from __future__ import annotations

from gui.domain.positions import PositionKey
from gui.journal.entries import NOT_SENT
from gui.proof.markup import esc, paragraph, rows_table
from gui.proof.record import CloseTry, PositionRecord, RunRecord
from gui.proof.times import clock, seconds, stamp

NOTE = (
    "A position counts as closed only with its proof: two complete readings, both begun after the last answer and at "
    "least 2 s apart, that show nothing of it. After every close that was sent, the position was read before anything "
    "else was sent for it. Sizes are the first that the run read; negative is short."
)
READINGS_NOTE = (
    "Readings of positions of the run's time, and those that prove an end. One that is not complete shows what it "
    "shows and proves nothing. Readings that stay the same are shown the first times and then every two minutes."
)


def positions(record: RunRecord) -> str:
    """Show each position with its closes, its end and the proof; nothing for a run that closes none."""
    heading = "<h2>Positions</h2>"
    found = record.flattened.positions
    if not record.closes:
        return ""
    if not found:
        said = "No position was held in the readings of this run's scope."
        return heading + paragraph(said, "note") + _readings(record)
    head = ("Position", "Size", "State", "Its end, and the proof", "Closes")
    columns = "".join(f"<th>{name}</th>" for name in head)
    body = "".join(_position(one) for one in found)
    return (
        f"{heading}{paragraph(NOTE, 'note')}<table><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table>"
        f"{_readings(record)}"
    )


def _position(one: PositionRecord) -> str:
    key = one.key
    names = " · ".join(part for part in (str(key.side), key.margin, key.currency) if part)
    ends = "<br>".join(f"{clock(end.at_ms)} {esc(end.state)}: {esc(end.proof)}" for end in one.ends)
    look = "GONE" if one.closed else "REJECTED"
    cells = (
        f'{esc(key.account)}<br>{esc(key.family)}<br><b class="id">{esc(key.instrument)}</b><br>{esc(names)}',
        esc(one.size),
        f'<span class="state {look}">{esc(one.state)}</span>',
        ends or f"no end is known · {esc(one.words)}",
        "<br>".join(_try(close) for close in one.tries) or "none",
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _try(one: CloseTry) -> str:
    if one.verdict is None:
        said = "no answer is known"
    elif one.verdict == NOT_SENT:
        said = "written down and then not sent"
    else:
        words = " ".join(part for part in (one.code, one.message) if part)
        took = "" if one.latency_s is None else f" ({seconds(round(one.latency_s * 1000))})"
        said = f"{clock(one.answered_ms)} {one.verdict} {words}{took}"
    made = f"made from {one.read_size} read at {clock(one.read_ms)}"
    link = f'<a href="#a-{esc(one.attempt)}">{one.number}</a>'
    return f"{link}: {clock(one.at_ms)} {esc(one.order)} · {esc(made)} · {esc(one.path)} → {esc(said)}"


def _readings(record: RunRecord) -> str:
    head = ("Account, family", "Begun", "Ended", "Complete", "Held", "Nothing of these")
    rows = (
        (
            f"{one.account} · {one.family}",
            clock(one.begun_ms),
            clock(one.at_ms),
            "yes" if one.complete else f"no: {one.fault or 'not all of it'}",
            ", ".join(f"{name_of(key)} {'?' if size is None else f'{size:f}'}" for key, size in one.held) or "none",
            ", ".join(name_of(key) for key in one.zero),
        )
        for one in record.flattened.readings
    )
    return f"<h3>Readings of positions</h3>{paragraph(READINGS_NOTE, 'note')}{rows_table(head, rows)}"


def name_of(key: PositionKey) -> str:
    """Name a position within its account."""
    return " ".join(part for part in (key.instrument, "" if key.side == "net" else str(key.side), key.margin) if part)


def latches(record: RunRecord) -> str:
    """Show how the latch was switched in the run's time; nothing where it was not."""
    if not record.flattened.latches:
        return ""
    head = ("Time (UTC)", "Keep cancelling new orders", "Scope")
    rows = ((stamp(one.at_ms), "on" if one.on else "off", one.scope) for one in record.flattened.latches)
    return f"<h2>Latch</h2>{rows_table(head, rows)}"


def backstops(record: RunRecord) -> str:
    """Show what the venues were told of their own timers in the run's time; nothing where they were not."""
    if not record.flattened.backstops:
        return ""
    head = ("Time (UTC)", "Account", "Timer", "Covers", "Fault")
    note = paragraph("These timers cancel ordinary orders only; algo orders are not promised by the venues.", "note")
    rows = (
        (
            stamp(one.at_ms),
            one.account,
            f"armed for {one.seconds} s" if one.armed else "off",
            ", ".join(one.instruments) or "every ordinary order of the account",
            one.fault,
        )
        for one in record.flattened.backstops
    )
    return f"<h2>Venue-side backstop</h2>{note}{rows_table(head, rows)}"
