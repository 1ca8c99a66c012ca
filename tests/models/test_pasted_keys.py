"""Whole key blocks as people copy them: each part finds its field, and what is no key is left alone."""

from __future__ import annotations

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.venues import Environment, Venue
from gui.models.pasted_keys import PastedKeys, is_block, parse_keys

OKX_KEY, OKX_SECRET = "8f2c1f60-41d9-4a0b-93e4-5b1d20c7a7a2", "0F2C1F6041D94A0B93E45B1D20C7A7A2"
B_KEY, B_SECRET = "vm" * 32, "Nh" * 32

OKX_PAGE = f'''apikey = "{OKX_KEY}"
secretkey = "{OKX_SECRET}"
IP = ""
API key name = "Night Desk"
Permissions = "Read/Trade"
'''
OKX_PAGE_ZH = f'apikey = "{OKX_KEY}"\nsecretkey = "{OKX_SECRET}"\nIP = ""\n备注名 = "Night Desk"\n权限 = "读取/交易"'
OKX = (Venue.OKX, OKX_KEY, OKX_SECRET)
BINANCE = (Venue.BINANCE, B_KEY, B_SECRET)


@pytest.mark.parametrize(
    ("text", "told", "passphrase"),
    [
        (OKX_PAGE, OKX, ""),
        (OKX_PAGE_ZH, OKX, ""),
        (f"{OKX_PAGE}Passphrase: Let me:in=1\n", OKX, "Let me:in=1"),
        (json.dumps({"apiKey": OKX_KEY, "secretKey": OKX_SECRET, "passphrase": "pass word"}), OKX, "pass word"),
        (json.dumps([{"okx": {"key": OKX_KEY, "secret": OKX_SECRET, "password": "pw"}}], indent=2), OKX, "pw"),
        (f'{{"apiKey": "{OKX_KEY}",\n"secretKey": "{OKX_SECRET}",', OKX, ""),
        (f"{OKX_KEY}\n{OKX_SECRET}\nPractice-1", OKX, "Practice-1"),
        (f"Practice-1\r\n\r\n{OKX_SECRET}\r\n{OKX_KEY}\r\n", OKX, "Practice-1"),
        (f"OKX_API_KEY={OKX_KEY}\nOKX_API_SECRET={OKX_SECRET}\nOKX_PASSPHRASE='p w'", OKX, "p w"),
        (f"export KILLSWITCH_A_KEY={OKX_KEY}\nexport KILLSWITCH_A_SECRET={OKX_SECRET}\n", OKX, ""),
        (f"API Key\n{B_KEY}\nSecret Key\n{B_SECRET}\n", BINANCE, ""),
        (f"API Key:\n{B_KEY}\n\nSecret Key:\n{B_SECRET}", BINANCE, ""),
        (f"API Key: {B_KEY}\nSecret Key: {B_SECRET}", BINANCE, ""),
        (f"{B_KEY}\n{B_SECRET}", BINANCE, ""),
        (json.dumps({"apiKey": B_KEY, "secretKey": B_SECRET, "comment": "um"}), BINANCE, ""),
        (f"{OKX_KEY}\u2028{OKX_SECRET}", OKX, ""),
    ],
)
def test_every_part_finds_its_field(text: str, told: tuple[Venue, str, str], passphrase: str) -> None:
    assert is_block(text)
    found = parse_keys(text)
    assert found is not None
    assert (found.venue, found.key, found.secret) == told
    assert found.passphrase == passphrase


def test_name_and_demo_come_along() -> None:
    found = parse_keys(OKX_PAGE)
    assert found is not None
    assert found.label == "Night Desk"
    assert found.environment is None
    demo = parse_keys(f"{OKX_PAGE}mode: Demo trading")
    assert demo is not None
    assert demo.environment is Environment.DEMO


@pytest.mark.parametrize("text", ["hello\nworld", "{}", "{ }\n", "[1,\n2]", "a: b\nc: d", "\n\n x \n"])
def test_text_without_a_key_is_none(text: str) -> None:
    assert parse_keys(text) is None


@pytest.mark.parametrize("text", [f"  {OKX_KEY}\n", OKX_KEY, "pass word", ""])
def test_one_value_is_no_block(text: str) -> None:
    assert not is_block(text)


def test_no_text_form_shows_a_secret() -> None:
    found = PastedKeys(Venue.OKX, key="CANARY", secret="CANARY")
    assert "CANARY" not in f"{found} {found!r}"
    with pytest.raises(TypeError):
        pickle.dumps(found)


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fall(text: str) -> None:
    found = parse_keys(text)
    assert found is None or found.key or found.secret
