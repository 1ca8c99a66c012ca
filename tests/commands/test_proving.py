"""``runs`` and ``proof``: a whole run against practice venues, told again from its journal alone."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from gui.cli import run
from gui.commands.proving import runs_text
from gui.proof.runs import RunLine
from tests.playing import Call, Played, play_all
from tests.proof.made import BEGAN, journal_with, run_entries

CALLS = {
    "normal": Call(("panic", "--yes", "--json", "--timeout", "20"), scenario="normal"),
    "rate": Call(("panic", "--yes", "--json", "--timeout", "8", "--venue", "okx"), scenario="calm"),
}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Played]:
    return play_all(CALLS, tmp_path_factory.mktemp("proof"))


def prove(data: Path, *words: str) -> int:
    # No network, no accounts, no configuration: the data folder is all that it knows.
    return run(["proof", *words, "--data-dir", str(data), "--config", str(data / "none.toml")], {})


def document_in(page: str) -> tuple[dict[str, Any], str, str]:
    match = re.search(r'<script type="application/json" id="proof">(.*?)</script>', page, re.DOTALL)
    told = re.search(r"<code>([0-9a-f]{64})</code>", page)
    assert match is not None
    assert told is not None
    found: dict[str, Any] = json.loads(match[1])
    return found, hashlib.sha256(match[1].encode()).hexdigest(), told[1]


@pytest.mark.parametrize("name", CALLS)
def test_the_proof_of_a_whole_run_says_what_the_command_and_the_journal_said(
    played: dict[str, Played], name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = played[name]
    out = tmp_path / "proof.html"
    assert prove(call.data, "1", "--out", str(out)) == 0
    document, counted, told = document_in(out.read_text("utf-8"))
    assert counted == told
    assert told in capsys.readouterr().out
    reported = call.document
    assert document["run"]["flat"] == reported["flat"]
    states = {(one["account"], one["family"], one["algo_id"]): one["state"] for one in document["orders"]}
    asked = {(one["account"], one["family"], one["algo_id"]): one["state"] for one in reported["orders"]}
    assert states == asked
    kept = call.rows("SELECT attempt, account, family, algo_id, verdict, code FROM answers ORDER BY seq")
    shown = [
        (one["attempt"], order["account"], order["family"], order["algo_id"], one["verdict"], one["code"])
        for order in document["orders"]
        for one in order["tries"]
        if one["verdict"] is not None
    ]
    assert sorted(shown) == sorted(kept)
    cancels = [one for one in document["exchanges"] if one["purpose"] == "cancel"]
    assert len([one for one in cancels if one["sent_at"]]) == len(call.cancels)
    proven = [one for one in document["orders"] if one["proven_gone"]]
    for one in proven:
        key = f"{one['account']}/{one['family']}/{one['algo_id']}"
        if one["ends"][-1]["proof"].startswith("listings"):
            assert sum(key in reading["absent"] for reading in document["listings"]) >= 2
        else:
            assert any(key in asked["orders"] for asked in document["exchanges"] if asked["purpose"] == "status")
    assert document["clocks"]


@pytest.mark.parametrize("name", CALLS)
def test_no_key_secret_passphrase_or_signature_is_in_proof_or_journal(
    played: dict[str, Played], name: str, tmp_path: Path
) -> None:
    call = played[name]
    assert prove(call.data, "1", "--out", str(tmp_path / "p.html")) == 0
    texts = (tmp_path / "p.html").read_bytes(), (call.data / "journal.sqlite3").read_bytes()
    assert len(call.secrets) > 20
    for secret in call.secrets:
        assert all(secret.encode() not in text for text in texts)


def test_a_changed_byte_shows(played: dict[str, Played], tmp_path: Path) -> None:
    out = tmp_path / "proof.html"
    assert prove(played["normal"].data, "1", "--out", str(out)) == 0
    text = out.read_text("utf-8")
    place = text.index('id="proof">') + 200
    out.write_text(text[:place] + ("x" if text[place] != "x" else "y") + text[place + 1 :], encoding="utf-8")
    match = re.search(r'id="proof">(.*?)</script>', out.read_text("utf-8"), re.DOTALL)
    told = re.search(r"<code>([0-9a-f]{64})</code>", text)
    assert match is not None
    assert told is not None
    assert hashlib.sha256(match[1].encode()).hexdigest() != told[1]


def test_where_it_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "data"
    journal_with(data / "journal.sqlite3", run_entries())
    monkeypatch.chdir(tmp_path)
    name = "killswitch-run-7-2026-11-21-140321Z"
    assert prove(data, "7") == 0
    assert (tmp_path / f"{name}.html").is_file()
    told = capsys.readouterr()
    assert f"{name}.html" in told.out
    assert "stopped by hand" in told.err
    assert prove(data, "7") == 2
    assert "--force" in capsys.readouterr().err
    assert prove(data, "7", "--force") == 0
    (tmp_path / "folder").mkdir()
    assert prove(data, "7", "--json", "--out", str(tmp_path / "folder")) == 0
    assert json.loads((tmp_path / "folder" / f"{name}.json").read_text())["run"]["number"] == 7
    capsys.readouterr()
    assert prove(data, "7", "--json", "--out", "-") == 0
    assert json.loads(capsys.readouterr().out)["version"] == 1
    assert prove(data, "7", "--out", str(tmp_path / "no" / "folder.html")) == 1
    assert "could not be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("9",), "no run 9"),
        (("seven",), "give a run's number"),
        (("7", "--drill"), "was in live, not in drill"),
        (("7", "--out", "a\0b"), "not a path"),
        ((), "RUN"),
    ],
)
def test_bad_usage_ends_with_a_sentence(
    tmp_path: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    journal_with(tmp_path / "journal.sqlite3", run_entries())
    assert prove(tmp_path, *words) == 2
    assert said in capsys.readouterr().err


def test_runs_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--data-dir", str(tmp_path)]
    assert run(["runs", *where], {}) == 0
    assert capsys.readouterr().out == "No run is in the journal.\n"
    assert prove(tmp_path, "1") == 2
    assert "no journal" in capsys.readouterr().err
    journal_with(tmp_path / "journal.sqlite3", run_entries())
    assert run(["runs", "--json", *where], {}) == 0
    assert json.loads(capsys.readouterr().out) == {
        "runs": [
            {
                "run": 7,
                "environment": "live",
                "kind": "panic",
                "scope": "every venue",
                "began": "2026-11-21T14:03:21.000Z",
                "hold_s": 0.712,
                "took_s": 3.0,
                "outcome": "stopped",
                "orders": 3,
                "open": 2,
                "positions": 0,
            }
        ]
    }
    assert run(["runs", "--drill", *where], {}) == 0
    assert "No run" in capsys.readouterr().out
    assert run(["runs", *where], {}) == 0
    assert "run 7" in capsys.readouterr().out
    (tmp_path / "journal.sqlite3").write_bytes(b"torn" * 1000)
    assert run(["runs", *where], {}) == 1
    assert prove(tmp_path, "7") == 1


def test_a_run_without_an_end_says_so() -> None:
    text = runs_text((RunLine(7, "live", "panic", "every venue", BEGAN, None, "", None, 3, None),))
    assert "no end in the journal" in text
    assert "? open" in text
