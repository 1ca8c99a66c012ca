"""The grammar of the command line."""

from __future__ import annotations

import pytest

from gui.commands.arguments import SUBCOMMANDS, build_parser, parse_arguments
from gui.domain.errors import UsageError
from gui.domain.what import What


@pytest.mark.parametrize("command", [["list"], ["panic"], ["check"], ["cancel", "a/okx.algo/1"], ["drill-venues"]])
def test_common_options_stand_before_or_after(command: list[str]) -> None:
    parser = build_parser()
    options = ["--config", "c.toml", "--data-dir", "d", "--demo"]
    for line in ([*options, *command], [*command, *options]):
        parsed = parser.parse_args(line)
        assert (parsed.config, parsed.data_dir, parsed.mode) == ("c.toml", "d", "demo")
    assert parser.parse_args(command).mode is None


@pytest.mark.parametrize(
    "line",
    [
        ["nonsense"],
        ["cancel"],
        ["--live", "--demo"],
        ["panic", "--timeout", "soon"],
        ["panic", "--timeout", "-1"],
        ["panic", "--timeout", "nan"],
        ["panic", "--venue", "kraken"],
        ["list", "--unknown"],
        ["pan"],
    ],
)
def test_wrong_usage_is_one_error(line: list[str]) -> None:
    with pytest.raises(UsageError):
        build_parser().parse_args(line)


def test_without_a_subcommand_the_window_is_meant() -> None:
    assert build_parser().parse_args(["--live"]).command is None
    assert set(SUBCOMMANDS) == {"list", "panic", "cancel", "check", "runs", "proof", "drill-venues"}
    panic = build_parser().parse_args(["panic", "--yes", "--account", "a", "--account", "b"])
    assert (panic.yes, panic.account, panic.timeout, panic.json) == (True, ["a", "b"], 60.0, False)


@pytest.mark.parametrize("line", [["list"], ["panic", "--yes"]])
def test_what_is_reached_is_algo_orders_unless_it_is_named(line: list[str]) -> None:
    assert build_parser().parse_args(line).what == "algos"
    for what in What:
        assert build_parser().parse_args([*line, "--what", what]).what == what
    with pytest.raises(UsageError, match="everything"):
        build_parser().parse_args([*line, "--what", "everything"])


@pytest.mark.parametrize("line", [["--drill", "list", "--live"], ["--live", "panic", "--yes", "--demo"]])
def test_environments_before_and_after_may_not_contradict_each_other(line: list[str]) -> None:
    with pytest.raises(UsageError, match="contradict each other"):
        parse_arguments(line)
    assert parse_arguments(["--live", "list", "--live"]).mode == "live"


def test_odd_seconds_are_told_in_words() -> None:
    with pytest.raises(UsageError, match="give seconds, 0 or more"):
        parse_arguments(["panic", "--yes", "--timeout", "soon"])


def test_a_scenario_stands_before_or_after_drill_venues_and_alone_for_the_window() -> None:
    for line in (
        ["--scenario", "slow"],
        ["--scenario", "slow", "drill-venues"],
        ["drill-venues", "--scenario", "slow"],
    ):
        assert parse_arguments(line).scenario == "slow"
    assert parse_arguments([]).scenario is None
    assert parse_arguments(["drill-venues"]).scenario is None
    with pytest.raises(UsageError, match="not for panic"):
        parse_arguments(["--scenario", "slow", "panic", "--yes"])
