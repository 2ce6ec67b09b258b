"""Text in English and Arabic: folding, names, numbers and dates in words, messages."""
