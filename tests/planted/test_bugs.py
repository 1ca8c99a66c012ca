"""The planted bugs fit the code as it is, and planting one makes a test fail."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.__main__ import ROWS
from tests.invariants.table import INVARIANTS
from tests.planted.__main__ import ROOT, Result, copy_tree, first_failure, plant, summary, try_all
from tests.planted.bugs import BUGS


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_each_stands_exactly_once_and_breaks_something_known(bug: object) -> None:
    found = next(one for one in BUGS if one is bug)
    assert (ROOT / found.file).read_text(encoding="utf-8").count(found.old) == 1
    assert found.new != found.old
    assert set(found.breaks.split()) <= INVARIANTS.keys() | ROWS.keys()
    assert all((ROOT / path).exists() for path in found.tests)


def test_there_are_enough_of_them() -> None:
    assert len(BUGS) >= 40
    assert max(Counter(bug.name for bug in BUGS).values()) == 1


def test_a_planted_bug_is_caught_and_the_checkout_stays_as_it_is(tmp_path: Path) -> None:
    bug = next(one for one in BUGS if one.name == "a key shows itself")
    before = (ROOT / bug.file).read_bytes()
    copy_tree(tmp_path)
    plant(bug, tmp_path)
    assert "tests/connectors/test_credentials.py" in first_failure(tmp_path, bug.tests)
    assert (ROOT / bug.file).read_bytes() == before
    with pytest.raises(ValueError, match="found 0 times"):
        plant(bug, tmp_path)


def test_what_fails_without_a_bug_and_what_cannot_be_collected_catch_nothing(tmp_path: Path) -> None:
    bug = replace(BUGS[0], tests=("tests/domain/test_venues.py",))
    copy_tree(tmp_path)
    broken = tmp_path / bug.tests[0]
    broken.write_text("def test_that_fails() -> None:\n    assert not 1\n", encoding="utf-8")
    with pytest.raises(RuntimeError, match="test_that_fails fails although nothing is planted"):
        list(try_all([bug], tmp_path, 1))
    broken.write_text("import nowhere\n", encoding="utf-8")
    with pytest.raises(RuntimeError, match="pytest ended with 2"):
        first_failure(tmp_path, bug.tests)


def test_the_summary_says_what_was_missed() -> None:
    harmless = replace(BUGS[0], name="harmless", breaks="I14")
    serious = replace(BUGS[0], name="serious", breaks="I01")
    many = [Result(replace(harmless, name=str(number)), "a test", 1.0) for number in range(40)]
    assert summary([*many, Result(harmless, "", 1.0)], 1.0)[1]
    line, enough = summary([*many, Result(serious, "", 1.0)], 1.0)
    assert not enough
    assert "missed: serious" in line
    assert not summary([*many, *([Result(harmless, "", 1.0)] * 3)], 1.0)[1]
