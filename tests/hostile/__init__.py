"""Hostile records by category: what somebody may send, and what becomes of it.

`payloads` are texts for prose and fields; `records` are whole files. Each case is either built, and
then inert, or refused with one clear line; tests/site/test_hostile_records.py says which, tests/site/test_hostile.py
looks at the built pages in a browser.
"""
