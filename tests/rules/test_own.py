"""Articles held to themselves: precision and recall on labelled texts, end to end, and the cases of peers.

The texts were written before the rules; of each half, one was not looked at until the rules stood (`heldback`).
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import factcheck
from factcheck import Registry
from factcheck.rules.own import OWN_RULES

CORPUS = Path(__file__).parent / "corpus"
COMMAND = str(Path(sys.executable).with_name("factcheck"))
LEAST_PRECISION = 0.98
LEAST_RECALL = {"tuning": 0.95, "heldback": 0.85}


def cases(name: str) -> list[dict[str, object]]:
    lines = (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def reported(texts: list[dict[str, object]], folder: Path) -> list[set[str]]:
    """The rules that `factcheck check` reports of each text, which is an article of its own."""
    for number, case in enumerate(texts):
        head = f"---\ndate: {case['published']}\n---\n\n" if case["published"] else ""
        (folder / f"{number:03}.md").write_text(f"{head}{case['text']}\n", encoding="utf-8")
    arguments = ["check", ".", "--no-registry", "--output-format", "json", "--fail-on", "never"]
    done = subprocess.run([COMMAND, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    found: list[set[str]] = [set() for _ in texts]
    for finding in json.loads(done.stdout)["findings"]:
        found[int(Path(finding["path"]).stem)].add(finding["rule"])
    return found


@pytest.mark.parametrize("half", ["tuning", "heldback"])
def test_precision_and_recall(half: str, tmp_path: Path) -> None:
    """A flag is right if the text is wrong in the way that the rule says; any other is an alarm."""
    texts = cases(f"alone-{half}")
    found = reported(texts, tmp_path)
    right = sum(bool(case["wrong"]) and case["rule"] in rules for case, rules in zip(texts, found, strict=True))
    alarms = [
        (case["text"], rules)
        for case, rules in zip(texts, found, strict=True)
        if rules - ({case["rule"]} if case["wrong"] else set())
    ]
    wrong = sum(bool(case["wrong"]) for case in texts)
    assert right / (right + len(alarms)) >= LEAST_PRECISION, alarms
    assert right / wrong >= LEAST_RECALL[half]


def test_every_rule_has_texts_of_both_kinds_in_both_halves() -> None:
    counted = Counter(
        (case["rule"], case["wrong"]) for half in ("tuning", "heldback") for case in cases(f"alone-{half}")
    )
    assert {rule for rule, _ in counted} == {own.rule.id for own in OWN_RULES}
    assert min(counted.values()) >= 24
    assert sum(counted.values()) == 600


@pytest.mark.parametrize("case", cases("weekday-peers"), ids=lambda case: case["text"][:40])
def test_what_a_peer_catches_is_caught(case: dict[str, object]) -> None:
    day = date.fromisoformat(str(case["published"])) if case["published"] else None
    findings = factcheck.check(str(case["text"]), Registry.from_claims([]), published=day).findings
    rules = {finding.rule for finding in findings}
    assert rules == ({case.get("rule", "weekday-mismatch")} if case["wrong"] else set())


def test_all_that_would_mend_it_is_told() -> None:
    text = "They met on Tuesday, 18 October 2021, 10 miles (18 km) away."
    weekday, distance = factcheck.check(text, Registry.from_claims([])).findings
    assert weekday.help == "write `Monday`, or the date of a Tuesday: 12 October 2021 or 19 October 2021"
    assert distance.help == "write `16 kilometres`, or `11 miles` for 10 miles"
    assert text[weekday.span.start : weekday.span.end] == "Tuesday, 18 October 2021"


def test_a_span_is_true_to_the_source_in_markdown(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("They met on **Tuesday**, *18 October* 2021.\n", encoding="utf-8")
    (finding,) = factcheck.check_file(path, Registry.from_claims([])).findings
    assert finding.text == "Tuesday**, *18 October* 2021"
