"""The gate on the figures of the gold set: no change may make them worse. Counted as `score.py gold` counts.

A case is right if the (claim, verdict) pairs reported are the pairs expected. The floors stand one point below what was
reached: raise them with the figures. Of the held-back file figures alone are told, no text and no id.

The figures of public data have floors too: `floors.tsv`, which `.ci/run` holds them to where the data is at hand.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import factcheck

HERE = Path(__file__).parent
FLAGS = frozenset({"contradicted", "outdated"})
Pairs = set[tuple[str, str]]


@dataclass
class Figures:
    """What was counted over a file, for each verdict where it makes a difference."""

    cases: int = 0
    right: int = 0
    hard: int = 0
    hard_right: int = 0
    silent: int = 0
    silent_unflagged: int = 0
    voices: int = 0
    voices_right: int = 0
    hit: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def count(self, case: dict[str, Any], want: Pairs, told: Pairs) -> None:
        """Take a case into the figures."""
        self.cases += 1
        self.right += want == told
        if case.get("hard") == "true":
            self.hard += 1
            self.hard_right += want == told
        if not want:
            self.silent += 1
            self.silent_unflagged += not any(verdict in FLAGS for _, verdict in told)
        self.hit.update(verdict for _, verdict in want & told)
        self.false.update(verdict for _, verdict in told - want)
        self.missed.update(verdict for _, verdict in want - told)

    def percentages(self) -> dict[str, float]:
        """The figures by name, in percent."""
        hit, false, missed = (sum(of[flag] for flag in FLAGS) for of in (self.hit, self.false, self.missed))
        return {
            "cases right": 100 * self.right / self.cases,
            "hard cases right": 100 * self.hard_right / self.hard,
            "flag precision": 100 * hit / (hit + false),
            "flag recall": 100 * hit / (hit + missed),
            "silent cases not flagged": 100 * self.silent_unflagged / self.silent,
            "voices right": 100 * self.voices_right / self.voices,
        }


@cache
def figures(name: str) -> Figures:
    """What is reported of every case of a gold file, counted."""
    found = Figures()
    suites = yaml.load((HERE / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["suites"]  # noqa: S506 - BaseLoader makes text of every scalar
    for suite in suites:
        registry = factcheck.Registry.from_mapping(suite["registry"])
        for case in suite["cases"]:
            day = date.fromisoformat(case["date"]) if "date" in case else None
            report = factcheck.check(case["text"], registry, published=day)
            said = {(f.claim.id, f.verdict.value, f.voice.value) for f in report.findings if f.claim}
            told = {(claim, verdict) for claim, verdict, _ in said}
            found.count(case, {(e["claim"], e["verdict"]) for e in case["expect"]}, told)
            for expected in case["expect"]:
                if "voice" in expected and (expected["claim"], expected["verdict"]) in told:
                    found.voices += 1
                    found.voices_right += (expected["claim"], expected["verdict"], expected["voice"]) in said
    return found


FLOORS = {
    "tuning": {
        "cases right": 89.5,
        "hard cases right": 89.4,
        "flag precision": 92.8,
        "flag recall": 86.7,
        "silent cases not flagged": 95.0,
        "voices right": 86.1,
    },
    "heldback": {
        "cases right": 85.8,
        "hard cases right": 85.8,
        "flag precision": 89.1,
        "flag recall": 85.4,
        "silent cases not flagged": 89.7,
        "voices right": 91.3,
    },
}


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls_below_its_floor(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    reached = figures(name).percentages()
    with capsys.disabled():
        print(f"\ngold {name}: " + ", ".join(f"{figure} {value:.1f}" for figure, value in reached.items()))  # noqa: T201 - the figures are the point
    assert set(reached) == set(FLOORS[name])
    assert {figure: value for figure, value in reached.items() if value < FLOORS[name][figure]} == {}
