"""A saved article read: what its file is, its letters, its paragraphs, and what it says of itself."""
