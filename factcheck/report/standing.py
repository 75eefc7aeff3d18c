"""What a run was held to besides its claims: a baseline, the lines that changed, gates. Told alike by every format."""

from __future__ import annotations

from typing import Final, NamedTuple

from factcheck.registry.selection import EVERYTHING, Selection


class Stale(NamedTuple):
    """An entry of a baseline that holds back nothing any more: where it stands, and what it was about."""

    baseline: str
    line: int
    path: str
    subject: str
    sentence: str


class BaselineUsed(NamedTuple):
    """Which baseline a run was held to: its file, the SHA-256 of its bytes, how it was come by (`--baseline`,
    `found`), how many entries it has, and which of them are stale."""

    path: str
    digest: str
    origin: str = "--baseline"
    entries: int = 0
    stale: tuple[Stale, ...] = ()


class Since(NamedTuple):
    """Since when changes count: the revision that was named, the commit where it and the present part, and the inputs
    whose lines can't be told, of which everything counts."""

    ref: str
    commit: str
    whole: tuple[str, ...] = ()


NO_REGISTRY: Final = "none"
"""How the registry of a run was come by that holds articles to themselves only."""


class RegistryUsed(NamedTuple):
    """Which registry a run was held to: its files, the SHA-256 of their bytes, and how it was come by (`--claims`,
    `found`, `embedded`, `none`); which of its claims were asked for, and how many that left out."""

    paths: tuple[str, ...] = ()
    digest: str = ""
    origin: str = "--claims"
    selection: Selection = EVERYTHING
    unselected: int = 0


CLAIMS_NAMED: Final = RegistryUsed()
"""That of a report that is made without a run."""


class ConfigUsed(NamedTuple):
    """Which configuration a run went by: its files, the one that holds first; the SHA-256 of their bytes, and how the
    first was come by (`--config`, `found`). Without a file, all are empty."""

    paths: tuple[str, ...] = ()
    digest: str = ""
    origin: str = ""


NO_CONFIG: Final = ConfigUsed()
"""That of a run without a configuration file."""


class Gates(NamedTuple):
    """What else decides on the exit code, and whether findings are counted in a table: `--exit-zero`,
    `--require-checked`, `--statistics`."""

    exit_zero: bool = False
    require_checked: int = 0
    statistics: bool = False


OPEN: Final = Gates()
"""No gates but `--fail-on`."""
