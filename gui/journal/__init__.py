"""Floor 1: what was sent and answered, on disk, and the last known rows beside it."""
