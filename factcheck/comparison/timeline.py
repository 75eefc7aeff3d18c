"""Values that change: which period of a timeline a statement is held to, and what "outdated" means.

The period is chosen by the date in the clause, else by the publication date, else every period may be meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from factcheck.comparison.compare import compare
from factcheck.comparison.interface import Comparison, Verdict
from factcheck.matching.interface import Moment
from factcheck.matching.known_names import NO_NAMES, KnownNames
from factcheck.registry.claim import Reference, WrongValue
from factcheck.values.calendar_days import iso
from factcheck.values.interface import Value
from factcheck.values.interval import Interval


def compare_over_time(
    stated: Value,
    references: Sequence[Reference],
    moment: Moment | None,
    *,
    text: str,
    wrong: Iterable[WrongValue] = (),
    names: KnownNames = NO_NAMES,
) -> Comparison:
    """Compare a stated value with the references of one slot, of which each but a lone one has a period.

    On the day of a change both values hold. Agreement with a period that `moment` does not touch is `outdated`, with
    the period named. Without `moment`, agreement with any period is consistent, and what agrees with none is held
    to the latest.
    """
    confusions = tuple(wrong)
    outcomes = [(r, compare(stated, r, text=text, wrong=confusions, names=names)) for r in references]
    holding = in_force(references, moment)
    valid = [pair for pair in outcomes if pair[0] in holding]
    latest_first = reversed(valid or outcomes[-1:])
    chosen = max(latest_first, key=lambda pair: _preference(pair[1]))
    reference, comparison = chosen
    if not valid:
        label = f"the registry holds no value for {moment.origin}" if moment else ""
        return replace(comparison, verdict=Verdict.UNDECIDED, level="no-period", label=label)
    steps = (*comparison.steps, *_choice(reference, moment))
    if comparison.verdict is Verdict.CONTRADICTED and comparison.level != "listed-wrong":
        for other, outcome in outcomes:
            if outcome.verdict is Verdict.CONSISTENT and other.period is not None:
                label = f"the value {spell_period(other.period)}"
                return replace(comparison, verdict=Verdict.OUTDATED, level="other-period", label=label, steps=steps)
    return replace(comparison, steps=steps)


def in_force(references: Sequence[Reference], moment: Moment | None) -> tuple[Reference, ...]:
    """The references that hold at a moment, on the day of a change both; all, where no moment is known."""
    near = moment.days.widened(1) if moment else None
    return tuple(one for one in references if near is None or one.period is None or one.period.meets(near))


def spell_period(period: Interval) -> str:
    """A period in words: "from 2009-04-01 to 2017-06-04", both days included."""
    ends = []
    if period.low is not None:
        ends.append(f"from {iso(int(period.low))}")
    if period.high is not None:
        ends.append(f"to {iso(int(period.high) - period.high_open)}")
    return " ".join(ends) or "at all times"


def _preference(comparison: Comparison) -> int:
    order = (Verdict.UNDECIDED, Verdict.CONTRADICTED, Verdict.IMPRECISE, Verdict.CONSISTENT)
    return order.index(comparison.verdict)


def _choice(reference: Reference, moment: Moment | None) -> tuple[str, ...]:
    if reference.period is None:
        return ()
    by = f"by {moment.origin}" if moment else "no date is known, so any period may be meant"
    return (f"period {spell_period(reference.period)}: {by}",)
