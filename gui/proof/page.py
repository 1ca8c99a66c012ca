"""The proof as one page that a person reads or prints: self-contained, without a script, every foreign word escaped."""

from __future__ import annotations

from gui.domain.orders import OrderKey
from gui.domain.rows import ProofKind, State
from gui.domain.venues import NOT_COVERED
from gui.proof.document import Sealed, document_of, seal
from gui.proof.markup import esc, paragraph, rows_table, script_of
from gui.proof.page_evidence import clocks, exchanges, journal_lines, listings, question_anchor, waits
from gui.proof.page_positions import backstops, latches, positions
from gui.proof.record import End, OrderRecord, RunRecord, Source, Try
from gui.proof.style import STYLE
from gui.proof.times import clock, seconds, stamp

MODES = {
    "live": ("LIVE", "Real accounts. The cancels of this run were real."),
    "demo": ("DEMO", "Exchange demo trading. No real order was touched."),
    "drill": ("DRILL", "Practice venues built into the program. No real order was touched."),
}
KINDS = {"panic": "PANIC", "selected": "Cancel selected", "retry": "Retry", "latch": "Keep cancelling new orders"}
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
VERIFY = (
    'To verify: the SHA-256 of the bytes between the opening tag of <script id="proof"> and its closing tag near the '
    "end of this file, exactly as they stand there, must be the one above and the one that the window or the command "
    "told when this file was made."
)
COMMAND = (
    "python3 -c \"import re,sys,hashlib;t=open(sys.argv[1],'rb').read();"
    "print(hashlib.sha256(re.search(rb'id=.proof.>(.*?)</script>',t,re.S)[1]).hexdigest())\" FILE"
)


