"""Every fault has words, whatever the venue wrote into it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.sentences import SENTENCES, app_advice, fault_sentence, fault_words
from gui.domain.venues import Venue
from tests.engine.sim import make_account


def test_every_kind_has_a_sentence() -> None:
    assert set(SENTENCES) == set(FaultKind)


@given(
    st.sampled_from(list(FaultKind)),
    st.text(max_size=20),
    st.text(max_size=60),
    st.none() | st.integers(100, 599),
)
def test_odd_venue_text_breaks_no_sentence(kind: FaultKind, code: str, message: str, status: int | None) -> None:
    fault = VenueFault(kind, code + "{0}{venue}", message + "{x", status)
    assert fault_sentence(fault, make_account()).endswith(".")
    assert fault_words(fault)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (VenueFault(FaultKind.VENUE_DOWN, http_status=503), "HTTP 503"),
        (VenueFault(FaultKind.RATE_LIMIT, "50011", "slow"), "50011 slow"),
        (VenueFault(FaultKind.TIMEOUT), "no answer in time"),
        (VenueFault(FaultKind.SHAPE, message="odd"), "odd"),
        (VenueFault(FaultKind.OTHER), "other"),
    ],
)
def test_short_words(fault: VenueFault, words: str) -> None:
    assert fault_words(fault) == words


def test_what_happened_and_what_to_do() -> None:
    text = fault_sentence(VenueFault(FaultKind.ADDRESS, "50110", "1.2.3.4 not in list"), make_account("okx-main"))
    assert "50110 1.2.3.4 not in list" in text
    assert "Add the address" in text
    assert app_advice(Venue.OKX) == "Cancel in the OKX app as well."


@pytest.mark.parametrize("kind", list(FaultKind))
def test_a_command_that_ends_promises_nothing_more(kind: FaultKind) -> None:
    account = make_account()
    over = fault_sentence(VenueFault(kind, "1", "words"), account, over=True)
    assert not [words for words in ("keep trying", "keep asking", "goes on", "by itself") if words in over]
    going_on = fault_sentence(VenueFault(kind, "1", "words"), account)
    assert over.split(". ")[0] == going_on.split(". ")[0]


def test_a_question_leaves_no_doubt_about_orders() -> None:
    fault, account = VenueFault(FaultKind.TIMEOUT), make_account()
    assert "may still have been done" in fault_sentence(fault, account)
    assert "may still have been done" not in fault_sentence(fault, account, question=True)


@pytest.mark.parametrize("status", [301, 302, 307, 308, 407, 511])
def test_what_is_not_the_venue_is_said_not_to_be(status: int) -> None:
    text = fault_sentence(VenueFault(FaultKind.EDGE_PAGE, http_status=status), make_account())
    assert f"(HTTP {status}): this is not " in text
    assert "phone hotspot" in text
    assert "web page" not in text


def test_what_a_venue_has_switched_off_is_no_wrong_configuration() -> None:
    off = VenueFault(FaultKind.NOT_OFFERED, "50005", "switched off", 410)
    for over in (False, True):
        text = fault_sentence(off, make_account(), over=over)
        assert "(50005 switched off). Cancel in the " in text
        assert "configuration" not in text
    nothing_there = VenueFault(FaultKind.NOT_OFFERED, http_status=404)
    assert "in the configuration" in fault_sentence(nothing_there, make_account())


@pytest.mark.parametrize("kind", [FaultKind.BANNED, FaultKind.RATE_LIMIT, FaultKind.FIREWALL])
def test_no_advice_invites_anybody_to_dodge_a_limit_or_a_ban(kind: FaultKind) -> None:
    text = fault_sentence(VenueFault(kind, "-1003", "too many", 418), make_account()).lower()
    for way_round in ("another network", "hotspot", "vpn", "another address", "other host"):
        assert way_round not in text
