"""Everything that the program is told from outside, as one frozen record."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from gui.config.accounts import HOLD_MS, Configuration, parse_configuration
from gui.config.paths import Paths
from gui.config.preferences import Preferences
from gui.config.state import load_state
from gui.config.toml_text import read_text
from gui.domain.errors import ConfigurationError
from gui.domain.venues import Account, Environment


@dataclass(frozen=True, slots=True)
class Settings:
    """The accounts, the hold that the file asks for, the last mode, the choices, and notes for the trader.

    ``file_hold_ms`` is None where the file does not name it; ``last_mode`` is None on a first start.
    """

    accounts: tuple[Account, ...] = ()
    file_hold_ms: int | None = None
    last_mode: Environment | None = None
    notes: tuple[str, ...] = ()
    preferences: Preferences = field(default_factory=Preferences)

    @property
    def hold_ms(self) -> int:
        """How long PANIC is held (ms): the file's word wins, then the trader's choice, then 0.7 s."""
        return self.file_hold_ms or self.preferences.hold_ms or HOLD_MS

    def of(self, environment: Environment) -> tuple[Account, ...]:
        """Give the accounts of one environment, in the file's order."""
        return tuple(account for account in self.accounts if account.environment is environment)


def load_settings(paths: Paths) -> Settings:
    """Read the configuration and the state; raises ConfigurationError.

    A file at the default place may be missing: no accounts then. One that a person named must exist.
    """
    configuration, kept = read_configuration(paths), load_kept(paths)
    file_hold_ms = configuration.hold_ms if configuration.hold_written else None
    return replace(kept, accounts=configuration.accounts, file_hold_ms=file_hold_ms)


def load_kept(paths: Paths) -> Settings:
    """Read the state alone: what is left to start with where the configuration cannot be used."""
    state, note = load_state(paths.state)
    return Settings(last_mode=state.last_mode, notes=(note,) if note else (), preferences=state.preferences)


def read_configuration(paths: Paths) -> Configuration:
    """Read the configuration file alone; raises ConfigurationError as `load_settings` does."""
    try:
        text = read_text(paths.config)
    except FileNotFoundError:
        if paths.config_named:
            raise ConfigurationError(str(paths.config), "there is no such file", "Name one that exists") from None
        return Configuration()
    return parse_configuration(text, str(paths.config))
