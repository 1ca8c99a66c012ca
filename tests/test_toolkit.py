"""The toolkit itself: a void call of a broken release loses a reference to None, and some thousands abort Python."""

from __future__ import annotations

import os
import subprocess
import sys

import PySide6
import pytest
from PySide6.QtCore import QObject

from tests.conftest import missing_packages

CALLS = 200
# What else runs in the process may take or give a few references meanwhile.
NOISE = 20


def none_lost() -> int:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    return before - sys.getrefcount(None)


def test_a_void_call_keeps_every_reference_to_none() -> None:
    assert abs(none_lost()) < NOISE


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_the_toolkit_is_older_than_the_release_that_loses_none() -> None:
    assert tuple(int(part) for part in PySide6.__version__.split(".")[:2]) < (6, 12)


def test_missing_libraries_are_named_by_their_packages() -> None:
    lacking = {"libEGL.so.1", "libxkbcommon.so.0"}
    assert missing_packages(lambda library: library not in lacking) == ["libegl1", "libxkbcommon0"]
    assert missing_packages(lambda library: True) == []


def test_without_its_libraries_a_run_ends_with_one_line() -> None:
    block = (
        "import ctypes, sys, pytest\n"
        "class Blind(ctypes.CDLL):\n"
        "    def __init__(self, name, *rest, **named):\n"
        "        if name == 'libEGL.so.1':\n"
        "            raise OSError(name)\n"
        "        super().__init__(name, *rest, **named)\n"
        "ctypes.CDLL = Blind\n"
        "sys.exit(pytest.main(['-q', '-p', 'no:cacheprovider', 'tests/test_toolkit.py']))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", block],
        env={key: value for key, value in os.environ.items() if not key.startswith(("COV_", "PYTEST_"))},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = run.stdout + run.stderr
    assert run.returncode == 3
    assert "Run: apt-get install -y libegl1" in said
    assert "Traceback" not in said
