"""Layers: command line, environment, configuration file, built-in default → the value of each setting, and where it was
said. The first that says anything holds, key by key; nothing is merged.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Any, Final, NamedTuple

from factcheck.cli.configuration.find import find_config
from factcheck.cli.configuration.said import NOTHING, Configuration, Said
from factcheck.cli.setting import Setting
from factcheck.errors import Fault, UsageError

CONFIG: Final = "config"
ISOLATED: Final = "isolated"
"""The settings that tell which file is read, and so can't stand in one."""


class By(StrEnum):
    """Who says the value of a setting."""

    COMMAND_LINE = "command line"
    ENVIRONMENT = "environment"
    FILE = "file"
    DEFAULT = "default"


class Origin(NamedTuple):
    """Where the value of a setting comes from: its place in words (`--fail-on`, `FACTCHECK_FAIL_ON`,
    `factcheck.toml:3`), and what a file says, where it is one."""

    by: By
    place: str = ""
    said: Said | None = None


class Settled(NamedTuple):
    """Settings with a value each, by name; where each comes from; and the configuration that they were settled with."""

    values: Mapping[str, Any]
    origins: Mapping[str, Origin]
    configuration: Configuration


class Layer(NamedTuple):
    """What one of those who say anything says, by name of setting."""

    values: Mapping[str, Any]
    origins: Mapping[str, Origin]


def settle(
    settings: Mapping[str, Setting],
    written: Mapping[str, Any],
    defaults: Mapping[str, Any],
    names: Collection[str],
    alone: Collection[str] = (),
    start: str | None = None,
) -> Settled:
    """The settings that a command takes, by their `names`. `settings` are all there are; `written` is what the command
    line says, `defaults` what the command itself says where nobody else does; those in `alone` only the command line
    can say. The file is looked for from the folder `start` upwards; without it, from the current one. Raises
    `UsageError`.
    """
    shared = [name for name in names if name not in alone]
    line = Layer(written, {name: Origin(By.COMMAND_LINE, settings[name].option) for name in written})
    environment = _environment([settings[name] for name in shared if settings[name].everywhere])
    first = {**environment.values, **written}
    configuration = _configuration(
        first.get(CONFIG), isolated=bool(first.get(ISOLATED)), settings=settings, start=start
    )
    said = {name: said for name, said in configuration.declared.values.items() if name in shared}
    file = Layer(
        {name: each.value for name, each in said.items()},
        {name: Origin(By.FILE, each.place, each) for name, each in said.items()},
    )
    values, origins = dict[str, Any](), dict[str, Origin]()
    for layer in (Layer(defaults, {}), file, environment, line):
        for name in layer.values:
            values.pop(f"no_{name}", None)  # who names one after another said that there is none has the last word
        values |= layer.values
        origins |= layer.origins
    return Settled(values, origins, configuration)


def _environment(settings: Iterable[Setting]) -> Layer:
    """What the environment says. An empty variable says nothing. Raises `UsageError`."""
    values, origins, faults = dict[str, Any](), dict[str, Origin](), list[Fault]()
    for setting in settings:
        text = os.environ.get(setting.variable, "")
        if not text:
            continue
        from factcheck.cli.configuration.kinds import Wrong, from_text  # noqa: PLC0415 - few environments say anything

        try:
            values[setting.name] = from_text(setting, text)
        except Wrong as wrong:
            faults.append(Fault(setting.variable, None, None, wrong.problem, wrong.mend))
        origins[setting.name] = Origin(By.ENVIRONMENT, setting.variable)
    if faults:
        raise UsageError(*faults)
    return Layer(values, origins)


def _configuration(
    named: str | None, *, isolated: bool, settings: Mapping[str, Setting], start: str | None
) -> Configuration:
    """The configuration that `--config` names, or the one found from a folder, unless that is `isolated`."""
    path = named or (None if isolated else _found(start))
    if not path:
        return NOTHING
    from factcheck.cli.configuration.files import load_found, load_named  # noqa: PLC0415 - few runs have a file

    by_key = {each.key: each for each in settings.values()}
    return load_named(path, by_key) if named else load_found(path, by_key)


def _found(start: str | None) -> str | None:
    try:
        return find_config(os.getcwd() if start is None else start)
    except OSError:  # the current folder was removed under the process
        return None
