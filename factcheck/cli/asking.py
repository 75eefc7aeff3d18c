"""Asking: what a request asks of the findings of each path: which of them, and how severe those of a rule are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from factcheck.cli.configuration.said import Section
from factcheck.cli.per_path import ADDING, PerPath
from factcheck.cli.request import Request
from factcheck.errors import Fault, UsageError
from factcheck.registry.claim import Claim
from factcheck.registry.selection import Selection, unanswered
from factcheck.rules.asked import Asked, asked_of, leave_out, regraded
from factcheck.rules.interface import CheckedDocument
from factcheck.rules.registered import RULES

RULE_IDS: Final = tuple(rule.id for rule in RULES)


class Asking:
    """What a request asks, everywhere and of some paths. `claims` are all of the registry, selected or not."""

    def __init__(self, request: Request, claims: Collection[Claim]) -> None:
        self.per_path = PerPath(request)
        sections = [section for section, _ in self.per_path.sections]
        self._claims = claims
        places = _places(request.origins[name].place for name in ADDING if name in request.origins)
        self._everywhere = asked_of(request.select, request.ignore, claims, RULE_IDS, places)
        self._asked = {id(section): _asked(section, claims) for section in sections}
        rules = request.configuration.declared.rules
        self._severities = {rule: (said.value, said.place) for rule, said in rules.items()}

    def refuse_idle(self) -> None:
        """Raise `UsageError` for a pattern of a section that is about nothing. Without claims, nobody can tell."""
        sections = (section for section, _ in self.per_path.sections)
        faults = [fault for section in sections for fault in _idle(section, self._claims)] if self._claims else []
        if faults:
            raise UsageError(*faults)

    def judged(self, checked: CheckedDocument, path: str) -> CheckedDocument:
        """A document with what is not asked for held back, and its findings as severe as they are to be."""
        asked = [self._everywhere, *(self._asked[id(section)] for section in self.per_path.sections_of(path))]
        return regraded(leave_out(checked, asked), self._severities)


def _asked(section: Section, claims: Collection[Claim]) -> Asked:
    said = {name: section.values[name] for name in ADDING if name in section.values}
    select, ignore = (said[name].value if name in said else () for name in ADDING)
    return asked_of(select, ignore, claims, RULE_IDS, _places(each.place for each in said.values()))


def _idle(section: Section, claims: Collection[Claim]) -> Iterator[Fault]:
    """A fault at its place for each pattern of a section that is about no claim and no rule."""
    for name in ADDING:
        if name in section.values:
            said = section.values[name]
            for fault in unanswered(claims, Selection(**{name: said.value}), RULE_IDS):
                yield said.fault(name, fault)


def _places(places: Iterable[str]) -> str:
    return " and ".join(dict.fromkeys(places))
