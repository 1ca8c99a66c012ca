"""Scopes as text for the journal and back again: labels, venue, what, and whether protective orders stay."""

from __future__ import annotations

import json
from collections.abc import Sequence

from gui.domain.venues import Venue
from gui.domain.what import What
from gui.engine.scope import Scope


def scopes_text(scopes: Sequence[Scope]) -> str:
    """Give sweeping scopes as one JSON text; *Cancel selected* has no place in it."""
    parts = [
        {
            "venue": str(scope.venue) if scope.venue is not None else None,
            "accounts": list(scope.accounts),
            "keep_protective": scope.keep_protective,
            "what": str(scope.what),
        }
        for scope in scopes
        if scope.keys is None
    ]
    return json.dumps(parts, separators=(",", ":"))


def scopes_of(text: str) -> tuple[Scope, ...]:
    """Read what `scopes_text` wrote; nothing at all of a text that is not wholly that, so that no scope grows."""
    try:
        parts = json.loads(text)
        return tuple(_scope(part) for part in parts) if isinstance(parts, list) else ()
    except (ValueError, KeyError, TypeError, RecursionError):
        return ()


def _scope(part: object) -> Scope:
    if not isinstance(part, dict):
        raise TypeError
    accounts, keep, venue = part["accounts"], part["keep_protective"], part["venue"]
    if not isinstance(accounts, list) or not all(isinstance(label, str) and label for label in accounts):
        raise TypeError
    if not isinstance(keep, bool):
        raise TypeError
    return Scope(None if venue is None else Venue(venue), tuple(accounts), keep, what=What(part["what"]))
