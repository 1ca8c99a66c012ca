"""No word of the window is cut in any language, at 100 % and at 150 %, in any situation that is rendered."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication

from gui.assets import has_chinese_font
from tests.screens.languages import LANGUAGES
from tests.translations.sources import ROOT


def what_does_not_fit(language: str, scale: str, *screens: str) -> str:
    """Walk the screens in a process of its own: the scale is a process's, and so is every font's."""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
    command = [sys.executable, "-m", "tests.translations.fits", language, *screens]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=800, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("scale", ["1", "1.5"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_window_fits_its_place(language: str, scale: str, qapp: QApplication) -> None:
    if language == "zh" and not has_chinese_font():
        pytest.skip("no font of this computer has Chinese, so nothing can be measured")
    assert what_does_not_fit(language, scale) == ""


def test_the_walk_tells_of_a_word_that_does_not_fit() -> None:
    program = (
        "from tests.translations.fits import Watch\n"
        "watch = Watch('here')\n"
        "watch.tell('there', 'too long', 90, 60)\n"
        "watch.tell('there', 'fine', 60, 60)\n"
        "print(*watch.found)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "here: there: 'too long' is 90 wide, has 60"
