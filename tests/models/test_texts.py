from __future__ import annotations

import pytest

from gui.domain.venues import Environment
from gui.models import texts
from tests.screens.states import at, firing, idle, run_of


def test_titles_name_the_mode() -> None:
    assert [texts.title(mode) for mode in Environment] == [
        "LIVE · Kill switch",
        "DEMO · Kill switch",
        "DRILL · Kill switch",
    ]


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.0, "0.00 s"), (1.84, "1.84 s"), (59.99, "59.99 s"), (63.4, "1:03.4"), (-1, "0.00 s")]
)
def test_stopwatch(seconds: float, text: str) -> None:
    assert texts.stopwatch(seconds) == text


@pytest.mark.parametrize(("seconds", "text"), [(0.41, "0.4 s"), (48, "48 s"), (132, "2:12"), (3840, "1h 04m")])
def test_list_age(seconds: float, text: str) -> None:
    assert texts.list_age(seconds) == text


def test_counts_with_nouns() -> None:
    assert (texts.plural(1, "order"), texts.plural(1234, "order")) == ("1 order", "1,234 orders")
    assert (texts.stay(1, "open"), texts.stay(13, "open")) == ("1 stays open", "13 stay open")
    assert (texts.stay(8, "protective"), texts.stay(1, "protective")) == ("8 protective stay", "1 protective stays")


def test_times() -> None:
    assert texts.tenths(at("14:03:25.1")) == "14:03:25.1"
    assert texts.milliseconds(at("14:03:21.842")) == "14:03:21.842"


def test_notices() -> None:
    run = run_of(firing(Environment.LIVE))
    assert texts.quit_question(run) == ("Run 7 is on. Quitting drops 4 waiting cancels; 10 already sent stay sent.")
    assert texts.refused_mode(run) == "Run 7 is on. Stop it or wait."
    assert texts.leave_live("DRILL")[1:] == ("Stay live", "Go to drill")
    assert "Run 7" in texts.hidden_close(run)


def test_account_name() -> None:
    assert texts.account_name(idle(Environment.DEMO).accounts()[0]) == "OKX demo-a"
