"""The tests, in folders that mirror the rooms of the program; each file says at its top what it is about."""
