"""The headless commands: the same engine as the window's, with progress on stderr and results on stdout."""
