"""Fixing: articles → articles with every fix made that they can take, as files, as a diff, or on standard output.

What is written was checked again: a file whose fixes would let a problem appear that was not there is left alone.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from factcheck.cli import streams
from factcheck.cli.guard import complain, fault_lines
from factcheck.cli.inputs import STDIN, read_bytes
from factcheck.cli.output import targets, write
from factcheck.cli.request import Reading, Request
from factcheck.cli.run import Check, outcome_of
from factcheck.errors import ArticleError, ExitCode, Fault
from factcheck.report.door import Door, Line, Piece, Style, line
from factcheck.report.interface import count, is_problem
from factcheck.rules.interface import CheckedDocument, Finding, Fix
from factcheck.text.document import LINE_END, Document
from factcheck.text.replace_file import replace_file
from factcheck.text.rewrite import Edit, bytes_like, edited

ROUNDS: Final = 5
"""How often an article is read again after fixes that overlap others."""
CONTEXT: Final = 3
"""Lines of a diff around a change."""


class Done(NamedTuple):
    """A fix that was made: the place of the article as it then was, the claim, and the words for it."""

    place: str
    claim: str
    title: str


@dataclass(frozen=True, slots=True)
class Mended:
    """An article with its fixes made: its bytes before and after, what is found in it now, what was done; or the fault
    that kept it as it was. `left` are the fixes that it would still take."""

    before: CheckedDocument
    data: bytes
    checked: CheckedDocument
    done: tuple[Done, ...] = ()
    fault: Fault | None = None
    left: int = 0


def mended(data: bytes, check: Check, encoding: str) -> Mended:
    """An article with every fix made that it offers, round by round until none is left, or `ROUNDS` were made. Raises
    `ArticleError` for an article that can't be read in the first place."""
    first = checked = check(data)
    done: list[Done] = []
    after = data
    for _ in range(ROUNDS):
        fixes = fixes_of(checked)
        if not fixes:
            break
        document = checked.document
        source = edited(document.source, (Edit(fix.span, fix.replacement) for _, fix in fixes))
        new = bytes_like(after, document.source, source, encoding)
        if new is None:
            return Mended(first, data, first, fault=_unwritable(document))
        again = _again(new, check)
        if again is None or is_worse(checked, again):
            return Mended(first, data, first, fault=_worse(document))
        done += (_done(document, finding, fix) for finding, fix in fixes)
        after, checked = new, again
    return Mended(first, after, checked, tuple(done), left=len(fixes_of(checked)))


def fixes_of(checked: CheckedDocument) -> list[tuple[Finding, Fix]]:
    """The fixes of an article that can be made at once, each with its finding: of those that overlap, the first."""
    kept: list[tuple[Finding, Fix]] = []
    offered = [(finding, finding.fix) for finding in checked.findings if finding.fix]
    for finding, fix in sorted(offered, key=lambda pair: pair[1].span):
        if not kept or fix.span.start >= kept[-1][1].span.end:
            kept.append((finding, fix))
    return kept


def is_worse(before: CheckedDocument, after: CheckedDocument) -> bool:
    """Whether an article has a problem that it had not, or as many as before."""
    old, new = (Counter(map(_problem, filter(is_problem, one.findings))) for one in (before, after))
    return bool(new - old) or new.total() >= old.total()


