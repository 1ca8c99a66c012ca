"""Everything that the row inspector shows of one order, as one frozen record, and the same as lines to copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gui.domain.exchanges import Exchange, Purpose
from gui.domain.faults import plain
from gui.domain.replies import Verdict
from gui.domain.rows import Phase, Row, State
from gui.domain.venues import Venue
from gui.engine.views import AccountView, RunView
from gui.models import formats, messages
from gui.models.chip_state import ChipState, Moment, chip_state, chip_word
from gui.models.columns import COLUMNS, Col
from gui.models.floor_texts import ours
from gui.models.inspector_timeline import Event, fault_text, local_time, timeline, tries
from gui.models.inspector_truth import truth
from gui.models.language import say, say_count
from gui.models.texts import milliseconds
from gui.models.venue_text import pretty, shown

# A refusal, a doubt, or something that was taken back: sending again makes sense.
AGAIN = frozenset({Phase.REJECTED, Phase.UNKNOWN, Phase.CLAIMED, Phase.ACCEPTED, Phase.QUEUED, Phase.NONE})


@dataclass(frozen=True, slots=True)
class Page:
    """One request and what came back: titles, times and text of both; ``seek`` is the order's id in a long answer."""

    attempt: str
    sent_title: str
    sent_time: str
    sent: str
    hidden: str
    received_title: str
    received_time: str
    received: str
    seek: str = ""

    @property
    def name(self) -> tuple[str, str, str]:
        """What tells this exchange from the others, however they are numbered."""
        return self.attempt, self.sent_time, self.received_time

    @property
    def lines(self) -> tuple[str, ...]:
        """The page as plain lines."""
        head = f"{self.sent_title}  {self.sent_time}".rstrip()
        back = f"{self.received_title}  {self.received_time}".rstrip()
        return head, self.sent, self.hidden, back, self.received


@dataclass(frozen=True, slots=True)
class Inspection:
    """One order as the inspector shows it; ``pages`` are requests with their answers, oldest first.

    ``pageless`` says why there are none.
    """

    chip: ChipState
    word: str
    place: str
    title: str
    subtitle: str
    facts: str
    truth: str
    message: str
    details: str
    events: tuple[Event, ...]
    pages: tuple[Page, ...]
    pageless: str
    can_retry: bool

    @property
    def spoken(self) -> str:
        """What a screen reader says of the order."""
        return ". ".join(part.rstrip(".") for part in (f"{self.title}, {self.word}", self.subtitle, self.truth)) + "."

    @property
    def newest(self) -> int:
        """The place of the page to show first: the last cancel, else the last of all; -1 without any."""
        cancels = [place for place, page in enumerate(self.pages) if page.attempt]
        return cancels[-1] if cancels else len(self.pages) - 1

    def copied(self) -> str:
        """Everything as plain lines."""
        head = (f"{self.word}  {self.title}", self.subtitle, self.facts, self.details, self.truth, self.message)
        story = (say("What happened (UTC)"), *(event.line for event in self.events))
        parts = [head, story, *(page.lines for page in self.pages)]
        return "\n\n".join("\n".join(line for line in part if line) for part in parts) + "\n"


def inspect(
    row: Row,
    view: AccountView | None,
    run: RunView | None,
    exchanges: Sequence[Exchange],
    now: Moment,
    place: str = "",
    warning: str = "",
) -> Inspection:
    """Put together what the inspector shows of a row; ``view`` is its account, ``place`` where it stands.

    ``warning`` is what cancelling it would leave behind.
    """
    return Inspection(
        chip=chip_state(row, now.ms),
        word=chip_word(row, now.ms),
        place=place,
        title=_title(row, now),
        subtitle=_subtitle(row),
        facts=_facts(row, now),
        truth=f"{(sentence := truth(row, view, now))} {warning}".rstrip(),
        message=_venue_words(row, sentence),
        details=_details(row, now),
        events=timeline(row, exchanges, run, now),
        pages=_pages(row, exchanges),
        pageless=_pageless(row),
        can_retry=can_retry(row),
    )


def can_retry(row: Row) -> bool:
    """Say whether sending this order's cancel again makes sense: it was tried, it is not on the wire, not ended."""
    return row.cancellable and row.seen and row.cancel.attempts > 0 and row.cancel.phase in AGAIN


def _title(row: Row, now: Moment) -> str:
    order, cell = row.order, COLUMNS
    parts = (cell[Col.KIND].text(row, now), cell[Col.SIDE].text(row, now), cell[Col.SIZE].text(row, now))
    return f"{order.instrument}  {' '.join(part for part in parts if part)}"


