"""The bugs as data: what a tired hand might change in the shipped code, what it would break, and who should notice."""

from __future__ import annotations

from dataclasses import dataclass

DOMAIN = ("tests/domain", "tests/engine", "tests/test_stand.py", "tests/faults/test_data_rows.py")
OKX = ("tests/connectors/okx", "tests/faults/test_okx_rows_single.py")
BINANCE = ("tests/connectors/binance", "tests/faults/test_binance_rows.py")
WIRE = ("tests/connectors/test_transport.py", "tests/faults/test_one_send.py", "tests/faults/test_host_sockets.py")
ENGINE = ("tests/engine", "tests/test_stand.py", "tests/faults/test_ban_rows.py")
READING = ("tests/connectors/test_decode.py", "tests/connectors/okx", "tests/connectors/binance")
# Where the narrow choice does not notice: everything that runs without a window or a real process.
WIDER = (
    *("tests/domain", "tests/engine", "tests/connectors", "tests/journal", "tests/commands", "tests/faults"),
    *("tests/simulation", "tests/test_whole.py"),
)


@dataclass(frozen=True, slots=True)
class Bug:
    """One change: ``old`` stands exactly once in ``file``. ``breaks`` names invariants or rows of the fault table."""

    name: str
    breaks: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


_TRANSITIONS = "gui/domain/transitions.py"
_OKX = "gui/connectors/okx"
_BINANCE = "gui/connectors/binance"

OF_PROOF = (
    Bug(
        "one listing is enough",
        "I01",
        _TRANSITIONS,
        "if seen.absent_last - seen.absent_first < LISTINGS_APART_S or not _asked_enough(row):",
        "if not _asked_enough(row):",
        DOMAIN,
    ),
    Bug("listings before the answer count", "I01", _TRANSITIONS, " or seen.absent_first <= claim_at:", ":", DOMAIN),
    Bug(
        "a question without an answer proves",
        "I01",
        _TRANSITIONS,
        "if _says_what_it_can(status) and not _too_early(row, status):",
        "if not _too_early(row, status):",
        DOMAIN,
    ),
    Bug(
        "a yes for a symbol names every order",
        "I01",
        _TRANSITIONS,
        "wholesale=not (named or earlier)",
        "wholesale=False",
        DOMAIN,
    ),
    Bug(
        "another order's status ends this one",
        "I01",
        _TRANSITIONS,
        "if row.proof is not None or status.key != row.key:",
        "if row.proof is not None:",
        DOMAIN,
    ),
    Bug(
        "a fired order is not noticed",
        "I01 D05",
        _TRANSITIONS,
        "    if status.fate is Fate.FIRED:\n",
        "    if status.fate is Fate.FIRED and row.fired is not None:\n",
        DOMAIN,
    ),
    Bug(
        "fired and no longer listed is gone",
        "I01 D05",
        _TRANSITIONS,
        "    if row.cancel.claim is Verdict.FIRED:\n",
        "    if row.cancel.claim is Verdict.FIRED and row.fired is not None:\n",
        DOMAIN,
    ),
    Bug("no pause between tries", "I14", _TRANSITIONS, "(0.2, 0.4, 0.8, 1.6, 2.0)", "(0.0, 0.0)", DOMAIN),
    Bug(
        "an unknown outcome reads as accepted",
        "I05 I06",
        _TRANSITIONS,
        "waits = replace(base, phase=Phase.UNKNOWN, lost=True)",
        "waits = replace(base, phase=Phase.ACCEPTED, lost=True)",
        DOMAIN,
    ),
    Bug(
        "a press sends again what is on its way",
        "I15",
        _TRANSITIONS,
        "if not row.cancellable or cancel.phase is Phase.SENT:",
        "if not row.cancellable:",
        DOMAIN,
    ),
    Bug(
        "stopping forgets a lost try",
        "I05",
        _TRANSITIONS,
        "phase = Phase.UNKNOWN if row.cancel.lost and row.missing else Phase.NONE",
        "phase = Phase.NONE",
        DOMAIN,
    ),
    Bug(
        "an incomplete listing removes",
        "I08 I01",
        "gui/engine/sightings.py",
        "            if listing.complete:\n",
        "            if listing.orders or listing.complete:\n",
        DOMAIN,
    ),
)

