"""What may stand in the brackets of a suppression: ids of claims and rules, and globs of ids. Serves `suppression`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Final

from factcheck.registry.registry import Registry
from factcheck.registry.shapes import meant_or, shown
from factcheck.rules.judge import REPORTED_BY
from factcheck.rules.registered import ABOUT_SUPPRESSIONS, RULES
from factcheck.rules.suppression_words import Directive, Pattern, Unreadable

EVERYTHING: Final = "*"
"""What a directive without brackets names."""
MOST_GLOBS: Final = 100
"""Different globs that are read in one article: each is tried on every id."""
MOST_GUESSES: Final = 10
"""Unknown ids of an article for which one is looked for that may have been meant: each is held to all ids."""
OF_CLAIMS: Final = frozenset(rule.id for rule, _ in REPORTED_BY)
OF_SUPPRESSIONS: Final = frozenset(rule.id for rule in ABOUT_SUPPRESSIONS)
OTHERS: Final = frozenset(rule.id for rule in RULES) - OF_CLAIMS - OF_SUPPRESSIONS
LISTS: Final = "`factcheck claims list` lists the ids of claims, `factcheck rules` those of rules"


@dataclass(frozen=True)
class Terms:
    """What suppressions are held to: the ids of all `claims` of the registry (`None` where the run has none), those of
    them that the run left out, and the day that it is, where somebody knows."""

    claims: frozenset[str] | None
    left_out: frozenset[str] = frozenset()
    today: Callable[[], date | None] = lambda: None

    @classmethod
    def of(cls, registry: Registry, today: Callable[[], date | None] = lambda: None) -> Terms:
        """The terms of a run that holds articles to a registry."""
        known = frozenset(claim.id for claim in registry.claims) | registry.left_out
        return cls(known or None, registry.left_out, today)

    @cached_property
    def day(self) -> date | None:
        """The day that it is, asked for when first needed."""
        return self.today()

    @cached_property
    def away(self) -> frozenset[str]:
        """The names under which something might be found, had no claim been left out."""
        return self.left_out | OF_CLAIMS if self.left_out else frozenset()


def refused(directives: Iterable[Directive], terms: Terms) -> Iterator[tuple[Pattern, Unreadable]]:
    """The patterns that can't be obeyed, and why."""
    globs, guesses = set[str](), 0
    for directive in directives:
        for pattern in directive.patterns:
            if is_wild(pattern.text):
                globs.add(pattern.text)
                if len(globs) > MOST_GLOBS:
                    problem = f"more than {MOST_GLOBS} different globs in one article"
                    yield pattern, Unreadable(pattern.span, problem, "name the claims that it is about")
            elif pattern.text in OF_SUPPRESSIONS:
                problem = f"`{pattern.text}` is about suppressions, and can't be suppressed in the article"
                yield pattern, Unreadable(pattern.span, problem, "mend the suppression that it is found in")
            elif not _is_known(pattern.text, terms):
                guesses += 1
                yield pattern, _unknown(pattern, terms, guess=guesses <= MOST_GUESSES)


def is_judged(pattern: str, terms: Terms) -> bool:
    """Whether a run would have found what a pattern holds back: not where it left claims out that it may be about."""
    if terms.claims is None:
        return pattern in OTHERS
    if not is_wild(pattern):
        return pattern not in terms.away
    return not any(fnmatchcase(name, pattern) for name in terms.away)


def is_wild(pattern: str) -> bool:
    """Whether a pattern can fit several ids."""
    return "*" in pattern or "?" in pattern


def _is_known(ident: str, terms: Terms) -> bool:
    known = terms.claims
    return known is None or ident in known or ident in OTHERS or ident in OF_CLAIMS


def _unknown(pattern: Pattern, terms: Terms, *, guess: bool) -> Unreadable:
    known = (*sorted(terms.claims or ()), *sorted(OTHERS | OF_CLAIMS))
    problem = f"no claim of the registry and no rule is called {shown(pattern.text)}"
    return Unreadable(pattern.span, problem, meant_or(pattern.text, known if guess else (), LISTS))
