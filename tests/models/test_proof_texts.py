"""What the window says of a proof."""

from __future__ import annotations

from gui.models import proof_texts


def test_each_text_says_what_happened_and_what_to_do() -> None:
    assert proof_texts.saved(7, "/a/b.html", from_memory=False) == "Proof of run 7 saved: /a/b.html"
    assert "from memory" in proof_texts.saved(7, "/a/b.html", from_memory=True)
    text = proof_texts.failed(7, "No space left on device", from_memory=False)
    assert "(No space left on device). The journal keeps the run." in text
    assert text.endswith("killswitch proof 7")
    text = proof_texts.failed(7, "No space left on device", from_memory=True)
    assert "save again before closing" in text
    assert "no run yet" in proof_texts.no_run()
    assert proof_texts.open_folder() == "Open folder"
