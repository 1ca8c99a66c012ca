"""L01, L05, L07 and L08 with the window: nothing modal, nothing secret, nothing by the hundred."""

from __future__ import annotations

import ast
import asyncio
import logging
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.app import WindowApp
from gui.domain.faults import MAX_VENUE_TEXT, FaultKind, VenueFault, plain
from gui.domain.rows import State
from gui.domain.venues import Account, Environment, Family, Venue
from gui.engine.views import AccountView, FamilyView, Health, RunPhase
from gui.journal.entries import JournalHealth
from gui.models.attention_texts import needs
from gui.session import DrillOptions
from gui.widgets.main_window import KillSwitchWindow
from gui.widgets.refreshing import REFRESH_MS
from gui.widgets.table_block import TableBlock
from gui.widgets.theme import load_theme
from tests.app_play import Stage, book, hold_panic, journal_text, opened, run, session, shown, until
from tests.fake_surface import FakeSurface, many
from tests.models.test_deck_state import state_of

GUI = Path(__file__).parents[2] / "gui"
# Calls and classes that run a loop of their own, or put a window in the way.
NESTING = {"exec", "exec_", "processEvents", "waitForFinished", "question", "critical", "getText", "getOpenFileName"}
MODAL = {"QMessageBox", "QDialog", "QInputDialog", "QFileDialog", "QErrorMessage", "QProgressDialog", "QColorDialog"}


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Stage:
    return Stage(qapp, tmp_path)


# --- L01 ---


