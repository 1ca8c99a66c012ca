"""The check of a key finds its region; every region is asked at most once, and only for a key unknown here."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest

from gui.connectors.okx.connector import OkxConnector
from gui.connectors.wire import HttpRequest, HttpResponse, Lane, Prepare
from gui.domain.clock import SystemClock
from gui.domain.replies import Finding
from gui.domain.venues import Account, Environment, Family, Hosts, Venue
from tests.connectors.okx.scripted import KEYS, RecordingPace

GOOD = b'{"code":"0","msg":"","data":[{"perm":"read_only,trade","ip":"1.2.3.4"}]}'


@dataclass
class Regions:
    """OKX's regions, of which one knows the key; the others answer ``code``."""

    home: str
    code: str = "50119"
    sent: list[HttpRequest] = field(default_factory=list)

    @property
    def requests(self) -> int:
        return len(self.sent)

    @property
    def hosts(self) -> list[str]:
        """Where requests went."""
        return [urlsplit(request.url).netloc for request in self.sent]

    async def send(self, prepare: Prepare, *, lane: Lane, deadline_s: float) -> HttpResponse:
        request = prepare()
        self.sent.append(request)
        if urlsplit(request.url).netloc == self.home:
            return HttpResponse(200, {}, GOOD, 0.1)
        return HttpResponse(401, {}, f'{{"code":"{self.code}","msg":"no key","data":[]}}'.encode(), 0.1)

    async def close(self) -> None:
        return None


def connector(regions: Regions, region: str = "global", *own: str) -> OkxConnector:
    account = Account("okx-main", Venue.OKX, Environment.LIVE, region, (Family.OKX_ALGO,), Hosts(rest=own))
    return OkxConnector(account, KEYS, regions, SystemClock(), RecordingPace())


@pytest.mark.parametrize("code", ["50119", "50067"])
async def test_the_region_that_knows_the_key_is_named(code: str) -> None:
    regions = Regions("us.okx.com", code)
    rights = await connector(regions).key_rights()
    assert regions.hosts == ["www.okx.com", "eea.okx.com", "us.okx.com"]
    assert rights.fault is not None
    assert rights.fault.code == code
    found = rights.findings[-1]
    assert (found.name, found.finding) == ("region", Finding.BAD)
    assert found.sentence == ('OKX knows this key in the region us, not in global: write region = "us" for okx-main.')


async def test_a_key_that_no_region_knows_is_simply_unknown() -> None:
    regions = Regions("nowhere")
    rights = await connector(regions, "eea").key_rights()
    assert regions.hosts == ["eea.okx.com", "www.okx.com", "us.okx.com"]
    assert [finding.name for finding in rights.findings] == ["key"]


@pytest.mark.parametrize(
    ("regions", "region", "own"),
    [
        (Regions("www.okx.com"), "global", ()),
        (Regions("us.okx.com", "50111"), "global", ()),
        (Regions("us.okx.com"), "global", ("https://okx.example",)),
    ],
)
async def test_no_other_region_is_asked_without_need(regions: Regions, region: str, own: tuple[str, ...]) -> None:
    await connector(regions, region, *own).key_rights()
    assert len(regions.sent) == 1


async def test_the_account_stays_where_it_is() -> None:
    regions = Regions("us.okx.com")
    made = connector(regions)
    await made.key_rights()
    assert made.host(Family.OKX_ALGO) == "www.okx.com"
