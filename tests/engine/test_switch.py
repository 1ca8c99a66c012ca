"""The whole engine in virtual time: what a press leads to, for every way in which a venue may answer."""

from __future__ import annotations

import asyncio

import pytest

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import Kind
from gui.domain.replies import Reach
from gui.domain.rows import By, ProofKind, State
from gui.domain.venues import Family, Venue
from gui.engine.views import Health, RunPhase
from gui.journal.entries import Answer, Ended, Intent, RunEnded, RunStarted
from tests.engine.conftest import Bench
from tests.engine.sim import How, make_account, make_order

pytestmark = pytest.mark.looptime


async def test_lists_what_is_open_and_sends_nothing_by_itself(bench: Bench) -> None:
    venue = bench.venue()
    for number in range(3):
        venue.put(make_order(str(number)))
    await bench.start()
    await asyncio.sleep(20)
    assert bench.states() == {"0": State.LIVE, "1": State.LIVE, "2": State.LIVE}
    assert venue.sent == []
    assert bench.switch.accounts()[0].health is Health.READY


async def test_panic_cancels_everything_and_proves_it(bench: Bench) -> None:
    venue = bench.venue()
    for number in range(25):
        venue.put(make_order(str(number), instrument=f"I{number % 3}"))
    await bench.start()
    pressed = bench.clock.monotonic()
    bench.panic()
    assert set(bench.states().values()) == {State.QUEUED}
    run = await bench.over()
    assert run.flat and run.phase is RunPhase.FINISHED
    assert set(bench.states().values()) == {State.GONE}
    assert venue.sent[0][0] - pressed == pytest.approx(venue.delay_s, abs=0.001)
    assert run.elapsed_s < 3.0
    assert all(row.proof is not None and row.proof.by is By.US for row in bench.switch.rows().values())


async def test_flat_needs_two_complete_listings_even_without_orders(bench: Bench) -> None:
    venue = bench.venue()
    await bench.start()
    bench.panic()
    before = len(venue.lists)
    run = await bench.over()
    assert run.flat and run.elapsed_s >= 2.0
    assert len(venue.lists) - before >= 2


async def test_every_send_is_in_the_journal_first(bench: Bench) -> None:
    venue = bench.venue()
    for number in range(12):
        venue.put(make_order(str(number)))
    await bench.start()
    bench.panic()
    await bench.over()
    kinds = [type(entry) for entry in bench.journal.entries if not hasattr(entry, "tone")]
    assert kinds[0] is RunStarted and kinds[1] is Intent
    intents = [entry for entry in bench.journal.entries if isinstance(entry, Intent)]
    assert [tuple(k.algo_id for k in intent.keys) for intent in intents] == [ids for _, ids, _ in venue.sent]
    answers = [entry for entry in bench.journal.entries if isinstance(entry, Answer)]
    ended = [entry for entry in bench.journal.entries if isinstance(entry, Ended)]
    assert len(answers) == 12 and len(ended) == 12
    assert any(isinstance(entry, RunEnded) and entry.outcome == "flat" for entry in bench.journal.entries)


@pytest.mark.parametrize("how", [How.LOST, How.DEAF, How.BUSY, How.LIES])
async def test_doubtful_answers_end_in_proof(bench: Bench, how: How) -> None:
    venue = bench.venue()
    venue.put(make_order("1"), how)
    await bench.start()
    bench.panic()
    run = await bench.over()
    assert run.flat
    row = next(iter(bench.switch.rows().values()))
    assert row.state is State.GONE and row.proof is not None
    if how is How.LOST:
        assert row.proof.by is By.EITHER


