"""The banner's word on live orders."""

from __future__ import annotations

from gui.models.live_known import live_known, live_more, live_wordings

NOW = 1_795_269_803_000


def test_a_count_carries_the_age_of_its_oldest_sighting() -> None:
    known = live_known([NOW - 240_000, NOW - 60_000], read=True)
    assert live_wordings(known, NOW) == ("LIVE: 2 known, 4m old", "LIVE: 2 known")
    assert live_wordings(known, NOW - 999_000_000)[0] == "LIVE: 2 known, 0s old", "a clock that was set back"
    assert "UTC" in live_more(known)


def test_nothing_known_is_not_nothing_open() -> None:
    assert live_wordings(live_known([], read=True), NOW)[0] == "LIVE: none known"
    assert live_wordings(live_known([], read=False), NOW)[0] == "LIVE: not read yet"
    assert "not watched" in live_more(live_known([], read=True))
