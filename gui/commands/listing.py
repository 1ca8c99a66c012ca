"""``killswitch list``: the open orders of every account, its positions too, and how far all that can be trusted."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from gui.commands.positions import Patience, held, list_cells, list_entry, reading_error, view_entry
from gui.commands.waiting import until
from gui.domain.clock import Clock, epoch_ms
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import OrderKey
from gui.domain.rows import Row, State
from gui.domain.venues import NOT_COVERED
from gui.domain.what import What
from gui.engine.keycheck import family_error
from gui.engine.switch import KillSwitch
from gui.engine.views import AccountView, FamilyView, PositionsView
from gui.models.chip_state import chip_word, stale_for

# A family that failed is given this long to answer after all (seconds).
SECOND_CHANCE_S = 1.2
# One that was asked to slow down is given longer: the venues' windows are full of what another program just asked.
SLOWED_S = 6.0
# Nothing waits longer for the listings (seconds).
LISTINGS_S = 15.0
# Rows of an earlier start that no listing shows are asked for so long (seconds).
MISSING_S = 4.0


async def read_listings(switch: KillSwitch, stopped: asyncio.Event, what: What = What.ALGOS) -> bool:
    """Wait until everything that was asked for was read or failed twice; says whether all of it is complete."""
    patience, loop = Patience(), asyncio.get_running_loop()

    def answered() -> bool:
        views = [patience.over(view, loop.time()) for view in position_views(switch, what)]
        return all(views) and all(_answered(family) for family in _families(switch))

    await until(switch, answered, LISTINGS_S, stopped)
    await until(switch, lambda: not any(_missing(row) for row in switch.rows().values()), MISSING_S, stopped)
    return _complete(switch, what)


def position_views(switch: KillSwitch, what: What) -> Sequence[PositionsView]:
    """Give how the readings of positions stand, where positions were asked for."""
    return switch.position_views() if what.closes else ()


def _complete(switch: KillSwitch, what: What) -> bool:
    families = all(family.complete for family in _families(switch))
    return families and all(view.complete for view in position_views(switch, what))


def _families(switch: KillSwitch) -> list[FamilyView]:
    return [family for account in switch.accounts() for family in account.families]


def _answered(family: FamilyView) -> bool:
    if family.complete:
        return True
    if family.fault is None and not family.missing:
        return False
    if family.fault is not None and (family.fault.by_person or _beyond(family.fault)):
        return True
    slowed = family.fault is not None and family.fault.kind is FaultKind.RATE_LIMIT
    return family.down_s is not None and family.down_s >= (SLOWED_S if slowed else SECOND_CHANCE_S)


def _beyond(fault: VenueFault) -> bool:
    # A wait that the venue stated and that nobody sits out here.
    return fault.kind is FaultKind.BANNED or (fault.held_back and (fault.retry_after_s or 0.0) > SLOWED_S)


def _missing(row: Row) -> bool:
    return row.state is State.UNKNOWN and row.missing


def list_document(switch: KillSwitch, clock: Clock, what: What = What.ALGOS) -> dict[str, Any]:
    """Make the JSON document of ``list``; ``complete`` speaks of what was asked for.

    Beyond algo orders it says what was asked, and with positions what is held and how their readings stand.
    """
    document: dict[str, Any] = {
        "complete": _complete(switch, what),
        "accounts": [_account(view) for view in switch.accounts()],
        "orders": [order_entry(row, clock) for row in open_rows(switch.rows())],
    }
    if what is not What.ALGOS:
        document["what"] = str(what)
    if what.closes:
        readings = switch.position_views()
        for account in document["accounts"]:
            account["positions"] = [view_entry(view) for view in readings if view.account.label == account["label"]]
        document["positions"] = [list_entry(row, switch, clock) for row in held(switch.positions().values())]
    return document


def open_rows(rows: Mapping[OrderKey, Row]) -> list[Row]:
    """Give the rows that count as open, in the table's order."""
    found = [row for row in rows.values() if row.open]
    found.sort(key=lambda row: (row.key.family.venue, row.key.account, row.order.instrument, row.key.algo_id))
    return found


def _account(view: AccountView) -> dict[str, Any]:
    account = view.account
    return {
        "label": account.label,
        "venue": str(account.venue),
        "environment": str(account.environment),
        "families": [
            {
                "family": str(family.family),
                "complete": family.complete,
                "error": family_error(view, family),
                "age_s": None if family.age_s is None else round(family.age_s, 3),
            }
            for family in view.families
        ],
    }


def order_entry(row: Row, clock: Clock) -> dict[str, Any]:
    """Make the JSON entry of one listed order.

    ``size`` is the venue's own figure as text; ``stale`` says that the latest listing that showed it is too old.
    """
    order = row.order
    seen = row.sighting.seen_ms
    age = None if seen is None else max(0.0, clock.wall() - seen / 1000)
    return {
        "account": order.key.account,
        "venue": str(order.key.family.venue),
        "family": str(order.key.family),
        "algo_id": order.key.algo_id,
        "client_algo_id": order.client_algo_id,
        "instrument": order.instrument,
        "kind": str(order.kind),
        "side": str(order.side),
        "size": order.size_note or None if order.size is None else f"{order.size:f}",
        "protective": order.protective,
        "state": str(row.state),
        "seen_age_s": None if age is None else round(age, 3),
        "stale": stale_for(row, epoch_ms(clock)) is not None,
    }


def list_text(switch: KillSwitch, clock: Clock, what: What = What.ALGOS) -> str:
    """Make the table of ``list`` for people."""
    noun = "algo orders" if what is What.ALGOS else "orders"
    rows = [
        (
            row.key.account,
            row.order.instrument,
            str(row.order.kind),
            str(row.order.side),
            row.order.size_note if row.order.size is None else f"{row.order.size:,f} {row.order.unit}".strip(),
            "protective" if row.order.protective else "",
            chip_word(row, epoch_ms(clock)),
            str(row.key),
        )
        for row in open_rows(switch.rows())
    ]
    lines = table(rows)
    for view in switch.accounts():
        for family in view.families:
            if not family.complete:
                lines.append(f"NOT COMPLETE {view.account.label} {family.family}: {family_error(view, family)}")
    complete = all(view.complete for view in switch.accounts())
    if not rows:
        none = f"No open {noun}. Not covered: {', '.join(NOT_COVERED.values())}."
        lines.append(none if complete else "No orders known; the listing is not complete.")
    else:
        lines.append(f"{len(rows)} open {noun}{'' if complete else ' known; the listing is not complete'}.")
    return "\n".join([*lines, *(_positions_text(switch) if what.closes else [])])


def _positions_text(switch: KillSwitch) -> list[str]:
    rows = held(switch.positions().values())
    lines = table([list_cells(row, switch) for row in rows])
    broken = [view for view in switch.position_views() if not view.complete]
    lines += [f"NOT COMPLETE {view.account.label} {reading_error(view)}" for view in broken]
    count = f"{len(rows)} open position{'' if len(rows) == 1 else 's'}" if rows else "No open positions"
    return [*lines, f"{count}{' known; the listing of positions is not complete' if broken else ''}."]


def table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Align the cells of rows in columns."""
    if not rows:
        return []
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
