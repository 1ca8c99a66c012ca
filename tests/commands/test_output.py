"""What a command says reaches somebody, and a stream that breaks ends nothing."""

from __future__ import annotations

import io
import os
import sys

import pytest

from gui.commands.output import make_streams_lenient, remark, report, write


def full() -> io.TextIOWrapper:
    return open("/dev/full", "w", encoding="ascii")


def test_the_report_goes_to_stdout_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert report("flat")
    remark("a word")
    assert capsys.readouterr() == ("flat\n", "killswitch: a word\n")


@pytest.mark.parametrize("stdout", [None, io.StringIO()])
def test_a_closed_stdout_sends_it_to_stderr(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stdout: io.StringIO | None
) -> None:
    if stdout is not None:
        stdout.close()
    monkeypatch.setattr(sys, "stdout", stdout)
    assert report("NOT FLAT")
    assert capsys.readouterr().err.endswith("NOT FLAT\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the device is Linux's own")
def test_a_full_disk_is_no_error_now_and_none_at_the_end() -> None:
    with full() as stream:
        assert not write(stream, "x")
        assert write(stream, "y")  # given up: it goes nowhere, so that closing it cannot fail either


def test_nothing_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    make_streams_lenient()
    remark("unheard")
    assert not report("unheard")


def test_a_terminal_without_the_letters_shows_their_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    make_streams_lenient()
    assert report("USDⓈ")
    assert raw.getvalue() == b"USD\\u24c8\n"
