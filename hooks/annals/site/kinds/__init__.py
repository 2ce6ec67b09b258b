"""The pages of records, one module a kind."""
