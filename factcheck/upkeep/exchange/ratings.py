"""Ratings of fact-checkers: their words and figures → whether a claim may be repeated.

The words decide, by the table of words: the figures of real reviews run both ways, from 1 to 5 and from 5 to 1, or say
nothing (-1 on a scale from -1 to -1). Where the words are not known, a figure on a scale that has two ends does.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache
from typing import Final

from factcheck.registry.claim import Rating
from factcheck.upkeep.exchange.tables import rows

LEFT_OUT: Final = "left out"
FIGURE: Final = re.compile(r"-?\d{1,6}(?:\.\d{1,6})?")
SHARES: Final = (
    (Decimal(0), Decimal(0), Rating.FALSE),
    (Decimal(1), Decimal(1), Rating.TRUE),
    (Decimal(0), Decimal("0.5"), Rating.MISLEADING),
    (Decimal("0.5"), Decimal(1), LEFT_OUT),
)
"""What a figure says by its share of the way from the worst to the best; the first row that it lies in decides."""


def rating_of(words: str, value: str, best: str, worst: str) -> Rating | str | None:
    """The rating that a review gives: `LEFT_OUT` where it is one that no registry holds, `None` where it is not known.

    `words` are its textual rating, the others its figure and the ends of its scale, as they are written.
    """
    if known := _known_words().get(folded(words)):
        return LEFT_OUT if known == LEFT_OUT else Rating(known)
    if not all(FIGURE.fullmatch(figure) for figure in (value, best, worst)) or Decimal(best) == Decimal(worst):
        return None
    share = (Decimal(value) - Decimal(worst)) / (Decimal(best) - Decimal(worst))
    return next((rating for first, last, rating in SHARES if first <= share <= last), None)


def folded(words: str) -> str:
    """Rating words for looking up: small letters without accents, single blanks for everything else."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("’", "'"))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(re.findall(r"[^\W_]+", letters))


@cache
def _known_words() -> dict[str, str]:
    return {word.strip(): row["rating"] for row in rows("ratings.tsv") for word in row["words"].split(";")}
