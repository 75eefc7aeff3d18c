"""The parts of the documentation that the code says of itself: its tables, limits and corpora."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import factcheck
from factcheck.cli.configuration.declare import EXTEND, OTHERS, PER_PATH, RULES
from factcheck.cli.configuration.kinds import schema_of
from factcheck.cli.configuration.schema import WORDS
from factcheck.cli.request import IN_FILES
from factcheck.cli.setting import TEXTS, Setting
from factcheck.comparison.amount import AMOUNT_LEVELS, APPROXIMATION
from factcheck.comparison.dates import CIRCA, DATE_LEVELS
from factcheck.comparison.interface import Level
from factcheck.comparison.names import NAME_LEVELS
from factcheck.errors import MEANINGS, ExitCode
from factcheck.matching.confidence import CONFIDENCE
from factcheck.matching.interface import Relation
from factcheck.matching.objections import OBJECTIONS
from factcheck.matching.value_objections import VALUE_OBJECTIONS
from factcheck.matching.worth import WORTH
from factcheck.registry.fields import CLAIM_FIELDS
from factcheck.registry.shapes import Field
from factcheck.rules.fixes.proposal import OBJECTIONS as FIX_OBJECTIONS
from factcheck.rules.judge import CONTRASTS
from factcheck.rules.own import OWN_SEVERITIES
from factcheck.rules.registered import ABOUT_SUPPRESSIONS
from factcheck.rules.registered import PARTS as RULE_PARTS
from factcheck.rules.severity import SEVERITIES
from factcheck.settings import LIMITS, Limits
from factcheck.text.readers import KIND_BY_SUFFIX
from factcheck.text.readers.asciidoc_forms import BLOCK_MACROS, SKIPPED_STYLES, VERBATIM
from factcheck.text.readers.asciidoc_inline import SKIPPED_MACROS
from factcheck.text.readers.html import ROLES, SKIPPED
from factcheck.text.readers.rst_directives import SKIPPED_DIRECTIVES
from factcheck.upkeep.exchange.tables import by_first
from factcheck.upkeep.lint.registered import LINT_RULES
from factcheck.upkeep.mutation.right import RIGHT
from factcheck.upkeep.mutation.wrong import WRONG
from factcheck.upkeep.rulebook import Entry, HeldTo, rulebook

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "values" / "corpus"
MARKUP = re.compile(r"([|*_`<>\\$~])")


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    head = tuple(head)
    lines = (head, tuple("---" for _ in head), *(tuple(str(cell) for cell in row) for row in rows))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def plain(text: object) -> str:
    """A text as Markdown that is rendered as it stands, on one line."""
    return MARKUP.sub(r"\\\1", " ".join(str(text).split()))


def levels(rows: Iterable[Level[Any]]) -> str:
    return table(
        ("", "level", "holds if the stated value is", "verdict"),
        ((at, f"`{row.name}`", row.label, row.verdict) for at, row in enumerate(rows, 1)),
    )


WRITTEN = (
    *("8 members", "12,000 people", "330 metres", "45%", "1.2 million people", "more than 300 people", "170+ tools"),
    *("between 40 and 50 people", "2014", "18 March 2014", "the late 1990s", "since 2011"),
)


def intervals() -> str:
    """What some ways of writing a value cover."""
    rows = []
    for text in WRITTEN:
        whole, *_ = factcheck.read_values(text)
        value = whole.to_dict()
        low, high = ("…" if end is None else end for end in (value["low"], value["high"]))
        rows.append((f"“{text}”", low if low == high else f"{low} to {high}"))
    return table(("written", "covers"), rows)


def about() -> str:
    days = ", ".join(f"about a {grain}: {days}" for grain, days in CIRCA.items())
    return f"“About” reaches {APPROXIMATION:.0%} of a figure to either side, and these days around a date: {days}.\n"


def contrasts() -> str:
    rows = (
        (f"`{relation}`", label, verdict)
        for relation, (verdict, label) in CONTRASTS.items()
        if relation is not Relation.VALUE
    )
    return table(("relation", "the sentence and the claim differ, or agree, by", "verdict"), rows)


def confidence() -> str:
    rows = ((at, row.label, row.confidence or "nothing is said") for at, row in enumerate(CONFIDENCE, 1))
    return table(("", "evidence", "confidence"), rows)


def objections() -> str:
    rows = ((f"{at}", plain(row.label).replace("\\`", "`")) for at, row in enumerate(OBJECTIONS, 1))
    return table(("", "the sentence is not held to the claim if"), rows)


def fix_objections() -> str:
    rows = ((at, row.label) for at, row in enumerate(FIX_OBJECTIONS, 1))
    return table(("", "there is no fix if"), rows)


def value_objections() -> str:
    outcome = {True: "undecided", False: "nothing is said of it"}
    rows = ((at, row.label, outcome[row.mild]) for at, row in enumerate(VALUE_OBJECTIONS, 1))
    return table(("", "objection", "then"), rows)


def worth() -> str:
    rows = ((at, row.label, "yes" if row.worthy else "no") for at, row in enumerate(WORTH, 1))
    return table(("", "if", "worth checking"), rows)


def severities() -> str:
    rows = (
        (at, row.label, row.most or "as the claim says: `error` by default") for at, row in enumerate(SEVERITIES, 1)
    )
    return table(("", "if", "severity, at most"), rows)


def own_severities() -> str:
    return table(("", "if", "severity"), ((at, row.label, row.severity) for at, row in enumerate(OWN_SEVERITIES, 1)))


def rules() -> str:
    """The page of each rule for articles: its module's docstring, which must have every part."""
    pages = (entry for entry in rulebook() if entry.held_to is not HeldTo.LINT)
    return "\n".join(f"## `{e.id}`\n\n{sentence(e.summary)}. Since {e.since}.\n\n{parts(e)}" for e in pages)


