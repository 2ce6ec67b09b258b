"""The benchmark: archives made to measure, timed builds, and the table of docs/benchmarks.md.

`python -m bench` measures, `python -m bench.generate N DIR` only writes an archive of N articles.
Everything a generated archive tells is invented, its places and parties too.
"""
