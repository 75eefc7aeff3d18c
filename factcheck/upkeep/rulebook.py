"""The rulebook: every rule there is, those that articles are held to and those of linting a registry, told alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from factcheck.errors import Fault, UsageError
from factcheck.registry.claim import Severity
from factcheck.registry.shapes import meant_or, shown
from factcheck.rules.interface import Rule
from factcheck.rules.judge import REPORTED_BY
from factcheck.rules.registered import RULES, page_of
from factcheck.upkeep.lint.interface import LintRule
from factcheck.upkeep.lint.registered import LINT_RULES, lint_page_of


class HeldTo(StrEnum):
    """What a rule looks at, and where."""

    REGISTRY = "articles, held to a registry of claims"
    ITSELF = "articles, held to themselves: no registry is needed"
    LINT = "registries, by `factcheck claims lint`"


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule as the rulebook tells it: `most` is the most severe that a finding of it can be, `page` the parts of its
    page by title; no parts where Python was told to drop docstrings (`-OO`)."""

    id: str
    summary: str
    most: Severity
    since: str
    held_to: HeldTo
    page: Mapping[str, str]

    @property
    def needs_registry(self) -> bool:
        """Whether it finds nothing where there are no claims."""
        return self.held_to is not HeldTo.ITSELF


_BY_CLAIM: Final = frozenset(rule.id for rule, _ in REPORTED_BY)


def rulebook() -> tuple[Entry, ...]:
    """All rules, in the order of their pages. An id may stand twice: once for articles, once for registries."""
    return (*map(_of_articles, RULES), *map(_of_registries, LINT_RULES))


def entries_named(name: str) -> tuple[Entry, ...]:
    """The rules with an id. Raises `UsageError`, with the id that may have been meant."""
    entries = rulebook()
    named = tuple(entry for entry in entries if entry.id == name)
    if not named:
        mend = meant_or(name, (entry.id for entry in entries), "`factcheck rules` lists them")
        raise UsageError(Fault("factcheck rules", None, None, f"there is no rule {shown(name)}", mend))
    return named


def _of_articles(rule: Rule) -> Entry:
    held_to = HeldTo.REGISTRY if rule.id in _BY_CLAIM else HeldTo.ITSELF
    return Entry(rule.id, rule.summary, rule.most, rule.since, held_to, page_of(rule))


def _of_registries(rule: LintRule) -> Entry:
    return Entry(rule.id, rule.summary, rule.severity, rule.since, HeldTo.LINT, lint_page_of(rule))
