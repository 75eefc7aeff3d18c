"""sum-mismatch: parts, shares or a majority that do not come out.

What it does: reports parts that do not add up to their total in the same sentence or column of a table, figures with
another average than the one told, "X of Y (Z %)" with another share, shares of one vote that make more than 100 %, and
a "majority" below a half. A part is only counted where all of them are listed.
Why: a figure was changed and its fellow was not.
Example: "12 men and 5 women, 18 in all"; "27 of 30 members (80 %)", which is 90 %.
Fix: correct the figure that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from factcheck.rules.averages import wrong_averages
from factcheck.rules.columns import wrong_columns
from factcheck.rules.figures import ROUGH, amount_of, before, count_of, gap, over, plain, unit_of
from factcheck.rules.interface import Rule
from factcheck.rules.passage import FIGURES, SMALL, OwnRule, Passage, Slip
from factcheck.rules.shares import wrong_majorities, wrong_polls, wrong_shares
from factcheck.text.document import BlockKind
from factcheck.values.interface import Bound, Mention, MoneyValue
from factcheck.values.lazy import lazy

RULE: Final = Rule("sum-mismatch", "parts, shares or a majority that do not come out", since="0.1.0")


_PART: Final = lazy(r"(?:[ ][a-z][a-z'-]*){0,3}(?:,|[ ]and|,[ ]and)(?:[ ](?:lost|drew|drawn|won|another))?[ ]")
_LAST_PART: Final = lazy(
    r"(?:[ ][a-z][a-z'-]*){0,3}(?:,|;|[ ][–—-])[ ](?:(?:for|making|giving)[ ])?(?P<total>(?:an?"
    r"|in)[ ]total(?:[ ]of)?[ ])?"
)
_IN_ALL: Final = lazy(r"(?i)(?:[ ][a-z]+){0,2}[ ](?:in all|in total|altogether|all told|overall)\b")
_TOTAL_FIRST: Final = (
    (lazy(r"(?:[ ][a-z][a-z'-]*){1,4}:[ ]"), False),
    (lazy(r"(?:[ ][a-z][a-z'-]*){1,3},[ ]"), True),
    (lazy(r"(?:[ ][a-z][a-z'-]*){1,3}[ ](?:are|were|comprise[ds]?|consisted of|consists of|consist of)[ ]"), True),
)
"""What stands between a total and its parts, and whether the parts must be kinds of people."""
_PART_END: Final = lazy(
    r"(?P<noun>(?:[ ](?!were|was|are|is|have|had)[a-z][a-z'-]*){1,2})(?=[.;]|,[ ](?!and\b)|"
    r"[ ](?:were|was|are|is|have|had)\b|\Z)"
)
_KINDS: Final = (
    frozenset({"men", "women"}),
    frozenset({"males", "females"}),
    frozenset({"male", "female"}),
    frozenset({"boys", "girls"}),
    frozenset({"adults", "children"}),
    frozenset({"soldiers", "civilians"}),
    frozenset({"police", "civilians"}),
    frozenset({"passengers", "crew"}),
    frozenset({"wins", "losses"}),
)
"""Words that part people and things without a rest."""
_NOT_ALL: Final = lazy(
    r"(?i)\b(?:of (?:them|whom|which)|includ\w+|among|under|over|aged|between|more than|at least"
    r"|other|plus|besides|others?)\b|\bto[ ]\d"
)
_GOES_ON: Final = lazy(r"(?i)(?:,|\band|\beven|\bor)[ ]\Z")
"""A list that began before its first count."""
_OUT_OF: Final = lazy(r"(?i)(?<!total[ ])\b(?:of|among)[ ](?:the[ ]|all[ ]|some[ ])?\Z")
"""Before a total of which only some are told: "Of 30 on board, 22 men and 6 women were hurt"."""
_MADE_OF: Final = lazy(r"(?i)[ ](?:consists of|consisted of|comprises|is made up of|was made up of|is split into)[ ]")
_MONEY_PART: Final = lazy(r"(?:[ ][a-z'-]+){1,4}(?:,|[ ]and|,[ ]and)[ ]")
_PARTS: Final = 2


def find(passage: Passage) -> Iterator[Slip]:
    """Each sum that does not come out."""
    text = passage.text
    if passage.block.kind is BlockKind.CELL:
        yield from wrong_columns(passage)
    if not _may_add_up(passage):
        return
    mentions = passage.mentions
    yield from wrong_averages(text, mentions)
    yield from wrong_shares(text, mentions)
    yield from wrong_majorities(text, mentions)
    yield from wrong_polls(text, mentions)
    yield from _totals(text, mentions)
    yield from _money(text, mentions)


def _may_add_up(passage: Passage) -> bool:
    """Whether a sentence holds the words of one of the forms; cheap, for most hold none."""
    cues, text = passage.cues, passage.text
    if "%" in text or not PERCENT_WORDS.isdisjoint(cues):
        is_share = "of" in cues and ("(" in text or "[" in text)
        if is_share or not SHARE_WORDS.isdisjoint(cues):
            return True
    if not AVERAGE_WORDS.isdisjoint(cues) and "of" in cues:
        return True
    if any(kinds <= cues for kinds in _KINDS) or (":" in text and _COLON().search(text)):
        return True
    return not TOTAL_WORDS.isdisjoint(cues) and _TOTAL().search(text) is not None


PERCENT_WORDS: Final = frozenset({"percent", "cent", "pct", "pc"})
SHARE_WORDS: Final = frozenset(
    {"majority", "half", "undecided", "know", "opinion", "abstained", "abstaining", "abstain"}
)
AVERAGE_WORDS: Final = frozenset({"average", "mean"})
TOTAL_WORDS: Final = frozenset(
    {
        "all",
        "total",
        "altogether",
        "overall",
        "consists",
        "consisted",
        "consist",
        "comprises",
        "comprised",
        "made",
        "split",
    }
)
_TOTAL: Final = lazy(
    r"(?i)\b(?:in all|in total|total of|altogether|all told|overall|consists? of|consisted of"
    r"|comprise[sd]?|made up of|split into)\b"
)
_COLON: Final = lazy(rf"(?i):[ ]{SMALL}")


def _totals(text: str, mentions: Sequence[Mention]) -> Iterator[Slip]:
    """Counts in a row, and their total behind or before them."""
    at = 0
    while at < len(mentions):
        run = _run(text, mentions, at)
        if len(run) >= _PARTS:
            yield from _total_behind(text, run, mentions[at + len(run)] if at + len(run) < len(mentions) else None)
            yield from _total_last(text, run)
        if len(run) > _PARTS:
            yield from _total_before(text, run[0], run[1:])
        if len(run) >= _PARTS and at:
            yield from _total_before(text, mentions[at - 1], run)
        at += max(1, len(run) - 1) if len(run) > 1 else 1


def _run(text: str, mentions: Sequence[Mention], at: int) -> list[Mention]:
    """The counts from one on that follow each other as a list."""
    run: list[Mention] = []
    for mention in mentions[at:]:
        if count_of(mention) is None or (run and not _PART().fullmatch(gap(text, run[-1], mention))):
            break
        run.append(mention)
    return run


def _counts(mentions: Sequence[Mention]) -> list[Decimal]:
    return [count for mention in mentions if (count := count_of(mention)) is not None]


def _total_behind(text: str, run: Sequence[Mention], total: Mention | None) -> Iterator[Slip]:
    if total is None:
        return
    whole = count_of(total)
    joint = _LAST_PART().fullmatch(gap(text, run[-1], total))
    if whole is None or joint is None or not (joint["total"] or _IN_ALL().match(text, total.span.end)):
        return
    yield from _judged(text, run, total)


def _total_last(text: str, run: Sequence[Mention]) -> Iterator[Slip]:
    """As in "12 men and 5 women, 18 in all", where the total is read as one more of the list."""
    *parts, total = run
    joint = _LAST_PART().fullmatch(gap(text, parts[-1], total)) if len(parts) >= _PARTS else None
    if joint is not None and (joint["total"] or _IN_ALL().match(text, total.span.end)):
        yield from _judged(text, parts, total)


def _total_before(text: str, total: Mention, run: Sequence[Mention]) -> Iterator[Slip]:
    if count_of(total) is None or _OUT_OF().search(before(text, total.span.start, 20)):
        return
    joint = gap(text, total, run[0])
    for opening, must_part in _TOTAL_FIRST:
        ended = _PART_END().match(text, run[-1].span.end)
        if not opening().fullmatch(joint) or ended is None:
            continue
        nouns = _nouns(text, run, ended["noun"])
        if any(kinds <= nouns for kinds in _KINDS) or (not must_part and text[ended.end() :].strip(" .!") == ""):
            yield from _judged(text, run, total)
        return


def _nouns(text: str, run: Sequence[Mention], last: str) -> set[str]:
    between = " ".join(gap(text, one, other) for one, other in pairwise(run))
    return set(f"{between} {last}".replace(",", " ").split())


def _judged(text: str, parts: Sequence[Mention], total: Mention) -> Iterator[Slip]:
    whole, counts = count_of(total), _counts(parts)
    span = over((*parts, total))
    if whole is None or sum(counts) == whole or _NOT_ALL().search(span.of(text)) or ROUGH().search(span.of(text)):
        return
    if (
        ROUGH().search(before(text, span.start, 14))
        or _GOES_ON().search(before(text, span.start, 14))
        or len(set(counts)) == 1 == len(counts)
        or whole < max(counts)
    ):
        return
    told = " + ".join(plain(count, 6) for count in counts)
    made = plain(sum(counts, Decimal(0)), 6)
    yield Slip(
        span,
        f"parts make {made} ({told}), not {plain(whole, 6)}",
        (f"`{made}` for the total", "another figure for one of the parts"),
        (f"{told} = {made}",),
        "total",
    )


def _money(text: str, mentions: Sequence[Mention]) -> Iterator[Slip]:
    """As in "$50 million consists of $30 million in loans and $25 million in grants"."""
    for at, total in enumerate(mentions[:-2]):
        parts = mentions[at + 1 :]
        if not isinstance(total.value, MoneyValue) or not _made_of(text, total, parts[0]):
            continue
        if any(unit_of(part) != unit_of(total) for part in parts):
            continue
        if not all(_MONEY_PART().fullmatch(gap(text, one, other)) for one, other in pairwise(parts)):
            continue
        amounts = [amount_of(mention) for mention in (total, *parts)]
        figures = [
            amount.stated for amount in amounts if amount and amount.stated is not None and amount.bound is Bound.EXACT
        ]
        steps = [amount.step or Decimal(1) for amount in amounts if amount]
        if len(figures) == len(parts) + 1 and abs(figures[0] - sum(figures[1:])) > sum(steps) / 2:
            told = " + ".join(part.text for part in parts)
            yield Slip(
                over((total, *parts)),
                f"parts do not make {total.text}: {told}",
                ("another figure for the total", "another figure for one of the parts"),
                (f"{told} = {plain(sum(figures[1:], Decimal(0)), 6)}",),
                "total",
            )


def _made_of(text: str, total: Mention, first: Mention) -> bool:
    return _MADE_OF().fullmatch(gap(text, total, first)) is not None


OWN: Final = OwnRule(RULE, (FIGURES,), find)