OF_OKX = (
    Bug(
        "51400 is a cancelled order",
        "I01 O09",
        f"{_OKX}/codes.py",
        '"51400": _gone(',
        '"51400": _row(Verdict.ACCEPTED, FaultKind.OTHER, ',
        OKX,
    ),
    Bug(
        "an unknown OKX code is a yes",
        "I06",
        f"{_OKX}/codes.py",
        "NOT_IN_TABLE = OkxCode(CodeRow(Verdict.UNKNOWN",
        "NOT_IN_TABLE = OkxCode(CodeRow(Verdict.ACCEPTED",
        OKX,
    ),
    Bug(
        "a missing sCode is 0",
        "I06 I01",
        f"{_OKX}/cancelling.py",
        'value.get("sCode"), "sCode"',
        'value.get("sCode", "0"), "sCode"',
        OKX,
    ),
    Bug(
        "rows are matched by their place",
        "I01 O07",
        f"{_OKX}/cancelling.py",
        "_single(key, items.get(key.algo_id), envelope, latency_s) for key in keys)",
        "_single(key, item, envelope, latency_s) for key, item in zip(keys, items.values()))",
        OKX,
    ),
    Bug(
        "a yes in a refused answer counts",
        "I06",
        f"{_OKX}/cancelling.py",
        "yes_fits = envelope.code in YES_POSSIBLE and 200 <= envelope.status < 300",
        "yes_fits = True",
        OKX,
    ),
    Bug(
        "of two rows for one order the last counts",
        "I06",
        f"{_OKX}/cancelling.py",
        "found[algo_id] = None if algo_id in found else item",
        "found[algo_id] = item",
        OKX,
    ),
    Bug(
        "no answer means not done",
        "I05 T07",
        f"{_OKX}/cancelling.py",
        "verdict, reach, message, wait = Verdict.UNKNOWN,",
        "verdict, reach, message, wait = Verdict.RETRY,",
        OKX,
    ),
    Bug(
        "the venue's words decide",
        "I06",
        f"{_OKX}/cancelling.py",
        "    known = code_of(item.code)\n",
        '    known = code_of("0" if "cancel" in item.message.lower() else item.code)\n',
        OKX,
    ),
    Bug(
        "the query's id is not compared",
        "I01",
        f"{_OKX}/statuses.py",
        'if id_text(row.get("algoId"), "algoId") != order.key.algo_id:',
        'if not id_text(row.get("algoId"), "algoId"):',
        OKX,
    ),
    Bug(
        "an unknown OKX state is cancelled",
        "I01 D13",
        f"{_OKX}/statuses.py",
        "FATES.get(state, Fate.OPEN)",
        "FATES.get(state, Fate.CANCELLED)",
        OKX,
    ),
    Bug(
        "a listing without a type is complete",
        "I08 D09",
        f"{_OKX}/listing.py",
        "complete=not missing,",
        "complete=True,",
        OKX,
    ),
    Bug(
        "only the first page is read",
        "I02 D07",
        f"{_OKX}/listing.py",
        "if len(rows) < PAGE:",
        "if len(rows) <= PAGE:",
        OKX,
    ),
    Bug(
        "what is no list is an empty one",
        "I06 D11",
        f"{_OKX}/envelope.py",
        'raise ShapeError("data", "not a list")',
        "data = []",
        OKX,
    ),
    Bug(
        "more cancels than OKX takes",
        "I11",
        f"{_OKX}/endpoints.py",
        "CANCELS: Limit(20, 2.0, share=1.0)",
        "CANCELS: Limit(26, 2.0, share=1.0)",
        (*OKX, "tests/drill", "tests/faults/test_ban_rows.py"),
    ),
    Bug(
        "an account of one region asks another",
        "A03 I20",
        f"{_OKX}/hosts.py",
        '"eea": ("https://eea.okx.com",)',
        '"eea": ("https://www.okx.com",)',
        (*OKX, "tests/faults/test_host_rows.py"),
    ),
)

