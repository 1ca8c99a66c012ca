"""``check``: every account told apart, no order touched."""

from __future__ import annotations

import asyncio
from pathlib import Path

from gui.commands.checking import check_document, check_text
from gui.config.paths import find_paths
from gui.config.settings import load_settings
from gui.domain.venues import Environment
from gui.session import open_session
from tests.commands.venues import ground


async def test_good_keys_and_a_wrong_one(tmp_path: Path) -> None:
    async with ground(tmp_path, scenario="calm") as here:
        environ = here.environ | {"KILLSWITCH_DRILL_B_PASSPHRASE": "wrong"}
        paths = find_paths(environ, str(here.config))
        session = await open_session(Environment.LIVE, load_settings(paths).of(Environment.LIVE), paths, environ)
        document = await check_document(session, asyncio.Event(), paths, environ)
        await session.close(1.0)
        can = {account["label"]: account["can_cancel"] for account in document["accounts"]}
        assert can == {"drill-a": True, "drill-b": False, "drill-c": True}
        assert not document["ok"]
        text = check_text(document)
        assert "drill-b (okx, live): CANNOT CANCEL" in text
        assert "No order was touched." in text
        touching = {"POST", "DELETE"}
        assert not [request for request in here.venues.ledger.requests if request.method in touching]
        assert len(here.venues.book.live()) == 25


async def test_a_question_that_fails_here_is_a_finding_of_that_account(tmp_path: Path) -> None:
    async with ground(tmp_path, scenario="calm") as here:
        paths = find_paths(here.environ, str(here.config))
        accounts = load_settings(paths).of(Environment.LIVE)
        session = await open_session(Environment.LIVE, accounts, paths, here.environ)

        async def fails() -> None:
            raise RuntimeError("https://venue.test/?signature=CANARY")

        session.connectors["drill-a"].key_rights = fails  # type: ignore[method-assign, assignment]
        document = await check_document(session, asyncio.Event(), paths, here.environ)
        await session.close(1.0)
    can = {account["label"]: account["can_cancel"] for account in document["accounts"]}
    assert can == {"drill-a": False, "drill-b": True, "drill-c": True}
    assert "a part of this program stopped (RuntimeError)" in check_text(document)
    assert "CANARY" not in check_text(document)
