"""The whole program without a screen against faulty venues: what it tells is held against the venues' own books."""

from __future__ import annotations

from collections import Counter

import pytest

from gui.domain.venues import Venue
from gui.drill.faults import Fault, FaultAct
from gui.drill.orders import Behaviour, OrderState
from gui.drill.venues import PracticeVenues
from tests.playing import Call, Played, play_all

ENDED = {"CANCELLED": OrderState.CANCELLED, "FIRED": OrderState.FIRED}
PANIC = ("panic", "--yes", "--json")
# Flat comes long before this, and ends the command.
CALM = (*PANIC, "--timeout", "120")
# Never flat, so that this time is spent: more only where the machine is too busy for what has to come about.
SPENT_S = (3.0, 10.0, 40.0)
OKX_LISTING = "/api/v5/trade/orders-algo-pending"
CANCELS = ("/api/v5/trade/cancel-algos", "/sapi/v1/algo/", "/fapi/v1/", "/dapi/v1/")


def listing_down(venues: PracticeVenues) -> None:
    body = '{"code":"50001","msg":"Service temporarily unavailable. Try again later.","data":[]}'
    venues.faults.add(Fault(FaultAct.ANSWER, Venue.OKX, OKX_LISTING, status=503, body=body))


def answers_lost(venues: PracticeVenues) -> None:
    for path in CANCELS:
        method = "POST" if path.startswith("/api") else "DELETE"
        venues.faults.add(Fault(FaultAct.RESET_AFTER, path=path, method=method, hits=1))
        venues.faults.add(Fault(FaultAct.TRUNCATE_AFTER, path=path, method=method, hits=1))


def binance_silent(venues: PracticeVenues) -> None:
    venues.faults.add(Fault(FaultAct.HANG, Venue.BINANCE))


def odd_orders(venues: PracticeVenues) -> None:
    for number, order in enumerate(venues.book):
        order.behaviour = (Behaviour.REFUSES, Behaviour.NORMAL, Behaviour.FIRES, Behaviour.REJECTS)[number % 4]


def states(played: Played) -> dict[str, set[str]]:
    """The states of each account's orders."""
    found: dict[str, set[str]] = {}
    for row in played.document["orders"]:
        found.setdefault(row["account"], set()).add(row["state"])
    return found


def flat_accounts(played: Played) -> set[str]:
    return {account["label"] for account in played.document["accounts"] if account["flat"]}


def odd_settled(played: Played) -> bool:
    """Every order has come to what it ever comes to here."""
    return {state for found in states(played).values() for state in found} == {"GONE", "TRIGGERED", "REJECTED"}


def known_gone(played: Played) -> bool:
    return all(found == {"GONE"} for found in states(played).values()) and "drill-c" in flat_accounts(played)


def others_flat(played: Played) -> bool:
    return flat_accounts(played) == {"drill-a", "drill-b"}


CALLS = {
    "calm": Call(CALM),
    "refusals": Call(CALM, scenario="partial-refusals"),
    "odd": Call(PANIC, prepare=odd_orders, timeouts=SPENT_S, enough=odd_settled),
    "lost": Call(CALM, prepare=answers_lost),
    "listing-down": Call(PANIC, prepare=listing_down, before=("list",), timeouts=SPENT_S, enough=known_gone),
    "silent": Call(PANIC, prepare=binance_silent, before=("list",), timeouts=SPENT_S, enough=others_flat),
    "one-venue": Call((*CALM, "--venue", "binance", "--keep-protective")),
}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Played]:
    return play_all(CALLS, tmp_path_factory.mktemp("whole"))


every = pytest.mark.parametrize("name", CALLS)


@every
def test_what_is_told_is_what_the_venue_has(played: dict[str, Played], name: str) -> None:
    one = played[name]
    told = {(row["account"], row["family"], row["algo_id"]): row for row in one.document["orders"]}
    for key, row in told.items():
        state = one.orders[key].state
        if row["state"] == "GONE":
            assert state is OrderState.CANCELLED, (key, row)
            assert row["proof"]
        else:
            assert row["proof"] is None
        if row["state"] == "TRIGGERED":
            assert state is OrderState.FIRED, (key, row)
    asked_for = {key for key, order in one.orders.items() if name != "one-venue" or not kept(key, order.protective)}
    assert set(told) == asked_for
    assert all(order.live for key, order in one.orders.items() if key not in asked_for)