OF_BINANCE = (
    Bug(
        "-2011 is a cancelled order",
        "I01 B07",
        f"{_BINANCE}/codes.py",
        '"-2011": _gone(',
        '"-2011": _row(Verdict.ACCEPTED, FaultKind.OTHER, ',
        BINANCE,
    ),
    Bug(
        "an unknown Binance code is a yes",
        "I06",
        f"{_BINANCE}/codes.py",
        "NOT_IN_THE_TABLE = _doubt(",
        "NOT_IN_THE_TABLE = _gone(",
        BINANCE,
    ),
    Bug(
        "-1007 means not done",
        "I05 B02",
        f"{_BINANCE}/codes.py",
        '"-1007": _doubt(',
        '"-1007": _row(Verdict.RETRY, FaultKind.VENUE_BUSY, ',
        BINANCE,
    ),
    Bug(
        "a yes that echoes another id counts",
        "I01 B11",
        f"{_BINANCE}/cancelling.py",
        '    if id_text(body.get("algoId"), "algoId") != key.algo_id:\n',
        '    if not id_text(body.get("algoId"), "algoId"):\n',
        BINANCE,
    ),
    Bug(
        "success false is a success",
        "I06 B11",
        f"{_BINANCE}/cancelling.py",
        'elif body.get("success") is not True or not',
        "elif not",
        BINANCE,
    ),
    Bug(
        "a ban stops one pool only",
        "I12 H11",
        f"{_BINANCE}/caller.py",
        'self._pace.freeze("" if banned else limit,',
        "self._pace.freeze(limit,",
        (*BINANCE, "tests/faults/test_ban_rows.py"),
    ),
    Bug(
        "a stated wait is not kept",
        "I12 B06",
        f"{_BINANCE}/caller.py",
        "        elif wait_s:\n",
        "        elif wait_s and wait_s > 3600.0:\n",
        (*BINANCE, "tests/faults/test_ban_rows.py"),
    ),
)

OF_THE_WIRE = (
    Bug(
        "ids go through floats",
        "I16 D10",
        "gui/connectors/decode.py",
        "        return str(value)\n",
        "        return str(int(float(value)))\n",
        READING,
    ),
    Bug(
        "NaN is a number", "D12", "gui/connectors/decode.py", "            parse_constant=_no_constant,\n", "", READING
    ),
    Bug(
        "of two keys the last counts",
        "D12",
        "gui/connectors/decode.py",
        "if len(found) != len(pairs):",
        "if len(found) > len(pairs):",
        READING,
    ),
    Bug(
        "redirects are followed",
        "I04 I20",
        "gui/connectors/transport.py",
        "allow_redirects=False",
        "allow_redirects=True",
        WIRE,
    ),
    Bug(
        "the library sends again",
        "I04 T04",
        "gui/connectors/transport.py",
        "            middlewares=(flight.guard,),\n",
        "",
        WIRE,
    ),
    Bug(
        "proxy variables are heeded",
        "I20 L09",
        "gui/connectors/transport.py",
        "trust_env=False",
        "trust_env=True",
        WIRE,
    ),
    Bug(
        "certificates are not checked",
        "I20 T12",
        "gui/connectors/transport.py",
        "super().__init__(limit=0, ",
        "super().__init__(limit=0, ssl=False, ",
        (*WIRE, "tests/faults/test_transport_rows.py"),
    ),
    Bug(
        "stamps are made before the queue",
        "I18 C02",
        "gui/connectors/transport.py",
        "        slot = self._slots[lane]\n",
        "        early = prepare()\n        prepare = lambda: early\n        slot = self._slots[lane]\n",
        (*WIRE, "tests/connectors/test_transport_faults.py", "tests/faults/test_time_rows.py"),
    ),
    Bug(
        "an idle line is believed",
        "I04 T04",
        "gui/connectors/liveness.py",
        "def usable(line: asyncio.BaseTransport) -> bool:\n",
        "def usable(line: asyncio.BaseTransport) -> bool:\n    if line:\n        return True\n",
        WIRE,
    ),
    Bug(
        "a key shows itself",
        "I19 L07",
        "gui/connectors/credentials.py",
        "    def __repr__(self) -> str:\n        return HIDDEN\n",
        "    def __repr__(self) -> str:\n        return self.key\n",
        ("tests/connectors/test_credentials.py",),
    ),
)

