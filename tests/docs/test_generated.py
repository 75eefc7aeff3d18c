"""The parts of the documentation that the code says of itself: its tables, limits and corpora."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import factcheck
from factcheck.comparison.amount import AMOUNT_LEVELS, APPROXIMATION
from factcheck.comparison.dates import CIRCA, DATE_LEVELS
from factcheck.comparison.interface import Comparison, Level, Verdict
from factcheck.comparison.names import NAME_LEVELS
from factcheck.errors import ExitCode
from factcheck.matching.confidence import CONFIDENCE
from factcheck.matching.interface import Binding, Candidate, Confidence, Relation, Scope, Strength, Voice
from factcheck.matching.objections import OBJECTIONS
from factcheck.matching.value_objections import VALUE_OBJECTIONS
from factcheck.registry.claim import Claim, Severity
from factcheck.registry.fields import CLAIM_FIELDS
from factcheck.registry.shapes import Field
from factcheck.report.interface import is_problem
from factcheck.rules.judge import CONTRASTS, finding_of
from factcheck.settings import LIMITS, Limits
from factcheck.text.document import Document, OffsetMap, Sentence, Span
from factcheck.text.readers import KIND_BY_SUFFIX
from factcheck.text.readers.html import SKIPPED

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


def value_objections() -> str:
    outcome = {True: "undecided", False: "nothing is said of it"}
    rows = ((at, row.label, outcome[row.mild]) for at, row in enumerate(VALUE_OBJECTIONS, 1))
    return table(("", "objection", "then"), rows)


SURE = (Voice.AUTHOR, Confidence.HIGH)
GROUNDS = (
    ("stands in the same clause", Strength.DIRECT, *SURE, "otherwise"),
    ("is shared across an “and”, and the claim lists it under `wrong`", Strength.SHARED, *SURE, "listed-wrong"),
    ("is shared across an “and”", Strength.SHARED, *SURE, "otherwise"),
    ("has its subject in a sentence before", Strength.CARRIED, *SURE, "otherwise"),
    ("is quoted or reported", Strength.DIRECT, Voice.ATTRIBUTED, Confidence.HIGH, "otherwise"),
    ("is bound with medium confidence", Strength.DIRECT, Voice.AUTHOR, Confidence.MEDIUM, "otherwise"),
    ("is bound with low confidence", Strength.DIRECT, Voice.AUTHOR, Confidence.LOW, "otherwise"),
)
"""What the severity of a contradiction goes by: words for the table, then how the value is bound and compared."""


def severity_of(verdict: Verdict, strength: Strength, voice: Voice, sure: Confidence, level: str) -> Severity:
    """What the rules make of a comparison on such grounds, for a claim with the default severity."""
    text = "2015"
    span = Span(0, len(text))
    document = Document("a.txt", text, text, OffsetMap(), ())
    candidate = Candidate(Sentence(span, 0, 0), Claim("x", "X."), 0, (), 1.0, Scope(voice))
    binding = Binding(candidate, Relation.VALUE, span, text, "2014", strength, sure)
    return finding_of(document, binding, Comparison(verdict, level, "", text, "2014")).severity


def severities() -> str:
    rows = [
        (Verdict.CONTRADICTED, f"the value {words}", severity_of(Verdict.CONTRADICTED, *grounds))
        for words, *grounds in GROUNDS
    ]
    for verdict in (Verdict.OUTDATED, Verdict.IMPRECISE, Verdict.UNDECIDED, Verdict.CONSISTENT):
        (severity,) = {severity_of(verdict, *grounds) for _, *grounds in GROUNDS}
        listed = verdict in (Verdict.OUTDATED, Verdict.IMPRECISE)
        rows.append((verdict, "any", severity if listed else f"{severity}: never fails a run"))
    return table(("verdict", "if", "severity"), rows)


LIMIT_WORDS: Mapping[str, str] = {
    "article_bytes": "bytes of an article; `--max-bytes` sets another limit",
    "sentence_characters": "characters of a sentence; a longer one is cut at a blank",
    "registry_bytes": "bytes of a claims file",
    "registry_depth": "levels of nesting in a claims file",
    "registry_nodes": "entries in a claims file",
    "registry_faults": "faults told of one claims file",
    "claim_characters": "characters of a claim's sentence or phrase",
    "name_characters": "characters of a name",
    "names_per_group": "other names of one thing",
    "digits_per_number": "digits of a number",
    "combining_marks": "combining marks on one letter",
    "findings_per_file": "findings listed for one file in the report for people; JSON lists all",
}


def limits() -> str:
    assert set(LIMIT_WORDS) == {limit.name for limit in fields(Limits)}
    return table(("limit", "of what"), ((f"{getattr(LIMITS, name):,}", words) for name, words in LIMIT_WORDS.items()))


KIND_WORDS: Mapping[str, str] = {"txt": "plain text", "markdown": "Markdown", "html": "HTML", "docx": "Word"}


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
    reasons: dict[str, list[str]] = {}
    for element, reason in SKIPPED.items():
        reasons.setdefault(reason, []).append(f"`<{element}>`")
    return table(("elements", "counted as"), ((", ".join(names), reason) for reason, names in reasons.items()))


def keys_of(known: Iterable[Field[Any]]) -> str:
    rows = ((f"`{field.key}`", "yes" if field.required else "", field.description) for field in known)
    return table(("key", "needed", "what it says"), rows)


EXIT_WORDS: Mapping[ExitCode, str] = {
    ExitCode.CLEAN: "everything named was read whole, and nothing at or above `--fail-on` was found",
    ExitCode.FINDINGS: "at least one finding at or above `--fail-on`",
    ExitCode.FAILED: "something could not be read or written, or `factcheck` has a bug; findings are printed too",
    ExitCode.INTERRUPTED: "interrupted (Ctrl-C)",
    ExitCode.BROKEN_PIPE: "nobody reads the output any more (as behind `head`)",
    ExitCode.TERMINATED: "told to end (SIGTERM)",
}  # fmt: skip


def exit_codes() -> str:
    assert set(EXIT_WORDS) == set(ExitCode)
    return table(("code", "meaning"), ((code.value, words) for code, words in EXIT_WORDS.items()))


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


def hard_cases() -> str:
    """What is said of each hard case, which must also be what a careful editor expects (`hard-cases.yaml`)."""
    cases = yaml.load((Path(__file__).parent / "hard-cases.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
    registry = factcheck.Registry.from_mapping(cases["registry"])
    return table(
        ("case", "the article says", "what is said of it"), (hard_case(case, registry) for case in cases["cases"])
    )


def hard_case(case: Mapping[str, Any], registry: factcheck.Registry) -> Iterator[str]:
    day = case.get("published")
    found = factcheck.check(case["text"], registry, published=day and date.fromisoformat(day)).findings
    said = [str(f.verdict) if f.claim else f.rule for f in found]
    assert sorted(said) == sorted(case["expect"]), case["text"]
    shown = (word + gravity(f) for word, f in zip(said, found, strict=True))
    yield from (case["case"], plain(case["text"]) + dated(case), "; ".join(shown) or "nothing")


def gravity(finding: factcheck.Finding) -> str:
    """The severity of a finding that somebody has to look at, and its voice where it is not the author's."""
    voice = ", attributed" if finding.voice is Voice.ATTRIBUTED else ""
    return f": {finding.severity}{voice}" if is_problem(finding) else ""


