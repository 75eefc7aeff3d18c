"""Metamorphic properties of the value in a sentence: changed, written otherwise, disguised, denied, hedged, quoted.

The sentences are the claims of the gold set, the scenarios and the starter registry, so that what is right is known.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import Finding, Registry, Report, Severity, Verdict
from factcheck.text.confusable import TABLE

TESTS = Path(__file__).parents[1]
EXAMPLES = settings(max_examples=100)
LOOSE = {"tolerance", "accept", "bound", "rating", "severity"}
"""Keys that leave more than one value right, or judge otherwise."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim by itself, and the registry that holds it alone."""

    sentence: str
    registry: Registry

    def told(self, text: str | None = None) -> Report:
        return factcheck.check(self.sentence if text is None else text, self.registry)

    def right(self) -> list[Finding]:
        """The values of its own sentence that are found right."""
        return [f for f in self.told().findings if f.verdict is Verdict.CONSISTENT and f.text != self.sentence]


def _mappings() -> list[Mapping[str, Any]]:
    pages = [path.read_text(encoding="utf-8") for path in sorted((TESTS / "scenarios").glob("*.md"))]
    blocks = [block for page in pages for block in re.findall(r"^```yaml claims\n((?:.*\n)*?)```", page, re.MULTILINE)]
    gold = yaml.load((TESTS / "gold" / "tuning.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
    blocks.extend(path.read_text(encoding="utf-8") for path in sorted((TESTS.parent / "claims").glob("*.yaml")))
    return [suite["registry"] for suite in gold["suites"]] + [
        yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - text only
        for block in blocks
    ]


def _facts() -> list[Fact]:
    return [
        Fact(claim["claim"], Registry.from_mapping({**mapping, "claims": [claim]}))
        for mapping in _mappings()
        for claim in mapping["claims"]
        if not LOOSE & set(claim) and not isinstance(claim.get("value"), list)
    ]


FACTS = [fact for fact in _facts() if fact.right()]
facts = st.sampled_from(FACTS)


def test_there_are_facts_to_try() -> None:
    assert len(FACTS) > 50


def errors(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.severity is Severity.ERROR]


def is_excluded(fact: Fact, text: str) -> bool:
    """Whether a text holds an `unless` word of the claim ("2016"), so that the claim is silent."""
    return any(word.lower() in text.lower() for claim in fact.registry.claims for word in claim.unless)


def replaced(fact: Fact, finding: Finding, words: str) -> str:
    return fact.sentence[: finding.span.start] + words + fact.sentence[finding.span.end :]


FIGURE = re.compile(r"(?<![\d.,])\d[\d,]*(?<!,)(?![\d.,]*\d)")
YEARS = range(1000, 2100)
ROUNDED = 100
"""From here on a figure before "million" or with three zeros is rounded by more than what is added to it."""


LIMIT = re.compile(r"(?i)(?:less|fewer|more) than\b|at (?:least|most)\b|up to\b|over\b|under\b|above\b|below\b")


def changed(words: str, by: int) -> str | None:
    """The words with their last whole figure changed beyond its rounding; `None` where they hold none that can be (no
    range, no day without its year, no limit, which a weaker one agrees with)."""
    figures = list(FIGURE.finditer(words))
    if not figures or "–" in words or LIMIT.match(words):
        return None
    figure = figures[-1]
    value = int(figure[0].replace(",", ""))
    if value not in YEARS and re.search(r"[A-Z][a-z]", words):
        return None
    other = value + by if value in YEARS or value < ROUNDED else 3 * value + by
    other += other % 10 == 0  # a round figure may be a rounded one
    written = f"{other:,}" if "," in figure[0] else str(other)
    return words[: figure.start()] + written + words[figure.end() :]


@EXAMPLES
@given(facts, st.data(), st.sampled_from([2, 3, 7, 40]))
def test_m6_only_the_value_decides(fact: Fact, data: st.DataObject, by: int) -> None:
    right = fact.right()
    finding = data.draw(st.sampled_from(right))
    other = changed(finding.text, by)
    assume(other is not None and not is_excluded(fact, other))
    wrong = fact.told(replaced(fact, finding, other or ""))
    there = [f for f in wrong.findings if f.span.start == finding.span.start]
    assert [f.verdict for f in there] == [Verdict.CONTRADICTED]
    others = [(f.verdict, f.text) for f in fact.told().findings if f is not finding and f.span != finding.span]
    assert [(f.verdict, f.text) for f in wrong.findings if f.span.start != finding.span.start] == others
    assert fact.told(replaced(fact, finding, finding.text)) == fact.told()


SAME = [
    ("The {} was signed on {}.", ["18 March 2014", "March 18, 2014", "18th March 2014", "2014-03-18", "18.03.2014"]),
    ("The {} was signed in {}.", ["March 2014", "Mar. 2014", "2014"]),
    ("The {} has {} members.", ["32", "thirty-two", "32.0", "thirty two"]),
    ("The {} draws {} visitors.", ["1.5 million", "1,500,000", "1.5m", "one and a half million"]),
    ("The {} is {} long.", ["8,849 m", "8849 metres", "8.849 km", "29,032 feet"]),
    ("The {} cost {}.", ["$450 million", "US$450m", "USD 450 million", "450 million dollars"]),
    ("The {} rose by {}.", ["5.2%", "5.2 per cent", "5.2 percent"]),
    ("The {} took {} to build.", ["3 years", "three years", "36 months"]),
]


@pytest.mark.parametrize(("frame", "ways"), SAME, ids=[ways[0] for _, ways in SAME])
def test_m10_equal_values_in_other_notation_agree(frame: str, ways: list[str]) -> None:
    for claimed in ways:
        claim = {"id": "it", "claim": frame.format("Tarn Treaty", claimed), "source": "s"}
        registry = Registry.from_claims([claim])
        for stated in ways:
            (finding,) = factcheck.check(frame.format("Tarn Treaty", stated), registry).findings
            assert finding.verdict is Verdict.CONSISTENT, (claimed, stated)


MONTHS = month_name[1:]
DAY = re.compile(rf"(?P<day>[0-9]{{1,2}}) (?P<month>{'|'.join(MONTHS)}) (?P<year>[0-9]{{4}})")
UNITS = {"metres": "m", "kilometres": "km", "tonnes": "t", "kilograms": "kg", "hectares": "ha"}


def rewritten(words: str) -> Iterator[str]:
    """Other ways of writing the same value."""
    if day := DAY.fullmatch(words):
        number = MONTHS.index(day["month"]) + 1
        yield f"{day['month']} {day['day']}, {day['year']}"
        yield f"{day['day']} {day['month'][:3]}. {day['year']}" if number != 5 else words
        yield f"{day['year']}-{number:02}-{int(day['day']):02}"
        yield f"{day['day']}th {day['month']} {day['year']}" if 4 <= int(day["day"]) <= 20 else words
    if re.search(r"\d,\d{3}(?!\d)", words):
        yield words.replace(",", "")
        yield words.replace(",", "\u202f")
    if re.search(r"(?<![\d,.])\d{5,}(?![\d,.])", words):
        yield re.sub(r"\d{5,}", lambda figure: f"{int(figure[0]):,}", words)
    if words.endswith((" million", " billion")):
        yield re.sub(" million$", "m", re.sub(" billion$", "bn", words))
    if words.endswith("%"):
        yield words[:-1] + " per cent"
        yield words[:-1] + " percent"
    for unit, sign in UNITS.items():
        if words.endswith(f" {unit}"):
            yield words.removesuffix(unit) + sign


@EXAMPLES
@given(facts, st.data())
def test_m10_a_value_in_another_notation_is_as_right(fact: Fact, data: st.DataObject) -> None:
    finding = data.draw(st.sampled_from(fact.right()))
    ways = [way for way in rewritten(finding.text) if way != finding.text]
    assume(ways)
    way = data.draw(st.sampled_from(ways))
    told = fact.told(replaced(fact, finding, way)).findings
    assert [f.verdict for f in told if f.span.start == finding.span.start] == [Verdict.CONSISTENT], way


DISGUISES = {
    "letters": [row.split("\t")[:3:2] for row in TABLE.read_text("utf-8").splitlines() if row.count("\t") == 4][1:],
    "invisible": ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\ufe0f", "\u034f", "\u115f", "\u180e"],
    "digits": [0x660, 0x6F0, 0x966, 0xFF10, 0x1D7CE, 0x1D7D8],
}
CRIMEA = Fact(
    "Russia annexed Crimea in 2016.",
    Registry.from_claims([{"id": "it", "claim": "Russia annexed Crimea in March 2014.", "source": "s"}]),
)
NAMES = range(len("Russia")), range(CRIMEA.sentence.index("Crimea"), CRIMEA.sentence.index(" in "))


def test_m12_a_letter_that_looks_alike_hides_no_error() -> None:
    assert errors(CRIMEA.told())
    for other, latin in DISGUISES["letters"]:
        for at in (*NAMES[0], *NAMES[1]):
            if CRIMEA.sentence[at] == latin:
                text = CRIMEA.sentence[:at] + other + CRIMEA.sentence[at + 1 :]
                assert errors(CRIMEA.told(text)), ascii(text)


def test_m12_an_invisible_character_hides_no_error() -> None:
    for character in DISGUISES["invisible"]:
        for at in range(1, len(CRIMEA.sentence)):
            text = CRIMEA.sentence[:at] + character + CRIMEA.sentence[at:]
            assert errors(CRIMEA.told(text)), ascii(text)


def test_m12_a_digit_of_another_script_hides_no_error() -> None:
    start = CRIMEA.sentence.index("2016")
    for zero in DISGUISES["digits"]:
        for many in (range(start, start + 4), *([at] for at in range(start, start + 4))):
            text = "".join(
                chr(zero + int(letter)) if at in many else letter for at, letter in enumerate(CRIMEA.sentence)
            )
            assert unicodedata.decimal(text[many[0]]) == int(CRIMEA.sentence[many[0]])
            assert errors(CRIMEA.told(text)), ascii(text)


LOOKALIKES = {latin: other for other, latin in DISGUISES["letters"] if len(latin) == 1}


@EXAMPLES
@given(facts, st.data())
def test_m12_no_disguise_hides_an_error(fact: Fact, data: st.DataObject) -> None:
    finding = data.draw(st.sampled_from(fact.right()))
    other = changed(finding.text, 7)
    assume(other is not None)
    wrong = replaced(fact, finding, other or "")
    assume(errors(fact.told(wrong)))
    at = data.draw(st.integers(1, len(wrong) - 1))
    invisible = data.draw(st.sampled_from(DISGUISES["invisible"]))
    digit = data.draw(st.sampled_from(DISGUISES["digits"]))
    letter = wrong[at]
    alike = chr(digit + int(letter)) if letter in "0123456789" else LOOKALIKES.get(letter, letter)
    assert errors(fact.told(f"{wrong[:at]}{invisible}{wrong[at:]}")), ascii(invisible)
    assert errors(fact.told(f"{wrong[:at]}{alike}{wrong[at + 1 :]}")), ascii(alike)


FRAMES = (
    "“{}”",
    "“{},” she said.",
    "According to the report, {}",
    "Perhaps {}",
    "It is said that {}",
    "If {} it rained.",
)


@pytest.mark.parametrize("frame", FRAMES)
@EXAMPLES
@given(facts)
def test_m16_a_right_value_stays_right_in_other_words(frame: str, fact: Fact) -> None:
    sentence = fact.sentence if "{}”" in frame else fact.sentence.rstrip(".")
    for finding in fact.told(frame.format(sentence)).findings:
        assert finding.verdict in (Verdict.CONSISTENT, Verdict.UNDECIDED), finding.explain()


VERB = re.compile(r" (?:was|is|were|are) ")


@EXAMPLES
@given(facts)
def test_m16_a_right_value_denied_is_wrong_by_the_denial_alone(fact: Fact) -> None:
    assume(VERB.search(fact.sentence))
    denied = VERB.sub(lambda verb: f"{verb[0]}not ", fact.sentence, count=1)
    for finding in fact.told(denied).findings:
        assert finding.proof is not None
        assert finding.verdict is not Verdict.CONTRADICTED or finding.proof.level == "negation", finding.explain()
