"""The program as a process: it starts, it answers, and without a screen it needs no Qt."""

from __future__ import annotations

import os
import subprocess
import sys

NO_QT = """
import sys
import gui.cli, gui.session, gui.start
from gui.cli import run
assert run(["list", "--json", "--drill"]) == 0
assert not [name for name in sys.modules if name.startswith(("PySide6", "qasync"))], "Qt was imported"
"""


def program(*line: str, **environ: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run(
        [sys.executable, "-m", "gui", *line],
        capture_output=True,
        text=True,
        timeout=60,
        env=kept | environ,
        check=False,
    )


def test_help_and_wrong_usage(tmp_path: object) -> None:
    assert program("--help").returncode == 0
    wrong = program("cancel", "nonsense", "--yes", "--drill")
    assert wrong.returncode == 2
    assert wrong.stderr.startswith("killswitch: 'nonsense' is not ACCOUNT/FAMILY/ALGO_ID")
    assert "Traceback" not in wrong.stderr


def test_headless_commands_never_import_qt(tmp_path: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", NO_QT], capture_output=True, text=True, timeout=60, check=False,
        env=os.environ | {"KILLSWITCH_DATA_DIR": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
