"""What a claim holds, told as plain data: the values that it is checked by, and all of it for programs.

Third floor, for the commands that look into a registry. Checking goes by the claims themselves.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from factcheck.registry.claim import Claim, NameGroup, Tolerance
from factcheck.registry.typed_values import kind_of
from factcheck.text.fold import fold
from factcheck.values.calendar_days import iso
from factcheck.values.interface import Bound, Context, Value
from factcheck.values.interval import Interval
from factcheck.values.normal import normal_form
from factcheck.values.read import read_mentions


class Stated(NamedTuple):
    """A value of a claim as the registry writes it: the key of its kind in a claims file, and when it holds."""

    kind: str
    text: str
    value: Value
    period: Interval | None = None


def values_of(claim: Claim) -> tuple[Stated, ...]:
    """The values of a claim: those that it gives, or else those that its sentence states."""
    if claim.references:
        return tuple(Stated(kind_of(one.value).key, one.text, one.value, one.period) for one in claim.references)
    mentions = read_mentions(fold(claim.claim).text, Context())
    return tuple(Stated(kind_of(one.value).key, one.text, one.value) for one in mentions if not one.latent)


def kinds_of(claim: Claim) -> tuple[str, ...]:
    """The kinds of a claim's values, each once."""
    return tuple(dict.fromkeys(stated.kind for stated in values_of(claim)))


def claim_as_data(claim: Claim) -> dict[str, Any]:
    """A claim as plain data for JSON, by the keys of a claims file; `from` and `to` are the first and the last day on
    which a value holds, and `reads` is the normal form of a value."""
    return {
        "id": claim.id,
        "claim": claim.claim,
        "path": claim.path,
        "line": claim.line,
        "values": [_value(stated) for stated in values_of(claim)],
        "tolerance": _tolerance(claim.tolerance),
        "bound": None if claim.bound is Bound.EXACT else claim.bound.value,
        "accept": [normal_form(value) for value in claim.accept],
        "wrong": [{"value": wrong.text, "because": wrong.because} for wrong in claim.wrong],
        "also": list(claim.also),
        "unless": list(claim.unless),
        "names": _names(claim.names),
        "rating": claim.rating.value,
        "severity": claim.severity.value,
        "review_by": claim.review_by and claim.review_by.isoformat(),
        "tags": list(claim.tags),
        "sources": [source.to_dict() for source in claim.sources],
        "tests": [
            {"expect": test.expect, "text": test.text, "date": test.published and test.published.isoformat()}
            for test in claim.tests
        ],
    }


def _value(stated: Stated) -> dict[str, str | None]:
    first, last = days_of(stated.period)
    return {
        "kind": stated.kind,
        "text": stated.text,
        "reads": normal_form(stated.value),
        "from": None if first is None else iso(first),
        "to": None if last is None else iso(last),
    }


def days_of(period: Interval | None) -> tuple[int | None, int | None]:
    """The first and the last day of a period, as ordinals; `None` for an open end."""
    if period is None:
        return None, None
    return (
        None if period.low is None else int(period.low),
        None if period.high is None else int(period.high) - period.high_open,
    )


def _tolerance(tolerance: Tolerance | None) -> str | None:
    if tolerance is None:
        return None
    return f"{tolerance.relative:%}" if tolerance.relative is not None else str(tolerance.absolute)


def _names(groups: tuple[NameGroup, ...]) -> dict[str, list[str]]:
    return {group.names[0]: list(group.names[1:]) for group in groups}
