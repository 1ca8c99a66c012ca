"""Which environment a headless command acts on."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.commands.arguments import build_parser
from gui.commands.setting import Setting, find_setting
from gui.domain.errors import ConfigurationError, KillSwitchError, UsageError
from gui.domain.venues import Environment

LIVE = '[[account]]\nlabel = "a"\nvenue = "okx"\nenvironment = "live"\n'
DEMO = '[[account]]\nlabel = "b"\nvenue = "binance"\nenvironment = "demo"\n'


def setting(folder: Path, text: str | None, *line: str) -> Setting:
    path = folder / "config.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    environ = {"KILLSWITCH_CONFIG": str(path)} if text is not None else {"XDG_CONFIG_HOME": str(folder)}
    return find_setting(build_parser().parse_args(["list", *line]), environ)


def test_live_is_the_default_where_it_is_configured(tmp_path: Path) -> None:
    found = setting(tmp_path, LIVE + DEMO)
    assert (found.environment, [account.label for account in found.accounts]) == (Environment.LIVE, ["a"])
    demo = setting(tmp_path, LIVE + DEMO, "--demo")
    assert [account.label for account in demo.accounts] == ["b"]


def test_the_drill_needs_no_configuration(tmp_path: Path) -> None:
    found = setting(tmp_path, "not toml at all [", "--drill")
    assert found.environment is Environment.DRILL
    assert [account.label for account in found.accounts] == ["drill-a", "drill-b", "drill-c"]
    assert all(account.families for account in found.accounts)


@pytest.mark.parametrize(
    ("text", "line", "kind"),
    [
        (DEMO, (), UsageError),
        (DEMO, ("--live",), ConfigurationError),
        (LIVE, ("--demo",), ConfigurationError),
        ("", (), ConfigurationError),
        ("broken [", (), ConfigurationError),
    ],
)
def test_what_is_not_configured_says_so(
    tmp_path: Path, text: str, line: tuple[str, ...], kind: type[KillSwitchError]
) -> None:
    with pytest.raises(kind):
        setting(tmp_path, text, *line)
