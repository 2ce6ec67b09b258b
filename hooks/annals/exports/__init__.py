"""The tables of `data/`: one module a format, one shape, `render(archive, index) -> str`."""
