"""The window's *Save proof*: a file in the documents, told in the notice bar; from memory where the disk is no use."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from gui import proofsaver
from gui.app import WindowApp
from gui.engine.views import RunPhase
from gui.proof.record import ProofError
from gui.proof.saving import Saved
from tests.app_play import Stage, hold_panic, journal_text, opened, run, session, shown, until


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: folder)
    return folder


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path, documents: Path) -> Stage:
    return Stage(qapp, tmp_path)


def document_in(path: Path) -> dict[str, Any]:
    match = re.search(r'id="proof">(.*?)</script>', path.read_text("utf-8"), re.DOTALL)
    assert match is not None
    found: dict[str, Any] = json.loads(match[1])
    return found


async def finished(desk: WindowApp) -> QPushButton:
    await opened(desk)
    await hold_panic(desk)
    await until(lambda: run(desk).phase is RunPhase.FINISHED)
    button = shown(desk).findChild(QPushButton, "saveProofButton")
    assert isinstance(button, QPushButton)
    await until(button.isVisible)
    return button


def told(desk: WindowApp) -> str:
    notice = shown(desk).notice_bar.notice
    return notice.text if notice is not None and notice.key == "proof" else ""


def test_the_button_saves_a_proof_into_the_documents_and_tells_where(
    stage: Stage, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_folders: list[Path] = []

    def cannot_show(folder: Path) -> bool:
        opened_folders.append(folder)
        return False

    monkeypatch.setattr(proofsaver, "open_folder", cannot_show)

    async def scene(desk: WindowApp) -> None:
        button = await finished(desk)
        button.click()
        button.click()
        await until(lambda: bool(told(desk)))
        [path] = documents.iterdir()
        assert re.fullmatch(r"killswitch-run-\d+-\d{4}-\d\d-\d\d-\d{6}Z\.html", path.name)
        assert str(path) in told(desk)
        document = document_in(path)
        assert document["run"]["number"] == run(desk).number
        assert document["run"]["environment"] == "drill"
        assert document["source"] == "journal"
        assert document["counts"]["orders"] == 25
        assert document["presses"][0]["hold_s"] is not None
        assert "SHA-256" in journal_text(desk)
        shown(desk).notice_bar.other.click()
        assert opened_folders == [documents]
        assert "no program that shows folders" in journal_text(desk)

    stage.play(scene)


def test_without_a_journal_the_proof_is_made_from_memory_and_says_so(
    stage: Stage, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(path: Path, number: int) -> None:
        raise ProofError("the journal cannot be read (disk I/O error)")

    monkeypatch.setattr(proofsaver, "read_run", torn)

    async def scene(desk: WindowApp) -> None:
        (await finished(desk)).click()
        await until(lambda: "from memory" in told(desk))
        document = document_in(next(documents.iterdir()))
        assert document["source"] == "memory"
        assert "disk I/O error" in document["remarks"][0]
        assert document["counts"]["orders"] == 25
        assert any(exchange["purpose"] == "cancel" for exchange in document["exchanges"])

    stage.play(scene)


def test_a_disk_that_does_not_answer_is_not_waited_for(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(desk: WindowApp) -> None:
        button = await finished(desk)

        async def slow(within_s: float) -> bool:
            await asyncio.sleep(0)
            return False

        monkeypatch.setattr(session(desk).journal, "flush", slow)
        button.click()
        await until(lambda: "from memory" in told(desk))

    stage.play(scene)


def test_a_full_disk_is_told_with_what_to_do(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> Saved:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(proofsaver, "save", full)

    async def scene(desk: WindowApp) -> None:
        (await finished(desk)).click()
        await until(lambda: "No space left on device" in told(desk))
        assert "save again" in told(desk)
        assert "could not be saved" in journal_text(desk)

    stage.play(scene)


def test_before_any_run_there_is_nothing_to_prove(stage: Stage, documents: Path) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        shown(desk).saveProofRequested.emit()
        await until(lambda: "no run yet" in told(desk))
        assert list(documents.iterdir()) == []

    stage.play(scene)
