"""Known-bad changes, planted one after the other, and whether the tests catch each."""
