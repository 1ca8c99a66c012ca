from __future__ import annotations

from collections.abc import Iterator

import pytest

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.sentences import fault_sentence as in_english
from gui.domain.venues import Account, Environment, Venue
from gui.models import floor_texts, language
from gui.models.floor_texts import fault_sentence, fault_text, meant, ours, template
from gui.models.language import Language

OKX = Account("alpha", Venue.OKX, Environment.DRILL)


@pytest.fixture
def chinese(qapp: object) -> Iterator[None]:
    language.switch(Language.CHINESE)
    yield
    language.switch(Language.ENGLISH)


def test_in_english_every_text_stays_as_it_came() -> None:
    assert ours("not in listing 14:03:21.8") == "not in listing 14:03:21.8"
    fault = VenueFault(FaultKind.VENUE_DOWN, http_status=503)
    assert fault_sentence(fault, OKX) == in_english(fault, OKX)


def test_a_template_finds_the_values_of_its_fields() -> None:
    match = template("{host} refuses the connection").pattern.fullmatch("www.okx.com refuses the connection")
    assert match is not None and match["host"] == "www.okx.com"
    assert template("{a} is not {a}").pattern.fullmatch("x is not y") is None


@pytest.mark.usefixtures("chinese")
def test_notes_and_lines_are_said_in_chinese_with_their_values() -> None:
    assert "14:03:21.8" in ours("cancelled · not in listing 14:03:21.8")
    assert ours("cancelled · not in listing 14:03:21.8").isascii() is False
    assert "cancelled" not in ours("cancelled · not in listing 14:03:21.8")
    line = ours("BTC-USDT-SWAP Cond. SL REJECTED 51000 Parameter algoId error")
    assert line.startswith("BTC-USDT-SWAP ") and line.endswith(" 51000 Parameter algoId error")
    assert "REJECTED" not in line


@pytest.mark.usefixtures("chinese")
def test_what_is_in_no_template_stays_as_it_came() -> None:
    for text in ("Order does not exist.", "Internal error; unable to process your request. Please try again.", "51000"):
        assert ours(text) == text


@pytest.mark.usefixtures("chinese")
def test_a_venues_own_words_stay_beside_our_meaning_of_its_code() -> None:
    said = meant("OKX does not know the order · Order cancellation failed as the order does not exist")
    assert said.endswith(" · Order cancellation failed as the order does not exist")
    assert "does not know" not in said
    assert meant("too late · OKX does not know the order") == "too late · OKX does not know the order"
    coded = VenueFault(FaultKind.KEY, "50113", "not JSON")
    assert fault_text(coded) == "not JSON"


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("kind", FaultKind)
def test_every_fault_has_a_sentence_in_chinese(kind: FaultKind) -> None:
    said = fault_sentence(VenueFault(kind, http_status=503), OKX)
    assert "{" not in said and said != in_english(VenueFault(kind, http_status=503), OKX)


@pytest.mark.usefixtures("chinese")
def test_a_long_text_of_many_joints_is_searched_in_no_time() -> None:
    floor_texts._found.cache_clear()
    text = ". ".join(f"word {number} · other" for number in range(40))
    assert ours(text) == text


@pytest.mark.usefixtures("chinese")
def test_a_whole_sentence_of_the_floors_below_is_taken_apart() -> None:
    fault = VenueFault(FaultKind.NO_NETWORK, sent=False)
    assert ours(in_english(fault, OKX, over=True)) == "本机没有网络。尚未发送。 请换网络（如手机热点），再次运行命令。"
