"""The store tells every change once and lets nothing go but by hand."""

from __future__ import annotations

from dataclasses import replace

from gui.domain.transitions import first_seen
from gui.domain.venues import Family
from gui.engine.store import OrderStore
from gui.engine.views import Change
from tests.engine.sim import make_order

ROW = first_seen(make_order("1"), 1.0, 1_000)


def test_changes_are_told_once_and_gathered() -> None:
    store, told = OrderStore(), list[Change]()
    end = store.subscribe(told.append)
    with store.gathered(), store.gathered():
        store.put(ROW)
        store.change(ROW.key, lambda row: replace(row, note="x"))
        store.touch(run=True)
    assert told == [Change(frozenset({ROW.key}), run=True)]
    store.change(ROW.key, lambda row: row)
    store.put(store.rows[ROW.key])
    assert len(told) == 1
    end()
    end()
    store.touch(accounts=True)
    assert len(told) == 1


def test_refresh_tells_nobody() -> None:
    store, told = OrderStore(), list[Change]()
    store.put(ROW)
    store.subscribe(told.append)
    store.refresh(replace(ROW, note="newer"))
    assert (told, store.rows[ROW.key].note) == ([], "newer")


def test_rows_are_found_and_cleared_by_hand_only() -> None:
    store, told = OrderStore(), list[Change]()
    store.put(ROW)
    store.subscribe(told.append)
    assert store.of("acc", Family.OKX_ALGO) == store.of_account("acc") == (ROW,)
    assert store.change(make_order("9").key, lambda row: row) is None
    store.clear([ROW.key, make_order("9").key])
    assert told == [Change(removed=frozenset({ROW.key}))]
    assert (dict(store.rows), store.get(ROW.key)) == ({}, None)


def test_a_listener_that_raises_keeps_nobody_from_being_told() -> None:
    broken: list[str] = []
    store, told = OrderStore(lambda listener, fault: broken.append(type(fault).__name__)), list[Change]()
    fails = [True]

    def failing(change: Change) -> None:
        if fails[0]:
            raise RuntimeError("https://secret")

    store.subscribe(failing)
    store.subscribe(told.append)
    store.put(ROW)
    store.change(ROW.key, lambda row: replace(row, note="x"))
    assert (len(told), broken) == (2, ["RuntimeError"])
    fails[0] = False
    store.touch(run=True)
    fails[0] = True
    store.touch(run=True)
    assert (len(told), broken) == (4, ["RuntimeError", "RuntimeError"])
