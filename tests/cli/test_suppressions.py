"""Suppressions in articles and the exit code: what is held back fails no run, unless the run obeys no article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ID = "crimea-annexation"
REPORT = "--output-format", "json"


@pytest.fixture
def article(desk) -> Path:
    """The wrong sentence of the writer's folder in Markdown, held back until a day, and a second time by `[sic]`."""
    wrong = (desk / "wrong.txt").read_text()
    comment = f'<!-- factcheck: ignore[{ID}] reason="old maps" until=2026-12-31 -->'
    path = desk / "maps.md"
    path.write_text(f"{comment}\n{wrong}\n{wrong.strip().removesuffix('.')} [sic].\n")
    return path


CASES = {
    "on its last day": (("--today", "2026-12-31"), 0, 2, []),
    "a day later": (("--today", "2027-01-01"), 1, 1, ["expired-suppression", "value-mismatch"]),
    "not obeyed": (("--no-inline-suppressions", "--today", "2026-12-31"), 1, 0, ["value-mismatch"] * 2),
    "by the rest of the claims": (("--no-registry",), 0, 0, []),
}


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(("options", "code", "held", "rules"), CASES.values(), ids=CASES)
def test_what_is_held_back_fails_no_run(run, options: tuple[str, ...], code: int, held: int, rules: list[str]) -> None:
    done = run("maps.md", *REPORT, *options)
    report = json.loads(done.stdout)
    assert done.returncode == report["exit_code"] == code
    assert report["summary"]["held_back"]["suppression"] == held
    assert [finding["rule"] for finding in report["findings"]] == rules


@pytest.mark.usefixtures("article")
def test_a_report_says_how_many_are_held_back_or_were_not_obeyed(run) -> None:
    held = run("maps.md", "--today", "2026-12-31").stdout
    assert "exit 0: no other statement is at odds with the registry; 2 suppressed held back" in held
    obeyed = run("maps.md", "--no-inline-suppressions").stdout
    assert "Not obeyed 2 suppressions in articles (--no-inline-suppressions)" in obeyed


def test_an_expired_suppression_fails_a_run_that_gates_on_warnings(run, article) -> None:
    article.write_text(f'<!-- factcheck: ignore[{ID}] reason="r" until=2020-01-01 -->\nNothing is said.\n')
    assert run("maps.md").returncode == 0
    assert run("maps.md", "--fail-on", "warning").returncode == 1


@pytest.mark.usefixtures("article")
def test_a_day_that_is_none(run) -> None:
    done = run("maps.md", "--today", "soon")
    assert done.returncode == 2
    assert done.stderr == "--today: `soon` is no date; help: write it as 2021-10-19\n"


@pytest.mark.usefixtures("article")
def test_annotate_marks_nothing_that_is_held_back(run) -> None:
    done = run("annotate", "maps.md", "--today", "2026-12-31", "--quiet")
    assert (done.returncode, "✗ " in done.stdout) == (0, False)
    done = run("annotate", "maps.md", "--no-inline-suppressions", "--quiet")
    assert (done.returncode, "✗ " in done.stdout) == (1, True)
