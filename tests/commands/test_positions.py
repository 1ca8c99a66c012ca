"""Positions in reports: every figure as the venue told it, unknown ones as unknown, and no claim without proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from gui.commands.positions import (
    Patience,
    closed_words,
    held,
    list_cells,
    list_entry,
    open_lines,
    reading_error,
    run_entries,
    view_entry,
)
from gui.domain.clock import LoopClock
from gui.domain.closings import ClosePhase, PositionProof, PositionRow
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import OrderKey
from gui.domain.positions import Position, PositionFamily, PositionKey
from gui.domain.venues import Family
from gui.engine.views import PositionsView
from tests.engine.sim import make_account

ACCOUNT = make_account("okx-main")
STOP = OrderKey("okx-main", Family.OKX_ALGO, "7")


def position(instrument: str = "BTC-USDT-SWAP", size: str | None = "-3.20", account: str = "okx-main") -> PositionRow:
    key = PositionKey(account, PositionFamily.OKX, instrument, margin="cross")
    return PositionRow(Position(key, None if size is None else Decimal(size), "ct"), 1, 990_000, 1.0)


def closed(row: PositionRow) -> PositionRow:
    closing = replace(row.closing, run=3, phase=ClosePhase.ANSWERED, attempts=1)
    return replace(row, closing=closing, proof=PositionProof(True, 1, 1.0, "10:00:01 and 10:00:03"))


def view(fault: VenueFault | None = None, *, complete: bool = False) -> PositionsView:
    return PositionsView(ACCOUNT, PositionFamily.OKX, complete, 0.51 if complete else None, fault)


class Stops:
    """An engine that knows one stop."""

    def protectors(self, _key: PositionKey) -> Sequence[OrderKey]:
        return (STOP,)


def clock() -> LoopClock:
    return LoopClock(lambda: 0.0, 1_000.0, 0.0)


def test_a_run_tells_what_it_closed_and_what_is_open_in_its_accounts() -> None:
    refused = position("ETH-USDT-SWAP")
    closing = replace(refused.closing, run=3, phase=ClosePhase.REFUSED, code="51000", message="no", attempts=2)
    refused = replace(refused, closing=closing)
    rows = [closed(position()), refused, position("SOL", None), position("XRP", account="other")]
    earlier = replace(closed(position("OLD")), closing=replace(closed(position()).closing, run=1))
    entries = run_entries({row.key: row for row in (*rows, earlier)}, 3, ["okx-main"])
    assert entries[0] == {
        "account": "okx-main",
        "family": "okx.positions",
        "instrument": "BTC-USDT-SWAP",
        "side": "net",
        "size": "-3.20",
        "state": "CLOSED",
        "code": "",
        "message": "",
        "attempts": 1,
        "proof": "readings: 10:00:01 and 10:00:03",
    }
    assert [(one["instrument"], one["state"], one["size"], one["proof"]) for one in entries[1:]] == [
        ("ETH-USDT-SWAP", "REFUSED", "-3.20", None),
        ("SOL", "OPEN", None, None),
    ]
    assert closed_words(entries) == "1 of 3 positions closed, proven"
    assert closed_words(entries[:1]) == "1 of 1 position closed, proven"
    assert closed_words([]) == "no position held, proven"
    assert open_lines(entries) == [
        "REFUSED   ETH-USDT-SWAP okx-main/okx.positions net -3.20 51000 no",
        "OPEN      SOL okx-main/okx.positions net ?",
    ]


def test_a_closes_own_words_are_told_before_ours() -> None:
    fault = VenueFault(FaultKind.TIMEOUT, message="no answer")
    row = replace(position(), note="waits for orders")
    asked = replace(row, closing=replace(row.closing, run=3, fault=fault))
    assert run_entries({row.key: row}, 3, ["okx-main"])[0]["message"] == "waits for orders"
    assert run_entries({row.key: asked}, 3, ["okx-main"])[0]["message"] == "no answer"


def test_the_listing_says_what_is_held_and_what_protects_it() -> None:
    known = position()
    full = replace(
        known.position, entry=Decimal("64000.5"), mark=Decimal(65000), unrealised=Decimal("-3.1"), result_unit="USDT"
    )
    rows = [position("ZZZ"), replace(known, position=full), closed(position("AAA"))]
    assert [row.key.instrument for row in held(rows)] == ["BTC-USDT-SWAP", "ZZZ"]
    entry = list_entry(held(rows)[0], Stops(), clock())  # type: ignore[arg-type]
    assert entry["size"] == "-3.20" and entry["mark"] == "65000" and entry["notional"] is None
    assert entry["protected_by"] == [str(STOP)]
    assert entry["seen_age_s"] == 10.0
    cells = list_cells(held(rows)[0], Stops())  # type: ignore[arg-type]
    assert "-3.20 ct" in cells and "entry 64,000.5" in cells and "1 protective" in cells
    unknown = replace(position("Q", None), stale=True)
    assert "?" in list_cells(unknown, Stops())  # type: ignore[arg-type]
    assert "last known" in list_cells(unknown, Stops())  # type: ignore[arg-type]


def test_a_reading_that_fails_says_why() -> None:
    assert reading_error(view(complete=True)) is None
    assert reading_error(view()) == "positions (okx.positions): no answer yet"
    told = view_entry(view(VenueFault(FaultKind.VENUE_DOWN, http_status=503)))
    assert told["error"].startswith("positions (okx.positions): ")
    assert (told["complete"], told["age_s"]) == (False, None)
    assert view_entry(view(complete=True))["age_s"] == 0.51


@pytest.mark.parametrize(
    ("fault", "after_s"),
    [
        (VenueFault(FaultKind.VENUE_DOWN), 1.2),
        (VenueFault(FaultKind.RATE_LIMIT), 6.0),
        (VenueFault(FaultKind.KEY), 0.0),
        (VenueFault(FaultKind.BANNED, retry_after_s=60.0), 0.0),
    ],
)
def test_how_long_a_reading_that_fails_is_waited_for(fault: VenueFault, after_s: float) -> None:
    patience = Patience()
    assert patience.over(view(complete=True), 1.0)
    assert not patience.over(view(), 0.0)
    assert patience.over(view(fault), 0.0) is (after_s == 0.0)
    assert patience.over(view(fault), after_s)
    assert not patience.over(view(), 20.0)