def _problem(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.claim.id if finding.claim else "", finding.stated


def _again(data: bytes, check: Check) -> CheckedDocument | None:
    try:
        return check(data)
    except ArticleError:
        return None


def _done(document: Document, finding: Finding, fix: Fix) -> Done:
    at = document.position(fix.span.start)
    return Done(f"{document.path}:{at.line}:{at.column}", finding.claim.id if finding.claim else "", fix.title)


def _unwritable(document: Document) -> Fault:
    problem = "its fixes can't be written: its text is not byte for byte that of the file"
    return Fault(
        document.path, None, None, problem, "make them by hand; --fix writes files of text, no Word and no PDF"
    )


def _worse(document: Document) -> Fault:
    problem = "was left alone: with its fixes, other findings would come up"
    return Fault(document.path, None, None, problem, "make the fixes of the report by hand, one at a time")


# --- runs ------------------------------------------------------------------------------------------------------------


def fix(request: Request) -> int:
    """Check what is asked and write every fix, report what is left, and return the exit code for that.

    What came by standard input goes to standard output with its fixes made, and then no report does.
    """
    fixing, chosen = Fixing(), targets(request.output_format)
    outcome = outcome_of(request, chosen, fixing.look)
    outcome = replace(outcome, faults=(*outcome.faults, *fixing.faults))
    write(outcome, [target for target in chosen if target.path or STDIN not in request.paths], request.looks)
    streams.flush()
    if not request.quiet:
        complain(fixing.told())
    complain(fault_lines(outcome.faults, debug=request.debug))
    return outcome.exit_code


def show(request: Request) -> int:
    """Print what `fix` would change as a diff, change nothing, and return 1 if there is something to change."""
    fixing = Fixing(diff=True)
    outcome = outcome_of(request, (), fixing.look)
    faults = (*outcome.faults, *fixing.faults)
    stream = streams.stdout()
    Door(stream, colour=streams.wants_colour(request.color, stream)).write(fixing.lines)
    streams.flush()
    asked = ExitCode.FINDINGS if fixing.done and not request.gates.exit_zero else ExitCode.CLEAN
    code = asked if outcome.is_enough and not faults else ExitCode.FAILED
    if not request.quiet:
        left = sum(finding.fix is None for finding in outcome.problems)
        complain([*fixing.told(), f"exit {code:d}: {count(left, 'problem')} without a fix"])
    complain(fault_lines(faults, debug=request.debug))
    return code


# --- what becomes of it ---------------------------------------------------------------------------------------------


@dataclass
class Fixing:
    """A run that fixes: it looks at each article and writes it, or only shows what it would write (`diff`).

    `faults` are what kept an article as it was, and what could not be written.
    """

    diff: bool = False
    done: list[Done] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    files: int = 0
    left: int = 0

    def look(self, path: str, reading: Reading, check: Check) -> CheckedDocument:
        """Fix one article, and say what is found in it then; with `diff`, what is found in it as it is. Raises
        `ArticleError`."""
        data = read_bytes(path, reading.max_bytes)
        outcome = mended(data, check, reading.encoding)
        if outcome.fault:
            self.faults.append(outcome.fault)
        if self.diff:
            self.lines += diff_of(outcome)
        elif (fault := _written(path, data, outcome.data)) is not None:
            self.faults.append(fault)
            return outcome.before
        self.done += outcome.done
        self.files += bool(outcome.done)
        self.left += outcome.left
        return outcome.before if self.diff else outcome.checked

    def told(self) -> Iterator[str]:
        """What was done, a line each, then how much."""
        if not self.diff:
            yield from (f"fixed {one.place} {one.claim}: {one.title}" for one in self.done)
        number = f"{count(len(self.done), 'statement')} in {count(self.files, 'file')}"
        yield f"{number} would be fixed" if self.diff else f"{number} fixed"
        if self.left:
            yield "more can be fixed: run it again with --fix"


def _written(path: str, before: bytes, after: bytes) -> Fault | None:
    """Write a fixed article in its place, or to standard output if it came from there; the fault that prevents it."""
    if path == STDIN:
        stream = streams.stdout()
        stream.flush()
        stream.buffer.write(after)
        return None
    if before == after:
        return None
    try:
        if read_bytes(path, len(before)) != before:
            return Fault(path, None, None, "was changed by somebody else meanwhile, and is left alone", "run again")
        replace_file(path, after)
    except (OSError, ArticleError) as error:
        words = (error.strerror if isinstance(error, OSError) else None) or str(error)
        return Fault(path, None, None, f"can't be written: {words}", "name a file that you may write")
    return None


def diff_of(outcome: Mended) -> Iterator[Line]:
    """A unified diff of an article and itself with its fixes made; nothing where there is none. To be read: what a
    terminal would obey is spelt out."""
    name = outcome.before.document.path
    before, after = (_lines(one.document.source) for one in (outcome.before, outcome.checked))
    for text in difflib.unified_diff(before, after, name, name, n=CONTEXT, lineterm=""):
        yield line(Piece(text, _style(text)))


def _lines(source: str) -> list[str]:
    lines = LINE_END.split(source)
    return lines if lines[-1] else lines[:-1]


def _style(text: str) -> Style:
    if text.startswith(("--- ", "+++ ")):
        return Style.STRONG
    return {"+": Style.GOOD, "-": Style.ERROR, "@": Style.FRAME}.get(text[:1], Style.PLAIN)
