"""What a run ends and what it leaves, by what was chosen: said while it is on and at its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from gui.domain.rows import State
from gui.domain.venues import Venue
from gui.domain.what import What
from gui.engine.views import RunView
from gui.models import formats
from gui.models.deck_state import DeckState
from gui.models.language import say, say_count
from gui.models.texts import Said, Tone
from gui.models.what_texts import tag

# One line in falling lengths: the first that has room is shown, the first of all is what it means.
Shortening: TypeAlias = tuple[str, ...]


def left_out(state: DeckState, run: RunView) -> tuple[Shortening, ...]:
    """Say what the run did not touch, and what no claim of being flat covers."""
    what = run.scope.what
    lines = [_untouched(state, run)]
    if uncovered := not_covered(tuple(state.venues()), what):
        lines.append((uncovered, not_covered(tuple(state.venues()), what, short=True)))
    return tuple(lines)


def _untouched(state: DeckState, run: RunView) -> Shortening:
    what = run.scope.what
    if what.closes:
        return (
            say("Orders and positions. Spot balances were not touched."),
            say("Spot balances were not touched."),
            say("Spot not touched."),
        )
    orders, held = state.staying(what, everywhere=True), len(state.held(run.scope))
    if run.scope.keys is not None:
        # Chosen one by one, of either sort: what else is open is no surprise.
        return (
            say("Orders only. Positions were not touched."),
            say("Positions were not touched."),
            say("Positions not touched."),
        )
    n, p = formats.count(orders), formats.count(held)
    if orders and held:
        return (
            say("Algo orders only. {n} ordinary orders and {p} positions stay.", n=n, p=p),
            say("{n} ordinary orders, {p} positions stay.", n=n, p=p),
            say("{n} orders, {p} positions stay.", n=n, p=p),
        )
    if orders:
        return (
            say_count(
                orders,
                "Algo orders only. {n} ordinary order stays open.",
                "Algo orders only. {n} ordinary orders stay open.",
            ),
            say_count(orders, "{n} ordinary order stays open.", "{n} ordinary orders stay open."),
        )
    if held:
        return (
            say_count(held, "Orders only. {n} position stays.", "Orders only. {n} positions stay."),
            say_count(held, "{n} position stays.", "{n} positions stay."),
        )
    first = say("Orders only. Positions were not touched.")
    if what is What.ALGOS:
        first = say("Algo orders only. Positions were not touched.")
    return first, say("Positions were not touched."), say("Positions not touched.")


def not_covered(venues: Sequence[Venue], what: What = What.ALGOS, *, short: bool = False) -> str:
    """Say which orders at these venues the program does not see; empty for no venue."""
    words = {Venue.OKX: say("OKX bots"), Venue.BINANCE: say("Binance portfolio margin")}
    if what is not What.ALGOS:
        words[Venue.BINANCE] = say("Binance portfolio margin, spot and options orders")
    if short:
        words = {Venue.OKX: say("OKX bots"), Venue.BINANCE: say("Binance PM")}
        if what is not What.ALGOS:
            words[Venue.BINANCE] = say("Binance PM, spot, options")
    names = ", ".join(words[venue] for venue in words if venue in venues)
    return say("Not covered: {names}", names=names) if names else ""


def running_words(state: DeckState, run: RunView) -> Shortening:
    """Say what the run ends, how many positions are closed, and which orders wait for them, long to short."""
    what = run.scope.what
    if run.scope.keys is not None and not what.closes:
        return ()
    if not what.closes:
        return (say("This run ends: {what}", what=tag(what)), tag(what))
    k, m = formats.count(run.positions_closed), formats.count(run.positions)
    closed = say("{k} of {m} positions closed", k=k, m=m)
    whole, short = (say("FLATTEN: {closed}", closed=closed), closed), (say("{k} of {m} closed", k=k, m=m),)
    if run.scope.keys is not None:
        whole = (closed, closed)
    waiting = state.sum("held", everywhere=True)
    if not waiting:
        return (*whole, *short)
    long = say_count(
        waiting,
        "{n} protective order waits until its position is closed",
        "{n} protective orders wait until their positions are closed",
    )
    brief = say_count(waiting, "{n} protective waits for its position", "{n} protective wait for their positions")
    waits = say_count(waiting, "{n} protective waits", "{n} protective wait")
    return (f"{whole[0]} · {long}", f"{closed} · {brief}", f"{closed} · {waits}", f"{short[0]} · {waits}", *short)


def proven(run: RunView) -> Said:
    """Count what the run has proven."""
    gone = formats.count(run.counts.get(State.GONE, 0))
    if run.scope.what.closes and run.positions:
        k, m = formats.count(run.positions_closed), formats.count(run.positions)
        return Said(
            say("{n} gone, {k} of {m} positions closed", n=gone, k=k, m=m),
            Tone.OK,
            say("{n} gone, {k} of {m} closed", n=gone, k=k, m=m),
        )
    return Said(say("{n} gone, proven", n=gone), Tone.OK)


def done(state: DeckState, run: RunView) -> str:
    """Say that everything is gone, in words that claim no more than the run ended."""
    what, any_ = run.scope.what, bool(run.total or run.positions)
    if run.scope.keys is not None:
        return say("All of them gone and closed. Proven.") if what.closes else say("All gone. Proven by listings.")
    if what.closes:
        return (
            say("FLAT. All orders gone, all positions closed. Proven.")
            if any_
            else say("FLAT. No order open, no position held. Proven.")
        )
    if what is What.ALGOS and (state.staying(what, everywhere=True) or state.held(run.scope)):
        return say("Algo orders gone. Proven by listings.") if any_ else say("No algo order open. Proven by listings.")
    return say("All gone. Proven by listings.") if any_ else say("Nothing open. Proven by listings.")
