"""The real program killed at chosen instants, and what the next start makes of it."""
