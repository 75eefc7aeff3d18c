"""What must hold of every article and registry, on sentences of the gold set, the scenarios and the claims.

M1 to M16 are the metamorphic properties of a checker: a change of article or registry, and what it may do to findings.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import Confidence, Finding, Registry, Report
from factcheck.text.document import BlockKind

TESTS = Path(__file__).parent
EXAMPLES = settings(max_examples=100)
BLOCK = re.compile(r"^```(?P<info>[^`\n]*)\n(?P<body>(?:.*\n)*?)```$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    """An article, its date, and the number of its registry."""

    text: str
    published: date | None
    registry: int

    def told(self, registry: Registry | None = None, text: str | None = None) -> Report:
        """What is said of it, or of another text or by another registry in its place."""
        held_to = registry or registry_of(self.registry)
        return factcheck.check(self.text if text is None else text, held_to, published=self.published)


def _plain(text: str) -> Any:  # noqa: ANN401 - any YAML
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes text of every scalar


def _collected() -> tuple[list[Mapping[str, Any]], list[Case]]:
    registries: list[Mapping[str, Any]] = []
    cases: list[Case] = []
    for suite in _plain((TESTS / "gold" / "tuning.yaml").read_text(encoding="utf-8"))["suites"]:
        registries.append(suite["registry"])
        for case in suite["cases"]:
            day = date.fromisoformat(case["date"]) if "date" in case else None
            cases.append(Case(case["text"], day, len(registries) - 1))
    for page in sorted((TESTS / "scenarios").glob("*.md")):
        for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
            if block["info"] == "yaml claims":
                registries.append(_plain(block["body"]))
            elif block["info"].startswith("txt article"):
                day = date.fromisoformat(block["info"].split()[2]) if block["info"][11:] else None
                cases.extend(
                    Case(text.replace("\n", " ").strip(), day, len(registries) - 1)
                    for text in block["body"].split("\n\n")
                )
    for path in sorted((TESTS.parent / "claims").glob("*.yaml")):
        registries.append(_plain(path.read_text(encoding="utf-8")))
        for claim in registries[-1]["claims"]:
            tests = chain.from_iterable(claim.get("tests", {}).values())
            for test in ({"text": claim["claim"]}, *tests):
                text, day = (test, None) if isinstance(test, str) else (test["text"], test.get("date"))
                cases.append(Case(text, day and date.fromisoformat(day), len(registries) - 1))
    return registries, cases


MAPPINGS, CASES = _collected()


@cache
def registry_of(number: int) -> Registry:
    return Registry.from_mapping(MAPPINGS[number])


def with_claims(number: int, claims: Sequence[object]) -> Registry:
    return Registry.from_mapping({**MAPPINGS[number], "claims": list(claims)})


def claims_of(number: int) -> list[dict[str, Any]]:
    return list(MAPPINGS[number]["claims"])


def key(finding: Finding) -> tuple[str, str, str, str, str]:
    """What a finding says, without its place."""
    claim = finding.claim.id if finding.claim else ""
    return finding.rule, claim, finding.severity, finding.voice, "" if claim else " ".join(finding.text.split())


def keys(report: Report) -> list[tuple[str, str, str, str, str]]:
    return [key(finding) for finding in report.findings]


def placed(report: Report, *, by: int = 0) -> list[tuple[object, ...]]:
    """What is said, and where, with every place `by` characters further back."""
    return [(*key(f), f.span.start - by, f.span.end - by, f.stated, f.reference, f.confidence) for f in report.findings]


def reaches_further(case: Case) -> bool:
    """Whether it holds what the whole article is read by: a headline, an acronym that it declares, or a common noun
    that stands for a name of the registry ("the alliance"), wherever in the article the name itself is."""
    (checked,) = case.told().documents
    headline = any(block.kind is BlockKind.HEADING for block in checked.document.blocks)
    common = (name for group in registry_of(case.registry).names for name in group.names if name.islower())
    words = case.text.lower()
    return headline or "(" in words or any(name.split()[-1] in words for name in common)


def sure(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Without what is bound by no name at all: a name in any paragraph before may be what "it" stands for."""
    return [row for row in rows if row[-1] is not Confidence.LOW]


