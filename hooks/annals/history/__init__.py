"""The register of ids and the versions of every record."""
