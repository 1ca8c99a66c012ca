"""What a screen reader says by itself when the engine changes: turns at once, counts at most every two seconds."""

from __future__ import annotations

from gui.domain.rows import State
from gui.models import formats
from gui.models.deck_state import DeckState, is_silent
from gui.models.language import say, say_count
from gui.models.run_reach_texts import done
from gui.models.texts import account_name, stopwatch

COUNT_EVERY_S = 2.0


class Announcer:
    """Compares each state with the one before."""

    def __init__(self) -> None:
        self._before: DeckState | None = None
        self._counted_at = float("-inf")

    def see(self, state: DeckState) -> tuple[str, ...]:
        """Give what is to be said now."""
        before, self._before = self._before, state
        if before is None:
            return ()
        said = [*_venues(before, state), *_refusal(before, state), *_latch(before, state), *_end(before, state)]
        now = state.now.monotonic
        moved = state.run_on and before.run_on and before.still != state.still
        if moved and not said and now - self._counted_at >= COUNT_EVERY_S:
            said.append(say("{n} still open", n=formats.count(state.still)))
        if said:
            self._counted_at = now
        return tuple(said)


def _venues(before: DeckState, state: DeckState) -> list[str]:
    was = {view.account.label: is_silent(view) for view in before.accounts}
    said = []
    for view in state.accounts:
        silent = is_silent(view)
        if was.get(view.account.label, silent) is not silent:
            name = account_name(view)
            said.append(
                say("{account} does not answer", account=name)
                if silent
                else say("{account} answers again", account=name)
            )
    return said


def _refusal(before: DeckState, state: DeckState) -> list[str]:
    said = []
    if state.run is not None and not _refused(before) and _refused(state):
        said.append(say_count(_refused(state), "{n} order refused", "{n} orders refused"))
    left = sum(row.needs_person for row in state.flatten.positions)
    if left and not any(row.needs_person for row in before.flatten.positions):
        said.append(say_count(left, "{n} position needs you", "{n} positions need you"))
    return said


def _latch(before: DeckState, state: DeckState) -> list[str]:
    was, latch = before.flatten.latch, state.flatten.latch
    if was.on is not latch.on:
        on, off = say("New orders are cancelled from now on"), say("New orders are left alone")
        return [on if latch.on else off]
    if latch.on and latch.caught and not was.caught:
        return [say_count(latch.caught, "{n} new order caught", "{n} new orders caught")]
    return []


def _refused(state: DeckState) -> int:
    return state.run.counts.get(State.REJECTED, 0) if state.run is not None else 0


def _end(before: DeckState, state: DeckState) -> list[str]:
    run = state.run
    if run is None or state.run_on or not before.run_on:
        return []
    if state.proven_flat:
        took = stopwatch(run.elapsed_s)
        return [say("Run {run} finished in {time}. {how}", run=run.number, time=took, how=done(state, run))]
    if state.still_held:
        return [
            say_count(
                state.still_held,
                "Run {run} ended. Still open: {orders} orders and {n} position",
                "Run {run} ended. Still open: {orders} orders and {n} positions",
                run=run.number,
                orders=formats.count(state.still_open),
            )
        ]
    return [say("Run {run} ended. {n} still open", run=run.number, n=formats.count(state.still_open))]
