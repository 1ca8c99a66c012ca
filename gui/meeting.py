"""Where the starts of one user over one data folder meet; named without loading what listens there."""

from __future__ import annotations

import getpass
import hashlib
import sys
import tempfile
from pathlib import Path

# A socket's path may be so long on every Unix.
LONGEST_PATH = 90


def meeting_place(data: Path) -> str:
    """Name the place: a pipe on Windows, else a socket in the data folder, where no other user has a say."""
    folder = data.absolute()
    mark = hashlib.sha256(f"{_user()}\0{folder}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
    if sys.platform == "win32":
        return f"killswitch-{mark}"
    place = folder / "window.sock"
    if len(str(place).encode("utf-8", "surrogateescape")) <= LONGEST_PATH:
        return str(place)
    return str(Path(tempfile.gettempdir()) / f"killswitch-{mark}.sock")


def somebody_may_be_there(place: str) -> bool:
    """Say whether asking there makes sense: a socket that no program has made cannot answer."""
    return sys.platform == "win32" or Path(place).exists()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
