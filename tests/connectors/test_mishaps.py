"""Every mishap of the system has its kind and a sentence of our own."""

from __future__ import annotations

import errno
import socket
import ssl

import pytest

from gui.connectors import mishaps
from gui.connectors.mishaps import Stage
from gui.domain.faults import FaultKind


@pytest.mark.parametrize(
    ("cause", "kind"),
    [
        (socket.gaierror(-3, "CANARY"), FaultKind.NAME_LOOKUP),
        (ssl.SSLError(1, "CANARY"), FaultKind.TLS),
        (ConnectionResetError(), FaultKind.TLS),
        (ConnectionResetError(errno.ECONNRESET, "CANARY"), FaultKind.TLS),
        (ConnectionAbortedError("CANARY"), FaultKind.TLS),
        (OSError(errno.ENETUNREACH, "CANARY"), FaultKind.NO_NETWORK),
        (OSError(errno.ENETDOWN, "CANARY"), FaultKind.NO_NETWORK),
        (ConnectionRefusedError(errno.ECONNREFUSED, "CANARY"), FaultKind.CONNECT),
        (OSError(errno.EHOSTUNREACH, "CANARY"), FaultKind.CONNECT),
        (OSError("Multiple exceptions: CANARY"), FaultKind.CONNECT),
    ],
)
def test_no_connection(cause: OSError, kind: FaultKind) -> None:
    found = mishaps.refused_connection(cause, "venue.example")
    assert (found.kind, found.sent, found.silence) == (kind, False, True)
    assert "CANARY" not in found.message


def test_sent_is_told_exactly() -> None:
    assert mishaps.too_late("h", Stage.SENT, 4.0).message == "no answer from h within 4 s"
    assert [mishaps.too_late("h", stage, 4.0).kind for stage in Stage] == [
        FaultKind.CONNECT,
        FaultKind.NAME_LOOKUP,
        FaultKind.CONNECT,
        FaultKind.TIMEOUT,
    ]
    assert [mishaps.too_late("h", stage, 4.0).sent for stage in Stage] == [False, False, False, True]
    assert [mishaps.hung_up("h", stage).sent for stage in Stage] == [False, False, False, True]


def test_an_untrusted_certificate_needs_a_person() -> None:
    assert mishaps.untrusted(ValueError("CANARY"), "h").by_person
    assert "CANARY" not in mishaps.untrusted(ValueError("CANARY"), "h").message


@pytest.mark.parametrize(
    ("body", "page"),
    [
        (b"<html>", True),
        (b"\xef\xbb\xbf\r\n <!DOCTYPE html>", True),
        (b"{}", False),
        (b"", False),
        (b"error code: 1015", False),
    ],
)
def test_a_page_is_known_by_its_first_sign(body: bytes, page: bool) -> None:
    assert mishaps.is_page(body) is page


def test_statuses_of_strangers_are_said_not_to_be_the_venues() -> None:
    said = {status: mishaps.stranger(status, "OKX") for status in range(200, 600)}
    strange = {status for status, words in said.items() if words}
    assert strange == {*range(300, 309), 407, 511}
    assert all(said[status].startswith("not OKX: ") and str(status) in said[status] for status in strange)


def test_who_speaks_first_was_sent_nothing() -> None:
    found = mishaps.spoke_first("h")
    assert (found.kind, found.sent, found.silence) == (FaultKind.EDGE_PAGE, False, True)


def test_the_issuer_of_an_untrusted_certificate_is_named_if_it_was_seen() -> None:
    found = mishaps.untrusted(ValueError(), "h")
    assert mishaps.issued_by(found, "") == found
    assert mishaps.issued_by(found, "Box").message == "not private: the certificate of h is not trusted, issued by Box"
