"""Bugs of what proves an order gone, and of how rows change."""

from __future__ import annotations

from tests.planted.bug import DOMAIN, Bug

_TRANSITIONS = "gui/domain/transitions.py"

OF_PROOF = (
    Bug(
        "one listing is enough",
        "I01",
        _TRANSITIONS,
        "if seen.absent_last - seen.absent_first < LISTINGS_APART_S or not _asked_enough(row):",
        "if not _asked_enough(row):",
        DOMAIN,
    ),
    Bug("listings before the answer count", "I01", _TRANSITIONS, " or seen.absent_first <= claim_at:", ":", DOMAIN),
    Bug(
        "a question without an answer proves",
        "I01",
        _TRANSITIONS,
        "if _says_what_it_can(status) and not _too_early(row, status):",
        "if not _too_early(row, status):",
        DOMAIN,
    ),
    Bug(
        "a yes for a symbol names every order",
        "I01",
        _TRANSITIONS,
        "wholesale=not (named or earlier)",
        "wholesale=False",
        DOMAIN,
    ),
    Bug(
        "a yes to somebody's earlier cancel is a yes to ours",
        "I01 O10",
        _TRANSITIONS,
        "wholesale=wholesale or reply.second_hand)",
        "wholesale=wholesale)",
        DOMAIN,
    ),
    Bug(
        "another order's status ends this one",
        "I01",
        _TRANSITIONS,
        "if row.proof is not None or status.key != row.key:",
        "if row.proof is not None:",
        DOMAIN,
    ),
    Bug(
        "a fired order is not noticed",
        "I01 D05",
        _TRANSITIONS,
        "    if status.fate is Fate.FIRED:\n",
        "    if status.fate is Fate.FIRED and row.fired is not None:\n",
        DOMAIN,
    ),
    Bug(
        "fired and no longer listed is gone",
        "I01 D05",
        _TRANSITIONS,
        "    if row.cancel.claim is Verdict.FIRED:\n",
        "    if row.cancel.claim is Verdict.FIRED and row.fired is not None:\n",
        DOMAIN,
    ),
    Bug("no pause between tries", "I14", _TRANSITIONS, "(0.2, 0.4, 0.8, 1.6, 2.0)", "(0.0, 0.0)", DOMAIN),
    Bug(
        "an unknown outcome reads as accepted",
        "I05 I06",
        _TRANSITIONS,
        "waits = replace(base, phase=Phase.UNKNOWN, lost=True)",
        "waits = replace(base, phase=Phase.ACCEPTED, lost=True)",
        DOMAIN,
    ),
    Bug(
        "a press sends again what is on its way",
        "I15",
        _TRANSITIONS,
        "if not row.cancellable or cancel.phase is Phase.SENT:",
        "if not row.cancellable:",
        DOMAIN,
    ),
    Bug(
        "stopping forgets a lost try",
        "I05",
        _TRANSITIONS,
        "phase = Phase.UNKNOWN if row.cancel.lost and row.missing else Phase.NONE",
        "phase = Phase.NONE",
        DOMAIN,
    ),
    Bug(
        "an incomplete listing removes",
        "I08 I01",
        "gui/engine/sightings.py",
        " if listing.complete else []",
        " if listing.orders or listing.complete else []",
        DOMAIN,
    ),
)
