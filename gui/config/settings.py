"""Everything that the program is told from outside, as one frozen record."""

from __future__ import annotations

from dataclasses import dataclass

from gui.config.accounts import HOLD_MS, Configuration, parse_configuration
from gui.config.paths import Paths
from gui.config.state import load_state
from gui.config.toml_text import read_text
from gui.domain.errors import ConfigurationError
from gui.domain.venues import Account, Environment


@dataclass(frozen=True, slots=True)
class Settings:
    """The accounts, how long PANIC is held (ms), the last mode (None on a first start), and notes."""

    accounts: tuple[Account, ...] = ()
    hold_ms: int = HOLD_MS
    last_mode: Environment | None = None
    notes: tuple[str, ...] = ()

    def of(self, environment: Environment) -> tuple[Account, ...]:
        """Give the accounts of one environment, in the file's order."""
        return tuple(account for account in self.accounts if account.environment is environment)


def load_settings(paths: Paths) -> Settings:
    """Read the configuration and the state; raises ConfigurationError.

    A file at the default place may be missing: no accounts then. One that a person named must exist.
    """
    configuration = _configuration(paths)
    state, note = load_state(paths.state)
    return Settings(configuration.accounts, configuration.hold_ms, state.last_mode, (note,) if note else ())


def _configuration(paths: Paths) -> Configuration:
    try:
        text = read_text(paths.config)
    except FileNotFoundError:
        if paths.config_named:
            raise ConfigurationError(str(paths.config), "there is no such file", "Name one that exists") from None
        return Configuration()
    return parse_configuration(text, str(paths.config))
