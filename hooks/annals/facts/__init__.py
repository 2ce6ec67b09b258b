"""What is derived from the records: cross-links, accounts compared, control, distances, shared text."""
