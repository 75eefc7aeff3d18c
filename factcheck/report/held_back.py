"""By what findings are held back, in words and as plain data: a baseline with its stale entries, lines that changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from factcheck.report.door import Line, Piece, Style, line
from factcheck.report.interface import RunOutcome, count
from factcheck.report.places import spelt_out
from factcheck.report.standing import Stale

STALE_SHOWN: Final = 10
"""Stale entries that are listed for people; the JSON report has them all."""
PRUNE: Final = "`factcheck baseline prune` takes out what holds back nothing"
COMMIT_SHOWN: Final = 12


def held_back_lines(outcome: RunOutcome) -> Iterator[Line]:
    """Which baseline and which changes a run was held to, and what of the baseline is stale."""
    if outcome.since:
        since = f"{outcome.since.ref}: only what changed since commit {outcome.since.commit[:COMMIT_SHOWN]} counts"
        whole = f"; all of {', '.join(outcome.since.whole)} does" if outcome.since.whole else ""
        yield line(Piece("Since ", Style.STRONG), since, whole)
    if outcome.baseline:
        used = outcome.baseline
        told = f"{used.path}; {used.origin}, sha256 {used.digest[:12]}, {count(used.entries, 'entry')}"
        yield line(Piece("Baseline ", Style.STRONG), told)
    yield from stale_lines(outcome)


def stale_lines(outcome: RunOutcome) -> Iterator[Line]:
    """A line for each stale entry, and the remedy."""
    used = outcome.baseline
    if not used or not used.stale:
        return
    style = Style.ERROR if outcome.gated_stale else Style.WARNING
    for stale in used.stale[:STALE_SHOWN]:
        yield line(f"{stale.baseline}:{stale.line}: ", Piece("stale", style), f" {words_of(stale)}")
    if len(used.stale) > STALE_SHOWN:
        yield line(f"{count(len(used.stale) - STALE_SHOWN, 'stale entry')} more")
    yield line(Piece("Hint ", Style.STRONG), PRUNE)


def words_of(stale: Stale) -> str:
    """What a stale entry was about."""
    return f"{stale.subject} in {stale.path}: {stale.sentence}"


def held_back_shape(outcome: RunOutcome) -> Iterator[tuple[str, Any]]:
    """The same as plain data: a key for what was asked, or found."""
    if outcome.since:
        since = outcome.since
        whole = [spelt_out(path) for path in since.whole]
        yield "diff_base", {"ref": spelt_out(since.ref), "commit": since.commit, "whole": whole}
    if outcome.baseline:
        used = outcome.baseline
        stale = [{key: told for key, told in each._asdict().items() if key != "baseline"} for each in used.stale]
        told = {"path": spelt_out(used.path), "digest": used.digest, "origin": used.origin, "entries": used.entries}
        yield "baseline", {**told, "stale": stale}
