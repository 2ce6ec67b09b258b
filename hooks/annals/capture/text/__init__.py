"""What the paragraphs of an article tell: figures, what happened, and the names that records have, or not."""
