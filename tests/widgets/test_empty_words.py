from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.venues import ORDINARY, Environment
from gui.engine.views import AccountView
from gui.widgets.empty_words import EmptyPanel, empty_words, no_positions
from gui.widgets.theme import load_theme
from tests.fake_flatten import position_views
from tests.fake_surface import account_views

FRESH = account_views(Environment.DRILL, [])


def with_family(view: AccountView, **change: object) -> AccountView:
    first, *rest = view.families
    return replace(view, families=(replace(first, **change), *rest))  # type: ignore[arg-type]


def test_nothing_open_only_if_every_listing_is_fresh_and_complete() -> None:
    words = empty_words(0, FRESH)
    assert words.sentence == "No open algo orders"
    ages, covers = words.detail.splitlines()
    assert ages == "OKX drill-a: list 0.4 s old · OKX drill-b: list 0.6 s old · Binance drill-c: list 0.3 s old"
    assert covers == "Not covered: OKX bots, Binance portfolio margin"


def test_one_missing_listing_takes_the_sentence_away() -> None:
    never = with_family(FRESH[0], age_s=None, complete=False)
    old = with_family(FRESH[0], age_s=11.0)
    partial = with_family(FRESH[2], complete=False)
    for view in (never, old, partial):
        words = empty_words(0, [view, *FRESH[1:]])
        assert words.sentence == "No orders known. 1 of 3 listings is missing."
    both = empty_words(0, [never, old])
    assert both.sentence == "No orders known. 2 of 2 listings are missing."
    listings, safe = both.detail.splitlines()
    assert listings == "OKX drill-a: not read yet · OKX drill-a: list 11.0 s old"
    assert safe == "PANIC works: it cancels what the listings show as they come."


def test_an_account_without_families_proves_nothing() -> None:
    assert empty_words(0, [replace(FRESH[0], families=())]).sentence.startswith("No orders known.")


def test_without_an_account_nothing_is_known() -> None:
    words = empty_words(0, [])
    assert words.sentence == "No orders known. There is no account yet."
    assert words.detail == "Add an account, or try a drill."


def test_the_filter_hides_rows_but_not_from_panic() -> None:
    words = empty_words(25, FRESH)
    assert words.sentence == "0 of 25 shown. The filter hides the rest. It never narrows PANIC."
    assert words.filtered


def test_the_panel_shows_and_hides(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    panel = EmptyPanel(load_theme(), window)
    panel.show_words(empty_words(25, FRESH))
    assert not panel.isHidden()
    assert not panel.button.isHidden()
    panel.show_words(empty_words(0, FRESH))
    assert panel.button.isHidden()
    assert panel.accessibleName() == "No open algo orders"
    panel.show_words(None)
    assert panel.isHidden()


def test_no_open_positions_only_with_complete_fresh_readings() -> None:
    views = position_views(account_views(Environment.LIVE, []))
    assert no_positions(0, views).sentence == "No open positions"
    assert "OKX alpha: read 0.4 s ago" in no_positions(0, views).detail
    first, *others = views
    failing = replace(first, complete=False, age_s=None, fault=VenueFault(FaultKind.TIMEOUT))
    assert no_positions(0, (failing, *others)).sentence == "Positions not known: OKX alpha: no answer in time"
    old = replace(first, complete=True, age_s=42.0)
    assert no_positions(0, (old, *others)).sentence == (
        "Positions not known: OKX alpha: last complete reading 42.0 s old"
    )
    unread = replace(first, complete=False, age_s=None)
    assert no_positions(0, (unread,)).sentence == "Positions not known: OKX alpha: not read yet"
    assert no_positions(0, ()).sentence.startswith("Positions not known")
    assert no_positions(3, views).filtered


def test_where_ordinary_orders_are_listed_too_an_empty_table_speaks_of_both() -> None:
    both = [
        replace(view, families=(*view.families, replace(view.families[0], family=ORDINARY[view.account.families[-1]])))
        for view in FRESH
    ]
    words = empty_words(0, both)
    assert words.sentence == "No open orders"
    assert words.detail.endswith("Not covered: OKX bots, Binance portfolio margin, spot and options orders")
    assert empty_words(0, [*both[:2], FRESH[2]]).sentence == "No open algo orders"
