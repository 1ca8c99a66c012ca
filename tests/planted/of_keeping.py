"""Bugs of what is kept and shown, of what a start finds, and of secrets."""

from __future__ import annotations

from tests.planted.bug import ENGINE, OKX, Bug

_CANCELLING = "gui/engine/cancelling.py"
_MEMORY = "gui/engine/memory.py"
_SIGHTINGS = "gui/engine/sightings.py"
_SWITCH = "gui/engine/switch.py"
_WRITER = "gui/journal/writer.py"
_STARTS = ("tests/engine/test_memory.py", "tests/engine/test_switch.py", "tests/crash/test_restart.py", *ENGINE)
_DISK = ("tests/journal/test_writer.py", "tests/journal", "tests/crash/test_disk.py")
_SECRETS = ("tests/connectors/test_mishaps.py", "tests/connectors", "tests/faults/test_key_rows.py")

OF_KEEPING = (
    Bug(
        "a start sends again by itself",
        "I23 I16 L04",
        _SWITCH,
        "            self._latching.recall()\n        self._started = True\n",
        "            self._latching.recall()\n            self.cancel(self.rows())\n        self._started = True\n",
        _STARTS,
    ),
    Bug(
        "a cut-off try is answered",
        "I05 I23",
        "gui/journal/attempts.py",
        "return not self.run_ended or self.verdict is None or self.verdict not in SURELY_NOT",
        "return not self.run_ended or (self.verdict is not None and self.verdict not in SURELY_NOT)",
        ("tests/journal/test_attempts.py", *_STARTS),
    ),
    Bug(
        "what is cut off is asked only after a press",
        "I23",
        "gui/domain/transitions.py",
        "cancel = Cancel(phase=Phase.UNKNOWN, run=run, attempts=tries,",
        "cancel = Cancel(phase=Phase.NONE, run=run, attempts=tries,",
        ("tests/domain", *_STARTS),
    ),
    Bug(
        "known rows come with no age",
        "I02 D15",
        "gui/domain/transitions.py",
        "return Row(order=order, born_ms=seen_ms, sighting=Sighting(seen_ms=seen_ms))",
        "return Row(order=order, born_ms=seen_ms)",
        ("tests/domain", *_STARTS),
    ),
    Bug(
        "known rows of one account only",
        "I02 I23",
        _MEMORY,
        "                store.put(last_known(known.order, known.seen_ms))\n",
        "                store.put(last_known(known.order, known.seen_ms))\n                break\n",
        _STARTS,
    ),
    Bug(
        "last known rows are replaced before they were read",
        "I02 I23",
        _SWITCH,
        "            self._chronicle.holding = True\n",
        "",
        ("tests/crash/test_late_journal.py", *_STARTS),
    ),
    Bug(
        "what an incomplete listing shows is left out",
        "I02 I08",
        _SIGHTINGS,
        "            for order in orders:\n                self._see",
        "            for order in orders if listing.complete else ():\n                self._see",
        ENGINE,
    ),
    Bug(
        "what is not listed any more vanishes",
        "I02",
        _SIGHTINGS,
        "self._store.change(row.key, lambda old: absent(old, listing.begun, now, listing.at_ms))",
        "self._store.clear([row.key])",
        ENGINE,
    ),
    Bug(
        "clearing takes what fired and nobody has seen",
        "I02",
        _SWITCH,
        "for key, row in self._store.rows.items() if not row.open)",
        "for key, row in self._store.rows.items() if not row.cancellable)",
        ENGINE,
    ),
    Bug(
        "an end is not written down",
        "I02 I24",
        "gui/engine/chronicle.py",
        "                self._record_end(row)\n",
        "                pass\n",
        ENGINE,
    ),
    Bug(
        "an end has no words",
        "I24",
        "gui/domain/transitions.py",
        "    return replace(row, proof=proof, note=end_note(row, proof))\n\n\ndef _asked_enough",
        "    return replace(row, proof=proof)\n\n\ndef _asked_enough",
        ("tests/domain", *ENGINE),
    ),
    Bug(
        "an answer is not written down",
        "I04",
        _CANCELLING,
        "                self._journal.record(_answer(attempt, reply, at_ms))\n",
        "",
        ENGINE,
    ),
    Bug(
        "what was not sent after all reads as sent",
        "I04",
        _CANCELLING,
        "            if order.key not in heard:\n",
        "            if order.key not in heard and replies:\n",
        ENGINE,
    ),
    Bug(
        "no cancel without the journal",
        "I22 L05",
        _CANCELLING,
        "        await self._journal.commit(self._intent(batch, attempt, rows))\n",
        "        if not await self._journal.commit(self._intent(batch, attempt, rows)):\n            return ()\n",
        (*ENGINE, "tests/faults/test_local_rows.py", "tests/crash/test_disk.py"),
    ),
    Bug(
        "a disk that fails drops what waits",
        "I02 I23 L05",
        _WRITER,
        "            self._queue = deque(Pending(item.uid, item.entry, None) for item in self._queue)\n",
        "            self._queue = deque()\n",
        _DISK,
    ),
    Bug(
        "nobody waits for the disk",
        "I03 I04",
        "gui/journal/sqlite.py",
        "        if self._writer.behind:\n",
        "        if not self._writer.behind:\n",
        ("tests/journal", "tests/crash/test_kill_points.py"),
    ),
    Bug(
        "an answer counts as written before it is",
        "I03 I23",
        _WRITER,
        "        self._database.write([(item.uid, item.entry) for item in batch])\n        self.last_write_ms",
        "        for item in batch:\n            item.waiter and item.waiter.tell(True)\n"
        "        self._database.write([(item.uid, item.entry) for item in batch])\n        self.last_write_ms",
        _DISK,
    ),
    Bug(
        "an error's text is shown",
        "I19 L07",
        "gui/connectors/mishaps.py",
        "failed ({type(error).__name__})",
        "failed ({error!r})",
        _SECRETS,
    ),
    Bug(
        "a dead part's log holds its error",
        "I19 L07",
        "gui/engine/tasks.py",
        'log.error("task %s stopped: %s", name, type(fault).__name__)',
        'log.error("task %s stopped: %s", name, fault)',
        ("tests/engine/test_tasks.py", *ENGINE),
    ),
    Bug(
        "a request shows its headers",
        "I19 L07",
        "gui/connectors/wire.py",
        "headers: Mapping[str, str] = field(default_factory=dict, repr=False)",
        "headers: Mapping[str, str] = field(default_factory=dict)",
        ("tests/connectors/test_wire.py", *_SECRETS),
    ),
    Bug(
        "keys go over a line that is not encrypted",
        "I20",
        "gui/connectors/address.py",
        'if url.scheme != "https" and not (url.scheme == "http" and is_loopback(host)):',
        'if url.scheme not in ("https", "http"):',
        ("tests/connectors/test_address.py",),
    ),
    Bug(
        "a demo key goes to the live venue",
        "A07",
        "gui/connectors/okx/caller.py",
        "call.method, call.target, call.body, demo=self._demo)",
        "call.method, call.target, call.body, demo=False)",
        OKX,
    ),
    Bug(
        "what fired is forgotten with the program",
        "I23 I02",
        "gui/engine/memory.py",
        "            store.put(fired_before(known.order, known.seen_ms, fired))\n",
        "            fired_before(known.order, known.seen_ms, fired)\n",
        ("tests/engine/test_memory.py",),
    ),
    Bug(
        "after flat nobody looks again",
        "D04",
        "gui/engine/ending.py",
        "AFTER_FLAT_S = (2.0, 5.0)",
        "AFTER_FLAT_S = ()",
        ("tests/engine/test_ending.py",),
    ),
)
