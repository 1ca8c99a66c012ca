"""Whole outages from one seed: the shipped engine, connectors, pacing and journal against venues that misbehave."""
