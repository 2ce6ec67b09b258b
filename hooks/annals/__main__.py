"""`python -m annals` is the command `annals`."""

from annals.cli import run

run()
