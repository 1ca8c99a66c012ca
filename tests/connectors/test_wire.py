"""The words of the wire show nothing that may hold a key or a signature."""

from __future__ import annotations

from gui.connectors.transport import HttpTransport
from gui.connectors.wire import HttpRequest, Lane, Transport, TransportError
from gui.domain.clock import SystemClock
from gui.domain.faults import FaultKind, VenueFault


def test_a_request_shows_only_what_it_is() -> None:
    asked = HttpRequest("GET", "order-algo", "https://h/x?signature=CANARY", {"X-Key": "CANARY"}, b"CANARY")
    assert repr(asked) == "HttpRequest(method='GET', endpoint='order-algo')"


def test_an_error_carries_its_fault() -> None:
    fault = VenueFault(FaultKind.RESET, message="h closed the connection")
    error = TransportError(fault)
    assert (error.fault, str(error)) == (fault, "reset: h closed the connection")


def test_the_lanes_and_the_one_transport() -> None:
    assert {str(lane) for lane in Lane} == {"cancel", "proof", "listing"}
    transport: Transport = HttpTransport(clock=SystemClock(), user_agent="x")
    assert transport.requests == 0
