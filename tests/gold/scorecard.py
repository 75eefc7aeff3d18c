"""Print the figures of public data beside their floors, and end with 1 where one is beyond its floor.

    python tests/gold/scorecard.py ../shared

The folder holds `scorecard/score.py` and its `data/`. What is measured and what it is held to is in `floors.tsv`: raise
a floor with its figure. The data is not in the repository, so that no rule is made for one of its sentences.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

TABLE: Final = Path(__file__).with_name("floors.tsv")
SETS: Final = {"crossref": ("news_crossref", "news_bbc", "news_reuters", "news_abc")}
"""The sets of what is measured over several at once; all else is called by its set, with a slice of it behind `/`."""


class Floor(NamedTuple):
    """A row: a figure, the side on which it is held, what it is held to, and what is to be reached."""

    what: str
    of: str
    figure: str
    side: str
    held: float
    goal: float

    def holds(self, reached: float) -> bool:
        """Whether a figure is not beyond it."""
        return reached >= self.held if self.side == "least" else reached <= self.held

    def told(self, reached: float) -> str:
        """The figure beside its floor, in one line."""
        sign = ">=" if self.side == "least" else "<="
        verdict = "" if self.holds(reached) else "   BEYOND ITS FLOOR"
        name = f"{self.what} {self.of} {self.figure}"
        return f"{name:72} {reached:7.4f} {sign} {self.held:<6g} (to reach: {self.goal:g}){verdict}"


def floors() -> list[Floor]:
    """The rows of the table."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [Floor(what, of, figure, side, float(held), float(goal)) for what, of, figure, side, held, goal in rows]


def measured(shared: Path, what: str, table: list[Floor]) -> dict[str, dict[str, object]]:
    """What `score.py` says of the sets that the table names for one of its commands."""
    names = dict.fromkeys(name for floor in table for name in SETS.get(floor.of, (floor.of.partition("/")[0],)))
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said.json"
        command = [sys.executable, shared / "scorecard" / "score.py", what, "--json", said]
        subprocess.run([*command, *(shared / "data" / name for name in names)], check=True, stdout=subprocess.DEVNULL)
        return dict(json.loads(said.read_text(encoding="utf-8")))


def figures(shared: Path) -> Iterator[tuple[Floor, float]]:
    """Each floor with the figure that was reached; one that can't be told (a share of nothing) counts as 0."""
    table = floors()
    for what in dict.fromkeys(floor.what for floor in table):
        rows = [floor for floor in table if floor.what == what]
        said = measured(shared, what, rows)
        for floor in rows:
            found: object = said[floor.of]
            for key in floor.figure.split("."):
                found = found[key] if isinstance(found, dict) else None
            yield floor, float(str(found or 0))


def main(shared: Path) -> int:
    """Print a line for each figure."""
    beyond = 0
    for floor, reached in figures(shared):
        print(floor.told(reached), flush=True)  # noqa: T201 - the figures are the point
        beyond += not floor.holds(reached)
    print(f"{beyond} of {len(floors())} figures beyond their floors")  # noqa: T201 - the same
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
