"""The latch by itself: what it reaches, what is new, and what a person may do with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from gui.domain.clock import epoch_ms
from gui.domain.orders import AlgoOrder, OrderKey
from gui.domain.replies import Listing
from gui.domain.rows import By, Phase, Proof, ProofKind
from gui.domain.sources import SignSort
from gui.domain.transitions import first_seen
from gui.domain.venues import Account, Environment, Family, Venue
from gui.domain.what import What
from gui.engine.latch import NO_RUN, ONLY_SELECTED, SOURCES_TOLD, UNREADABLE, Latch
from gui.engine.scope import Scope
from gui.engine.store import OrderStore
from gui.engine.views import Change, RunKind
from gui.journal.flatten_entries import LatchSet
from tests.engine.memory_journal import MemoryJournal
from tests.engine.sim import make_account, make_order
from tests.engine.test_pacing import HandClock

OKX = make_account("acc", Venue.OKX, Family.OKX_ALGO, Family.OKX_ORDERS)
BINANCE = make_account("bin", Venue.BINANCE, Family.UM)
ALL = Scope()
AT_OKX = Scope(Venue.OKX)
FLATTEN = Scope(what=What.FLATTEN)


class Stand:
    """A latch over a real store; ``taken`` keeps what it handed on."""

    def __init__(self, journal: MemoryJournal | None = None) -> None:
        self.clock = HandClock()
        self.journal = journal or MemoryJournal()
        self.store = OrderStore()
        self.taken: list[tuple[list[str], list[str]]] = []
        self.latch = Latch(self.store, self.journal, self.clock, Environment.LIVE, self._take)
        self.store.subscribe(self.latch.look)

    def _take(self, _account: Account, new: Collection[OrderKey], back: Collection[OrderKey]) -> None:
        self.taken.append(([key.algo_id for key in new], [key.algo_id for key in back]))

    def show(self, *orders: AlgoOrder, account: Account = OKX, complete: bool = True) -> None:
        """Take a reading in as `gui.engine.sightings` does."""
        fresh = [order.key for order in orders if self.store.get(order.key) is None]
        for order in orders:
            if order.key in fresh:
                self.store.put(first_seen(order, self.clock.monotonic(), epoch_ms(self.clock)))
        family = orders[0].key.family if orders else account.families[0]
        now = self.clock.monotonic()
        listing = Listing(account.label, family, orders, complete, now, now, epoch_ms(self.clock))
        self.latch.read(account, listing, fresh)

    def panic(self, scope: Scope = ALL, *, joined: bool = False) -> None:
        self.latch.press(RunKind.PANIC, scope, joined=joined)

    def kept(self) -> list[tuple[bool, str]]:
        return [(entry.on, entry.scope) for entry in self.journal.entries if isinstance(entry, LatchSet)]


def on(scope: Scope = ALL) -> Stand:
    stand = Stand()
    stand.show()
    stand.panic(scope)
    assert stand.latch.switch_on() == ""
    return stand


def test_it_is_off_and_cannot_be_switched_on_before_a_run() -> None:
    stand = Stand()
    assert stand.latch.switch_on() == NO_RUN == stand.latch.view().refusal
    assert not stand.latch.on
    stand.show(make_order("1"))
    assert stand.taken == []
    assert stand.kept() == []


def test_what_appears_while_it_is_on_is_handed_on_once() -> None:
    stand = on()
    stand.show(make_order("1"), make_order("2"))
    stand.show(make_order("1"), make_order("2"), make_order("3"))
    assert stand.taken == [(["1", "2"], []), (["3"], [])]
    view = stand.latch.view()
    assert (view.on, view.caught, view.since_ms) == (True, 3, epoch_ms(stand.clock))
    assert view.scopes == (ALL,)
    assert view.scope is ALL


def test_what_stood_there_before_is_left_alone() -> None:
    stand = Stand()
    stand.show(make_order("1"))
    stand.panic()
    stand.latch.switch_on()
    stand.show(make_order("1"))
    assert stand.taken == []


def test_the_first_listing_of_a_session_is_no_news_but_what_was_created_since_is() -> None:
    stand = Stand()
    stand.panic()
    stand.latch.switch_on()
    now = epoch_ms(stand.clock)
    old, new = replace(make_order("1"), created_ms=now - 1), replace(make_order("2"), created_ms=now)
    stand.show(old, new, make_order("3"))
    assert stand.taken == [(["2"], [])]
    stand.show(old, new, make_order("3"), make_order("4"), complete=False)
    assert stand.taken[1:] == [(["4"], [])]


def test_other_accounts_families_and_kept_stops_are_not_reached() -> None:
    stand = on(AT_OKX)
    stand.show(account=BINANCE)
    stand.show(make_order("1", account="bin", family=Family.UM), account=BINANCE)
    stand.show()
    stand.show(make_order("1", family=Family.OKX_ORDERS))
    assert stand.taken == []
    assert stand.latch.reaches(OKX, Family.OKX_ALGO)
    assert not stand.latch.reaches(OKX, Family.OKX_ORDERS)
    assert not stand.latch.reaches(BINANCE, Family.UM)
    kept = on(Scope(keep_protective=True))
    kept.show(make_order("1", protective=True), make_order("2"))
    assert kept.taken == [(["2"], [])]


def test_outside_of_a_run_flatten_leaves_new_stops_where_a_position_may_be() -> None:
    stand = on(FLATTEN)
    stand.show(make_order("1", protective=True), make_order("2"))
    assert stand.taken == [(["2"], [])]
    plain = on(Scope(what=What.ORDERS))
    plain.show(make_order("1", protective=True))
    assert plain.taken == [(["1"], [])]


def test_an_order_that_ended_and_echoes_is_cancelled_again_and_not_counted() -> None:
    stand = on()
    order = make_order("1")
    stand.show(order)
    proof = Proof(ProofKind.STATUS, By.US, 1, 1.0, "canceled")
    stand.store.change(order.key, lambda row: replace(row, proof=proof))
    stand.show(order)
    assert stand.taken == [(["1"], [])]
    stand.store.change(order.key, lambda row: replace(row, proof=None))
    stand.show(order)
    assert stand.taken[1:] == [([], ["1"])]
    # Cleared off the screen it is still known.
    stand.store.change(order.key, lambda row: replace(row, proof=proof))
    stand.store.clear([order.key])
    stand.show(order)
    assert stand.taken[2:] == [([], ["1"])]
    assert stand.latch.view().caught == 1


def test_what_a_run_has_in_line_already_is_counted_and_not_a_second_time_back() -> None:
    stand = on()
    order = make_order("1")
    row = first_seen(order, 1.0, 1)
    stand.store.put(replace(row, cancel=replace(row.cancel, phase=Phase.QUEUED, run=1)))
    now = stand.clock.monotonic()
    listing = Listing("acc", Family.OKX_ALGO, (order,), True, now, now, 1)
    stand.latch.read(OKX, listing, [order.key])
    assert stand.latch.view().caught == 1
    assert stand.taken == [(["1"], [])]


def test_cancel_selected_sweeps_nothing_and_a_retry_inherits() -> None:
    stand = Stand()
    stand.latch.press(RunKind.SELECTED, Scope(keys=frozenset()), joined=False)
    assert stand.latch.switch_on() == ONLY_SELECTED
    stand.panic(AT_OKX)
    stand.latch.press(RunKind.RETRY, Scope(keys=frozenset()), joined=False)
    assert stand.latch.view().scopes == (AT_OKX,)
    stand.latch.press(RunKind.SELECTED, Scope(keys=frozenset()), joined=True)
    assert stand.latch.view().refusal == ""
    stand.latch.press(RunKind.SELECTED, Scope(keys=frozenset()), joined=False)
    assert stand.latch.view().refusal == ONLY_SELECTED
    stand.panic(ALL, joined=True)
    assert stand.latch.view().scopes == (ALL,)


def test_a_panic_while_it_is_on_adds_what_it_reaches() -> None:
    stand = on(AT_OKX)
    stand.panic(ALL)
    assert stand.latch.view().scopes == (AT_OKX, ALL)
    assert len(stand.kept()) == 2
    stand.latch.switch_on()
    stand.panic(ALL)
    assert len(stand.kept()) == 2


def test_released_it_catches_nothing_and_says_so_once() -> None:
    stand = on()
    assert stand.latch.release()
    assert not stand.latch.release()
    stand.show(make_order("1"))
    assert stand.taken == []
    assert stand.kept()[-1] == (False, "")
    assert stand.latch.view().scopes == (ALL,)


def test_switched_on_anew_it_counts_from_there() -> None:
    stand = on()
    stand.show(make_order("1"))
    stand.latch.release()
    assert stand.latch.view().caught == 1
    stand.clock.now += 60
    stand.latch.switch_on()
    view = stand.latch.view()
    assert (view.caught, view.sources, view.since_ms) == (0, (), epoch_ms(stand.clock))


def test_the_next_start_shows_it_and_does_nothing_until_a_person_resumes_it() -> None:
    first = on(AT_OKX)
    first.latch.rest()
    first.show(make_order("9"))
    assert first.taken == []
    later = Stand(first.journal)
    later.latch.recall()
    view = later.latch.view()
    assert (view.on, view.waiting, view.scopes, view.since_ms) == (False, True, (AT_OKX,), epoch_ms(first.clock))
    later.show()
    later.show(make_order("1"))
    assert later.taken == []
    assert later.latch.switch_on() == ""
    later.show(make_order("1"), make_order("2"))
    assert later.taken == [(["2"], [])]
    assert later.latch.view().scopes == (AT_OKX,)
    assert not later.latch.view().waiting


def test_what_an_earlier_start_left_can_be_released_without_resuming_it() -> None:
    first = on()
    later = Stand(first.journal)
    later.latch.recall()
    assert later.latch.release()
    again = Stand(first.journal)
    again.latch.recall()
    assert not again.latch.view().waiting


def test_one_of_another_environment_and_one_that_a_person_decided_on_do_not_wait() -> None:
    journal = MemoryJournal()
    journal.record(LatchSet(True, "demo", "[]", 1))
    stand = Stand(journal)
    stand.latch.recall()
    assert not stand.latch.view().waiting
    stand.panic()
    stand.latch.switch_on()
    stand.latch.recall()
    assert not stand.latch.view().waiting


def test_a_scope_that_cannot_be_read_can_only_be_released() -> None:
    journal = MemoryJournal()
    journal.record(LatchSet(True, "live", "no scope", 1))
    stand = Stand(journal)
    stand.latch.recall()
    assert stand.latch.view().waiting
    assert stand.latch.switch_on() == UNREADABLE == stand.latch.view().refusal
    assert stand.latch.release()
    assert stand.latch.view().refusal == NO_RUN


def test_sources_are_told_by_account_and_sign_the_busiest_first() -> None:
    stand = on()
    bots = [replace(make_order(f"b{n}"), client_algo_id=f"grid-{n}") for n in range(4)]
    stand.show(make_order("1"), *bots, replace(make_order("t"), tag="abc"))
    told = [(source.account, source.sign, source.sort, source.count) for source in stand.latch.view().sources]
    assert told == [
        ("acc", "grid-", SignSort.PREFIX, 4),
        ("acc", "", SignSort.NONE, 1),
        ("acc", "abc", SignSort.TAG, 1),
    ]
    many = [replace(make_order(f"m{n}"), tag=f"t{n}") for n in range(40)]
    stand.show(*many)
    assert len(stand.latch.view().sources) == SOURCES_TOLD


def test_what_ends_while_it_is_off_is_not_looked_at() -> None:
    stand = Stand()
    stand.latch.look(Change(keys=frozenset({make_order("1").key})))
    assert stand.latch.changes == 0
