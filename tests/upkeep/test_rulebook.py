"""The rulebook tells every rule once for what it looks at, and its page is the docstring of its module."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import factcheck
from factcheck.errors import UsageError
from factcheck.rules.registered import PARTS, RULES
from factcheck.upkeep.lint.registered import LINT_RULES
from factcheck.upkeep.rulebook import HeldTo, entries_named, rulebook


def test_it_holds_every_rule_in_order() -> None:
    assert [entry.id for entry in rulebook()] == [rule.id for rule in (*RULES, *LINT_RULES)]
    assert {entry.id for entry in rulebook() if entry.held_to is HeldTo.LINT} == {rule.id for rule in LINT_RULES}


def test_every_page_is_whole() -> None:
    assert {tuple(entry.page) for entry in rulebook()} == {PARTS}


def test_the_page_of_a_rule_of_linting_begins_with_its_summary() -> None:
    folder = Path(factcheck.__file__).parent / "upkeep" / "lint"
    modules = [path.stem for path in sorted(folder.glob("*.py")) if "\nRULE" in path.read_text("utf-8")]
    pages = [import_module(f"factcheck.upkeep.lint.{module}") for module in modules]
    assert {page.RULE.id for page in pages} == {rule.id for rule in LINT_RULES}
    for page in pages:
        assert (page.__doc__ or "").splitlines()[0] == f"{page.RULE.id}: {page.RULE.summary}."


def test_what_needs_a_registry() -> None:
    needed = {entry.id for entry in rulebook() if entry.needs_registry}
    assert {"value-mismatch", "consistent", "missing-source"} <= needed
    assert not {"weekday-mismatch", "suspicious-text"} & needed


def test_one_id_for_articles_and_for_registries_has_two_entries() -> None:
    assert [entry.held_to for entry in entries_named("impossible-date")] == [HeldTo.ITSELF, HeldTo.LINT]


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("value-missmatch", "did you mean `value-mismatch`?"),
        ("zebra", "`factcheck rules` lists them"),
        ("", "`factcheck rules` lists them"),
    ],
)
def test_a_rule_that_there_is_not(name: str, mend: str) -> None:
    with pytest.raises(UsageError) as caught:
        entries_named(name)
    (fault,) = caught.value.faults
    assert fault.problem == f"there is no rule `{name}`"
    assert fault.help == mend
