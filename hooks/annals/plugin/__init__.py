"""The MkDocs edge: what only MkDocs and ProperDocs load."""