cases = st.sampled_from(CASES)


@EXAMPLES
@given(cases)
def test_places_are_of_the_source(case: Case) -> None:
    (checked,) = case.told().documents
    assert checked.document.source == case.text
    for finding in checked.findings:
        assert finding.text == case.text[finding.span.start : finding.span.end]
        assert finding.sentence.covers(finding.span)
    places = [(finding.span.start, finding.span.end) for finding in checked.findings]
    assert places == sorted(places)


UNRELATED = {"id": "zzz", "claim": "The Quorvex obelisk of Zembla weighs 7,341 tonnes.", "source": "none"}


@EXAMPLES
@given(cases)
def test_m1_an_unrelated_claim_changes_nothing(case: Case) -> None:
    more = with_claims(case.registry, [*claims_of(case.registry), UNRELATED])
    assert placed(case.told(more)) == placed(case.told())


@cache
def among_all(number: int) -> Registry:
    """The claims of a registry, and with them those of all others."""
    others = {claim["id"]: claim for at in range(len(MAPPINGS)) for claim in claims_of(at)}
    own = {claim["id"]: claim for claim in claims_of(number)}
    return with_claims(number, (others | own).values())


@settings(max_examples=20)
@given(cases)
def test_m1_neither_do_all_claims_of_other_fields(case: Case) -> None:
    own = {claim["id"] for claim in claims_of(case.registry)}
    told = [row for row in placed(case.told(among_all(case.registry))) if row[1] in own or not row[1]]
    assert told == placed(case.told())


@EXAMPLES
@given(cases, st.randoms(use_true_random=False))
def test_m2_the_order_of_claims_changes_nothing(case: Case, random: Any) -> None:  # noqa: ANN401 - a `random.Random`
    claims = claims_of(case.registry)
    random.shuffle(claims)
    assert placed(case.told(with_claims(case.registry, claims))) == placed(case.told())


def shuffled(value: Any, random: Any) -> Any:  # noqa: ANN401 - any YAML, and a `random.Random`
    """The same mapping with its keys, and those of all mappings in it, in another order."""
    match value:
        case dict():
            keys = list(value)
            random.shuffle(keys)
            return {key: shuffled(value[key], random) for key in keys}
        case list():
            return [shuffled(item, random) for item in value]
        case _:
            return value


@EXAMPLES
@given(cases, st.randoms(use_true_random=False))
def test_m2_neither_does_the_order_of_keys(case: Case, random: Any) -> None:  # noqa: ANN401 - a `random.Random`
    other = Registry.from_mapping(shuffled(MAPPINGS[case.registry], random))
    assert placed(case.told(other)) == placed(case.told())


@EXAMPLES
@given(cases, st.data())
def test_m3_without_a_claim_its_findings_are_gone_and_no_others(case: Case, data: st.DataObject) -> None:
    claims = claims_of(case.registry)
    assume(len(claims) > 1)
    told = placed(case.told())
    mentioned = [claim for claim in claims if any(claim["id"] == row[1] for row in told)]
    gone = data.draw(st.sampled_from(mentioned or claims))["id"]
    fewer = with_claims(case.registry, [claim for claim in claims if claim["id"] != gone])
    assert placed(case.told(fewer)) == [row for row in told if row[1] != gone]


VARIANTS = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "NFC": lambda text: unicodedata.normalize("NFC", text),
    "curly apostrophes": lambda text: re.sub(r"(?<=\w)'(?=\w)", "’", text),
    "straight apostrophes": lambda text: re.sub(r"(?<=\w)’(?=\w)", "'", text),
    "curly quotes": lambda text: re.sub(r'(?<!\w)"([^"]*)"', r"“\1”", text),
    "straight quotes": lambda text: text.replace("“", '"').replace("”", '"'),
}


@pytest.mark.parametrize("variant", VARIANTS)
@EXAMPLES
@given(cases)
def test_m4_typography_changes_no_verdict(variant: str, case: Case) -> None:
    assert keys(case.told(text=VARIANTS[variant](case.text))) == keys(case.told())


