"""Floor 1: paths, accounts, their credentials, and the small state between starts."""
