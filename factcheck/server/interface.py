"""The types of the server: what a client asks of it, what an article is held to, and what came of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from factcheck.errors import Fault
from factcheck.matching.interface import Confidence
from factcheck.registry.registry import Registry
from factcheck.registry.selection import EVERYTHING, Selection
from factcheck.report.interface import Show
from factcheck.rules.interface import CheckedDocument
from factcheck.server.buffers import Buffer


class ClientSettings(NamedTuple):
    """What a client sets: claims to use instead of those that are found, absolute; the least confidence of what is
    shown, and which findings are; `None` where it leaves that to the project."""

    claims: tuple[str, ...] = ()
    min_confidence: Confidence | None = None
    show: Show | None = None


class Holding(NamedTuple):
    """A registry with the selected claims alone, the whole of it, and the faults of its files as they stand now: with
    any, it is the last one without."""

    registry: Registry
    whole: Registry
    faults: tuple[Fault, ...] = ()


Check: TypeAlias = Callable[[str, bytes, Holding], CheckedDocument]
"""What checks the bytes of an article by its name, and holds back what the article or the project says. Raises
`UserError`."""


class Terms(NamedTuple):
    """What an article is held to, how, and which findings are shown. `claims` are absolute paths; without any, an
    article is held to itself. One that the project excludes is left alone."""

    claims: tuple[str, ...]
    check: Check
    selection: Selection = EVERYTHING
    min_confidence: Confidence = Confidence.LOW
    show: Show = Show.PROBLEMS
    is_excluded: bool = False


TermsOf: TypeAlias = Callable[[str, ClientSettings], Terms]
"""The terms for a file, by its absolute path. Raises `UserError` where the project's settings can't be read."""

Overlay: TypeAlias = Mapping[str, bytes]
"""The claims files that are open, by where they really lie: what is in the editor counts, not what is on the disk."""


class Judged(NamedTuple):
    """An article and what came of it: `checked` is `None` where it could not be, and `faults` say why."""

    buffer: Buffer
    terms: Terms | None
    registry: Registry
    checked: CheckedDocument | None = None
    faults: tuple[Fault, ...] = ()