def kept(key: tuple[str, str, str], protective: bool) -> bool:
    return protective or key[0] != "drill-c"


@every
def test_flat_and_the_exit_code_are_earned(played: dict[str, Played], name: str) -> None:
    one = played[name]
    rows = one.document["orders"]
    gone = all(row["state"] == "GONE" for row in rows)
    assert one.document["flat"] is (name in ("calm", "refusals", "lost", "one-venue"))
    assert one.code == (0 if one.document["flat"] else 1)
    if one.document["flat"]:
        assert gone
        assert all(account["flat"] for account in one.document["accounts"])
    for account in one.document["accounts"]:
        mine = [row for row in rows if row["account"] == account["label"]]
        assert not account["flat"] or all(row["state"] == "GONE" for row in mine)


def test_each_venue_speaks_for_itself(played: dict[str, Played]) -> None:
    silent = {account["label"]: account for account in played["silent"].document["accounts"]}
    assert [silent[label]["flat"] for label in ("drill-a", "drill-b", "drill-c")] == [True, True, False]
    states = Counter(row["state"] for row in played["silent"].document["orders"] if row["account"] == "drill-c")
    assert not states.keys() & {"GONE", "ACCEPTED", "LIVE"}
    down = {account["label"]: account for account in played["listing-down"].document["accounts"]}
    assert "OKX does not work at the moment" in down["drill-a"]["error"]
    assert down["drill-c"] == {"label": "drill-c", "flat": True, "error": None}
    # The last known rows were enough: every order is cancelled, and proven by its own status.
    assert all(row["state"] == "GONE" for row in played["listing-down"].document["orders"])


def test_odd_orders_are_named_with_the_venues_words(played: dict[str, Played]) -> None:
    rows = played["odd"].document["orders"]
    assert {"TRIGGERED", "REJECTED"} <= {row["state"] for row in rows}
    assert all(row["code"] for row in rows if row["state"] in ("TRIGGERED", "REJECTED"))


@every
def test_requests_intents_and_the_wire_agree(played: dict[str, Played], name: str) -> None:
    one = played[name]
    assert one.document["requests"] == len(one.arrivals)
    # What was proven gone while its intent was on its way to the disk is kept as not sent.
    spared = "(SELECT attempt FROM answers WHERE verdict = 'not-sent')"
    assert one.rows(f"SELECT COUNT(*) FROM intents WHERE attempt NOT IN {spared}") == [(len(one.cancels),)]
    assert not [arrival for arrival in one.cancels if arrival.breach]
    sent = one.rows(f"SELECT account, family, algo_id FROM intent_keys WHERE attempt NOT IN {spared}")
    for row in one.document["orders"]:
        assert sent.count((row["account"], row["family"], row["algo_id"])) == row["attempts"]


@every
def test_no_secret_is_told_or_kept(played: dict[str, Played], name: str) -> None:
    one = played[name]
    files = [path.read_bytes() for path in one.data.rglob("*") if path.is_file()]
    assert files
    assert len(one.secrets) > 20
    said = (one.out + one.err).encode()
    assert not [1 for secret in one.secrets for text in (said, *files) if secret.encode() in text]


@every
def test_progress_goes_to_stderr_in_plain_lines(played: dict[str, Played], name: str) -> None:
    lines = played[name].err.splitlines()
    assert lines
    assert all(" s  run " in line for line in lines)
    assert "\x1b" not in played[name].err


def test_accounts_that_were_not_asked_for_get_no_request(played: dict[str, Played]) -> None:
    assert {arrival.venue for arrival in played["one-venue"].arrivals} == {Venue.BINANCE}
    assert [account["label"] for account in played["one-venue"].document["accounts"]] == ["drill-c"]
