"""What a headless command works on: paths, settings and the one environment that its accounts belong to."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass

from gui.config.paths import Paths, find_paths
from gui.config.settings import Settings, load_settings
from gui.domain.errors import ConfigurationError, UsageError
from gui.domain.venues import Account, Environment, offered_families
from gui.drill.account import default_accounts


@dataclass(frozen=True, slots=True)
class Setting:
    """Paths, settings, the environment and its accounts (those of the drill without addresses: it brings its own)."""

    paths: Paths
    settings: Settings
    environment: Environment
    accounts: tuple[Account, ...]


def find_setting(arguments: argparse.Namespace, environ: Mapping[str, str]) -> Setting:
    """Decide what a headless command works on; raises ConfigurationError or UsageError before any request."""
    paths = find_paths(environ, arguments.config, arguments.data_dir)
    if arguments.mode == Environment.DRILL:
        return Setting(paths, Settings(), Environment.DRILL, _drill_accounts())
    settings = load_settings(paths)
    environment = Environment(arguments.mode) if arguments.mode else _default(settings, paths)
    accounts = settings.of(environment)
    if not accounts:
        raise ConfigurationError(
            str(paths.config),
            f"no {environment} account is configured",
            "Add an [[account]] with its environment, or practise with --drill",
        )
    return Setting(paths, settings, environment, accounts)


def _default(settings: Settings, paths: Paths) -> Environment:
    if settings.of(Environment.LIVE):
        return Environment.LIVE
    if settings.of(Environment.DEMO):
        raise UsageError("only demo accounts are configured: say --demo to act on them, or practise with --drill")
    raise ConfigurationError(
        str(paths.config), "no account is configured", "Add an [[account]], or practise with --drill"
    )


def _drill_accounts() -> tuple[Account, ...]:
    return tuple(
        Account(
            label=practice.label,
            venue=practice.venue,
            environment=Environment.DRILL,
            families=offered_families(practice.venue, Environment.DRILL),
        )
        for practice in default_accounts()
    )