OF_THE_ENGINE = (
    Bug(
        "the journal is written after the send",
        "I03 I04",
        "gui/engine/cancelling.py",
        "        await self._journal.commit(self._intent(batch, attempt, rows))\n",
        "        asyncio.get_running_loop().call_later(1, self._journal.record, self._intent(batch, attempt, rows))\n",
        ENGINE,
    ),
    Bug(
        "an intent is not written",
        "I03 I04",
        "gui/engine/cancelling.py",
        "        await self._journal.commit(self._intent(batch, attempt, rows))\n",
        "",
        ENGINE,
    ),
    Bug(
        "an order may be in two requests",
        "I15",
        "gui/engine/cancelling.py",
        "        self._leaving.update(order.key for order in batch.orders)\n",
        "",
        ENGINE,
    ),
    Bug(
        "what has ended is sent for",
        "I17",
        "gui/engine/cancelling.py",
        "return key in self._wanted and row is not None and row.cancellable and row.cancel.phase in WAITING",
        "return key in self._wanted and row is not None",
        ENGINE,
    ),
    Bug(
        "one pool for both venues",
        "I09 I12",
        "gui/engine/embargo.py",
        "name = (account.venue, owner)",
        'name = (Venue.BINANCE, "")',
        ENGINE,
    ),
    Bug(
        "a ban is not the other account's",
        "I12 H11",
        "gui/engine/embargo.py",
        'owner = "" if account.venue is Venue.BINANCE else account.label',
        "owner = account.label",
        ENGINE,
    ),
    Bug(
        "a silent venue is stormed",
        "I14",
        "gui/engine/gate.py",
        "                self._turn(Mood.SILENT, now)\n",
        "",
        ENGINE,
    ),
    Bug(
        "protective orders do not stay",
        "I16",
        "gui/engine/scope.py",
        "return not (self.keep_protective and row.order.protective)",
        "return True",
        ENGINE,
    ),
    Bug(
        "ids that nobody listed are sent",
        "I16",
        "gui/engine/desk.py",
        "rows = [row for row in rows if row.cancellable and row.seen]",
        "rows = [row for row in rows if row.cancellable]",
        (*ENGINE, "tests/commands", "tests/test_cli_troubles.py"),
    ),
    Bug(
        "flat although a listing fails",
        "I07",
        "gui/engine/ending.py",
        "if not run.all_gone or not all(desk.read_twice(run) for desk in desks if run.sweeps(desk.account)):",
        "if not run.all_gone:",
        ENGINE,
    ),
    Bug(
        "flat over old listings",
        "I07",
        "gui/engine/ending.py",
        "if all(desk.fresh() for desk in swept):",
        "if swept or not swept:",
        ENGINE,
    ),
    Bug(
        "what fired counts as gone",
        "I07 D05",
        "gui/engine/runs.py",
        "return self._counts[State.GONE] == len(self._states)",
        "return self._counts[State.GONE] + self._counts[State.TRIGGERED] == len(self._states)",
        ENGINE,
    ),
    Bug(
        "a dead part stays dead",
        "L02",
        "gui/engine/tasks.py",
        "            await asyncio.sleep(RESTART_S)\n",
        "            return\n",
        ENGINE,
    ),
    Bug(
        "a cut-off run is forgotten",
        "I23 L04",
        "gui/engine/memory.py",
        "        store.put(cut_off(row, attempt.run, attempt.tries, attempt.code, attempt.message, sent_at))\n",
        "        cut_off(row, attempt.run, attempt.tries, attempt.code, attempt.message, sent_at)\n",
        ENGINE,
    ),
    Bug(
        "last known rows are not kept",
        "I02 I23",
        "gui/engine/chronicle.py",
        "        if self._keep_known:\n",
        "        if self._keep_known and not label:\n",
        ENGINE,
    ),
    Bug(
        "a cancel waits in the listings' lane",
        "I13",
        f"{_OKX}/connector.py",
        "lane=Lane.CANCEL, deadline_s=deadline_s",
        "lane=Lane.LISTING, deadline_s=deadline_s",
        (*OKX, "tests/test_stand.py", "tests/simulation"),
    ),
)

BUGS = OF_PROOF + OF_OKX + OF_BINANCE + OF_THE_WIRE + OF_THE_ENGINE
# Every bug that breaks one of these has to be caught.
MUST = frozenset({"I01", "I02", "I04", "I16", "I19"})
