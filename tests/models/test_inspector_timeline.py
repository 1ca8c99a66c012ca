from __future__ import annotations

from dataclasses import replace

from gui.domain.exchanges import Exchange, Purpose
from gui.domain.replies import Verdict
from gui.domain.rows import By, Cancel, Fired, Phase, Proof, ProofKind, Row, Sighting
from gui.domain.venues import Environment
from gui.engine.views import RunKind
from gui.models.chip_state import Moment
from gui.models.inspector_timeline import Event, fault_text, local_time, timeline, tries
from gui.models.texts import Tone
from tests.fake_surface import run_view, twenty_five
from tests.twenty_five import MONOTONIC, NOW_MS

NOW = Moment(NOW_MS, MONOTONIC)
BASE = replace(twenty_five(Environment.LIVE)[0], born_ms=NOW_MS - 60_000, sighting=Sighting(seen_ms=NOW_MS - 60_000))
RUN = replace(run_view([BASE]), hold_ms=700, started_ms=NOW_MS - 10_000)


def cancel(number: int, code: str, words: str = "", **change: object) -> Exchange:
    sent = NOW_MS - 9000 + number * 1000
    made = Exchange(
        attempt=f"attempt-{number}",
        purpose=Purpose.CANCEL,
        keys=(BASE.key,),
        method="POST",
        host="www.okx.com",
        target="/api/v5/trade/cancel-algos",
        body="[]",
        sent_ms=sent,
        answered_ms=sent + 117,
        http_status=200,
        answer=f'{{"code":"1","data":[{{"algoId":"{BASE.key.algo_id}","sCode":"{code}","sMsg":"{words}"}}]}}',
    )
    return replace(made, **change)  # type: ignore[arg-type]


def tried(phase: Phase, attempts: int, **change: object) -> Row:
    return replace(BASE, cancel=replace(Cancel(phase, run=7, attempts=attempts), **change))  # type: ignore[arg-type]


def texts(events: tuple[Event, ...]) -> list[str]:
    return [event.text for event in events]


def test_an_order_that_was_only_listed() -> None:
    (event,) = timeline(BASE, (), None, NOW)
    assert (event.text, event.time) == ("First seen in a listing", "14:02:23.655")
    unseen = replace(BASE, sighting=Sighting(absent_first=1.0, absent_last=1.0))
    assert texts(timeline(unseen, (), None, NOW))[0].startswith("Asked for by its id")


def test_three_refused_tries_as_in_the_picture() -> None:
    row = tried(Phase.REJECTED, 3, verdict=Verdict.REJECTED, code="51412")
    row = replace(row, sighting=Sighting(seen_ms=NOW_MS - 1000))
    exchanges = tuple(cancel(number, "51412", "timed out") for number in (1, 2, 3))
    events = timeline(row, exchanges, RUN, NOW)
    assert texts(events) == [
        "First seen in a listing",
        "PANIC held 0.70 s, run 7: in line",
        "Cancel sent, try 1",
        "51412 timed out",
        "Try 2: 51412 timed out",
        "Try 3: 51412 timed out",
        "Listing read: still open",
    ]
    assert [event.at_ms for event in events] == sorted(event.at_ms for event in events)
    assert [event.took for event in events[3:6]] == ["117 ms"] * 3
    assert {event.tone for event in events[3:6]} == {Tone.BAD}
    assert "Sent 14:03:16.655 UTC" in events[4].tip
    assert events[4].line.endswith("117 ms  sent 14:03:16.655")


def test_what_pressed_it() -> None:
    row = tried(Phase.QUEUED, 0)
    for kind, words in ((RunKind.SELECTED, "Cancel selected, run 7"), (RunKind.RETRY, "Retry, run 7")):
        assert words in texts(timeline(row, (), replace(RUN, kind=kind), NOW))[1]
    assert texts(timeline(row, (), replace(RUN, hold_ms=None), NOW))[1] == "PANIC, run 7: in line"
    other = replace(row, cancel=replace(row.cancel, run=6))
    assert len(timeline(other, (), RUN, NOW)) == 1


def test_tries_that_are_not_kept_any_more_keep_their_numbers() -> None:
    row = tried(Phase.UNKNOWN, 9)
    assert tries(row, (cancel(1, "1"), cancel(2, "1"))) == {"attempt-1": 8, "attempt-2": 9}
    under_way = tried(Phase.SENT, 3)
    assert tries(under_way, (cancel(1, "1"), cancel(2, "1"))) == {"attempt-1": 1, "attempt-2": 2}


