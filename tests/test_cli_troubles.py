"""Keys that do not fit and venues that do not answer: a sentence, the contract's exit code, and no order touched."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gui.domain.venues import Venue
from gui.drill.account import default_accounts
from gui.drill.faults import Fault, FaultAct
from gui.drill.venues import PracticeVenues
from tests.playing import Call, Played, play_all

A, B, C = default_accounts()
LISTING = "/api/v5/trade/orders-algo-pending"
ORDER = {
    "account", "venue", "family", "algo_id", "client_algo_id", "instrument", "kind", "side", "size", "protective",
    "state", "seen_age_s", "stale",
}  # fmt: skip
LIST, CHECK = ("list", "--json"), ("check", "--json")


def hanging(path: str) -> Any:
    return lambda venues: venues.faults.add(Fault(FaultAct.HANG, Venue.OKX, path))


def answering(body: str, **fields: Any) -> Any:
    fault = Fault(FaultAct.ANSWER, Venue.BINANCE, "/fapi/v1/openAlgoOrders", status=200, body=body)
    return lambda venues: venues.faults.add(replace(fault, **fields))


def one_left(venues: PracticeVenues) -> None:
    """Leave but one order, so that a run has little to do."""
    for order in list(venues.book)[1:]:
        venues.book.remove(order.algo_id, order.family)


CALLS = {
    "unlisted": Call(("cancel", "drill-a/okx.algo/404", "--yes", "--json")),
    "silent-list": Call(LIST, prepare=hanging(LISTING), before=("list",)),
    "silent-panic": Call(
        ("panic", "--yes", "--json", "--venue", "okx", "--timeout", "5"), prepare=hanging(LISTING), before=("list",)
    ),
    "check": Call(CHECK),
    "wrong-secret": Call(CHECK, environ={"KILLSWITCH_DRILL_A_SECRET": "0" * 32}),
    "wrong-passphrase": Call(LIST, environ={"KILLSWITCH_DRILL_B_PASSPHRASE": "not it"}),
    "half": Call(LIST, environ={"KILLSWITCH_DRILL_C_SECRET": ""}),
    "read-only": Call(CHECK, accounts=(replace(A, permissions=frozenset({"read_only"})), B, C)),
    "read-only-panic": Call(
        ("panic", "--yes", "--json", "--account", "drill-a", "--timeout", "2"),
        accounts=(replace(A, permissions=frozenset({"read_only"})), B, C),
        prepare=one_left,
    ),
    "demo-key": Call(LIST, accounts=(replace(A, environment="demo"), B, C)),
    "other-address": Call(LIST, accounts=(replace(A, ip_allowed=False), B, C)),
    "page": Call(LIST, prepare=answering("", act=FaultAct.HTML, status=200)),
    "empty": Call(LIST, prepare=answering("")),
    "shape": Call(LIST, prepare=answering('{"orders": []}')),
    "redirect": Call(LIST, prepare=answering("", act=FaultAct.REDIRECT)),
    "text": Call(("list",), prepare=answering("")),
}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Played]:
    return play_all(CALLS, tmp_path_factory.mktemp("troubles"))


def errors(one: Played) -> dict[str, str]:
    """The families that are not complete, with the sentence of each."""
    return {
        family["family"]: family["error"]
        for account in one.document["accounts"]
        for family in account["families"]
        if not family["complete"]
    }


@pytest.mark.parametrize("name", [name for name in CALLS if name not in ("read-only-panic", "silent-panic")])
def test_no_order_is_touched(played: dict[str, Played], name: str) -> None:
    assert played[name].cancels == []
    assert all(order.live for order in played[name].orders.values())
    assert "Traceback" not in played[name].err
    assert played[name].code == (0 if name == "check" else 1)


@pytest.mark.parametrize(
    ("name", "family", "says"),
    [
        ("wrong-passphrase", "okx.algo", "OKX refuses this key (50105"),
        ("half", "binance.um", "KILLSWITCH_DRILL_C_SECRET is not"),
        ("demo-key", "okx.algo", "belongs to the other environment (50101"),
        ("other-address", "okx.algo", "Add the address to the key's list"),
        ("page", "binance.um", "web page instead of data"),
        ("empty", "binance.um", "cannot be read with certainty"),
        ("shape", "binance.um", "cannot be read with certainty"),
        ("redirect", "binance.um", "sends elsewhere instead of answering (HTTP 302): this is not Binance"),
        ("silent-list", "okx.algo", "OKX gave no answer in time. Run the command again"),
    ],
)
def test_a_listing_that_fails_has_a_sentence(played: dict[str, Played], name: str, family: str, says: str) -> None:
    assert says in errors(played[name])[family]
    assert played[name].document["complete"] is False


@pytest.mark.parametrize("name", ["page", "empty", "shape", "redirect"])
def test_the_other_families_are_told_all_the_same(played: dict[str, Played], name: str) -> None:
    document = played[name].document
    assert set(errors(played[name])) == {"binance.um"}
    assert {order["family"] for order in document["orders"]} >= {"okx.algo", "binance.cm", "binance.sapi-spot"}
    assert "binance.um" not in {order["family"] for order in document["orders"]}


def test_the_text_says_what_is_not_known(played: dict[str, Played]) -> None:
    assert "NOT COMPLETE drill-c binance.um: Binance answered something" in played["text"].out
    assert played["text"].out.endswith("open algo orders known; the listing is not complete.\n")


def test_the_list_has_the_keys_that_programs_rely_on(played: dict[str, Played]) -> None:
    for name in ("silent-list", "half"):
        document = played[name].document
        assert set(document) == {"complete", "accounts", "orders", "where", "diagnosis"}
        for account in document["accounts"]:
            assert set(account) == {"label", "venue", "environment", "families"}
            assert all(set(family) == {"family", "complete", "error", "age_s"} for family in account["families"])
        assert all(set(order) == ORDER for order in document["orders"])
        assert all(order["size"] is None or isinstance(order["size"], str) for order in document["orders"])


def test_a_silent_listing_shows_the_last_known_rows(played: dict[str, Played]) -> None:
    rows = [order for order in played["silent-list"].document["orders"] if order["family"] == "okx.algo"]
    assert len(rows) == sum(key[1] == "okx.algo" for key in played["silent-list"].orders)
    assert all(isinstance(order["algo_id"], str) and order["seen_age_s"] > 0 for order in rows)


def test_panic_waits_for_no_listing(played: dict[str, Played]) -> None:
    one = played["silent-panic"]
    assert all(arrival.status == 0 for arrival in one.arrivals if arrival.path == LISTING)
    # Proven by questions about single orders, which have room beside the lists that hang.
    assert {row["state"] for row in one.document["orders"]} == {"GONE"}
    assert not any(order.live for order in one.orders.values() if order.venue is Venue.OKX)
    assert (one.code, one.document["flat"]) == (1, False)
    assert {account["label"] for account in one.document["accounts"]} == {"drill-a", "drill-b"}
    assert all(order.live for order in one.orders.values() if order.venue is Venue.BINANCE)


def test_check_tells_every_account_apart(played: dict[str, Played]) -> None:
    def can(name: str) -> list[bool]:
        return [account["can_cancel"] for account in played[name].document["accounts"]]

    assert can("check") == [True, True, True]
    assert can("wrong-secret") == [False, True, True]
    assert can("read-only") == [False, True, True]
    said = [finding["sentence"] for finding in played["wrong-secret"].document["accounts"][0]["findings"]]
    assert any("50113" in sentence for sentence in said)
    assert {arrival.method for arrival in played["check"].arrivals} == {"GET"}


def test_a_key_that_may_only_read_is_told_and_its_orders_stay_open(played: dict[str, Played]) -> None:
    one = played["read-only-panic"]
    (row,) = one.document["orders"]
    assert row["state"] == "REJECTED"
    assert row["code"] == "50120"
    assert "Give the key the right to trade" in one.document["accounts"][0]["error"]
    assert (one.code, one.document["flat"]) == (1, False)
    assert one.document["requests"] == len(one.arrivals)


def test_an_order_that_nobody_lists_is_not_said_to_be_gone(played: dict[str, Played]) -> None:
    one = played["unlisted"]
    (row,) = one.document["orders"]
    assert (row["state"], row["attempts"], row["proof"]) == ("UNKNOWN", 0, None)
    assert "nothing was sent" in row["message"]
    assert one.document["accounts"] == [{"label": "drill-a", "flat": False, "error": None}]
    assert one.rows("SELECT COUNT(*) FROM intents") == [(0,)]
    assert {arrival.account for arrival in one.arrivals if "public" not in arrival.path} == {"drill-a"}
