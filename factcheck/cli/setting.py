"""Settings: what a field of `Request` says of itself besides its name, type and default, and all of them as one table.

The command line, its help, configuration files, the environment and `factcheck config` read this one table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final, get_type_hints

MARK: Final = "setting"
TEXTS: Final = tuple[str, ...]
"""The type of a setting that may be repeated."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of a run. `name` is the field (`fail_on`), `type` its type and `default` its built-in value.

    `help` is one or two sentences, `metavar` what stands for the value in them; `short` a one-letter option (`-q`);
    `least` the smallest number that makes sense. `everywhere` tells whether it may stand in configuration files and in
    the environment: what makes sense for one run alone may not. Of those that may, `in_files=False` keeps one out of
    files; `per_path` lets it differ from path to path; a text of a file is a path from the file's folder where
    `is_path`, and one of `words`, if there are any. `file_help` is for what `help` says of the command line only.
    """

    name: str
    type: Any
    default: Any
    help: str
    metavar: str | None = None
    short: str = ""
    least: int | None = None
    everywhere: bool = True
    in_files: bool = True
    per_path: bool = False
    is_path: bool = False
    words: tuple[str, ...] = ()
    file_help: str = ""

    @property
    def key(self) -> str:
        """Its name in a configuration file: `fail-on`."""
        return self.name.replace("_", "-")

    @property
    def option(self) -> str:
        """Its name on the command line: `--fail-on`."""
        return f"--{self.key}"

    @property
    def meaning(self) -> str:
        """What it says in a configuration file."""
        return self.file_help or self.help.removesuffix(" Repeatable.")

    @property
    def is_in_files(self) -> bool:
        """Whether it may stand in a configuration file."""
        return self.everywhere and self.in_files

    @property
    def variable(self) -> str:
        """Its name in the environment: `FACTCHECK_FAIL_ON`."""
        return f"FACTCHECK_{self.name.upper()}"


def setting(default: Any, help_: str, **more: Any) -> Any:  # noqa: ANN401 - of any type, as `dataclasses.field` is
    """A field that is a setting; `more` are the other attributes of `Setting`."""
    return field(default=default, metadata={MARK: {"help": help_, **more}})


def flag(help_: str, **more: Any) -> Any:  # noqa: ANN401 - the same
    """A field that is a setting which holds or does not; by default, it does not."""
    return setting(default=False, help_=help_, **more)


def settings_of(request: type) -> dict[str, Setting]:
    """The settings among the fields of a dataclass, by name, in order."""
    types = get_type_hints(request)
    marked = ((each.name, each.default, each.metadata[MARK]) for each in fields(request) if MARK in each.metadata)
    return {name: Setting(name, types[name], default, **more) for name, default, more in marked}


def taken_back(setting: Setting, settings: Mapping[str, Setting]) -> str:
    """The option that takes back a flag which a file may have set: `--no-coverage`. Empty where another setting has its
    name: `--baseline` takes `no-baseline` back by its own meaning."""
    if setting.type is not bool or not setting.is_in_files:
        return ""
    name = setting.name.removeprefix("no_") if setting.name.startswith("no_") else f"no_{setting.name}"
    return "" if name in settings else f"--{name.replace('_', '-')}"


def without(settings: Iterable[str], *names: str) -> tuple[str, ...]:
    """The names of settings but for some."""
    return tuple(name for name in settings if name not in names)
