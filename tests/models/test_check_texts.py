"""Findings as lines: bold fact and consequence, at their worst as well."""

from __future__ import annotations

import pytest

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import Finding, KeyRights
from gui.domain.venues import Account, Environment, Venue, offered_families
from gui.engine.keycheck import check_of
from gui.engine.views import AccountView, FamilyView, Health
from gui.models.check_texts import check_lines, outcome_text
from gui.models.texts import Tone

LIVE, DEMO = Environment.LIVE, Environment.DEMO


def view(
    venue: Venue, environment: Environment, fault: VenueFault | None = None, offset: float | None = 0.038
) -> AccountView:
    account = Account("a", venue, environment, families=offered_families(venue, environment))
    families = tuple(FamilyView(family, fault is None, None, fault=fault) for family in account.families)
    return AccountView(
        account, Health.READY, families, open=4, fault=fault, latency_s=0.092, clock_offset_s=offset, wait_s=3.0
    )


def told(*check: object) -> dict[str, str]:
    return {line.fact: line.consequence for line in check_lines(check_of(*check))}  # type: ignore[arg-type]


def test_the_lines_of_the_design() -> None:
    lines = check_lines(check_of(view(Venue.OKX, LIVE), KeyRights(True, True, True, False)))
    assert [(line.fact, line.consequence) for line in lines] == [
        ("Key, secret and passphrase accepted", "92 ms"),
        ("Key is for live trading", "matches the choice above"),
        ("Can read algo orders", "4 open found"),
        ("Can cancel", "the key has the right to trade"),
        ("Can also withdraw money", "not needed here. Use a key without it"),
        ("Bound to no address", "OKX lets it lapse after 14 days without use"),
        ("Clock differs by 38 ms", "far inside the limit"),
    ]
    said = outcome_text(lines, 1763733792000)
    assert (said.text, said.tone) == ("Tested 14:03:12, 5 of 7 fine. Nothing was cancelled.", Tone.QUIET)
    assert [line.icon for line in lines[-3:]] == ["triangle", "triangle", "circled-check"]


def test_binance_tells_all_its_listings_in_one_line_and_what_its_demo_lacks() -> None:
    found = told(view(Venue.BINANCE, LIVE), KeyRights(True, True, False, False))
    assert found["Can read algo orders"] == "4 open found in 4 of 4 listings"
    assert found["Key and secret accepted"] == "92 ms"
    assert found["Bound to no address"] == "Binance takes its rights away after 30 days"
    demo = told(view(Venue.BINANCE, DEMO), KeyRights())
    assert demo["Right to cancel unknown"] == "the venue does not tell it here"
    assert "no demo for TWAP" in demo["Not everything is covered"]
    assert demo["Key is for demo trading"] == "matches the choice above"


@pytest.mark.parametrize(("environment", "other"), [(LIVE, "demo"), (DEMO, "live")])
def test_a_key_of_the_other_environment_is_said_as_in_the_design(environment: Environment, other: str) -> None:
    fault = VenueFault(FaultKind.ENVIRONMENT, "50101", "APIKey does not match current environment.", 401)
    lines = check_lines(check_of(view(Venue.OKX, environment, fault), KeyRights(fault=fault)))
    found = {line.fact: line for line in lines}
    line = found[f"This key is for {other} trading."]
    assert line.finding is Finding.BAD
    assert line.consequence.startswith(f"Nothing was sent. Choose {other.title()} trading or use a")
    assert lines[0] is line
    assert found["Listings not read"].finding is Finding.UNKNOWN
    assert outcome_text(lines, 0).tone is Tone.BAD


@pytest.mark.parametrize(
    ("kind", "fact"),
    [
        (FaultKind.CERTIFICATE, "Connection not private"),
        (FaultKind.BANNED, "This address is banned"),
        (FaultKind.KEY, "Sign-in failed"),
    ],
)
def test_what_stands_in_the_way_has_a_line_of_its_own(kind: FaultKind, fact: str) -> None:
    fault = VenueFault(kind, "", "not trusted", None)
    assert told(view(Venue.OKX, LIVE, fault), KeyRights(fault=fault))[fact]


def test_rights_that_lack_a_region_and_a_clock_that_is_off() -> None:
    found = told(view(Venue.OKX, LIVE, offset=-4.2), KeyRights(True, False, False, True, region="eea"))
    assert found["OKX knows this key in the region eea"] == "the region is set now; test again"
    assert found["Clock differs by 4.2 s"] == "we correct for it; set the clock later"
    assert found["Cannot withdraw money"] == "as it should be"
    assert found["Bound to addresses"]
    assert "The venue's clock was not read" in told(view(Venue.OKX, LIVE, offset=None), KeyRights())
