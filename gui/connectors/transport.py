"""The one place that sends HTTP: one request, once, over verified TLS, with a deadline and typed faults."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from types import SimpleNamespace
from weakref import WeakSet

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.client_proto import ResponseHandler
from aiohttp.connector import Connection
from aiohttp.tracing import Trace
from yarl import URL

from gui.connectors import mishaps
from gui.connectors.address import checked_url
from gui.connectors.certificate import issuer_at
from gui.connectors.liveness import usable
from gui.connectors.lookups import Lookups
from gui.connectors.mishaps import Stage
from gui.connectors.unpack import unpack
from gui.connectors.wire import HttpRequest, HttpResponse, Lane, Prepare, TransportError
from gui.domain.clock import Clock
from gui.domain.faults import FaultKind, VenueFault

# Requests at once on each lane; no lane ever waits for another.
# The proof lane holds a listing of eight types that all hang, and beside it ordinary orders, positions, the venue's
# timer, every status question and the clock; the listing lane holds every listing.
SLOTS = {Lane.CANCEL: 24, Lane.PROOF: 24, Lane.LISTING: 12}
# Name lookup, TCP and TLS together (seconds).
CONNECT_S = 3.0
# Looking at who issued a certificate that is not trusted may take this long (seconds); nothing was sent by then.
ISSUER_S = 1.0
# An idle connection is used again only so soon after its last answer (seconds): a new one costs two or three round
# trips, a line that died in silence costs a cancel its whole deadline. Listings keep lines younger than this.
KEEP_ALIVE_S = 12.0
# Head start of one address family over the other (seconds).
HEAD_START_S = 0.25
# Longest answer read, after unpacking (bytes).
BODY_CAP = 16 * 1024 * 1024
# Our wall and monotonic clock moving apart by this much means sleep or a set clock (seconds).
JUMP_S = 2.0


class _Flight:
    """What is known of one request under way; the library's tracing keeps it true."""

    def __init__(self, host: str, started: float) -> None:
        self.host = host
        self.stage = Stage.WAITING
        self.left_at = started

    @property
    def sent(self) -> bool:
        return self.stage is Stage.SENT

    async def guard(self, request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
        """Turn the library's errors into ours inside its loop, which would repeat a GET or DELETE."""
        try:
            return await handler(request)
        except (aiohttp.ClientError, OSError) as error:
            fault = fault_of(error, self.host, self.stage)
        raise TransportError(fault)


class SpokeFirst(aiohttp.ClientConnectionError):
    """The other end of a new connection sent bytes before it was asked anything."""


class WaryConnector(aiohttp.TCPConnector):
    """Gives an idle connection again only if nothing came on it since its last answer.

    The library parses whatever comes on an idle connection and gives it as the answer to the next request, and the
    true answer to the one after that: a list of one minute would be the proof of the next.
    """

    def __init__(self, resolver: AbstractResolver) -> None:
        super().__init__(limit=0, keepalive_timeout=KEEP_ALIVE_S, happy_eyeballs_delay=HEAD_START_S, resolver=resolver)
        self._used: WeakSet[ResponseHandler] = WeakSet()

    async def connect(
        self, req: aiohttp.ClientRequest, traces: list[Trace], timeout: aiohttp.ClientTimeout
    ) -> Connection:
        """Give a connection that is new, or was silent and open since its last answer; raises SpokeFirst."""
        while True:
            line = await super().connect(req, traces, timeout)
            protocol = line.protocol
            new = protocol is not None and protocol not in self._used
            if protocol is not None and protocol.transport is not None and not protocol.should_close:
                self._used.add(protocol)
                if new or usable(protocol.transport):
                    return line
            line.close()
            if new:
                raise SpokeFirst


class RememberingResolver(AbstractResolver):
    """Looks names up; where that fails or gets no answer in time, a name keeps the addresses that it had last.

    TLS checks the certificate against the name all the same, so an old address can do no harm.
    """

    def __init__(self, inner: AbstractResolver) -> None:
        self._inner = inner
        self._lookups: Lookups[ResolveResult] = Lookups()

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        """Give the addresses of a host; raises OSError if it never had any."""
        return await self._lookups.find(
            (host, port, int(family)),
            lambda: self._inner.resolve(host, port, family),  # type: ignore[arg-type]
        )

    async def close(self) -> None:
        """Wait for no answer any more and close the inner resolver."""
        self._lookups.close()
        await self._inner.close()


@dataclass(slots=True, eq=False)
class _Pool:
    # One session with its connections; a retired one takes no new request and closes after its last.
    session: aiohttp.ClientSession
    flights: int = 0
    retired: bool = False


class HttpTransport:
    """Implements `gui.connectors.wire.Transport` with one session and one connection pool for one account.

    All lanes share the pool, so that the listings keep lines warm and find out the dead ones before a cancel does. A
    cancel takes a line only if an answer came on it within `KEEP_ALIVE_S` and the system knows of no end, no unasked
    byte and no other network since; else a new one. A line that dies all the same after bytes left gives a fault with
    ``sent``, and takes every other idle line with it: whoever asks again does so on a new connection. Proxies, logins
    and cookies of the environment are not used.
    """

    def __init__(self, *, clock: Clock, user_agent: str) -> None:
        self._clock = clock
        self._user_agent = user_agent
        self._slots = {lane: asyncio.Semaphore(count) for lane, count in SLOTS.items()}
        self._pool: _Pool | None = None
        self._pools: set[_Pool] = set()
        self._resolver: RememberingResolver | None = None
        self._skew = clock.wall() - clock.monotonic()
        self._requests = 0
        self._issuers: dict[str, str] = {}
        self._looking: set[str] = set()
        self._closed = False

    @property
    def requests(self) -> int:
        """How many requests have been handed to the network so far."""
        return self._requests

    async def send(self, prepare: Prepare, *, lane: Lane, deadline_s: float) -> HttpResponse:
        """Take a slot of the lane, call ``prepare``, send that request once and read the whole answer.

        Waiting for the slot and everything after it are each bounded by ``deadline_s`` seconds. Raises
        TransportError when no complete answer came, KillSwitchError for a request that must not leave.
        """
        slot = self._slots[lane]
        try:
            async with asyncio.timeout(deadline_s):
                await slot.acquire()
            free = True
        except TimeoutError:
            free = False
        if not free:
            raise TransportError(VenueFault(FaultKind.TIMEOUT, message=mishaps.NO_SLOT, sent=False))
        try:
            return await self._send(prepare, deadline_s)
        finally:
            slot.release()

    async def _send(self, prepare: Prepare, deadline_s: float) -> HttpResponse:
        if self._closed:
            raise TransportError(VenueFault(FaultKind.OTHER, message=mishaps.CLOSED, sent=False))
        pool = self._fresh_pool()
        for old in [old for old in self._pools if old.retired and old.flights == 0]:
            await self._drop(old)
        request = prepare()
        url = checked_url(request)
        flight = _Flight(url.host or "", self._clock.monotonic())
        fault: VenueFault | None = None
        pool.flights += 1
        try:
            async with asyncio.timeout(deadline_s):
                return await self._exchange(pool.session, request, url, flight)
        except TransportError as error:
            fault = error.fault
        except TimeoutError:
            fault = mishaps.too_late(flight.host, flight.stage, deadline_s)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            fault = fault_of(error, flight.host, flight.stage)
        finally:
            pool.flights -= 1
            if fault is not None and flight.sent:
                # Its neighbours may hang on the same dead line: the next request gets a new connection.
                self._retire(pool)
            if pool.retired and pool.flights == 0:
                await self._drop(pool)
        after_s = self._clock.monotonic() - flight.left_at
        if fault.kind is FaultKind.CERTIFICATE:
            fault = mishaps.issued_by(fault, await self._issuer(flight.host, url.port or 443))
        raise TransportError(fault, after_s)

    async def _issuer(self, host: str, port: int) -> str:
        # One look at a time; whoever fails beside it takes the name that was seen last.
        if host not in self._looking:
            self._looking.add(host)
            try:
                self._issuers[host] = await issuer_at(host, port, ISSUER_S)
            finally:
                self._looking.discard(host)
        return self._issuers.get(host, "")

    async def _exchange(
        self, session: aiohttp.ClientSession, request: HttpRequest, url: URL, flight: _Flight
    ) -> HttpResponse:
        response = await session.request(
            request.method,
            url,
            data=request.body or None,
            headers={"User-Agent": self._user_agent, "Accept-Encoding": "gzip", **request.headers},
            skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding", "Content-Type"),
            allow_redirects=False,
            middlewares=(flight.guard,),
            trace_request_ctx=flight,
        )
        try:
            if response.status < 200:
                # Another protocol from here on, or no status at all: nobody asked for that.
                raise TransportError(mishaps.not_http(flight.host))
            body = await _read(response, flight)
        except BaseException:
            response.close()
            raise
        headers: dict[str, str] = {}
        for name, value in response.headers.items():
            low = name.lower()
            if low != "set-cookie":
                headers[low] = f"{headers[low]}, {value}" if low in headers else value
        return HttpResponse(response.status, headers, body, self._clock.monotonic() - flight.left_at)

    def _fresh_pool(self) -> _Pool:
        skew = self._clock.wall() - self._clock.monotonic()
        if abs(skew - self._skew) > JUMP_S:
            self._skew = skew
            self._retire(self._pool)
        if self._pool is None:
            self._pool = _Pool(self._new_session())
            self._pools.add(self._pool)
        return self._pool

    def _retire(self, pool: _Pool | None) -> None:
        if pool is not None:
            pool.retired = True
        if pool is self._pool:
            self._pool = None

    async def _drop(self, pool: _Pool) -> None:
        self._pools.discard(pool)
        await pool.session.close()

    def _new_session(self) -> aiohttp.ClientSession:
        if self._resolver is None:
            self._resolver = RememberingResolver(aiohttp.ThreadedResolver())
        return aiohttp.ClientSession(
            connector=WaryConnector(self._resolver),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, connect=CONNECT_S),
            trace_configs=[self._tracing()],
            trust_env=False,
            auto_decompress=False,
        )

    def _tracing(self) -> aiohttp.TraceConfig:
        async def looking_up(_session: object, context: SimpleNamespace, _params: object) -> None:
            context.trace_request_ctx.stage = Stage.LOOKUP

        async def connecting(_session: object, context: SimpleNamespace, _params: object) -> None:
            context.trace_request_ctx.stage = Stage.CONNECT

        async def leaving(_session: object, context: SimpleNamespace, _params: object) -> None:
            flight = context.trace_request_ctx
            flight.stage = Stage.SENT
            flight.left_at = self._clock.monotonic()
            self._requests += 1

        trace = aiohttp.TraceConfig()
        trace.on_dns_resolvehost_start.append(looking_up)
        trace.on_connection_create_start.append(connecting)
        trace.on_dns_resolvehost_end.append(connecting)
        trace.on_request_headers_sent.append(leaving)
        return trace

    async def close(self) -> None:
        """Close every connection; what is under way ends with a fault. May be called again."""
        self._closed = True
        self._retire(self._pool)
        for pool in tuple(self._pools):
            await self._drop(pool)


