"""The safety invariants as code: what must hold at every event of every simulation and test."""
