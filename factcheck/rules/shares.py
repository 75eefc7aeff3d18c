"""Shares that a sentence says of a part and its whole, of one vote, or of a majority, for `sum-mismatch`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from factcheck.rules.figures import ROUGH, before, gap, last_place, over, plain
from factcheck.rules.passage import Slip
from factcheck.text.document import Span
from factcheck.values.figure import figures_of
from factcheck.values.interface import Bound, Mention, NumberValue, PercentValue, Role
from factcheck.values.lazy import lazy

_OF: Final = lazy(r"(?i)[ ](?:out[ ])?of[ ](?:the[ ]|all[ ]|its[ ]|his[ ]|her[ ]|their[ ]|some[ ])?")
_IN_BRACKETS: Final = lazy(r"(?:[ ][A-Za-z][\w'-]*){0,4}[ ][(\[](?:about[ ]|some[ ]|around[ ]|or[ ]|i\.e\.[ ])?")
_AFTER_VERB: Final = lazy(r"(?:[ ](?!of\b)[a-z][\w'-]*){1,8}[ ][(\[](?:about[ ]|some[ ]|around[ ]|or[ ])?")
_CLOSED: Final = lazy(r"[ ]?[)\]]")
_OF_FIRST: Final = lazy(r"(?i)\bof[ ](?:the[ ]|all[ ]|its[ ])?\Z")
_FIRST_GAP: Final = lazy(r"(?:[ ][a-z][\w'-]*){1,3},[ ](?:only[ ]|just[ ])?")
POINT: Final = Decimal("1.0")
"""How far a share may be off its last digit: some cut off where others round."""
_MAJORITY: Final = lazy(
    r"(?i)\b(?:an?[ ](?:clear[ ]|slim[ ]|narrow[ ]|large[ ])?majority|more than half|over "
    r"half)(?:[ ]of[ ](?:[a-z'-]+[ ]?){1,5})?(?:,[ ]|[ ]?\(|[ ][–—-][ ])\Z"
)
_MAJORITY_END: Final = lazy(r"[ ]?[,)]|[ ][–—-]")
HALF: Final = Decimal(50)
_ONE_POLL: Final = lazy(
    r"(?i)\b(?:undecided|don't know|did not know|had no opinion|no opinion|with no opinion|abstain\w*)\b"
)
_OTHER_POLL: Final = lazy(
    r"(?i)\b(?:up|down|from|compared|against|several|multiple|while|whereas|last|year|month|among)\b"
)
HUNDRED: Final = Decimal(100)
PAIR: Final = 2


def wrong_shares(text: str, mentions: Sequence[Mention]) -> Iterator[Slip]:
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
        lead = f"{before(text, span.start, 12)}{text[span.start : share.span.start]}"
        slack = max(
            last_place(amount.stated), POINT if amount.stated == amount.stated.to_integral_value() else Decimal("0.1")
        )
        if ROUGH().search(lead) or amount.approximate:
            slack = max(slack, made / 20, Decimal(3))
        if abs(made - amount.stated) > slack:
            yield Slip(
                Span(span.start, share.span.end),
                f"share of {plain(part, 6)} in {plain(whole, 6)} is {plain(made)} %, not {plain(amount.stated)} %",
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
        if len(figures) == PAIR and figures[0] is not None and figures[1] is not None:
            return figures[0], figures[1], last.span
    first = mentions[-2] if len(mentions) >= PAIR else None
    if first is None:
        return None
    one, other = _figure(first), _figure(last)
    if one is None or other is None:
        return None
    if _OF().fullmatch(gap(text, first, last)) and _IN_BRACKETS().fullmatch(gap(text, last, share)):
        return one, other, over((first, last))
    is_of_first = _OF_FIRST().search(before(text, first.span.start, 12)) and _FIRST_GAP().fullmatch(
        gap(text, first, last)
    )
    return (
        (other, one, over((first, last))) if is_of_first and _AFTER_VERB().fullmatch(gap(text, last, share)) else None
    )


def _figure(mention: Mention) -> Decimal | None:
    value = mention.value
    if not isinstance(value, NumberValue) or value.multiple or value.amount.bound is not Bound.EXACT:
        return None
    return value.amount.stated


def wrong_majorities(text: str, mentions: Sequence[Mention]) -> Iterator[Slip]:
    """As in "a majority of voters, 48 percent,"."""
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
            f"no majority: {mention.text} is less than a half",
            (f"another word for `{word}`", "another figure"),
            (f"{plain(mention.value.amount.stated)} < 50",),
            "majority",
        )


def wrong_polls(text: str, mentions: Sequence[Mention]) -> Iterator[Slip]:
    """The shares of one vote, told with those who did not decide."""
    if not _ONE_POLL().search(text) or _OTHER_POLL().search(text):
        return
    shares = [m for m in mentions if isinstance(m.value, PercentValue) and not m.value.points and m.role is Role.PLAIN]
    figures = [m.value.amount.stated for m in shares if isinstance(m.value, PercentValue)]
    known = [figure for figure in figures if figure is not None]
    if len(known) <= PAIR or len(known) != len(shares):
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
