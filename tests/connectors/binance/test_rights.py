"""Key rights in plain sentences, and nothing claimed that Binance did not say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gui.connectors.binance.rights import not_told, rights_of, unanswered
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import Finding, KeyRights
from gui.domain.venues import Account, Environment, Family, Venue

# Binance "Get API Key Permission", the fields that count here.
GOOD = {
    "ipRestrict": True,
    "createTime": 1698645219000,
    "enableReading": True,
    "enableWithdrawals": False,
    "enableInternalTransfer": False,
    "permitsUniversalTransfer": False,
    "enableFutures": True,
    "enableSpotAndMarginTrading": True,
}


def rights(*families: Family, status: Any = 200, body: object = None, **changes: object) -> KeyRights:
    account = Account("bin", Venue.BINANCE, Environment.LIVE, families=families or (Family.UM, Family.SAPI_SPOT))
    raw = json.dumps(GOOD | changes if body is None else body).encode()
    return rights_of(account, HttpResponse(status, {}, raw, 0.1))


def findings(read: KeyRights) -> dict[str, Finding]:
    return {finding.name: finding.finding for finding in read.findings}


def sentence(read: KeyRights, name: str) -> str:
    return next(finding.sentence for finding in read.findings if finding.name == name)


def test_a_key_made_for_this() -> None:
    read = rights()
    assert (read.can_read, read.can_cancel, read.can_withdraw, read.address_bound) == (True, True, False, True)
    assert set(findings(read).values()) == {Finding.FINE}
    assert set(findings(read)) == {"read", "trade", "withdraw", "address"}


@pytest.mark.parametrize("right", ["enableWithdrawals", "enableInternalTransfer", "permitsUniversalTransfer"])
def test_a_key_that_moves_money_is_warned_of(right: str) -> None:
    read = rights(**{right: True})
    assert (read.can_withdraw, findings(read)["withdraw"]) == (True, Finding.WARNING)


def test_a_key_bound_to_no_address_is_warned_of() -> None:
    read = rights(ipRestrict=False)
    assert (read.address_bound, findings(read)["address"]) == (False, Finding.WARNING)
    assert "30 days" in sentence(read, "address")


def test_what_the_key_lacks_is_named() -> None:
    assert "futures:" in sentence(rights(enableFutures=False), "trade")
    assert "spot:" in sentence(rights(enableSpotAndMarginTrading=False), "trade")
    both = rights(enableFutures=False, enableSpotAndMarginTrading=False)
    assert "futures and spot:" in sentence(both, "trade")
    assert (both.can_cancel, findings(both)["trade"]) == (False, Finding.BAD)
    unread = rights(enableReading=False)
    assert (unread.can_read, findings(unread)["read"]) == (False, Finding.BAD)


@pytest.mark.parametrize(
    ("families", "changes"),
    [
        ((Family.UM,), {"enableSpotAndMarginTrading": False}),
        ((Family.CM,), {"enableSpotAndMarginTrading": False}),
        ((Family.SAPI_FUTURES,), {"enableSpotAndMarginTrading": False}),
        ((Family.SAPI_SPOT,), {"enableFutures": False}),
    ],
)
def test_only_the_rights_of_watched_families_count(families: tuple[Family, ...], changes: dict[str, object]) -> None:
    assert rights(*families, **changes).can_cancel


def test_rights_to_move_money_may_be_left_out() -> None:
    body = {
        name: value
        for name, value in GOOD.items()
        if name not in ("enableInternalTransfer", "permitsUniversalTransfer")
    }
    assert rights(body=body).can_withdraw is False


@pytest.mark.parametrize("name", ["enableReading", "ipRestrict", "enableWithdrawals", "enableFutures"])
@pytest.mark.parametrize("value", [None, "true", 1])
def test_what_is_not_said_is_not_guessed(name: str, value: object) -> None:
    with pytest.raises(ShapeError):
        rights(**{name: value})
    with pytest.raises(ShapeError):
        rights(body={key: given for key, given in GOOD.items() if key != name})


@pytest.mark.parametrize("body", [[], {}, "x", 5])
def test_odd_bodies(body: object) -> None:
    with pytest.raises(ShapeError):
        rights(body=body)
    with pytest.raises(ShapeError):
        rights(status=400)


def test_demo_trading_does_not_tell() -> None:
    read = not_told()
    assert (read.can_read, read.can_cancel, read.fault) == (None, None, None)
    assert findings(read) == {"trade": Finding.UNKNOWN}


def test_no_answer() -> None:
    read = unanswered(VenueFault(FaultKind.KEY, "-2015", "wrong key."))
    assert (read.can_cancel, findings(read), sentence(read, "key")) == (None, {"key": Finding.BAD}, "wrong key.")
    assert findings(unanswered(VenueFault(FaultKind.TIMEOUT, message="x"))) == {"key": Finding.UNKNOWN}
