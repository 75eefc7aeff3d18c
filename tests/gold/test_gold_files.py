"""The form of the gold set: what a runner may rely on. Verdicts are not judged here."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

import factcheck
from factcheck.comparison.interface import Verdict
from factcheck.matching.interface import Voice

HERE = Path(__file__).parent
HARD = (
    "01-attribution",
    "02-direct-quote",
    "03-correction",
    "04-negation",
    "05-hedge",
    "06-question-conditional",
    "07-relative-date",
    "08-anniversary-duration",
    "09-two-dates",
    "10-shared-date",
    "11-grain",
    "12-approximation",
    "13-bound",
    "14-floor",
    "15-range",
    "16-scale-spelling",
    "17-unit-kind",
    "18-percent-points",
    "19-changing-value",
    "20-as-of",
    "21-other-predicate",
    "22-entity-ambiguity",
    "23-name-forms",
    "24-coreference",
    "25-nominalisation",
    "26-subset-total",
    "27-comparison-trend",
    "28-part-of-place",
    "29-historical-text",
    "30-calendars",
    "31-typographic-noise",
    "32-sentence-splitting",
)
PLAIN = (
    "plain-right",
    "plain-wrong",
    "paraphrase",
    "other-entity",
    "other-attribute",
    "unrelated",
    "several-claims-one-sentence",
    "several-values-one-kind",
    "list-items",
    "apposition",
    "change-from-to",
    "timeline",
    "wrong-note",
    "false-rating",
    "name-slot",
    "place-containment",
)


def _suites(name: str) -> list[dict[str, Any]]:
    text = (HERE / f"{name}.yaml").read_text(encoding="utf-8")
    return list(yaml.load(text, Loader=yaml.BaseLoader)["suites"])  # noqa: S506 - BaseLoader makes text of every scalar


FILES = {name: _suites(name) for name in ("tuning", "heldback")}
SUITES = [pytest.param(suite, id=f"{name}:{suite['name']}") for name, suites in FILES.items() for suite in suites]


def _cases(name: str) -> list[dict[str, Any]]:
    return list(chain.from_iterable(suite["cases"] for suite in FILES[name]))


def _repeated(items: list[str]) -> list[str]:
    return [item for item, count in Counter(items).items() if count > 1]


def test_ids_and_texts_are_unique_over_both_files() -> None:
    cases = [case for name in FILES for case in _cases(name)]
    suites = [suite for name in FILES for suite in FILES[name]]
    assert _repeated([case["id"] for case in cases]) == []
    assert _repeated([case["text"] + case.get("date", "") for case in cases]) == []
    assert _repeated([suite["name"] for suite in suites]) == []
    assert _repeated([claim["id"] for suite in suites for claim in suite["registry"]["claims"]]) == []


@pytest.mark.parametrize("name", FILES)
def test_every_phenomenon_is_there(name: str) -> None:
    counts = Counter(case["phenomenon"] for case in _cases(name))
    assert [phenomenon for phenomenon in HARD if counts[phenomenon] < 5] == []
    assert set(counts) == {*HARD, *PLAIN}


def test_every_hard_case_is_there_ten_times() -> None:
    counts = Counter(case["phenomenon"] for name in FILES for case in _cases(name))
    assert len(HARD) == 32
    assert [phenomenon for phenomenon in HARD if counts[phenomenon] < 10] == []


def test_about_half_is_held_back() -> None:
    held, all_ = len(_cases("heldback")), sum(len(_cases(name)) for name in FILES)
    assert 0.45 <= held / all_ <= 0.55


def test_the_set_is_large_enough() -> None:
    for suites in FILES.values():
        assert sum(len(suite["registry"]["claims"]) for suite in suites) >= 30
        assert sum(len(suite["cases"]) for suite in suites) >= 210


@pytest.mark.parametrize("suite", SUITES)
def test_cases_are_well_formed(suite: dict[str, Any]) -> None:
    claims = {claim["id"] for claim in suite["registry"]["claims"]}
    for case in suite["cases"]:
        assert set(case) <= {"id", "phenomenon", "hard", "text", "date", "expect"}, case["id"]
        assert (case.get("hard") == "true") == (case["phenomenon"] in HARD), case["id"]
        assert "date" not in case or str(date.fromisoformat(case["date"])) == case["date"]
        for expected in case["expect"]:
            assert set(expected) <= {"claim", "verdict", "stated", "voice"}, case["id"]
            assert expected["claim"] in claims, case["id"]
            assert expected["verdict"] in set(Verdict), case["id"]
            assert expected.get("voice", "attributed") == Voice.ATTRIBUTED, case["id"]
            assert expected.get("stated", "") in case["text"], case["id"]


@pytest.mark.parametrize("suite", SUITES)
def test_registries_load(suite: dict[str, Any]) -> None:
    registry = factcheck.Registry.from_mapping(suite["registry"])
    assert [claim.id for claim in registry.claims] == [claim["id"] for claim in suite["registry"]["claims"]]


def test_what_each_figure_is_held_to_is_told_whole() -> None:
    lines = (HERE / "floors.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert {len(row) for row in rows} == {6}
    assert {row[3] for row in rows} == {"least", "most"}
    assert _repeated([" ".join(row[:3]) for row in rows]) == []
    assert [row for row in rows if not (float(row[4]) >= 0 and float(row[5]) >= 0)] == []
