"""OKX's timer: on only where the answer says so in the time that was asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.flattening import BackstopReply
from gui.connectors.okx.backstop import backstop_reply_of, unanswered
from gui.connectors.okx.envelope import read_envelope
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault
from tests.connectors.okx.scripted import Json, no, yes
from tests.fuzz.spoilt_json import written


def ask(body: object, seconds: int = 60, status: int = 200) -> BackstopReply:
    envelope = read_envelope(HttpResponse(status, {}, written(body).encode(), 0.1))
    return backstop_reply_of(envelope, seconds, 0.25)


def row(trigger: Json, now: Json = "1587971400000", tag: Json = "") -> dict[str, Json]:
    """The one row of an answer."""
    return {"triggerTime": trigger, "tag": tag, "ts": now}


def test_seconds_as_the_document_shows_them_and_milliseconds() -> None:
    # OKX API v5, "Cancel All After", response example.
    told = ask(yes({"triggerTime": "1587971460", "tag": "", "ts": "1587971400"}))
    assert (told.armed, told.until_s, told.instruments, told.fault) == (True, 59.75, (), None)
    assert ask(yes(row("1587971460000"))).until_s == 59.75
    assert ask(yes(row("1587971460900"))).until_s == 59.75
    assert ask(yes(row("1587971400100"))).until_s == 0.0


def test_off() -> None:
    for seconds in (0, 60):
        told = ask(yes(row("0")), seconds)
        assert (told.armed, told.until_s, told.fault, told.code) == (False, 0.0, None, "0")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (yes(), 200),
        (yes(row("1587971460000"), row("1587971460000")), 200),
        (yes("x"), 200),
        (yes(row("")), 200),
        (yes(row(None)), 200),
        (yes(row("soon")), 200),
        (yes(row("1587971460000", None)), 200),
        (yes(row("1587971400000")), 200),
        (yes(row("1587971300000")), 200),
        (yes(row("1587971470000")), 200),
        (yes(row("1587971460000", "1587971400")), 200),
        (yes(row("1587971460000", tag="bot")), 200),
        (yes(row("1587971460000")), 500),
        (yes(row("0")), 500),
        ({"code": "0"}, 200),
    ],
)
def test_an_odd_answer_is_neither_on_nor_off_for_sure(body: object, status: int) -> None:
    told = ask(body, status=status)
    assert (told.armed, told.until_s) == (False, 0.0)
    assert told.fault is not None
    assert told.fault.kind is FaultKind.SHAPE


def test_a_timer_that_stays_on_after_it_was_switched_off_is_told() -> None:
    assert ask(yes(row("1587971460000")), seconds=0).fault is not None


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ("50011", FaultKind.RATE_LIMIT, "too many requests · words"),
        ("50120", FaultKind.PERMISSION, "the key may not trade · words"),
        ("51000", FaultKind.NOT_OFFERED, "words"),
        ("51071", FaultKind.OTHER, "words"),
    ],
)
def test_refusals(code: str, kind: FaultKind, words: str) -> None:
    told = ask(no(code, "words"))
    assert told.fault is not None
    assert (told.armed, told.fault.kind, told.message, told.code) == (False, kind, words, code)
    assert ask({"code": code, "msg": "words", "data": [row("1587971460000")]}).fault == told.fault


def test_no_answer() -> None:
    fault = VenueFault(FaultKind.TIMEOUT, message="late")
    assert unanswered(fault) == BackstopReply(armed=False, message="late", fault=fault)


ANY = st.none() | st.booleans() | st.integers() | st.text(max_size=14) | st.sampled_from(["0", "1587971460", "1"])


@given(st.fixed_dictionaries({"triggerTime": ANY, "ts": ANY}, optional={"tag": ANY}), st.sampled_from([0, 10, 60]))
def test_nothing_odd_is_a_timer(one: dict[str, Json], seconds: int) -> None:
    try:
        told = ask(yes(one), seconds)
    except ShapeError:
        return
    assert 0.0 <= told.until_s <= seconds
    if told.armed:
        assert told.fault is None
        assert seconds
        assert int(str(one["triggerTime"])) > int(str(one["ts"]))
