"""Practice venues as live accounts of a configuration file: what the command line meets in earnest."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gui.config.credentials import variable
from gui.drill.venues import PracticeVenues


@dataclass(frozen=True)
class Ground:
    """Running venues, the file and the environment that lead to them."""

    venues: PracticeVenues
    config: Path
    environ: dict[str, str]

    @property
    def options(self) -> list[str]:
        return ["--config", str(self.config)]


def write_config(described: Mapping[str, Any], folder: Path) -> tuple[Path, dict[str, str]]:
    """Write the practice accounts as live ones; gives the file and the environment with their keys."""
    lines, environ = [], {"KILLSWITCH_DATA_DIR": str(folder / "data")}
    for account in described["accounts"]:
        lines += ["[[account]]", f'label = "{account["label"]}"', f'venue = "{account["venue"]}"']
        lines += ['environment = "live"', "[account.hosts]"]
        lines += [f"{service} = {json.dumps(urls)}" for service, urls in account["hosts"].items()]
        for part in ("key", "secret", "passphrase"):
            if part in account:
                environ[variable(account["label"], part)] = account[part]
    path = folder / "config.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path, environ


@asynccontextmanager
async def ground(folder: Path, **venues: Any) -> AsyncIterator[Ground]:
    """Run practice venues and write the configuration that leads to them."""
    practice = PracticeVenues(**venues)
    await practice.start()
    try:
        config, environ = write_config(practice.describe(), folder)
        yield Ground(practice, config, environ)
    finally:
        await practice.stop()
