"""Tests of lists of articles."""
