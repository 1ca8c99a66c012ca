"""What went over the wire is kept while somebody asks for it, and only then."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from gui.connectors.wire import HttpRequest, HttpResponse, Lane, Prepare, TransportError
from gui.connectors.witness import Passage, witnessed, witnessing
from gui.domain.exchanges import HIDDEN, Exchange, Purpose
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import OrderKey
from gui.domain.venues import Family
from tests.engine.test_pacing import HandClock

KEY = OrderKey("acc", Family.OKX_ALGO, "7")
REQUEST = HttpRequest(
    "POST",
    "cancel",
    "https://www.example.test/api/cancel?algoId=7&signature=CANARYSIGN",
    {"OK-ACCESS-KEY": "CANARYKEY", "Ok-Access-Sign": "CANARYSIGN", "Content-Type": "application/json"},
    b'[{"algoId":"7"}]',
)


@dataclass
class Given:
    """A transport whose answer is given."""

    answer: HttpResponse | TransportError
    requests: int = 0
    urls: list[str] = field(default_factory=list)

    async def send(self, prepare: Prepare, *, lane: Lane, deadline_s: float) -> HttpResponse:
        self.urls.append(prepare().url)
        if isinstance(self.answer, TransportError):
            raise self.answer
        return self.answer

    async def close(self) -> None:
        return


async def passages(answer: HttpResponse | TransportError) -> list[Passage]:
    with witnessing() as heard:
        try:
            await witnessed(Given(answer), HandClock(), lambda: REQUEST, lane=Lane.CANCEL, deadline_s=1.0)
        except TransportError as error:
            assert error is answer  # noqa: PT017
    return heard


async def test_an_answer_is_kept_with_its_times_and_without_secrets() -> None:
    wall_ms = int(HandClock().wall() * 1000)
    [passage] = await passages(HttpResponse(200, {}, b'{"code":"0","key":"CANARYKEY"}', 0.031))
    assert passage.exchange(Purpose.CANCEL, [KEY], "a1") == Exchange(
        attempt="a1",
        purpose=Purpose.CANCEL,
        keys=(KEY,),
        method="POST",
        host="www.example.test",
        target=f"/api/cancel?algoId=7&signature={HIDDEN}",
        body='[{"algoId":"7"}]',
        sent_ms=wall_ms - 31,
        answered_ms=wall_ms,
        http_status=200,
        answer=f'{{"code":"0","key":"{HIDDEN}"}}',
    )
    assert "CANARY" not in repr(passage)


@pytest.mark.parametrize(("sent", "after_s", "ago_ms"), [(True, 1.5, 1500), (True, None, 0), (False, 0.5, None)])
async def test_what_got_no_answer_says_whether_and_when_it_left(
    sent: bool, after_s: float | None, ago_ms: int | None
) -> None:
    fault = VenueFault(FaultKind.TIMEOUT, message="no answer", sent=sent, http_status=502)
    [passage] = await passages(TransportError(fault, after_s))
    told = passage.exchange(Purpose.STATUS, [KEY])
    assert told.sent_ms == (None if ago_ms is None else int(HandClock().wall() * 1000) - ago_ms)
    assert (told.answered_ms, told.answer, told.http_status) == (None, "", 502)
    assert told.fault == "timeout: no answer"


async def test_a_request_that_was_never_made_leaves_no_passage() -> None:
    def refuse() -> HttpRequest:
        raise TransportError(VenueFault(FaultKind.BANNED, sent=False))

    with witnessing() as heard, pytest.raises(TransportError):
        given = Given(HttpResponse(200, {}, b"", 0.0))
        await witnessed(given, HandClock(), refuse, lane=Lane.CANCEL, deadline_s=1.0)
    assert heard == []


async def test_tasks_inside_count_and_neighbours_do_not() -> None:
    given = Given(HttpResponse(200, {}, b"[]", 0.0))

    async def send() -> None:
        await witnessed(given, HandClock(), lambda: REQUEST, lane=Lane.LISTING, deadline_s=1.0)

    async def watch(times: int) -> int:
        with witnessing() as heard:
            await asyncio.gather(*(send() for _ in range(times)))
        return len(heard)

    assert list(await asyncio.gather(watch(2), watch(3))) == [2, 3]
    await send()
    assert len(given.urls) == 6
