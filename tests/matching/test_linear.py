"""The patterns of this floor cost no more than the length of a text: twice the worst takes about twice the time."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules
from time import process_time

import pytest

import factcheck.matching
from factcheck.matching.scope import quotations

WORST = (
    "a",
    "A ",
    "A b ",
    "1",
    "1 ",
    "(",
    "(A",
    "A (",
    "“",
    '"',
    "“a",
    ", ",
    "-",
    " - ",
    "the ",
    "of the A ",
    "\n",
    "'",
)
LENGTH = 20_000


def _patterns() -> dict[str, re.Pattern[str]]:
    modules = [
        import_module(f"factcheck.matching.{module.name}") for module in iter_modules(factcheck.matching.__path__)
    ]
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}": pattern
        for module in modules
        for name, pattern in vars(module).items()
        if isinstance(pattern, re.Pattern)
    }


PATTERNS = _patterns()


def seconds(do: Callable[[str], object], text: str) -> float:
    best = float("inf")
    for _ in range(3):
        start = process_time()
        do(text)
        best = min(best, process_time() - start)
    return best


def holds(do: Callable[[str], object], text: str) -> None:
    once, twice = seconds(do, text), seconds(do, text * 2)
    assert twice < 0.02 or twice < 3.5 * once, (text[:9], once, twice)


def test_there_are_patterns() -> None:
    assert {"analysis.CLAUSE_END", "scope.QUOTATION", "view.DECLARED"} <= set(PATTERNS)


@pytest.mark.parametrize("name", PATTERNS)
def test_patterns(name: str) -> None:
    for unit in WORST:
        holds(lambda text: sum(1 for _ in PATTERNS[name].finditer(text)), unit * (LENGTH // len(unit)))


def test_quotations() -> None:
    for unit in WORST:
        holds(quotations, unit * (LENGTH // len(unit)))
