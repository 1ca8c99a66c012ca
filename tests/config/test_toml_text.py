"""From a file to text to tables, with lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.config.accounts import Configuration, parse_configuration
from gui.config.toml_text import LARGEST, decode, find_lines, read_text
from gui.domain.errors import ConfigurationError


@given(st.binary(max_size=200))
def test_random_bytes_are_a_configuration_or_a_mistake(raw: bytes) -> None:
    where, found = "c.toml", Configuration()
    try:
        found = parse_configuration(decode(raw, "c.toml"), "c.toml")
    except ConfigurationError as error:
        where = error.where
    assert where.startswith("c.toml")
    assert found.accounts == ()


def test_the_line_of_the_first_byte_that_is_not_utf8_is_named() -> None:
    with pytest.raises(ConfigurationError) as caught:
        decode(b"# one\n# two\n# \xff\n", "c.toml")
    assert caught.value.where == "c.toml, line 3"


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert decode(b"\xef\xbb\xbfhold_ms = 700", "c") == "hold_ms = 700"


def test_files_that_cannot_be_read_say_why(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="it is a folder, not a file"):
        read_text(tmp_path)
    with pytest.raises(ConfigurationError, match="cannot be read"):
        read_text(tmp_path / "\0")
    (tmp_path / "file").write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(ConfigurationError, match="larger than 1 MiB"):
        read_text(tmp_path / "file")
    with pytest.raises(ConfigurationError, match="cannot be read"):
        read_text(tmp_path / "file" / "in-it")
    with pytest.raises(FileNotFoundError):
        read_text(tmp_path / "missing")


def test_a_file_without_permission_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ConfigurationError, match=r"cannot be read \(Permission denied\)"):
        read_text(tmp_path / "c.toml")


@given(st.text(max_size=300))
def test_finding_lines_never_fails(text: str) -> None:
    lines = find_lines(text)
    assert len(lines.headers) == len(lines.keys)
    assert lines.of(99) >= 1
