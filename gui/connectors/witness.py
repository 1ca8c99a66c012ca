"""Keeps what went over the wire while somebody asks: the requests as they were sent, the answers as they came.

Whoever asks a connector opens `witnessing` around the call; the callers of every venue send through `witnessed`. What
a person may read of it is made later, by `Passage.exchange`, when no cancel waits for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from gui.connectors.wire import HttpRequest, HttpResponse, Lane, Prepare, Transport, TransportError
from gui.domain.clock import Clock, epoch_ms
from gui.domain.exchanges import SECRET_NAMES, TEXT_CAP, Exchange, Purpose, shown, without_secrets
from gui.domain.faults import VenueFault
from gui.domain.orders import OrderKey


@dataclass(frozen=True, slots=True)
class Passage:
    """One request that was handed to the network, and what came of it: a whole answer or a fault.

    ``sent_ms`` is epoch milliseconds, None where nothing left; ``answered_ms`` None without a whole answer.
    """

    request: HttpRequest = field(repr=False)
    sent_ms: int | None
    answered_ms: int | None = None
    response: HttpResponse | None = field(default=None, repr=False)
    fault: VenueFault | None = None

    def exchange(self, purpose: Purpose, keys: Sequence[OrderKey], attempt: str = "", cap: int = TEXT_CAP) -> Exchange:
        """Make what a person may read: no header, no signature, and no key even where the answer repeats it."""
        request, response, fault = self.request, self.response, self.fault
        host, slash, target = request.url.partition("://")[2].partition("/")
        secrets = [value for name, value in request.headers.items() if name.lower() in SECRET_NAMES]
        status = fault.http_status if fault is not None else None
        return Exchange(
            attempt=attempt,
            purpose=purpose,
            keys=tuple(keys),
            method=request.method,
            host=host,
            target=without_secrets(slash + target, secrets),
            body=shown(request.body, secrets, cap),
            sent_ms=self.sent_ms,
            answered_ms=self.answered_ms,
            http_status=response.status if response is not None else status,
            answer=shown(response.body, secrets, cap) if response is not None else "",
            fault=f"{fault.kind}: {fault.message}" if fault is not None else "",
        )


_HEARD: ContextVar[list[Passage] | None] = ContextVar("heard", default=None)


@contextmanager
def witnessing() -> Iterator[list[Passage]]:
    """Collect every passage of the calls made inside, in the order in which they ended; tasks begun there count too."""
    heard: list[Passage] = []
    token = _HEARD.set(heard)
    try:
        yield heard
    finally:
        _HEARD.reset(token)


async def witnessed(
    transport: Transport, clock: Clock, prepare: Prepare, *, lane: Lane, deadline_s: float
) -> HttpResponse:
    """Send as the transport does, and keep the passage where somebody collects them; raises what it raises."""
    heard = _HEARD.get()
    if heard is None:
        return await transport.send(prepare, lane=lane, deadline_s=deadline_s)
    request: HttpRequest | None = None
    made_ms = 0

    def noting() -> HttpRequest:
        nonlocal request, made_ms
        request, made_ms = prepare(), epoch_ms(clock)
        return request

    try:
        response = await transport.send(noting, lane=lane, deadline_s=deadline_s)
    except TransportError as error:
        if request is not None:
            left_ms = made_ms if error.after_s is None else epoch_ms(clock) - round(error.after_s * 1000)
            heard.append(Passage(request, left_ms if error.fault.sent else None, fault=error.fault))
        raise
    answered_ms = epoch_ms(clock)
    if request is not None:
        heard.append(Passage(request, answered_ms - round(response.elapsed_s * 1000), answered_ms, response))
    return response
