"""The house's floors: imports go down or sideways, each outside library has its own door, each module its test."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = {
    "domain": 0,
    "journal": 1,
    "config": 1,
    "connectors": 2,
    "engine": 3,
    "models": 4,
    "drill": 4,
    "proof": 4,
    "widgets": 5,
}
# Files straight in gui/ and the headless commands compose the floors, and so stand above them.
TOP = 6
QT = {"PySide6", "shiboken6"}
QT_DOORS = ("gui/models/", "gui/widgets/", "gui/assets.py", "gui/app.py")
TRANSPORT = "gui/connectors/transport.py"
DRILL = "gui/drill/"


@dataclass(frozen=True, slots=True)
class Import:
    """One import of one name, by the file's path from the repository's top."""

    file: str
    line: int
    name: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.name}"

    @property
    def library(self) -> str:
        return self.name.partition(".")[0]


def modules() -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "gui").rglob("*.py"))


def imports_of(file: str, source: str) -> Iterator[Import]:
    """Every import of a file, also those inside functions; ``from gui import x`` names ``gui.x``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (Import(file, node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno} imports relatively"
            assert node.module is not None
            yield from (Import(file, node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def every_import() -> list[Import]:
    return [found for file in modules() for found in imports_of(file, (ROOT / file).read_text("utf-8"))]


def floor_of(path: str) -> int:
    """The floor of ``gui/engine/store.py`` or ``gui.engine.store``."""
    folder = re.split(r"[/.]", path)[1]
    return FLOORS.get(folder, TOP)


def goes_up(one: Import) -> bool:
    """Whether an import climbs. ``gui.assets`` finds files and stands beside the widgets."""
    if one.library != "gui" or one.name in ("gui", "gui.__version__"):
        return False
    if one.name.split(".")[1] == "assets":
        return floor_of(one.file) < FLOORS["models"]
    here, there = floor_of(one.file), floor_of(one.name)
    beside = here == there and here != TOP and one.file.split("/")[1] != one.name.split(".")[1]
    return there > here or beside


def door(one: Import) -> bool:
    """Whether an outside library comes in at its own door."""
    if one.library in QT:
        return one.file.startswith(QT_DOORS)
    if one.library == "qasync":
        return one.file == "gui/app.py"
    if one.library == "aiohttp":
        return one.file == TRANSPORT or (one.file.startswith(DRILL) and one.name.startswith("aiohttp.web"))
    return True


def crosses_venues(one: Import) -> bool:
    """Whether one venue's connector, or its practice venue, imports the other's."""
    own = next((venue for venue in ("okx", "binance") if f"/{venue}" in one.file), None)
    other = {"okx": "binance", "binance": "okx"}.get(own or "")
    floors = ("gui/connectors/", "gui/drill/")
    return other is not None and one.file.startswith(floors) and f".{other}" in one.name


def reexports_only(source: str) -> bool:
    """Whether a file holds nothing but its docstring, imports and ``__all__``."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            continue
        return False
    return True


def twin_of(file: str) -> str:
    """``gui/engine/store.py`` has ``tests/engine/test_store.py``, ``gui/__main__.py`` ``tests/test_main.py``."""
    folder, _, name = file.removeprefix("gui/").rpartition("/")
    return "/".join(part for part in ("tests", folder, f"test_{name.strip('_').replace('__', '')}") if part)


def twinless() -> list[str]:
    wanting = []
    for file in modules():
        exempt = file.endswith("/__init__.py") or reexports_only((ROOT / file).read_text("utf-8"))
        if not exempt and not (ROOT / twin_of(file)).is_file():
            wanting.append(f"{file} wants {twin_of(file)}")
    return wanting


def test_imports_go_down_the_floors() -> None:
    assert [str(one) for one in every_import() if goes_up(one)] == []


def test_each_outside_library_has_its_door() -> None:
    assert [str(one) for one in every_import() if not door(one)] == []


def test_venues_never_import_each_other() -> None:
    assert [str(one) for one in every_import() if crosses_venues(one)] == []


def test_domain_needs_the_standard_library_only() -> None:
    outside = [
        str(one)
        for one in every_import()
        if one.file.startswith("gui/domain/") and one.library not in sys.stdlib_module_names | {"gui"}
    ]
    assert outside == []


def test_every_folder_has_a_floor() -> None:
    folders = {path.name for path in (ROOT / "gui").iterdir() if any(path.glob("*.py"))}
    assert folders - {"commands"} <= set(FLOORS)


def test_every_module_has_its_twin() -> None:
    assert twinless() == []


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("gui/domain/rows.py", "from gui.engine.store import Store"),
        ("gui/engine/store.py", "def f() -> None:\n    import gui.widgets.theme"),
        ("gui/engine/store.py", "from gui import app"),
        ("gui/engine/store.py", "from gui import assets"),
        ("gui/journal/writer.py", "from gui.config.paths import Paths"),
        ("gui/models/columns.py", "from gui.drill.venues import PracticeVenues"),
    ],
)
def test_a_climb_is_seen(file: str, source: str) -> None:
    assert [goes_up(one) for one in imports_of(file, source)] == [True]


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("gui/engine/store.py", "from gui.domain import rows"),
        ("gui/engine/store.py", "from gui.engine.plan import plan"),
        ("gui/widgets/icons.py", "from gui import assets"),
        ("gui/app.py", "from gui.widgets.theme import Theme"),
        ("gui/connectors/wire.py", "from gui import __version__"),
    ],
)
def test_a_way_down_is_free(file: str, source: str) -> None:
    assert [goes_up(one) for one in imports_of(file, source)] == [False]


@pytest.mark.parametrize(
    ("file", "source", "free"),
    [
        ("gui/connectors/okx/caller.py", "import aiohttp", False),
        ("gui/drill/server.py", "from aiohttp import ClientSession", False),
        ("gui/drill/server.py", "from aiohttp import web", True),
        (TRANSPORT, "import aiohttp", True),
        ("gui/engine/store.py", "from PySide6.QtCore import QObject", False),
        ("gui/widgets/theme.py", "from PySide6.QtGui import QColor", True),
        ("gui/widgets/deck.py", "from qasync import QEventLoop", False),
    ],
)
def test_doors_hold(file: str, source: str, free: bool) -> None:
    assert [door(one) for one in imports_of(file, source)] == [free]


def test_a_venue_that_looks_at_the_other_is_seen() -> None:
    (one,) = imports_of("gui/connectors/okx/codes.py", "from gui.connectors.binance.codes import CODES")
    assert crosses_venues(one)


def test_twins_are_named_for_their_modules() -> None:
    assert twin_of("gui/connectors/okx/codes.py") == "tests/connectors/okx/test_codes.py"
    assert twin_of("gui/cli.py") == "tests/test_cli.py"
    assert twin_of("gui/__main__.py") == "tests/test_main.py"
