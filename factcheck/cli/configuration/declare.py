"""Declaring: the table of one configuration file → what it says. Every fault of it is noted, and none stops it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Final, NamedTuple, TypeVar

from factcheck.cli.configuration.find import PROJECT, TABLE
from factcheck.cli.configuration.kinds import Wrong, from_toml, text_of, texts_of, told, unknown
from factcheck.cli.configuration.parse import Table
from factcheck.cli.configuration.places import KeyPath
from factcheck.cli.configuration.said import At, Declared, Said, Section
from factcheck.cli.setting import Setting
from factcheck.errors import Fault
from factcheck.registry.claim import Severity
from factcheck.registry.shapes import listed, meant_or, shown

EXTEND: Final = "extend"
RULES: Final = "rules"
PER_PATH: Final = "per-path"
PATHS: Final = "paths"
OTHERS: Final = (EXTEND, RULES, PER_PATH)
"""The keys of a file that are no settings."""
OUTSIDE: Final = "a file that was found names nothing out of its git repository; name this one by --config, or copy it"

OFF: Final = frozenset({"off", "none", "never", "ignore", "disabled"})
"""Words by which other linters have a rule say nothing."""

T = TypeVar("T")


class File(NamedTuple):
    """A configuration file that is read: the name that reports give it, the folder that its patterns count from
    (absolute), and the one that nothing it names may lie outside of, if there is one."""

    path: str
    folder: str
    inside: str | None

    def named(self, text: str) -> str:
        """What a path in it leads to, from the current folder. Raises `Wrong`."""
        path = os.path.normpath(os.path.join(os.path.dirname(self.path), text))
        real = os.path.realpath(os.path.join(self.folder, text))
        if self.inside and os.path.commonpath((real, self.inside)) != self.inside:
            raise Wrong(f"{shown(text)} leads out of the repository", OUTSIDE)
        return path


def declare(file: File, table: Table, settings: Mapping[str, Setting], faults: list[Fault]) -> Declared:
    """What the table of a file says; `settings` are all there are, by key."""
    return _Declaring(file, table, settings, faults).declared()


class _Declaring:
    """A walk over the table of one file."""

    def __init__(self, file: File, table: Table, settings: Mapping[str, Setting], faults: list[Fault]) -> None:
        self.file, self.table, self.settings, self.faults = file, table, settings, faults

    def declared(self) -> Declared:
        content = self.table.content
        values = self.values(content, (), OTHERS)
        extend = self.said((EXTEND,), text_of, content[EXTEND]) if EXTEND in content else None
        return Declared(values, self.rules(content), self.sections(content), extend)

    def values(self, content: Mapping[str, Any], at: KeyPath, others: Iterable[str]) -> dict[str, Said]:
        """The settings in a table; `others` are the keys of it that are none."""
        found = dict[str, Said]()
        for key, raw in content.items():
            setting = self.settings.get(key)
            if key in others:
                continue
            if setting is None or not setting.is_in_files or (at and not setting.per_path):
                self.unknown(key, at, others)
            elif said := self.said((*at, key), partial(self.value, setting), raw):
                found[setting.name] = said
        return found

    def value(self, setting: Setting, raw: object) -> Any:  # noqa: ANN401 - of the type that the setting has
        value = from_toml(setting, raw)
        if not setting.is_path:
            return value
        return tuple(map(self.file.named, value)) if isinstance(value, tuple) else self.file.named(value)

    def rules(self, content: Mapping[str, Any]) -> dict[str, Said]:
        """The severities that the file gives rules."""
        found = dict[str, Said]()
        if RULES not in content:
            return found
        for rule, raw in self.as_table(content[RULES], (RULES,)).items():
            if rule not in rule_ids():
                self.fault((RULES, rule), f"no rule has the id {shown(rule)}", _meant(rule, rule_ids()))
            elif said := self.said((RULES, rule), _severity, raw):
                found[rule] = said
        return found

    def sections(self, content: Mapping[str, Any]) -> tuple[Section, ...]:
        """The sections of `per-path`; one without paths holds nowhere, and is a fault."""
        listed_ = content.get(PER_PATH, [])
        if not isinstance(listed_, list):
            self.fault((PER_PATH,), f"{told(listed_)} is no list of sections", f"write `[[{PER_PATH}]]` above each")
            return ()
        return tuple(filter(None, (self.section(raw, (PER_PATH, index)) for index, raw in enumerate(listed_))))

    def section(self, raw: object, at: KeyPath) -> Section | None:
        content = self.as_table(raw, at)
        values = self.values(content, at, (PATHS,))
        if PATHS not in content:
            self.fault(at, f"a section of `{PER_PATH}` without `{PATHS}`", f'write `{PATHS} = ["archive/**"]` into it')
            return None
        paths = self.said((*at, PATHS), texts_of, content[PATHS])
        return Section(paths, values) if paths else None

    def as_table(self, raw: object, at: KeyPath) -> Mapping[str, Any]:
        if isinstance(raw, dict):
            return raw
        self.fault(at, f"{told(raw)} is no table", "write keys and values below it")
        return {}

    def said(self, at: KeyPath, read: Callable[[Any], T], raw: object) -> Said | None:
        """What `read` makes of a value, with its place, or nothing and its fault noted."""
        try:
            return Said(read(raw), self.file.path, self.place(at), self.file.folder)
        except Wrong as wrong:
            words = f"`{'.'.join(str(part) for part in at if isinstance(part, str))}`: {wrong.problem}"
            self.fault(at if wrong.index is None else (*at, wrong.index), words, wrong.mend)
            return None

    def unknown(self, key: str, at: KeyPath, others: Iterable[str]) -> None:
        """Note a key that is none here, with what may be meant or where it belongs."""
        where = f"a section of `{PER_PATH}`" if at else "the configuration"
        known = [one.key for one in self.settings.values() if one.is_in_files and (one.per_path or not at)]
        setting = self.settings.get(key)
        if setting and not setting.is_in_files:
            mend = f"it holds for one run: give it as `{setting.option}`"
        elif setting or (at and key in OTHERS):
            mend = f"it holds for a whole run: write it above the first `[[{PER_PATH}]]`"
        elif key == TABLE[0]:
            mend = f"only a `{PROJECT}` has `[{'.'.join(TABLE)}]`: write the keys without it"
        else:
            mend = _meant(key, [*known, *others])
        self.fault((*at, key), f"{shown(key)} is not a key of {where}", mend)

    def fault(self, at: KeyPath, problem: str, mend: str) -> None:
        self.faults.append(Fault(self.file.path, *self.place(at), problem, mend))

    def place(self, at: KeyPath) -> At:
        """The place of a key, or of the nearest table around it."""
        while at not in self.table.places and at:
            at = at[:-1]
        return self.table.places.get(at, self.table.start)


def _severity(raw: object) -> Severity:
    known = [str(each) for each in Severity]
    text = text_of(raw)
    if text not in known:
        wrong = unknown(text, known)
        raise Wrong(
            wrong.problem, "to have none of its findings, write its id under `ignore`" if text in OFF else wrong.mend
        )
    return Severity(text)


def rule_ids() -> list[str]:
    """The ids of the rules whose findings are problems."""
    from factcheck.rules.registered import RULES as REGISTERED  # noqa: PLC0415 - few files name a rule

    return [rule.id for rule in REGISTERED]


def _meant(key: str, known: list[str]) -> str:
    return meant_or(key.replace("_", "-"), known, f"write one of {listed(sorted(known))}")