async def test_an_order_that_fires_is_not_flat(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"), How.FIRES)
    venue.put(make_order("2"))
    await bench.start()
    bench.panic()
    run = await bench.over()
    assert not run.flat and run.open == 1
    assert bench.states() == {"1": State.TRIGGERED, "2": State.GONE}
    fired = next(row for row in bench.switch.rows().values() if row.fired)
    assert fired.fired is not None and fired.fired.children == ("900",)
    bench.switch.acknowledge([fired.key])
    assert bench.switch.run() is not None
    assert not bench.switch.rows()[fired.key].open


async def test_accepted_but_still_listed_takes_the_second_path(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1", kind=Kind.TRAILING), How.STAYS)
    await bench.start()
    bench.panic()
    run = await bench.over()
    assert run.flat
    assert [path for _, _, path in venue.sent] == ["batch", "second"]


async def test_refused_for_good_needs_a_person_and_the_rest_goes_on(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"), How.NEVER)
    venue.put(make_order("2"))
    await bench.start()
    bench.panic()
    run = await bench.over()
    assert not run.flat
    assert bench.states() == {"1": State.REJECTED, "2": State.GONE}
    tries = len(venue.sent)
    await asyncio.sleep(65)
    assert len(venue.sent) == tries + 2


async def test_a_refused_account_is_tried_twice_and_then_probed_slowly(bench: Bench) -> None:
    venue = bench.venue()
    for number in range(40):
        venue.put(make_order(str(number), instrument=f"I{number}"))
    venue.cancel_refusal = ("50105", Reach.ACCOUNT)
    await bench.start()
    bench.panic()
    run = await bench.over()
    assert not run.flat and set(bench.states().values()) == {State.REJECTED}
    assert bench.switch.accounts()[0].health is Health.BLOCKED
    assert len(venue.sent) <= 5
    venue.cancel_refusal = None
    await asyncio.sleep(70)
    assert set(bench.states().values()) == {State.GONE}


async def test_one_silent_venue_does_not_delay_the_other(bench: Bench) -> None:
    okx, binance = bench.venue(), bench.venue(make_account("bin", Venue.BINANCE))
    okx.put(make_order("1"))
    binance.put(make_order("2", account="bin", family=Family.UM, instrument="BTCUSDT"))
    await bench.start()
    okx.hang = True
    bench.panic()
    await asyncio.sleep(4)
    assert bench.states()["2"] is State.GONE
    assert bench.states()["1"] in (State.SENT, State.UNKNOWN)
    run = bench.switch.run()
    assert run is not None and not run.flat
    okx.hang = False
    run = await bench.over(40)
    assert run.flat


async def test_a_silent_venue_is_probed_singly_and_released_by_an_answer(bench: Bench) -> None:
    venue = bench.venue()
    for number in range(60):
        venue.put(make_order(str(number), instrument=f"I{number}"))
    await bench.start()
    venue.hang = True
    bench.panic()
    await asyncio.sleep(30)
    late = [ids for at, ids, _ in venue.sent if at > bench.clock.monotonic() - 20]
    assert all(len(ids) == 1 for ids in late) and 10 <= len(late) <= 25
    venue.hang = False
    back = bench.clock.monotonic()
    run = await bench.over(30)
    assert run.flat and bench.clock.monotonic() - back < 16


async def test_listing_down_still_fires_from_the_known_rows(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    await bench.start()
    venue.listing_fault = VenueFault(FaultKind.VENUE_DOWN, http_status=503)
    await asyncio.sleep(15)
    assert bench.states() == {"1": State.LIVE}
    assert bench.switch.accounts()[0].health is Health.DOWN
    bench.panic()
    await asyncio.sleep(3)
    assert bench.states() == {"1": State.GONE}
    row = next(iter(bench.switch.rows().values()))
    assert row.proof is not None and row.proof.kind is ProofKind.STATUS
    run = bench.switch.run()
    assert run is not None and not run.flat and run.phase is RunPhase.RUNNING


async def test_without_status_and_listing_nothing_is_proven(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    await bench.start()
    venue.listing_fault = VenueFault(FaultKind.VENUE_DOWN, http_status=503)
    venue.status_broken = True
    bench.panic()
    await asyncio.sleep(60)
    assert bench.states() == {"1": State.ACCEPTED}
    assert bench.switch.rows()[make_order("1").key].open


async def test_orders_born_during_the_run_join_it_and_later_ones_are_only_told(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    await bench.start()
    bench.panic()
    await asyncio.sleep(0.3)
    venue.put(make_order("2"))
    run = await bench.over()
    assert run.flat and run.total == 2
    venue.put(make_order("3"))
    await asyncio.sleep(6)
    assert bench.states()["3"] is State.LIVE
    assert bench.switch.rows()[make_order("3").key].new_since_run == 1
    run_now = bench.switch.run()
    assert run_now is not None and run_now.new_since == 1


async def test_an_order_that_comes_back_is_live_again_at_once(bench: Bench) -> None:
    venue = bench.venue()
    truth = venue.put(make_order("1"))
    await bench.start()
    bench.panic()
    await bench.over()
    from gui.domain.replies import Fate

    truth.fate = Fate.OPEN
    await asyncio.sleep(4)
    assert bench.states() == {"1": State.LIVE}
    assert bench.switch.rows()[truth.order.key].cancel.attempts == 1


async def test_keep_protective_leaves_them_alone(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    venue.put(make_order("2", protective=True))
    await bench.start()
    bench.panic(keep_protective=True)
    run = await bench.over()
    assert run.flat and run.total == 1
    assert bench.states() == {"1": State.GONE, "2": State.LIVE}


async def test_exposure_goes_before_protection(bench: Bench) -> None:
    venue = bench.venue()
    for number in range(20):
        venue.put(make_order(f"p{number}", protective=True))
    for number in range(20):
        venue.put(make_order(f"x{number}"))
    await bench.start()
    bench.panic()
    await bench.over()
    first = [algo_id for _, ids, _ in venue.sent[:2] for algo_id in ids]
    assert len(first) == 20 and all(algo_id.startswith("x") for algo_id in first)


async def test_whole_symbols_go_in_one_call_and_what_remains_singly(bench: Bench) -> None:
    venue = bench.venue(make_account("bin", Venue.BINANCE))
    venue.symbol_paths = True
    for number in range(20):
        order = make_order(str(number), account="bin", family=Family.UM, instrument=f"S{number % 2}")
        venue.put(order, How.DEAF if number == 3 else How.NORMAL)
    await bench.start()
    bench.panic()
    run = await bench.over()
    assert run.flat
    assert [path for _, _, path in venue.sent[:2]] == ["symbol", "symbol"]
    assert all(path == "single" for _, _, path in venue.sent[2:])


async def test_selected_orders_never_use_the_whole_symbol_call(bench: Bench) -> None:
    venue = bench.venue(make_account("bin", Venue.BINANCE))
    venue.symbol_paths = True
    orders = [make_order(str(n), account="bin", family=Family.UM, instrument="S") for n in range(4)]
    for order in orders:
        venue.put(order)
    await bench.start()
    bench.switch.cancel([order.key for order in orders[:3]])
    run = await bench.over()
    assert run.flat and run.total == 3
    assert {path for _, _, path in venue.sent} == {"single"}
    assert bench.states()["3"] is State.LIVE


async def test_stop_takes_back_what_waits_and_lets_the_rest_be_proven(bench: Bench) -> None:
    venue = bench.venue()
    for number in range(60):
        venue.put(make_order(str(number)))
    await bench.start()
    bench.panic()
    await asyncio.sleep(0.05)
    bench.switch.stop_sending()
    run = bench.switch.run()
    assert run is not None and run.phase is RunPhase.STOPPED
    assert (run.taken_back, run.already_sent) == (40, 20)
    await asyncio.sleep(6)
    states = list(bench.states().values())
    assert states.count(State.GONE) == 20 and states.count(State.LIVE) == 40
    assert len(venue.sent) == 2


async def test_an_order_that_left_by_itself_is_asked_for_and_told(bench: Bench) -> None:
    from gui.domain.replies import Fate

    venue = bench.venue()
    other, fired, lost = (venue.put(make_order(str(n))) for n in range(3))
    await bench.start()
    other.fate, fired.fate = Fate.CANCELLED, Fate.FIRED
    del venue.truths[lost.order.key]
    await asyncio.sleep(10)
    assert bench.states() == {"0": State.GONE, "1": State.TRIGGERED, "2": State.UNKNOWN}
    row = bench.switch.rows()[other.order.key]
    assert row.proof is not None and row.proof.by is By.OTHER
    assert venue.sent == []


async def test_a_second_press_folds_into_the_run(bench: Bench) -> None:
    venue = bench.venue()
    for number in range(30):
        venue.put(make_order(str(number)))
    await bench.start()
    first = bench.panic()
    for _ in range(50):
        assert bench.panic() == first
    run = await bench.over()
    assert run.flat
    ids = [algo_id for _, ids, _ in venue.sent for algo_id in ids]
    assert len(ids) == len(set(ids)) == 30


async def test_a_broken_journal_never_holds_back_a_cancel(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    bench.journal.broken = True
    await bench.start()
    bench.panic()
    run = await bench.over()
    assert run.flat


async def test_the_last_known_rows_are_there_before_any_listing(bench: Bench) -> None:
    from gui.journal.entries import KnownOrder

    venue = bench.venue()
    venue.put(make_order("1"))
    venue.listing_fault = VenueFault(FaultKind.VENUE_DOWN, http_status=503)
    bench.journal.kept[("acc", "drill")] = (KnownOrder(make_order("1"), 1_000),)
    await bench.start()
    assert bench.states() == {"1": State.LIVE}
    bench.panic()
    await asyncio.sleep(2)
    assert bench.states() == {"1": State.GONE}
    assert bench.journal.of(Intent)


async def test_one_order_that_sinks_its_request_does_not_hold_back_the_others(bench: Bench) -> None:
    venue = bench.venue()
    for number in range(6):
        venue.put(make_order(str(number)))
    venue.poison = "3"
    await bench.start()
    bench.panic()
    run = await bench.over()
    assert not run.flat
    assert bench.states().pop("3") is State.REJECTED
    assert [state for algo_id, state in bench.states().items() if algo_id != "3"] == [State.GONE] * 5


async def test_an_order_that_no_listing_showed_is_never_sent_nor_kept(bench: Bench) -> None:
    venue = bench.venue()
    await bench.start()
    unlisted = make_order("7").key
    bench.switch.look_for(unlisted)
    await asyncio.sleep(20)
    bench.panic()
    bench.switch.cancel([unlisted])
    await asyncio.sleep(5)
    assert venue.sent == []
    assert bench.states() == {"7": State.UNKNOWN}
    assert bench.journal.kept.get(("acc", "drill"), ()) == ()


async def test_at_rest_nothing_more_is_asked(bench: Bench) -> None:
    venue = bench.venue(idle_s=1.0)
    venue.put(make_order("1"))
    await bench.start()
    bench.switch.rest()
    asked = venue.requests
    await asyncio.sleep(20.0)
    assert venue.requests == asked
    assert bench.states() == {"1": State.LIVE}
