from __future__ import annotations

from collections.abc import Iterator

import pytest

from gui.models import language
from gui.models.config_sources import CONFIG
from gui.models.floor_texts import configuration_text
from gui.models.language import Language


@pytest.fixture
def chinese(qapp: object) -> Iterator[None]:
    language.switch(Language.CHINESE)
    yield
    language.switch(Language.ENGLISH)


def test_every_text_stands_once() -> None:
    assert len(CONFIG) == len(set(CONFIG))


def test_in_english_it_stays_as_it_is() -> None:
    text = '/home/me/config.toml, line 7: "atlantis" is not a region. Known: global, eea, us'
    assert configuration_text(text) == text


@pytest.mark.usefixtures("chinese")
def test_what_is_wrong_with_the_file_is_said_with_its_place() -> None:
    said = configuration_text('/home/me/config.toml, line 7: "atlantis" is not a region. Known: global, eea, us')
    assert said == "/home/me/config.toml，第 7 行：“atlantis”不是区域。可用：global, eea, us"
    assert configuration_text("/x/config.toml: there is no such file. Name one that exists").startswith(
        "/x/config.toml："
    )


@pytest.mark.usefixtures("chinese")
def test_what_is_not_known_stays_as_it_came() -> None:
    for text in ("something else", "/x: something. else", "no colon here"):
        assert configuration_text(text) == text