def dated(case: Mapping[str, Any]) -> str:
    return f" ({case['published']})" if "published" in case else ""


PARTS = {
    ("README.md", "exit-codes"): exit_codes,
    ("README.md", "severities"): severities,
    ("how-it-decides.md", "intervals"): intervals,
    ("how-it-decides.md", "about"): about,
    ("how-it-decides.md", "date-levels"): lambda: levels(DATE_LEVELS),
    ("how-it-decides.md", "amount-levels"): lambda: levels(AMOUNT_LEVELS),
    ("how-it-decides.md", "name-levels"): lambda: levels(NAME_LEVELS),
    ("how-it-decides.md", "contrasts"): contrasts,
    ("how-it-decides.md", "confidence"): confidence,
    ("how-it-decides.md", "objections"): objections,
    ("how-it-decides.md", "value-objections"): value_objections,
    ("how-it-decides.md", "hard-cases"): hard_cases,
    ("writing-claims.md", "keys"): lambda: keys_of(CLAIM_FIELDS),
    ("what-factcheck-reads.md", "corpus"): corpus,
    ("what-is-read-of-a-file.md", "suffixes"): suffixes,
    ("what-is-read-of-a-file.md", "html-skipped"): html_skipped,
    ("what-is-read-of-a-file.md", "limits"): limits,
}
"""Every generated part: the page, the name in its markers, what makes it."""


@pytest.mark.parametrize(("of", "name"), PARTS, ids=lambda text: text)
def test_part_is_current(pages, of: str, name: str, update: bool) -> None:
    pages[of].keep_generated(name, f"\n{PARTS[of, name]()}\n", update=update)


def test_every_generated_part_has_its_maker(pages) -> None:
    assert {(page.path.name, name) for page in pages.values() for name in page.generated} == set(PARTS)


@pytest.mark.parametrize("subject", ["claims", "report"])
def test_schema_file_is_current(desk, subject: str, update: bool) -> None:
    path = ROOT / "docs" / f"{subject}.schema.json"
    printed = "\n".join(desk.run(f"factcheck schema {subject}")) + "\n"
    if update:
        path.write_text(printed, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == printed
