from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from gui.domain.closings import ClosePhase, CloseVerdict, CloseWay, Closing, PositionProof
from gui.models.chip_state import Moment
from gui.models.position_columns import COLUMNS, Held, PosCol, details, plain_line, spoken
from tests.fake_flatten import held
from tests.twenty_five import MONOTONIC, NOW_MS

NOW = Moment(NOW_MS, MONOTONIC)
ALL = [Held(row, ("77", "78")) for row in held()]
LONG, SHORT = ALL[0], ALL[2]


def text(one: Held, col: PosCol) -> str:
    return COLUMNS[col].text(one, NOW)


def unreadable() -> Held:
    position = replace(LONG.row.position, size=None, entry=None, mark=Decimal("NaN"), unrealised=None)
    return Held(replace(LONG.row, position=position))


def test_columns_stand_at_their_places() -> None:
    assert [column.col for column in COLUMNS] == list(PosCol)


def test_numbers_keep_the_venues_decimals_and_carry_their_units() -> None:
    cols = (PosCol.SIDE, PosCol.SIZE, PosCol.ENTRY, PosCol.MARK, PosCol.RESULT, PosCol.MARGIN)
    assert [text(LONG, col) for col in cols] == [
        *("LONG", "1,250 ct", "62,410.5", "63,882.1", "+18,395.00 USDT", "Cross"),
    ]
    assert [text(SHORT, col) for col in cols[:2]] == ["SHORT", "96,000 ct"]
    assert text(SHORT, PosCol.RESULT) == "-4,128.00 USDT"


def test_what_cannot_be_read_is_a_question_mark_never_zero() -> None:
    cols = (PosCol.SIDE, PosCol.SIZE, PosCol.ENTRY, PosCol.MARK, PosCol.RESULT)
    assert {text(unreadable(), col) for col in cols} == {"?"}
    assert spoken(unreadable(), PosCol.SIZE, NOW) == "not known"
    assert "counts as open" in COLUMNS[PosCol.SIZE].tip(unreadable(), NOW)


def test_a_position_without_a_stop_says_so_only_where_the_orders_are_known() -> None:
    bare, unsure = Held(LONG.row), Held(LONG.row, stops_known=False)
    assert [text(one, PosCol.STOPS) for one in (LONG, bare, unsure)] == ["2 stops", "no stop", "?"]
    assert "77" in COLUMNS[PosCol.STOPS].tip(LONG, NOW)
    assert "not known" in COLUMNS[PosCol.STOPS].tip(unsure, NOW)
    flat = Held(replace(LONG.row, position=replace(LONG.row.position, size=Decimal(0))))
    assert text(flat, PosCol.STOPS) == ""
    # An unreadable size counts as held.
    assert unreadable().bare


def test_sorting_puts_what_is_no_number_last_and_no_stop_first() -> None:
    rows = [unreadable(), SHORT, LONG]
    by_size = sorted(rows, key=lambda one: COLUMNS[PosCol.SIZE].sort(one, NOW))
    assert [one.row.position.size for one in by_size] == [1250, -96000, None]
    by_stops = sorted([LONG, Held(LONG.row)], key=lambda one: COLUMNS[PosCol.STOPS].sort(one, NOW))
    assert by_stops[0].bare
    for column in COLUMNS:
        assert sorted((column.sort(one, NOW) for one in rows), key=lambda key: key)


def test_the_details_tell_the_whole_close() -> None:
    closing = Closing(
        phase=ClosePhase.REFUSED, attempts=2, verdict=CloseVerdict.REJECTED, code="-2022",
        message="ReduceOnly Order is rejected.", http_status=400, latency_s=0.141, way=CloseWay.MARKET,
    )  # fmt: skip
    told = details(Held(replace(LONG.row, closing=closing)), NOW)
    for part in ("REFUSED", "2 closes sent", "market", "-2022", "ReduceOnly Order is rejected.", "HTTP 400", "141 ms"):
        assert part in told


def test_a_row_is_copied_as_one_line() -> None:
    line = plain_line(LONG, NOW)
    assert "\n" not in line
    assert line.split("\t")[-1] == str(LONG.row.key)
    assert "77" in line


def test_the_screen_reader_hears_side_and_state() -> None:
    assert spoken(SHORT, PosCol.SIDE, NOW) == "Short"
    assert spoken(SHORT, PosCol.STATE, NOW) == "Open"
    assert spoken(SHORT, PosCol.CODE, NOW) == "empty"


def test_what_is_closed_has_no_result_any_more() -> None:
    proof = PositionProof(by_us=True, at_ms=NOW_MS, at=MONOTONIC, evidence="two readings")
    closed = Held(replace(LONG.row, proof=proof))
    assert text(closed, PosCol.RESULT) == ""
    assert text(closed, PosCol.STOPS) == ""
    assert not Held(closed.row).bare