def test_a_try_under_way_is_told_from_the_row() -> None:
    row = tried(Phase.SENT, 2, sent_at=MONOTONIC - 0.25)
    events = timeline(row, (cancel(1, "50011", "Too many"),), RUN, NOW)
    assert texts(events)[-1] == "Cancel sent, try 2"
    assert events[-1].at_ms == NOW_MS - 250


def test_tries_of_an_earlier_start_are_told_from_the_row() -> None:
    row = tried(Phase.ACCEPTED, 1, sent_at=MONOTONIC - 2, answered_at=MONOTONIC - 1, latency_s=1.0, code="0")
    row = replace(row, cancel=replace(row.cancel, verdict=Verdict.ACCEPTED))
    events = timeline(row, (), RUN, NOW)
    assert texts(events)[-2:] == ["Cancel sent, try 1", "Accepted by OKX"]
    assert (events[-1].icon, events[-1].took) == ("check", "1.00 s")


def test_silence_and_what_never_left() -> None:
    row = tried(Phase.UNKNOWN, 2, verdict=Verdict.UNKNOWN)
    silent = cancel(1, "", answered_ms=None, http_status=None, answer="", fault="timeout: no answer in 4 s")
    stayed = cancel(2, "", sent_ms=None, answered_ms=None, http_status=None, answer="", fault="no-network: ")
    events = timeline(row, (silent, stayed), RUN, NOW)
    assert texts(events)[-2:] == ["Cancel sent, try 1: no answer in 4 s", "Try 2 was not sent: no network"]
    assert (events[-1].time, events[-1].timed) == ("", False)
    assert events[-2].tone is Tone.WARN


def test_fault_texts() -> None:
    assert fault_text("") == ""
    assert fault_text("reset: ") == "the connection was cut"
    assert fault_text("tls: handshake failed") == "handshake failed"
    assert fault_text("something") == "something"


def test_status_questions() -> None:
    answer = f'{{"code":"0","data":[{{"algoId":"{BASE.key.algo_id}","state":"canceled"}}]}}'
    told = cancel(3, "0", purpose=Purpose.STATUS, attempt="", answer=answer)
    silent = cancel(4, "0", purpose=Purpose.STATUS, attempt="", answered_ms=None, fault="timeout: no answer in 1.5 s")
    never = cancel(5, "0", purpose=Purpose.STATUS, attempt="", sent_ms=None, answered_ms=None)
    events = timeline(tried(Phase.ACCEPTED, 1), (cancel(1, "0"), told, silent, never), RUN, NOW)
    assert texts(events)[-3:] == [
        "Accepted by OKX",
        "OKX asked for it: canceled",
        "OKX asked for it: no answer in 1.5 s",
    ]


def test_the_listings_that_prove_the_end() -> None:
    seen = Sighting(
        seen_ms=BASE.born_ms,
        absent_first=1.0,
        absent_last=4.0,
        absent_first_ms=NOW_MS - 5000,
        absent_last_ms=NOW_MS - 100,
    )
    proof = Proof(ProofKind.LISTINGS, By.US, NOW_MS - 2000, MONOTONIC, "not in two complete listings")
    row = replace(tried(Phase.ACCEPTED, 1), sighting=seen, proof=proof)
    events = timeline(row, (cancel(1, "0"),), RUN, NOW)
    assert texts(events)[-3:] == [
        "Listing read: not in it",
        "Listing read: not in it, again",
        "Gone, proven: not in two complete listings",
    ]
    # The second listing is the one of the proof, not a later one that only bears it out.
    assert events[-2].at_ms == proof.at_ms


def test_fired() -> None:
    row = replace(BASE, fired=Fired(NOW_MS - 10, MONOTONIC, children=("5", "6")))
    assert texts(timeline(row, (), None, NOW))[-1] == "It fired: order 5, 6"
    row = replace(BASE, fired=Fired(NOW_MS - 10, MONOTONIC))
    assert texts(timeline(row, (), None, NOW))[-1] == "It fired"


def test_another_day_is_told_by_its_date() -> None:
    old = replace(BASE, born_ms=NOW_MS - 86_400_000, sighting=Sighting(seen_ms=NOW_MS - 1000))
    first, last = timeline(old, (), None, NOW)
    assert (first.time, last.time) == ("2026-11-20", "14:03:22.655")
    assert first.line.startswith("2026-11-20 14:03:23.655")


def test_local_time() -> None:
    utc, here = local_time(NOW_MS).splitlines()
    assert utc == "2026-11-21 14:03:23.655 UTC"
    assert here.startswith("Here 2026-11-2")
    assert local_time(10**18) == f"{10**18} ms since 1970"
