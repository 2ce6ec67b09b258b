"""The tables of the archive and the files they are published in."""
