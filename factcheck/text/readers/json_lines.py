"""JSON Lines: an object a line, with the place of each value. Serves `rows`.

Python's own `json` says whether a line is sound, and what its values are; it tells no places, so a second look at the
tokens does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from factcheck.text.document import LINE_END, Span
from factcheck.text.readers.assembly import Assembly
from factcheck.text.readers.delimited import Field

_TOKEN: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\],:]|[^\s"{}\[\],:]++')
_ESCAPE: Final = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u(?P<code>[0-9a-fA-F]{4})|\\(?P<letter>.)"
)
_LETTERS: Final = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_SURROGATES: Final = range(0xD800, 0xE000)
_MOST_DIGITS: Final = 1_000


class BadLineError(Exception):
    """A row that can't be read: at which offset, why, and how to mend it."""

    def __init__(self, at: int, problem: str, help: str) -> None:  # noqa: A002 - the word of `Fault`
        super().__init__(problem)
        self.at, self.problem, self.help = at, problem, help


class Value(NamedTuple):
    """A value of a row: its span (of a text without its quotation marks), and what it says; `None` for what is no text.
    `field` is the field that it is in delimited text."""

    span: Span
    text: str | None
    field: Field | None = None


def objects_of(source: str) -> Iterator[tuple[Span, dict[str, Value] | BadLineError]]:
    """The object on each line that is not blank, or why it can't be read."""
    at = 0
    for start, end in [*(found.span() for found in LINE_END.finditer(source)), (len(source), len(source))]:
        span, at = Span(at, start), end
        if span.of(source).strip():
            yield span, _object(source, span)


def _object(source: str, span: Span) -> dict[str, Value] | BadLineError:
    try:
        content = json.loads(span.of(source), object_pairs_hook=_once, parse_int=_whole)
    except json.JSONDecodeError as error:
        return BadLineError(span.start + error.pos, f"no JSON: {error.msg}", "this row was left out")
    except RecursionError:
        return BadLineError(span.start, "can't be read as JSON: it is nested too deeply", "this row was left out")
    except ValueError as error:
        return BadLineError(span.start, f"can't be read as JSON: {error}", "this row was left out")
    if not isinstance(content, dict):
        return BadLineError(span.start, "no object", "each line is an object: `{…}`")
    return dict(_values(source, span, content))


def _whole(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:  # Python's own refusal tells programmers what to do
        raise ValueError(f"a number has more than {_MOST_DIGITS:,} digits")
    return int(digits)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return content


def _values(source: str, span: Span, content: dict[str, Any]) -> Iterator[tuple[str, Value]]:
    """The values of a sound object, with their places."""
    names = iter(content)
    depth, start, end = 0, -1, -1
    for token in _TOKEN.finditer(source, span.start, span.end):
        mark = token.group()
        if depth == 1 and mark in (",", "}") and start >= 0:
            yield _value(source, Span(start, end), content, next(names))
            start = -1
        depth += (mark in ("{", "[")) - (mark in ("}", "]"))
        if depth == 1 and mark == ":":
            start = token.end()
        end = token.end()


def _value(source: str, whole: Span, content: dict[str, Any], name: str) -> tuple[str, Value]:
    bare = whole.of(source).strip()
    start = whole.start + len(whole.of(source)) - len(whole.of(source).lstrip())
    value = content[name]
    if isinstance(value, str):
        return name, Value(Span(start + 1, start + len(bare) - 1), value)
    text = "" if value is None else str(value) if isinstance(value, int) and not isinstance(value, bool) else None
    return name, Value(Span(start, start + len(bare)), text)


def take_string(assembly: Assembly, span: Span) -> None:
    """Read the content of a string. Raises `BadLineError` for half of a character, and for NUL."""
    at = span.start
    for found in _ESCAPE.finditer(assembly.source, span.start, span.end):
        assembly.keep(Span(at, found.start()))
        reading = _reading(found)
        if reading == "\0" or (len(reading) == 1 and ord(reading) in _SURROGATES):
            raise BadLineError(found.start(), f"`{found.group()}` is no character of a text", "this row was left out")
        assembly.put(reading, Span(*found.span()))
        at = found.end()
    assembly.keep(Span(at, span.end))


def _reading(escape: re.Match[str]) -> str:
    if escape["letter"]:
        return _LETTERS.get(escape["letter"], escape["letter"])
    text: str = json.loads(f'"{escape.group()}"')
    return text
