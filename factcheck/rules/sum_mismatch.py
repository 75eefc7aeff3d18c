"""sum-mismatch: parts, shares or a majority that do not come out.

What it does: reports parts that do not add up to their total in the same sentence, "X of Y (Z %)" with another share,
shares of one vote that make more than 100 %, and a "majority" below a half. A part is only counted where the
sentence lists all of them.
Why: a figure was changed and its fellow was not.
Example: "12 men and 5 women, 18 in all"; "27 of 30 members (80 %)", which is 90 %.
Fix: correct the figure that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from factcheck.rules.figures import ROUGH, amount_of, before, count_of, gap, last_place, over, plain, unit_of
from factcheck.rules.interface import Rule
from factcheck.rules.passage import FIGURES, SMALL, OwnRule, Passage, Slip
from factcheck.text.document import Span
from factcheck.values.figure import figures_of
from factcheck.values.interface import Bound, Mention, MoneyValue, NumberValue, PercentValue, Role
from factcheck.values.lazy import lazy

RULE: Final = Rule("sum-mismatch", "parts, shares or a majority that do not come out", since="0.2.0")

_OF: Final = lazy(r"(?i)[ ](?:out[ ])?of[ ](?:the[ ]|all[ ]|its[ ]|his[ ]|her[ ]|their[ ]|some[ ])?")
_IN_BRACKETS: Final = lazy(r"(?:[ ][A-Za-z][\w'-]*){0,4}[ ][(\[](?:about[ ]|some[ ]|around[ ]|or[ ]|i\.e\.[ ])?")
_AFTER_VERB: Final = lazy(r"(?:[ ](?!of\b)[a-z][\w'-]*){1,8}[ ][(\[](?:about[ ]|some[ ]|around[ ]|or[ ])?")
_CLOSED: Final = lazy(r"[ ]?[)\]]")
_OF_FIRST: Final = lazy(r"(?i)\bof[ ](?:the[ ]|all[ ]|its[ ])?\Z")
_FIRST_GAP: Final = lazy(r"(?:[ ][a-z][\w'-]*){1,3},[ ](?:only[ ]|just[ ])?")
POINT: Final = Decimal("1.0")
"""How far a share may be off its last digit: some cut off where others round."""

_PART: Final = lazy(r"(?:[ ][a-z][a-z'-]*){0,3}(?:,|[ ]and|,[ ]and)(?:[ ](?:lost|drew|drawn|won|another))?[ ]")
_LAST_PART: Final = lazy(r"(?:[ ][a-z][a-z'-]*){0,3}(?:,|;|[ ][–—-])[ ](?:(?:for|making|giving)[ ])?(?P<total>(?:an?|in)[ ]total(?:[ ]of)?[ ])?")
_IN_ALL: Final = lazy(r"(?i)(?:[ ][a-z]+){0,2}[ ](?:in all|in total|altogether|all told|overall)\b")
_TOTAL_FIRST: Final = (
    (lazy(r"(?:[ ][a-z][a-z'-]*){1,4}:[ ]"), False),
    (lazy(r"(?:[ ][a-z][a-z'-]*){1,3},[ ]"), True),
    (lazy(r"(?:[ ][a-z][a-z'-]*){1,3}[ ](?:are|were|comprise[ds]?|consisted of|consists of|consist of)[ ]"), True),
)
"""What stands between a total and its parts, and whether the parts must be kinds of people."""
_PART_END: Final = lazy(r"(?P<noun>(?:[ ](?!were|was|are|is|have|had)[a-z][a-z'-]*){1,2})(?=[.;]|,[ ](?!and\b)|[ ](?:were|was|are|is|have|had)\b|\Z)")
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
_NOT_ALL: Final = lazy(r"(?i)\b(?:of (?:them|whom|which)|includ\w+|among|under|over|aged|between|more than|at least|other|plus|besides|others?)\b|\bto[ ]\d")
_GOES_ON: Final = lazy(r"(?i)(?:,|\band|\beven|\bor)[ ]\Z")
"""A list that began before its first count."""
_MAJORITY: Final = lazy(
    r"(?i)\b(?:an?[ ](?:clear[ ]|slim[ ]|narrow[ ]|large[ ])?majority|more than half|over half)(?:[ ]of[ ](?:[a-z'-]+[ ]?){1,5})?(?:,[ ]|[ ]?\(|[ ][–—-][ ])\Z"
)
_MAJORITY_END: Final = lazy(r"[ ]?[,)]|[ ][–—-]")
HALF: Final = Decimal(50)
_ONE_POLL: Final = lazy(r"(?i)\b(?:undecided|don't know|did not know|had no opinion|no opinion|with no opinion|abstain\w*)\b")
_OTHER_POLL: Final = lazy(r"(?i)\b(?:up|down|from|compared|against|several|multiple|while|whereas|last|year|month|among)\b")
_MADE_OF: Final = lazy(r"(?i)[ ](?:consists of|consisted of|comprises|is made up of|was made up of|is split into)[ ]")
_MONEY_PART: Final = lazy(r"(?:[ ][a-z'-]+){1,4}(?:,|[ ]and|,[ ]and)[ ]")
HUNDRED: Final = Decimal(100)
_PARTS: Final = 2


def find(passage: Passage) -> Iterator[Slip]:
    """Each sum that does not come out."""
    text = passage.text
    if not _may_add_up(passage):
        return
    mentions = passage.mentions
    yield from _shares(text, mentions)
    yield from _majorities(text, mentions)
    yield from _one_poll(text, mentions)
    yield from _totals(text, mentions)
    yield from _money(text, mentions)


def _may_add_up(passage: Passage) -> bool:
    """Whether a sentence holds the words of one of the forms; cheap, for most hold none."""
    cues, text = passage.cues, passage.text
    if "%" in text or not PERCENT_WORDS.isdisjoint(cues):
        is_share = "of" in cues and ("(" in text or "[" in text)
        if is_share or not SHARE_WORDS.isdisjoint(cues):
            return True
    if any(kinds <= cues for kinds in _KINDS) or (":" in text and _COLON().search(text)):
        return True
    return not TOTAL_WORDS.isdisjoint(cues) and _TOTAL().search(text) is not None


PERCENT_WORDS: Final = frozenset({"percent", "cent", "pct", "pc"})
SHARE_WORDS: Final = frozenset({"majority", "half", "undecided", "know", "opinion", "abstained", "abstaining", "abstain"})
TOTAL_WORDS: Final = frozenset(
    {"all", "total", "altogether", "overall", "consists", "consisted", "consist", "comprises", "comprised", "made", "split"}
)
_TOTAL: Final = lazy(
    r"(?i)\b(?:in all|in total|total of|altogether|all told|overall|consists? of|consisted of|comprise[sd]?|made up of|split into)\b"
)
_COLON: Final = lazy(rf"(?i):[ ]{SMALL}")


def _shares(text: str, mentions: Sequence[Mention]) -> Iterator[Slip]:
    """As in "27 of 30 members (80 %)"."""
    for at, share in enumerate(mentions):
        if not isinstance(share.value, PercentValue) or share.value.points or not _CLOSED().match(text, share.span.end):
            continue
        found = _part_and_whole(text, mentions[:at], share)
        amount = share.value.amount
        if found is None or amount.stated is None or amount.bound is not Bound.EXACT:
            continue
        part, whole, span = found
        if not 0 < part <= whole:
            continue
        made = part / whole * HUNDRED
        lead = f"{before(text, span.start, 12)}{text[span.start:share.span.start]}"
        slack = max(last_place(amount.stated), POINT if amount.stated == amount.stated.to_integral_value() else Decimal("0.1"))
        if ROUGH().search(lead) or amount.approximate:
            slack = max(slack, made / 20, Decimal(3))
        if abs(made - amount.stated) > slack:
            yield Slip(
                Span(span.start, share.span.end),
                f"{plain(part, 6)} of {plain(whole, 6)} is {plain(made)} %, not {plain(amount.stated)} %",
                (f"`{plain(made)} percent`", "another figure for the part or the whole"),
                (f"{plain(part, 6)} / {plain(whole, 6)} = {plain(made)} %",),
                "share",
            )


def _part_and_whole(text: str, mentions: Sequence[Mention], share: Mention) -> tuple[Decimal, Decimal, Span] | None:
    """The two counts that a share in brackets is said of."""
    last = mentions[-1] if mentions else None
    if last is None:
        return None
    if isinstance(last.value, NumberValue) and " of " in last.text and _IN_BRACKETS().fullmatch(gap(text, last, share)):
        figures = [figure.numeral.value for figure in figures_of(last.text)]
        if len(figures) == _PARTS and figures[0] is not None and figures[1] is not None:
            return figures[0], figures[1], last.span
    first = mentions[-2] if len(mentions) >= _PARTS else None
    if first is None:
        return None
    one, other = _figure(first), _figure(last)
    if one is None or other is None:
        return None
    if _OF().fullmatch(gap(text, first, last)) and _IN_BRACKETS().fullmatch(gap(text, last, share)):
        return one, other, over((first, last))
    is_of_first = _OF_FIRST().search(before(text, first.span.start, 12)) and _FIRST_GAP().fullmatch(gap(text, first, last))
    return (other, one, over((first, last))) if is_of_first and _AFTER_VERB().fullmatch(gap(text, last, share)) else None


def _figure(mention: Mention) -> Decimal | None:
    value = mention.value
    if not isinstance(value, NumberValue) or value.multiple or value.amount.bound is not Bound.EXACT:
        return None
    return value.amount.stated


def _majorities(text: str, mentions: Sequence[Mention]) -> Iterator[Slip]:
    for mention in mentions:
        if not isinstance(mention.value, PercentValue) or mention.value.points or mention.value.amount.stated is None:
            continue
        lead = _MAJORITY().search(before(text, mention.span.start, 80))
        if lead is None or not _MAJORITY_END().match(text, mention.span.end) or mention.value.amount.stated >= HALF:
            continue
        word = lead[0].strip(" ,(–—-")
        start = mention.span.start - len(lead[0])
        yield Slip(
            Span(start, mention.span.end),
            f"{mention.text} is no majority: it is less than a half",
            (f"another word for `{word}`", "another figure"),
            (f"{plain(mention.value.amount.stated)} < 50",),
            "majority",
        )


def _one_poll(text: str, mentions: Sequence[Mention]) -> Iterator[Slip]:
    """The shares of one vote, told with those who did not decide."""
    if not _ONE_POLL().search(text) or _OTHER_POLL().search(text):
        return
    shares = [m for m in mentions if isinstance(m.value, PercentValue) and not m.value.points and m.role is Role.PLAIN]
    figures = [m.value.amount.stated for m in shares if isinstance(m.value, PercentValue)]
    known = [figure for figure in figures if figure is not None]
    if len(known) <= _PARTS or len(known) != len(shares):
        return
    total = sum(known, Decimal(0))
    if total > HUNDRED + len(known) * POINT:
        told = " + ".join(plain(figure, 4) for figure in known)
        yield Slip(
            over(shares),
            f"the shares make {plain(total, 4)} %, more than a whole",
            ("another figure for one of the shares",),
            (f"{told} = {plain(total, 4)}",),
            "whole",
        )


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
    if count_of(total) is None:
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
    between = " ".join(gap(text, one, other) for one, other in zip(run, run[1:], strict=False))
    return set(f"{between} {last}".replace(",", " ").split())


def _judged(text: str, parts: Sequence[Mention], total: Mention) -> Iterator[Slip]:
    whole, counts = count_of(total), _counts(parts)
    span = over((*parts, total))
    if whole is None or sum(counts) == whole or _NOT_ALL().search(span.of(text)) or ROUGH().search(span.of(text)):
        return
    if ROUGH().search(before(text, span.start, 14)) or _GOES_ON().search(before(text, span.start, 14)) or len(set(counts)) == 1 == len(counts) or whole < max(counts):
        return
    told = " + ".join(plain(count, 6) for count in counts)
    made = plain(sum(counts, Decimal(0)), 6)
    yield Slip(
        span,
        f"{told} is {made}, not {plain(whole, 6)}",
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
        if not all(_MONEY_PART().fullmatch(gap(text, one, other)) for one, other in zip(parts, parts[1:], strict=False)):
            continue
        amounts = [amount_of(mention) for mention in (total, *parts)]
        figures = [amount.stated for amount in amounts if amount and amount.stated is not None and amount.bound is Bound.EXACT]
        steps = [amount.step or Decimal(1) for amount in amounts if amount]
        if len(figures) == len(parts) + 1 and abs(figures[0] - sum(figures[1:])) > sum(steps) / 2:
            told = " + ".join(part.text for part in parts)
            yield Slip(
                over((total, *parts)),
                f"{told} is not {total.text}",
                ("another figure for the total", "another figure for one of the parts"),
                (f"{told} = {plain(sum(figures[1:], Decimal(0)), 6)}",),
                "total",
            )


def _made_of(text: str, total: Mention, first: Mention) -> bool:
    return _MADE_OF().fullmatch(gap(text, total, first)) is not None


OWN: Final = OwnRule(RULE, (FIGURES,), find)
