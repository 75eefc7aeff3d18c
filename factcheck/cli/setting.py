"""Settings: what a field of `Request` says of itself besides its name, type and default, and all of them as one table.

The command line, its help, configuration files, the environment and `factcheck config` read this one table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any, Final, get_type_hints

MARK: Final = "setting"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of a run. `name` is the field (`fail_on`), `type` its type and `default` its built-in value.

    `help` is one or two sentences, `metavar` what stands for the value in them; `short` a one-letter option (`-q`);
    `least` the smallest number that makes sense. `everywhere` tells whether it may stand in a configuration file and in
    the environment; what makes sense for one run alone may not.
    """

    name: str
    type: Any
    default: Any
    help: str
    metavar: str | None = None
    short: str = ""
    least: int | None = None
    everywhere: bool = True

    @property
    def key(self) -> str:
        """Its name in a configuration file: `fail-on`."""
        return self.name.replace("_", "-")

    @property
    def option(self) -> str:
        """Its name on the command line: `--fail-on`."""
        return f"--{self.key}"


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


def without(settings: Iterable[str], *names: str) -> tuple[str, ...]:
    """The names of settings but for some."""
    return tuple(name for name in settings if name not in names)
