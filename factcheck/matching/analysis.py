"""A sentence taken apart for matching: words with their keys, names, values, clauses. Claims and articles alike.

Nothing here looks at a claim. Values are read only when a candidate asks for them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from factcheck.matching.labels import DeclaredUnit, declared_units, is_base
from factcheck.matching.lexicon import inflected, is_stop, keys_of, phrases, root
from factcheck.matching.measures import Measure, measures_in
from factcheck.matching.names import NameRun, name_runs
from factcheck.text.document import Span
from factcheck.text.words import Word, words_of
from factcheck.values.interface import Context, Mention, OrdinalValue
from factcheck.values.read import read_mentions

if TYPE_CHECKING:
    from factcheck.matching.cues import Cue

CLAUSE_END: Final = re.compile(r"[;:()–—\[\]\"“”]|,(?!\S)| - ")
"""Marks between two words after which another clause or an aside may begin."""

CLAUSE_WORDS: Final = frozenset(
    {"but", "while", "which", "who", "whose", "where", "when", "although", "though", "because"}
)


@dataclass(eq=False)
class Analysis:
    """A sentence: its text, its words, and what is derived from them when it is asked for.

    All offsets are of `text`; `words[i]` is word `i`, and every list here is parallel to `words`.
    """

    text: str
    context: Context = Context()  # noqa: RUF009 - frozen
    words: list[Word] = field(default_factory=list)
    cues: dict[str, list[Cue]] = field(default_factory=dict)
    """The cues of each table that was looked for (`cues_in` fills it)."""

    def __post_init__(self) -> None:
        self.text = self.text.replace("\n", " ")  # a line break inside a sentence says nothing
        if self.text.isupper() and len(self.text.lower()) == len(self.text):
            self.text = self.text.lower()  # and capitals all through tell no name
        if not self.words:
            self.words = words_of(self.text)

    @cached_property
    def gaps(self) -> list[str]:
        """What stands between each word and the next; after the last word, the rest of the text."""
        ends = [*(word.start for word in self.words[1:]), len(self.text)][: len(self.words)]
        return [self.text[word.end : end] for word, end in zip(self.words, ends, strict=True)]

    @cached_property
    def keys(self) -> list[frozenset[str]]:
        """The keys of each word; a synonym of several words gives its groups to its first word."""
        found = [keys_of(word.lower) for word in self.words]
        roots = [root(word.lower) for word in self.words]
        for at in range(len(roots) - 1):
            for length in (2, 3):
                groups = phrases().get(tuple(roots[at : at + length]))
                if groups:
                    found[at] = found[at] | groups
        for measure in self.measures:
            for at in range(measure.first, measure.last):
                found[at] = found[at] | {measure.key}
        return found

    @cached_property
    def measures(self) -> list[Measure]:
        """The measures of statistics in it ("GDP"), in order."""
        return measures_in(self.words, self.gaps)

    @cached_property
    def lemmas(self) -> list[str]:
        """The stem of each word by inflection alone."""
        return [inflected(word.lower) for word in self.words]

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The values in it, in order of place."""
        return tuple(
            m
            for m in read_mentions(self.text, self.context)
            if not self._is_in_name(m) and not is_base(self.text, m.span)
        )

    @cached_property
    def units(self) -> tuple[DeclaredUnit, ...]:
        """The units that it declares apart from their figures."""
        return declared_units(self.text)

    def _is_in_name(self, mention: Mention) -> bool:
        """Whether an ordinal is a part of a name: "First World War", "Fifth Avenue"."""
        if not isinstance(mention.value, OrdinalValue) or not mention.text[:1].isupper():
            return False
        rest = self.text[mention.span.end : mention.span.end + 2]
        return len(rest) == 2 and rest[0] == " " and rest[1].isupper()  # noqa: PLR2004 - a blank and a letter

    @cached_property
    def mention_of(self) -> list[int | None]:
        """For each word the index of the mention that covers it."""
        covering: list[int | None] = [None] * len(self.words)
        for number, mention in enumerate(self.mentions):
            for at, word in enumerate(self.words):
                if mention.span.start < word.end and word.start < mention.span.end:
                    covering[at] = number
        return covering

    @cached_property
    def names(self) -> list[NameRun]:
        """The runs of words that read as names, without those inside a value and without measures."""
        taken = list(self.mention_of)
        for measure in self.measures:
            taken[measure.first : measure.last] = [-1] * (measure.last - measure.first)
        return name_runs(self.words, self.gaps, taken)

    @cached_property
    def name_of(self) -> list[int | None]:
        """For each word the index of the name run that it belongs to."""
        covering: list[int | None] = [None] * len(self.words)
        for number, run in enumerate(self.names):
            covering[run.first : run.last] = [number] * (run.last - run.first)
        return covering

    @cached_property
    def stops(self) -> list[bool]:
        """Whether each word is a function word."""
        return [is_stop(word.lower) for word in self.words]

    def _are_values(self, first: int, second: int) -> bool:
        return self.mention_of[first] is not None and self.mention_of[second] is not None

    @cached_property
    def clauses(self) -> list[int]:
        """The number of the clause of each word: a rough cut at commas, dashes, brackets and subordinating words. What
        stands right behind an aside in brackets goes on with the clause before it."""
        number, latest, found = 0, 0, []
        outer: list[int] = []
        for at, word in enumerate(self.words):
            gap = self.gaps[at - 1] if at else ""
            inside = at and self.mention_of[at] is not None and self.mention_of[at] == self.mention_of[at - 1]
            inside = inside or (gap == ": " and self._are_values(at - 1, at))  # "in 2012: 1.33"
            if at and not inside and (CLAUSE_END.search(gap) or word.lower in CLAUSE_WORDS):
                if gap.endswith("("):
                    outer.append(number)
                if outer and gap.endswith(") "):
                    number = outer.pop()
                else:
                    number = latest = latest + 1
            found.append(number)
        return found

    @cached_property
    def content(self) -> frozenset[str]:
        """The keys of all content words."""
        return frozenset().union(*(keys for keys, stop in zip(self.keys, self.stops, strict=True) if not stop))

    def holding(self, keys: frozenset[str]) -> list[int]:
        """The content words that have one of some keys, but for those inside a value."""
        return [
            at
            for at, own in enumerate(self.keys)
            if not self.stops[at] and self.mention_of[at] is None and not keys.isdisjoint(own)
        ]

    def word_at(self, offset: int) -> int:
        """The index of the first word that ends after `offset`."""
        return bisect_right(self.words, offset, key=lambda word: word.end)

    def word_range(self, span: Span) -> tuple[int, int]:
        """The first and one past the last word that a span of the text touches."""
        first = self.word_at(span.start)
        return first, max(first, bisect_left(self.words, span.end, key=lambda word: word.start))
