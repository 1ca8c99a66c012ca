"""TOML as a person wrote it: the decoded tables, and the line on which each of them and each key stands."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from gui.domain.errors import ConfigurationError

LARGEST = 1 << 20

_ACCOUNT = re.compile(r"""\s*\[\[\s*(?:account|"account"|'account')\s*\]\]""")
_TABLE = re.compile(r"\s*\[")
_KEY = re.compile(r"""\s*["']?([A-Za-z0-9_-]+)["']?\s*[.=]\s*(?:["']?([A-Za-z0-9_-]+)["']?\s*=)?""")
_INLINE_KEY = re.compile(r"""[{,]\s*["']?([A-Za-z0-9_-]+)["']?\s*=""")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines (from 1) of the top-level keys, of each account's header, and of each account's keys."""

    top: dict[str, int]
    headers: list[int]
    keys: list[dict[str, int]]

    def of(self, account: int, key: str = "") -> int:
        """Give the line of an account's key, else that of its header, else the first line."""
        if account >= len(self.headers):
            return self.top.get("account", 1)
        return self.keys[account].get(key, self.headers[account])


def read_text(path: Path) -> str:
    """Read a configuration file; raises ConfigurationError that names the file, and FileNotFoundError."""
    where = str(path)
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise
    except IsADirectoryError:
        raise ConfigurationError(where, "it is a folder, not a file", "Name the file in it") from None
    except (OSError, ValueError) as error:
        if path.is_dir():
            raise ConfigurationError(where, "it is a folder, not a file", "Name the file in it") from None
        reason = getattr(error, "strerror", None) or "not a path"
        raise ConfigurationError(where, f"it cannot be read ({reason})", "Allow reading it") from None
    return decode(raw, where)


def decode(raw: bytes, where: str) -> str:
    """Turn the file's bytes into text; raises ConfigurationError."""
    if len(raw) > LARGEST:
        raise ConfigurationError(where, "it is larger than 1 MiB", "Name the configuration file")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = "it is not UTF-8 text"
        raise ConfigurationError(f"{where}, line {line}", what, "Save the file as UTF-8") from None


def parse(text: str, where: str) -> dict[str, object]:
    """Decode TOML; raises ConfigurationError with the line where it stops making sense."""
    do = "Write it as TOML; the README shows an example"
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else max(1, len(text.splitlines()))
        # The parser's words may quote the line, and a line may hold a secret pasted by mistake.
        raise ConfigurationError(f"{where}, line {line}", "it is not TOML", do) from None
    except (ValueError, RecursionError, OverflowError):
        raise ConfigurationError(where, "it holds a number or a nesting beyond all bounds", do) from None


def find_lines(text: str) -> Lines:
    """Find the lines of tables and keys by searching the text; for messages only, so a miss is no error."""
    lines = Lines({}, [], [])
    closing = ""
    prefix = ""
    for number, line in enumerate(text.split("\n"), 1):
        if closing:
            closing = "" if line.count(closing) % 2 else closing
            continue
        here = lines.keys[-1] if lines.headers else lines.top
        if _ACCOUNT.match(line):
            lines.headers.append(number)
            lines.keys.append({})
            prefix = ""
        elif _TABLE.match(line):
            prefix = re.sub(r"""[\s"'\[\]]""", "", line.split("#")[0]).removeprefix("account.")
            here.setdefault(prefix, number)
            prefix = f"{prefix}."
        else:
            _note_keys(line, number, prefix, here)
        closing = next((mark for mark in ('"' * 3, "'" * 3) if line.count(mark) % 2), "")
    return lines


def _note_keys(line: str, number: int, prefix: str, here: dict[str, int]) -> None:
    found = _KEY.match(line)
    if found is None:
        return
    name = f"{prefix}{found[1]}"
    here.setdefault(name, number)
    inner = ([found[2]] if found[2] else []) + _INLINE_KEY.findall(line[found.end() :])
    for key in inner:
        here.setdefault(f"{name}.{key}", number)
