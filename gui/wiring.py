"""Wires one window to one session: wishes to the engine, rehearsals, where a fault lies, what is known of LIVE."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence

from gui.domain.clock import Clock, epoch_ms
from gui.domain.orders import OrderKey
from gui.domain.venues import Account
from gui.engine.diagnosis import Diagnosis
from gui.engine.flattensurface import flatten_of
from gui.engine.scope import Scope
from gui.journal.entries import Line, Tone
from gui.locating import Locator
from gui.models.floor_texts import ours
from gui.models.live_known import live_known, live_more, live_wordings
from gui.session import Session
from gui.widgets.main_window import KillSwitchWindow
from gui.widgets.notice_bar import Notice
from gui.widgets.rehearse_menu import RehearsalLine

# How often the age of what is known of LIVE is told again (seconds).
LIVE_AGAIN_S = 10.0


def wire_engine(session: Session, window: KillSwitchWindow) -> None:
    """Hand what the trader wants to the engine."""
    switch, model = session.switch, window.table.model

    def panic(scope: Scope, hold_ms: int) -> None:
        # Two presses hold nothing: the journal then names no hold.
        switch.panic(scope, hold_ms=hold_ms or None)

    def cancel_selected() -> None:
        keys = tuple(model.cancellable_checked())
        if keys:
            switch.cancel(keys)

    def retry_order(key: OrderKey) -> None:
        switch.cancel([key])

    window.panicFired.connect(panic)
    window.cancelSelectedRequested.connect(cancel_selected)
    window.stopRequested.connect(switch.stop_sending)
    window.retryRequested.connect(switch.retry)
    window.retryOrderRequested.connect(retry_order)
    window.acknowledgeRequested.connect(lambda key: switch.acknowledge([key]))
    window.readAgainRequested.connect(switch.read_again)
    if (flat := flatten_of(switch)) is not None:
        window.latchRequested.connect(lambda on: flat.set_latch(on=on))


def offer_rehearsals(session: Session, window: KillSwitchWindow, clock: Clock) -> None:
    """Fill the drill's menu of rehearsals; other modes have none."""
    if session.venues is None:
        return
    # The practice venues bring a web server along: live use does not pay for loading it.
    from gui.drill.scenarios import SCENARIOS

    lines = [RehearsalLine(name, one.title, one.sentence, one.outage) for name, one in SCENARIOS.items()]
    window.banner.set_rehearsals(lines, session.venues.scenario)
    playing = SCENARIOS[session.venues.scenario]
    text = f"rehearsal: {playing.title} · {playing.sentence}"
    session.journal.record(Line(epoch_ms(clock), Tone.FINE, "Drill venues", text))


def locator(session: Session, window: KillSwitchWindow, environ: Mapping[str, str], clock: Clock) -> Locator:
    """Make the worker that says in the notice bar and in the journal where a fault lies."""

    def tell(found: Diagnosis | None) -> None:
        if found is None:
            window.notice_bar.withdraw("where")
            session.journal.record(Line(epoch_ms(clock), Tone.FINE, "Where", "every venue is heard again"))
            return
        sentence = found.sentence
        window.post(Notice("where", lambda: ours(sentence)))
        session.journal.record(Line(epoch_ms(clock), Tone.WARNING, "Where", found.sentence))

    return Locator(session, environ, clock, tell)


async def tell_of_live(
    session: Session, window: KillSwitchWindow, accounts: Callable[[], Sequence[Account]], clock: Clock
) -> None:
    """Keep the banner's button for live orders true: what the journal last knew of them, with its age."""
    while True:
        tell_of_live_once(session, window, accounts(), clock)
        await asyncio.sleep(LIVE_AGAIN_S)


def tell_of_live_once(session: Session, window: KillSwitchWindow, accounts: Sequence[Account], clock: Clock) -> None:
    """Show what is known of live orders now; without a live account there is no button."""
    if not accounts:
        window.banner.set_live(())
        return
    journal = session.journal
    rows = [row.seen_ms for one in accounts for row in journal.known(one.label, str(one.environment))]
    known = live_known(rows, read=journal.was_read)
    window.banner.set_live(live_wordings(known, epoch_ms(clock)), live_more(known))
