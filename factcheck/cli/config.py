"""`factcheck config`: every setting as it holds here, and who says so."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Final

import typer

from factcheck.cli.configuration.layers import By, Origin
from factcheck.cli.configuration.said import Said, Section
from factcheck.cli.options import Layout, Listing
from factcheck.cli.per_path import PerPath
from factcheck.cli.printing import print_listing
from factcheck.cli.request import SETTINGS, Request
from factcheck.cli.setting import without
from factcheck.cli.taking import Given, takes
from factcheck.report.door import Line, Piece, Style, line
from factcheck.report.table import table

PREFIX: Final = "FACTCHECK_"
Path = Annotated[str | None, typer.Argument(metavar="PATH", help="An article, to see what holds for it.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("config")(config)


@takes(*without(SETTINGS, "output_format"))
def config(path: Path = None, *, output_format: Listing = Layout.PRETTY, given: Given) -> Callable[[], int]:
    """Show every setting as it holds here.

    Its value, and where that comes from: the command line, the environment, a file, or the default.
    """

    def work() -> int:
        request = given._replace(names=tuple(SETTINGS)).request()
        data = _data(request, path)
        return print_listing(_lines(data), data, output_format, request.color)

    return work


def _data(request: Request, path: str | None) -> dict[str, Any]:
    """Everything that is to be told, as the JSON form has it."""
    per_path, used = PerPath(request), request.configuration
    here = per_path.of(path) if path else request
    own = per_path.said_of(path) if path else {}
    sections = per_path.sections_of(path) if path else used.declared.sections
    return {
        "path": path,
        "excluded": request.excluded.of(path) if path else None,
        "files": list(used.paths),
        "digest": used.digest,
        "origin": used.origin,
        "settings": {
            setting.key: {"value": _plain(getattr(here, name)), **_from(request.origins.get(name), own.get(name))}
            for name, setting in SETTINGS.items()
        },
        "rules": {rule: {"severity": said.value, "place": said.place} for rule, said in used.declared.rules.items()},
        "per_path": [_section(section) for section in sections],
        "variables_without_meaning": sorted(_strangers()),
    }


def _from(origin: Origin | None, said: Said | None) -> dict[str, str]:
    if said:
        return {"from": str(By.FILE), "place": said.place}
    return {"from": str(origin.by), "place": origin.place} if origin else {"from": str(By.DEFAULT), "place": ""}


def _section(section: Section) -> dict[str, Any]:
    settings = {
        SETTINGS[name].key: {"value": _plain(said.value), "place": said.place} for name, said in section.values.items()
    }
    return {"paths": list(section.paths.value), "place": section.paths.place, "settings": settings}


def _plain(value: object) -> object:
    """A value as JSON has it."""
    match value:
        case bool() | int() | None:
            return value
        case tuple():
            return list(value)
        case _:
            return str(value)


def _strangers() -> Iterator[str]:
    """The variables of the environment that look like settings and are none."""
    known = {setting.variable for setting in SETTINGS.values() if setting.everywhere}
    return (name for name in os.environ if name.startswith(PREFIX) and name not in known)


def _lines(data: Mapping[str, Any]) -> Iterator[Line]:
    if data["files"]:
        files = f"{', '.join(data['files'])}; {data['origin']}, sha256 {data['digest'][:12]}"
        yield line(Piece("Config ", Style.STRONG), files)
    else:
        yield line("no configuration file holds here")
    if data["path"]:
        how = "excluded from folders" if data["excluded"] else "not excluded"
        yield line(Piece("Path ", Style.STRONG), f"{data['path']}: {how}")
    yield ()
    rows = [(key, _written(each["value"]), each["place"] or each["from"]) for key, each in data["settings"].items()]
    yield from table(("setting", "value", "from"), rows)
    if data["rules"]:
        yield ()
        rows = [(rule, each["severity"], each["place"]) for rule, each in data["rules"].items()]
        yield from table(("rule", "severity", "from"), rows)
    if data["per_path"]:
        yield ()
        rows = [
            (", ".join(each["paths"]), f"{key} = {_written(one['value'])}", one["place"])
            for each in data["per_path"]
            for key, one in each["settings"].items()
        ]
        yield from table(("paths", "setting", "from"), rows)
    for name in data["variables_without_meaning"]:
        yield line(f"{name} is set, and is no setting")


def _written(value: object) -> str:
    return "-" if value in (None, "", []) else json.dumps(value, ensure_ascii=False)
