"""A system key store in memory, as a backend of ``keyring``, with the troubles that real ones have."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

Backend = TypeVar("Backend", bound=KeyringBackend)


class FakeKeyring(KeyringBackend):
    """Keeps secrets in ``kept``; ``refuse`` names a part that it takes not, ``error`` is raised by every call."""

    priority = 1

    def __init__(self, *, refuse: str = "", forget: bool = False, error: Exception | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self._refuse, self._forget, self._error = refuse, forget, error

    def get_password(self, service: str, username: str) -> str | None:
        if self._error is not None:
            raise self._error
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self._error is not None:
            raise self._error
        if self._refuse and username.endswith(self._refuse):
            raise RuntimeError(password)
        if not self._forget:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("not there")
        del self.kept[service, username]


@contextmanager
def in_use(backend: Backend) -> Iterator[Backend]:
    """Make a backend the system's key store for a while."""
    before = keyring.get_keyring()
    keyring.set_keyring(backend)
    try:
        yield backend
    finally:
        keyring.set_keyring(before)
