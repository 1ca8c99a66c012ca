"""Every screen of the program, rendered from its real widgets, to be looked at."""
