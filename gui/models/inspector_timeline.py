"""What happened to one order, moment by moment: listed, queued, each try, its answer, and what proved its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from gui.domain.exchanges import Exchange, Purpose
from gui.domain.replies import Verdict
from gui.domain.rows import Phase, ProofKind, Row, State
from gui.engine.views import RunKind, RunView
from gui.models import formats, messages
from gui.models.chip_state import Moment
from gui.models.floor_texts import ours
from gui.models.inspector_truth import wall_ms
from gui.models.language import say
from gui.models.texts import Tone, milliseconds
from gui.models.venue_text import told

DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Event:
    """One line: when (epoch ms), icon, tone, what, and how long it took.

    ``began_ms`` is when the request of an answer left; an event whose moment is not known is not ``timed`` and stands
    behind what came before it.
    """

    at_ms: int
    icon: str
    tone: Tone
    text: str
    took: str = ""
    began_ms: int | None = None
    timed: bool = True
    today: bool = True

    @property
    def time(self) -> str:
        """The UTC time of day with milliseconds; the date of another day."""
        if not self.timed:
            return ""
        return milliseconds(self.at_ms) if self.today else _utc(self.at_ms)[:10]

    @property
    def tip(self) -> str:
        """The date and the local time, and when the request left."""
        if not self.timed:
            return self.text
        left = say("\nSent {time} UTC", time=milliseconds(self.began_ms)) if self.began_ms is not None else ""
        return f"{self.text}\n{local_time(self.at_ms)}{left}"

    @property
    def line(self) -> str:
        """The event as one plain line."""
        left = say("sent {time}", time=milliseconds(self.began_ms)) if self.began_ms is not None else ""
        when = self.time if self.today else _utc(self.at_ms)
        return "  ".join(part for part in (when, self.text, self.took, left) if part)


def _utc(at_ms: int) -> str:
    try:
        return f"{datetime.fromtimestamp(at_ms / 1000, UTC):%Y-%m-%d %H:%M:%S}.{at_ms % 1000:03d}"
    except (OverflowError, OSError, ValueError):
        return milliseconds(at_ms)


def local_time(at_ms: int) -> str:
    """Write a moment with its date in UTC and as the clock on the wall here shows it."""
    try:
        here = datetime.fromtimestamp(at_ms / 1000, UTC).astimezone()
    except (OverflowError, OSError, ValueError):
        return say("{ms} ms since 1970", ms=at_ms)
    return say(
        "{utc} UTC\nHere {here}",
        utc=_utc(at_ms),
        here=f"{here:%Y-%m-%d %H:%M:%S}.{at_ms % 1000:03d} {here:%Z}",
    )


def timeline(row: Row, exchanges: Sequence[Exchange], run: RunView | None, now: Moment) -> tuple[Event, ...]:
    """Tell the story of an order from the row, the run and what was exchanged about it, oldest first."""
    events = [*_listed(row), *_pressed(row, run), *_exchanged(row, exchanges, now), *_read(row), *_ended(row)]
    day = now.ms // DAY_MS
    dated = (replace(event, today=event.at_ms // DAY_MS == day) for event in events)
    return tuple(sorted(dated, key=lambda event: event.at_ms))


def _venue(row: Row) -> str:
    return row.key.family.venue.display


def _listed(row: Row) -> list[Event]:
    if not row.seen:
        return [Event(row.born_ms, "question", Tone.WARN, say("Asked for by its id; no listing showed it"))]
    return [Event(row.born_ms, "ring", Tone.QUIET, say("First seen in a listing"))]


def _pressed(row: Row, run: RunView | None) -> list[Event]:
    if run is None or row.cancel.run != run.number:
        return []
    number = run.number
    if run.kind is RunKind.SELECTED:
        text = say("Cancel selected, run {run}: in line", run=number)
    elif run.kind is RunKind.RETRY:
        text = say("Retry, run {run}: in line", run=number)
    elif run.kind is RunKind.LATCH:
        text = say("Caught by the latch, run {run}: in line", run=number)
    elif run.hold_ms is not None:
        text = say("PANIC held {time}, run {run}: in line", time=f"{run.hold_ms / 1000:.2f} s", run=number)
    else:
        text = say("PANIC, run {run}: in line", run=number)
    return [Event(run.started_ms, "stop-square", Tone.BAD, text)]


def tries(row: Row, exchanges: Sequence[Exchange]) -> dict[str, int]:
    """Number the cancels among what was exchanged by their attempts; those not kept any more came before."""
    attempts = list(dict.fromkeys(each.attempt for each in exchanges if each.purpose is Purpose.CANCEL))
    under_way = 1 if row.cancel.phase is Phase.SENT else 0
    before = max(0, row.cancel.attempts - under_way - len(attempts))
    return {attempt: before + place for place, attempt in enumerate(attempts, start=1)}


def fault_text(fault: str) -> str:
    """Say in words why no whole answer came."""
    kind, _, words = fault.partition(": ")
    if words:
        return ours(words)
    known = next((text for one, text in messages.FAULT_WORDS.items() if one.value == kind), "")
    return say(known) if known else kind


def _exchanged(row: Row, exchanges: Sequence[Exchange], now: Moment) -> list[Event]:
    events: list[Event] = []
    numbers = tries(row, exchanges)
    last = list(numbers)[-1:]
    after = row.born_ms
    for exchange in exchanges:
        if exchange.purpose is Purpose.CANCEL:
            new = _try(row, exchange, numbers[exchange.attempt], after, last=[exchange.attempt] == last)
        elif exchange.purpose is Purpose.STATUS:
            new = _asked(row, exchange, after)
        else:
            continue
        events += new
        after = max(event.at_ms for event in (*new, events[0]))
    if row.cancel.phase is Phase.SENT or (not numbers and row.cancel.attempts):
        events += _unkept(row, now)
    return events


def _try(row: Row, exchange: Exchange, number: int, after: int, *, last: bool) -> list[Event]:
    sent, back = exchange.sent_ms, exchange.answered_ms
    out = say("Cancel sent, try {n}", n=number)
    if back is None or sent is None:
        why = fault_text(exchange.fault) or say("no usable answer")
        if sent is None:
            text = say("Try {n} was not sent: {why}", n=number, why=why)
            return [Event(after, "octagon-cross", Tone.BAD, text, timed=False)]
        return [Event(sent, "question", Tone.WARN, say("{sent}: {why}", sent=out, why=why))]
    answer = told(exchange.answer, row.key.algo_id)
    icon, tone = _look(row, exchange, answer.code, last=last)
    said = answer.said or (
        say("Accepted by {venue}", venue=_venue(row))
        if tone is Tone.OK
        else say("HTTP {status}", status=exchange.http_status)
    )
    took = formats.duration((back - sent) / 1000)
    if number == 1:
        return [Event(sent, "arrow-up", Tone.ACCENT, out), Event(back, icon, tone, said, took)]
    return [Event(back, icon, tone, say("Try {n}: {said}", n=number, said=said), took, began_ms=sent)]


def _look(row: Row, exchange: Exchange, code: str, *, last: bool) -> tuple[str, Tone]:
    # The engine's verdict is known of the last try only; earlier answers look as they read.
    verdict = row.cancel.verdict if last and row.cancel.phase is not Phase.SENT else None
    if verdict is Verdict.ACCEPTED or (verdict is None and code == "0"):
        return "check", Tone.OK
    if verdict in (Verdict.ALREADY_GONE, Verdict.FIRED, Verdict.UNKNOWN):
        return "question", Tone.WARN
    return "octagon-cross", Tone.BAD


def _asked(row: Row, exchange: Exchange, after: int) -> list[Event]:
    venue = _venue(row)
    sent, back = exchange.sent_ms, exchange.answered_ms
    if sent is None:
        return []
    if back is None:
        why = fault_text(exchange.fault)
        return [Event(sent, "question", Tone.WARN, say("{venue} asked for it: {why}", venue=venue, why=why))]
    said = told(exchange.answer, row.key.algo_id).said or say("HTTP {status}", status=exchange.http_status)
    took = formats.duration((back - sent) / 1000)
    text = say("{venue} asked for it: {why}", venue=venue, why=said)
    return [Event(back, "retry", Tone.ACCENT, text, took, began_ms=sent)]


def _unkept(row: Row, now: Moment) -> list[Event]:
    # Under way, or of an earlier start: there is no exchange to tell it from.
    cancel, events = row.cancel, []
    if cancel.sent_at is not None:
        text = say("Cancel sent, try {n}", n=cancel.attempts)
        events.append(Event(wall_ms(cancel.sent_at, now), "arrow-up", Tone.ACCENT, text))
    if cancel.answered_at is not None and cancel.phase is not Phase.SENT:
        took = "" if cancel.latency_s is None else formats.duration(cancel.latency_s)
        at_ms = wall_ms(cancel.answered_at, now)
        if cancel.verdict is Verdict.ACCEPTED:
            events.append(Event(at_ms, "check", Tone.OK, say("Accepted by {venue}", venue=_venue(row)), took))
        else:
            said = " ".join(part for part in (messages.code(row), messages.heard(row)) if part)
            text = say("Answer: {said}", said=said) if said else say("No usable answer")
            events.append(Event(at_ms, "question", Tone.WARN, text, took))
    return events


def _read(row: Row) -> list[Event]:
    seen, events = row.sighting, []
    if seen.seen_ms is not None and seen.seen_ms > row.born_ms:
        events.append(Event(seen.seen_ms, "retry", Tone.ACCENT, say("Listing read: still open")))
    if seen.absent_first_ms is not None:
        events.append(Event(seen.absent_first_ms, "retry", Tone.ACCENT, say("Listing read: not in it")))
    proven = row.proof.at_ms if row.proof is not None and row.proof.kind is ProofKind.LISTINGS else None
    last = seen.absent_last_ms
    if proven is not None and last is not None and last > proven:
        # Later listings only bear the end out: the proof's own is the one to tell.
        last = proven
    if last is not None and last != seen.absent_first_ms:
        events.append(Event(last, "retry", Tone.ACCENT, say("Listing read: not in it, again")))
    return events


def _ended(row: Row) -> list[Event]:
    if row.state is State.GONE and row.proof is not None:
        how = say("Gone, proven: {evidence}", evidence=ours(row.proof.evidence))
        return [Event(row.proof.at_ms, "double-check", Tone.OK, how)]
    if row.fired is not None:
        children = ", ".join(row.fired.children)
        text = say("It fired: order {orders}", orders=children) if children else say("It fired")
        return [Event(row.fired.at_ms, "bolt-square", Tone.BAD, text)]
    return []
