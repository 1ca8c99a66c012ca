"""What a run ends: the algo orders, every order, or every order and then the positions."""

from __future__ import annotations

from enum import StrEnum

from gui.domain.venues import Family


class What(StrEnum):
    """The three scopes of a run, in the words of ``--what``; each reaches what the one before it does, and more."""

    ALGOS = "algos"
    ORDERS = "orders"
    FLATTEN = "flatten"

    def reaches(self, family: Family) -> bool:
        """Say whether orders of a family are cancelled."""
        return self is not What.ALGOS or not family.ordinary

    @property
    def closes(self) -> bool:
        """Say whether positions are closed."""
        return self is What.FLATTEN
