"""Writes a proof to a file, whole or not at all, and never over another one unless that was asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gui.proof.page import page_of
from gui.proof.record import RunRecord
from gui.proof.times import compact

MOST_NAMES = 1000


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a proof was written, and the SHA-256 of the data in it."""

    path: Path
    sha256: str


def file_name(record: RunRecord) -> str:
    """Give the name that a proof has unless it was given another: ``killswitch-run-7-2026-11-21-140321Z.html``."""
    return f"killswitch-run-{record.number}-{compact(record.began_ms)}.html"


def save(record: RunRecord, folders: Sequence[Path], *, made_ms: int, made_by: str) -> Saved:
    """Write the proof into the first of the folders that takes it, under a name that is free.

    Raises the OSError of the last folder where none takes it.
    """
    page, sealed = page_of(record, made_ms=made_ms, made_by=made_by)
    trouble: OSError | None = None
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return Saved(_free(folder, file_name(record), page), sealed.sha256)
        except OSError as error:
            trouble = error
    raise trouble or FileNotFoundError("no folder to write to")


def write_new(path: Path, text: str, *, over: bool = False) -> None:
    """Write a text file that is flushed to the disk; raises FileExistsError if it is there and not to be replaced.

    What could not be written whole is taken away again. Raises OSError.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with open(part, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if over:
            os.replace(part, path)
        else:
            _move_new(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _move_new(part: Path, path: Path) -> None:
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links: the look and the move are two steps.
        if path.exists():
            raise FileExistsError(path) from None
        os.replace(part, path)


def _free(folder: Path, name: str, page: str) -> Path:
    stem, _, kind = name.rpartition(".")
    for count in range(1, MOST_NAMES):
        path = folder / (name if count == 1 else f"{stem}-{count}.{kind}")
        with suppress(FileExistsError):
            write_new(path, page)
            return path
    raise FileExistsError(name)
