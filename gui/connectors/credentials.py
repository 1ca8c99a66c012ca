"""The secrets of one account in memory: usable for signing, and for nothing else by accident."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn

HIDDEN = "Credentials(hidden)"


@dataclass(frozen=True, slots=True, repr=False)
class Credentials:
    """API key, secret and (OKX only) passphrase of one account.

    No way of turning the object into text shows a part of it, and it cannot be pickled or copied into a dump.
    """

    key: str = field(repr=False)
    secret: str = field(repr=False)
    passphrase: str = field(default="", repr=False)

    def __repr__(self) -> str:
        return HIDDEN

    def __str__(self) -> str:
        return HIDDEN

    def __format__(self, spec: str) -> str:
        return HIDDEN

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("credentials are not to be stored")
