"""The page: readable, self-contained, honest, and its data can be checked."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

from gui.proof.page import COMMAND, page_of
from gui.proof.reading import read_run
from gui.proof.record import Outcome, RunRecord
from tests.proof.made import BEGAN, EVIL, journal_with, record, run_entries


class Reader(HTMLParser):
    """Collects tags, attributes and the text that a person sees."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._hidden = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text.append(data)


def read(made: RunRecord) -> tuple[str, Reader]:
    page, _ = page_of(made, made_ms=BEGAN + 60_000, made_by="algo-killswitch 9")
    reader = Reader()
    reader.feed(page)
    reader.close()
    return page, reader


def test_a_person_reads_the_whole_run(tmp_path: Path) -> None:
    made = read_run(journal_with(tmp_path / "j", run_entries(message=EVIL)), 7)
    page, reader = read(made)
    text = " ".join(" ".join(reader.text).split())
    for words in (
        "Run 7 · PANIC · 2026-11-21",
        "LIVE Real accounts",
        "Not flat, sending was stopped: 2 of 3 orders are not proven gone.",
        "1 of 3 orders proven gone, 1 fired, 1 not proven.",
        "0.71 s",
        "ann at desk-4",
        "14:03:23.400 GONE by our cancel",
        "no answer in time",
        "cancel-algos",
        '{"state":"effective"}',
        "POST www.okx.com/api/x",
        "-0.250 s",
        "okx.cancel",
        "1 order proven gone",
        EVIL,
    ):
        assert words in text, words
    anchors = {attributes.get("id") for _, attributes in reader.tags}
    for _, attributes in reader.tags:
        assert (attributes.get("href") or "#proof")[1:] in anchors
    assert [tag for tag, _ in reader.tags].count("script") == 1
    assert page.count("<h2>") == 7


def test_nothing_is_loaded_and_nothing_runs() -> None:
    page, reader = read(record())
    for tag, attributes in reader.tags:
        assert tag not in ("img", "link", "iframe", "object", "form")
        assert not {"src", "onload", "onclick"} & set(attributes)
        assert (attributes.get("href") or "#").startswith("#")
        if tag == "script":
            assert attributes["type"] == "application/json"
    assert "default-src &#x27;none&#x27;" in page


def test_the_seal_belongs_to_the_data_and_a_changed_byte_shows(tmp_path: Path) -> None:
    page, _ = read(record())
    match = re.search(r'<script type="application/json" id="proof">(.*?)</script>', page, re.DOTALL)
    assert match is not None
    told = re.search(r"<code>([0-9a-f]{64})</code>", page)
    assert told is not None
    assert hashlib.sha256(match[1].encode()).hexdigest() == told[1]
    assert json.loads(match[1])["run"]["number"] == 7
    command = COMMAND.removeprefix('python3 -c "').removesuffix('" FILE')
    for changed, same in ((page, True), (page.replace('"number":7', '"number":8'), False)):
        path = tmp_path / "proof.html"
        path.write_text(changed, encoding="utf-8")
        done = subprocess.run([sys.executable, "-c", command, path], capture_output=True, text=True, check=True)
        assert (done.stdout.strip() == told[1]) is same


def test_it_never_claims_more_than_is_known() -> None:
    assert "Flat: every order of this run is proven gone." in read(record())[0]
    assert "Not covered: OKX bots, Binance portfolio margin." in read(record())[0]
    cut = record(outcomes=(), remarks=("The journal holds no end of this run.",), environment="", presses=())
    page, _ = read(cut)
    assert "Not flat: no end of this run is known." in page
    assert "UNKNOWN MODE" in page
    assert "Flat: every order" not in page
    assert "The journal holds no end of this run." in page
    assert "DRILL" in read(record(environment="drill"))[0]
    assert "Not flat:" in read(record(outcomes=(Outcome("not-flat", BEGAN, 1),)))[0]
