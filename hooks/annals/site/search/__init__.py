"""What the search knows: every name from A to Z, and the index that the browser asks."""