def lint_pages() -> str:
    """The page of each rule of linting, as `rules` makes them."""
    pages = (entry for entry in rulebook() if entry.held_to is HeldTo.LINT)
    return "\n".join(f"### `{e.id}`\n\n{sentence(e.summary)}: {e.most}.\n\n{parts(e)}" for e in pages)


def sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def parts(entry: Entry) -> str:
    """The parts of a rule's page, each as an item of a list."""
    assert tuple(entry.page) == RULE_PARTS
    return "".join(f"- **{name}**: {text}\n" for name, text in entry.page.items())


def suppression_rules() -> str:
    rows = ((f"[`{rule.id}`](rules.md#{rule.id})", rule.summary, rule.most.value) for rule in ABOUT_SUPPRESSIONS)
    return table(("rule", "what it finds", "severity"), rows)


def lint_rules() -> str:
    rows = ((f"[`{r.id}`](rules.md#{r.id})", r.summary, r.severity.value) for r in LINT_RULES)
    return table(("rule", "what it finds", "severity"), rows)


def changes() -> str:
    rows = ((kind, c.label) for kind, made in (("wrong", WRONG), ("right", RIGHT)) for c in made)
    return table(("the sentence is then", "change"), rows)


LIMIT_WORDS: Mapping[str, str] = {
    "article_bytes": "bytes of an article; `--max-bytes` sets another limit",
    "sentence_characters": "characters of a sentence; a longer one is cut at a blank",
    "registry_bytes": "bytes of a claims file",
    "registry_depth": "levels of nesting in a claims file",
    "registry_nodes": "entries in a claims file",
    "registry_faults": "faults told of one claims file",
    "baseline_bytes": "bytes of a baseline",
    "extends_depth": "files through which a registry may be extended",
    "extends_files": "files that a registry may extend",
    "config_bytes": "bytes of a configuration file",
    "config_extends": "configuration files, each extended by the one before",
    "claim_characters": "characters of a claim's sentence or phrase",
    "name_characters": "characters of a name",
    "names_per_group": "other names of one thing",
    "digits_per_number": "digits of a number",
    "combining_marks": "combining marks on one letter",
    "fixes_per_article": "contradictions of an article that a fix is looked for; `--fix` goes on with the next",
    "findings_per_file": "findings listed for one file in the report for people; JSON lists all",
    "message_bytes": "bytes of one message of an editor; what is longer is passed over",
}


def limits() -> str:
    assert set(LIMIT_WORDS) == set(Limits._fields)
    return table(("limit", "of what"), ((f"{getattr(LIMITS, name):,}", words) for name, words in LIMIT_WORDS.items()))


KIND_WORDS: Mapping[str, str] = {
    "txt": "plain text",
    "markdown": "Markdown",
    "rst": "reStructuredText",
    "asciidoc": "AsciiDoc",
    "html": "HTML",
    "docx": "Word",
    "subtitles": "subtitles (SubRip, WebVTT)",
    "pdf": "PDF, with an extra; where it is named",
    "rows": "dumps of articles; where they are named",
}


