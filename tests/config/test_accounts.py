"""Every mistake names its line and its mend, and nothing but ConfigurationError comes out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.config.accounts import HOLD_MS, Configuration, parse_configuration
from gui.domain.errors import ConfigurationError
from gui.domain.venues import FAMILIES, Account, Environment, Family, Hosts, Venue

OKX = ["[[account]]", 'label = "okx-main"', 'venue = "okx"', 'environment = "live"']
BINANCE_SPOT = [
    "[[account]]", 'label = "bin-2"', 'venue = "binance"', 'environment = "live"', 'families = ["binance.sapi-spot"]',
]  # fmt: skip
BINANCE = ["[[account]]", 'label = "bin-1"', 'venue = "binance"', 'environment = "demo"']


def read(*lines: str) -> Configuration:
    return parse_configuration("\n".join(lines), "c.toml")


def mistake(*lines: str) -> ConfigurationError:
    with pytest.raises(ConfigurationError) as caught:
        read(*lines)
    return caught.value


def outcome(text: str) -> Configuration | ConfigurationError:
    try:
        return parse_configuration(text, "c.toml")
    except ConfigurationError as error:
        return error


def test_no_text_means_no_accounts() -> None:
    assert read("") == read("# only words") == Configuration((), HOLD_MS)


def test_accounts_come_in_order_with_the_families_that_are_offered() -> None:
    found = read("hold_ms = 900", *OKX, 'region = "eea"', "", *BINANCE)
    okx = Account("okx-main", Venue.OKX, Environment.LIVE, "eea", FAMILIES[Venue.OKX])
    binance = Account("bin-1", Venue.BINANCE, Environment.DEMO, "global", (Family.UM, Family.CM))
    assert found == Configuration((okx, binance), 900, True)


def test_the_venues_own_timer_is_wanted_only_where_the_file_says_so() -> None:
    assert not read(*OKX).accounts[0].backstop
    assert not read(*BINANCE_SPOT, "backstop = false").accounts[0].backstop
    assert read(*OKX, "backstop = true").accounts[0].backstop
    assert read(*BINANCE, "backstop = true").accounts[0].backstop


def test_hosts_are_read_in_every_way_of_writing_them() -> None:
    address = "http://127.0.0.1:8801"
    expected = Hosts(rest=(address, "https://www.okx.com"))
    both = f'["{address}/", "https://www.okx.com"]'
    ways = (["[account.hosts]", f"rest = {both}"], [f"hosts = {{ rest = {both} }}"], [f"hosts.rest = {both}"])
    for way in ways:
        assert read(*OKX, *way).accounts[0].hosts == expected
    loopback = read(*BINANCE, "[account.hosts]", 'sapi = ["http://[::1]:9"]', 'dapi = ["http://localhost:9"]')
    assert loopback.accounts[0].hosts == Hosts(sapi=("http://[::1]:9",), dapi=("http://localhost:9",))


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        (["colour = 1", *OKX], 1, '"colour" is not known'),
        ([*OKX, "colour = 1"], 5, '"colour" is not known'),
        ([*OKX, "", 'api_key = "CANARY"'], 6, "never into this file"),
        (["account = 3"], 1, "not a list of tables"),
        (["", "[account]", 'label = "x"'], 2, "not a list of tables"),
        ([*OKX[:1], "label = 3", *OKX[2:]], 2, "label is not text"),
        ([*OKX[:1], 'label = "Bad Label"', *OKX[2:]], 2, "is not a label"),
        ([*OKX[:1], 'label = ""', *OKX[2:]], 2, "is not a label"),
        (["", *OKX[:1], *OKX[2:]], 2, "label is missing"),
        ([*OKX[:3]], 1, "environment is missing"),
        ([*OKX[:2], 'venue = "kraken"', *OKX[3:]], 3, "Known: okx, binance"),
        ([*OKX[:3], 'environment = "drill"'], 4, "the drill is built in"),
        ([*OKX[:3], 'environment = "test"'], 4, "Known: live, demo"),
        ([*OKX, 'region = "mars"'], 5, "Known: global, eea, us"),
        ([*BINANCE, 'region = "us"'], 5, "Binance has no regions"),
        ([*OKX, 'families = ["x"]'], 5, "is not a family"),
        ([*OKX, 'families = "okx.algo"'], 5, "not a list of texts"),
        ([*OKX, "families = []"], 5, "at least one"),
        ([*OKX, 'families = ["okx.algo", "okx.algo"]'], 5, "named twice"),
        ([*OKX, 'families = ["binance.um"]'], 5, "is not a family of OKX"),
        ([*BINANCE, 'families = ["binance.sapi-spot"]'], 5, "Binance has no demo for TWAP/VP"),
        ([*OKX, "backstop = 1"], 5, "backstop is not true or false"),
        ([*OKX, "", 'backstop = "yes"'], 6, "Write backstop = true, or take it out"),
        ([*BINANCE_SPOT, "backstop = true"], 6, "no timer that cancels by itself"),
        ([*OKX, *OKX], 6, "used on line 2 already"),
        ([*OKX, "hosts = 1"], 5, "hosts is not a table"),
        ([*OKX, "[account.hosts]", 'fapi = ["https://a"]'], 6, 'no "fapi" at OKX'),
        ([*OKX, "[account.hosts]", 'rest = "https://a"'], 6, "not a list of texts"),
        ([*OKX, "hosts.rest = [1]"], 5, "not a list of texts"),
        ([*OKX, 'hosts = { rest = ["http://example.com"] }'], 5, "http to another computer"),
        ([*OKX, "", "[account.hosts]", 'rest = ["https://a/b"]', *BINANCE], 7, "more than scheme"),
        (["hold_ms = 300"], 1, "400 to 1500"),
        (["", "hold_ms = true"], 2, "400 to 1500"),
        (["hold_ms = 700.0"], 1, "400 to 1500"),
        ([*OKX, "label = 'again'"], 5, "is not TOML"),
        (["", "", "this is no toml"], 3, "is not TOML"),
        ([*OKX, 'region = "'], 5, "is not TOML"),
        (["x = '''", "[[account]]", "'''", "", *OKX, "odd = 1"], 1, '"x" is not known'),
    ],
)
def test_mistakes_name_their_line_and_their_mend(lines: list[str], line: int, words: str) -> None:
    error = mistake(*lines)
    assert error.where == f"c.toml, line {line}"
    assert words in str(error)
    assert error.do
    assert "CANARY" not in str(error)


def test_a_header_inside_a_text_is_no_header() -> None:
    error = mistake(*OKX[:1], 'label = """', "[[account]]", '"""', *OKX[2:])
    assert error.where == "c.toml, line 2"


def test_the_second_account_is_told_from_the_first() -> None:
    error = mistake(*OKX, "", *BINANCE, 'families = ["okx.algo"]')
    assert error.where == "c.toml, line 10"


def test_no_value_of_a_secret_key_is_quoted() -> None:
    for text in ('secret = "CANARY"', 'CANARY"', 'hosts.rest = ["https://u:CANARY@x"]'):
        assert "CANARY" not in str(mistake(*OKX, text))


def test_numbers_and_nestings_beyond_all_bounds_are_mistakes() -> None:
    assert "beyond all bounds" in str(mistake(f"x = {'9' * 5000}"))
    assert isinstance(mistake("x = " + "[" * 50_000), ConfigurationError)


words = st.sampled_from(
    [
        "[[account]]", "[account]", "[account.hosts]", "label", "venue", "environment", "region", "families",
        "backstop",
        "hosts", "rest", "sapi", "hold_ms", "=", '"okx"', '"binance"', '"live"', '"demo"', '"drill"', '"a-1"',
        '["okx.algo"]', '["binance.um"]', '["https://x"]', "{", "}", "[", "]", ",", ".", "\n", "\n", '"""',
        "1", "1e999", "1979-05-27", "inf", "true", "#", "'", '"', "\\u0000", "account",
    ]
)  # fmt: skip