def test_L01_nothing_in_the_program_runs_a_loop_of_its_own_or_is_modal() -> None:
    found, loops = [], []
    for path in sorted(GUI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = path.relative_to(GUI).as_posix()
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                if node.func.attr in NESTING:
                    found.append(f"{name}:{node.lineno} {node.func.attr}")
                if node.func.attr in ("setModal", "setWindowModality"):
                    found.append(f"{name}:{node.lineno} {node.func.attr}")
            # Called, or the base of a class.
            if isinstance(node, ast.Attribute | ast.Name) and "QEventLoop" in (
                getattr(node, "attr", ""),
                getattr(node, "id", ""),
            ):
                loops.append(f"{name} QEventLoop")
            if isinstance(node, ast.ImportFrom):
                found += [f"{name} {one.name}" for one in node.names if one.name in MODAL]
    assert found == []
    # The one loop is the program's own.
    assert loops == ["app.py QEventLoop"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_L01_rows_keep_moving_while_a_list_and_a_menu_are_open(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        window = shown(desk)
        combo, model = window.deck.scope_combo, window.table.model
        await hold_panic(desk)
        combo.showPopup()
        await until(lambda: combo.view().isVisible())
        window.banner.menu.popup(window.mapToGlobal(window.rect().center()))
        assert window.banner.menu.isVisible()
        await until(lambda: run(desk).phase is RunPhase.FINISHED)
        await until(lambda: {model.row_at(place).state for place in range(model.rowCount())} == {State.GONE})
        assert book(desk).live() == []
        # Nobody closed them meanwhile.
        assert window.banner.menu.isVisible()
        window.banner.menu.close()
        combo.hidePopup()

    stage.play(scene)


# --- L05 ---


def test_L05_a_disk_that_takes_nothing_is_on_the_screen() -> None:
    sentence = "Disk full: the journal is in memory only. Cancelling is not affected. Free some space."
    surface = FakeSurface(many(3))
    surface.health = JournalHealth(False, None, 7, sentence)
    state = state_of(surface)
    (told,) = [item for item in needs(state) if item.name == "journal"]
    assert (told.chip, told.sentence) == ("DISK", sentence)


# --- L07 ---


def texts_of(window: KillSwitchWindow) -> str:
    """Everything that the window says anywhere: texts, tooltips, names for readers, table, title."""
    said = [window.windowTitle()]
    for widget in (window, *window.findChildren(QWidget)):
        said += [widget.toolTip(), widget.statusTip(), widget.accessibleName(), widget.accessibleDescription()]
        said += [widget.objectName(), widget.windowTitle()]
        if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
            said.append(widget.text())
        if isinstance(widget, QPlainTextEdit):
            said.append(widget.toPlainText())
    said += [action.text() for action in window.findChildren(QAction)]
    model = window.table.model
    for place in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(place, column)
            roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
            said += [str(model.data(index, role)) for role in roles]
    return "\n".join(said)


def inspected(window: KillSwitchWindow) -> str:
    """Everything that the row inspector says of every order, and what it puts on the clipboard."""
    said = []
    for key in window.table.model.shown_keys():
        window.inspecting.open(key)
        window.parts.inspector.copy_all()
        said += [texts_of(window), QApplication.clipboard().text()]
    return "\n".join(said)


@pytest.mark.part_stops
def test_L07_no_key_reaches_window_journal_log_or_files_whatever_fails(
    stage: Stage, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    secrets: set[str] = set()

    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        window, venues = shown(desk), session(desk).venues
        assert venues is not None
        described: Any = venues.describe()
        for account in described["accounts"]:
            secrets.update(account[part] for part in ("key", "secret", "passphrase") if account.get(part))
        loud = " ".join(sorted(secrets))

        async def raises(*_: object, **__: object) -> None:
            raise RuntimeError(f"https://venue.test/?signature={loud}")

        connectors = list(session(desk).connectors.values())
        for connector in connectors[:1]:
            connector.list_orders = raises  # type: ignore[method-assign, assignment]
            connector.cancel = raises  # type: ignore[method-assign, assignment]
        connectors[-1].read_clocks = raises  # type: ignore[method-assign, assignment]
        session(desk).switch.subscribe(lambda change: (_ for _ in ()).throw(ValueError(loud)))
        loop = asyncio.get_running_loop()
        loop.call_soon(lambda: (_ for _ in ()).throw(ValueError(loud)))
        loop.call_exception_handler({"message": loud, "exception": ValueError(loud)})
        desk.faults.on_fault(ValueError, ValueError(loud), None)
        await hold_panic(desk)
        await until(lambda: "RuntimeError" in journal_text(desk) and "ValueError" in journal_text(desk))
        await until(lambda: any(row.state is State.GONE for row in session(desk).switch.rows().values()))
        window.refresh()
        requests = inspected(window)
        assert "signature=" in requests
        assert "/api/v5/trade/cancel-algos" in requests
        found = requests + texts_of(window) + journal_text(desk) + repr(session(desk)) + repr(connectors) + repr(desk)
        assert len(found) > 2_000
        assert [word for word in secrets if word in found] == []
        clipboard = QApplication.clipboard().text()
        assert [word for word in secrets if word in clipboard] == []

    stage.play(scene)
    assert len(secrets) > 6
    out, err = capfd.readouterr()
    kept = [out, err, caplog.text, *(_text(path) for path in stage.paths.data.rglob("*") if path.is_file())]
    assert len(kept) > 3
    assert [word for word in secrets for text in kept if word in text] == []


def _text(path: Path) -> str:
    return path.read_bytes().decode("latin-1")


# --- L08 ---


def test_L08_three_hundred_errors_a_second_over_three_thousand_rows_are_drawn_ten_times_a_second(
    qtbot: QtBot, qapp: QApplication
) -> None:
    rows = many(3_000)
    surface = FakeSurface(rows)
    theme = load_theme()
    block = TableBlock(surface, surface.clock, theme)
    window = KillSwitchWindow(surface, theme, Environment.LIVE, surface.clock, block)
    qtbot.addWidget(window)
    window.show()
    drawn, flushed = [0], [0]
    show, flush = window.deck.show_state, block.model.flush

    def counted(*args: Any) -> None:
        drawn[0] += 1
        show(*args)

    def counting() -> None:
        flushed[0] += 1
        flush()

    window.deck.show_state = counted  # type: ignore[method-assign, assignment]
    block.model._gather.timeout.disconnect()
    block.model._gather.timeout.connect(counting)
    began = time.monotonic()
    for number in range(300):
        row = rows[number * 7 % len(rows)]
        fault = VenueFault(FaultKind.OTHER, "50000", plain(f"error {number} " + "x" * 5_000))
        surface.put(replace(row, cancel=replace(row.cancel, fault=fault, message=fault.message)))
        surface.clock.advance(1 / 300)
        qapp.processEvents()
    most = (time.monotonic() - began) / (REFRESH_MS / 1000) + 2
    # The second's own tick comes on top.
    assert drawn[0] <= most + most / 10 + 1
    assert flushed[0] <= most
    assert window.notice_bar.notice is None
    window.close_panels()


def test_L08_one_line_for_each_venue_however_many_accounts_fail_and_texts_are_capped() -> None:
    fault = VenueFault(FaultKind.VENUE_DOWN, http_status=503)
    views = []
    for number in range(12):
        venue = Venue.OKX if number % 2 else Venue.BINANCE
        family = Family.OKX_ALGO if number % 2 else Family.UM
        account = Account(f"a-{number}", venue, Environment.LIVE, families=(family,))
        views.append(AccountView(account, Health.DOWN, (FamilyView(family, False, None, fault, 3.0),), 0, fault=fault))
    surface = FakeSurface((), accounts=views)
    assert [item.chip for item in needs(state_of(surface))] == ["DOWN", "DOWN"]
    assert len(plain("x" * 100_000)) == MAX_VENUE_TEXT


def test_L09_the_notice_bar_says_where_the_fault_lies_and_takes_it_back(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gui import locating
    from gui.drill.faults import Fault, FaultAct

    monkeypatch.setattr(locating, "EVERY_S", 0.02)

    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        window, venues = shown(desk), session(desk).venues
        assert venues is not None
        token = venues.faults.add(Fault(FaultAct.ANSWER, Venue.OKX, method="GET", status=503, body="<html/>"))
        session(desk).switch.read_again()
        await until(lambda: window.notice_bar.notice is not None)
        notice = window.notice_bar.notice
        assert notice is not None
        assert notice.text.startswith("The fault is at OKX, not on this computer (HTTP 503); Binance goes on.")
        assert "Where: The fault is at OKX" in journal_text(desk)
        venues.faults.remove(token)
        session(desk).switch.read_again()
        await until(lambda: window.notice_bar.notice is None)
        assert "every venue is heard again" in journal_text(desk)

    stage.play(scene, drill=DrillOptions(scenario="calm", round_trip_s=0.0, whole=False))