def suffixes() -> str:
    rows = (
        (
            words,
            ", ".join(f"`{suffix}`" if suffix else "no suffix" for suffix, of in KIND_BY_SUFFIX.items() if of == kind),
        )
        for kind, words in KIND_WORDS.items()
    )
    assert set(KIND_BY_SUFFIX.values()) == set(KIND_WORDS)
    return table(("format", "suffix"), rows)


def html_skipped() -> str:
    elements = ((f"<{element}>", reason) for element, reason in SKIPPED.items())
    return by_reason("elements", (*elements, *((f'role="{role}"', reason) for role, reason in ROLES.items())))


def rst_skipped() -> str:
    return by_reason("directives", SKIPPED_DIRECTIVES.items())


def asciidoc_skipped() -> str:
    macros = ((f"{name}::", reason) for name, reason in BLOCK_MACROS.items())
    inline = ((f"{name}:", reason) for name, reason in SKIPPED_MACROS.items())
    delimiters = ((mark * 4, reason) for mark, reason in VERBATIM.items() if mark != "`")
    styles = ((f"[{name}]", reason) for name, reason in SKIPPED_STYLES.items())
    return by_reason("blocks, styles, macros", (*delimiters, *styles, *macros, *inline))


def by_reason(what: str, reasons: Iterable[tuple[str, str]]) -> str:
    """What is skipped, gathered under the reason that is counted."""
    gathered: dict[str, list[str]] = {}
    for one, reason in reasons:
        gathered.setdefault(reason, []).append(f"`{one}`")
    return table((what, "counted as"), ((", ".join(names), reason) for reason, names in gathered.items()))


def keys_of(known: Iterable[Field[Any]]) -> str:
    rows = ((f"`{field.key}`", "yes" if field.required else "", field.description) for field in known)
    return table(("key", "needed", "what it says"), rows)


def exit_codes() -> str:
    assert set(MEANINGS) == set(ExitCode)
    return table(("code", "meaning"), ((code.value, words) for code, words in MEANINGS.items()))


def action() -> str:
    """The inputs and outputs of the action, from its file."""
    told = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    inputs = (
        (f"`{name}`", one["description"], f"`{one['default']}`" if "default" in one else "")
        for name, one in told["inputs"].items()
    )
    outputs = ((f"`{name}`", one["description"]) for name, one in told["outputs"].items())
    return table(("input", "what it says", "by default"), inputs) + "\n" + table(("output", "what it says"), outputs)


def hooks() -> str:
    """The hooks for pre-commit, from their file."""
    told = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    rows = (
        (f"`{one['id']}`", " ".join(map(plain, one.get("types_or", ()))) or f"`{one['files']}`", f"`{one['entry']}`")
        for one in told
    )
    return table(("hook", "looks at", "runs"), (tuple(cell.replace("|", "\\|") for cell in row) for row in rows))


SHAPES = {"once": "one value", "held": "a timeline of names", "series": "a timeline of figures"}
BLANKS = {"s": "*thing*", "v": "*value*", "on": "on *date*", "is": "is"}


def wikidata_properties() -> str:
    chosen = by_first("wikidata-properties.tsv").values()
    cells = ((row["property"], row["sentence"].format(**BLANKS), SHAPES[row["shape"]]) for row in chosen)
    return table(("property", "sentence", "makes"), cells)


def marked(spelling: str) -> str:
    """A line of a corpus as Markdown; what stands in brackets there is what is read, and is set in bold."""
    before, bracket, rest = spelling.partition("[")
    if not bracket:
        return plain(spelling)
    part, _, after = rest.partition("]")
    return plain(f"{before}\0{part}\0{after}").replace("\0", "**")


def form(entry: Mapping[str, Any]) -> str:
    """The value of an entry of a corpus: what it is, then what else is said of it."""
    words = [plain(entry["value"])] if "value" in entry else []
    for key, value in entry.items():
        if key not in ("spellings", "value", "published"):
            words.append(
                key if value == "true" else plain(f"{key} {', '.join(value) if isinstance(value, list) else value}")
            )
    return ", ".join(words)


def corpus() -> str:
    """Every corpus file: values with their spellings, texts without a value, or sentences with what is read in them."""
    return "\n".join(map(section, sorted(CORPUS.glob("*.yaml"), key=lambda path: path.stem)))


