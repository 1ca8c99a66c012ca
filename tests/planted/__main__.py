"""``python -m tests.planted`` plants every bug in a copy, one after the other, and tells which the tests catch."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.planted.bug import WIDER, Bug
from tests.planted.bugs import BUGS, MUST

ROOT = Path(__file__).parents[2]
COPIED = ("gui", "resources", "tests", "pyproject.toml", "README.md", "LICENSE", ".ci", ".gitignore")
ENOUGH = 0.95
# A bug that makes a test wait for ever is caught by that.
LONGEST_S = 600.0


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one bug: who caught it (empty: nobody), after how long, and why it could not be tried, if so."""

    bug: Bug
    caught_by: str
    seconds: float
    unfit: str = ""


def plant(bug: Bug, root: Path) -> None:
    """Make the change; raises ValueError if what is to be changed does not stand there exactly once."""
    path = root / bug.file
    text = path.read_text(encoding="utf-8")
    if text.count(bug.old) != 1:
        raise ValueError(f"{bug.name}: found {text.count(bug.old)} times in {bug.file}")
    path.write_text(text.replace(bug.old, bug.new), encoding="utf-8")


def copy_tree(to: Path, of: Path = ROOT) -> None:
    """Copy what the tests need."""
    for name in COPIED:
        source = of / name
        if source.is_dir():
            shutil.copytree(source, to / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy2(source, to / name)


def first_failure(root: Path, paths: Iterable[str]) -> str:
    """Run tests until the first fails; gives its name, empty if all pass.

    Raises RuntimeError where no test failed and yet not all passed: what cannot even be collected catches nothing.
    """
    there = [path for path in paths if (root / path).exists()]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *there]
    environ = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=root, env=environ, capture_output=True, text=True, timeout=LONGEST_S, check=False
        )
    except subprocess.TimeoutExpired:
        return "a test that never ends"
    if done.returncode == 0:
        return ""
    named = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    if done.returncode != 1 or not named:
        raise RuntimeError(f"pytest ended with {done.returncode}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return named[0].split(" - ")[0].split(maxsplit=1)[1]


def try_bug(bug: Bug, tree: Path = ROOT) -> Result:
    """Plant a bug in a copy of its own and run the narrow tests, then the wider ones if those notice nothing."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="planted-") as folder:
        root = Path(folder)
        copy_tree(root, tree)
        plant(bug, root)
        try:
            caught = first_failure(root, bug.tests) or first_failure(root, WIDER)
        except RuntimeError as broken:
            return Result(bug, "", time.monotonic() - began, str(broken))
    return Result(bug, caught, time.monotonic() - began)


def try_all(bugs: Sequence[Bug], tree: Path, jobs: int) -> Iterator[Result]:
    """Try every bug in copies of one tree; raises RuntimeError if a test fails there although nothing is planted."""
    paths = dict.fromkeys(path for bug in bugs for path in bug.tests)
    with ThreadPoolExecutor(jobs) as pool:
        sound = pool.submit(first_failure, tree, paths)
        results = [pool.submit(try_bug, bug, tree) for bug in bugs]
        try:
            if failing := sound.result():
                raise RuntimeError(f"{failing} fails although nothing is planted")
            yield from (result.result() for result in results)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def summary(results: Sequence[Result], seconds: float) -> tuple[str, bool]:
    """Say in one line what came of all, and whether it is enough."""
    missed = [result.bug for result in results if not result.caught_by]
    caught = len(results) - len(missed)
    serious = [bug.name for bug in missed if MUST & set(bug.breaks.split())]
    share = caught / len(results) if results else 1.0
    words = f"planted {len(results)}, caught {caught} ({share:.0%}) in {seconds:.0f} s"
    words += f" · missed: {', '.join(bug.name for bug in missed) or 'none'}"
    words += f" · all that break {', '.join(sorted(MUST))} caught: {'no' if serious else 'yes'}"
    return words, share >= ENOUGH and not serious


def main() -> int:
    """Plant what the command line asks for; 1 if too few are caught."""
    parser = argparse.ArgumentParser(prog="python -m tests.planted")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", help="bugs whose name holds this")
    words = parser.parse_args()
    chosen = [bug for bug in BUGS if words.only is None or words.only in bug.name]
    began, results = time.monotonic(), []
    # One copy first: what is edited meanwhile changes nothing.
    with tempfile.TemporaryDirectory(prefix="planted-tree-") as folder:
        copy_tree(Path(folder))
        for result in try_all(chosen, Path(folder), words.jobs):
            results.append(result)
            by = result.caught_by or f"NOBODY {result.unfit}".strip()
            print(f"{result.seconds:6.1f} s  {result.bug.name} ({result.bug.breaks}): {by}", flush=True)
    line, enough = summary(results, time.monotonic() - began)
    print(line)
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
