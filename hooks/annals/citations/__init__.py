"""How each record is cited: its bibliographic item, and the texts that citation styles make of it."""
