"""Discovery: which baseline a run is held to where none is named."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from factcheck.cli.request import Request
from factcheck.report.places import Base

BASELINE: Final = "factcheck.baseline.json"


def baseline_of(request: Request, base: Base) -> str:
    """The baseline of a run: the one named, else the nearest from the current folder up to the root of the repository;
    empty where there is none, or none is wanted."""
    return "" if request.no_baseline else request.baseline or _found(base)


def _found(base: Base) -> str:
    """The nearest baseline; empty where there is none. None above the repository counts: it would be a stranger's."""
    here = Path(base.folder)
    for folder in (here, *here.parents) if base.folder else ():
        if (folder / BASELINE).is_file():
            return os.path.relpath(folder / BASELINE, base.folder)
        if str(folder) == base.root:
            break
    return ""
