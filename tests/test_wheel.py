"""The wheel carries every resource, and the program in it finds them without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent

FIND_ALL = """
import sys
from pathlib import Path
import gui
from gui import assets
place = Path(gui.__file__).resolve().parent
assert place.is_relative_to(Path(sys.argv[1]).resolve()), place
for name in sys.argv[2:]:
    found = assets.resource_path(name)
    assert found.is_relative_to(place), found
    assert found.stat().st_size > 0, found
print(len(sys.argv[2:]), "found")
"""


def resources() -> list[str]:
    folder = ROOT / "resources"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by its backend without a network."""
    built = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")))
    return Path(next(iter(built)))


def test_holds_the_package_and_every_resource(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"gui/resources/{name}" for name in resources()} <= names
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "gui").rglob("*.py")}
    assert modules <= names
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"gui"}


def test_names_the_command_and_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        info = next(name.split("/")[0] for name in archive.namelist() if ".dist-info/" in name)
        points = archive.read(f"{info}/entry_points.txt").decode()
        metadata = archive.read(f"{info}/METADATA").decode()
        licence = archive.read(f"{info}/licenses/LICENSE").decode()
    assert "killswitch = gui.__main__:main" in points
    assert "Name: algo-killswitch" in metadata
    assert "Version: 0.1.0" in metadata
    assert "Algo Kill Switch contributors" in licence


def test_finds_its_resources_from_a_bare_folder(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    packages = sysconfig.get_paths()["purelib"]
    path = f"import sys; sys.path[:0] = [{str(tmp_path / 'site')!r}]; sys.path.append({packages!r})"
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", path + FIND_ALL, str(tmp_path / "site"), *resources()],
        cwd=tmp_path,
        env={key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV_"))},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.stderr == ""
    assert run.stdout == f"{len(resources())} found\n"
