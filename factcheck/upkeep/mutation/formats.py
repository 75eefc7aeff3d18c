"""The formats of testing claims: tables and what was missed, for people; JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from factcheck.report.door import Line, Piece, Style, line
from factcheck.report.interface import count
from factcheck.report.table import table
from factcheck.upkeep.expectations import Tested
from factcheck.upkeep.mutation.interface import Variant
from factcheck.upkeep.mutation.outcome import ClaimTrial, Sum, Trials, summed
from factcheck.upkeep.mutation.power import Power, Trial
from factcheck.upkeep.mutation.right import RIGHT
from factcheck.upkeep.mutation.wrong import WRONG

SCHEMA_VERSION: Final = 1
LABELS: Final = {change.name: change.label for change in (*WRONG, *RIGHT)}


def pretty(outcome: Trials, *, verbose: bool = False) -> Iterator[Line]:
    """The files with their sums, then each claim that fails a test or misses something; with `verbose`, all of them,
    and each variant."""
    for trial in outcome.trials:
        told = tuple(_claim(trial, verbose=verbose))
        if told or verbose:
            yield _head(trial)
            yield from told
            yield ()
    head = ("file", "claims", "tests", "wrong caught", "right left alone", "power", "lowest")
    yield from table(head, [(path, *_cells(total)) for path, total in outcome.by_file])
    yield ()


def _cells(total: Sum) -> tuple[str, ...]:
    figures = (_of(total.tests), _of(total.wrong), _of(total.right))
    return (f"{total.claims:,}", *figures, _power(total.mean), _power(total.lowest))


def _of(pair: tuple[int, int]) -> str:
    return f"{pair[0]:,} of {pair[1]:,}"


def _power(share: float) -> str:
    """A power with two digits, never rounded up to a whole one."""
    return f"{int(share * 100) / 100:.2f}"


def _head(trial: ClaimTrial) -> Line:
    claim = trial.claim
    return line(
        Piece(f"{claim.place} ", Style.FRAME),
        Piece(claim.id, Style.STRONG),
        f": power {_power(trial.power.share)} ({_told_of(trial.power)})",
    )


def _told_of(power: Power) -> str:
    wrong, right = ((power.passed(right=side), len(power.of(right=side))) for side in (False, True))
    return f"{_of(wrong)} wrong caught, {_of(right)} right left alone"


def _claim(trial: ClaimTrial, *, verbose: bool) -> Iterator[Line]:
    for test in trial.failing:
        yield from _test(test)
    if not trial.power.of(right=False):
        yield line("  nothing wrong could be made of it: state a figure or a date, or list other names under `one_of`")
    for tried in trial.power.trials:
        if verbose or not tried.passed:
            yield from _variant(tried)


def _test(test: Tested) -> Iterator[Line]:
    at = test.test.position
    place = f"line {at.line}: " if at else ""
    yield line(Piece("  test fails", Style.ERROR), f" {place}{test.test.text}{_dated(test.test.published)}")
    yield line(f"    should be {test.test.expect}; found: {test.outcome}")


def _variant(tried: Trial) -> Iterator[Line]:
    word, style = OUTCOMES[tried.variant.right, tried.passed]
    variant = tried.variant
    yield line("  ", Piece(word, style), f" {variant.change}: {variant.text}{_dated(variant.published)}")
    if tried.why:
        yield line(f"    why: {tried.why}")


OUTCOMES: Final = {
    (False, True): ("caught ", Style.GOOD),
    (False, False): ("missed ", Style.WARNING),
    (True, True): ("passed ", Style.GOOD),
    (True, False): ("flagged", Style.WARNING),
}
"""What came of a variant, by whether it is right and whether it was judged as it should be."""


def _dated(published: object) -> str:
    return f" [{published}]" if published else ""


def closing(outcome: Trials) -> Iterator[Line]:
    """What all claims come to, and the reason for the exit code."""
    total = summed(outcome.trials)
    said = (
        f"{count(total.claims, 'claim')}: {_of(total.tests)} tests pass; {_of(total.wrong)} wrong sentences are "
        f"caught, {_of(total.right)} right ones left alone; power {_power(total.mean)}, lowest {_power(total.lowest)}."
    )
    yield line(Piece("Tested ", Style.STRONG), said)
    style = (Style.GOOD, Style.ERROR)[outcome.exit_code]
    yield line(Piece(f"exit {outcome.exit_code:d}", style), f": {outcome.exit_reason}")


def as_json(outcome: Trials) -> str:
    """The outcome as one JSON object in ASCII, every variant in it."""
    content = {
        "schema_version": SCHEMA_VERSION,
        "claims": [_plain(trial) for trial in outcome.trials],
        "files": [{"path": _text(path), **_totals(total)} for path, total in outcome.by_file],
        "summary": {**_totals(summed(outcome.trials)), "min_power": outcome.min_power},
        "exit_code": int(outcome.exit_code),
        "exit_reason": outcome.exit_reason,
    }
    return json.dumps(content, ensure_ascii=True, allow_nan=False, indent=2) + "\n"


def _totals(total: Sum) -> dict[str, Any]:
    return {
        "claims": total.claims,
        "tests": {"passed": total.tests[0], "run": total.tests[1]},
        "wrong": {"caught": total.wrong[0], "tried": total.wrong[1]},
        "right": {"left_alone": total.right[0], "tried": total.right[1]},
        "power": round(total.mean, 4),
        "lowest": round(total.lowest, 4),
    }


def _plain(trial: ClaimTrial) -> dict[str, Any]:
    claim = trial.claim
    return {
        "id": claim.id,
        "path": _text(claim.path),
        "line": claim.line,
        "power": round(trial.power.share, 4),
        "tests": [
            {
                "text": one.test.text,
                "date": one.test.published.isoformat() if one.test.published else None,
                "expect": one.test.expect,
                "found": list(one.found),
                "passed": one.passed,
                "line": one.test.position.line if one.test.position else None,
            }
            for one in trial.tests
        ],
        "variants": [_variant_plain(tried.variant, tried) for tried in trial.power.trials],
    }


def _variant_plain(variant: Variant, tried: Trial) -> dict[str, Any]:
    return {
        "change": variant.change,
        "label": LABELS[variant.change],
        "right": variant.right,
        "text": variant.text,
        "date": variant.published.isoformat() if variant.published else None,
        "stated": variant.stated,
        "verdicts": list(tried.verdicts),
        "passed": tried.passed,
        "why": tried.why,
    }


def _text(text: str) -> str:
    """`text` without lone surrogates: an undecodable byte of a file name is spelt out by its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
