"""``killswitch runs`` and ``killswitch proof``: from the journal alone, without network, keys or configuration."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gui import __version__
from gui.commands.listing import table
from gui.commands.output import remark, report, write
from gui.config.paths import find_paths
from gui.domain.clock import SystemClock, epoch_ms
from gui.domain.errors import UsageError
from gui.proof.document import document_of, seal
from gui.proof.page import page_of
from gui.proof.reading import read_run
from gui.proof.record import ProofError, RunRecord
from gui.proof.runs import RunLine, list_runs
from gui.proof.saving import file_name, write_new
from gui.proof.times import seconds, stamp

MADE_BY = f"algo-killswitch {__version__}"
STDOUT = "-"
DONE, NOT_DONE = 0, 1


def tell_runs(parsed: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """List the runs of the journal, of one environment if one was named; gives the exit code."""
    paths = find_paths(environ, parsed.config, parsed.data_dir)
    try:
        runs = list_runs(paths.journal, parsed.mode or "")
    except ProofError as error:
        remark(str(error))
        return NOT_DONE
    report(json.dumps(runs_document(runs)) if parsed.json else runs_text(runs))
    return DONE


def runs_document(runs: tuple[RunLine, ...]) -> dict[str, Any]:
    """Make the JSON of ``runs``; what the journal does not tell is null."""
    return {
        "runs": [
            {
                "run": run.number,
                "environment": run.environment,
                "kind": run.kind,
                "scope": run.scope,
                "began": stamp(run.began_ms),
                "hold_s": None if run.hold_ms is None else run.hold_ms / 1000,
                "took_s": None if run.took_ms is None else run.took_ms / 1000,
                "outcome": run.outcome or None,
                "orders": run.orders,
                "open": run.open,
                "positions": run.positions,
            }
            for run in runs
        ]
    }


def runs_text(runs: tuple[RunLine, ...]) -> str:
    """Make the table of ``runs`` for people."""
    if not runs:
        return "No run is in the journal."
    return "\n".join(table([_line(run) for run in runs]))


def _line(run: RunLine) -> tuple[str, ...]:
    outcome = run.outcome.replace("-", " ") or "no end in the journal"
    return (
        f"run {run.number}",
        run.environment,
        run.kind,
        stamp(run.began_ms),
        "-" if run.took_ms is None else seconds(run.took_ms),
        outcome,
        f"{run.orders} orders{f', {run.positions} positions' if run.positions else ''}",
        "? open" if run.open is None else f"{run.open} open",
        run.scope,
    )


def write_proof(parsed: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Write one run's proof where it was asked for; gives the exit code. Raises UsageError."""
    paths = find_paths(environ, parsed.config, parsed.data_dir)
    try:
        record = read_run(paths.journal, parsed.run)
    except ProofError as error:
        if error.no_such_run:
            raise UsageError(f"{error}. `killswitch runs` lists those that are there") from None
        remark(str(error))
        return NOT_DONE
    if parsed.mode and record.environment != parsed.mode:
        raise UsageError(f"run {parsed.run} was in {record.environment or 'an unknown mode'}, not in {parsed.mode}")
    text, sha256 = _text(record, as_json=parsed.json)
    if parsed.out == STDOUT:
        return DONE if write(sys.stdout, text) else NOT_DONE
    path = _path(parsed.out, record, as_json=parsed.json)
    try:
        write_new(path, text, over=parsed.force)
    except FileExistsError:
        raise UsageError(f"{path} is there already: name another file, or say --force to replace it") from None
    except OSError as error:
        remark(f"{path} could not be written ({error.strerror or type(error).__name__})")
        return NOT_DONE
    report(f"{path}\nSHA-256 of its data: {sha256}")
    for words in record.remarks:
        remark(words)
    return DONE


def _text(record: RunRecord, *, as_json: bool) -> tuple[str, str]:
    made_ms = epoch_ms(SystemClock())
    if as_json:
        sealed = seal(document_of(record, made_ms=made_ms, made_by=MADE_BY))
        return sealed.json.decode("ascii"), sealed.sha256
    page, sealed = page_of(record, made_ms=made_ms, made_by=MADE_BY)
    return page, sealed.sha256


def _path(out: str | None, record: RunRecord, *, as_json: bool) -> Path:
    name = file_name(record)
    name = f"{name.removesuffix('.html')}.json" if as_json else name
    if not out:
        return Path.cwd() / name
    if "\0" in out:
        raise UsageError("--out is not a path")
    path = Path(out).expanduser()
    return path / name if path.is_dir() else path
