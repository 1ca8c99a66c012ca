"""What a key may do, in words and in flags."""

from __future__ import annotations

import json

import pytest

from gui.connectors.okx.envelope import read_envelope
from gui.connectors.okx.rights import rights_of
from gui.connectors.wire import HttpResponse
from gui.domain.faults import FaultKind
from gui.domain.replies import Finding, KeyRights
from tests.connectors.okx.scripted import no, yes


def read(body: object, status: int = 200) -> KeyRights:
    return rights_of(read_envelope(HttpResponse(status, {}, json.dumps(body).encode(), 0.1)))


def findings(rights: KeyRights) -> dict[str, Finding]:
    assert all(found.sentence.endswith(".") for found in rights.findings)
    return {found.name: found.finding for found in rights.findings}


def test_a_good_key() -> None:
    rights = read(yes({"perm": "read_only,trade", "ip": "1.2.3.4", "uid": "1"}))
    assert (rights.can_read, rights.can_cancel, rights.can_withdraw, rights.address_bound) == (
        True,
        True,
        False,
        True,
    )
    assert set(findings(rights).values()) == {Finding.FINE}


def test_a_key_that_worries() -> None:
    rights = read(yes({"perm": "read_only, trade, withdraw", "ip": ""}))
    assert rights.can_withdraw
    found = findings(rights)
    assert found == {
        "read": Finding.FINE,
        "trade": Finding.FINE,
        "withdraw": Finding.WARNING,
        "address": Finding.WARNING,
    }
    assert "14 days" in rights.findings[-1].sentence


def test_a_key_that_cannot_cancel() -> None:
    assert findings(read(yes({"perm": "read_only", "ip": "1"})))["trade"] is Finding.BAD
    assert findings(read(yes({"perm": "", "ip": "1"})))["read"] is Finding.BAD


@pytest.mark.parametrize(
    ("body", "status", "kind", "finding"),
    [
        (no("50119"), 401, FaultKind.KEY, Finding.BAD),
        (no("50110"), 401, FaultKind.ADDRESS, Finding.BAD),
        (no("50001"), 503, FaultKind.VENUE_DOWN, Finding.UNKNOWN),
        (yes(), 200, FaultKind.SHAPE, Finding.UNKNOWN),
        (yes({"perm": None, "ip": ""}), 200, FaultKind.SHAPE, Finding.UNKNOWN),
        (yes({"perm": "trade"}), 200, FaultKind.SHAPE, Finding.UNKNOWN),
        (yes("x"), 200, FaultKind.SHAPE, Finding.UNKNOWN),
        (yes({"perm": "trade", "ip": "1"}), 500, FaultKind.SHAPE, Finding.UNKNOWN),
    ],
)
def test_no_answer_is_no_right(body: object, status: int, kind: FaultKind, finding: Finding) -> None:
    rights = read(body, status)
    assert (rights.can_cancel, rights.can_read) == (None, None)
    assert rights.fault is not None
    assert rights.fault.kind is kind
    assert findings(rights) == {"key": finding}
