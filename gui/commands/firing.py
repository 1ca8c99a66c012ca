"""``killswitch panic`` and ``killswitch cancel``: the same run as the button, and its report."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from gui.commands.positions import closed_words, open_lines, reading_error, run_entries
from gui.commands.waiting import until
from gui.domain.closings import PositionState
from gui.domain.faults import FaultKind
from gui.domain.orders import OrderKey
from gui.domain.rows import Row, State
from gui.domain.sentences import fault_sentence
from gui.domain.venues import NOT_COVERED, Account
from gui.domain.what import What
from gui.engine.keycheck import left_words
from gui.engine.scope import Scope
from gui.engine.switch import KillSwitch
from gui.engine.views import AccountView, Health

# What every claim of this program leaves out, and what it does where positions are not closed.
NOT_CLAIMED = f"Not covered: {', '.join(NOT_COVERED.values())}."
LEFT_OUT = f"Positions were not touched. {NOT_CLAIMED}"
CLOSED_TOO = f"Spot balances were not sold. {NOT_CLAIMED}"

# A named order that no complete listing shows is asked for so long (seconds).
ASK_S = 4.0


async def fire_panic(
    switch: KillSwitch, scope: Scope, within_s: float | None, stopped: asyncio.Event, tell: Callable[[], None]
) -> None:
    """Press PANIC and wait until the run is over, the time is up or a person interrupts."""
    switch.panic(scope)
    vain = _beyond(switch, scope.covers_account, within_s)
    await until(switch, lambda: _over(switch) or vain(), within_s, stopped, tell)


async def fire_cancel(
    switch: KillSwitch,
    keys: Sequence[OrderKey],
    within_s: float | None,
    stopped: asyncio.Event,
    tell: Callable[[], None],
) -> None:
    """Cancel these orders: known ones at once, others when a listing shows them, never one that none does."""
    fired: set[OrderKey] = set()
    asked: set[OrderKey] = set()

    def advance() -> None:
        rows = switch.rows()
        ready = [key for key in keys if key not in fired and key in rows and rows[key].seen and rows[key].cancellable]
        if ready:
            fired.update(ready)
            switch.cancel(ready)
        for key in keys:
            if key not in rows and key not in asked and _read(switch, key):
                asked.add(key)
                switch.look_for(key)
        tell()

    loop = asyncio.get_running_loop()
    unlisted_since: dict[OrderKey, float] = {}

    def settled(key: OrderKey) -> bool:
        row = switch.rows().get(key)
        if row is None:
            return _hopeless(switch, key)
        if row.state in (State.GONE, State.TRIGGERED, State.REJECTED):
            return True
        if not row.seen:
            return loop.time() - unlisted_since.setdefault(key, loop.time()) > ASK_S
        return False

    advance()
    labels = {key.account for key in keys}
    vain = _beyond(switch, lambda account: account.label in labels, within_s)
    await until(switch, lambda: all(settled(key) for key in keys) or vain(), within_s, stopped, advance)


def _beyond(switch: KillSwitch, concerns: Callable[[Account], bool], within_s: float | None) -> Callable[[], bool]:
    """Say whether only accounts are left whose venue's ban lasts longer than the command: waiting would be in vain."""
    loop = asyncio.get_running_loop()
    deadline = None if within_s is None else loop.time() + within_s

    def vain() -> bool:
        if deadline is None:
            return False
        views = [view for view in switch.accounts() if concerns(view.account)]
        left_s = deadline - loop.time()
        banned = [view for view in views if _banned(view) and (view.wait_s or 0.0) > left_s]
        return bool(banned) and all(
            view in banned or view.health is Health.BLOCKED or switch.account_done(view.account.label) for view in views
        )

    return vain


def _banned(view: AccountView) -> bool:
    return view.fault is not None and view.fault.kind is FaultKind.BANNED


def _read(switch: KillSwitch, key: OrderKey) -> bool:
    for view in switch.accounts():
        for family in view.families:
            if view.account.label == key.account and family.family is key.family:
                return family.complete
    return False


def _hopeless(switch: KillSwitch, key: OrderKey) -> bool:
    for view in switch.accounts():
        for family in view.families:
            if view.account.label == key.account and family.family is key.family:
                return family.fault is not None and family.fault.by_person
    return True


def _over(switch: KillSwitch) -> bool:
    run = switch.run()
    return run is not None and run.phase.value in ("finished", "stopped")


