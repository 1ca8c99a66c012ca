"""What a person reads of an exchange holds no secret and nothing that cannot be printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.exchanges import HIDDEN, LOOKED_THROUGH, SECRET_NAMES, TEXT_CAP, shown, without_secrets

WORDS = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=4, max_size=40)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("/dapi/v1/algoOrder?algoId=7&signature=0a1b2c", f"/dapi/v1/algoOrder?algoId=7&signature={HIDDEN}"),
        ("?signature=0a1b&algoId=7", f"?signature={HIDDEN}&algoId=7"),
        ("OK-ACCESS-SIGN: ab+/=\nnext", f"OK-ACCESS-SIGN: {HIDDEN}\nnext"),
        ('{"apiKey":"CANARY","code":1}', f'{{"apiKey":"{HIDDEN}","code":1}}'),
        ('{\\"passphrase\\":\\"CANARY\\"}', f'{{\\"passphrase\\":\\"{HIDDEN}\\"}}'),
        ("x-mbx-apikey=CANARY", f"x-mbx-apikey={HIDDEN}"),
        ("?assigned=1&designature=2&timestamp=3", "?assigned=1&designature=2&timestamp=3"),
        ('[{"instId":"BTC-USDT-SWAP","algoId":"590919993110396111"}]',) * 2,
    ],
)
def test_the_values_of_secret_names_are_hidden_and_nothing_else(text: str, clean: str) -> None:
    assert without_secrets(text) == clean


@pytest.mark.parametrize("name", SECRET_NAMES)
def test_every_secret_name_is_found_in_any_capitals(name: str) -> None:
    assert "CANARY" not in without_secrets(f"{name}=CANARY&{name.upper()}: CANARY")


@given(WORDS, WORDS, WORDS)
def test_a_known_value_is_hidden_wherever_it_stands(before: str, secret: str, after: str) -> None:
    text = without_secrets(f"{before} key {secret}; {after}", [secret])
    assert secret not in text.replace(HIDDEN, "")


def test_very_short_values_hide_nothing_by_chance() -> None:
    assert without_secrets("code 1", ["1", ""]) == "code 1"


def test_what_cannot_be_printed_is_marked_and_lines_stay() -> None:
    assert shown("a\x00b\u202ec\td\r\ne".encode()) == "a\ufffdb\ufffdc d \ne"
    assert shown(b"\xff{}") == "\ufffd{}"


def test_long_bodies_are_capped_after_the_hiding() -> None:
    text = shown(b"x" * (TEXT_CAP - 5) + b"CANARYSECRET" + b"y" * 50, ["CANARYSECRET"])
    assert len(text) == TEXT_CAP
    assert text.endswith("…")
    assert "CANARY" not in text
    assert shown(b"z" * (2 * LOOKED_THROUGH * TEXT_CAP)) == "z" * (TEXT_CAP - 1) + "…"
    assert shown(b"[]", cap=10) == "[]"
