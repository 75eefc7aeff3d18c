"""`factcheck claims add`: a claim from options, or from answers on a terminal, shown as it is read and then written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, Final, NamedTuple, TypeAlias

import typer

from factcheck.cli import terminal
from factcheck.cli.claims import writing
from factcheck.cli.claims.given import LISTS, one_or_list, value_of, with_day
from factcheck.cli.claims.writing import Manner
from factcheck.cli.request import OF_CLAIMS, SELECTION, Reading
from factcheck.cli.run import read_article
from factcheck.cli.setting import without
from factcheck.cli.taking import Given, takes
from factcheck.errors import Fault, UsageError
from factcheck.pipeline import check_document
from factcheck.registry.claim import Claim, Rating
from factcheck.registry.files import SUFFIXES
from factcheck.registry.registry import Registry
from factcheck.report.door import Line, Piece, Style, line
from factcheck.report.interface import label_of
from factcheck.report.pretty import style_of
from factcheck.upkeep.writer import preview
from factcheck.upkeep.writer.changes import Change, Entry, appended, claim_of
from factcheck.upkeep.writer.contents import Contents

COMMAND: Final = "factcheck claims add"
ANYWAY: Final = "mend the claim, or write it all the same with --force"


Several: TypeAlias = list[str] | None
Statement: TypeAlias = Annotated[
    str, typer.Option("--claim", metavar="SENTENCE", help="What is true, in one sentence.")
]
Sources: TypeAlias = Annotated[
    Several, typer.Option("--source", metavar="TEXT", help="Who says so: a web address or a text. Repeatable.")
]
Ident: TypeAlias = Annotated[
    str, typer.Option("--id", metavar="ID", help="Its id; made from the sentence if none is given.")
]
Also: TypeAlias = Annotated[
    Several, typer.Option("--also", metavar="PHRASE", help="How else articles speak of it. Repeatable.")
]
Unless: TypeAlias = Annotated[
    Several, typer.Option("--unless", metavar="WORD", help="A word that means another fact. Repeatable.")
]
Values: TypeAlias = Annotated[
    Several,
    typer.Option("--value", metavar="VALUE", help="What is checked, if not all values of the sentence. Repeatable."),
]
Tags: TypeAlias = Annotated[Several, typer.Option("--tag", metavar="TAG", help="A word to select it by. Repeatable.")]
Accessed: TypeAlias = Annotated[
    str | None, typer.Option("--accessed", metavar="YYYY-MM-DD", help="The day on which somebody looked at the source.")
]
ReviewBy: TypeAlias = Annotated[
    str, typer.Option("--review-by", metavar="YYYY-MM-DD", help="When somebody must look at it again.")
]
File: TypeAlias = Annotated[str | None, typer.Option("--file", metavar="FILE", help="The claims file to add it to.")]
Try: TypeAlias = Annotated[
    str | None, typer.Option("--try", metavar="ARTICLE", help="Show what the claim says of this article.")
]
Force: TypeAlias = Annotated[
    bool, typer.Option("--force", help="Write a claim without a value, or one that contradicts another, too.")
]


class Wanted(NamedTuple):
    """What the command line gives of a claim: texts by the key that they belong to, in the order given."""

    texts: dict[str, list[str]]
    accessed: str | None
    file: str | None
    article: str | None
    force: bool


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("add")(add)


@takes(*without(OF_CLAIMS, *SELECTION))
def add(  # noqa: PLR0913 - each option is a parameter
    *,
    claim: Statement = "",
    source: Sources = None,
    ident: Ident = "",
    also: Also = None,
    unless: Unless = None,
    value: Values = None,
    tag: Tags = None,
    accessed: Accessed = None,
    review_by: ReviewBy = "",
    file: File = None,
    try_: Try = None,
    force: Force = False,
    yes: writing.Yes = False,
    dry_run: writing.DryRun = False,
    given: Given,
) -> Callable[[], int]:
    """Add a claim to the registry.

    What is missing is asked for on a terminal. Before anything is written, you see what is read from the sentence,
    and which claims say the same or the opposite.
    """
    texts = {
        "id": [ident],
        "claim": [claim],
        "also": also or [],
        "unless": unless or [],
        "value": value or [],
        "tags": tag or [],
        "review_by": [review_by],
        "source": source or [],
    }
    wanted = Wanted({key: [t for t in each if t] for key, each in texts.items()}, accessed, file, try_, force)

    def work() -> int:
        request = given.request()
        return _add(wanted, request.claims, Manner(yes, dry_run, request.color))

    return work


def _add(wanted: Wanted, named: Sequence[str], manner: Manner) -> int:
    registry = writing.own_registry_or_none(named)
    texts = wanted.texts
    statement = texts["claim"] or [terminal.ask("What is true, in one sentence?", "--claim")]
    source = texts["source"] or [terminal.ask("Who says so? A web address, or the name of a source.", "--source")]
    made = preview.id_of(statement[0], registry)
    ident = texts["id"] or ([terminal.ask("What shall its id be?", "--id", made)] if _is_asked(wanted) else [made])
    path = wanted.file or _file_for(statement[0], registry, named)
    _refuse_file(path)
    entry = entry_of(texts | {"claim": statement, "source": source, "id": ident}, wanted.accessed)
    claim = claim_of(entry, COMMAND)
    _refuse_taken(claim, registry)
    out = writing.door(manner.colour)
    faults = list(_objections(claim, registry))
    out.write(_reading_lines(claim, registry))
    out.write(_article_lines(claim, registry, wanted.article))
    if faults and not wanted.force:
        raise UsageError(*faults)

    def make(contents: Contents) -> Change:
        _refuse_taken(claim, writing.own_registry_or_none(named))  # other files of the folder may have changed
        return appended(contents, entry)

    return writing.settle(path, make, f"Add it to {path}?", manner)


def _is_asked(wanted: Wanted) -> bool:
    """Whether this is a talk on a terminal: then the id made is only proposed."""
    return terminal.is_there() and not (wanted.texts["claim"] and wanted.texts["source"])


def entry_of(texts: dict[str, list[str]], accessed: str | None) -> Entry:
    """The entry that the texts of a command line make. Raises `RegistryError` for brackets that can't be read."""
    entry: Entry = {}
    for key, each in texts.items():
        values = [value_of(f"--{key.replace('_', '-')}", key, text) for text in each]
        if key == "source" and accessed:
            values = [with_day(value, accessed) for value in values]
        if not values:
            continue
        if key in LISTS:
            entry[key] = [item for value in values for item in (value if isinstance(value, list) else [value])]
        else:
            entry[key] = one_or_list(values)
    return entry


