"""What the pages of records print, one module a kind: the record itself, and what stands around it now."""
