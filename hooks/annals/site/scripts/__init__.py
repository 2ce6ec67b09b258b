"""The scripts of pages as they are shipped: each in one file, without comments and blanks."""
