"""How long work tells where it is: a function that is given a line for each stage."""

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[str], None]


def silent(stage: str) -> None:
    """Tell nothing."""
