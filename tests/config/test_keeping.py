"""The configuration file after a change by the program: what a person wrote in it is still there."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.config import keeping
from gui.config.accounts import parse_configuration
from gui.config.keeping import add_account, change_account, remove_account, with_account, without_account
from gui.domain.errors import ConfigurationError
from gui.domain.venues import Account, Environment, Family, Venue

BY_HAND = """\
# My desks. Do not touch before Friday.
hold_ms   =  900  # shaky hands

# the main one
[[account]]
label = "okx-main"     # first
venue = "okx"
environment = "live"
[account.hosts]
rest = ["http://127.0.0.1:8801"]

# the second, only futures
[[account]]
venue = "binance"
label = "um-desk"
families = ["binance.um"]
environment = "live"
# the end
"""
NEW = Account("night-desk", Venue.OKX, Environment.LIVE, "eea")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(BY_HAND, encoding="utf-8")
    return path


def labels(path: Path) -> list[str]:
    return [account.label for account in parse_configuration(path.read_text("utf-8"), "x").accounts]


def test_an_added_account_stands_at_the_end_and_nothing_else_moves(file: Path) -> None:
    told = add_account(file, NEW)
    text = file.read_text("utf-8")
    assert text.startswith(BY_HAND)
    assert text.endswith('\n[[account]]\nlabel = "night-desk"\nvenue = "okx"\nenvironment = "live"\nregion = "eea"\n')
    assert labels(file) == ["okx-main", "um-desk", "night-desk"]
    assert told.hold_ms == 900
    assert [path.name for path in file.parent.iterdir()] == ["config.toml"]


def test_a_file_that_is_not_there_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "config.toml"
    add_account(path, NEW)
    assert labels(path) == ["night-desk"]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("label", ["okx-main", "um-desk"])
def test_a_removed_account_takes_no_comment_of_another_along(file: Path, label: str) -> None:
    remove_account(file, label)
    text = file.read_text("utf-8")
    assert labels(file) == [{"okx-main": "um-desk", "um-desk": "okx-main"}[label]]
    for comment in ("# My desks", "# shaky hands", "# the main one", "# the second, only futures", "# the end"):
        assert comment in text


def test_a_changed_account_keeps_its_order_hosts_and_comments(file: Path) -> None:
    told = change_account(file, Account("okx-main", Venue.OKX, Environment.DEMO))
    assert file.read_text("utf-8") == BY_HAND.replace('environment = "live"', 'environment = "demo"', 1)
    assert told.accounts[0].hosts.rest == ("http://127.0.0.1:8801",)


def test_the_backstop_is_written_below_the_environment_and_nothing_else_moves(file: Path) -> None:
    told = change_account(file, Account("um-desk", Venue.BINANCE, Environment.LIVE, backstop=True))
    text = file.read_text("utf-8")
    assert text == BY_HAND.replace('"live"\n# the end', '"live"\nbackstop = true\n# the end')
    assert told.accounts[1].backstop
    assert told.accounts[1].families == (Family.UM,)
    assert not told.accounts[0].backstop


def test_the_backstop_switched_off_keeps_the_comment_beside_it(file: Path) -> None:
    by_hand = BY_HAND.replace("[account.hosts]", "backstop = true  # for the night\n[account.hosts]")
    file.write_text(by_hand, encoding="utf-8")
    told = change_account(file, Account("okx-main", Venue.OKX, Environment.LIVE))
    assert file.read_text("utf-8") == by_hand.replace("backstop = true ", "backstop = false ")
    assert not told.accounts[0].backstop
    assert change_account(file, Account("okx-main", Venue.OKX, Environment.LIVE, backstop=True)).accounts[0].backstop


def test_the_backstop_of_an_account_in_brackets_and_of_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('account = [ { label = "a", venue = "okx", environment = "live" } ]\n')
    assert change_account(path, Account("a", Venue.OKX, Environment.DEMO, backstop=True)).accounts[0].backstop
    assert add_account(path, replace(NEW, backstop=True)).accounts[1].backstop


def test_a_backstop_where_the_venue_has_none_is_not_written(file: Path) -> None:
    spot = BY_HAND.replace("binance.um", "binance.sapi-spot")
    file.write_text(spot, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="no timer"):
        change_account(file, Account("um-desk", Venue.BINANCE, Environment.LIVE, backstop=True))
    assert file.read_text("utf-8") == spot


def test_lists_in_brackets_carriage_returns_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    raw = b'\xef\xbb\xbf# mine\r\naccount = [ { label = "a", venue = "okx", environment = "live" } ]\r\n'
    path.write_bytes(raw)
    add_account(path, NEW)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf# mine\r\n")
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")
    remove_account(path, "a")
    assert [one.label for one in parse_configuration(path.read_text("utf-8-sig"), "x").accounts] == ["night-desk"]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("[[account]\nlabel = 1", "line 1"),
        (BY_HAND.replace("http://127", "http://192"), "line 10"),
        (BY_HAND.replace("um-desk", "okx-main"), "line 15"),
    ],
)
def test_a_file_broken_by_hand_is_named_and_not_overwritten(file: Path, broken: str, said: str) -> None:
    file.write_text(broken, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=said):
        add_account(file, NEW)
    with pytest.raises(ConfigurationError, match=said):
        remove_account(file, "um-desk")
    assert file.read_text("utf-8") == broken


def test_a_label_that_is_there_is_refused_with_its_line(file: Path) -> None:
    with pytest.raises(ConfigurationError, match='"um-desk" is used on line 15 already'):
        add_account(file, Account("um-desk", Venue.OKX, Environment.LIVE))
    assert file.read_text("utf-8") == BY_HAND


def test_a_change_by_hand_in_between_is_read_again_and_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []
    read = keeping._read

    def reading(path: Path) -> bytes:
        seen.append(read(path))
        if len(seen) == 1:
            # The other hand writes after our first look.
            path.write_text(f"# by another hand\n{BY_HAND}", encoding="utf-8")
        return seen[-1]

    monkeypatch.setattr(keeping, "_read", reading)
    add_account(file, NEW)
    text = file.read_text("utf-8")
    assert text.startswith("# by another hand\n")
    assert labels(file) == ["okx-main", "um-desk", "night-desk"]


def test_a_file_that_never_rests_is_left_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_replace", lambda *_: False)
    with pytest.raises(ConfigurationError, match="keeps changing"):
        add_account(file, NEW)
    assert file.read_text("utf-8") == BY_HAND


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes of POSIX")
def test_permissions_stay_and_a_link_stays_a_link(file: Path) -> None:
    file.chmod(0o640)
    link = file.with_name("link.toml")
    link.symlink_to(file)
    add_account(link, NEW)
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert "night-desk" in labels(file)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(file: Path) -> None:
    file.parent.chmod(0o500)
    try:
        with pytest.raises(ConfigurationError, match="cannot be written"):
            add_account(file, NEW)
    finally:
        file.parent.chmod(0o700)


def test_a_path_that_is_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be written"):
        add_account(tmp_path, NEW)


LABEL = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)


@given(st.lists(LABEL, min_size=1, max_size=5, unique=True), st.data())
def test_what_is_added_and_removed_is_exactly_that(wanted: list[str], data: st.DataObject) -> None:
    text = "# head\n"
    for label in wanted:
        text = with_account(text, Account(label, data.draw(st.sampled_from(list(Venue))), Environment.LIVE))
    assert [account.label for account in parse_configuration(text, "x").accounts] == wanted
    gone = data.draw(st.sampled_from(wanted))
    left = without_account(text, gone)
    assert [one.label for one in parse_configuration(left, "x").accounts] == [one for one in wanted if one != gone]
    assert left.startswith("# head\n")
