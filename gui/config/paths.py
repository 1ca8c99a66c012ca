"""Where the configuration and the data of the program are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from gui.domain.errors import ConfigurationError

APPLICATION = "killswitch"


@dataclass(frozen=True, slots=True)
class Paths:
    """The configuration file and the data folder; ``config_named``: a person named it, it must exist."""

    config: Path
    config_named: bool
    data: Path

    @property
    def journal(self) -> Path:
        """The journal's file."""
        return self.data / "journal.sqlite3"

    @property
    def state(self) -> Path:
        """The file that keeps the last mode and the window's place."""
        return self.data / "state.json"

    @property
    def logs(self) -> Path:
        """The folder of the logs."""
        return self.data / "logs"

    def proofs(self) -> tuple[Path, ...]:
        """The folders for proofs, the best first: the user's documents if there are any, else one of our own."""
        documents = platformdirs.user_documents_path()
        own = self.data / "proofs"
        return (documents, own) if documents.is_dir() else (own,)


def find_paths(environ: Mapping[str, str], config: str | None = None, data_dir: str | None = None) -> Paths:
    """Decide the paths: argument, else KILLSWITCH_CONFIG or KILLSWITCH_DATA_DIR, else the system's place.

    Makes no folder and opens no file; raises ConfigurationError for text that cannot be a path.
    """
    named = config or environ.get("KILLSWITCH_CONFIG", "")
    data = data_dir or environ.get("KILLSWITCH_DATA_DIR", "")
    default_config = platformdirs.user_config_path(APPLICATION, appauthor=False) / "config.toml"
    return Paths(
        config=_path(named, "--config or KILLSWITCH_CONFIG") if named else default_config,
        config_named=bool(named),
        data=_path(data, "--data-dir or KILLSWITCH_DATA_DIR")
        if data
        else platformdirs.user_data_path(APPLICATION, appauthor=False),
    )


def _path(text: str, where: str) -> Path:
    try:
        if "\0" in text:
            raise ValueError
        return Path(text).expanduser().absolute()
    except (ValueError, RuntimeError, OSError):
        raise ConfigurationError(where, "it is not a path", "Give the full path") from None
