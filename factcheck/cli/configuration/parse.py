"""Parsing: a configuration file → the table in it that is ours, with the place of every key."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from factcheck.cli.configuration.places import KeyPath, places_of
from factcheck.cli.configuration.said import At
from factcheck.errors import Fault, UsageError
from factcheck.settings import LIMITS
from factcheck.text.regular_file import IrregularFileError, read_regular

NAME_ONE: Final = "name a TOML file that is there, or leave --config out"
TOML: Final = 'a line reads `key = "text"`, `key = ["text", "text"]` or `key = true`: https://toml.io'
PLACE: Final = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
TOP: Final = At(1, 1)


class Table(NamedTuple):
    """The table of a file that is ours: its content, the place of each key in it, and where the table itself begins."""

    content: Mapping[str, Any]
    places: Mapping[KeyPath, At]
    start: At


def read(path: str) -> bytes:
    """The bytes of a configuration file. Raises `UsageError`."""
    try:
        data = read_regular(path, LIMITS.config_bytes)
    except IrregularFileError as error:
        raise UsageError(Fault(path, None, None, str(error), NAME_ONE)) from None
    except FileNotFoundError:
        raise UsageError(Fault(path, None, None, "there is no such file", NAME_ONE)) from None
    except IsADirectoryError:
        raise UsageError(Fault(path, None, None, "is a folder", NAME_ONE)) from None
    except (OSError, ValueError) as error:
        words = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise UsageError(Fault(path, None, None, f"can't be read: {words}", NAME_ONE)) from None
    if len(data) > LIMITS.config_bytes:
        raise UsageError(Fault(path, None, None, f"longer than {LIMITS.config_bytes:,} bytes", "shorten it"))
    return data


def parse(path: str, data: bytes, below: Sequence[str] = ()) -> Table | None:
    """What a file says, or what it says in the table with the names `below`; nothing where it has no such table.

    Raises `UsageError` for what is not TOML, and for a table that is none.
    """
    import tomllib  # noqa: PLC0415 - most runs have no such file

    try:
        text = data.decode("utf-8-sig")
        tree = tomllib.loads(text)
        places = places_of(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(Fault(path, line, None, "is not UTF-8", "save it as UTF-8")) from None
    except RecursionError:
        raise UsageError(
            Fault(path, None, None, "is nested too deeply", "nothing in it needs more than two levels")
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(_not_toml(path, text, str(error))) from None
    except (
        ValueError
    ):  # the limit of Python itself: a number of thousands of digits takes time that grows by the square
        raise UsageError(Fault(path, None, None, "holds a number that is too long", "no key takes it")) from None
    for depth, name in enumerate(below, 1):
        if name not in tree:
            return None
        tree = tree[name]
        if not isinstance(tree, dict):
            at = places[tuple(below[:depth])]
            raise UsageError(
                Fault(path, *at, f"`{name}` is no table", f"write `[{'.'.join(below)}]` on a line of its own")
            )
    inside = tuple(below)
    own = {key[len(inside) :]: at for key, at in places.items() if key[: len(inside)] == inside}
    return Table(tree, own, own.get((), TOP))


def _not_toml(path: str, text: str, message: str) -> Fault:
    found = PLACE.search(message)
    words = message[: found.start()] if found else message
    last = text.count("\n") + 1
    line = int(found["line"]) if found and found["line"] else last
    column = int(found["column"]) if found and found["column"] else None
    return Fault(path, line, column, f"is not TOML: {words[:1].lower()}{words[1:]}", TOML)
