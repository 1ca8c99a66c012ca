"""A01 to A07: keys, addresses and accounts that a venue refuses: one more try, plain words, a slow probe, no flood."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import pytest

from gui.connectors.okx.hosts import REGIONS
from gui.domain.faults import FaultKind
from gui.domain.replies import Finding
from gui.domain.rows import State
from gui.domain.venues import Venue
from gui.drill.account import default_accounts
from gui.drill.exchange import Answer, Asked
from gui.drill.faults import FaultAct
from gui.drill.orders import Behaviour, OrderState
from gui.engine.views import Health
from tests.engine.memory_journal import MemoryJournal
from tests.faults.refusing import (
    CHINESE,
    cancelled,
    gaps,
    reads,
    rest,
    rows_of,
    standing,
    states_of,
    tile,
    tried,
    until,
    words,
)
from tests.stand import Stand, World, make_world
from tests.virtual_wire import Sent

pytestmark = pytest.mark.looptime

K = FaultKind
ACCOUNT = {Venue.OKX: "drill-a", Venue.BINANCE: "drill-c"}
LABELS = ("drill-a", "drill-b", "drill-c")
SECRETS = [one for a in default_accounts() for one in (a.key, a.secret, a.passphrase) if one]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A code with which a venue refuses whatever a key asks: its status, words, sort, and seconds between probes."""

    venue: Venue
    code: str
    status: int
    text: str
    kind: FaultKind
    probe_s: float = 30.0
    says: str = ""

    @property
    def account(self) -> str:
        """The account that it hits."""
        return ACCOUNT[self.venue]

    @property
    def others(self) -> tuple[str, ...]:
        """The accounts that it does not."""
        return tuple(label for label in LABELS if label != self.account)

    @property
    def body(self) -> str:
        """The answer."""
        if self.venue is Venue.OKX:
            return words(self.code, self.text)
        return json.dumps({"code": int(self.code), "msg": self.text})

    def begins(self, world: World) -> int:
        """Refuse everything that the account signs from now on; gives the token of the fault."""
        return world.fault(FaultAct.ANSWER, self.venue, account=self.account, status=self.status, body=self.body)

    def __str__(self) -> str:
        return f"{self.venue} {self.code}"


def okx(code: str, status: int, text: str, kind: FaultKind, probe_s: float = 30.0, says: str = "") -> Refusal:
    return Refusal(Venue.OKX, code, status, text, kind, probe_s, says)


def binance(code: str, status: int, text: str, kind: FaultKind, probe_s: float = 30.0, says: str = "") -> Refusal:
    return Refusal(Venue.BINANCE, code, status, text, kind, probe_s, says)


def signed_by(world: World, account: str, since: float) -> list[Sent]:
    return [
        sent
        for sent in world.network.sent
        if sent.account == account
        and sent.at >= since
        and {"OK-ACCESS-KEY", "X-MBX-APIKEY"} & set(sent.request.headers)
    ]


def signature_of(sent: Sent) -> str:
    mark = sent.request.headers.get("OK-ACCESS-SIGN")
    return mark or f"{sent.request.url} {sent.request.body!r}".partition("signature=")[2]


async def blocked_and_freed(refusal: Refusal) -> None:
    """The account is refused: one more try, then BLOCKED in plain words, a slow probe, and all at once when it may."""
    world = make_world()
    async with standing(world) as stand:
        token = refusal.begins(world)
        began = stand.clock.monotonic()
        stand.panic()
        blocked = await until(stand, lambda: states_of(stand, refusal.account) == {State.REJECTED}, 2.0)
        await until(stand, lambda: states_of(stand, *refusal.others) == {State.GONE})
        assert [stand.account(label).health is Health.BLOCKED for label in LABELS] == [
            label == refusal.account for label in LABELS
        ]
        # What left before the first answer, and one more try with a stamp and a signature of its own.
        left = tried(world, account=refusal.account, since=began)
        assert [sent.at for sent in left if sent.at > began + 0.05] == [left[-1].at]
        assert 0.3 <= left[-1].at - began <= 0.5
        assert len({signature_of(sent) for sent in left}) == len(left)
        for row in rows_of(stand, refusal.account).values():
            assert (row.cancel.code, row.cancel.fault and row.cancel.fault.kind) == (refusal.code, refusal.kind)
            assert refusal.says in reads(stand, row)
            assert "next try in " in reads(stand, row)
            assert len(row.cancel.message) <= 300
        said = tile(stand, refusal.account)
        assert refusal.code in said
        assert refusal.says in said
        assert any(advice in said for advice in (" app.", " Ask ", " Use "))
        await rest(refusal.probe_s * 3.2)
        probes = tried(world, account=refusal.account, since=blocked)
        assert len(probes) == 3
        assert gaps(probes) == pytest.approx([refusal.probe_s] * 2, abs=0.2)
        assert states_of(stand, refusal.account) == {State.REJECTED}
        assert not any(secret in f"{said} {row.cancel!r}" for secret in SECRETS)
        world.faults.remove(token)
        await until(stand, lambda: states_of(stand, refusal.account) == {State.GONE}, refusal.probe_s + 10.0)
        assert cancelled(world, refusal.account)


