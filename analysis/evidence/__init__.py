"""Evidence: the sentences behind the numbers, to read."""
