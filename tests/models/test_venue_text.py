from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from gui.models.venue_text import LINE, MOST_SHOWN, pretty, shown, told

ANSWER = (
    '{"code":"1","msg":"","data":[{"algoId":"2417093365481472","sCode":"51412",'
    '"sMsg":"Cancellation timed out, please try again later"},{"algoId":"7","sCode":"0","sMsg":""}]}'
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner, max_size=5),
    max_leaves=30,
)


def test_json_stands_in_short_lines_with_its_numbers_as_they_came() -> None:
    lines = pretty(ANSWER).splitlines()
    assert lines[0] == '{"code":"1","msg":"",'
    assert len(lines) < 6
    assert pretty('{"a":1.50,"b":1e400,"a":2}') == '{"a":1.50,"b":1e400,"a":2}'


@given(JSON)
def test_pretty_json_is_the_same_json(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False)
    again = pretty(text)
    assert json.loads(again, strict=False) == value
    for line in again.splitlines():
        assert len(line) <= LINE or line.count('"') >= 2 or line.strip(" [{}],").replace(":", "")


@given(st.text(max_size=400))
def test_any_text_is_shown_as_plain_lines(text: str) -> None:
    for said in (pretty(text), shown(text)):
        assert all(sign.isprintable() or sign == "\n" for sign in said)


def test_html_and_steering_signs_stay_text() -> None:
    assert pretty("<b>hi</b>\u202eabc\x00") == "<b>hi</b>\\u202eabc\\u0000"


def test_a_long_answer_is_capped_and_says_by_how_much() -> None:
    said = shown("x" * (MOST_SHOWN + 1234))
    assert said.endswith("\n… 1,234")
    assert len(pretty("[" * 100_000)) < MOST_SHOWN + 20


def test_deep_nesting_is_no_crash() -> None:
    deep = "[" * 9000 + "]" * 9000
    assert pretty(deep) == deep
    assert told(deep, "7").said == ""


def test_what_an_answer_says_of_one_order() -> None:
    mine, other = told(ANSWER, "2417093365481472"), told(ANSWER, "7")
    assert mine.said == "51412 Cancellation timed out, please try again later"
    assert (other.code, other.said) == ("0", "")
    assert told('{"code":-1007,"msg":"Timeout"}', "3").said == "-1007 Timeout"
    assert told('{"code":"0","data":[{"algoId":"3","state":"canceled"}]}', "3").said == "canceled"
    assert told("<html>", "3").said == ""
    assert told('"text"', "3").said == ""
