"""The accounts window in the real program: real file, a key store in memory, practice venues over real sockets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.app import WindowApp
from gui.config.credentials import variable
from gui.config.settings import Settings
from gui.domain.replies import Finding
from gui.domain.venues import Account, Environment, Hosts, Venue, offered_families
from gui.engine.views import RunPhase
from gui.widgets.accounts_dialog import AccountsDialog
from tests.app_play import HOLD_MS, Stage, click, hold_panic, opened, run, session, shown, until
from tests.commands.venues import ground
from tests.key_store import FakeKeyring, in_use
from tests.models.test_pasted_keys import OKX_KEY, OKX_SECRET

LIVE, DRILL = Environment.LIVE, Environment.DRILL
BLOCK = f'apikey = "{OKX_KEY}"\nsecretkey = "{OKX_SECRET}"\nAPI key name = "Night Desk"\nPassphrase: CANARY-pass'


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Stage:
    return Stage(qapp, tmp_path)


@pytest.fixture
def store() -> Iterator[FakeKeyring]:
    with in_use(FakeKeyring()) as store:
        yield store


def dialog_of(desk: WindowApp) -> AccountsDialog:
    dialog = shown(desk).parts.accounts
    assert dialog is not None
    return dialog


async def open_dialog(desk: WindowApp) -> AccountsDialog:
    click(shown(desk).strip.add)
    return dialog_of(desk)


def note(dialog: AccountsDialog) -> str:
    return dialog.note.text()


async def said(desk: WindowApp, words: str) -> AccountsDialog:
    """Wait until the foot of the accounts window, of whichever window is shown, says so."""
    await until(lambda: shown(desk).parts.accounts is not None and words in note(dialog_of(desk)))
    return dialog_of(desk)


async def save_block(desk: WindowApp) -> AccountsDialog:
    dialog = await open_dialog(desk)
    dialog.form.key.setText(BLOCK)
    click(dialog.save)
    return dialog


def test_a_first_live_account_is_saved_from_the_drill_and_leads_to_live(
    stage: Stage, store: FakeKeyring, tmp_path: Path
) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        await save_block(desk)
        dialog = await said(desk, "night-desk is saved.")
        text = stage.paths.config.read_text("utf-8")
        assert text == '[[account]]\nlabel = "night-desk"\nvenue = "okx"\nenvironment = "live"\n'
        assert store.kept == {
            ("killswitch", "night-desk/key"): OKX_KEY,
            ("killswitch", "night-desk/secret"): OKX_SECRET,
            ("killswitch", "night-desk/passphrase"): "CANARY-pass",
        }
        assert dialog.form.secret.text() == ""
        bar = shown(desk).notice_bar
        assert "night-desk is saved. Its real orders are watched in LIVE." in bar.words.text()
        click(bar.other)
        await until(lambda: session(desk).environment is LIVE)
        assert [account.label for account in session(desk).accounts] == ["night-desk"]

    stage.play(scene)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert written
    assert [
        path for path in written if b"CANARY" in path.read_bytes() or OKX_SECRET.encode() in path.read_bytes()
    ] == []


def test_without_a_key_store_the_account_is_kept_and_the_variables_are_named(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        dialog = await save_block(desk)
        await said(desk, "This computer has no key store.")
        for part in ("KEY", "SECRET", "PASSPHRASE"):
            assert f"KILLSWITCH_NIGHT_DESK_{part}" in note(dialog)
        assert not stage.paths.config.exists()
        assert "CANARY" not in note(dialog)
        await until(dialog.save.isEnabled)
        click(dialog.save)
        await said(desk, "Its keys are not stored")
        assert "CANARY" not in stage.paths.config.read_text("utf-8")

    with ExitStack() as stack:
        stack.enter_context(in_use(NoKeyring()))  # type: ignore[no-untyped-call]
        stage.play(scene)


def test_a_file_broken_by_hand_is_named_and_left_alone(stage: Stage, store: FakeKeyring) -> None:
    broken = '[[account]]\nlabel = "x"\nvenue = "okx"\nenvironment = "live"\n[account.hosts]\nrest = ["http://a.b"]\n'

    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        stage.paths.config.write_text(broken, encoding="utf-8")
        dialog = await open_dialog(desk)
        await said(desk, "line 6")
        assert "http to another computer" in note(dialog)
        dialog.form.key.setText(BLOCK)
        click(dialog.save)
        await until(dialog.save.isEnabled)
        assert "Nothing can be saved" in note(dialog)
        assert stage.paths.config.read_text("utf-8") == broken
        assert store.kept == {}
        # Mended by hand meanwhile: the next try reads it again.
        stage.paths.config.write_text(broken.replace("http://", "https://"), encoding="utf-8")
        click(dialog.save)
        await said(desk, "night-desk is saved.")
        assert stage.paths.config.read_text("utf-8").startswith(broken.replace("http://", "https://"))

    stage.play(scene, trouble="line 6")


def test_a_saved_account_is_tested_with_its_stored_keys_and_no_order_is_touched(
    stage: Stage, store: FakeKeyring, tmp_path: Path
) -> None:
    async def scene(desk: WindowApp) -> None:
        (tmp_path / "venues").mkdir()
        async with ground(tmp_path / "venues", scenario="calm") as here:
            stage.paths.config.write_bytes(here.config.read_bytes())
            for label in ("drill-a", "drill-b", "drill-c"):
                for part in ("key", "secret", "passphrase"):
                    if (value := here.environ.get(variable(label, part))) is not None:
                        store.kept["killswitch", f"{label}/{part}"] = value
            await opened(desk)
            dialog = await open_dialog(desk)
            await until(lambda: dialog.list.count() == 4)
            for place, (label, listings) in enumerate((("drill-a", 1), ("drill-b", 1), ("drill-c", 4))):
                dialog.list.setCurrentRow(place)
                assert dialog.form.draft.saved is not None
                assert dialog.form.draft.saved.label == label
                click(dialog.form.test)
                await until(lambda: bool(dialog.form.findings.lines))
                facts = {line.fact: line for line in dialog.form.findings.lines}
                assert facts["Can read algo orders"].finding is Finding.FINE
                assert facts["Can cancel"].finding is Finding.FINE
                assert "Nothing was cancelled." in dialog.form.result.text()
                assert ("listings" in facts["Can read algo orders"].consequence) is (listings > 1)
            assert {one.method for one in here.venues.ledger.requests} == {"GET"}
            assert len(here.venues.book.live()) == 25

    stage.play(scene)


def test_an_added_account_joins_the_live_session_and_a_removed_one_leaves_it(stage: Stage, store: FakeKeyring) -> None:
    async def scene(desk: WindowApp) -> None:
        window = shown(desk)
        assert session(desk).accounts == ()
        await save_block(desk)
        await said(desk, "It is watched from now on.")
        assert shown(desk) is window
        assert [account.label for account in session(desk).accounts] == ["night-desk"]
        await until(lambda: len(window.strip.tiles) == 1)
        dialog = dialog_of(desk)
        dialog.hide()
        QTest.mouseClick(window.strip.tiles[0], Qt.MouseButton.LeftButton)
        assert dialog.isVisible()
        assert dialog.form.label.text() == "night-desk"
        click(dialog.remove)
        assert "Remove OKX night-desk?" in window.notice_bar.words.text()
        click(window.notice_bar.other)
        await until(lambda: shown(desk) is not window)
        await said(desk, "night-desk is removed.")
        assert session(desk).accounts == ()
        assert stage.paths.config.read_text("utf-8") == ""
        assert store.kept == {}

    stage.play(scene, mode=LIVE)


def test_during_a_run_an_account_waits_and_none_is_removed(stage: Stage, store: FakeKeyring, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        '[[account]]\nlabel = "far"\nvenue = "okx"\nenvironment = "live"\n'
        '[account.hosts]\nrest = ["http://127.0.0.1:9"]\n',
        encoding="utf-8",
    )
    store.kept = {("killswitch", f"far/{part}"): "k" for part in ("key", "secret", "passphrase")}
    families = offered_families(Venue.OKX, LIVE)
    far = Account("far", Venue.OKX, LIVE, families=families, hosts=Hosts(rest=("http://127.0.0.1:9",)))

    async def scene(desk: WindowApp) -> None:
        session(desk).switch.panic(shown(desk).deck.scope())
        assert run(desk).phase in (RunPhase.RUNNING, RunPhase.ARMED)
        await save_block(desk)
        dialog = await said(desk, "It is watched as soon as run 1 is over.")
        assert [account.label for account in session(desk).accounts] == ["far"]
        dialog.list.setCurrentRow(0)
        click(dialog.remove)
        assert note(dialog) == "Run 1 is on. Stop it or wait."
        session(desk).switch.stop_sending()
        await until(lambda: len(session(desk).accounts) == 2)

    stage.play(scene, mode=LIVE, settings=Settings(accounts=(far,), file_hold_ms=HOLD_MS))


def test_panic_without_an_account_opens_the_accounts_window(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await hold_panic(desk)
        await until(lambda: shown(desk).parts.accounts is not None)
        assert dialog_of(desk).isVisible()
        assert shown(desk).deck.panic.isEnabled()

    stage.play(scene, mode=LIVE)
