"""`factcheck claims import`: claims out of the files of other programs, as a claims file to review."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from factcheck.cli import options
from factcheck.errors import ExitCode, Fault, UsageError, UserError

if TYPE_CHECKING:
    from factcheck.upkeep.exchange.csv_mapping import Template
    from factcheck.upkeep.exchange.drafts import Imported

Files: TypeAlias = Annotated[list[str], typer.Argument(metavar="FILE...", help="Files to read; - for standard input.")]
To: TypeAlias = Annotated[
    str, typer.Option("--to", metavar="FILE", help="A new claims file to write; standard output where not given.")
]
Accessed: TypeAlias = Annotated[
    str | None,
    typer.Option("--accessed", metavar="YYYY-MM-DD", help="The day on which the files were fetched, for the sources."),
]
Encoding: TypeAlias = Annotated[
    str, typer.Option("--encoding", metavar="NAME", help="The encoding of the files, where it is not UTF-8.")
]

HELP = """Make a claims file of what other programs hold.

Exit codes: 0 everything was taken; 1 something was refused, and is listed; 2 a file could not be read, or nothing came
out.
"""


def register(group: typer.Typer) -> None:
    """Add the commands."""
    formats = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, help=HELP)
    formats.callback()(lambda: None)
    formats.command("wikidata")(import_wikidata)
    formats.command("claimreview")(import_claimreview)
    formats.command("csv")(import_csv)
    group.add_typer(formats, name="import")


def import_wikidata(
    files: Files,
    *,
    to: To = "",
    accessed: Accessed = None,
    debug: options.Debug = False,
) -> Callable[[], int]:
    """Read entities of Wikidata: Special:EntityData/Q8646.json."""

    def work() -> int:
        from factcheck.upkeep.exchange.wikidata import read_wikidata  # noqa: PLC0415 - see `_taken`

        day = options.accessed(accessed)
        return _taken(files, "", to, lambda texts: read_wikidata(texts, day), debug=debug)

    return work


def import_claimreview(
    files: Files,
    *,
    to: To = "",
    accessed: Accessed = None,
    encoding: Encoding = "",
    debug: options.Debug = False,
) -> Callable[[], int]:
    """Read fact-checks: ClaimReview as JSON-LD, by itself or in web pages."""

    def work() -> int:
        from factcheck.upkeep.exchange.claimreview import read_claimreviews  # noqa: PLC0415 - see `_taken`

        day = options.accessed(accessed)
        return _taken(files, encoding, to, lambda texts: read_claimreviews(texts, day), debug=debug)

    return work


def import_csv(  # noqa: PLR0913 - the parts of a claim that a column can stand for
    files: Files,
    *,
    mapping: Annotated[
        str,
        typer.Option("--map", metavar="FILE", help="A claim with {column} in its texts, as a claims file writes it."),
    ] = "",
    claim: Annotated[
        str, typer.Option("--claim", metavar="TEXT", help="The sentence, with {column} in it. Instead of --map.")
    ] = "",
    ident: Annotated[str, typer.Option("--id", metavar="TEXT", help="The id, with {column} in it.")] = "",
    value: Annotated[str, typer.Option("--value", metavar="TEXT", help="The value, with {column} in it.")] = "",
    source: Annotated[str, typer.Option("--source", metavar="TEXT", help="The source, with {column} in it.")] = "",
    delimiter: Annotated[
        str, typer.Option("--delimiter", metavar="SIGN", help="What stands between cells; told by the table otherwise.")
    ] = "",
    encoding: Encoding = "",
    to: To = "",
    debug: options.Debug = False,
) -> Callable[[], int]:
    """Read tables: a claim a row, or a timeline of the rows that belong together."""
    given = {"claim": claim, "id": ident, "value": value, "source": source}

    def work() -> int:
        from factcheck.upkeep.exchange.csv_claims import read_csv  # noqa: PLC0415 - see `_taken`

        template = _template(mapping, {key: text for key, text in given.items() if text})
        sign = "\t" if delimiter == "\\t" else delimiter
        if len(sign) > 1 or sign in ('"', "\n", "\r"):
            problem = f"`{delimiter}` can't stand between cells"
            raise UsageError(Fault("--delimiter", None, None, problem, "write one character, or \\t for a tab"))
        return _taken(files, encoding, to, lambda texts: read_csv(texts, template, sign or None), debug=debug)

    return work


def _template(mapping: str, given: dict[str, str]) -> Template | None:
    """The mapping of columns to a claim, from a file or from options. Raises `UsageError`."""
    from factcheck.upkeep.exchange.csv_mapping import read_template, template_of  # noqa: PLC0415 - see `_taken`

    if mapping and given:
        raise UsageError(
            Fault("--map", None, None, "says what a row says, and so do other options", "keep one of them")
        )
    if mapping:
        return read_template(mapping, _text(mapping, ""))
    return template_of(given) if given else None


def _text(path: str, encoding: str) -> str:
    from factcheck.cli.inputs import read_bytes  # noqa: PLC0415 - see `_taken`
    from factcheck.settings import LIMITS  # noqa: PLC0415
    from factcheck.text.decode import decode  # noqa: PLC0415

    data = read_bytes(path, LIMITS.registry_bytes)
    return decode(path, data, encoding=encoding or None, limit=LIMITS.registry_bytes)


def _taken(
    files: Sequence[str],
    encoding: str,
    to: str,
    read: Callable[[list[tuple[str, str]]], Imported],
    *,
    debug: bool,
) -> int:
    """Read files, write the claims that can be kept, say what was left out, and return the exit code."""
    # Imported late: `factcheck claims list` is to start quickly too.
    from factcheck.cli.guard import complain, fault_lines  # noqa: PLC0415
    from factcheck.cli.output import write_text  # noqa: PLC0415
    from factcheck.upkeep.exchange.checked import check  # noqa: PLC0415

    if to and os.path.lexists(to):
        raise UsageError(Fault(to, None, None, "is there already", "name a new file, and move the claims over"))
    texts: list[tuple[str, str]] = []
    unread: list[Fault] = []
    for path in dict.fromkeys(files):
        try:
            texts.append((path, _text(path, encoding)))
        except UserError as error:
            unread += error.faults
    imported = read(texts)
    checked = check(imported)
    unread += imported.unread
    if checked.text:
        write_text(checked.text, to)
    complain(fault_lines([*unread, *checked.refused], debug=debug))
    complain(_closing(len(checked.kept), len(files), len(checked.refused), imported))
    if unread or not checked.kept:
        return ExitCode.FAILED
    return ExitCode.FINDINGS if checked.refused else ExitCode.CLEAN


def _closing(kept: int, files: int, refused: int, imported: Imported) -> list[str]:
    """What was done, in a line, and what was passed over, a reason a line."""
    from factcheck.report.interface import count  # noqa: PLC0415 - see `_taken`

    lines = [f"{count(kept, 'claim')} from {count(files, 'file')}; {refused:,} refused"]
    lines += [f"passed over: {reason}: {times:,}" for reason, times in sorted(imported.passed_over.items()) if times]
    if imported.drafts and not any(draft.claim.keys() & {"source", "sources"} for draft in imported.drafts):
        lines.append("no claim has a source: add one to each, so that somebody can look it up")
    return lines
