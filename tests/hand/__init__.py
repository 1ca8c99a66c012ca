"""A real pointer and real keys on the real window, beside those of `tests.window`."""
