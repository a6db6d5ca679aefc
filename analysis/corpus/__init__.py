"""Documents in: readers, metadata, duplicates."""