def run_document(
    switch: KillSwitch, labels: Sequence[str], elapsed_s: float, keys: Sequence[OrderKey] | None = None
) -> dict[str, Any]:
    """Make the JSON document of a run; ``keys`` names the orders of ``cancel``, else the run's own are told.

    ``flat`` is true only if everything asked for is proven gone.
    """
    run, rows = switch.run(), switch.rows()
    closes = keys is None and run is not None and run.scope.what.closes
    told = list(keys) if keys is not None else list(switch.run_keys())
    accounts = [view for view in switch.accounts() if view.account.label in labels]
    entries = [_entry(rows[key]) if key in rows else _unlisted(key) for key in told]
    if keys is None:
        flat = run is not None and run.flat
        flats = {label: switch.account_flat(label) for label in labels}
    else:
        flats = {label: all(e["state"] == State.GONE for e in entries if e["account"] == label) for label in labels}
        flat = all(flats.values())
    document: dict[str, Any] = {
        "run": run.number if run is not None else None,
        "flat": flat,
        "elapsed_s": round(run.elapsed_s if run is not None else elapsed_s, 3),
        "requests": switch.requests,
        "orders": entries,
        "accounts": [
            {"label": view.account.label, "flat": flats[view.account.label], "error": _error(switch, view, closes)}
            for view in accounts
        ],
    }
    if keys is None:
        what = run.scope.what if run is not None else What.ALGOS
        found = run_entries(switch.positions(), run.number, labels) if run is not None and closes else []
        document |= {"what": str(what), "positions": found}
    return document


def _error(switch: KillSwitch, view: AccountView, closes: bool) -> str | None:
    found = account_error(view)
    if found is None and closes:
        views = (one for one in switch.position_views() if one.account.label == view.account.label)
        return next((error for one in views if (error := reading_error(one)) is not None), None)
    return found


def _entry(row: Row) -> dict[str, Any]:
    cancel = row.cancel
    message = cancel.message or (cancel.fault.message if cancel.fault is not None else "") or row.note
    return {
        "account": row.key.account,
        "family": str(row.key.family),
        "algo_id": row.key.algo_id,
        "instrument": row.order.instrument,
        "state": str(row.state),
        "code": cancel.code,
        "message": message,
        "attempts": cancel.attempts,
        "proof": str(row.proof) if row.proof is not None else None,
    }


def _unlisted(key: OrderKey) -> dict[str, Any]:
    return {
        "account": key.account,
        "family": str(key.family),
        "algo_id": key.algo_id,
        "instrument": "",
        "state": str(State.UNKNOWN),
        "code": "",
        "message": "no listing shows this order; nothing was sent for it",
        "attempts": 0,
        "proof": None,
    }


def account_error(view: AccountView) -> str | None:
    """Say what is wrong with an account, None if nothing is."""
    if view.fault is not None:
        return fault_sentence(view.fault, view.account, over=True) + left_words(view)
    incomplete = [str(family.family) for family in view.families if not family.complete]
    if not incomplete:
        return None
    venue = view.account.venue.display
    return f"{venue} has not answered yet: there is no complete listing of {', '.join(incomplete)}."


def run_text(document: dict[str, Any]) -> str:
    """Say the outcome of a run for people, naming what is not gone."""
    orders = document["orders"]
    gone = sum(order["state"] == State.GONE for order in orders)
    lines = []
    for order in orders:
        if order["state"] == State.GONE:
            continue
        words = " ".join(part for part in (order["code"], order["message"]) if part)
        name = f"{order['account']}/{order['family']}/{order['algo_id']}"
        lines.append(f"{order['state']:9} {order['instrument']} {name} {words}".rstrip())
    closes, positions = document.get("what") == What.FLATTEN, document.get("positions", [])
    left_out = CLOSED_TOO if closes else LEFT_OUT
    closed = f" {closed_words(positions)}," if closes else ""
    lines += open_lines(positions)
    for account in document["accounts"]:
        if account["error"]:
            lines.append(f"{account['label']}: {account['error']}")
    if document["flat"]:
        lines.append(f"FLAT: {gone} gone, proven,{closed} in {document['elapsed_s']:.2f} s. {left_out}")
        return "\n".join(lines)
    left = len(orders) - gone
    fired = sum(order["state"] == State.TRIGGERED for order in orders)
    held = sum(position["state"] != PositionState.CLOSED for position in positions)
    rest = f"{left} not" if left else "nothing proves that there are no others"
    if closes:
        rest += f"; {closed_words(positions)}" if positions else "; nothing proves that no position is held"
    lines.append(f"NOT FLAT: {gone} gone, proven; {rest}, after {document['elapsed_s']:.2f} s.")
    if held:
        lines.append(
            f"{held} {'position is' if held == 1 else 'positions are'} not proven closed: see the venue's app."
        )
    if fired:
        lines.append(f"{fired} fired: look at the positions and at the orders that they became in the venue's app.")
    if left > fired or not left:
        lines.append("Run the command again, and cancel what is left in the venue's app as well.")
    lines.append(left_out)
    return "\n".join(lines)
