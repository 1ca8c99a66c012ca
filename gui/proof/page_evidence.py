"""The second half of a proof's page: listings, requests and answers, clocks, waits and the journal's own lines."""

from __future__ import annotations

from gui.domain.exchanges import Exchange, Purpose
from gui.domain.orders import OrderKey
from gui.journal.entries import ListingRead
from gui.proof.markup import esc, paragraph, rows_table
from gui.proof.record import RunRecord
from gui.proof.times import clock, seconds, stamp

SENT_NOTE = (
    "As they went over the wire, with keys, signatures and passphrases hidden; headers are left out. Long answers are "
    "cut at 4,000 characters. Questions about an order that are answered in the same way again and again are shown the "
    "first times and then every five minutes, those without any answer once as long as the reason stays the same."
)
LISTING_NOTE = (
    "A listing is complete only if every page and every type answered in the right shape. Two complete listings, both "
    "begun after the venue's answer to the cancel and at least 2 s apart, prove that an order they lack is gone. The "
    "last column names the orders for which a listing was the first or the proving one to lack them. Of each page the "
    "beginning is shown, and more of it in the data below. Listings that stay the same while a run goes on are shown "
    "the first times and then every two minutes."
)
NO_WAITS = "No stated wait of this run is in the journal. Those of a drill are told in the journal's lines below."
TITLES = {
    Purpose.CANCEL: "Cancel",
    Purpose.STATUS: "Question about an order",
    Purpose.LISTING: "Page of a listing",
    Purpose.CLOSE: "Close of a position",
    Purpose.POSITIONS: "Reading of positions",
}
# More names than this are counted in the table; the data below the page has them all.
NAMES_SHOWN = 40
# Of a page of a listing this much stands in the table (characters): an empty one whole.
PAGE_SHOWN = 120


def listings(record: RunRecord) -> str:
    """Show the listings of the run's time, and those that prove an end."""
    if not record.readings:
        return "<h2>Listings</h2>" + paragraph("No listing of this run's time is known.", "note")
    body = "".join(_listing(reading) for reading in record.readings)
    head = ("Account, family", "Begun", "Ended", "Complete", "Orders shown", "Lacked these orders")
    columns = "".join(f"<th>{name}</th>" for name in head)
    table = f"<table><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table>"
    return f"<h2>Listings</h2>{paragraph(LISTING_NOTE, 'note')}{table}"


def _listing(reading: ListingRead) -> str:
    pages = "<br>".join(_page(page) for page in reading.pages)
    ids = [key.algo_id for key in reading.absent]
    more = f" and {len(ids) - NAMES_SHOWN} more" if len(ids) > NAMES_SHOWN else ""
    why = " · ".join(part for part in (", ".join(reading.missing), reading.fault) if part)
    cells = (
        f"{esc(reading.account)} · {esc(reading.family)}",
        clock(reading.begun_ms),
        clock(reading.at_ms),
        "yes" if reading.complete else f"<b>no</b>: {esc(why)}",
        str(reading.orders),
        esc(", ".join(ids[:NAMES_SHOWN]) + more),
    )
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr class="over">{row}</tr><tr><td colspan="{len(cells)}">{pages}</td></tr>'


def _page(page: Exchange) -> str:
    answer = page.answer if len(page.answer) <= PAGE_SHOWN else f"{page.answer[:PAGE_SHOWN]}…"
    said = page.http_status or page.fault or "no answer"
    return f"<code>{esc(said)} · {esc(page.host)}{esc(page.target)} · {esc(answer)}</code>"


def exchanges(record: RunRecord) -> str:
    """Show every cancel request and every question about a single order, with its answer."""
    heading = "<h2>Requests and answers</h2>"
    if not record.exchanges:
        return heading + paragraph("None is known.", "note")
    # Of several of one name the last is the one that settled it.
    last = {_anchor(one): place for place, one in enumerate(record.exchanges)}
    blocks = (
        _exchange(one, f' id="{esc(_anchor(one))}"' if last[_anchor(one)] == place else "")
        for place, one in enumerate(record.exchanges)
    )
    return heading + paragraph(SENT_NOTE, "note") + "".join(blocks)


def _anchor(one: Exchange) -> str:
    if one.attempt:
        return f"a-{one.attempt}"
    return question_anchor(one.keys[0]) if one.keys else "no-order"


def question_anchor(key: OrderKey) -> str:
    """Name the place of the last question about an order."""
    return f"q-{key}"


def _exchange(one: Exchange, anchor: str) -> str:
    what = TITLES[one.purpose]
    ids = [key.algo_id for key in one.keys]
    names = ", ".join(ids[:NAMES_SHOWN]) + (f" and {len(ids) - NAMES_SHOWN} more" if len(ids) > NAMES_SHOWN else "")
    account = f"{one.keys[0].account} · {one.keys[0].family}" if one.keys else ""
    parts = [("orders", esc(names)), ("sent", _sent(one)), ("request", f"<pre>{esc(_request(one))}</pre>")]
    parts.append(("answer", _answer(one)))
    facts = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in parts)
    return f'<div class="x"{anchor}><h3>{what} · {esc(account)}</h3><dl>{facts}</dl></div>'


def _request(one: Exchange) -> str:
    body = f"\n{one.body}" if one.body else ""
    return f"{one.method} {one.host}{one.target}{body}"


def _sent(one: Exchange) -> str:
    return "it never left this computer" if one.sent_ms is None else stamp(one.sent_ms)


def _answer(one: Exchange) -> str:
    if one.answered_ms is None:
        tail = "" if one.sent_ms is None else ". It may or may not have been done"
        return f"<b>none</b> · {esc(one.fault)}{tail}"
    took = f" ({seconds(one.answered_ms - one.sent_ms)})" if one.sent_ms is not None else ""
    return f"{stamp(one.answered_ms)}{took} · HTTP {esc(one.http_status)}<pre>{esc(one.answer)}</pre>"


def clocks(record: RunRecord) -> str:
    """Show how the venues' clocks stood against this computer's."""
    head = ("When", "Time (UTC)", "Account", "Service", "Venue minus this computer", "Round trip")
    rows = (
        (
            one.moment,
            stamp(one.at_ms),
            one.note.account,
            one.note.service,
            "not known" if one.note.offset_s is None else f"{one.note.offset_s:+.3f} s",
            "not known" if one.note.round_trip_s is None else f"{one.note.round_trip_s * 1000:.0f} ms",
        )
        for one in record.clocks
    )
    note = paragraph(
        "Times in this file are this computer's own. Stamps sent to a venue are corrected by this.", "note"
    )
    return f"<h2>Clocks</h2>{note}{rows_table(head, rows)}"


def waits(record: RunRecord) -> str:
    """Show what the venues made this program wait for."""
    heading = "<h2>Waits and bans</h2>"
    if not record.waits:
        return heading + paragraph(NO_WAITS, "note")
    head = ("Told at (UTC)", "Venue", "Account", "What had to wait", "Wait", "Until (UTC)")
    rows = (
        (
            stamp(hold.at_ms),
            hold.venue,
            hold.owner or "every account at this address",
            hold.limit or "everything",
            seconds(hold.wait_ms),
            stamp(hold.until_ms),
        )
        for hold in record.waits
    )
    return heading + rows_table(head, rows)


def journal_lines(record: RunRecord) -> str:
    """Show what the journal told people in the run's time."""
    rows = ((clock(line.at_ms), line.about, line.text) for line in record.lines)
    return f"<h2>The journal's lines</h2>{rows_table(('Time (UTC)', 'About', 'What happened'), rows)}"
