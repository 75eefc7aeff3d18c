"""Proposals: what an article should say in the place of a value that disagrees with the registry.

Only where no reader could argue for another correction: the first of `OBJECTIONS` that holds says why not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from factcheck.comparison.compare import compare
from factcheck.comparison.interface import Comparison, Verdict
from factcheck.comparison.timeline import in_force
from factcheck.matching.interface import Binding, Confidence, Mode, Relation, Strength, Voice
from factcheck.matching.lexicon import place_of, stands_for
from factcheck.matching.scope import QUOTATION
from factcheck.registry.claim import Reference
from factcheck.rules.fixes.figures import is_of_a_part, is_of_another_time, may_be_rounded
from factcheck.rules.fixes.layout import hangs_on
from factcheck.rules.interface import Fix
from factcheck.rules.suppression_sic import is_before_sic
from factcheck.text.document import BlockKind, Document, Span
from factcheck.values.interface import (
    Bound,
    Context,
    DateValue,
    Grain,
    Mention,
    NameValue,
    NumberValue,
    Role,
    Value,
)
from factcheck.values.interval import Interval
from factcheck.values.read import read_mentions
from factcheck.values.writing.notation import rewritten

TOKEN: Final = re.compile(r"\d(?:[\d.,']*\d)?\w*|\w+(?:-\w+)*|.", re.DOTALL)
"""What is replaced as a whole: a figure, a word, words that hyphens join, any other character."""
SINGLE_QUOTATION: Final = re.compile(r"‘[^’]{0,2000}’|(?<!\w)'[^'\n]{0,2000}'(?!\w)")
ARTICLE_BEFORE: Final = re.compile(r"\b(an?) \Z", re.IGNORECASE)
DETERMINER_BEFORE: Final = re.compile(r"\b(?:the|an?) \Z", re.IGNORECASE)
VOWEL: Final = re.compile(r"[aeio]|u(?!n[i]|s)|8|1[18](?:,\d{3})*(?!\d)(?!,)", re.IGNORECASE)
"""What "an" stands before: "an 18-storey tower", "an eleven-year wait", "an 11,000-strong crowd"."""
APART: Final = re.compile(r"\b(?:day|week|month|year|decade)s?[ -](?:later|earlier|after|before|ago|since|old)\b")
"""What ties a date to another one: "two years later"."""
LISTED: Final = re.compile(r"[ ]?(?:,|/|–|-|,? ?or|,? ?and|to)[ ]?")
"""What parts the values of a list or a range."""
PLAIN_NAME: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’-])*")
"""A name that no format of articles takes for markup."""
REACH: Final = 8


class Case(NamedTuple):
    """A statement and what came of comparing it; `references` are those that held at its time."""

    document: Document
    binding: Binding
    comparison: Comparison
    references: tuple[Reference, ...]

    @property
    def reference(self) -> Reference:
        """The one that it is held to, where there is but one."""
        return self.references[0]

    @property
    def block(self) -> int:
        """The block of text that the sentence stands in."""
        return self.binding.candidate.sentence.block


def _is_doubtful(binding: Binding) -> bool:
    mention = binding.mention
    return bool(binding.doubt) or mention is None or mention.latent or mention.role is not Role.PLAIN


def _is_quoted(case: Case) -> bool:
    """Whether the value stands between quotation marks of any kind, or in a block quotation."""
    block = case.document.blocks[case.block]
    text, own = block.span.of(case.document.text), case.binding.span.shifted(-block.span.start)
    quoted = (Span(*match.span()) for marks in (QUOTATION, SINGLE_QUOTATION) for match in marks.finditer(text))
    return block.kind is BlockKind.QUOTE or any(span.overlaps(own) for span in quoted)


def _is_tied(case: Case) -> bool:
    """Whether the sentence says again what would have to change too: the same value, or how long before or after."""
    sentence, mention = case.binding.candidate.sentence.span, case.binding.mention
    text, published = sentence.of(case.document.text), case.document.published
    if mention is None or (isinstance(mention.value, DateValue) and APART.search(text)):
        return mention is not None
    own = case.binding.span.shifted(-sentence.start)
    others = read_mentions(text, Context(published.day if published else None))
    return any(
        _is_same(mention.value, other.value) or _is_listed(text, own, other, mention.kind)
        for other in others
        if not other.span.overlaps(own)
    )


def _is_listed(text: str, own: Span, other: Mention, kind: str) -> bool:
    """Whether two values of a kind stand side by side: "in 1916 or 1919", "30, 31"."""
    between = text[min(own.end, other.span.end) : max(own.start, other.span.start)]
    return other.kind == kind and LISTED.fullmatch(between) is not None


def _is_same(one: Value, other: Value) -> bool:
    pairs = ((one, other), (other, one))
    return any(compare(a, Reference(b, ""), text="").verdict is Verdict.CONSISTENT for a, b in pairs)


def _is_history(case: Case) -> bool:
    """Whether the value is no date and stands under a heading that is one: a changelog or a chronicle tells what was
    right on that day."""
    blocks, mention = case.document.blocks, case.binding.mention
    if mention is None or isinstance(mention.value, DateValue):
        return False
    above = (block.span for block in reversed(blocks[: case.block]) if block.kind is BlockKind.HEADING)
    heading = next(above, Span(0, 0)).of(case.document.text)
    return any(isinstance(one.value, DateValue) for one in read_mentions(heading))


def _is_one_of_two(case: Case) -> bool:
    """Whether the claim's sentence states more that the article may be right about: a figure and the day of it, where
    the day disagrees, or several values side by side, where any may be meant."""
    claim, mention = case.binding.candidate.claim, case.binding.mention
    if claim.references or mention is None:
        return False
    stated = [one for one in read_mentions(claim.claim) if not one.latent]
    if isinstance(mention.value, DateValue) and any(not isinstance(one.value, DateValue | NameValue) for one in stated):
        return True
    alike = [one for one in stated if one.kind == mention.kind]
    return any(_is_listed(claim.claim, a.span, b, b.kind) for a, b in pairwise(alike))


def _is_of_something_else(case: Case) -> bool:
    """Whether the figure may be another time's or a part's."""
    claim, mention, span = case.binding.candidate.claim, case.binding.mention, case.binding.candidate.sentence.span
    if mention is None or isinstance(mention.value, DateValue | NameValue):
        return False
    text, own = span.of(case.document.text), case.binding.span.shifted(-span.start)
    said = " ".join((claim.claim, *claim.also))
    is_part = isinstance(mention.value, NumberValue) and is_of_a_part(text, own, said)
    return is_part or (case.reference.period is None and is_of_another_time(text, said))


def _is_lax(case: Case) -> bool:
    claim, reference = case.binding.candidate.claim, case.reference
    return any((reference.tolerance, claim.tolerance)) or reference.bound is not Bound.EXACT


@dataclass(frozen=True, slots=True)
class Objection:
    """A reason to offer no fix: its words, and when it holds."""

    label: str
    holds: Callable[[Case], bool]


OBJECTIONS: Final = (
    Objection("nothing is contradicted", lambda c: c.comparison.verdict is not Verdict.CONTRADICTED),
    Objection(
        "the statement is not a value in the place of a value", lambda c: c.binding.relation is not Relation.VALUE
    ),
    Objection(
        "the value is shared with another statement, or its subject stands in an earlier sentence",
        lambda c: c.binding.strength is not Strength.DIRECT,
    ),
    Objection("it is not sure that the claim is meant", lambda c: c.binding.confidence is not Confidence.HIGH),
    Objection("somebody else says it", lambda c: c.binding.candidate.scope.voice is not Voice.AUTHOR),
    Objection(
        "it is a question, a condition, a wish, a prediction or hedged",
        lambda c: c.binding.candidate.scope.mode is not Mode.STATEMENT,
    ),
    Objection("the reading of the value is doubtful, or it is one end of a change", lambda c: _is_doubtful(c.binding)),
    Objection("it stands between quotation marks, or in a block quotation", _is_quoted),
    Objection("`[sic]` stands behind it", lambda c: is_before_sic(c.document, c.binding.span.end)),
    Objection("the sentence says again what would have to change too, or lists other values beside it", _is_tied),
    Objection("it stands under a heading with a date, and is none itself", _is_history),
    Objection("several values of the claim hold at the time, or none", lambda c: len(c.references) != 1),
    Objection("the claim states a figure with this date, or several such values side by side", _is_one_of_two),
    Objection("the figure may be of another time, or of a part", _is_of_something_else),
    Objection("the claim is not for one exact value: `tolerance`, `bound`", _is_lax),
)
"""Why a contradiction has no fix: the first row that holds. What has none of them has one, if the value can be written
in the article's notation."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fix that is still to be tried: its binding, the span of the document's text, and what is to stand there."""

    binding: Binding
    span: Span
    replacement: str
    fix: Fix

    @property
    def shift(self) -> int:
        """By how many characters what follows moves."""
        return len(self.replacement) - len(self.span)


def proposed(document: Document, binding: Binding, comparison: Comparison) -> Proposal | None:
    """The replacement of a value that disagrees, in the article's notation; `None` where there is not exactly one.

    The span replaced is the least one of whole words and figures, and read from the source as it stands there, without
    markup or references to characters.
    """
    case = Case(document, binding, comparison, in_force(binding.references, binding.moment))
    if any(objection.holds(case) for objection in OBJECTIONS):
        return None
    old = binding.span.of(document.text)
    new = _replacement(case, old)
    if new is None or new == old or _changes_its_article(case, old, new) or may_be_rounded(case.binding.mention, new):
        return None
    edit = _least(old, new)
    span = edit[0].shifted(binding.span.start)
    source = document.source_span(span)
    if source.of(document.source) != span.of(document.text) or hangs_on(document, case.block, source, edit[1]):
        return None
    return Proposal(binding, span, edit[1], Fix(source, edit[1], f"write `{new}` for `{old}`"))


# --- what to write --------------------------------------------------------------------------------------------------


def _replacement(case: Case, old: str) -> str | None:
    """The text for the claim's value; `None` where a value that the claim accepts too would be written otherwise."""
    written = {_written(case, old, value) for value in _right_values(case)}
    return written.pop() if len(written) == 1 else None


