"""Every row of the fault table has a test that is named after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.__main__ import ROWS, count_by_row, main


def test_no_row_is_without_a_test() -> None:
    found = count_by_row(Path(__file__).parents[1])
    assert [row for row in ROWS if not found[row]] == []


def test_the_table_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-1].startswith(f"fault rows: {len(ROWS)} of {len(ROWS)} tested")
    assert len(said) == len(ROWS) + 1
