"""The request: all that a run is asked, and so the one table of settings.

To add an option to `check` and `annotate`, add a field to `Request`: `setting(DEFAULT, "Help.")`, or `flag("Help.")`.
Its name is that of the option (`fail_on`: `--fail-on`), its type what the option takes: `bool` a flag, `int`, `str`, an
enumeration, a `date`, or `tuple[str, ...]` for one that may be repeated. `run` reads it as `request.fail_on`. It may
then stand in configuration files and the environment too, unless it says `everywhere=False`. An option of one command
alone is left out of the other by `without(...)`, or is a parameter of that command's function.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final, NamedTuple

from factcheck.cli.options import Colour, by_the_clock
from factcheck.cli.output import Looks
from factcheck.cli.setting import Setting, flag, setting, settings_of
from factcheck.matching.interface import Confidence
from factcheck.registry.selection import Selection
from factcheck.report.formats import FORMATS
from factcheck.report.interface import FailOn, Show
from factcheck.report.standing import Gates
from factcheck.settings import LIMITS
from factcheck.text.document import Published


class Reading(NamedTuple):
    """How articles are read: what the request says of all of them."""

    date: dt.date | None = None
    encoding: str = ""
    stdin_filename: str = "<stdin>"
    max_bytes: int = LIMITS.article_bytes

    @property
    def published(self) -> Published | None:
        """The date that is given for all of them."""
        return Published(self.date, "--date") if self.date else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked to be checked, how, and when that fails."""

    paths: tuple[str, ...] = ()
    claims: tuple[str, ...] = setting(
        (),
        "A claims file, or a folder of them, to use instead of the registry that is found. Repeatable.",
        metavar="PATH",
    )
    no_registry: bool = flag("Hold each article to itself only: dates, arithmetic, conversions, lists.")
    tag: tuple[str, ...] = setting(
        (), "Only claims with this tag, or one that the glob fits. Repeatable.", metavar="TAG"
    )
    select: tuple[str, ...] = setting(
        (), "Only claims with this id or tag; globs too: nato-*. Repeatable.", metavar="PATTERN"
    )
    ignore: tuple[str, ...] = setting((), "No claims with this id or tag; globs too. Repeatable.", metavar="PATTERN")
    no_inline_suppressions: bool = flag("Obey no suppression in an article: for texts of strangers.")
    today: dt.date | None = setting(
        None,
        "The day by which a suppression is over; without it, the day that it is.",
        metavar="YYYY-MM-DD",
        everywhere=False,
    )
    date: dt.date | None = setting(
        None, "The publication date of the articles.", metavar="YYYY-MM-DD", everywhere=False
    )
    column: tuple[str, ...] = setting(
        (), "The column of a dump (.jsonl, .csv, .tsv) that holds the text of its articles. Repeatable.", metavar="NAME"
    )
    date_column: str = setting("", "The column that holds the date of each.", metavar="NAME")
    id_column: str = setting("", "The column that holds the name by which each is reported.", metavar="NAME")
    fail_on: FailOn = setting(FailOn.ERROR, "The least severity that makes the exit code 1.")
    min_confidence: Confidence = setting(
        Confidence.LOW, "The least confidence of a finding that is listed or fails the run."
    )
    output_format: tuple[str, ...] = setting(
        (),
        f"{FORMATS[0]} (the default), {', '.join(FORMATS[1:-1])} or {FORMATS[-1]}; with =FILE, written there. "
        "Repeatable.",
        metavar="FORMAT[=FILE]",
    )
    require_checked: int = setting(
        0, "Exit with 2 if fewer statements than this are held to claims.", metavar="N", least=0
    )
    exit_zero: bool = flag("Exit with 0 whatever is found; with 2 still, where something could not be read or done.")
    baseline: str = setting(
        "", "Known findings to hold back, instead of the factcheck.baseline.json that is found.", metavar="FILE"
    )
    no_baseline: bool = flag("Hold nothing back by a baseline.")
    diff_base: str = setting("", "Only what changed since this branch, tag or commit counts. Needs git.", metavar="REF")
    show: Show = setting(Show.PROBLEMS, "Which findings are listed: also consistent ones, also undecided ones.")
    show_held: bool = flag("List what is held back too: by suppressions, the baseline, unchanged lines.")
    coverage: bool = flag("Tell how many of the sentences that are worth checking some claim speaks of.")
    statistics: bool = flag("Count the findings by claim and rule, and by file.")
    quiet: bool = flag("Print findings only.", short="-q")
    color: Colour = setting(Colour.AUTO, "Colour the report; auto obeys NO_COLOR and FORCE_COLOR.")
    stdin_filename: str = setting(
        "<stdin>", "The name that standard input is read and reported under.", metavar="NAME", everywhere=False
    )
    encoding: str = setting("", "The encoding of the articles, where it is not UTF-8.", metavar="NAME")
    max_bytes: int = setting(LIMITS.article_bytes, "The longest article that is read.", metavar="N", least=1)
    debug: bool = flag("Print every fault, and the traceback of a bug in factcheck.", everywhere=False)

    @property
    def reading(self) -> Reading:
        """How its articles are read."""
        return Reading(self.date, self.encoding, self.stdin_filename, self.max_bytes)

    @property
    def selection(self) -> Selection:
        """Which claims it asks for."""
        return Selection(self.tag, self.select, self.ignore)

    def day(self) -> dt.date:
        """The day of the run: the one given, else what the clock says, which a run that needs no day does not read."""
        return self.today or by_the_clock()

    @property
    def gates(self) -> Gates:
        """What else decides on its exit code."""
        return Gates(self.exit_zero, self.require_checked, self.statistics)

    @property
    def looks(self) -> Looks:
        """How its report for people is written."""
        return Looks(self.quiet, self.color)


SETTINGS: Final[dict[str, Setting]] = settings_of(Request)
"""All settings by name, in the order of help."""

OF_ONE_FILE: Final = (
    *("claims", "no_registry", "tag", "select", "ignore", "date"),
    *("color", "stdin_filename", "encoding", "max_bytes", "debug"),
)
"""What is asked of a command that shows how one article is judged, and of none of its findings."""
