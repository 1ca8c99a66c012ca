"""The sources of what the floors below say: taken from their tables, and written down here where they have none.

A test walks the texts of those floors and fails if one of them is missing here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gui.connectors import mishaps
from gui.connectors.binance import close_codes as binance_closes
from gui.connectors.binance import codes as binance_codes
from gui.connectors.binance import refusals as binance_refusals
from gui.connectors.okx import close_codes as okx_closes
from gui.connectors.okx import codes as okx_codes
from gui.domain import sentences
from gui.engine import diagnosis, pacing
from gui.journal import trouble
from gui.models.config_sources import CONFIG
from gui.models.floor_closing import CLOSING
from gui.models.floor_flatten import FLATTEN
from gui.models.floor_inline import INLINE

COUNTED_OPEN = "counted as open, being checked"


@lru_cache(maxsize=1)
def meanings() -> frozenset[str]:
    """Give what the venues' codes mean, in our words."""
    okx = (row.cancel.meaning for row in (*okx_codes.CODES.values(), okx_codes.NOT_IN_TABLE))
    binance = (row.cancel.meaning for row in (*binance_codes.CODES.values(), binance_codes.NOT_IN_THE_TABLE))
    okx_close = (row.meaning for row in okx_closes.CLOSE_CODES.values())
    binance_close = (row.meaning for row in binance_closes.CLOSE_CODES.values())
    return frozenset(text for text in (*okx, *binance, *okx_close, *binance_close) if text)


@lru_cache(maxsize=1)
def every_source() -> tuple[str, ...]:
    """Give every source once; ``{name}`` in one stands for a value."""
    found = (*_sentences(), *_tables(), *sorted(meanings()), *INLINE, *FLATTEN, *CLOSING, *CONFIG)
    return tuple(dict.fromkeys(text for text in found if text.strip("{}").isidentifier() is False or "{" not in text))


def _sentences() -> Iterator[str]:
    pairs = (*sentences.SENTENCES.values(), *sentences.NOT_THE_VENUE.values(), sentences.SWITCHED_OFF)
    for happened, to_do in pairs:
        yield happened
        yield happened.removesuffix(sentences.DOUBT)
        yield to_do
    yield from (sentences.AGAIN, sentences.AGAIN_ELSEWHERE)
    yield from sentences.SHORT.values()


def _tables() -> Iterator[str]:
    yield from (words for _, words in diagnosis.WORDS.values())
    yield from (words for _, words in binance_refusals.BY_STATUS.values())
    yield from trouble.SENTENCES.values()
    yield from (mishaps.CLOSED, mishaps.NO_SLOT, *mishaps.STRANGERS.values())
    yield from (pacing.BANNED, pacing.TOO_MANY, pacing.SHUT_OUT)
