"""Finds every text of the window in the program: those said in its code, and those of the floors below."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from gui.models import floor_sources

ROOT = Path(__file__).resolve().parents[2]
# The doors that texts pass, with how many of their first arguments are texts.
DOORS = {"say": 1, "source": 1, "say_count": 3}
# Folders and files that know Qt: only these say anything.
SPEAKERS = ("gui/models", "gui/widgets", "gui")


class NoLiteralError(Exception):
    """A text is put together where it is said, so that no translation can find it."""


def speaking_files() -> list[Path]:
    """Every module that may say something."""
    return sorted(file for folder in SPEAKERS for file in (ROOT / folder).glob("*.py"))


def said_in(file: Path) -> Iterator[tuple[str, int]]:
    """Give every text that a module says, with its line."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in DOORS:
            for argument in node.args[: DOORS[node.func.id]]:
                yield from _literals(argument, file)


def _literals(argument: ast.expr, file: Path) -> Iterator[tuple[str, int]]:
    if isinstance(argument, ast.Constant):
        if isinstance(argument.value, str):
            yield argument.value, argument.lineno
    elif isinstance(argument, ast.IfExp):
        yield from _literals(argument.body, file)
        yield from _literals(argument.orelse, file)
    elif isinstance(argument, ast.JoinedStr | ast.BinOp):
        raise NoLiteralError(f"{file.relative_to(ROOT)}:{argument.lineno} says what it puts together there")


def every_source() -> dict[str, str]:
    """Give every text once, with the file that says it first."""
    found: dict[str, str] = {}
    for file in speaking_files():
        for text, _ in said_in(file):
            found.setdefault(text, file.relative_to(ROOT).as_posix())
    for text in floor_sources.every_source():
        found.setdefault(text, "gui/models/floor_sources.py")
    return found
