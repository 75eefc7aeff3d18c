"""Figures that may be right: where a sentence may tell another time's figure, that of a part, or a rounded one.

Matching asks the same, and where it is not sure it must still flag; what is written into an article has to be surer.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from factcheck.text.document import Span
from factcheck.values.interface import Mention, QuantityValue
from factcheck.values.number_words import power
from factcheck.values.read import read_mentions
from factcheck.values.rounding import exponent_of

FORMER: Final = re.compile(
    r"\b(?:had|used to|originally|initially|formerly|previously|founded|began|started|lost|gained|grown|shrunk|until"
    r"|before|at first|at the time)\b",
    re.IGNORECASE,
)
"""Words of another time than the present."""
RESTRICTED: Final = re.compile(r"(?:[ -]\w{1,40}){1,3} (?:that|which|who|whose)\b")
"""A clause right behind what is counted, which says what kind of it: "23 members which meet the goal"."""
WORD: Final = re.compile(r"\w{1,80}")
NEXT: Final = re.compile(r"(?:[ -]\w{1,80}){1,4}")
STEM: Final = 4


def is_of_another_time(sentence: str, claim: str) -> bool:
    """Whether a sentence has a word of another time that the claim's sentence has not."""
    return any(not re.search(rf"\b{found.group()}\b", claim, re.IGNORECASE) for found in FORMER.finditer(sentence))


def is_of_a_part(sentence: str, value: Span, claim: str) -> bool:
    """Whether a count in a sentence may be of fewer than the claim counts: a word stands between it and the claim's
    noun, a clause narrows the noun, or the sentence begins with it, as with the subject of another verb."""
    behind = sentence[value.end :]
    stems = {word.lower()[:STEM] for word in WORD.findall(claim)}
    beside = (
        [word.lower()[:STEM] in stems for word in WORD.findall(following.group())]
        if (following := NEXT.match(behind))
        else []
    )
    is_narrowed = bool(beside) and not beside[0] and any(beside)
    return is_narrowed or RESTRICTED.match(behind) is not None or value.start == 0


def may_be_rounded(mention: Mention | None, right: str) -> bool:
    """Whether a measure that ends in zeros is what the right one would be rounded to, to two digits at the least."""
    values = [mention.value if mention else None, *(one.value for one in read_mentions(right))]
    stated = [one.amount.stated for one in values if isinstance(one, QuantityValue)]
    if len(stated) != 2 or not all(stated):  # noqa: PLR2004 - the article's and the right one
        return False
    old, new = (Decimal(one or 0) for one in stated)
    step = power(min(exponent_of(old.normalize()), old.adjusted() - 1))
    return step > 1 and abs(old - new) * 2 <= step
