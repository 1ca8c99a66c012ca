"""What a command says: the report on stdout, remarks on stderr; a stream that cannot take it never ends a run."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import TextIO


def make_streams_lenient() -> None:
    """Let a terminal that cannot show a character show its number instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def report(text: str) -> bool:
    """Print the report on stdout, or on stderr if stdout is closed or full; says whether either took it."""
    if write(sys.stdout, text):
        return True
    remark("the report could not be written to stdout; here it is")
    return write(sys.stderr, text)


def remark(sentence: str) -> None:
    """Say one sentence on stderr, if there is one to say it on."""
    write(sys.stderr, f"killswitch: {sentence}")


def write(stream: TextIO | None, text: str) -> bool:
    """Write a line and flush it; False if the stream is closed, broken or full, which it is from then on."""
    if stream is None:
        return False
    try:
        stream.write(f"{text}\n")
        stream.flush()
    except (OSError, ValueError):
        _give_up(stream)
        return False
    return True


def _give_up(stream: TextIO) -> None:
    # What is left in the buffer would be tried again when the interpreter ends, and change the exit code.
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, stream.fileno())
        finally:
            os.close(nowhere)
