"""Our own errors, each with fields and a sentence; venue trouble is data (`gui.domain.faults`), not an exception."""

from __future__ import annotations


class KillSwitchError(Exception):
    """Root of everything that this program raises on purpose."""


class ConfigurationError(KillSwitchError):
    """The configuration cannot be used: ``where`` names file and line or setting, ``what`` and ``do`` explain."""

    def __init__(self, where: str, what: str, do: str) -> None:
        super().__init__(f"{where}: {what}. {do}")
        self.where = where
        self.what = what
        self.do = do


class UsageError(KillSwitchError):
    """The command line asks for something that does not exist."""


class ShapeError(KillSwitchError):
    """A venue body has not the shape that its endpoint documents; ``where`` names the field, never its content."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what
