"""A run: inputs and a registry → the outcome → reports. What can't be read is a fault, and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias

from factcheck.cli import streams
from factcheck.cli.discovery import baseline_of
from factcheck.cli.guard import complain, fault_lines, internal_error
from factcheck.cli.ignored import base_of_run
from factcheck.cli.inputs import STDIN, Inputs, find_inputs, read_bytes
from factcheck.cli.output import Target, refuse_inputs, write
from factcheck.cli.progress import Progress
from factcheck.cli.request import Reading, Request
from factcheck.errors import Fault, UsageError, UserError
from factcheck.pipeline import check_document, with_coverage
from factcheck.registry.discover import find_registry
from factcheck.registry.registry import Registry
from factcheck.registry.selection import EVERYTHING, Selection, select_claims
from factcheck.report.interface import NO_REGISTRY, MachineFormat, RegistryUsed, RunOutcome
from factcheck.rules.interface import CheckedDocument, Report
from factcheck.rules.suppression import hold_back, without_holding_back
from factcheck.rules.suppression_patterns import Terms
from factcheck.text.document import Document
from factcheck.text.readers import WALKED, kind_of, read_document

Check: TypeAlias = Callable[[bytes], CheckedDocument]
"""What checks the bytes of one article. Raises `ArticleError`."""
Look: TypeAlias = Callable[[str, Reading, Check], CheckedDocument]
"""What reads an article in the way that is asked for its path, has it checked, and says what is found. Raises
`UserError`."""


def _as_it_is(checked: CheckedDocument) -> CheckedDocument:
    return checked


class Manner(NamedTuple):
    """How articles are gone through: what does more than look at each, what holds findings of each back, and whether
    progress is shown."""

    look: Look | None = None
    hold: Callable[[CheckedDocument], CheckedDocument] = _as_it_is
    progress: bool = False


def run(request: Request, chosen: Sequence[Target], look: Look | None = None) -> int:
    """Check what is asked, write the reports, print the faults, and return the exit code."""
    outcome = outcome_of(request, chosen, look)
    write(outcome, chosen, request.looks)
    streams.flush()  # the report first, the faults below it, whatever the two streams are
    complain(fault_lines(outcome.faults, debug=request.debug))
    return outcome.exit_code


def outcome_of(request: Request, chosen: Sequence[Target], look: Look | None = None) -> RunOutcome:
    """What comes of checking what is asked, without what the baseline and unchanged lines hold back."""
    registry, used = registry_of(request)
    baseline = baseline_of(request, base_of_run())
    for_people = not any(isinstance(target.format, MachineFormat) and not target.path for target in chosen)
    inputs = inputs_of(request)
    refuse_inputs(chosen, (*request.paths, *inputs.paths, *registry.paths, *filter(None, [baseline])))
    manner = Manner(look, progress=for_people and not request.quiet)
    if not baseline and not request.diff_base:
        return check_paths(request, inputs, registry, used, manner)
    from factcheck.cli.holding import Holding  # noqa: PLC0415 - few runs hold anything back

    check = partial(check_one, request, registry, Terms.of(registry, request.day))
    holding = Holding(request, registry, baseline, inputs.paths, check)
    return holding.told(check_paths(request, inputs, registry, used, manner._replace(hold=holding.hold)))


def registry_of(request: Request) -> tuple[Registry, RegistryUsed]:
    """The registry that is asked for. Raises `UserError`, where no article is named too."""
    if not request.paths:
        problem, help_ = "no article is named", "factcheck PATH..., or - for standard input"
        raise UsageError(Fault("factcheck", None, None, problem, help_))
    return load_registry(request.claims, request.selection, none=request.no_registry)


def inputs_of(request: Request) -> Inputs:
    """The articles that are named, and those in the folders that are."""
    return find_inputs(request.paths, WALKED)


def load_registry(
    named: Sequence[str], selection: Selection = EVERYTHING, *, none: bool = False
) -> tuple[Registry, RegistryUsed]:
    """The registry that a run is held to: the files named, or else the one found, or else the embedded one; of it, the
    claims selected. With `none`, one without claims: each article is held to itself.

    Raises `RegistryError`, for one without claims too, and `UsageError` for a selection that fits no claim.
    """
    if none:
        if named or any(selection):
            mend = "leave it out, or leave out --claims, --tag, --select and --ignore"
            raise UsageError(Fault("--no-registry", None, None, "asks for no claims, and others for some", mend))
        return Registry(()), RegistryUsed(origin=NO_REGISTRY)
    if named:
        registry, origin = Registry.load(named), "--claims"
    else:
        discovered = find_registry(Path.cwd())
        registry, origin = Registry.load(discovered.paths), str(discovered.origin)
    selected = select_claims(registry, selection)
    left_out = len(registry.claims) - len(selected.claims)
    return selected, RegistryUsed(registry.paths, registry.digest, origin, selection, left_out)


def read_article(path: str, reading: Reading) -> Document:
    """One article, read whole. Raises `ArticleError`."""
    return article_of(path, read_bytes(path, reading.max_bytes), reading)


def article_of(path: str, data: bytes, reading: Reading) -> Document:
    """An article from the bytes of its file. Raises `ArticleError`."""
    given, encoding = reading.published, reading.encoding or None
    return read_document(_name_of(path, reading), data, published=given, encoding=encoding, limit=reading.max_bytes)


def _name_of(path: str, reading: Reading) -> str:
    return reading.stdin_filename if path == STDIN else path


def check_one(request: Request, registry: Registry, terms: Terms, path: str, data: bytes) -> CheckedDocument:
    """An article, held to a registry, without what it says itself that is to be held back. Raises `ArticleError`."""

    def judge(document: Document) -> CheckedDocument:
        checked = check_document(document, registry)
        return without_holding_back(checked) if request.no_inline_suppressions else hold_back(checked, terms)

    name = _name_of(path, request.reading)
    if kind_of(name) == "rows":
        from factcheck.cli.dumps import check_rows  # noqa: PLC0415 - few runs read any

        return check_rows(request, registry, name, data, judge)
    return judge(article_of(path, data, request.reading))


def check_paths(request: Request, inputs: Inputs, registry: Registry, used: RegistryUsed, manner: Manner) -> RunOutcome:
    """Hold every article that was found to a registry, in order of path."""
    terms = Terms.of(registry, request.day)

    def check(path: str, data: bytes) -> CheckedDocument:
        one = manner.hold(check_one(request, registry, terms, path, data))
        return with_coverage(one, registry) if request.coverage and one.coverage is None else one

    def straight(path: str, reading: Reading, check: Check) -> CheckedDocument:
        return check(read_bytes(path, reading.max_bytes))

    checked, faults = list[CheckedDocument](), list(inputs.faults)
    with Progress(len(inputs.paths), enabled=manner.progress) as bar:
        for path in inputs.paths:
            bar.at(path)
            try:
                one = (manner.look or straight)(path, request.reading, partial(check, path))
                checked.append(one)
                faults.extend(one.unread)
            except UserError as error:
                faults.extend(error.faults)
            except Exception as error:
                # A bug that one article wakes must not lose the findings of the others.
                if request.debug:
                    raise
                faults.append(Fault(path, None, None, internal_error(error)))
    report, asked = Report(tuple(checked), registry.claims), (request.fail_on, request.min_confidence, request.show)
    return RunOutcome(
        report,
        tuple(faults),
        *asked,
        registry=used,
        base=base_of_run(),
        gates=request.gates,
        show_held=request.show_held,
    )
