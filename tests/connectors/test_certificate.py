"""The name of an issuer, read from certificates as they are made and as they should not be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.certificate import issuer_at, issuer_of
from tests.connectors.asking import good
from tests.connectors.raw_server import Line, RawServer
from tests.faults.certificates import Authority


def made(*names: x509.NameAttribute[str]) -> bytes:
    """A certificate issued under these names."""
    key = ec.generate_private_key(ec.SECP256R1())
    now = datetime.now(UTC)
    whole = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "venue.test")]))
        .issuer_name(x509.Name(list(names)))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    return whole.public_bytes(serialization.Encoding.DER)


COMMON = x509.NameAttribute(NameOID.COMMON_NAME, "Office Inspection Box")
OWNER = x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Ümläut & Söhne")
PLACE = x509.NameAttribute(NameOID.COUNTRY_NAME, "DE")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((PLACE, OWNER, COMMON), "Office Inspection Box"),
        ((PLACE, OWNER), "Ümläut & Söhne"),
        ((PLACE,), ""),
        ((), ""),
        ((x509.NameAttribute(NameOID.COMMON_NAME, "Kasten", x509.name._ASN1Type.BMPString),), "Kasten"),
        ((x509.NameAttribute(NameOID.COMMON_NAME, "a\nb\x1b[31m" + "c" * 40),), "a b [31m" + "c" * 40),
    ],
)
def test_the_issuer(names: tuple[x509.NameAttribute[str], ...], said: str) -> None:
    assert issuer_of(made(*names)) == said


WHOLE = made(PLACE, OWNER, COMMON)


def test_a_certificate_that_is_cut_names_nobody() -> None:
    assert {issuer_of(WHOLE[:size]) for size in range(len(WHOLE))} == {""}


@given(st.binary(max_size=300))
def test_any_bytes_do_no_harm(data: bytes) -> None:
    assert len(issuer_of(data)) <= 80


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_any_changed_byte_does_no_harm(place: int, value: int) -> None:
    assert len(issuer_of(WHOLE[:place] + bytes((value,)) + WHOLE[place + 1 :])) <= 80


async def test_only_hands_are_shaken(tmp_path: Path) -> None:
    async with RawServer(good, Authority(tmp_path).server("venue.test")) as server:
        assert await issuer_at("127.0.0.1", server.port, 5.0) == "Office Inspection Box"
        assert server.requests == []


async def test_nobody_there_or_no_tls_names_nobody() -> None:
    async def silent(line: Line) -> None:
        await line.hang()

    async with RawServer(silent) as server:
        assert await issuer_at("127.0.0.1", server.port, 0.05) == ""
    assert await issuer_at("127.0.0.1", server.port, 5.0) == ""
