"""Which attempts are open, by the rules that the class states."""

from __future__ import annotations

import pytest

from gui.domain.replies import Verdict
from gui.journal.attempts import SURELY_NOT, TRIES_KEPT, OpenAttempts, Try, new_attempt
from gui.journal.entries import Entry
from tests.journal.entries_made import answer, ended, intent, key, run_ended, started


def after(*entries: Entry) -> OpenAttempts:
    attempts = OpenAttempts()
    for entry in entries:
        attempts.apply(entry)
    return attempts


def ids(attempts: OpenAttempts, environment: str = "live") -> list[str]:
    return [one.key.algo_id for one in attempts.of(environment)]


def test_an_intent_without_an_answer_is_open_also_after_its_run() -> None:
    assert ids(after(started(), intent("a", "1"))) == ["1"]
    assert ids(after(started(), intent("a", "1"), run_ended())) == ["1"]


def test_an_end_closes_and_a_later_intent_opens_again() -> None:
    assert ids(after(started(), intent("a", "1"), ended("1"))) == []
    assert ids(after(started(), intent("a", "1"), ended("1"), intent("b", "1"))) == ["1"]


@pytest.mark.parametrize("verdict", list(Verdict))
def test_surely_not_done_is_settled_only_when_its_run_has_ended(verdict: Verdict) -> None:
    cut_off = after(started(), intent("a", "1"), answer("a", "1", verdict))
    assert ids(cut_off) == ["1"]
    cut_off.apply(run_ended())
    assert ids(cut_off) == ([] if verdict in SURELY_NOT else ["1"])


def test_an_earlier_try_in_doubt_keeps_the_key_open() -> None:
    doubt: list[Entry] = [started(), intent("a", "1"), answer("a", "1", "unknown"), intent("b", "1")]
    attempts = after(*doubt, answer("b", "1", "rejected"), run_ended())
    assert ids(attempts) == ["1"]
    assert attempts.of("live")[0].answered


def test_another_environment_does_not_see_them_and_an_unknown_run_belongs_to_all() -> None:
    assert ids(after(started(1, "demo"), intent("a", "1")), "live") == []
    assert ids(after(intent("a", "1", run=77)), "live") == ["1"]


def test_one_key_gives_one_attempt_however_often_it_was_tried() -> None:
    tries = [intent(f"a{n}", "1") for n in range(TRIES_KEPT * 3)]
    attempts = after(started(), *tries)
    assert len(attempts.of("live")) == 1


def test_what_was_on_disk_comes_first_and_stays_ended() -> None:
    attempts = after(ended("1"), intent("b", "3", run=5), run_ended(5))
    earlier = [(key(name), Try(name, 5, "live", "", 1, 1, verdict="rejected")) for name in ("1", "2")]
    attempts.seed(earlier)
    assert ids(attempts) == ["3"]
    attempts.seed([(key("4"), Try("x", 6, "live", "", 1, 1))])
    assert ids(attempts) == ["4", "3"]


def test_an_intent_with_fewer_instruments_than_keys_keeps_every_key() -> None:
    made = intent("a", "1", "2")
    short = type(made)(made.attempt, made.run, made.keys, (), (), made.path, made.host, made.at_ms)
    assert ids(after(started(), short)) == ["1", "2"]


def test_attempt_ids_are_unique() -> None:
    assert len({new_attempt() for _ in range(1000)}) == 1000
