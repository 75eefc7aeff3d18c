"""A run: inputs and a registry → the outcome → reports. What can't be read is a fault, and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple, TypeAlias

from factcheck.cli import streams
from factcheck.cli.asking import RULE_IDS, Asking
from factcheck.cli.discovery import baseline_of
from factcheck.cli.guard import complain, fault_lines, internal_error
from factcheck.cli.ignored import base_of_run
from factcheck.cli.inputs import STDIN, Inputs, find_inputs, read_bytes
from factcheck.cli.output import Target, refuse_inputs, write
from factcheck.cli.progress import Progress
from factcheck.cli.registries import Loaded, load_registry
from factcheck.cli.request import Reading, Request
from factcheck.errors import Fault, UsageError, UserError
from factcheck.pipeline import check_document, with_coverage
from factcheck.registry.registry import Registry
from factcheck.report.interface import Gate, MachineFormat, RunOutcome
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
    loaded = registry_of(request)
    registry = loaded.registry
    baseline = baseline_of(request, base_of_run())
    for_people = not any(isinstance(target.format, MachineFormat) and not target.path for target in chosen)
    inputs = inputs_of(request)
    refuse_inputs(
        chosen,
        (*request.paths, *inputs.paths, *registry.paths, *filter(None, [baseline, *request.configuration.paths])),
    )
    manner = Manner(look, progress=for_people and not request.quiet)
    if not baseline and not request.diff_base:
        return check_paths(request, inputs, loaded, manner)
    from factcheck.cli.holding import Holding  # noqa: PLC0415 - few runs hold anything back

    check = partial(check_one, asking_of(request, loaded), registry, Terms.of(registry, request.day))
    holding = Holding(request, registry, baseline, inputs.paths, check)
    return holding.told(check_paths(request, inputs, loaded, manner._replace(hold=holding.hold)))


def registry_of(request: Request) -> Loaded:
    """The registry that is asked for. Raises `UserError`, where no article is named too."""
    if not request.paths:
        problem, help_ = "no article is named", "factcheck PATH..., or - for standard input"
        raise UsageError(Fault("factcheck", None, None, problem, help_))
    return load_registry(request, RULE_IDS)


def asking_of(request: Request, loaded: Loaded) -> Asking:
    """What is asked of each path. Raises `UsageError` for a pattern that is about nothing."""
    asking = Asking(request, loaded.whole.claims)
    asking.refuse_idle()
    return asking


def inputs_of(request: Request) -> Inputs:
    """The articles that are named, and those in the folders that are."""
    return find_inputs(request.paths, WALKED, request.excluded)


def read_article(path: str, reading: Reading) -> Document:
    """One article, read whole. Raises `ArticleError`."""
    return article_of(path, read_bytes(path, reading.max_bytes), reading)


def article_of(path: str, data: bytes, reading: Reading) -> Document:
    """An article from the bytes of its file. Raises `ArticleError`."""
    given, encoding = reading.published, reading.encoding or None
    return read_document(_name_of(path, reading), data, published=given, encoding=encoding, limit=reading.max_bytes)


def _name_of(path: str, reading: Reading) -> str:
    return reading.stdin_filename if path == STDIN else path


def check_one(asking: Asking, registry: Registry, terms: Terms, path: str, data: bytes) -> CheckedDocument:
    """An article, held to a registry as is asked for its path, without what it says itself that is to be held back.

    Raises `ArticleError`.
    """
    request = asking.per_path.of(path)

    def judge(document: Document) -> CheckedDocument:
        checked = check_document(document, registry)
        checked = without_holding_back(checked) if request.no_inline_suppressions else hold_back(checked, terms)
        return asking.judged(checked, path)  # last: it also decides on what is said of suppressions

    name = _name_of(path, request.reading)
    if kind_of(name) == "rows":
        from factcheck.cli.dumps import check_rows  # noqa: PLC0415 - few runs read any

        return check_rows(request, registry, name, data, judge)
    return judge(article_of(path, data, request.reading))


def check_paths(request: Request, inputs: Inputs, loaded: Loaded, manner: Manner) -> RunOutcome:
    """Hold every article that was found to a registry, in order of path. Raises `UsageError`, as `asking_of`."""
    registry, asking = loaded.registry, asking_of(request, loaded)
    terms = Terms.of(registry, request.day)

    def check(path: str, data: bytes) -> CheckedDocument:
        one = manner.hold(check_one(asking, registry, terms, path, data))
        return with_coverage(one, registry) if request.coverage and one.coverage is None else one

    def straight(path: str, reading: Reading, check: Check) -> CheckedDocument:
        return check(read_bytes(path, reading.max_bytes))

    checked, faults, gates = list[CheckedDocument](), list(inputs.faults), dict[str, Gate]()
    with Progress(len(inputs.paths), enabled=manner.progress) as bar:
        for path in inputs.paths:
            bar.at(path)
            try:
                here = asking.per_path.of(path)
                one = (manner.look or straight)(path, here.reading, partial(check, path))
                gates[one.document.path] = Gate(here.fail_on, here.min_confidence)
                checked.append(one)
                faults.extend(one.unread)
            except UserError as error:
                faults.extend(error.faults)
            except Exception as error:
                # A bug that one article wakes must not lose the findings of the others.
                if request.debug:
                    raise
                faults.append(Fault(path, None, None, internal_error(error)))
    outcome = RunOutcome(Report(tuple(checked), registry.claims), tuple(faults), registry=loaded.used, own_gates=gates)
    return _as_asked(replace(outcome, excluded=inputs.excluded), request)


def _as_asked(outcome: RunOutcome, request: Request) -> RunOutcome:
    """An outcome that tells what the run was asked."""
    return replace(
        outcome,
        fail_on=request.fail_on,
        min_confidence=request.min_confidence,
        show=request.show,
        base=base_of_run(),
        gates=request.gates,
        config=request.config_used,
        show_held=request.show_held,
    )
