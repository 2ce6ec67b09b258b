"""The pages that are of no single record, one module a page."""
