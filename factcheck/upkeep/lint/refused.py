"""refused: what can't be read in a claims file.

What it does: reports every fault for which `factcheck check` refuses the registry: broken YAML, an unknown key, the
same id twice, an impossible date in a value, a period that overlaps another or ends before it begins.
Why: nothing can be checked against such a registry. What can be read of it is linted all the same.
Example: `value: {date: 2014-02-30}`.
Fix: as the report says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from factcheck.errors import Fault
from factcheck.registry.claim import Claim, Severity
from factcheck.upkeep.lint.interface import LintRule, Problem

RULE: Final = LintRule(
    "refused", "what can't be read in a claims file", Severity.ERROR, lambda _: iter(()), since="0.1.0"
)
"""It finds nothing in a registry that was read: `problems` tells what the reading itself found."""


def problems(faults: Iterable[Fault]) -> Iterator[Problem]:
    """The faults of reading, as problems."""
    for fault in faults:
        yield Problem(fault.path, fault.line, fault.column, RULE.id, RULE.severity, fault.problem, fault.help)


def sound(claims: Iterable[Claim], faults: Iterable[Fault]) -> tuple[Claim, ...]:
    """The claims in which no fault lies, each id once: of the others it is not known what they are meant to say."""
    at: defaultdict[str, list[int]] = defaultdict(list)
    for fault in faults:
        at[fault.path].append(fault.line or 0)
    by_file: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_file[claim.path].append(claim)
    kept = [
        claim
        for path, own in by_file.items()
        for claim, after in pairwise((*own, None))
        if claim is not None and not any(claim.line <= line < (after.line if after else line + 1) for line in at[path])
    ]
    return tuple({claim.id: claim for claim in reversed(kept)}.values())[::-1]
