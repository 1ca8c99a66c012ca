"""Foreign text stays text."""

from __future__ import annotations

from gui.proof.document import seal
from gui.proof.markup import esc, paragraph, rows_table, script_of
from tests.proof.made import EVIL


def test_foreign_text_is_escaped_everywhere() -> None:
    for made in (esc(EVIL), paragraph(EVIL, "note"), paragraph(EVIL), rows_table((EVIL,), ((EVIL,),))):
        assert "<script" not in made
        assert "&lt;script&gt;" in made
    assert esc("a\"b'c") == "a&quot;b&#x27;c"
    assert esc("a\u202eb\x07\nc") == "a\ufffdb\ufffd\nc"


def test_the_script_holds_the_very_bytes() -> None:
    sealed = seal({"a": EVIL})
    assert script_of(sealed).count("</script>") == 1
    assert sealed.json.decode() in script_of(sealed)