async def _read(response: aiohttp.ClientResponse, flight: _Flight) -> bytes:
    too_long = TransportError(mishaps.too_long(flight.host, response.status, BODY_CAP))
    parts: list[bytes] = []
    size = 0
    async for part in response.content.iter_any():
        size += len(part)
        if size > BODY_CAP:
            raise too_long
        parts.append(part)
    body = unpack(b"".join(parts), response.headers.get("Content-Encoding", ""), BODY_CAP)
    if body is None:
        raise TransportError(mishaps.broke_off(flight.host))
    if len(body) > BODY_CAP:
        raise too_long
    return body


def fault_of(error: Exception, host: str, stage: Stage) -> VenueFault:
    """Name the fault behind an error of the HTTP library while a request to ``host`` was at ``stage``."""
    match error:
        case SpokeFirst():
            return mishaps.spoke_first(host)
        case aiohttp.ConnectionTimeoutError():
            return mishaps.not_connected(host, stage)
        case aiohttp.ClientConnectorCertificateError():
            return mishaps.untrusted(error.certificate_error, host)
        case aiohttp.ClientConnectorDNSError():
            return mishaps.not_looked_up(host)
        case aiohttp.ClientConnectorError():
            return mishaps.refused_connection(error.os_error, host)
        case aiohttp.ClientPayloadError():
            return mishaps.broke_off(host)
        case aiohttp.ClientResponseError():
            return mishaps.not_http(host)
        case aiohttp.ClientConnectionError() | OSError():
            return mishaps.hung_up(host, stage)
        case _:
            return mishaps.something_else(error, host, stage)
