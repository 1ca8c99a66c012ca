"""Requests, answers and listings as a person reads them."""

from __future__ import annotations

from dataclasses import replace

from gui.journal.entries import ClockNote
from gui.proof.page_evidence import NAMES_SHOWN, PAGE_SHOWN, clocks, exchanges, journal_lines, listings, waits
from gui.proof.record import Clock
from tests.proof.made import BEGAN, exchange, listing, record


def test_what_never_left_and_what_got_no_answer_are_told_apart() -> None:
    lost = replace(exchange("a1", "1"), answered_ms=None, http_status=None, answer="", fault="timeout: no answer")
    page = exchanges(record(exchanges=(lost,)))
    assert "timeout: no answer. It may or may not have been done" in page
    page = exchanges(record(exchanges=(replace(lost, sent_ms=None, fault="connect: refused"),)))
    assert "it never left this computer" in page
    assert "connect: refused<" in page
    assert "may have been" not in page


def test_many_orders_are_counted() -> None:
    ids = [str(number) for number in range(NAMES_SHOWN + 5)]
    assert "and 5 more" in exchanges(record(exchanges=(exchange("a1", *ids),)))
    assert "and 5 more" in listings(record(readings=(listing(BEGAN, *ids),)))


def test_each_request_has_its_anchor_once() -> None:
    page = exchanges(record(exchanges=(exchange("a1", "1"), exchange("a1", "1"), exchange("", "1"))))
    assert page.count('id="a-a1"') == 1
    assert page.rindex('id="a-a1"') > page.index("Cancel")
    assert page.count('id="q-okx-main/okx.algo/1"') == 1
    assert "Question about an order" in page


def test_a_long_page_is_cut_in_the_table_and_an_empty_one_is_whole() -> None:
    reading = listing(BEGAN)
    long = replace(reading.pages[0], answer="x" * 300)
    page = listings(record(readings=(replace(reading, pages=(*reading.pages, long)),)))
    assert "· []<" in page
    assert f"{'x' * PAGE_SHOWN}…" in page
    assert "x" * (PAGE_SHOWN + 1) not in page


def test_an_incomplete_listing_says_no_and_why() -> None:
    page = listings(record(readings=(listing(BEGAN, complete=False),)))
    assert "<b>no</b>: venue-down: HTTP 503" in page


def test_nothing_known_is_said() -> None:
    made = record()
    assert "No listing" in listings(made)
    assert "None is known" in exchanges(made)
    assert "No stated wait" in waits(made)
    assert "What happened" in journal_lines(made)
    unread = Clock("press", BEGAN, ClockNote("okx-main", "rest", None, None))
    assert clocks(record(clocks=(unread,))).count("not known") == 2
