"""Our own closes are known by their client ids, for a while."""

from __future__ import annotations

from gui.engine.ownorders import YOUNG_S, OwnCloses


class Still:
    """A clock that stands where it is put."""

    now = 5.0

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> float:
        return self.now


def test_a_close_is_ours_while_it_is_young() -> None:
    clock = Still()
    own = OwnCloses(clock)
    own.note("aks1")
    assert own.has("aks1") and not own.has("aks2") and not own.has("")
    assert own.young
    clock.now += YOUNG_S
    assert not own.has("aks1") and not own.young
