"""Disks that fail under the real program: full ones, read-only ones, a folder that goes away."""

from __future__ import annotations

import ctypes
import os
import resource
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from gui.journal.database import Database

# linux/capability.h: version 3, and the capabilities by which root passes over the modes of files.
_VERSION = 0x20080522
_CAPABILITIES = (1, 2, 3)


def small_files(most: int) -> None:
    """Let no file of this process grow beyond ``most`` bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def full_after(transactions: int, most: int) -> None:
    """Let no file of this process grow beyond ``most`` bytes once the journal has made so many transactions."""
    shipped: Callable[[Database], AbstractContextManager[sqlite3.Connection]] = Database._transaction
    left = [transactions]

    def counted(self: Database) -> AbstractContextManager[sqlite3.Connection]:
        left[0] -= 1
        if left[0] == 0:
            small_files(most)
        return shipped(self)

    Database._transaction = counted  # type: ignore[method-assign,assignment]


def obey_modes() -> None:
    """Make file modes count for this process, also where it runs as root; raises OSError where that cannot be."""
    if os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_VERSION, 0)
    sets = (ctypes.c_uint32 * 6)()
    if libc.capget(header, sets) != 0:
        raise OSError(ctypes.get_errno(), "capget")
    for word in range(3):
        for capability in _CAPABILITIES:
            sets[word] &= ~(1 << capability) & 0xFFFFFFFF
    if libc.capset(header, sets) != 0:
        raise OSError(ctypes.get_errno(), "capset")


@contextmanager
def small_disk(folder: Path, kib: int) -> Iterator[bool]:
    """Mount a file system of so few KiB at ``folder``; gives False where that is not permitted."""
    folder.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kib}k", "killswitch-test", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        done = False
    try:
        yield done
    finally:
        if done:
            subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)
