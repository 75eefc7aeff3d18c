"""Workflow commands, which GitHub Actions shows as annotations beside the changed lines.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest without a word. So the worst come
first, and what is beyond that stands in the log as plain lines. The escapes are those of its toolkit
(actions/toolkit, `command.ts`).
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from factcheck.errors import Fault
from factcheck.registry.claim import Severity
from factcheck.report.door import Door, Line, line, visible
from factcheck.report.held_back import PRUNE, words_of
from factcheck.report.interface import MachineFormat, RunOutcome, count, is_problem
from factcheck.report.listing import Listed, listed, worst_first
from factcheck.report.notes import PROOF, notes_of
from factcheck.report.places import Base, from_root
from factcheck.report.pretty import coverage, exit_line
from factcheck.text.document import Position

LIMIT: Final = 10
"""How many annotations of one level GitHub shows of one step."""
LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


class Annotation(NamedTuple):
    """A command to be written: its level, where it is shown, its heading, its lines."""

    level: str
    place: dict[str, str | int]
    title: str
    lines: tuple[str, ...]

    def command(self) -> str:
        """The command; text of articles and registries can't end it, nor begin another."""
        properties = {**self.place, "title": self.title}
        told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
        return f"::{self.level} {told}::{'%0A'.join(map(_data, self.lines))}\n"

    def plain(self) -> Line:
        """The same as a line of the log."""
        where = ":".join(str(self.place[key]) for key in ("file", "line", "col") if key in self.place)
        return line(f"{where}: {self.level} {self.title}: {self.lines[0]}")


def render(outcome: RunOutcome) -> str:
    """The annotations, the worst first; what GitHub would not show, in plain words; the reason for the exit code."""
    annotations = [_fault(fault, outcome.base) for fault in outcome.faults]
    annotations += (_annotation(one, outcome.base) for one in worst_first(listed(outcome)))
    annotations += _stale(outcome)
    return log_of(annotations, (*coverage(outcome), exit_line(outcome)))


def log_of(annotations: Iterable[Annotation], closing: Iterable[Line]) -> str:
    """Annotations as commands; what GitHub would not show, in plain words; the closing lines."""
    shown, rest = _parted(annotations)
    log = io.StringIO()
    log.writelines(annotation.command() for annotation in shown)
    Door(log).write((*_beyond(rest), *closing))
    return log.getvalue()


def _parted(annotations: Iterable[Annotation]) -> tuple[list[Annotation], list[Annotation]]:
    """Those that GitHub shows, and those that it would drop."""
    parts: tuple[list[Annotation], list[Annotation]] = ([], [])
    seen = Counter[str]()
    for annotation in annotations:
        seen[annotation.level] += 1
        parts[seen[annotation.level] > LIMIT].append(annotation)
    return parts


def _beyond(rest: list[Annotation]) -> Iterator[Line]:
    if rest:
        levels = Counter(annotation.level for annotation in rest)
        words = ", ".join(count(number, level) for level, number in levels.items())
        yield line(f"{words} more than GitHub shows as annotations:")
        yield from (annotation.plain() for annotation in rest)


def _annotation(one: Listed, base: Base) -> Annotation:
    finding = one.finding
    level = LEVELS[finding.severity] if is_problem(finding) else LEVELS[Severity.NOTE]
    title = f"{finding.rule} ({one.subject})" if finding.claim else finding.rule
    notes = (str(note) for note in notes_of(finding) if note.key != PROOF)
    return Annotation(level, _place(one, base), title, (finding.message, *notes))


def _place(one: Listed, base: Base) -> dict[str, str | int]:
    start, end = one.start, one.end
    lines: dict[str, str | int] = {"file": from_root(one.document.path, base), "line": start.line, "endLine": end.line}
    # Columns over several lines are refused by the runner, which then drops the lines too.
    return lines if start.line != end.line else lines | {"col": start.column, "endColumn": end.column}


def _fault(fault: Fault, base: Base) -> Annotation:
    at = Position(fault.line or 1, fault.column or 1)
    lines = tuple(filter(None, (fault.problem, fault.help and f"help: {fault.help}")))
    return Annotation("error", {"file": from_root(fault.path, base), "line": at.line}, "could not be checked", lines)


def _stale(outcome: RunOutcome) -> Iterator[Annotation]:
    """A warning at each stale entry of the baseline."""
    for stale in outcome.stale:
        place: dict[str, str | int] = {"file": from_root(stale.baseline, outcome.base), "line": stale.line}
        yield Annotation(LEVELS[Severity.WARNING], place, "stale baseline entry", (words_of(stale), f"help: {PRUNE}"))


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMAT = MachineFormat("github", render)
