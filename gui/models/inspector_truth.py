"""The inspector's plain sentence: what is true of an order now, what is safe, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from gui.domain.faults import FaultKind
from gui.domain.replies import Verdict
from gui.domain.rows import By, Phase, ProofKind, Row, State
from gui.engine.views import AccountView
from gui.models import formats, messages
from gui.models.chip_state import Moment, stale_for
from gui.models.floor_texts import fault_sentence, meant
from gui.models.language import say, say_count
from gui.models.run_texts import trouble
from gui.models.texts import milliseconds, tenths

Part = str | None


def truth(row: Row, view: AccountView | None, now: Moment) -> str:
    """Say in plain words how an order stands; ``view`` is its account, None if that is not known any more."""
    stale = stale_for(row, now.ms)
    if stale is not None:
        return _joined(*_stale(row, view, stale))
    if row.state is State.UNKNOWN:
        return _joined(*(_claimed if row.cancel.phase is Phase.CLAIMED else _unknown)(row, view, now))
    return _joined(*_BY_STATE[row.state](row, view, now))


def wall_ms(at: float, now: Moment) -> int:
    """Give the epoch milliseconds of a monotonic second of this start of the program."""
    return now.ms - round((now.monotonic - at) * 1000)


def _joined(*parts: Part) -> str:
    return " ".join(part for part in parts if part)


def _venue(row: Row) -> str:
    return row.key.family.venue.display


def _seen(row: Row) -> str:
    seen = row.sighting.seen_ms
    if seen is None:
        return say("No listing has shown it yet. It counts as open.")
    if row.missing:
        return say("Last seen open at {time}. It counts as open.", time=tenths(seen))
    return say("Still open in the listing of {time}.", time=tenths(seen))


def _again(row: Row, now: Moment) -> str:
    due = row.cancel.next_try_at
    if due is None:
        return say("Sending the cancel again is safe.")
    if due <= now.monotonic:
        return say("Nothing to do: the next try goes out now.")
    left = formats.wait(due - now.monotonic)
    return say("Nothing to do: the next try goes out in {time}.", time=left)


def _said(row: Row) -> str:
    return " ".join(part for part in (messages.code(row), messages.heard(row).rstrip(".")) if part)


def _app(row: Row) -> str:
    return say("Cancel it in the {venue} app as well.", venue=_venue(row))


def _stale(row: Row, view: AccountView | None, seconds: float) -> tuple[Part, ...]:
    venue, seen = _venue(row), row.sighting.seen_ms or 0
    why = trouble(view.fault) if view is not None and view.fault is not None else ""
    age = formats.stale_age(seconds)
    return (
        say("Last seen open at {time}, {age} ago. It counts as open.", time=tenths(seen), age=age),
        say("{venue} does not list orders now ({why}).", venue=venue, why=why) if why else None,
        say("Cancelling it from here is safe: {how}. Or use the {venue} app.", how=_how(row), venue=venue),
    )


def _how(row: Row) -> str:
    if row.key.family.ordinary:
        return say("tick it and cancel, or choose All orders and hold PANIC")
    return say("hold PANIC, or tick it and cancel")


def _live(row: Row, view: AccountView | None, now: Moment) -> tuple[Part, ...]:
    seen = row.sighting.seen_ms
    if seen is None:
        return (
            say("No listing has shown this order yet. Nothing is sent for it until one does."),
            say("Nothing to do: the listings are being read."),
        )
    asked = row.cancel.attempts
    return (
        say("New since PANIC; a bot may still be running.") if row.new_since_run is not None else None,
        say("Open in the listing of {time}.", time=tenths(seen)),
        say_count(
            asked,
            "A cancel was sent once; none is under way now.",
            "A cancel was sent {n} times; none is under way now.",
        )
        if asked
        else say("No cancel was sent for it."),
        say("To cancel it, {how}.", how=_how(row)),
    )


def _queued(row: Row, view: AccountView | None, now: Moment) -> tuple[Part, ...]:
    cancel, venue = row.cancel, _venue(row)
    if cancel.fault is not None and cancel.fault.kind is FaultKind.BANNED and cancel.fault.banned_until_ms is not None:
        until = formats.clock_time(cancel.fault.banned_until_ms)
        return (
            say("{venue} has banned this address until {time}; nothing is sent until then.", venue=venue, time=until),
            say("It stays in line and counts as open."),
            say("Use another network, or cancel it in the {venue} app.", venue=venue),
        )
    if not cancel.attempts:
        return (
            say("In line to be cancelled; nothing was sent for it yet."),
            say("Nothing to do: it goes out by itself."),
        )
    said = _said(row)
    return (
        say("{venue} did not take the cancel ({said}).", venue=venue, said=said)
        if said
        else say("It is in line again."),
        _seen(row),
        _again(row, now),
    )


def _sent(row: Row, view: AccountView | None, now: Moment) -> tuple[Part, ...]:
    at = row.cancel.sent_at
    return (
        say("The cancel left at {time} and has no answer yet.", time=milliseconds(wall_ms(at, now)))
        if at is not None
        else say("The cancel has left and has no answer yet."),
        say("It may have worked already; sending again is safe."),
        say("Nothing to do: without an answer it is checked and sent again."),
    )


def _accepted(row: Row, view: AccountView | None, now: Moment) -> tuple[Part, ...]:
    return (
        say("{venue} said yes to the cancel. That is no proof yet; it counts as open.", venue=_venue(row)),
        say("It is gone once {venue} says that it ended, or two new listings lack it.", venue=_venue(row)),
        say("Nothing to do."),
    )


def _claimed(row: Row, view: AccountView | None, now: Moment) -> tuple[Part, ...]:
    fired, venue = row.cancel.claim is Verdict.FIRED, _venue(row)
    code = f" ({messages.code(row)})" if messages.code(row) else ""
    return (
        say("{venue} says that it has fired{code}.", venue=venue, code=code)
        if fired
        else say("{venue} says that there is no such order any more{code}.", venue=venue, code=code),
        say("That is not proven yet; it counts as open. Sending again is safe."),
        say("Nothing to do: its status and the listings are being read."),
    )


def _unknown(row: Row, view: AccountView | None, now: Moment) -> tuple[Part, ...]:
    if row.cancel.phase is Phase.NONE:
        at = row.sighting.absent_last_ms
        return (
            say("Not in the listing of {time}; nobody here cancelled it.", time=tenths(at))
            if at is not None
            else say("It is not in the listing; nobody here cancelled it."),
            say("It counts as open until {venue} says how it ended.", venue=_venue(row)),
            say("Nothing to do: it is being asked for."),
        )
    why = _said(row)
    return (
        say("No usable answer to the cancel ({why}). It may have worked.", why=why)
        if why
        else say("No usable answer to the cancel. It may have worked."),
        say("It counts as open until that is proven. Sending again is safe."),
        _app(row) if row.cancel.attempts > 1 else say("Nothing to do: it is checked again and again by itself."),
    )


_ENDED_BY: dict[By, Callable[[], str]] = {
    By.US: lambda: say("our cancel ended it"),
    By.VENUE: lambda: say("the venue ended it"),
    By.OTHER: lambda: say("another hand or a fill ended it before our cancel"),
    By.EITHER: lambda: say("our cancel or another hand ended it"),
    By.CLOSE: lambda: say("the close of its position, or another hand, ended it"),
}


def _gone(row: Row, view: AccountView | None, now: Moment) -> tuple[Part, ...]:
    proof = row.proof
    if proof is None:
        return (say("Gone."),)
    how = say("two complete listings lack it") if proof.kind is ProofKind.LISTINGS else say("the venue says so itself")
    return (
        say("Gone, proven at {time}: {who}; {how}.", time=tenths(proof.at_ms), who=_ENDED_BY[proof.by](), how=how),
        say("Nothing to do. A cancel touches no position."),
    )


def _triggered(row: Row, view: AccountView | None, now: Moment) -> tuple[Part, ...]:
    fired, said = row.fired, f" ({messages.code(row)})" if messages.code(row) else ""
    ids = ", ".join(fired.children) if fired is not None else ""
    if fired is not None and fired.earlier:
        what = say(
            "It fired at {time}, before this start, and nobody acknowledged it: an order or a position may be live.",
            time=formats.day_time(fired.at_ms),
        )
    elif ids:
        what = say("It fired before our cancel came{said}, so it is order {ids} now.", said=said, ids=ids)
    else:
        what = say("It fired before our cancel came{said}, so it is a normal order now.", said=said)
    return (
        what,
        say("A cancel of the algo order does nothing any more; the others are not affected."),
        say("Check this position at {venue}.", venue=_venue(row)),
        say("You have acknowledged it.") if fired is not None and fired.acknowledged else None,
    )


def _rejected(row: Row, view: AccountView | None, now: Moment) -> tuple[Part, ...]:
    cancel, venue = row.cancel, _venue(row)
    if cancel.fault is not None and view is not None:
        return _seen(row), fault_sentence(cancel.fault, view.account)
    said = " ".join(part for part in (cancel.code, meant(cancel.message).rstrip(".")) if part)
    tries = say_count(cancel.attempts, "{n} try", "{n} tries")
    return (
        _seen(row),
        say("{venue} refused {tries} ({said}).", venue=venue, tries=tries, said=said)
        if said
        else say("{venue} refused {tries} without a word.", venue=venue, tries=tries),
        say("Sending the cancel again is safe, and goes on by itself.")
        if cancel.next_try_at is not None
        else say("Sending the cancel again is safe."),
        _app(row),
    )


_BY_STATE: dict[State, Callable[[Row, AccountView | None, Moment], tuple[Part, ...]]] = {
    State.LIVE: _live,
    State.QUEUED: _queued,
    State.SENT: _sent,
    State.ACCEPTED: _accepted,
    State.GONE: _gone,
    State.TRIGGERED: _triggered,
    State.REJECTED: _rejected,
}
