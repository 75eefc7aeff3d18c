"""Taking settings: a command's function that names settings → one that typer reads all their options from.

typer describes a command by the signature of its function. `takes` writes that signature from the table of settings, so
that an option is declared once, whichever commands have it.
"""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final, NamedTuple

import typer

from factcheck.cli.configuration.layers import settle
from factcheck.cli.options import day
from factcheck.cli.request import SETTINGS, Request
from factcheck.cli.setting import TEXTS, Setting, taken_back

CONTEXT: Final = "context"
DAY: Final = dt.date | None
PARSED: Final[Mapping[Any, tuple[Any, None]]] = {DAY: (str | None, None), TEXTS: (list[str] | None, None)}
"""What typer is to read for a type of setting that it does not know, and its value where nothing is written."""


class Given(NamedTuple):
    """What a command line gives of the settings that its command takes: the value of each option that was written, and
    the defaults that the command has of its own."""

    names: Sequence[str]
    written: Mapping[str, Any]
    defaults: Mapping[str, Any]

    def request(self, alone: Collection[str] = (), start: str | None = None, **more: Any) -> Request:  # noqa: ANN401 - fields that are no settings
        """The request, with the value of each setting from where it is said first: the command line, the environment,
        the configuration file, the command's own default, the built-in one. Those in `alone` only the command line can
        say; `more` are fields that are no settings. Reads the configuration file, which is looked for from the folder
        `start` upwards, or from the current one. Raises `UsageError`.
        """
        settled = settle(SETTINGS, self.written, self.defaults, self.names, alone, start)
        return Request(**settled.values, **more, origins=settled.origins, configuration=settled.configuration)


def takes(*names: str, **defaults: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # noqa: ANN401
    """A decorator for the function of a command: its parameter `given: Given` stands for options of those settings.

    `defaults` are the command's own, by name of setting. All other parameters stay what they are.
    """
    taken = [SETTINGS[name] for name in names]

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        def command(**arguments: Any) -> Any:  # noqa: ANN401
            context = arguments.pop(CONTEXT)
            values = {setting.name: arguments.pop(setting.name) for setting in taken}
            written = {
                setting.name: _value(setting, values[setting.name])
                for setting in taken
                if _is_written(context, setting.name)
            }
            return function(**arguments, given=Given(names, written, defaults))

        own = inspect.signature(function, eval_str=True).parameters.values()
        parameters = [
            inspect.Parameter(CONTEXT, inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context),
            *(each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own if each.name != "given"),
            *(_parameter(setting, defaults.get(setting.name, setting.default)) for setting in taken),
        ]
        command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        command.__annotations__ = {each.name: each.annotation for each in parameters}
        command.__name__, command.__doc__ = function.__name__, function.__doc__
        return command

    return decorate


def _is_written(context: typer.Context, name: str) -> bool:
    source = context.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def _parameter(setting: Setting, default: object) -> inspect.Parameter:
    """The parameter by which typer makes the option of a setting."""
    names = ("/".join(filter(None, (setting.option, taken_back(setting, SETTINGS)))), setting.short)
    type_, empty = PARSED.get(setting.type, (setting.type, default))
    option = typer.Option(
        empty,
        *filter(None, names),
        metavar=setting.metavar,
        help=setting.help,
        min=setting.least,
        show_default=setting.type is not bool,
    )
    return inspect.Parameter(setting.name, inspect.Parameter.KEYWORD_ONLY, default=option, annotation=type_)


def _value(setting: Setting, written: Any) -> Any:  # noqa: ANN401
    """The value of a setting, from what typer has read of it. Raises `UsageError`."""
    if setting.type == DAY:
        return day(written, setting.option)
    return tuple(written) if setting.type == TEXTS else written