def _file_for(statement: str, registry: Registry, named: Sequence[str]) -> str:
    """The claims file for a new claim: the only one, or the one that is told on a terminal."""
    files = writing.own_files(registry)
    if len(files) == 1:
        return files[0]
    if not files:
        return os.path.join(named[0], writing.NEW_FILE) if named and os.path.isdir(named[0]) else writing.NEW_FILE
    near = (claim.path for claim, _ in registry.search(statement) if claim.path in files)
    return terminal.ask("Which claims file shall it go into?", "--file", next(near, files[0]))


def _refuse_file(path: str) -> None:
    if not path.endswith(SUFFIXES) or os.path.basename(path).startswith("."):
        raise UsageError(
            Fault("--file", None, None, f"`{path}` would not be found as a claims file", "end it in `.yaml`")
        )


def _refuse_taken(claim: Claim, registry: Registry) -> None:
    taken = next((old for old in registry.claims if old.id == claim.id), None)
    if taken:
        raise UsageError(Fault("--id", None, None, f"`{claim.id}` is taken by {taken.place}", "give another"))


def _objections(claim: Claim, registry: Registry) -> Iterator[Fault]:
    """Why a claim should not be written."""
    same = preview.same_statement(claim, registry)
    if same:
        yield Fault(COMMAND, None, None, f"`{same.id}` at {same.place} says the same", ANYWAY)
    for clash in preview.clashes(claim, registry):
        if clash.sure:
            problem = f"contradicts `{clash.claim.id}` at {clash.claim.place}: {clash.said}"
            yield Fault(COMMAND, None, None, problem, ANYWAY)
    if claim.rating is Rating.TRUE and not preview.reading_of(claim, registry.names).values:
        problem = "no value is read from the sentence, so that hardly anything can be at odds with it"
        yield Fault(COMMAND, None, None, problem, "say when, how much or who, give --value, or write it with --force")


def _reading_lines(claim: Claim, registry: Registry) -> Iterator[Line]:
    reading = preview.reading_of(claim, registry.names)
    yield line(Piece("claim     ", Style.FRAME), Piece(f'{claim.id} "{claim.claim}"', Style.STRONG))
    for text, kind in reading.values:
        yield line(Piece("value     ", Style.FRAME), f"{text} - {kind}")
    if reading.names:
        yield line(Piece("names     ", Style.FRAME), ", ".join(reading.names))
    if reading.words:
        yield line(Piece("words     ", Style.FRAME), ", ".join(reading.words))
    clashes = preview.clashes(claim, registry)
    against = {clash.claim.id for clash in clashes}
    for near in preview.neighbours(claim, registry):
        if near.id not in against:
            yield line(Piece("like it   ", Style.WARNING), f'{near.id} ({near.place}) "{near.claim}"')
    for clash in clashes:
        label, style = ("against   ", Style.ERROR) if clash.sure else ("perhaps   ", Style.WARNING)
        yield line(Piece(label, style), f"{clash.claim.id} ({clash.claim.place}): {clash.said}")


def _article_lines(claim: Claim, registry: Registry, path: str | None) -> Iterator[Line]:
    """What the claim says of an article. Raises `ArticleError`."""
    if path is None:
        return
    checked = check_document(read_article(path, Reading()), preview.alone(claim, registry.names))
    findings = [finding for finding in checked.findings if finding.claim]
    for finding in findings:
        at = checked.document.position(finding.span.start)
        yield line(
            Piece("article   ", Style.FRAME),
            f"{path}:{at.line}:{at.column}: ",
            Piece(label_of(finding), style_of(finding)),
            f": {finding.message} [{finding.confidence}]",
        )
    if not findings:
        yield line(Piece("article   ", Style.FRAME), f"{path}: no sentence speaks of it")
