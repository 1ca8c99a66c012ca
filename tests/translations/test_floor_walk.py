"""Walks what the floors below say, text by text, and fails where the window could not say it in its language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.models import floor_sources
from tests.translations.sources import ROOT

FIELD = re.compile(r"\{[^{}]*\}")
WORDS = re.compile(r"[A-Za-z]{2}.* .*[A-Za-z]{2}")
# What is called so takes patterns, or words for developers.
DEAF = ("re.compile", "TypeError", "ValueError", "log.error")
# Whole folders whose texts come into the window.
FLOORS = ("gui/domain", "gui/engine", "gui/connectors", "gui/connectors/okx", "gui/connectors/binance")
CONFIG_FILES = ("accounts", "credentials", "hosts", "paths", "settings", "state", "toml_text")
# Of the floors that hold much that nobody reads, the modules whose texts do come into the window.
MORE = (
    *("gui/journal/trouble.py", "gui/journal/writer.py"),
    *(f"gui/config/{name}.py" for name in CONFIG_FILES),
)
# Names of things in the code that read like words: reasons, paths, checks, who ended an order (the window has words
# of its own for those).
NAMES = {
    *(
        "our cancel",
        "the venue",
        "another hand",
        "our cancel or another hand",
        "our close or another hand",
        "issued by ",
    ),
    *("no network", "no names", "same way", "one name", "not known"),
    *("no key", "not looked up", "not a name"),
    *("OKX bots", "Binance portfolio margin"),
    *("look after run {}", "look up {}"),
    "{} cannot cancel {} orders in one request",
}
# These raise or return what a developer or the command line reads, never the window.
SILENT = {
    "gui/domain/orders.py",  # `OrderKey.parse`: arguments of the command line
    "gui/connectors/certificate.py",
    "gui/connectors/credentials.py",
    "gui/engine/store.py",  # the log
    "gui/engine/tasks.py",  # the log
}
# Names of tasks, requests and wire words that hold a space.
NO_TEXTS = re.compile(
    r"^(cancels|status questions|clock|listing|list|cancel|status|wake watch|what an earlier start knew)\b.*\{"
    r"|^(wake watch|what an earlier start knew|key rights|cancel-symbol|way out|look-up)$"
    r"|^\{.*\} (list|cancel|cancel symbol|cancel batch|query|history|time)$"
)


def texts_of(file: Path) -> Iterator[tuple[int, str]]:
    """Give the texts of a module that read like words for a person; ``{}`` stands for each value."""
    tree = ast.parse(file.read_text("utf-8"))
    passed = {id(part) for node in ast.walk(tree) for part in _not_texts(node)}
    for node in ast.walk(tree):
        if id(node) in passed:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        elif isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        else:
            continue
        if re.search(r"[A-Za-z]{2}.* .*[A-Za-z]{2}", FIELD.sub("x", text)) and re.search(
            r"[a-z]{2}", FIELD.sub("", text)
        ):
            yield getattr(node, "lineno", 0), text


def _not_texts(node: ast.AST) -> Iterator[ast.AST]:
    # Docstrings, the parts of f-strings, what is raised for developers, and regular expressions.
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield from (part for value in node.values for part in ast.walk(value))
    elif isinstance(node, ast.Call) and ast.unparse(node.func) in (
        "re.compile",
        "TypeError",
        "ValueError",
        "log.error",
    ):
        yield from (part for each in node.args for part in ast.walk(each))


def _shape(text: str) -> str:
    return FIELD.sub("{}", text)


SHAPES = {_shape(text) for text in floor_sources.every_source()}
SOURCES = floor_sources.every_source()


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(part) for part in FIELD.split(text)), re.DOTALL)


PATTERNS = [_pattern(text) for text in SOURCES if "{" in text]


def _named(text: str) -> bool:
    return _shape(text) in NAMES or NO_TEXTS.search(text) is not None


def known(text: str) -> bool:
    """Say whether the window has a source for a text: whole, as a part of one, or with values put into one."""
    shape = _shape(text).removeprefix(" · ")
    if shape in SHAPES or (len(shape) > 12 and any(shape in each for each in SHAPES)):
        return True
    if f"{shape}: a fault of this program" in SHAPES:
        return True
    own = _pattern(shape)
    return any(own.fullmatch(each) for each in SOURCES) or any(each.fullmatch(shape) for each in PATTERNS)


def modules() -> list[Path]:
    """Every module of those floors that says something."""
    files = (file for floor in FLOORS for file in sorted((ROOT / floor).glob("*.py")))
    return [ROOT / more for more in MORE] + [file for file in files if file.relative_to(ROOT).as_posix() not in SILENT]


@pytest.mark.parametrize("file", modules(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_text_of_the_floors_below_has_a_source_in_the_window(file: Path) -> None:
    missing = [(line, text) for line, text in texts_of(file) if not _named(text) and not known(text)]
    assert missing == [], "write it into gui/models/floor_inline.py and refresh the translations"


def test_the_walk_finds_a_text_that_has_no_source(tmp_path: Path) -> None:
    file = tmp_path / "floor.py"
    file.write_text('"""Not this one."""\nnote = f"the {what} was never heard of"\nname = "one"\n', "utf-8")
    assert list(texts_of(file)) == [(2, "the {} was never heard of")]
    assert not known("the {} was never heard of")
    assert known("cancelled by another hand")
