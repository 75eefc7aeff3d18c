"""Comparisons of values that are written as a claim and an article write them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.comparison.compare import compare
from factcheck.comparison.interface import Comparison
from factcheck.registry.claim import Reference, WrongValue
from factcheck.text.fold import fold
from factcheck.values.interface import Context, NameValue, Value
from factcheck.values.read import read_mentions


def read(text: str) -> Value:
    """The one value that a text is; `name: Kyiv` is a name."""
    kind, _, name = text.partition(": ")
    if kind == "name":
        return NameValue(name)
    (mention,) = read_mentions(fold(text).text, Context())
    return mention.value


def reference_of(text: str, *, accept: tuple[str, ...] = (), **keys: object) -> Reference:
    """A reference as a claims file gives it: its value in words, and its keys."""
    return Reference(read(text), text, accept=tuple(map(read, accept)), **keys)  # type: ignore[arg-type]  # as there


def outcome_of(stated: str, reference: str, *, wrong: str = "", **keys: object) -> Comparison:
    """What a stated value comes to; `wrong` is listed as a common error, with a note."""
    confusions = [WrongValue(read(wrong), wrong, "the registry's note")] if wrong else []
    return compare(read(stated), reference_of(reference, **keys), text=stated, wrong=confusions)


@pytest.fixture(scope="session")
def value() -> Callable[[str], Value]:
    return read


@pytest.fixture(scope="session")
def held_to() -> Callable[..., Reference]:
    return reference_of


@pytest.fixture(scope="session")
def outcome() -> Callable[..., Comparison]:
    return outcome_of
