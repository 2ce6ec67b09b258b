"""Lists of articles, as others keep them: read into rows, and rows made records of what is not yet in the archive."""
