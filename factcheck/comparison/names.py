"""Comparing names: the same name, a larger place that holds it, or another that can stand in the same place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from factcheck.comparison.interface import Level, Verdict
from factcheck.matching.known_names import KnownNames, same_name


@dataclass(frozen=True, slots=True)
class Names:
    """A stated name, the reference, the places that contain it, and the other names that can stand in its place."""

    stated: str
    reference: str
    within: tuple[str, ...]
    others: tuple[str, ...]
    known: KnownNames

    def is_(self, name: str) -> bool:
        """Whether the stated name is that name, by spelling or by the registry's `names`."""
        return same_name(self.stated, name, self.known)


NAME_LEVELS: Final[tuple[Level[Names], ...]] = (
    Level("same-name", Verdict.CONSISTENT, "the same name", lambda n: n.is_(n.reference)),
    Level(
        "contains",
        Verdict.CONSISTENT,
        "a larger place that holds it",
        lambda n: any(n.is_(place) for place in n.within),
    ),
    Level("other-name", Verdict.CONTRADICTED, "a different name", lambda n: any(n.is_(other) for other in n.others)),
    Level("otherwise", Verdict.CONTRADICTED, "a different name in the same place", lambda _: True),
)
