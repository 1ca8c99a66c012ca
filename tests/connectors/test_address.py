"""The last guard before the network: only https or this computer, and the characters that were signed."""

from __future__ import annotations

import pytest

from gui.connectors.address import checked_url, is_loopback
from gui.connectors.wire import HttpRequest
from gui.domain.errors import KillSwitchError


def asked(url: str, **headers: str) -> HttpRequest:
    return HttpRequest("GET", "test", url, headers)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.okx.com/api?a=b%2Cc,d&e=%20",
        "http://127.0.0.1:8801/x",
        "http://[::1]:8801/x?y",
        "http://localhost:1/",
    ],
)
def test_good_addresses_stay_as_they_are(url: str) -> None:
    assert str(checked_url(asked(url))) == url


@pytest.mark.parametrize(
    "url",
    [
        "http://www.okx.com/x",
        "ftp://127.0.0.1/x",
        "ws://127.0.0.1/x",
        "/api",
        "",
        "https://",
        "https://user:word@www.okx.com/x",
        "https://www.okx.com/x#part",
        "https://www.okx.com/x y",
        "https://www.okx.com/x\r\nHost: evil",
        "https://www.okx.com/ü",
        "https://www.okx.com",
        "https://www.okx.com:99999999/x",
        "https://[::1/x",
        "http://127.0.0.1.evil.example/x",
    ],
)
def test_bad_addresses_are_refused_without_showing_them(url: str) -> None:
    with pytest.raises(KillSwitchError) as caught:
        checked_url(asked(url))
    assert "evil" not in str(caught.value).replace("127.0.0.1.evil.example", "")
    assert "word" not in str(caught.value)


def test_a_header_that_would_split_is_refused() -> None:
    with pytest.raises(KillSwitchError):
        checked_url(asked("https://www.okx.com/x", a="b\r\nc: d"))


def test_loopback() -> None:
    assert is_loopback("localhost")
    assert is_loopback("127.9.9.9")
    assert is_loopback("::1")
    assert not is_loopback("10.0.0.1")
    assert not is_loopback("example")
