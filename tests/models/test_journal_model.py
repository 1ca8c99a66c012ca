from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from gui.journal.entries import Line, Tone
from gui.models.journal_model import JournalModel, LineRole, local_time
from tests.screens.states import at


def lines(first: int, last: int) -> list[Line]:
    return [Line(at("14:00:00") + n, Tone.FINE, "OKX alpha", f"line {n}") for n in range(first, last)]


def shown(model: JournalModel) -> list[str]:
    return [model.index(row).data(LineRole).text for row in range(model.rowCount())]


def test_lines_come_at_the_end_and_leave_at_the_front(qtmodeltester: ModelTester) -> None:
    model = JournalModel()
    resets: list[int] = []
    model.show(lines(0, 5))
    model.modelReset.connect(lambda: resets.append(1))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show(lines(0, 8))
    assert shown(model) == [f"line {n}" for n in range(8)]
    model.show(lines(3, 10))
    assert shown(model) == [f"line {n}" for n in range(3, 10)]
    assert not resets
    model.show(lines(50, 53))
    assert shown(model) == ["line 50", "line 51", "line 52"]
    assert resets == [1]


def test_the_same_lines_change_nothing() -> None:
    model, kept = JournalModel(), lines(0, 3)
    model.show(kept)
    told: list[object] = []
    model.rowsInserted.connect(lambda *_: told.append(1))
    model.show(kept)
    model.show(list(lines(0, 3)))
    assert not told
    model.show([])
    assert model.rowCount() == 0


def test_texts_of_a_line() -> None:
    model = JournalModel()
    model.show(lines(0, 1))
    index = model.index(0)
    assert index.data() == "14:00:00.000 OKX alpha: line 0"
    assert index.data(Qt.ItemDataRole.ToolTipRole).endswith(f"{local_time(at('14:00:00'))} local time")
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
