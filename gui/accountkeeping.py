"""Saves, tests and removes accounts for the accounts window: in file, key store and session, off the loop's thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, MutableMapping
from functools import partial
from typing import Any

from gui.config.accounts import Configuration
from gui.config.credentials import variable
from gui.config.keeping import add_account, change_account, remove_account
from gui.config.keystore import Stored, drop_secrets, put_secrets
from gui.config.paths import Paths
from gui.config.settings import read_configuration
from gui.connectors.credentials import Credentials
from gui.domain.clock import Clock, epoch_ms
from gui.domain.errors import ConfigurationError
from gui.domain.venues import Account, Environment, Venue
from gui.engine.embargo import Embargo, Embargoes
from gui.engine.keycheck import ask_account
from gui.engine.pacing import AccountPace
from gui.engine.tasks import TaskDoor
from gui.models.account_form import AccountDraft
from gui.models.accounts_texts import (
    file_trouble,
    in_run,
    overridden,
    remove_question,
    removed_text,
    saved_text,
    saving_text,
    store_trouble,
    testing_text,
)
from gui.models.language import say
from gui.models.texts import MODES, Said, Tone
from gui.session import Session, find_keys, limits_of, make_connector
from gui.widgets.accounts_dialog import AccountsDialog
from gui.widgets.main_window import KillSwitchWindow
from gui.widgets.notice_bar import Notice

Note = Callable[[], Said]


class AccountKeeping:
    """The hands of the accounts window, over every window and session that follow one another.

    ``changed`` is told the accounts of the file after every change, ``reopen`` begins the session anew. Keys that no
    key store takes are put into ``environ``, this program's own copy, and so count until its end.
    """

    def __init__(
        self,
        paths: Paths,
        environ: MutableMapping[str, str],
        clock: Clock,
        accounts: tuple[Account, ...],
        changed: Callable[[tuple[Account, ...]], None],
        reopen: Callable[[], None],
    ) -> None:
        self._paths = paths
        self._environ = environ
        self._clock = clock
        self._accounts = accounts
        self._changed = changed
        self._reopen = reopen
        self._door = TaskDoor()
        self._session: Session | None = None
        self._window: KillSwitchWindow | None = None
        self._dialog: AccountsDialog | None = None
        # Saved and to be watched when the run is over; and what a new window says when it takes over.
        self._waiting: list[tuple[Account, Credentials | str]] = []
        self._tell_again: tuple[str, Note] | None = None
        self._storeless = ""

    def attach(self, window: KillSwitchWindow, session: Session) -> None:
        """Work for this window and session from now on."""
        self._window, self._session, self._dialog = window, session, None
        self._waiting = []
        window.shownStateChanged.connect(self._after_run)
        if self._tell_again is not None:
            label, note = self._tell_again
            self._tell_again = None
            self.open(label).set_note(note)

    def open(self, label: str = "") -> AccountsDialog:
        """Show the accounts window at an account, or at a new one, and read the file anew for it."""
        assert self._window is not None
        dialog = self._window.open_accounts()
        if dialog is not self._dialog:
            self._dialog = dialog
            dialog.saveRequested.connect(self._save)
            dialog.testRequested.connect(self._test)
            dialog.removeRequested.connect(self._remove)
        self._show()
        if label in (account.label for account in self._accounts):
            dialog.choose(label)
        self._start("read accounts", self._read())
        return dialog

    async def close(self) -> None:
        """End what is under way; a key store that hangs keeps nobody."""
        await self._door.close(1.0)

    # Showing

    def _show(self) -> None:
        if self._dialog is not None and self._session is not None:
            views = self._session.switch.accounts()
            self._dialog.show_accounts(self._accounts, {view.account.label: view.open for view in views})

    def _start(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        self._door.start(name, work)

    def _run(self) -> int | None:
        run = self._session.switch.run() if self._session is not None else None
        return run.number if run is not None and run.phase.value in ("running", "armed") else None

    def _watched(self, account: Account) -> bool:
        session = self._session
        return session is not None and account.label in session.connectors and self._is_here(account)

    def _is_here(self, account: Account) -> bool:
        return self._session is not None and account.environment is self._session.environment

    async def _read(self) -> None:
        dialog = self._dialog
        try:
            told = await asyncio.to_thread(read_configuration, self._paths)
        except ConfigurationError as error:
            if dialog is self._dialog and dialog is not None:
                dialog.set_note(partial(file_trouble, error))
            return
        self._took(told)

    def _took(self, told: Configuration) -> None:
        if told.accounts != self._accounts:
            self._accounts = told.accounts
            self._changed(told.accounts)
        self._show()

    # Test

    def _test(self, draft: AccountDraft) -> None:
        dialog = self._dialog
        if dialog is not None:
            dialog.set_busy(testing_text)
            self._start("test connection", self._tested(dialog, draft))

    async def _tested(self, dialog: AccountsDialog, draft: AccountDraft) -> None:
        account = draft.account
        try:
            key = await self._key_of(draft)
            connector = make_connector(account, key, self._pace(account, new=draft.saved is None), self._clock)
            try:
                check = await ask_account(connector, self._clock)
            finally:
                await connector.close()
        finally:
            if dialog is self._dialog:
                dialog.set_busy(None)
        if dialog is self._dialog:
            dialog.show_check(account.label if draft.saved is not None else "", check, epoch_ms(self._clock))

    async def _key_of(self, draft: AccountDraft) -> Credentials | str:
        if not draft.keeps_keys:
            return Credentials(draft.key, draft.secret, draft.passphrase)
        found = await asyncio.to_thread(find_keys, (draft.account,), self._environ)
        return found[draft.account.label]

    def _pace(self, account: Account, *, new: bool) -> AccountPace:
        """A pace of its own that knows the venue's stated waits: a test asks nothing of a venue that has banned us."""
        session = self._session
        assert session is not None
        embargoes = (
            session.embargoes
            if self._is_here(account)
            else Embargoes(self._clock, session.journal, account.environment)
        )
        at_binance = sum(one.venue is Venue.BINANCE for one in session.accounts) + 1
        shared = account.venue is Venue.BINANCE or not new
        embargo = embargoes.of(account) if shared else Embargo(self._clock)
        return AccountPace(self._clock, limits_of(account.venue, at_binance), embargo)

    # Save

    def _save(self, draft: AccountDraft) -> None:
        dialog, run = self._dialog, self._run()
        if dialog is None:
            return
        if draft.saved is not None and run is not None and self._watched(draft.saved):
            dialog.set_note(lambda: Said(in_run(run), Tone.WARN))
            return
        dialog.set_busy(saving_text)
        self._start("save account", self._saved(dialog, draft))

    async def _saved(self, dialog: AccountsDialog, draft: AccountDraft) -> None:
        account = draft.account
        try:
            stored = await self._write(dialog, draft)
        except ConfigurationError as error:
            if dialog is self._dialog:
                dialog.set_note(partial(file_trouble, error))
            return
        finally:
            if dialog is self._dialog:
                dialog.set_busy(None)
        if stored is False:
            for part, secret in draft.secrets.items():
                self._environ[variable(account.label, part)] = secret
        if stored is None or dialog is not self._dialog:
            return
        dialog.saved(account)
        note = self._watch(account, draft, with_keys=stored)
        dialog.set_note(note)
        self._show()
        self._offer_live(account)

    async def _write(self, dialog: AccountsDialog, draft: AccountDraft) -> bool | None:
        """Keys first, then the file; gives whether the keys are stored, None where nothing was saved."""
        account, secrets = draft.account, draft.secrets
        # A file that cannot be used is told before a secret goes anywhere.
        self._took(await asyncio.to_thread(read_configuration, self._paths))
        stored = True
        if not draft.keeps_keys:
            told = await asyncio.to_thread(put_secrets, account.label, secrets)
            stored = told.trouble is None
            if not stored and self._storeless != account.label:
                self._storeless = account.label
                if dialog is self._dialog:
                    dialog.set_note(partial(store_trouble, told, account.label, account.venue))
                return None
        try:
            change = add_account if draft.saved is None else change_account
            self._took(await asyncio.to_thread(change, self._paths.config, account))
        except ConfigurationError:
            if draft.saved is None and stored:
                await asyncio.to_thread(drop_secrets, account.label, account.venue)
            raise
        self._storeless = ""
        return stored

    def _watch(self, account: Account, draft: AccountDraft, *, with_keys: bool) -> Note:
        """Take the account into the session as soon as that can be; gives what to say."""
        run, session = self._run(), self._session
        label, saved = account.label, partial(saved_text, account.label, with_keys=with_keys)
        warned = overridden(label, account.venue, self._environ) if with_keys and not draft.keeps_keys else None
        if warned is not None:
            return lambda: overridden(label, account.venue, self._environ) or saved(watched=False)
        was_here = draft.saved is not None and self._is_here(draft.saved)
        if session is None or not (self._is_here(account) or was_here):
            return lambda: saved(watched=False)
        if draft.saved is not None:
            self._tell_again = (label, lambda: saved(watched=False))
            self._reopen()
            return lambda: saved(watched=False)
        key = Credentials(draft.key, draft.secret, draft.passphrase)
        if run is not None:
            self._waiting.append((account, key))
            return lambda: saved(watched=False, later=say("It is watched as soon as run {run} is over.", run=run))
        session.add(account, key, self._clock)
        return lambda: saved(watched=True)

    def _after_run(self) -> None:
        if self._session is None or not self._waiting or self._run() is not None:
            return
        waiting, self._waiting = self._waiting, []
        for account, key in waiting:
            self._session.add(account, key, self._clock)
        self._show()

    def _offer_live(self, account: Account) -> None:
        window, session = self._window, self._session
        if window is None or session is None or session.environment is not Environment.DRILL:
            return
        if account.environment is Environment.LIVE:
            label = account.label
            window.post(
                Notice(
                    "go-live",
                    lambda: say("{label} is saved. Its real orders are watched in LIVE.", label=label),
                    lambda: say("Stay in the drill"),
                    lambda: say("Go to {mode}", mode=MODES[Environment.LIVE].word),
                    lambda: window.ask_mode(Environment.LIVE),
                )
            )

    # Remove

    def _remove(self, account: Account) -> None:
        dialog, window, run = self._dialog, self._window, self._run()
        if dialog is None or window is None:
            return
        if run is not None and self._watched(account):
            dialog.set_note(lambda: Said(in_run(run), Tone.WARN))
            return
        window.post(
            Notice(
                "remove-account",
                lambda: remove_question(account)[0],
                lambda: remove_question(account)[1],
                lambda: remove_question(account)[2],
                lambda: self._go_remove(dialog, account),
            )
        )

    def _go_remove(self, dialog: AccountsDialog, account: Account) -> None:
        run = self._run()
        if dialog is not self._dialog:
            return
        if run is not None and self._watched(account):
            dialog.set_note(lambda: Said(in_run(run), Tone.WARN))
            return
        self._start("remove account", self._removed(dialog, account))

    async def _removed(self, dialog: AccountsDialog, account: Account) -> None:
        label = account.label
        try:
            self._took(await asyncio.to_thread(remove_account, self._paths.config, label))
        except ConfigurationError as error:
            if dialog is self._dialog:
                dialog.set_note(partial(file_trouble, error))
            return
        told: Stored = await asyncio.to_thread(drop_secrets, label, account.venue)
        for part in ("key", "secret", "passphrase"):
            self._environ.pop(variable(label, part), None)
        note: Note = partial(removed_text, label, told)
        if dialog is self._dialog:
            dialog.set_note(note)
        if self._watched(account):
            self._tell_again = ("", note)
            self._reopen()
