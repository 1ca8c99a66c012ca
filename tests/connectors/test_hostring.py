"""Which host is used: the preferred one that answers; a limit or a ban never moves, and nobody moves twice at once."""

from __future__ import annotations

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.hostring import BACK_S, LONGEST_BACK_S, HostRing
from gui.connectors.wire import HttpResponse
from gui.domain.faults import FaultKind, VenueFault

A, B, C = "https://a.test", "https://b.test:444", "https://c.test"


class HandClock:
    """A clock moved by hand."""

    now = 1000.0

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> float:
        return self.now


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def ring(clock: HandClock) -> HostRing:
    return HostRing((f"{A}/", B, C, B), clock)


def test_names_and_order(ring: HostRing) -> None:
    assert ring.bases == (A, B, C)
    assert (ring.base, ring.name) == (A, "a.test")
    assert ring.named("b.test:444") == B
    assert ring.named("elsewhere.test") == ring.named("") == A


def test_without_an_address_there_is_nowhere_to_go(clock: HandClock) -> None:
    empty = HostRing((), clock)
    empty.failed("", 0.0, hard=True)
    empty.answered(A, 0.0)
    assert (empty.base, empty.name, empty.probe(), empty.named("x")) == ("", "", "", "")


def test_one_host_stays(clock: HandClock) -> None:
    one = HostRing((A,), clock)
    one.failed(A, 1000.0, hard=True)
    assert one.base == one.probe() == A


@pytest.mark.parametrize(
    ("kind", "after_one", "after_two"),
    [
        (FaultKind.NAME_LOOKUP, B, C),
        (FaultKind.CONNECT, B, C),
        (FaultKind.TLS, B, C),
        (FaultKind.TIMEOUT, B, C),
        (FaultKind.RESET, A, B),
        (FaultKind.TRUNCATED, A, B),
        (FaultKind.CERTIFICATE, A, A),
        (FaultKind.NO_NETWORK, A, A),
        (FaultKind.RATE_LIMIT, A, A),
        (FaultKind.BANNED, A, A),
        (FaultKind.FIREWALL, A, A),
        (FaultKind.OWN_FAULT, A, A),
    ],
)
def test_what_speaks_against_a_host(
    ring: HostRing, clock: HandClock, kind: FaultKind, after_one: str, after_two: str
) -> None:
    for expected in (after_one, after_two):
        asked = clock.now
        clock.now += 1.0
        ring.lost(ring.base, VenueFault(kind), asked)
        assert ring.base == expected


@pytest.mark.parametrize(
    ("status", "body", "own_words", "base"),
    [
        (200, b"[]", True, A),
        (200, b"odd", False, A),
        (200, b"<html>", False, B),
        (302, b"", False, B),
        (403, b"<html>", False, A),
        (418, b"{}", False, A),
        (429, b"<html>", False, A),
        (451, b"<html>", False, A),
        (502, b"<html>", False, B),
        (503, b"", False, B),
        (503, b'{"code":"50001"}', True, A),
    ],
)
def test_what_an_answer_says_of_its_host(ring: HostRing, status: int, body: bytes, own_words: bool, base: str) -> None:
    ring.heard(A, HttpResponse(status, {}, body, 0.1), 1000.0, own_words=own_words)
    assert ring.base == base


def test_requests_that_fail_together_move_once(ring: HostRing, clock: HandClock) -> None:
    clock.now += 4.0
    for asked in (1000.0, 1000.1, 1003.0):
        ring.failed(A, asked, hard=True)
    assert ring.base == B
    ring.failed(A, 999.0, hard=True)
    assert ring.base == B


def test_a_cut_of_all_idle_lines_is_one_strike(ring: HostRing, clock: HandClock) -> None:
    clock.now += 0.1
    for _ in range(8):
        ring.failed(A, 1000.0, hard=False)
    assert ring.base == A
    ring.failed(A, clock.now, hard=False)
    assert ring.base == B


def test_an_answer_between_makes_strikes_anew(ring: HostRing, clock: HandClock) -> None:
    ring.failed(A, 1000.0, hard=False)
    clock.now += 1.0
    ring.answered(A, 1000.5)
    ring.failed(A, clock.now, hard=False)
    assert ring.base == A


