"""The tests: each file says at its top what it is about."""
