"""The table of places is true: what it names is there, looks at what it says, and nothing that looks is left out."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.invariants.__main__ import lines
from tests.invariants.table import INVARIANTS
from tests.invariants.where import WHERE

ROOT = Path(__file__).parents[2]
# The disk that is full is one more trouble of the simulation: that things go on is looked at as in all others.
UNDER_ANOTHER_NUMBER = {("I22", "tests.simulation.progress:Progress._due")}


def named(place: str) -> object:
    """What a module and a qualified name stand for."""
    module, _, name = place.partition(":")
    found: object = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    return found


def looks(folder: str) -> Iterator[tuple[str, str]]:
    """Every function of the checkers that looks at an invariant by its number, with the number."""
    for path in sorted((ROOT / folder).glob("*.py")):
        if path.name.startswith("test_"):
            continue
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for kind in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(kind, ast.ClassDef):
                functions = [one for one in kind.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
                for function in functions:
                    for number in held(function):
                        yield number, f"{module}:{kind.name}.{function.name}"


def held(function: ast.AST) -> Iterator[str]:
    """The numbers that a function gives to `Breaches.holds`."""
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "holds":
            first = call.args[0] if call.args else None
            if isinstance(first, ast.Constant):
                yield str(first.value)


def test_every_invariant_has_its_line() -> None:
    assert list(WHERE) == list(INVARIANTS)


@pytest.mark.parametrize("number", WHERE)
def test_what_looks_is_there_and_looks_at_it(number: str) -> None:
    places = WHERE[number].live
    assert bool(places) is not bool(WHERE[number].alone)
    for place in places:
        source = inspect.getsource(named(place))  # type: ignore[arg-type]
        assert f'"{number}"' in source or (number, place) in UNDER_ANOTHER_NUMBER, place


@pytest.mark.parametrize("number", WHERE)
def test_its_tests_are_there(number: str) -> None:
    assert WHERE[number].tests
    for test in WHERE[number].tests:
        path, _, name = test.partition("::")
        text = (ROOT / path).read_text(encoding="utf-8")
        assert re.search(rf"^(async )?def {name}\(", text, re.MULTILINE), test


def test_nothing_that_looks_is_left_out() -> None:
    found = {*looks("tests/invariants"), *looks("tests/simulation")}
    assert len(found) > 20
    assert [f"{number} {place}" for number, place in sorted(found) if place not in WHERE[number].live] == []


def test_the_table_can_be_read() -> None:
    told = lines()
    assert told[-1].startswith(f"invariants: {len(INVARIANTS)},")
    assert all(any(line.startswith(f"{number}  ") for line in told) for number in INVARIANTS)