@given(st.lists(words, max_size=40).map(" ".join) | st.text(max_size=200))
def test_only_configuration_errors_come_out(text: str) -> None:
    found = outcome(text)
    if isinstance(found, Configuration):
        assert all(account.families for account in found.accounts)
    else:
        assert found.where.startswith("c.toml")
        assert all((found.what, found.do))


values = st.recursive(
    st.sampled_from(['"okx"', '"binance"', '"live"', '"x"', "1", "true", "1.5", '["okx.algo"]', '["https://a"]']),
    lambda inner: (
        st.lists(inner, max_size=2).map(lambda items: f"[{', '.join(items)}]")
        | inner.map(lambda item: f"{{ rest = {item} }}")
    ),
    max_leaves=4,
)
keys = st.sampled_from(["label", "venue", "environment", "region", "families", "backstop", "hosts"])


@given(st.lists(st.dictionaries(keys, values), max_size=3))
def test_tables_are_accounts_or_a_mistake_with_a_line_of_the_file(tables: list[dict[str, str]]) -> None:
    parts = [["[[account]]", *(f"{name} = {value}" for name, value in table.items())] for table in tables]
    text = "\n".join("\n".join(part) for part in parts)
    found = outcome(text)
    if isinstance(found, Configuration):
        assert all({"label", "venue", "environment"} <= set(table) for table in tables)
    else:
        line = int(found.where.removeprefix("c.toml, line "))
        assert 1 <= line <= text.count("\n") + 1
