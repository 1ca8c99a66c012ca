from __future__ import annotations

from dataclasses import replace

import pytest

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import Verdict
from gui.domain.rows import By, Cancel, Fired, Phase, Proof, ProofKind, Row, Sighting, State
from gui.domain.venues import Environment
from gui.engine.views import AccountView
from gui.models.chip_state import Moment
from gui.models.inspector_truth import truth, wall_ms
from tests.fake_surface import account_views, twenty_five
from tests.screens.exposure import ordinary
from tests.twenty_five import MONOTONIC, NOW_MS

NOW = Moment(NOW_MS, MONOTONIC)
ROW = twenty_five(Environment.LIVE)[0]
VIEW = account_views(Environment.LIVE, [ROW])[0]
SENT = Cancel(Phase.SENT, run=7, attempts=1, sent_at=MONOTONIC - 0.5)


def said(row: Row, view: AccountView | None = VIEW) -> str:
    return truth(row, view, NOW)


def with_cancel(**change: object) -> Row:
    return replace(ROW, cancel=replace(SENT, **change))  # type: ignore[arg-type]


def test_open() -> None:
    words = said(ROW)
    assert words.startswith("Open in the listing of 14:03:23.2. No cancel was sent for it.")
    assert "hold PANIC" in words
    assert said(replace(ROW, new_since_run=7)).startswith("New since PANIC; a bot may still be running.")
    assert "sent 3 times; none is under way now" in said(with_cancel(phase=Phase.NONE, attempts=3))
    unseen = said(replace(ROW, sighting=Sighting()))
    assert unseen.startswith("No listing has shown this order yet. Nothing is sent for it until one does.")


def test_stale_says_since_when_why_and_what_is_safe() -> None:
    fault = VenueFault(FaultKind.VENUE_DOWN, http_status=503)
    words = said(replace(ROW, sighting=Sighting(seen_ms=NOW_MS - 132_000)), replace(VIEW, fault=fault))
    assert words.startswith("Last seen open at 14:01:11.6, 2:12 ago. It counts as open.")
    assert "OKX does not list orders now (HTTP 503)." in words
    assert "is safe" in words
    assert "OKX app" in words


def test_queued() -> None:
    first = said(with_cancel(phase=Phase.QUEUED, attempts=0, sent_at=None))
    assert first == "In line to be cancelled; nothing was sent for it yet. Nothing to do: it goes out by itself."
    again = said(with_cancel(phase=Phase.QUEUED, code="50011", message="Too many.", next_try_at=MONOTONIC + 0.4))
    assert "OKX did not take the cancel (50011 Too many)." in again
    assert "the next try goes out in 0.4 s" in again
    fault = VenueFault(FaultKind.BANNED, sent=False, banned_until_ms=NOW_MS + 60_000)
    assert "has banned this address until 14:04:23" in said(with_cancel(phase=Phase.QUEUED, fault=fault))


def test_sent() -> None:
    words = said(with_cancel())
    assert words.startswith("The cancel left at 14:03:23.155 and has no answer yet.")
    assert "sending again is safe" in words
    assert wall_ms(MONOTONIC - 0.5, NOW) == NOW_MS - 500


def test_accepted_is_never_told_as_gone() -> None:
    words = said(with_cancel(phase=Phase.ACCEPTED))
    assert words.startswith("OKX said yes to the cancel. That is no proof yet; it counts as open.")


def test_claims_are_not_proof() -> None:
    gone = said(with_cancel(phase=Phase.CLAIMED, claim=Verdict.ALREADY_GONE, code="51400"))
    assert gone.startswith("OKX says that there is no such order any more (51400). That is not proven yet")
    fired = said(with_cancel(phase=Phase.CLAIMED, claim=Verdict.FIRED))
    assert fired.startswith("OKX says that it has fired. That is not proven yet; it counts as open.")


def test_unknown() -> None:
    fault = VenueFault(FaultKind.TIMEOUT, message="no answer in 4 s")
    words = said(with_cancel(phase=Phase.UNKNOWN, fault=fault))
    assert words.startswith("No usable answer to the cancel (no answer in 4 s). It may have worked.")
    assert "Sending again is safe." in words
    assert said(with_cancel(phase=Phase.UNKNOWN, attempts=2)).endswith("Cancel it in the OKX app as well.")
    lost = replace(ROW, sighting=replace(ROW.sighting, absent_last=MONOTONIC, absent_last_ms=NOW_MS))
    assert said(lost).startswith("Not in the listing of 14:03:23.6; nobody here cancelled it.")
    assert "counts as open" in said(lost)


@pytest.mark.parametrize(
    ("by", "words"), [(By.US, "our cancel"), (By.VENUE, "the venue"), (By.OTHER, "another hand"), (By.EITHER, "or")]
)
def test_gone_says_by_whom_and_by_what_proof(by: By, words: str) -> None:
    proof = Proof(ProofKind.LISTINGS, by, NOW_MS, MONOTONIC, "two")
    text = said(replace(ROW, proof=proof))
    assert text.startswith("Gone, proven at 14:03:23.6: ")
    assert words in text
    assert "two complete listings lack it" in text
    assert "says so itself" in said(replace(ROW, proof=replace(proof, kind=ProofKind.STATUS)))


def test_fired_names_what_it_became_and_where_to_look() -> None:
    fired = replace(with_cancel(code="51416"), fired=Fired(NOW_MS, MONOTONIC, children=("77",)))
    words = said(fired)
    assert words.startswith("It fired before our cancel came (51416), so it is order 77 now.")
    assert "Check this position at OKX." in words
    old = replace(fired, fired=Fired(NOW_MS, MONOTONIC, earlier=True))
    assert said(old).startswith("It fired at 2026-11-21 14:03:23 UTC, before this start, and nobody acknowledged it")
    seen = replace(fired, fired=Fired(NOW_MS, MONOTONIC, acknowledged=True))
    assert said(seen).endswith("You have acknowledged it.")


def test_refused() -> None:
    words = said(with_cancel(phase=Phase.REJECTED, attempts=3, code="51412", message="Timed out.", next_try_at=1.0))
    assert words == (
        "Still open in the listing of 14:03:23.2. OKX refused 3 tries (51412 Timed out). "
        "Sending the cancel again is safe, and goes on by itself. Cancel it in the OKX app as well."
    )
    assert "without a word" in said(with_cancel(phase=Phase.REJECTED))
    key = VenueFault(FaultKind.KEY, code="50111", message="Invalid key")
    text = said(with_cancel(phase=Phase.REJECTED, fault=key))
    assert "OKX refuses this key (50111 Invalid key)" in text
    assert said(with_cancel(phase=Phase.REJECTED, fault=key), None)


def test_every_state_has_a_sentence_that_never_blames() -> None:
    for row in twenty_five(Environment.LIVE, firing=True):
        words = said(row)
        assert words.endswith(".")
        assert "please" not in words.replace("please try again later", "").lower()
        assert row.state is State.GONE or "proven at" not in words


def test_an_ordinary_order_needs_another_choice_or_a_tick() -> None:
    row = ordinary(Environment.LIVE)[0]
    assert said(row).endswith("To cancel it, tick it and cancel, or choose All orders and hold PANIC.")
