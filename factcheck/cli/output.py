"""Output: an outcome in the formats asked for, on standard output and in files."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple, TextIO

from factcheck.cli import streams
from factcheck.errors import Fault, UsageError
from factcheck.report.door import Door
from factcheck.report.formats import FORMATS, format_of
from factcheck.report.interface import Format, MachineFormat, RunOutcome, TextFormat
from factcheck.text.replace_file import replace_file

STDOUT: Final = "-"
DESCRIPTOR: Final = re.compile(
    r"/dev/(?P<name>stdout|stderr)|/(?:dev|proc/self|proc/thread-self)/fd/(?P<number>[0-9]{1,9})"
)
"""The names of what the process has open. Behind them may be a file, but it is the caller's, who has opened it."""

LINKS: Final = 40
"""Links that are followed one to the next: as many as Linux does."""


class Target(NamedTuple):
    """A format, and the file it is written to; standard output where there is none."""

    format: Format
    path: str | None = None


class Looks(NamedTuple):
    """How formats for people are written to standard output."""

    quiet: bool = False
    colour: str = "auto"


def targets(asked: Iterable[str]) -> tuple[Target, ...]:
    """The targets that `--output-format` names. Where none is standard output, the pretty format goes there.

    Raises `UsageError` for a format that does not exist, and for two formats in one place.
    """
    found = [_target(text) for text in asked]
    if all(target.path for target in found):
        found.append(Target(format_of(FORMATS[0])))
    places = [target.path and os.path.realpath(target.path) for target in found]
    for place in places:
        if places.count(place) > 1:
            problem = f"two formats for {place or 'standard output'}"
            raise UsageError(Fault("--output-format", None, None, problem, "write one to a file: json=report.json"))
    return tuple(found)


def _target(text: str) -> Target:
    name, equals, path = text.partition("=")
    if name not in FORMATS or (equals and not path):
        known = ", ".join(FORMATS)
        problem = f"`{text}` names no file" if name in FORMATS else f"there is no format `{name}`"
        raise UsageError(
            Fault("--output-format", None, None, problem, f"write FORMAT or FORMAT=FILE; formats: {known}")
        )
    is_stdout = path == STDOUT or descriptor_of(path) == 1
    return Target(format_of(name), None if is_stdout or not path else path)


def descriptor_of(path: str) -> int | None:
    """The descriptor of this process that a path names, by itself or as a link to such a name."""
    for _ in range(LINKS):
        found = DESCRIPTOR.fullmatch(os.path.normpath(path))
        if found:
            return int(found["number"]) if found["number"] else {"stdout": 1, "stderr": 2}[found["name"]]
        if not os.path.islink(path):
            break
        path = os.path.join(os.path.dirname(path), os.readlink(path))
    return None


def refuse_inputs(chosen: Sequence[Target], inputs: Collection[str]) -> None:
    """Refuse to write a report over something that the run is to read. Raises `UsageError`."""
    read = {os.path.realpath(path) for path in inputs}
    for target in chosen:
        if target.path and os.path.realpath(target.path) in read:
            problem = f"`{target.path}` is an input of this run"
            raise UsageError(Fault("--output-format", None, None, problem, "write the report to another file"))


def write(outcome: RunOutcome, chosen: Sequence[Target], looks: Looks) -> None:
    """Write the outcome to every target, files first. Raises `OSError`."""
    for target in sorted(chosen, key=lambda target: target.path is None):
        if target.path is None:
            write_format(outcome, target.format, looks)
        else:
            text = io.StringIO()
            _render(outcome, target.format, text, Looks(colour="never"))
            write_file(target.path, text.getvalue().encode("utf-8", "backslashreplace"))


def write_format(outcome: RunOutcome, format_: Format, looks: Looks) -> None:
    """Write the outcome to standard output in one format."""
    stream = streams.stdout()
    if isinstance(format_, MachineFormat):
        streams.as_utf8(stream)
    _render(outcome, format_, stream, looks)


def _render(outcome: RunOutcome, format_: Format, stream: TextIO, looks: Looks) -> None:
    match format_:
        case MachineFormat(render=render):
            stream.write(render(outcome))
        case TextFormat(findings=findings, closing=closing):
            door = Door(stream, colour=streams.wants_colour(looks.colour, stream))
            door.write(findings(outcome))
            if not looks.quiet:
                door.write(closing(outcome))


def write_text(text: str, to: str) -> None:
    """Write a text as UTF-8 to a file, or to standard output where `to` is empty."""
    if to:
        write_file(to, text.encode("utf-8"))
        return
    stream = streams.stdout()
    streams.as_utf8(stream)
    stream.write(text)
    streams.flush()


def write_file(path: str, data: bytes) -> None:
    """Write a file, a device, or a descriptor that is open. Raises `OSError` that names `path`."""
    descriptor = descriptor_of(path)
    try:
        if descriptor is not None:
            with open(descriptor, "wb", closefd=False) as stream:
                stream.write(data)
        elif os.path.exists(path) and not os.path.isfile(path):
            with open(path, "wb") as device:
                device.write(data)
        else:
            replace_file(path, data)
    except OSError as error:
        error.filename = path
        raise


def create_file(path: str, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all. Raises `UsageError` if it is, and `OSError`."""
    try:
        replace_file(path, data, move=os.link)  # which, other than a move, never takes the place of anything
    except FileExistsError:
        problem, mend = "is there already, and is not written over", "name a file that is not there yet"
        raise UsageError(Fault(path, None, None, problem, mend)) from None