def test_a_host_that_answers_others_is_not_silent_but_a_cancel_asks_for_cancels(
    ring: HostRing, clock: HandClock
) -> None:
    clock.now += 4.0
    ring.answered(A, 1001.0)
    ring.failed(A, 1000.0, hard=True)
    assert ring.base == A
    ring.answered(A, 1001.0, cancel=True)
    ring.failed(A, 1000.0, hard=True, cancel=True)
    assert ring.base == A
    clock.now += 4.0
    ring.answered(A, 1005.0)
    ring.failed(A, 1004.5, hard=True, cancel=True)
    assert ring.base == B


def test_a_page_of_its_edge_speaks_against_a_host_whatever_else_it_answers(ring: HostRing, clock: HandClock) -> None:
    clock.now += 1.0
    ring.answered(A, 1000.5, cancel=True)
    ring.heard(A, HttpResponse(503, {}, b"<html>", 0.1), 1000.0, own_words=False, cancel=True)
    assert ring.base == B


def test_the_preferred_is_tried_again_by_one_question_after_a_while(ring: HostRing, clock: HandClock) -> None:
    ring.failed(A, 1000.0, hard=True)
    assert ring.probe() == B
    clock.now += BACK_S
    assert (ring.probe(), ring.base) == (A, B)
    ring.answered(A, clock.now)
    assert ring.base == A


def test_a_late_answer_from_before_the_move_is_no_way_back(ring: HostRing, clock: HandClock) -> None:
    clock.now += 4.0
    ring.failed(A, 1000.0, hard=True)
    clock.now += 1.0
    ring.answered(A, 1003.0)
    assert ring.base == B


def test_returns_in_vain_come_less_and_less_often(ring: HostRing, clock: HandClock) -> None:
    ring.failed(A, clock.now, hard=True)
    waits = []
    for _ in range(7):
        left = clock.now
        while ring.probe() == B:
            clock.now += 1.0
        waits.append(clock.now - left)
        ring.failed(A, clock.now, hard=True)
    assert waits == [60, 120, 240, 480, 960, LONGEST_BACK_S, LONGEST_BACK_S]
    clock.now += LONGEST_BACK_S
    ring.answered(A, clock.now)
    clock.now += 4 * LONGEST_BACK_S
    ring.failed(A, clock.now, hard=True)
    clock.now += BACK_S
    assert ring.probe() == A


def test_where_all_fail_the_one_that_rested_longest_is_next(ring: HostRing, clock: HandClock) -> None:
    seen = []
    for _ in range(6):
        seen.append(ring.base)
        ring.failed(ring.base, clock.now, hard=True)
        clock.now += 1.0
    assert seen == [A, B, C, A, B, C]
    ring.answered(A, clock.now)
    assert ring.base == A


class Weather(StrEnum):
    """What may meet a request."""

    ANSWER = "answer"
    LIMIT = "limit"
    SILENCE = "silence"
    CUT = "cut"
    PAGE = "page"


STEPS = st.lists(st.tuples(st.sampled_from(Weather), st.booleans(), st.floats(0.0, 200.0)), max_size=60)


@given(STEPS)
def test_whatever_happens_one_of_its_hosts_is_in_use_and_only_silence_moves_it(
    steps: list[tuple[Weather, bool, float]],
) -> None:
    clock = HandClock()
    ring = HostRing((A, B, C), clock)
    for weather, cancel, passes in steps:
        base = ring.base if cancel else ring.probe()
        before, asked = ring.base, clock.now
        clock.now += passes
        match weather:
            case Weather.ANSWER:
                ring.heard(base, HttpResponse(200, {}, b"{}", 0.1), asked, own_words=True, cancel=cancel)
                assert ring.base == base
            case Weather.LIMIT:
                ring.heard(base, HttpResponse(429, {}, b"<html>", 0.1), asked, own_words=False, cancel=cancel)
                assert ring.base == base
            case Weather.SILENCE:
                ring.lost(base, VenueFault(FaultKind.TIMEOUT), asked, cancel=cancel)
                assert ring.base == before if base != before else ring.base != base
            case Weather.CUT:
                ring.lost(base, VenueFault(FaultKind.RESET), asked, cancel=cancel)
            case Weather.PAGE:
                ring.heard(base, HttpResponse(503, {}, b"<html>", 0.1), asked, own_words=False, cancel=cancel)
                assert ring.base == before if base != before else ring.base != base
        assert ring.base in ring.bases
        assert ring.probe() in ring.bases
