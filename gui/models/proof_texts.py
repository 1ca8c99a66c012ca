"""What the window says of a proof that was saved, or could not be."""

from __future__ import annotations

from gui.models.language import say


def saved(run: int, path: str, *, from_memory: bool) -> str:
    """Say where a proof is, and if it holds less than the journal would."""
    if from_memory:
        return say("Proof of run {run} saved from memory, the journal cannot be used: {path}", run=run, path=path)
    return say("Proof of run {run} saved: {path}", run=run, path=path)


def failed(run: int, reason: str, *, from_memory: bool) -> str:
    """Say that no folder took the proof: why, what is safe, what to do."""
    if from_memory:
        return say(
            "Proof of run {run} not saved ({reason}), and the journal cannot be used. "
            "Free some space and save again before closing.",
            run=run,
            reason=reason,
        )
    return say(
        "Proof of run {run} not saved ({reason}). The journal keeps the run. "
        "Free some space and save again, or use: killswitch proof {run}",
        run=run,
        reason=reason,
    )


def no_run() -> str:
    """Say that there is nothing to prove yet."""
    return say("There was no run yet, so there is nothing to prove.")


def open_folder() -> str:
    """The button that shows the file where it lies."""
    return say("Open folder")
