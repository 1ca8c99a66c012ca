"""The few pieces of HTML that a proof is made of; whatever comes from outside passes `esc`."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from gui.proof.document import Sealed


def esc(text: object) -> str:
    """Escape a text for any place between tags or in a quoted attribute; what cannot be printed is marked."""
    words = str(text)
    if not words.isprintable():
        words = "".join(ch if ch.isprintable() or ch == "\n" else "\ufffd" for ch in words)
    return html.escape(words, quote=True)


def paragraph(text: str, look: str = "") -> str:
    """Make a paragraph of plain text."""
    return f'<p class="{look}">{esc(text)}</p>' if look else f"<p>{esc(text)}</p>"


def rows_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Make a table of plain texts."""
    columns = "".join(f"<th>{esc(name)}</th>" for name in head)
    body = "".join("<tr>" + "".join(f"<td>{esc(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table>"


def script_of(sealed: Sealed) -> str:
    """Put the document into the page: data that no browser runs."""
    return f'\n<script type="application/json" id="proof">{sealed.json.decode("ascii")}</script>'
