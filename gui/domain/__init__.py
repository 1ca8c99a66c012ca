"""Floor 0: frozen types, tables and pure transitions that every other floor speaks in."""
