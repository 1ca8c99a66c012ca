"""Where the fault lies, from what the accounts meet."""

from __future__ import annotations

import pytest

from gui.connectors.thiscomputer import Computer
from gui.domain.faults import FaultKind as K
from gui.domain.faults import VenueFault
from gui.domain.venues import Account, Environment, Family, Venue
from gui.engine.diagnosis import Where, diagnose
from gui.engine.views import AccountView, FamilyView, Health

FINE = "fine"
FAMILIES = {Venue.OKX: (Family.OKX_ALGO,), Venue.BINANCE: (Family.SAPI_FUTURES, Family.UM)}
ONLINE = Computer(routes=("IPv4",), names={"okx.test": ("IPv4",)})
PAGE = VenueFault(K.EDGE_PAGE, http_status=503)
PORTAL = VenueFault(
    K.EDGE_PAGE, message="not OKX: sends elsewhere, which is never followed (HTTP 302)", http_status=302
)
UNTRUSTED = VenueFault(
    K.CERTIFICATE, message="not private: the certificate of okx.test is not trusted, issued by Office Box", sent=False
)


def view(venue: Venue, *met: object) -> AccountView:
    """An account whose families met these: FINE, a fault, a kind of fault, or None where nothing is known yet."""
    families = FAMILIES[venue][: len(met)]
    account = Account(f"{venue}-a", venue, Environment.LIVE, families=families)
    views = []
    for family, one in zip(families, met, strict=True):
        fault = VenueFault(one) if isinstance(one, K) else one if isinstance(one, VenueFault) else None
        views.append(FamilyView(family, one is FINE, 1.0 if one is FINE else None, fault))
    return AccountView(account, Health.DOWN, tuple(views), 0)


def both(okx: object, binance: object) -> list[AccountView]:
    return [view(Venue.OKX, okx), view(Venue.BINANCE, binance)]


W = Where
CASES: list[tuple[str, list[AccountView], Computer | None, Where | None, str]] = [
    ("all well", both(FINE, FINE), None, None, ""),
    ("a refused key is an answer", both(K.KEY, FINE), None, None, ""),
    ("no key was asked with", both(K.MISSING_CREDENTIALS, FINE), None, None, ""),
    ("nothing known yet", both(None, None), None, None, ""),
    ("one venue silent", both(K.CONNECT, FINE), ONLINE, W.VENUE, "OKX, not on this computer"),
    ("one silent, the other refuses", both(K.TIMEOUT, K.KEY), None, W.VENUE, "at OKX"),
    ("both edges answer with pages", both(PAGE, PAGE), None, W.VENUE, "at OKX and Binance"),
    ("one page, one silence", both(PAGE, K.CONNECT), None, W.VENUE, "at OKX and Binance"),
    ("both refuse connections", both(K.CONNECT, K.CONNECT), ONLINE, W.THIS_COMPUTER, "fail in the same way"),
    ("both hang", both(K.TIMEOUT, K.TIMEOUT), None, W.THIS_COMPUTER, "fail in the same way (no answer in time)"),
    ("in different ways", both(K.TIMEOUT, K.CONNECT), ONLINE, W.UNKNOWN, "It is not known whether"),
    ("one has not been heard yet", both(K.CONNECT, None), None, W.UNKNOWN, "It is not known whether"),
    ("no names at all", both(K.NAME_LOOKUP, K.NAME_LOOKUP), None, W.THIS_COMPUTER, "no address can be looked up"),
    ("one name", both(K.NAME_LOOKUP, FINE), ONLINE, W.WAY, "the address of OKX cannot be looked up"),
    ("no network", both(K.NO_NETWORK, K.NO_NETWORK), None, W.THIS_COMPUTER, "it has no network"),
    ("no way out", both(K.CONNECT, K.TIMEOUT), Computer(routes=()), W.THIS_COMPUTER, "it has no network"),
    ("no way out, yet heard", both(K.CONNECT, FINE), Computer(routes=()), W.VENUE, "at OKX"),
    ("not private", both(UNTRUSTED, FINE), None, W.WAY, "issued by Office Box"),
    ("not private, the other down", both(UNTRUSTED, K.CONNECT), None, W.WAY, "connection to OKX is not private"),
    ("a login page", both(PORTAL, PORTAL), None, W.WAY, "Log in to this network"),
    ("part of a venue", [view(Venue.BINANCE, FINE, K.TIMEOUT)], None, W.VENUE, "at Binance"),
    ("the only venue", [view(Venue.OKX, K.CONNECT)], ONLINE, W.UNKNOWN, "or at OKX"),
    ("the only name", [view(Venue.OKX, K.NAME_LOOKUP)], Computer(names={"o": ()}), W.THIS_COMPUTER, "looked up (OKX)"),
    ("the only name, hanging", [view(Venue.OKX, K.NAME_LOOKUP)], Computer(unanswered=("o",)), W.THIS_COMPUTER, "(OKX)"),
]


@pytest.mark.parametrize(
    ("views", "computer", "where", "says"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_where_the_fault_lies(
    views: list[AccountView], computer: Computer | None, where: Where | None, says: str
) -> None:
    told = diagnose(views, computer)
    assert (told and told.where) == where
    assert told is None or (says in told.sentence and "{" not in told.sentence)


def test_a_reading_that_does_not_come_counts_like_silence() -> None:
    okx = view(Venue.OKX, FINE)
    family = okx.families[0]
    late = FamilyView(family.family, True, 30.0, overdue=True)
    hung = AccountView(okx.account, Health.DOWN, (late,), 0)
    told = diagnose([hung, view(Venue.BINANCE, FINE)])
    assert told is not None
    assert (told.where, told.venues) == (Where.VENUE, (Venue.OKX,))


def test_the_other_venue_is_said_to_go_on_and_proxies_are_named_without_their_values() -> None:
    told = diagnose(both(UNTRUSTED, FINE), Computer(proxies=("HTTPS_PROXY", "all_proxy")))
    assert told is not None
    assert told.venues == (Venue.OKX,)
    assert "; Binance goes on." in told.sentence
    assert told.sentence.endswith(
        "HTTPS_PROXY and all_proxy are set here and never used by this program: "
        "where only a proxy leads out, none gets out."
    )
    alone = diagnose(both(K.CONNECT, K.CONNECT), Computer(proxies=("HTTPS_PROXY",)))
    assert alone is not None and "HTTPS_PROXY is set here" in alone.sentence
    theirs = diagnose(both(K.CONNECT, FINE), Computer(proxies=("HTTPS_PROXY",)))
    assert theirs is not None and "PROXY" not in theirs.sentence