async def test_A01_a_key_that_binance_refuses_is_tried_once_more_and_then_each_minute() -> None:
    text = "Invalid API-key, IP, or permissions for action, request ip: 203.0.113.7"
    await blocked_and_freed(binance("-2015", 401, text, K.KEY, 60.0, "203.0.113.7"))


async def test_A01_a_key_that_okx_refuses_is_tried_once_more_and_then_each_minute() -> None:
    await blocked_and_freed(okx("50111", 401, "Invalid OK-ACCESS-KEY", K.KEY, 60.0, "does not accept this API key"))


@pytest.mark.parametrize("venue", list(Venue))
async def test_A01_a_person_who_mended_it_presses_and_is_obeyed_at_once(venue: Venue) -> None:
    code = {Venue.OKX: okx("50111", 401, "", K.KEY), Venue.BINANCE: binance("-2015", 401, "", K.KEY)}[venue]
    world = make_world()
    async with standing(world) as stand:
        token = code.begins(world)
        stand.panic()
        await until(stand, lambda: states_of(stand, code.account) == {State.REJECTED}, 2.0)
        world.faults.remove(token)
        await rest(1.0)
        stand.panic()
        assert (await stand.over(15.0)).flat


async def test_A02_an_address_that_is_not_on_the_list_is_named_as_okx_names_it() -> None:
    text = "Your IP 203.0.113.7 is not included in your API key's 3f2c IP whitelist."
    await blocked_and_freed(okx("50110", 401, text, K.ADDRESS, 30.0, "203.0.113.7"))


async def test_A02_words_without_end_are_capped_and_hold_no_control_characters() -> None:
    await blocked_and_freed(okx("50110", 401, "203.0.113.7\n\x1b[31m" + "x" * 9000, K.ADDRESS, 30.0, "203.0.113.7"))


@pytest.mark.parametrize("status", [200, 401])
async def test_A03_a_key_of_another_region_is_said_and_no_other_region_is_asked(status: int) -> None:
    refusal = okx("50119", status, CHINESE, K.KEY, 60.0, "wrong OKX region?")
    await blocked_and_freed(refusal)
    world = make_world()
    async with standing(world) as stand:
        refusal.begins(world)
        stand.panic()
        await rest(200.0)
        hosts = {sent.host for sent in world.network.sent if sent.venue is Venue.OKX}
        assert hosts <= {urlsplit(base).hostname for base in REGIONS["global"]}


@pytest.mark.parametrize(
    "refusal",
    [
        okx("50113", 401, "Invalid Sign", K.KEY, 60.0, "is the secret right?"),
        okx("50105", 401, "Request header OK-ACCESS-PASSPHRASE incorrect.", K.KEY, 60.0, "wrong passphrase"),
        binance("-1022", 400, "Signature for this request is not valid.", K.KEY, 60.0, "ignature"),
    ],
    ids=str,
)
async def test_A04_a_refused_signature_is_made_anew_once_and_then_stops(refusal: Refusal) -> None:
    await blocked_and_freed(refusal)


@pytest.mark.parametrize("venue", list(Venue))
async def test_A04_a_secret_that_is_wrong_from_the_start_sends_no_flood_of_bad_signatures(venue: Venue) -> None:
    world, journal = make_world(), MemoryJournal()
    first = Stand(world, journal=journal)
    await first.start()
    await first.stop()
    accounts = world.accounts
    world.accounts = tuple(replace(one, secret="0" * 64) if one.venue is venue else one for one in accounts)
    stand = Stand(world, journal=journal)
    await stand.start()
    labels = [account.label for account in accounts if account.venue is venue]
    began = stand.clock.monotonic()
    stand.panic()
    await until(stand, lambda: states_of(stand, *labels) == {State.REJECTED}, 2.0)
    code = {Venue.OKX: "50113", Venue.BINANCE: "-1022"}[venue]
    assert {row.cancel.code for row in rows_of(stand, *labels).values()} == {code}
    since = stand.clock.monotonic()
    await rest(55.0)
    assert tried(world, since=since) == []
    for label in labels:
        # Listings go on slowly: a reading of every family or type in ten seconds.
        assert len(signed_by(world, label, since)) <= 6 * 8
    assert {order.state for order in world.book if order.family.venue is venue} == {OrderState.LIVE}
    others = [account.label for account in accounts if account.venue is not venue]
    assert states_of(stand, *others) == {State.GONE}
    assert stand.clock.monotonic() - began < 60.0
    await stand.stop()


