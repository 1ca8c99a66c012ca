from __future__ import annotations

from dataclasses import replace

import pytest

from gui.domain.exchanges import HIDDEN, Purpose
from gui.domain.replies import Verdict
from gui.domain.rows import By, Cancel, Fired, Phase, Proof, ProofKind, Row, Sighting
from gui.domain.venues import Environment
from gui.models.chip_state import ChipState
from gui.models.inspector_texts import can_retry, inspect
from tests.fake_surface import account_views, twenty_five
from tests.models.test_inspector_timeline import BASE, NOW, RUN, cancel, tried
from tests.screens.exposure import ordinary
from tests.twenty_five import MONOTONIC, NOW_MS

VIEW = account_views(Environment.LIVE, [BASE])[0]
REFUSED = tried(Phase.REJECTED, 3, verdict=Verdict.REJECTED, code="51412", message="Timed out", latency_s=0.117)
THREE = tuple(cancel(number, "51412", "Timed out") for number in (1, 2, 3))


def test_an_order_in_full() -> None:
    shown = inspect(REFUSED, VIEW, RUN, THREE, NOW, "Row 10 of 25")
    assert (shown.chip, shown.word, shown.place) == (ChipState.REJECTED, "REJECTED", "Row 10 of 25")
    assert shown.title == "BTC-USDT-SWAP  TWAP SELL 1,250 ct"
    assert shown.subtitle == f"OKX alpha · algo id {BASE.key.algo_id}"
    assert shown.facts == "lim 63,900.0 · not protective · placed 14m ago · 3 tries"
    details = shown.details.splitlines()
    assert details[0].startswith("Placed 2026-11-21 13:49:03")
    assert "Family okx.algo" in details
    assert "Last answer took 117 ms" in details
    assert shown.truth.startswith("Still open")
    assert shown.message == "", "the sentence tells the venue's words already"
    assert shown.spoken.startswith("BTC-USDT-SWAP  TWAP SELL 1,250 ct, REJECTED. OKX alpha")


def test_fields_that_a_narrow_table_hides_are_there() -> None:
    order = replace(BASE.order, client_algo_id="mine-1", venue_status="live", protective=True)
    shown = inspect(replace(BASE, order=order), VIEW, None, (), NOW)
    assert "Client id mine-1" in shown.details
    assert "Venue's state live" in shown.details
    assert "protective" in shown.facts
    assert "not protective" not in shown.facts


def test_words_that_the_sentence_leaves_out_are_told_in_full() -> None:
    fired = replace(tried(Phase.CLAIMED, 1, code="51416", message="It has been triggered"), fired=Fired(1, 1.0))
    assert inspect(fired, VIEW, RUN, (), NOW).message == "51416 · It has been triggered"
    back = replace(BASE, note="listed again after it had ended")
    assert inspect(back, VIEW, RUN, (), NOW).message == "listed again after it had ended"


def test_pages_of_requests_and_answers() -> None:
    status = cancel(4, "0", purpose=Purpose.STATUS, attempt="")
    lacking = cancel(5, "0", purpose=Purpose.LISTING, attempt="", answer="")
    pages = inspect(REFUSED, VIEW, RUN, (*THREE, status, lacking), NOW).pages
    assert [page.sent_title for page in pages] == [
        "Sent, try 1 of 3",
        "Sent, try 2 of 3",
        "Sent, try 3 of 3",
        "Asked for its status",
        "Listing that lacks it",
    ]
    third = pages[2]
    assert third.sent == "POST /api/v5/trade/cancel-algos\n[]"
    assert third.hidden == "www.okx.com · key, sign and passphrase hidden"
    assert (third.sent_time, third.received_time) == ("14:03:17.655", "14:03:17.772 · 117 ms")
    assert third.received_title == "Received, HTTP 200"
    assert '"sCode":"51412"' in third.received
    assert pages[4].received == "(empty)"


def test_the_last_cancel_is_the_first_page_to_show() -> None:
    status = cancel(4, "0", purpose=Purpose.STATUS, attempt="")
    assert inspect(REFUSED, VIEW, RUN, (*THREE, status), NOW).newest == 2
    assert inspect(BASE, VIEW, RUN, (status,), NOW).newest == 0
    assert inspect(BASE, VIEW, RUN, (), NOW).newest == -1


