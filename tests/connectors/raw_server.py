"""A server of bare sockets for tests of the wire: it sends every byte itself and counts whole requests."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

Talk = Callable[["Line"], Awaitable[None]]

OK_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def ok(body: bytes = b"{}", extra: bytes = b"") -> bytes:
    """Give a whole good answer."""
    return OK_HEAD + extra + b"Content-Length: %d\r\n\r\n" % len(body) + body


class Line:
    """One accepted connection."""

    def __init__(self, server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.server = server
        self.reader = reader
        self.writer = writer

    async def request(self) -> bytes:
        """Read one whole request and count it; raises IncompleteReadError at the end of the connection."""
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = 0
        for line in head.split(b"\r\n"):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        whole = head + (await self.reader.readexactly(length) if length else b"")
        self.server.requests.append(whole)
        self.server.arrived.set()
        return whole

    async def say(self, data: bytes) -> None:
        """Send these bytes."""
        self.writer.write(data)
        await self.writer.drain()

    async def hang(self) -> None:
        """Say nothing until the other end hangs up."""
        await self.reader.read()
        self.server.hung_up.set()

    def reset(self) -> None:
        """End the connection with a reset."""
        self.writer.transport.abort()


class RawServer:
    """Serves every connection with ``talk``; use as an async context manager."""

    def __init__(
        self, talk: Talk, tls: ssl.SSLContext | None = None, *, host: str = "127.0.0.1", port: int = 0
    ) -> None:
        self._talk = talk
        self._tls = tls
        self._host = host
        self._port = port
        self.requests: list[bytes] = []
        self.connections = 0
        self.arrived = asyncio.Event()
        self.hung_up = asyncio.Event()
        self._lines: list[asyncio.StreamWriter] = []

    @property
    def url(self) -> str:
        """The address of the server."""
        scheme = "https" if self._tls else "http"
        return f"{scheme}://127.0.0.1:{self.port}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, self._host, self._port, ssl=self._tls)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for writer in self._lines:
            writer.transport.abort()
        await asyncio.sleep(0)
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._lines.append(writer)
        try:
            await self._talk(Line(self, reader, writer))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()
