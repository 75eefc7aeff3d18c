"""JSON from strangers: text → plain data, or one fault.

Nothing is guessed: a key that stands twice, `NaN`, a nesting that no file of these formats has are refused. Numbers are
kept as they are written, since a claim quotes them: `1.10` stays `1.10`, and a thousand digits cost nothing.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, Final, NoReturn, TypeAlias

from factcheck.errors import ArticleError, Fault

Json: TypeAlias = "bool | str | list[Json] | dict[str, Json] | None"

DEEPEST: Final = 100
"""Levels of nesting: Wikidata's entities have 9, a graph of claim reviews a few more."""
SAVE_AGAIN: Final = "fetch or save the file again"


class _OddError(ValueError):
    """What JSON allows, or Python does, and these formats do not."""


def read_json(path: str, text: str, *, line: int = 1) -> Json:
    """The data that a JSON text holds; every number as a text. `line` is where the text begins in its file.

    Raises `ArticleError` with one fault.
    """
    try:
        value: Json = json.loads(
            text,
            strict=False,  # raw line ends in texts are common in pages, and mean what they look like
            parse_int=str,
            parse_float=str,
            parse_constant=_refuse_constant,
            object_pairs_hook=_once_each,
        )
    except json.JSONDecodeError as error:
        problem = f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise ArticleError(Fault(path, line + error.lineno - 1, error.colno, problem, SAVE_AGAIN)) from None
    except _OddError as error:
        raise ArticleError(Fault(path, line, None, str(error), SAVE_AGAIN)) from None
    except RecursionError:
        raise ArticleError(_too_deep(path, line)) from None
    if _is_deeper(value, DEEPEST):
        raise ArticleError(_too_deep(path, line))
    return value


def _too_deep(path: str, line: int) -> Fault:
    return Fault(path, line, None, f"nested deeper than {DEEPEST} levels", "name a file of one of the formats")


def _refuse_constant(name: str) -> NoReturn:
    raise _OddError(f"this is not JSON: `{name}` is no number")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise _OddError(f"the key {twice[:60]!a} stands twice in one object")
    return found


def _is_deeper(value: Json, levels: int) -> bool:
    """Whether data is nested deeper than so many levels, found without recursion."""
    layer: list[Json] = [value]
    for _ in range(levels):
        layer = [item for each in layer for item in _children(each)]
        if not layer:
            return False
    return True


def _children(value: Json) -> list[Json]:
    match value:
        case list():
            return value
        case dict():
            return list(value.values())
        case _:
            return []


def text_at(value: Json, *keys: str) -> str:
    """The text under keys, one in the other; an empty one where there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""


def items_of(value: Json) -> list[Json]:
    """The items of a list; a single value as a list of itself, nothing as none."""
    match value:
        case None:
            return []
        case list():
            return value
        case _:
            return [value]
