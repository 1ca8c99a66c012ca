"""Changes the accounts of the configuration file: comments, order and permissions stay, and it is written whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from gui.config.accounts import Configuration, parse_configuration
from gui.config.toml_text import decode, find_lines
from gui.domain.errors import ConfigurationError
from gui.domain.venues import Account, Venue, offered_families

# A file that somebody else changes at the same moment is read again so often.
TRIES = 3

Edit = Callable[[str], str]


def add_account(path: Path, account: Account) -> Configuration:
    """Add an account at the end; raises ConfigurationError, and nothing is written then."""

    def edit(text: str) -> str:
        return with_account(text, account)

    return _change(path, edit, lambda before: (*before, _plain(account)))


def change_account(path: Path, account: Account) -> Configuration:
    """Change environment, region and backstop of the account of this label; raises as `add_account` does."""

    def wanted(before: tuple[Account, ...]) -> tuple[Account, ...]:
        return tuple(_changed(one, account) if one.label == account.label else one for one in before)

    return _change(path, lambda text: with_change(text, account), wanted)


def remove_account(path: Path, label: str) -> Configuration:
    """Take an account out; its comments stay. Raises ConfigurationError as `add_account` does."""

    def wanted(before: tuple[Account, ...]) -> tuple[Account, ...]:
        return tuple(one for one in before if one.label != label)

    return _change(path, lambda text: without_account(text, label), wanted)


# The text, before and after


def with_account(text: str, account: Account) -> str:
    """Give a configuration's text with one more account."""
    import tomlkit
    from tomlkit.items import AoT

    body: dict[str, str | bool] = {
        "label": account.label,
        "venue": str(account.venue),
        "environment": str(account.environment),
    }
    if account.venue is Venue.OKX and account.region != "global":
        body["region"] = account.region
    if account.backstop:
        body["backstop"] = True
    document = tomlkit.parse(text)
    present = document.get("account")
    if present is not None and not isinstance(present, AoT):
        # A person wrote the list in one pair of brackets: it goes on as it is.
        entry = tomlkit.inline_table()
        entry.update(body)
        present.append(entry)
        return tomlkit.dumps(document)
    # A header of its own at the end, so that nothing above it moves.
    gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
    return f"{text}{gap}[[account]]\n{tomlkit.dumps(body)}"


def with_change(text: str, account: Account) -> str:
    """Give a configuration's text in which one account has another environment, region or backstop."""
    import tomlkit

    document = tomlkit.parse(text)
    for place, table in enumerate(_tables(document)):
        if table.get("label") == account.label:
            table["environment"] = str(account.environment)
            if account.venue is Venue.OKX and account.region != table.get("region", "global"):
                table["region"] = account.region
            if "backstop" in table or place >= len(find_lines(text).headers):
                # Switched off it stays there as false, with the comment that a person put behind it.
                if account.backstop is not table.get("backstop", False):
                    table["backstop"] = account.backstop
            elif account.backstop:
                return _with_line(tomlkit.dumps(document), place, "environment", "backstop = true")
    return tomlkit.dumps(document)


def _with_line(text: str, place: int, key: str, line: str) -> str:
    # Below a key of the same account: at the table's end it would stand behind comments that mean what follows.
    lines = text.splitlines(keepends=True)
    above = find_lines(text).of(place, key)
    indent = lines[above - 1][: len(lines[above - 1]) - len(lines[above - 1].lstrip())]
    if not lines[above - 1].endswith("\n"):
        lines[above - 1] += "\n"
    return "".join([*lines[:above], f"{indent}{line}\n", *lines[above:]])


def without_account(text: str, label: str) -> str:
    """Give a configuration's text without one account: its lines from the header to its last key."""
    import tomlkit

    document = tomlkit.parse(text)
    place = next((at for at, table in enumerate(_tables(document)) if table.get("label") == label), None)
    if place is None:
        return text
    headers = find_lines(text).headers
    if place >= len(headers):
        # Written as a list in brackets.
        del document["account"][place]
        return tomlkit.dumps(document)
    lines = text.splitlines(keepends=True)
    begin = headers[place] - 1
    end = headers[place + 1] - 1 if place + 1 < len(headers) else len(lines)
    # What stands between the last key and the next header belongs to what comes after it.
    while end > begin + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    head, rest = lines[:begin], lines[end:]
    if head and rest and not head[-1].strip() and not rest[0].strip():
        rest = rest[1:]
    return "".join([*head, *rest])


def _tables(document: Any) -> list[Any]:
    return list(document.get("account", []))


def _plain(account: Account) -> Account:
    # What the file will say of a new account: no hosts of its own, every family that is offered.
    families = offered_families(account.venue, account.environment)
    return Account(
        account.label, account.venue, account.environment, account.region, families, backstop=account.backstop
    )


def _changed(before: Account, wanted: Account) -> Account:
    families = before.families
    if families == offered_families(before.venue, before.environment):
        families = offered_families(before.venue, wanted.environment)
    return replace(
        before, environment=wanted.environment, region=wanted.region, families=families, backstop=wanted.backstop
    )


# The file


def _change(path: Path, edit: Edit, wanted: Callable[[tuple[Account, ...]], tuple[Account, ...]]) -> Configuration:
    """Read the file as it is now, edit it, check that it says what was wanted and nothing else, and replace it."""
    where = str(path)
    try:
        # A link stays a link: what it leads to is replaced.
        real = path.resolve()
        for _ in range(TRIES):
            raw = _read(real)
            text = decode(raw, where)
            before = parse_configuration(text, where)
            after = _edited(edit, text.replace("\r\n", "\n"), where)
            if "\r\n" in text:
                after = after.replace("\n", "\r\n")
            changed = parse_configuration(after, where)
            if changed != replace(before, accounts=wanted(before.accounts)):
                what = "the account cannot be written into it without changing something else"
                raise ConfigurationError(where, what, "Change the file by hand")
            mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
            if _replace(real, raw, mark + after.encode()):
                return changed
    except OSError as error:
        what = f"it cannot be written ({error.strerror or type(error).__name__})"
        raise ConfigurationError(where, what, "Allow writing it, or change it by hand") from None
    raise ConfigurationError(where, "another program keeps changing it", "Save again in a moment")


def _edited(edit: Edit, text: str, where: str) -> str:
    from tomlkit.exceptions import TOMLKitError

    try:
        return edit(text)
    except TOMLKitError as error:
        what = f"it cannot be changed as it is written ({type(error).__name__})"
        raise ConfigurationError(where, what, "Change it by hand") from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _replace(path: Path, before: bytes, after: bytes) -> bool:
    """Put a whole new file in the place of the old one, unless that is not what it was any more."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, fresh = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        _same_owner_and_mode(path, fresh)
        if _read(path) != before:
            return False
        os.replace(fresh, path)
        fresh = ""
    finally:
        if fresh:
            with suppress(OSError):
                os.unlink(fresh)
    return True


def _same_owner_and_mode(path: Path, fresh: str) -> None:
    try:
        old = path.stat()
    except FileNotFoundError:
        return
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(fresh, old.st_uid, old.st_gid)
    os.chmod(fresh, old.st_mode & 0o7777)
