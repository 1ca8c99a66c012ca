"""Saves the proof of a session's last run for the window: read, made and written off the loop's thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from gui.config.paths import Paths
from gui.domain.clock import Clock, epoch_ms
from gui.engine.runnotes import PROGRAM
from gui.journal.entries import Line, Tone
from gui.models import proof_texts
from gui.proof.live import record_from_memory
from gui.proof.reading import read_run
from gui.proof.record import ProofError, RunRecord, Source
from gui.proof.saving import Saved, save
from gui.session import Session, who_presses
from gui.widgets.folders import open_folder
from gui.widgets.notice_bar import Notice

KEY = "proof"
# The journal's thread may take so long to write what still waits (seconds); after that memory has to do.
FLUSH_S = 2.0


class ProofSaver:
    """Writes the file and tells in the notice bar where it is, or why there is none; one at a time."""

    def __init__(self, session: Session, paths: Paths, clock: Clock, post: Callable[[Notice], None]) -> None:
        self._session = session
        self._paths = paths
        self._clock = clock
        self._post = post
        self._busy = False

    async def save(self) -> None:
        """Save the proof of the session's last run; a second call while one is at work does nothing."""
        if self._busy:
            return
        self._busy = True
        try:
            await self._save()
        finally:
            self._busy = False

    async def _save(self) -> None:
        run = self._session.switch.run()
        if run is None:
            self._post(Notice(KEY, proof_texts.no_run))
            return
        record = await self._record(run.number)
        if record is None:
            return
        made_ms, number, memory = epoch_ms(self._clock), run.number, record.source is Source.MEMORY
        try:
            done = await asyncio.to_thread(save, record, self._paths.proofs(), made_ms=made_ms, made_by=PROGRAM)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            self._note(Tone.BAD, f"the proof of run {number} could not be saved ({reason})")
            self._post(Notice(KEY, lambda: proof_texts.failed(number, reason, from_memory=memory)))
            return
        self._tell(number, done, from_memory=memory)

    async def _record(self, number: int) -> RunRecord | None:
        session = self._session
        if await session.journal.flush(FLUSH_S):
            try:
                return await asyncio.to_thread(read_run, self._paths.journal, number)
            except ProofError as error:
                why = f"{error}."
        else:
            why = session.journal.health().fault or "The disk is slow."
        return record_from_memory(
            session.switch,
            session.switch.run_keys(),
            str(session.environment),
            epoch_ms(self._clock),
            why,
            who_presses(),
        )

    def _tell(self, number: int, done: Saved, *, from_memory: bool) -> None:
        self._note(Tone.FINE, f"run {number}: saved as {done.path} · SHA-256 {done.sha256}")
        folder: Path = done.path.parent
        self._post(
            Notice(
                KEY,
                lambda: proof_texts.saved(number, str(done.path), from_memory=from_memory),
                other=proof_texts.open_folder,
                go=lambda: self._open(folder),
            )
        )

    def _open(self, folder: Path) -> None:
        if not open_folder(folder):
            self._note(Tone.WARNING, f"this computer has no program that shows folders; it is {folder}")

    def _note(self, tone: Tone, text: str) -> None:
        self._session.journal.record(Line(epoch_ms(self._clock), tone, "Proof", text))
