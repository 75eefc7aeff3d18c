"""Kinds: what a setting takes, read from a configuration file or from the environment, and said as JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from factcheck.cli.setting import TEXTS, Setting
from factcheck.registry.characters import banned_name, find_banned
from factcheck.registry.shapes import listed, meant_or, shown

TRUE: Final = frozenset({"1", "true", "yes", "on"})
FALSE: Final = frozenset({"0", "false", "no", "off"})
LONGEST: Final = 1_000
"""Characters of a text: no pattern or name of a file needs more."""
DIGITS: Final = 18
"""Digits of a number that is quoted."""


class Wrong(Exception):  # noqa: N818 - it is no error of the program, and is always caught
    """A value that a setting does not take: what is wrong, and how to mend it. `index` is the element of a list."""

    def __init__(self, problem: str, mend: str, index: int | None = None) -> None:
        super().__init__(problem)
        self.problem, self.mend, self.index = problem, mend, index


def from_toml(setting: Setting, raw: object) -> Any:  # noqa: ANN401 - of the type that the setting has
    """The value of a setting as a configuration file writes it. Raises `Wrong`."""
    if setting.type is bool:
        if not isinstance(raw, bool):
            raise Wrong(
                f"{told(raw)} is neither `true` nor `false`", "write `true` or `false`, without quotation marks"
            )
        return raw
    if setting.type is int:
        if not isinstance(raw, int) or isinstance(raw, bool):
            raise Wrong(f"{told(raw)} is not a whole number", f"write it as `{setting.default}`")
        return _number(setting, raw)
    if setting.type == TEXTS:
        return texts_of(raw, setting.words)
    text = text_of(raw)
    return _word(setting.type, text) if issubclass(setting.type, StrEnum) else text


def from_text(setting: Setting, text: str) -> Any:  # noqa: ANN401 - the same
    """The value of a setting as the environment writes it; a list is parted by commas. Raises `Wrong`."""
    if setting.type is bool:
        if text.lower() not in TRUE | FALSE:
            raise Wrong(f"{shown(text)} is neither `true` nor `false`", "write `true` or `false`")
        return text.lower() in TRUE
    if setting.type is int:
        if not (text.isascii() and text.isdigit() and len(text) <= LONGEST):
            raise Wrong(f"{shown(text)} is not a whole number", f"write it as `{setting.default}`")
        return _number(setting, int(text))
    if setting.type == TEXTS:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    return _word(setting.type, text) if issubclass(setting.type, StrEnum) else text


def _number(setting: Setting, number: int) -> int:
    if setting.least is not None and number < setting.least:
        raise Wrong(f"{number} is less than {setting.least}", f"write it as `{setting.default}`")
    return number


def _word(words: type[StrEnum], text: str) -> StrEnum:
    known = [str(word) for word in words]
    if text not in known:
        raise unknown(text, known)
    return words(text)


def unknown(text: str, known: list[str]) -> Wrong:
    """A word that is none of those that make sense, with the one that may be meant."""
    return Wrong(f"{shown(text)} is none of {listed(known)}", meant_or(text, known, "write one of them"))


def texts_of(raw: object, words: tuple[str, ...] = ()) -> tuple[str, ...]:
    """One text, or a list of them; each one of `words`, if there are any. Raises `Wrong`."""
    if isinstance(raw, str):
        return (_one_of(words, text_of(raw)),)
    if not isinstance(raw, list):
        raise Wrong(f"{told(raw)} is not a list of texts", 'write it as `["…", "…"]`')
    found = list[str]()
    for index, each in enumerate(raw):
        try:
            found.append(_one_of(words, text_of(each)))
        except Wrong as wrong:
            raise Wrong(wrong.problem, wrong.mend, index) from None
    return tuple(found)


def _one_of(words: tuple[str, ...], text: str) -> str:
    if words and text not in words:
        word, equals, _ = text.partition("=")
        if equals and word in words:
            raise Wrong(f"{shown(text)} names a file to write", f"only a command line names those: write `{word}`")
        raise unknown(text, list(words))
    return text


def text_of(raw: object) -> str:
    """A text that can be a name or a pattern. Raises `Wrong`."""
    if not isinstance(raw, str):
        raise Wrong(f"{told(raw)} is not a text", 'write it in quotation marks: `"…"`')
    if not raw.strip():
        raise Wrong("an empty text says nothing", "leave the key out")
    if len(raw) > LONGEST:
        raise Wrong(f"this text has more than {LONGEST:,} characters", "shorten it")
    if banned := find_banned(raw):
        raise Wrong(f"this text holds {banned_name(banned[0])}", "take it out")
    return raw


def told(raw: object) -> str:
    """A value of a TOML file as a fault calls it."""
    match raw:
        case bool():
            return f"`{str(raw).lower()}`"
        case str():
            return shown(raw)
        case int() | float():
            return shown(str(raw)) if abs(raw) < 10**DIGITS else "so long a number"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return "a date or time"


TEXT_SCHEMA: Final[Mapping[str, Any]] = {"type": "string", "minLength": 1, "maxLength": LONGEST}


def schema_of(setting: Setting) -> Mapping[str, Any]:
    """What a configuration file may give a setting, as JSON Schema."""
    if setting.type is bool:
        return {"type": "boolean"}
    if setting.type is int:
        return {"type": "integer", "minimum": setting.least}
    if setting.type == TEXTS:
        one = {"enum": list(setting.words)} if setting.words else TEXT_SCHEMA
        return {"anyOf": [one, {"type": "array", "items": one}]}
    return {"enum": [str(word) for word in setting.type]} if issubclass(setting.type, StrEnum) else TEXT_SCHEMA
