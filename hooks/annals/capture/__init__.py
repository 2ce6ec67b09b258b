"""An article's page or text read, drafted as a record, and records verified against it."""