async def test_A04_one_order_whose_signature_alone_is_refused_holds_no_other() -> None:
    world = make_world()
    async with standing(world) as stand:
        odd = next(order for order in world.book if order.account == "drill-c")
        body = json.dumps({"code": -1022, "msg": "Signature for this request is not valid."})
        told = world.network.mangle

        def refuse_one(asked: Asked, answer: Answer) -> Answer:
            one = asked.method != "GET" and odd.algo_id in f"{asked.target} {asked.body.decode()}"
            return replace(answer, status=400, body=body.encode()) if one else told(asked, answer)

        odd.behaviour = Behaviour.HALTED
        world.network.mangle = refuse_one
        stand.panic()
        await rest(20.0)
        states = {key.algo_id: state for key, state in stand.states().items() if key.algo_id != odd.algo_id}
        assert set(states.values()) == {State.GONE}
        assert stand.row(odd.algo_id, odd.family).state in (State.QUEUED, State.SENT, State.REJECTED)


@pytest.mark.parametrize(
    "refusal",
    [
        okx("50100", 400, "API frozen, please contact customer service.", K.KEY, 60.0, "has frozen the API key"),
        okx("50035", 403, CHINESE, K.ADDRESS, 30.0, "must be bound to addresses"),
        okx("50119", 401, "API key doesn't exist", K.KEY, 60.0, "expired, revoked"),
        binance("-2017", 400, "API Keys are locked on this account.", K.KEY, 60.0, "locked"),
    ],
    ids=str,
)
async def test_A06_a_key_that_lapsed_or_is_frozen_stops_and_says_so(refusal: Refusal) -> None:
    await blocked_and_freed(refusal)


@pytest.mark.parametrize("refusal", [okx("50100", 400, "", K.KEY), binance("-2017", 400, "", K.KEY)], ids=str)
async def test_A06_the_check_of_a_key_tells_a_frozen_one_before_the_emergency(refusal: Refusal) -> None:
    world = make_world()
    async with standing(world) as stand:
        connector = stand.connectors[refusal.account]
        assert (await connector.key_rights()).can_cancel is True
        token = refusal.begins(world)
        rights = await connector.key_rights()
        assert rights.can_cancel is None
        assert [found.finding for found in rights.findings if found.name == "key"] == [Finding.BAD]
        world.faults.remove(token)


async def test_A06_an_okx_key_without_an_address_is_said_to_lapse_after_a_fortnight() -> None:
    world = make_world()
    async with standing(world) as stand:
        told = world.network.mangle

        def unbound(asked: Asked, answer: Answer) -> Answer:
            if not asked.path.endswith("/account/config"):
                return told(asked, answer)
            return replace(answer, body=answer.body.replace(b'"ip":"127.0.0.1"', b'"ip":""'))

        world.network.mangle = unbound
        rights = await stand.connectors["drill-a"].key_rights()
        (warning,) = [found for found in rights.findings if found.finding is Finding.WARNING]
        assert "14 days" in warning.sentence


@pytest.mark.parametrize(
    "refusal",
    [
        okx("50101", 401, "APIKey does not match current environment.", K.ENVIRONMENT, 30.0, "demo"),
        okx("50007", 200, CHINESE, K.ACCOUNT_FROZEN, 30.0, "blocked the account"),
        okx("50027", 200, "The account is restricted from trading", K.ACCOUNT_FROZEN, 30.0, "barred the account"),
        binance("-4109", 400, "This account is inactive.", K.ACCOUNT_FROZEN, 30.0, "not active"),
    ],
    ids=str,
)
async def test_A07_another_environment_or_a_frozen_account_stops_that_account_alone(refusal: Refusal) -> None:
    says = refusal.says if refusal.venue is Venue.OKX else "inactive"
    await blocked_and_freed(replace(refusal, says=says))
