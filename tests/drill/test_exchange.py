"""Requests as read and answers as written."""

from __future__ import annotations

from gui.drill.exchange import Asked, html_answer, json_answer


def test_target_is_split_raw_and_params_are_decoded() -> None:
    asked = Asked("GET", "/a%20b?x=1%2C2&y=&x=3", {}, b"", 0.0)
    assert (asked.path, asked.query) == ("/a%20b", "x=1%2C2&y=&x=3")
    assert asked.params == {"x": "3", "y": ""}


def test_answers() -> None:
    answer = json_answer(400, {"code": -1, "msg": "é"}, headers={"A": "b"})
    assert (answer.status, answer.body, answer.headers) == (400, '{"code":-1,"msg":"é"}'.encode(), {"A": "b"})
    assert html_answer(502, "Bad Gateway").content_type == "text/html"
