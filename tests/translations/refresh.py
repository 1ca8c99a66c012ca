"""Brings the translations up to date: ``python -m tests.translations.refresh``.

Texts that are new in the program come into the .ts file without a translation (write it there, or in Qt Linguist, and
run this again), texts that are gone leave it, and Qt's lrelease makes the .qm file that the program loads. The code
says its texts by ``say()``, whose names Qt's lupdate does not read; so the .ts file is made here.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as Xml

from gui.models.language import CONTEXT, Language
from tests.translations.sources import ROOT, every_source

FOLDER = ROOT / "resources" / "translations"


def ts_file(language: Language) -> Path:
    """Where a language's texts are written."""
    return FOLDER / f"killswitch_{language}.ts"


def qm_file(language: Language) -> Path:
    """Where a language's texts are that the program loads."""
    return FOLDER / f"killswitch_{language}.qm"


def translations(language: Language) -> dict[str, str]:
    """Read every text and its translation, empty where it has none yet."""
    file = ts_file(language)
    if not file.is_file():
        return {}
    found = {}
    for message in Xml.parse(file).getroot().iter("message"):
        translation = message.find("translation")
        done = translation is not None and translation.get("type") is None
        found[message.findtext("source") or ""] = (translation.text or "") if done and translation is not None else ""
    return found


def write(language: Language, known: dict[str, str]) -> list[str]:
    """Write the .ts file anew from the program's texts; gives those without a translation."""
    root = Xml.Element("TS", version="2.1", language=str(language), sourcelanguage="en")
    context = Xml.SubElement(root, "context")
    Xml.SubElement(context, "name").text = CONTEXT
    missing = []
    for source, file in sorted(every_source().items(), key=lambda each: (each[1], each[0])):
        message = Xml.SubElement(context, "message")
        Xml.SubElement(message, "location", filename=f"../../{file}")
        Xml.SubElement(message, "source").text = source
        translation = Xml.SubElement(message, "translation")
        if text := known.get(source, ""):
            translation.text = text
        else:
            translation.set("type", "unfinished")
            missing.append(source)
    Xml.indent(root, "    ")
    body = Xml.tostring(root, encoding="unicode")
    ts_file(language).write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")
    return missing


def release(language: Language) -> None:
    """Make the .qm file of the .ts file with Qt's own tool."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([str(tool), "-silent", str(ts_file(language)), "-qm", str(qm_file(language))], check=True)


def main() -> int:
    """Refresh every language but English, which is the program's own."""
    FOLDER.mkdir(exist_ok=True)
    wanting = 0
    for language in Language:
        if language is not Language.ENGLISH:
            missing = write(language, translations(language))
            release(language)
            wanting += len(missing)
            for source in missing:
                print(f"{language} wants: {source!r}")
    return 1 if wanting else 0


if __name__ == "__main__":
    raise SystemExit(main())
