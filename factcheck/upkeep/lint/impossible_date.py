"""impossible-date: a day that no calendar has, or a look-up that is still to come.

What it does: reports "30 February" and the like in a claim's sentence, phrases and tests, and a source whose `accessed`
is later than today. A `value`, a period and a day key with such a date are refused when the file is read.
Why: such a date is read as no date at all, so that the claim would hold an article to nothing.
Example: "The treaty was signed on 31 June 1990."
Fix: write the day that is meant.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from typing import Final

from factcheck.registry.claim import Claim, Severity
from factcheck.text.document import Position
from factcheck.upkeep.lint.interface import Hit, LintRule, View
from factcheck.values.calendar_days import days_in_month
from factcheck.values.date.words import MONTHS, month

YEAR: Final = r"(?:,? (?P<{0}>\d{{4}})(?!\d))?"
DAY_FIRST: Final = re.compile(rf"(?i)\b(?P<day>\d\d?)(?:st|nd|rd|th)? (?:of )?{month('month')}{YEAR.format('year')}")
MONTH_FIRST: Final = re.compile(
    rf"(?i)\b{month('month')} (?P<day>\d\d?)(?:st|nd|rd|th)?(?![\d:.]\d|\d){YEAR.format('year')}"
)
NUMERIC: Final = re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")


def find(view: View) -> Iterator[Hit]:
    """Impossible dates in the texts of claims, and sources that were looked at in the future."""
    for claim in view.registry.claims:
        for text, position in _texts(view, claim):
            for written, said in impossible_in(text):
                yield Hit(claim, position, f"`{written}`: {said}", "write the day that is meant")
        for number, source in enumerate(claim.sources):
            if source.accessed is not None and source.accessed > view.today:
                position = view.places.of(claim, "sources" if len(claim.sources) > 1 else "source", number)
                said = f"this source was looked at on {source.accessed}, which is later than today, {view.today}"
                yield Hit(claim, position, said, "write the day on which somebody looked")


def _texts(view: View, claim: Claim) -> Iterator[tuple[str, Position]]:
    yield claim.claim, view.places.of(claim, "claim") if _is_dated(claim.claim) else claim.position
    for number, phrase in enumerate(claim.also):
        if _is_dated(phrase):
            yield phrase, view.places.of(claim, "also", number)
    for test in claim.tests:
        if _is_dated(test.text):
            yield test.text, test.position or claim.position


def _is_dated(text: str) -> bool:
    return any(True for _ in impossible_in(text))


def impossible_in(text: str) -> Iterator[tuple[str, str]]:
    """The dates in a text that no calendar has: each as it is written, and why there is none."""
    for pattern in (DAY_FIRST, MONTH_FIRST, NUMERIC):
        for found in pattern.finditer(text):
            name = found["month"].rstrip(".").lower()
            number = int(name) if name.isdigit() else MONTHS[name]
            if not 1 <= number <= 12:  # noqa: PLR2004 - months
                yield found[0], f"there is no month {number}"
                continue
            year = int(found["year"]) if found["year"] else 4  # a leap year, where none is told
            most = days_in_month(year, number)
            day = int(found["day"])
            if not 1 <= day <= most and not (found["year"] is None and _is_year(found["day"])):
                leap = " of this year" if number == 2 and found["year"] and not isleap(year) else ""  # noqa: PLR2004 - February
                yield found[0], f"this month{leap} has {most} days"


def _is_year(day: str) -> bool:
    """Whether two digits behind a month may be a year: "May 68"."""
    return int(day) > 31  # noqa: PLR2004 - no day of a month


RULE = LintRule(
    "impossible-date",
    "a day that no calendar has, or a look-up that is still to come",
    Severity.ERROR,
    find,
    since="0.1.0",
)
