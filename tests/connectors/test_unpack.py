"""Unpacking answers: whole streams only, and never more than was allowed."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.unpack import unpack


@given(st.binary(max_size=2000))
def test_whole_streams_come_back(body: bytes) -> None:
    assert unpack(gzip.compress(body), "gzip", 2000) == body
    assert unpack(body, "identity", 10) == body


@given(st.binary(min_size=1, max_size=200), st.data())
def test_a_stream_that_breaks_off_is_nothing(body: bytes, data: st.DataObject) -> None:
    packed = gzip.compress(body)
    assert unpack(packed[: data.draw(st.integers(0, len(packed) - 1))], "gzip", 1000) is None


@pytest.mark.parametrize("encoding", ["br", "deflate", "zstd", "gzip, gzip", "?"])
def test_unknown_codings_are_refused(encoding: str) -> None:
    assert unpack(b"{}", encoding, 100) is None


def test_a_bomb_is_cut_and_trailing_bytes_are_refused() -> None:
    plain = unpack(gzip.compress(b"a" * 100_000), "x-gzip", 1000)
    assert plain is not None
    assert len(plain) == 1001
    assert unpack(gzip.compress(b"a") + b"x", "gzip", 1000) is None
