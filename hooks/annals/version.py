"""The version of the program, once: for the distribution, and for `annals --version`."""

VERSION = "0.1.0"
