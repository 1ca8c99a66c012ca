"""Floor 4: what a run did, read out of the journal and written as a file that a person and a program can check."""
