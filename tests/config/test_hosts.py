"""Which addresses an account may point at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.config.hosts import HostError, base_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://www.okx.com", "https://www.okx.com"),
        ("https://www.okx.com:8443/", "https://www.okx.com:8443"),
        ("http://127.0.0.1:8801", "http://127.0.0.1:8801"),
        ("http://127.9.9.9", "http://127.9.9.9"),
        ("http://[::1]:1", "http://[::1]:1"),
        ("http://localhost:1", "http://localhost:1"),
    ],
)
def test_good_addresses(text: str, address: str) -> None:
    assert base_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "www.okx.com",
        "ftp://a",
        "https://",
        "https://a b",
        "https://a\n",
        "https://\ta",
        "https://a/api",
        "https://a?x=1",
        "https://a#x",
        "https://a?",
        "https://user:CANARY@a",
        "https://a:99999",
        "https://a:0",
        "https://a:x",
        "https://[::1",
        "https://оkx.com",
        "https://a\\b",
        "http://example.com",
        "http://127.0.0.1.example.com",
        "http://127.1",
        "http://0.0.0.0",
        "http://localhost.example.com",
        "http://10.0.0.1",
    ],
)
def test_bad_addresses_are_not_quoted(text: str) -> None:
    with pytest.raises(HostError) as caught:
        base_address(text)
    assert "CANARY" not in f"{caught.value} {caught.value.do}"
    assert caught.value.do


@given(st.text(max_size=30).map(lambda text: f"http://{text}") | st.text(max_size=40))
def test_whatever_passes_is_https_or_this_computer(text: str) -> None:
    try:
        address = base_address(text)
    except HostError:
        return
    assert address.startswith(("https://", "http://127.", "http://localhost", "http://[::1]"))