def section(path: Path) -> str:
    """A corpus file as a table, under the words that its first comment begins with."""
    text = path.read_text(encoding="utf-8")
    title = re.split("[:;.]", text.removeprefix("# "), maxsplit=1)[0]
    return f"## {title}\n\n{table_of(yaml.load(text, yaml.BaseLoader))}"  # noqa: S506 - texts only, as they are written


def table_of(content: Any) -> str:  # noqa: ANN401 - what a corpus holds
    match content:
        case {**groups}:
            rows = ((plain(group), "; ".join(map(plain, texts))) for group, texts in groups.items())
            return table(("kind of text", "texts"), rows)
        case [{"spellings": _}, *_]:
            head = ("value", "published", "ways of writing it")
            return table(
                head, ((form(e), e.get("published", ""), "; ".join(map(marked, e["spellings"]))) for e in content)
            )
        case _:
            return table(
                ("text", "what is read"), ((plain(e["text"]), "; ".join(map(plain, e["found"]))) for e in content)
            )


def settings() -> str:
    """The keys of a configuration file, from the table that the command line and the files are read by."""
    rows = [(f"`{one.key}`", kind_of(one), default_of(one), plain(one.meaning)) for one in IN_FILES.values()]
    rows += [(f"`{key}`", KEY_KINDS[key], "", WORDS[key]) for key in OTHERS]
    return table(("key", "value", "default", "what it says"), rows)


def kind_of(setting: Setting) -> str:
    takes = schema_of(setting)
    return " or ".join(f"`{word}`" for word in takes["enum"]) if "enum" in takes else KINDS[setting.type]


def default_of(setting: Setting) -> str:
    return "" if setting.default in ("", ()) else f"`{json.dumps(setting.default)}`"


KINDS: Mapping[Any, str] = {bool: "`true` or `false`", int: "a number", str: "a text", TEXTS: "a text, or a list"}
KEY_KINDS = {EXTEND: "a text", RULES: "a table", PER_PATH: "tables"}


PARTS = {
    ("README.md", "exit-codes"): exit_codes,
    ("README.md", "severities"): severities,
    ("rules.md", "rules"): rules,
    ("rules.md", "lint-pages"): lint_pages,
    ("suppressions.md", "suppression-rules"): suppression_rules,
    ("testing-claims.md", "lint-rules"): lint_rules,
    ("testing-claims.md", "changes"): changes,
    ("how-it-decides.md", "own-severities"): own_severities,
    ("how-it-decides.md", "intervals"): intervals,
    ("how-it-decides.md", "about"): about,
    ("how-it-decides.md", "date-levels"): lambda: levels(DATE_LEVELS),
    ("how-it-decides.md", "amount-levels"): lambda: levels(AMOUNT_LEVELS),
    ("how-it-decides.md", "name-levels"): lambda: levels(NAME_LEVELS),
    ("how-it-decides.md", "contrasts"): contrasts,
    ("how-it-decides.md", "confidence"): confidence,
    ("how-it-decides.md", "objections"): objections,
    ("how-it-decides.md", "value-objections"): value_objections,
    ("how-it-decides.md", "worth"): worth,
    ("fixing.md", "fix-objections"): fix_objections,
    ("writing-claims.md", "keys"): lambda: keys_of(CLAIM_FIELDS),
    ("configuration.md", "settings"): settings,
    ("importing.md", "wikidata-properties"): wikidata_properties,
    ("ci.md", "action"): action,
    ("ci.md", "hooks"): hooks,
    ("what-factcheck-reads.md", "corpus"): corpus,
    ("what-is-read-of-a-file.md", "suffixes"): suffixes,
    ("what-is-read-of-a-file.md", "html-skipped"): html_skipped,
    ("what-is-read-of-a-file.md", "rst-skipped"): rst_skipped,
    ("what-is-read-of-a-file.md", "asciidoc-skipped"): asciidoc_skipped,
    ("what-is-read-of-a-file.md", "limits"): limits,
}
"""The page, the name in its markers, and what makes it."""

MADE_ELSEWHERE = {("how-it-decides.md", "hard-cases"), ("how-it-decides.md", "faults")}
"""Parts that `test_cases.py` makes."""


@pytest.mark.parametrize(("of", "name"), PARTS, ids=lambda text: text)
def test_part_is_current(pages, of: str, name: str, update: bool) -> None:
    pages[of].keep_generated(name, f"\n{PARTS[of, name]()}\n", update=update)


def test_every_generated_part_has_its_maker(pages) -> None:
    assert {
        (page.path.name, name) for page in pages.values() for name in page.generated
    } == PARTS.keys() | MADE_ELSEWHERE
