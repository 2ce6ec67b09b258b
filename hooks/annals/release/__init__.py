"""A release: the data, the records, the register, the licences and a copy of the site, sealed with sums."""