def page_of(record: RunRecord, *, made_ms: int, made_by: str) -> tuple[str, Sealed]:
    """Make the page with the document inside; gives both."""
    sealed = seal(document_of(record, made_ms=made_ms, made_by=made_by))
    title = f"Run {record.number} · {_kind(record)} · {stamp(record.began_ms)[:10]}"
    parts = (
        _mode(record.environment),
        f"<h1>{esc(title)}</h1>",
        _verdict(record),
        _remarks(record),
        _seal(sealed),
        _presses(record),
        _orders(record),
        positions(record),
        listings(record),
        exchanges(record),
        clocks(record),
        waits(record),
        latches(record),
        backstops(record),
        journal_lines(record),
        paragraph(f"Made at {stamp(made_ms)} by {made_by}, {_source(record)}.", "note"),
    )
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{esc(POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{esc(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    )
    return head + "\n".join(parts) + script_of(sealed) + "\n</body>\n</html>\n", sealed


def _mode(environment: str) -> str:
    word, sentence = MODES.get(environment, ("UNKNOWN MODE", "The journal does not say in which mode this run was."))
    look = environment if environment in MODES else "other"
    return f'<div class="mode {look}"><b>{esc(word)}</b>{esc(sentence)}</div>'


def _kind(record: RunRecord) -> str:
    kind = record.presses[0].kind if record.presses else ""
    return KINDS.get(kind, kind or "kind not known")


def _verdict(record: RunRecord) -> str:
    total, gone, fired = len(record.orders), record.gone, record.count(State.TRIGGERED)
    counts = f"{gone} of {total} orders proven gone, {fired} fired, {total - gone - fired} not proven."
    held, closed = len(record.flattened.positions), record.closed
    if record.flat and record.closes:
        words, look = "Flat: every order of this run is proven gone, every position proven closed.", "flat"
    elif record.flat:
        words, look = "Flat: every order of this run is proven gone.", "flat"
    elif record.outcome:
        stopped = ", sending was stopped" if record.outcome == "stopped" else ""
        left = f"{total - gone} of {total} orders are not proven gone"
        if record.closes:
            left = f"{left}, {held - closed} of {held} positions not proven closed"
        words, look = f"Not flat{stopped}: {left}.", "open"
    else:
        words, look = "Not flat: no end of this run is known.", "open"
    took = ""
    if record.ended_ms is not None:
        took = f" It took {seconds(record.ended_ms - record.began_ms)} to its end at {stamp(record.ended_ms)}."
    small = f"{counts}{took} {_of_positions(record)} Not covered: {', '.join(NOT_COVERED.values())}."
    return f'<div class="verdict {look}">{esc(words)}<small>{esc(small)}</small></div>'


def _of_positions(record: RunRecord) -> str:
    if not record.closes:
        return "Orders only: positions were not touched, and are not told of here."
    return (
        f"{record.closed} of {len(record.flattened.positions)} positions proven closed. Spot balances are never sold."
    )


def _remarks(record: RunRecord) -> str:
    if not record.remarks:
        return ""
    return '<ul class="remarks">' + "".join(f"<li>{esc(words)}</li>" for words in record.remarks) + "</ul>"


def _seal(sealed: Sealed) -> str:
    return (
        f'<div class="seal"><h3>SHA-256 of the data in this file</h3><code>{sealed.sha256}</code>'
        f"{paragraph(VERIFY, 'note')}<code>{esc(COMMAND)}</code></div>"
    )


def _presses(record: RunRecord) -> str:
    head = ("Time (UTC)", "What", "Scope", "Held", "By", "Program")
    cells = (
        (
            stamp(press.at_ms),
            KINDS.get(press.kind, press.kind),
            press.scope,
            "not measured" if press.hold_ms is None else f"{press.hold_ms / 1000:.2f} s",
            press.by or "not known",
            press.program or "not known",
        )
        for press in record.presses
    )
    note = paragraph("Not measured: an ordinary click, a second press of two, or the command line.", "note")
    return f"<h2>Who pressed what when</h2>{rows_table(head, cells)}{note}"


def _orders(record: RunRecord) -> str:
    head = ("Order", "Instrument", "Kind", "Side", "Size", "State", "Its end, and the proof", "Tries")
    body = "".join(_order(order) for order in record.orders)
    columns = "".join(f"<th>{name}</th>" for name in head)
    note = paragraph("Times of the day are UTC. An order counts as gone only with its proof.", "note")
    return f"<h2>Orders</h2>{note}<table><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table>"


def _order(order: OrderRecord) -> str:
    key = order.key
    protective = " · protective" if order.protective else ""
    ends = "<br>".join(f"{clock(end.at_ms)} {esc(end.state or 'open again')}" + _why(key, end) for end in order.ends)
    cells = (
        f'{esc(key.account)}<br>{esc(key.family)}<br><b class="id">{esc(key.algo_id)}</b>',
        f"{esc(order.instrument)}",
        f"{esc(order.kind)}{protective}",
        esc(order.side),
        esc(order.size),
        f'<span class="state {order.state}">{esc(_state(order))}</span>',
        ends or f"no end is known · {esc(order.words)}",
        "<br>".join(_try(one) for one in order.tries) or "none",
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _why(key: OrderKey, end: End) -> str:
    if not end.state:
        return ""
    proof = esc(end.proof)
    if not end.proof.startswith(ProofKind.LISTINGS):
        # The venue's own word on this very order: its answer stands below.
        proof = f'<a href="#{esc(question_anchor(key))}">{proof}</a>'
    return f": {proof}" if end.state == State.TRIGGERED else f" by {esc(end.by)}: {proof}"


def _state(order: OrderRecord) -> str:
    return "OPEN" if order.state is State.LIVE else str(order.state)


def _try(one: Try) -> str:
    if one.verdict is None:
        said = "no answer is known"
    else:
        words = " ".join(part for part in (one.code, one.message) if part)
        took = "" if one.latency_s is None else f" ({seconds(round(one.latency_s * 1000))})"
        said = f"{clock(one.answered_ms)} {one.verdict} {words}{took}"
    link = f'<a href="#a-{esc(one.attempt)}">{one.number}</a>' if one.attempt else str(one.number)
    return f"{link}: {clock(one.at_ms)} {esc(one.path)} → {esc(said)}"


def _source(record: RunRecord) -> str:
    return "from the journal" if record.source is Source.JOURNAL else "from memory, not from the journal"
