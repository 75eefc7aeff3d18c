"""A run: inputs and a registry → the outcome → reports. What can't be read is a fault, and the rest goes on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factcheck.cli import streams
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
from factcheck.text.document import Document, Published
from factcheck.text.readers import KIND_BY_SUFFIX, read_document


def run(request: Request, chosen: Sequence[Target]) -> int:
    """Check what is asked, write the reports, print the faults, and return the exit code."""
    if not request.paths:
        problem, help_ = "no article is named", "factcheck PATH..., or - for standard input"
        raise UsageError(Fault("factcheck", None, None, problem, help_))
    registry, used = load_registry(request.claims, request.selection, none=request.no_registry)
    for_people = not any(isinstance(target.format, MachineFormat) and not target.path for target in chosen)
    inputs = find_inputs(request.paths, frozenset(filter(None, KIND_BY_SUFFIX)))
    refuse_inputs(chosen, (*request.paths, *inputs.paths, *registry.paths))
    outcome = check_paths(request, inputs, registry, used, progress=for_people and not request.quiet)
    write(outcome, chosen, request.looks)
    streams.flush()  # the report first, the faults below it, whatever the two streams are
    complain(fault_lines(outcome.faults, debug=request.debug))
    return outcome.exit_code


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
    data = read_bytes(path, reading.max_bytes)
    name = reading.stdin_filename if path == STDIN else path
    published = Published(reading.date, "--date") if reading.date else None
    return read_document(name, data, published=published, encoding=reading.encoding or None, limit=reading.max_bytes)


def _checked(path: str, request: Request, registry: Registry, terms: Terms) -> CheckedDocument:
    checked = check_document(read_article(path, request.reading), registry)
    checked = without_holding_back(checked) if request.no_inline_suppressions else hold_back(checked, terms)
    return with_coverage(checked, registry) if request.coverage else checked


def check_paths(
    request: Request, inputs: Inputs, registry: Registry, used: RegistryUsed, *, progress: bool = False
) -> RunOutcome:
    """Hold every article that was found to a registry, in order of path."""
    checked, faults, terms = list[CheckedDocument](), list(inputs.faults), Terms.of(registry, request.day)
    with Progress(len(inputs.paths), enabled=progress) as bar:
        for path in inputs.paths:
            bar.at(path)
            try:
                checked.append(_checked(path, request, registry, terms))
            except UserError as error:
                faults.extend(error.faults)
            except Exception as error:
                # A bug that one article wakes must not lose the findings of the others.
                if request.debug:
                    raise
                faults.append(Fault(path, None, None, internal_error(error)))
    report, asked = Report(tuple(checked), registry.claims), (request.fail_on, request.min_confidence, request.show)
    return RunOutcome(report, tuple(faults), *asked, registry=used, base=base_of_run())
