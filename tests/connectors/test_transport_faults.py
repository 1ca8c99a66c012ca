"""The transport over real sockets: every fault has its kind and tells whether bytes may have left."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gui.connectors import transport as module
from gui.connectors.transport import HttpTransport
from gui.domain.faults import FaultKind
from tests.connectors.asking import fault, good, hangs, request, says
from tests.connectors.raw_server import OK_HEAD, Line, RawServer, ok

# --- faults of the wire ---


async def test_refused(transport: HttpTransport) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        found = await fault(transport, request(f"http://127.0.0.1:{taken.getsockname()[1]}"))
    assert (found.kind, found.sent) == (FaultKind.CONNECT, False)
    assert found.message == "127.0.0.1 refuses the connection"
    assert transport.requests == 0


async def test_no_connection_in_time(transport: HttpTransport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CONNECT_S", 0.05)

    async def silent(line: Line) -> None:
        await line.hang()

    async with RawServer(silent) as server:
        # The server never answers the TLS greeting.
        found = await fault(transport, request(f"https://127.0.0.1:{server.port}"))
    assert (found.kind, found.sent) == (FaultKind.CONNECT, False)


async def test_the_deadline_before_the_connection_stands(transport: HttpTransport) -> None:
    async def silent(line: Line) -> None:
        await line.hang()

    async with RawServer(silent) as server:
        found = await fault(transport, request(f"https://127.0.0.1:{server.port}"), deadline_s=0.05)
    assert (found.kind, found.sent, found.silence) == (FaultKind.CONNECT, False, True)


@pytest.mark.parametrize("answer", [b"", b"\x15\x03\x01\x00\x02\x02\x50", b"HTTP/1.1 400 Bad Request\r\n\r\n"])
async def test_tls_cut_off_or_refused(transport: HttpTransport, answer: bytes) -> None:
    async def cut(line: Line) -> None:
        await line.reader.read(1)
        await line.say(answer)

    async with RawServer(cut) as server:
        found = await fault(transport, request(f"https://127.0.0.1:{server.port}"))
    assert (found.kind, found.sent) == (FaultKind.TLS, False)


def self_signed(folder: Path) -> ssl.SSLContext:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Office Inspection Box")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    plain_key = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    both = folder / "box.pem"
    both.write_bytes(plain_key + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    return context


async def test_an_untrusted_certificate_is_named_and_never_overridden(transport: HttpTransport, tmp_path: Path) -> None:
    async with RawServer(good, tls=self_signed(tmp_path)) as server:
        found = await fault(transport, request(server))
        assert server.requests == []
    assert (found.kind, found.sent, found.by_person) == (FaultKind.CERTIFICATE, False, True)
    assert found.message.startswith("not private: the certificate of 127.0.0.1 is not trusted (self-signed")
    assert found.message.endswith(", issued by Office Inspection Box")


async def test_a_name_that_does_not_exist(transport: HttpTransport, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: object, **__: object) -> object:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", fails)
    found = await fault(transport, request("https://venue.invalid"))
    assert (found.kind, found.sent, found.message) == (
        FaultKind.NAME_LOOKUP,
        False,
        "cannot look up venue.invalid",
    )


async def test_a_name_lookup_that_hangs(transport: HttpTransport, monkeypatch: pytest.MonkeyPatch) -> None:
    async def hanging(*_: object, **__: object) -> object:
        return await asyncio.Event().wait()

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", hanging)
    found = await fault(transport, request("https://venue.invalid"), deadline_s=0.05)
    assert (found.kind, found.sent) == (FaultKind.NAME_LOOKUP, False)


async def test_no_answer_in_time(transport: HttpTransport) -> None:
    async with RawServer(hangs) as server:
        found = await fault(transport, request(server), deadline_s=0.05)
        await server.hung_up.wait()
        assert (found.kind, found.sent) == (FaultKind.TIMEOUT, True)
        assert len(server.requests) == transport.requests == 1


async def test_header_only_then_nothing(transport: HttpTransport) -> None:
    async def half(line: Line) -> None:
        await line.request()
        await line.say(OK_HEAD + b"Content-Length: 10\r\n\r\n")
        await line.hang()

    async with RawServer(half) as server:
        found = await fault(transport, request(server), deadline_s=0.05)
        await server.hung_up.wait()
        assert (found.kind, found.sent) == (FaultKind.TIMEOUT, True)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (b"", FaultKind.RESET),
        (b"HTTP/1.1 2", FaultKind.RESET),
        (OK_HEAD + b"Content-Length: 10\r\n\r\n{", FaultKind.TRUNCATED),
        (OK_HEAD + b'Transfer-Encoding: chunked\r\n\r\n5\r\n{"a":', FaultKind.TRUNCATED),
        (OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", FaultKind.EDGE_PAGE),
        (OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", FaultKind.TRUNCATED),
        (ok(b"\x0b\x01\x80{}\x03", b"Content-Encoding: br\r\n"), FaultKind.TRUNCATED),
        (ok(b"no gzip at all", b"Content-Encoding: gzip\r\n"), FaultKind.TRUNCATED),
        (ok(gzip.compress(b"{}" * 999)[:-12], b"Content-Encoding: gzip\r\n"), FaultKind.TRUNCATED),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", FaultKind.EDGE_PAGE),
        (b"\x00\x01\x02\xff\r\n\r\n", FaultKind.EDGE_PAGE),
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 20000 + b"\r\n\r\n", FaultKind.EDGE_PAGE),
    ],
)
async def test_answers_that_are_none(transport: HttpTransport, answer: bytes, kind: FaultKind) -> None:
    async with RawServer(says(answer)) as server:
        found = await fault(transport, request(server, "DELETE"))
        assert (found.kind, found.sent) == (kind, True)
        assert len(server.requests) == transport.requests == 1


async def test_an_endless_answer_is_cut(transport: HttpTransport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BODY_CAP", 1024 * 1024)
    bomb = gzip.compress(b" " * (8 * 1024 * 1024))
    for answer in (ok(b"x" * (2 * 1024 * 1024)), ok(bomb, b"Content-Encoding: gzip\r\n")):
        async with RawServer(says(answer)) as server:
            found = await fault(transport, request(server))
        assert (found.kind, found.sent, found.http_status) == (FaultKind.SHAPE, True, 200)
        assert "longer than 1 MiB" in found.message