BLANKS = re.compile(r"(?<=\S) (?=\S)")


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2009", "\u3000", "  ", "\t "], ids=ascii)
@EXAMPLES
@given(cases, st.sets(st.integers(0, 60)))
def test_m4_other_blanks_change_no_verdict(blank: str, case: Case, chosen: set[int]) -> None:
    count = iter(range(len(case.text)))
    text = BLANKS.sub(lambda _: blank if next(count) in chosen else " ", case.text)
    assert keys(case.told(text=text)) == keys(case.told())


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n  "], ids=ascii)
@EXAMPLES
@given(cases, st.integers(60, 100))
def test_m4_other_line_breaks_change_no_verdict(end: str, case: Case, width: int) -> None:
    paragraphs = case.text.split("\n\n")
    text = "\n\n".join(textwrap.fill(text, width, break_on_hyphens=False) for text in paragraphs)
    assert keys(case.told(text=text.replace("\n", end))) == keys(case.told())


@EXAMPLES
@given(cases, st.data())
def test_m5_paragraphs_are_read_by_themselves(case: Case, data: st.DataObject) -> None:
    other = data.draw(st.sampled_from([c for c in CASES if c.registry == case.registry]))
    other = replace(other, published=case.published)
    assume(not (reaches_further(case) or reaches_further(other)))
    both = f"{case.text}\n\n{other.text}"
    at = len(case.text) + 2
    apart = placed(case.told()) + placed(other.told(), by=-at)
    assert sure(placed(case.told(text=both))) == sure(apart)


@EXAMPLES
@given(cases)
def test_m8_a_paragraph_twice_is_told_twice(case: Case) -> None:
    once = placed(case.told())
    at = len(case.text) + 2
    assert sure(placed(case.told(text=f"{case.text}\n\n{case.text}"))) == sure(once + placed(case.told(), by=-at))


NEUTRAL = "Rain fell all morning and the streets stayed empty."


@pytest.mark.parametrize("gap", [" ", "\n\n"])
@EXAMPLES
@given(cases)
def test_m7_a_neutral_sentence_changes_nothing(gap: str, case: Case) -> None:
    (checked,) = case.told().documents
    assume(checked.document.published is None or case.published is not None)
    told = placed(case.told())
    assert placed(case.told(text=f"{case.text}{gap}{NEUTRAL}")) == told
    before = f"{NEUTRAL}{gap}"
    assert placed(case.told(text=before + case.text), by=len(before)) == told


@EXAMPLES
@given(cases, st.data())
def test_m11_a_claim_twice_is_told_twice(case: Case, data: st.DataObject) -> None:
    claims = claims_of(case.registry)
    twin = data.draw(st.sampled_from(claims))
    twice = with_claims(case.registry, [*claims, {**twin, "id": "zzz-twin"}])
    told = placed(case.told(twice))
    assert [row for row in told if row[1] != "zzz-twin"] == placed(case.told())
    assert [row[:1] + row[2:] for row in told if row[1] == "zzz-twin"] == [
        row[:1] + row[2:] for row in told if row[1] == twin["id"]
    ]


@EXAMPLES
@given(cases)
def test_m15_a_beginning_is_told_as_it_was(case: Case) -> None:
    whole = placed(case.told())
    for sentence in factcheck.split_sentences(case.text):
        beginning = placed(case.told(text=case.text[: sentence.end]))
        assert beginning == [row for row in whole if row[5] < sentence.end]  # type: ignore[operator]  # a place


@pytest.mark.parametrize(
    "claim",
    [
        "ChemLawn said its board rejected the offer and urged shareholders not to tender their shares.",
        "On its first weekend, the total collection was noted as 32 crore.",
        "Sandra Bullock was not the first actor approached about starring in the film Gravity.",
        "A spokesman insisted that no-one is losing out because of the changes to benefits.",
        "Twitter limited all posts to 140 characters, and photos no longer count as characters.",
    ],
)
def test_a_claim_never_contradicts_itself(claim: str) -> None:
    registry = factcheck.Registry.from_claims([{"id": "it", "claim": claim, "source": "s"}])
    assert [f for f in factcheck.check(claim, registry).findings if f.verdict is factcheck.Verdict.CONTRADICTED] == []