def test_without_pages_it_says_why() -> None:
    assert inspect(BASE, VIEW, RUN, (), NOW).pageless == "Nothing was sent for it yet."
    assert "under way" in inspect(tried(Phase.SENT, 1, sent_at=1.0), VIEW, RUN, (), NOW).pageless
    assert "the journal on disk has it" in inspect(REFUSED, VIEW, RUN, (), NOW).pageless


def test_no_answer_and_nothing_sent() -> None:
    silent = cancel(1, "", answered_ms=None, http_status=None, answer="", fault="timeout: no answer in 4 s")
    cut = cancel(2, "", answered_ms=None, http_status=502, answer="", fault="truncated: ")
    stayed = cancel(3, "", sent_ms=None, answered_ms=None, http_status=None, answer="", fault="no-network: ")
    first, second, third = inspect(REFUSED, VIEW, RUN, (silent, cut, stayed), NOW).pages
    assert (first.received_title, first.received) == ("No answer", "no answer in 4 s")
    assert (second.received_title, second.received) == ("No whole answer, HTTP 502", "the answer broke off")
    assert (third.sent_title, third.sent_time) == ("Sent, try 3 of 3: nothing was sent", "")


def test_a_binance_request_hides_its_signature() -> None:
    row = twenty_five(Environment.LIVE)[15]
    one = cancel(1, "200", method="DELETE", target=f"/fapi/v1/algoOrder?algoId=1&signature={HIDDEN}", body="")
    (page,) = inspect(replace(row, cancel=REFUSED.cancel), None, RUN, (one,), NOW).pages
    assert page.sent == f"DELETE /fapi/v1/algoOrder?algoId=1&signature={HIDDEN}"
    assert page.hidden.endswith("key and signature hidden")


def test_everything_is_copied_as_plain_lines() -> None:
    lines = inspect(REFUSED, VIEW, RUN, THREE, NOW).copied().splitlines()
    assert lines[0] == "REJECTED  BTC-USDT-SWAP  TWAP SELL 1,250 ct"
    assert "What happened (UTC)" in lines
    assert any(line.startswith("14:03:15.772  51412 Timed out  117 ms") for line in lines)
    for number in (1, 2, 3):
        assert any(line.startswith(f"Sent, try {number} of 3") for line in lines)
    assert "\t" not in "".join(lines)


@pytest.mark.parametrize("phase", [Phase.REJECTED, Phase.UNKNOWN, Phase.CLAIMED, Phase.ACCEPTED, Phase.QUEUED])
def test_a_retry_makes_sense_once_it_was_tried(phase: Phase) -> None:
    assert can_retry(tried(phase, 1))
    assert not can_retry(tried(phase, 0))


def test_a_retry_makes_no_sense() -> None:
    gone = replace(REFUSED, proof=Proof(ProofKind.STATUS, By.US, NOW_MS, MONOTONIC, "canceled"))
    rows: list[Row] = [
        tried(Phase.SENT, 1),
        replace(REFUSED, fired=Fired(1, 1.0)),
        gone,
        BASE,
        replace(REFUSED, sighting=Sighting()),
        replace(BASE, cancel=Cancel()),
    ]
    assert [can_retry(row) for row in rows] == [False] * len(rows)


def test_an_ordinary_order_names_the_algo_order_that_placed_it() -> None:
    row = ordinary(Environment.LIVE)[0]
    row = replace(row, order=replace(row.order, tag="bot-7", position_side="long"))
    shown = inspect(row, VIEW, None, (), NOW)
    assert shown.subtitle == f"OKX alpha · order id {row.key.algo_id}"
    assert shown.title.startswith("BTC-USDT-SWAP  Limit SELL")
    details = shown.details.splitlines()
    assert details[:2] == ["Ordinary order", f"Placed by algo order {row.order.parent}"]
    assert {"Tag bot-7", "Position side long", "Family okx.orders"} <= set(details)


def test_what_a_cancel_would_leave_behind_stands_in_the_sentence() -> None:
    shown = inspect(BASE, VIEW, None, (), NOW, warning="PANIC as chosen leaves X +1 with no stop.")
    assert shown.truth.endswith(" PANIC as chosen leaves X +1 with no stop.")
    assert "leaves X +1" in shown.spoken
