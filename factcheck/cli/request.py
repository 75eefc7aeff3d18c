"""The request: all that a run is asked, and so the one table of settings.

To add an option to `check` and `annotate`, add a field to `Request`: `setting(DEFAULT, "Help.")`, or `flag("Help.")`.
Its name is that of the option (`fail_on`: `--fail-on`), its type what the option takes: `bool` a flag, `int`, `str`, an
enumeration, a `date`, or `tuple[str, ...]` for one that may be repeated. `run` reads it as `request.fail_on`. It may
then stand in configuration files and the environment too, unless it says `everywhere=False`. An option of one command
alone is left out of the other by `without(...)`, or is a parameter of that command's function.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from factcheck.cli.configuration.layers import Origin
from factcheck.cli.configuration.said import NOTHING, Configuration
from factcheck.cli.globs import Globs
from factcheck.cli.inputs import Excluded
from factcheck.cli.options import Colour, by_the_clock
from factcheck.cli.output import Looks
from factcheck.cli.setting import Setting, flag, setting, settings_of
from factcheck.matching.interface import Confidence
from factcheck.registry.selection import Selection
from factcheck.report.formats import FORMATS
from factcheck.report.interface import FailOn, Show
from factcheck.report.standing import ConfigUsed, Gates
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
    origins: Mapping[str, Origin] = field(default_factory=dict)
    configuration: Configuration = NOTHING
    claims: tuple[str, ...] = setting(
        (),
        "A claims file, or a folder of them, to use instead of the registry that is found. Repeatable.",
        metavar="PATH",
        is_path=True,
    )
    no_registry: bool = flag("Hold each article to itself only: dates, arithmetic, conversions, lists.")
    tag: tuple[str, ...] = setting(
        (), "Only claims with this tag, or one that the glob fits. Repeatable.", metavar="TAG"
    )
    select: tuple[str, ...] = setting(
        (),
        "Only claims with this id or tag, and rules with this id; globs too: nato-*. Repeatable.",
        metavar="PATTERN",
        per_path=True,
    )
    ignore: tuple[str, ...] = setting(
        (),
        "No claims with this id or tag, and no rules with this id; globs too. Repeatable.",
        metavar="PATTERN",
        per_path=True,
    )
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
        (),
        "The column of a dump (.jsonl, .csv, .tsv) that holds the text of its articles. Repeatable.",
        metavar="NAME",
        per_path=True,
    )
    date_column: str = setting("", "The column that holds the date of each.", metavar="NAME", per_path=True)
    id_column: str = setting(
        "", "The column that holds the name by which each is reported.", metavar="NAME", per_path=True
    )
    fail_on: FailOn = setting(FailOn.ERROR, "The least severity that makes the exit code 1.", per_path=True)
    min_confidence: Confidence = setting(
        Confidence.LOW, "The least confidence of a finding that is listed or fails the run.", per_path=True
    )
    output_format: tuple[str, ...] = setting(
        (),
        f"{FORMATS[0]} (the default), {', '.join(FORMATS[1:-1])} or {FORMATS[-1]}; with =FILE, written there. "
        "Repeatable.",
        metavar="FORMAT[=FILE]",
        words=FORMATS,
        file_help="The format of the report on standard output: only a command line names files to write.",
    )
    require_checked: int = setting(
        0, "Exit with 2 if fewer statements than this are held to claims.", metavar="N", least=0
    )
    exit_zero: bool = flag("Exit with 0 whatever is found; with 2 still, where something could not be read or done.")
    baseline: str = setting(
        "",
        "Known findings to hold back, instead of the factcheck.baseline.json that is found.",
        metavar="FILE",
        is_path=True,
    )
    no_baseline: bool = flag("Hold nothing back by a baseline.")
    diff_base: str = setting(
        "", "Only what changed since this branch, tag or commit counts. Needs git.", metavar="REF", in_files=False
    )
    show: Show = setting(Show.PROBLEMS, "Which findings are listed: also consistent ones, also undecided ones.")
    show_held: bool = flag("List what is held back too: by suppressions, the baseline, unchanged lines.")
    coverage: bool = flag("Tell how many of the sentences that are worth checking some claim speaks of.")
    statistics: bool = flag("Count the findings by claim and rule, and by file.")
    quiet: bool = flag("Print findings only.", short="-q")
    color: Colour = setting(Colour.AUTO, "Colour the report; auto obeys NO_COLOR and FORCE_COLOR.")
    stdin_filename: str = setting(
        "<stdin>", "The name that standard input is read and reported under.", metavar="NAME", everywhere=False
    )
    encoding: str = setting("", "The encoding of the articles, where it is not UTF-8.", metavar="NAME", per_path=True)
    max_bytes: int = setting(LIMITS.article_bytes, "The longest article that is read.", metavar="N", least=1)
    exclude: tuple[str, ...] = setting(
        (),
        "Articles and folders to leave out of the folders named, as .gitignore writes them. Repeatable.",
        metavar="GLOB",
    )
    force_exclude: bool = flag("Leave out what is excluded even where it is named itself.")
    config: str = setting(
        "", "The configuration file to use instead of the one that is found.", metavar="FILE", in_files=False
    )
    isolated: bool = flag("Look for no configuration file.", in_files=False)
    debug: bool = flag("Print every fault, and the traceback of a bug in factcheck.", everywhere=False)

    @property
    def reading(self) -> Reading:
        """How its articles are read."""
        return Reading(self.date, self.encoding, self.stdin_filename, self.max_bytes)

    @property
    def config_used(self) -> ConfigUsed:
        """What a report says of its configuration."""
        used = self.configuration
        return ConfigUsed(used.paths, used.digest, used.origin)

    @property
    def excluded(self) -> Excluded:
        """What is left out of the articles that it names."""
        if not self.exclude:
            return Excluded()
        origin = self.origins.get("exclude")
        folder = origin.said.folder if origin and origin.said else os.path.realpath(os.curdir)
        return Excluded(Globs(self.exclude, folder), self.force_exclude, self.stdin_filename)

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
IN_FILES: Final = {each.key: each for each in SETTINGS.values() if each.is_in_files}
"""Those that may stand in a configuration file, by key."""

SELECTION: Final = ("tag", "select", "ignore")
"""What asks for some claims of a registry."""
OF_REGISTRY: Final = ("claims", "no_registry", *SELECTION)
"""What is asked of a registry."""
OF_FILES: Final = ("config", "isolated", "debug")
"""What is asked of configuration files, and of a bug."""
OF_ONE_FILE: Final = (*OF_REGISTRY, "date", "color", "stdin_filename", "encoding", "max_bytes", *OF_FILES)
"""What is asked of a command that shows how one article is read and judged, and of none of its findings."""
OF_CLAIMS: Final = ("claims", *SELECTION, "color", *OF_FILES)
"""What is asked of a command that keeps a registry."""
