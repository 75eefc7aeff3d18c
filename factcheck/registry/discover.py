"""Discovery: which registry to use where none is named: the nearest one upwards of a folder, else the embedded one.

Third floor; touches the file system, but reads no file.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

import factcheck
from factcheck.registry.files import files_inside, is_bare

FOLDER: Final = "claims"
FILES: Final = ("claims.yaml", "claims.yml")


class Origin(StrEnum):
    """How a registry was come by, in the words of a report."""

    FOUND = "found"
    EMBEDDED = "embedded"


class Discovered(NamedTuple):
    """A registry to load: its paths, and how it was come by. The paths of a found one are relative to `start` where
    they lie below it, so that reports from two checkouts are the same bytes."""

    paths: tuple[Path, ...]
    origin: Origin


def find_registry(start: Path) -> Discovered:
    """The registry for work in the folder `start`: a `claims/` folder with a claims file in it, or `claims.yaml` or
    `claims.yml`, in `start` or the nearest folder above it; else the one that comes with `factcheck`.

    Where a folder holds both, both are taken: neither may go unread. A `claims/` folder in which nothing stands is
    found too, for loading to complain of: whoever made it does not mean the embedded claims. Raises
    `FileNotFoundError` where there is none at all, which is a broken installation.
    """
    here = start.absolute()
    for folder in (here, *here.parents):
        if found := claims_in(folder):
            return Discovered(tuple(_relative(path, here) for path in found), Origin.FOUND)
    return Discovered((embedded_registry(),), Origin.EMBEDDED)


def embedded_registry() -> Path:
    """The folder of the claims that come with `factcheck`: inside the package, or beside it in a source checkout."""
    package = Path(factcheck.__file__).parent
    for folder in (package / FOLDER, package.parent / FOLDER):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no claims come with the package at {package}")


def claims_in(folder: Path) -> list[Path]:
    """The claims files and the claims folder of one folder. A folder that holds only files of another kind just happens
    to be called so."""
    inside = folder / FOLDER
    found = [inside] if any(files_inside(str(inside))) else []
    found += [folder / name for name in FILES if (folder / name).is_file()]
    return found or ([inside] if inside.is_dir() and is_bare(str(inside)) else [])


def _relative(path: Path, start: Path) -> Path:
    return path.relative_to(start) if path.is_relative_to(start) else path