def _subtitle(row: Row) -> str:
    if row.key.family.ordinary:
        return say(
            "{venue} {account} · order id {id}",
            venue=row.key.family.venue.display,
            account=row.key.account,
            id=row.key.algo_id,
        )
    return say(
        "{venue} {account} · algo id {id}",
        venue=row.key.family.venue.display,
        account=row.key.account,
        id=row.key.algo_id,
    )


def _facts(row: Row, now: Moment) -> str:
    order, created = row.order, row.order.created_ms
    facts = (
        formats.prices(order),
        say("protective") if order.protective else say("not protective"),
        say("placed {age} ago", age=formats.age((now.ms - created) / 1000)) if created is not None else "",
        _tries_fact(row),
    )
    return " · ".join(fact for fact in facts if fact)


def _details(row: Row, now: Moment) -> str:
    order, latency, created = row.order, row.cancel.latency_s, row.order.created_ms
    facts = (
        say("Ordinary order") if row.key.family.ordinary else "",
        say("Placed by algo order {id}", id=order.parent) if order.parent else "",
        say("Placed {time}", time=local_time(created)) if created is not None else "",
        say("Client id {id}", id=order.client_algo_id) if order.client_algo_id else "",
        say("Tag {word}", word=order.tag) if order.tag else "",
        say("Position side {word}", word=order.position_side) if order.position_side else "",
        say("Venue's kind {word}", word=order.kind_text) if order.kind_text else "",
        say("Venue's state {word}", word=order.venue_status) if order.venue_status else "",
        say("Family {word}", word=str(row.key.family)),
        say("Last answer took {time}", time=formats.duration(latency)) if latency is not None else "",
    )
    return "\n".join(fact for fact in facts if fact)


def _venue_words(row: Row, sentence: str) -> str:
    # The venue's own words in full, or our note, where the sentence does not tell them already.
    if row.state is State.GONE and row.cancel.verdict is Verdict.ACCEPTED:
        return ""
    words = messages.heard(row) or ("" if row.state is State.GONE else ours(row.note))
    return messages.joined(messages.code(row), words) if words and words.rstrip(".") not in sentence else ""


def _tries_fact(row: Row) -> str:
    return say_count(row.cancel.attempts, "{n} try", "{n} tries") if row.cancel.attempts else ""


def _pages(row: Row, exchanges: Sequence[Exchange]) -> tuple[Page, ...]:
    numbers = tries(row, exchanges)
    return tuple(_page(row, exchange, numbers) for exchange in exchanges)


def _pageless(row: Row) -> str:
    if not row.cancel.attempts:
        return say("Nothing was sent for it yet.")
    if row.cancel.phase is Phase.SENT:
        return say("The request is under way; it is shown with its answer.")
    return say("What was sent is not in memory any more; the journal on disk has it.")


def _page(row: Row, exchange: Exchange, numbers: dict[str, int]) -> Page:
    most = max(numbers.values(), default=0)
    if exchange.purpose is Purpose.CANCEL:
        number = numbers[exchange.attempt]
        sent = say("Sent, try {n} of {m}", n=number, m=most) if most > 1 else say("Sent, try {n}", n=number)
    elif exchange.purpose is Purpose.STATUS:
        sent = say("Asked for its status")
    else:
        sent = say("Listing that lacks it")
    if exchange.sent_ms is None:
        sent = say("{what}: nothing was sent", what=sent)
    body = f"\n{pretty(exchange.body)}" if exchange.body else ""
    title, time, text = _received(exchange)
    return Page(
        attempt=exchange.attempt,
        sent_title=sent,
        sent_time=milliseconds(exchange.sent_ms) if exchange.sent_ms is not None else "",
        sent=shown(f"{exchange.method} {exchange.target}") + body,
        hidden=f"{plain(exchange.host)} · {_hidden(row.key.family.venue)}",
        received_title=title,
        received_time=time,
        received=text,
        seek=row.key.algo_id,
    )


def _hidden(venue: Venue) -> str:
    if venue is Venue.OKX:
        return say("key, sign and passphrase hidden")
    return say("key and signature hidden")


def _received(exchange: Exchange) -> tuple[str, str, str]:
    back, sent = exchange.answered_ms, exchange.sent_ms
    if back is None:
        status = exchange.http_status
        title = say("No whole answer, HTTP {status}", status=status) if status else say("No answer")
        return title, "", shown(fault_text(exchange.fault)) or say("no usable answer")
    took = f" · {formats.duration((back - sent) / 1000)}" if sent is not None else ""
    title = say("Received, HTTP {status}", status=exchange.http_status)
    return title, f"{milliseconds(back)}{took}", pretty(exchange.answer) or say("(empty)")
