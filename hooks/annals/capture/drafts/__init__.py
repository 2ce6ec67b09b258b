"""What was read, laid beside the archive and drafted as records for a person to finish."""