def _right_values(case: Case) -> Iterator[Value]:
    """All that is right: the claim's value and what it accepts, of a stretch of days both ends."""
    yield case.reference.value
    for value in (*case.reference.accept, *case.binding.candidate.claim.accept):
        if isinstance(value, DateValue) and value.grain is Grain.RANGE:
            ends = (value.interval.low, value.interval.high)
            yield from (DateValue(Interval.at(end), Grain.DAY) for end in ends if end is not None)
        else:
            yield value


def _written(case: Case, old: str, wanted: Value) -> str | None:
    mention = case.binding.mention
    if mention is None:
        return None
    if isinstance(mention.value, NameValue):
        return _name(case, old, wanted.name) if isinstance(wanted, NameValue) else None
    return rewritten(old, mention, wanted)


def _name(case: Case, old: str, new: str) -> str | None:
    """The registry's name for the article's; both in full, and of things of one kind, as far as can be known."""
    if not (old in case.reference.one_of or _is_of_a_kind(old, new)) or not PLAIN_NAME.fullmatch(new):
        return None
    if DETERMINER_BEFORE.search(_before(case)):
        return None
    return new.upper() if old.isupper() else new


def _is_of_a_kind(old: str, new: str) -> bool:
    """Whether two names that no claim sets beside each other can be of one kind: no city for a country, no full name
    for half of one."""
    names = (old.lower(), new.lower())
    are_seats = all(stands_for(name, acting=True) for name in names)
    return len(old.split()) == len(new.split()) and (are_seats or not any(map(place_of, names)))


def _before(case: Case) -> str:
    start = case.binding.span.start
    return case.document.text[max(0, start - REACH) : start]


def _changes_its_article(case: Case, old: str, new: str) -> bool:
    """Whether an "a" before the value would have to become an "an", or the other way round."""
    return bool(ARTICLE_BEFORE.search(_before(case))) and bool(VOWEL.match(old)) != bool(VOWEL.match(new))


def _least(old: str, new: str) -> tuple[Span, str]:
    """The least stretch of whole words and figures by which two texts differ; never an empty one."""
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    start, end = len("".join(before[:head])), len("".join(before[: len(before) - tail]))
    if start == end:
        return Span(0, len(old)), new
    return Span(start, end), "".join(after[head : len(after) - tail])


def _common(one: list[str], other: list[str]) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
