"""The command line: reads it, runs a headless command or opens the window, and gives the exit code."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import re
import time
import traceback
from collections.abc import Mapping
from typing import Any

from gui.commands.arguments import parse_arguments
from gui.commands.checking import check_document, check_text
from gui.commands.firing import fire_cancel, fire_panic, run_document, run_text
from gui.commands.lefton import latch_remark, timer_remarks
from gui.commands.listing import list_document, list_text, read_listings
from gui.commands.output import make_streams_lenient, remark, report
from gui.commands.practice import serve_practice_venues
from gui.commands.progress import make_progress
from gui.commands.proving import tell_runs, write_proof
from gui.commands.setting import Setting, find_setting
from gui.commands.waiting import interruptible, last_answers
from gui.commands.whereabouts import locate, where_fields
from gui.config.paths import Paths
from gui.daemonthreads import DaemonThreads
from gui.domain.clock import SystemClock
from gui.domain.errors import ConfigurationError, UsageError
from gui.domain.orders import OrderKey
from gui.domain.venues import Account, Venue, with_ordinary
from gui.domain.what import What
from gui.engine.diagnosis import Diagnosis
from gui.engine.scope import Scope
from gui.engine.switch import KillSwitch
from gui.session import Session, open_session

log = logging.getLogger("killswitch.cli")

DONE, NOT_DONE, USAGE = 0, 1, 2
# Connections and the journal get so long to end (seconds).
CLOSE_S = 2.0
INTERRUPTED = "interrupted before anything was sent"
ALGO_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def run(arguments: list[str], environ: Mapping[str, str] | None = None) -> int:
    """Run the command line; a mistake of usage or configuration is one sentence and exit code 2."""
    environ = os.environ if environ is None else environ
    make_streams_lenient()
    try:
        parsed = parse_arguments(arguments)
        if parsed.command is None:
            from gui.start import open_window

            return open_window(parsed, environ)
        if parsed.command in ("proof", "runs"):
            return (write_proof if parsed.command == "proof" else tell_runs)(parsed, environ)
        return asyncio.run(_headless(parsed, environ))
    except (UsageError, ConfigurationError) as error:
        remark(str(error))
        return USAGE
    except KeyboardInterrupt:
        remark("interrupted")
        return NOT_DONE
    # The edge of the program: the text of a foreign exception may hold a key, so that only its type is told.
    except Exception as error:  # noqa: BLE001
        frame = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__} at {frame.name} line {frame.lineno}"
        remark(f"a part of this program failed ({what}). Run the command again, and cancel in the venue's app as well")
        return NOT_DONE


def _loop_fault(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    log.error("a callback failed: %s", type(context.get("exception")).__name__)


async def _headless(parsed: argparse.Namespace, environ: Mapping[str, str]) -> int:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(_loop_fault)
    loop.set_default_executor(DaemonThreads())
    if parsed.command == "drill-venues":
        await serve_practice_venues(orders=parsed.orders, seed=parsed.seed, scenario=parsed.scenario, port=parsed.port)
        return DONE
    _needs_yes(parsed)
    setting = find_setting(parsed, environ)
    keys = _keys(parsed, setting)
    scope = _scope(parsed, setting)
    with interruptible() as stopped:
        # Accounts that were not asked for get no request: their budget is somebody else's to use.
        accounts = [account for account in setting.accounts if _asked_for(account, keys, scope)]
        what = _what(parsed, keys)
        session = await open_session(setting.environment, accounts, setting.paths, environ, what=what)
        try:
            if stopped.is_set():
                remark(INTERRUPTED)
                return NOT_DONE
            return await _command(parsed, session, keys, scope, stopped, setting.paths, environ)
        finally:
            await session.close(CLOSE_S)
            for words in timer_remarks(session.switch.backstops()):
                remark(words)


async def _command(
    parsed: argparse.Namespace,
    session: Session,
    keys: list[OrderKey],
    scope: Scope,
    stopped: asyncio.Event,
    paths: Paths,
    environ: Mapping[str, str],
) -> int:
    switch, clock = session.switch, SystemClock()
    if parsed.command == "list":
        complete = await read_listings(switch, stopped, scope.what)
        told = await locate(session, environ)
        document, text = list_document(switch, clock, scope.what), list_text(switch, clock, scope.what)
        _tell(parsed, switch, document | where_fields(told), text, told)
        return DONE if complete else NOT_DONE
    if parsed.command == "check":
        document = await check_document(session, stopped, paths, environ)
        _tell(parsed, switch, document, check_text(document))
        return DONE if document["ok"] else NOT_DONE
    begun, within = time.monotonic(), parsed.timeout or None
    with make_progress(switch) as progress:
        if parsed.command == "panic":
            await fire_panic(switch, scope, within, stopped, progress.tell)
        else:
            await fire_cancel(switch, keys, within, stopped, progress.tell)
        if stopped.is_set():
            await last_answers(switch, stopped)
    elapsed_s = time.monotonic() - begun
    switch.rest()
    # What has left is answered before it is told, or the document would say less than the venue and the journal know.
    await switch.last_answers(CLOSE_S)
    if parsed.command == "panic":
        labels = [account.label for account in session.accounts if scope.covers_account(account)]
        document = run_document(switch, labels, elapsed_s)
        if words := latch_remark(switch.latch()):
            remark(words)
    else:
        labels = sorted({key.account for key in keys})
        document = run_document(switch, labels, elapsed_s, keys)
    told = await locate(session, environ)
    _tell(parsed, switch, document | where_fields(told), run_text(document), told)
    return DONE if document["flat"] else NOT_DONE


def _tell(
    parsed: argparse.Namespace,
    switch: KillSwitch,
    document: dict[str, Any],
    text: str,
    told: Diagnosis | None = None,
) -> None:
    # Plain ASCII: every terminal and pipe takes it, whatever a venue put into its words.
    report(json.dumps(document) if parsed.json else "\n".join([text, *([told.sentence] if told else [])]))
    trouble = switch.journal_health().fault
    if trouble:
        remark(trouble)


def _asked_for(account: Account, keys: list[OrderKey], scope: Scope) -> bool:
    return any(key.account == account.label for key in keys) if keys else scope.covers_account(account)


def _needs_yes(parsed: argparse.Namespace) -> None:
    if parsed.command in ("panic", "cancel") and not parsed.yes:
        closes = ", and closes positions" if getattr(parsed, "what", "") == What.FLATTEN else ""
        raise UsageError(f"{parsed.command} sends cancels at once{closes}: say --yes to mean it; nothing was sent")


def _keys(parsed: argparse.Namespace, setting: Setting) -> list[OrderKey]:
    if parsed.command != "cancel":
        return []
    try:
        keys = list(dict.fromkeys(OrderKey.parse(text) for text in parsed.orders))
    except ValueError as error:
        raise UsageError(f"{error}; nothing was sent") from None
    _check_keys(keys, setting.accounts)
    return keys


def _check_keys(keys: list[OrderKey], accounts: tuple[Account, ...]) -> None:
    watched = {account.label: account for account in accounts}
    _check_labels(tuple(key.account for key in keys), accounts)
    for key in keys:
        if not ALGO_ID.fullmatch(key.algo_id):
            raise UsageError(f"{key.algo_id!r} is not an order id: letters, digits, - and _; nothing was sent")
        if key.family not in with_ordinary(watched[key.account].families):
            raise UsageError(f"account {key.account} does not have the family {key.family}; nothing was sent")


def _scope(parsed: argparse.Namespace, setting: Setting) -> Scope:
    if parsed.command != "panic":
        return Scope(what=_what(parsed, []))
    accounts = tuple(dict.fromkeys(parsed.account))
    venue = Venue(parsed.venue) if parsed.venue else None
    scope = Scope(venue, accounts, parsed.keep_protective, what=_what(parsed, []))
    _check_labels(accounts, setting.accounts)
    if not any(scope.covers_account(account) for account in setting.accounts):
        raise UsageError("no account of this environment is in that scope; nothing was sent")
    return scope


def _what(parsed: argparse.Namespace, keys: list[OrderKey]) -> What:
    if parsed.command in ("list", "panic"):
        return What(parsed.what)
    return What.ORDERS if any(key.family.ordinary for key in keys) else What.ALGOS


def _check_labels(labels: tuple[str, ...], accounts: tuple[Account, ...]) -> None:
    known = [account.label for account in accounts]
    for label in labels:
        if label not in known:
            raise UsageError(f"there is no account {label!r} here; there are {', '.join(known)}; nothing was sent")
