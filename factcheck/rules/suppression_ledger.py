"""The ledger of suppressions: what each holds for, and what it held back. Serves `suppression`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache
from itertools import chain
from typing import Final

from factcheck.rules.interface import Finding
from factcheck.rules.suppression_patterns import EVERYTHING, is_wild
from factcheck.rules.suppression_places import Hold, Reach
from factcheck.rules.suppression_words import Directive
from factcheck.text.document import Span

NOWHERE: Final = "the next block, and none follows"


class _Parts:
    """The parts of the source for which one pattern holds in one reach: in order, apart from one another. Of several
    directives for one part, the first counts."""

    def __init__(self, holds: Iterable[Hold]) -> None:
        self.first: dict[Span, Directive] = {}
        for hold in holds:
            self.first.setdefault(hold.part, hold.directive)
        self.parts = sorted(self.first)

    def touched(self, span: Span) -> list[Span]:
        """The parts that share a character with a span."""
        start = bisect_right(self.parts, span.start, key=lambda part: part.end)
        return self.parts[start : bisect_left(self.parts, span.end, key=lambda part: part.start)]


class Ledger:
    """What all directives of an article hold for. Asking costs little, however many there are: those with the same
    pattern and part count as one."""

    def __init__(self, holds: Iterable[Hold]) -> None:
        self._holds: defaultdict[Directive, list[Hold]] = defaultdict(list)
        grouped: defaultdict[tuple[str, Reach], list[Hold]] = defaultdict(list)
        for hold in holds:
            self._holds[hold.directive].append(hold)
            grouped[_name(hold), hold.reach].append(hold)
        self._parts = {key: _Parts(found) for key, found in grouped.items()}
        self._wild = tuple(dict.fromkeys(name for name, _ in grouped if is_wild(name)))
        self._used: set[tuple[str, Reach, Span]] = set()
        self._fitting = cache(self._patterns_for)

    def holder_of(self, finding: Finding) -> Directive | None:
        """The directive that holds a finding back, the narrowest of all that do; each of them is used by that."""
        names = (finding.rule, finding.claim.id) if finding.claim else (finding.rule,)
        patterns = dict.fromkeys(chain.from_iterable(map(self._fitting, names)))
        found: Directive | None = None
        for reach in Reach:
            span = finding.sentence if reach is Reach.LINE else finding.span
            for pattern in patterns:
                parts = self._parts.get((pattern, reach))
                for part in parts.touched(span) if parts else ():
                    self._used.add((pattern, reach, part))
                    found = found or (parts.first[part] if parts else None)
        return found

    def patterns_of(self, directive: Directive) -> tuple[set[str], set[str]]:
        """The patterns of a directive that hold anywhere, and those of them that held something back."""
        holds = self._holds.get(directive, [])
        used = {_name(hold) for hold in holds if (_name(hold), hold.reach, hold.part) in self._used}
        return {_name(hold) for hold in holds}, used

    def about(self, directive: Directive) -> str:
        """What a directive is about, in words."""
        return next((hold.reach.value for hold in self._holds.get(directive, ())), NOWHERE)

    def _patterns_for(self, name: str) -> tuple[str, ...]:
        """The patterns that a name of a finding fits."""
        return (name, *(pattern for pattern in self._wild if fnmatchcase(name, pattern)))


def _name(hold: Hold) -> str:
    return hold.pattern.text if hold.pattern else EVERYTHING
