"""What settings change: which findings are asked for, how severe they are, of which paths, and which files are read."""

from __future__ import annotations

import json

import pytest

BOTH = ["value-mismatch", "weekday-mismatch"]

ASKED = {
    (): BOTH,
    ("--ignore", "weekday-mismatch"): ["value-mismatch"],
    ("--ignore", "*-mismatch"): [],
    ("--ignore", "suspicious-text"): BOTH,
    ("--select", "weekday-*"): ["weekday-mismatch"],
    ("--select", "value-mismatch"): ["value-mismatch"],
    ("--select", "crimea-annexation"): BOTH,  # about claims only: the rules that need none go on
    ("--select", "crimea-*", "--select", "age-mismatch"): ["value-mismatch"],
    ("--select", "kyiv-*", "--select", "weekday-mismatch"): ["weekday-mismatch"],
    ("--select", "kyiv-*", "--select", "value-mismatch"): ["value-mismatch"],
    ("--no-registry", "--select", "weekday-mismatch"): ["weekday-mismatch"],
}
"""What is asked for of the article, and the rules of the findings that are listed."""


def listed(out: str) -> list[tuple[str, str, str]]:
    found = json.loads(out)["findings"]
    return [(finding["path"], finding["rule"], finding["severity"]) for finding in found]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(("options", "rules"), ASKED.items())
def test_rules_and_claims_are_selected_by_one_pattern(here, options: tuple[str, ...], rules: list[str]) -> None:
    code, out, err = here("article.txt", "--output-format", "json", *options)
    assert (code, err) == (1 if rules else 0, "")
    assert [rule for _, rule, _ in listed(out)] == rules
    summary = json.loads(out)["summary"]
    held = 0 if "--no-registry" in options or "crimea-annexation" in options else 2 - len(rules)
    assert summary["held_back"]["setting"] == held
    assert (f"{held} ignored held back" in json.loads(out)["exit_reason"]) == bool(held)


def test_no_pattern_hides_that_nothing_was_checked(here, desk, write) -> None:
    write(desk, {"none.txt": "Nothing is said here of anything that is known.\n"})
    assert "NOTHING WAS CHECKED" in here("none.txt", "--ignore", "weekday-mismatch")[1]


def test_severity_of_a_rule(here, two, write) -> None:
    write(
        two, {"factcheck.toml": '[rules]\nvalue-mismatch = "warning"\nweekday-mismatch = "error"\nconsistent = "error"'}
    )
    out = here("article.txt", "right.txt", "--output-format", "json", "--show", "all")[1]
    assert listed(out) == [
        ("article.txt", "value-mismatch", "warning"),
        ("article.txt", "weekday-mismatch", "error"),
        ("right.txt", "consistent", "note"),
    ]
    steps = {finding["rule"]: finding["proof"]["steps"] for finding in json.loads(out)["findings"]}
    assert steps["value-mismatch"][-1] == "warning by factcheck.toml:2"


THREE_SECTIONS = """
[[per-path]]
paths = "old"
ignore = "weekday-*"
[[per-path]]
paths = ["*.txt", "!article.txt"]
ignore = "crimea-*"
[[per-path]]
paths = "/article.txt"
ignore = ["crimea-*", "weekday-mismatch"]
"""
PER_PATH = {
    "what is ignored there": (
        '[[per-path]]\npaths = "old/**"\nignore = ["weekday-*"]',
        [("article.txt", *BOTH), ("old/article.txt", "value-mismatch")],
        1,
    ),
    "what is selected there": (
        '[[per-path]]\npaths = "old/"\nselect = ["weekday-*"]',
        [("article.txt", *BOTH), ("old/article.txt", "weekday-mismatch")],
        1,
    ),
    "each section leaves out more": (
        THREE_SECTIONS,
        [("old/article.txt", "value-mismatch")],
        1,
    ),
    "when it fails there": (
        'fail-on = "never"\n[[per-path]]\npaths = "old/**"\nfail-on = "error"',
        [("article.txt", *BOTH), ("old/article.txt", *BOTH)],
        1,
    ),
    "of one value the last has the word": (
        '[[per-path]]\npaths = "*.txt"\nfail-on = "error"\n[[per-path]]\npaths = "*.txt"\nfail-on = "never"',
        [("article.txt", *BOTH), ("old/article.txt", *BOTH)],
        0,
    ),
    "a section about nothing that is checked": (
        '[[per-path]]\npaths = "new/**"\nfail-on = "never"\nignore = "crimea-*"',
        [("article.txt", *BOTH), ("old/article.txt", *BOTH)],
        1,
    ),
}


@pytest.mark.parametrize(("text", "rules", "exit_code"), PER_PATH.values(), ids=PER_PATH)
def test_what_holds_for_some_paths(here, two, text: str, rules: list[tuple[str, ...]], exit_code: int, write) -> None:
    write(two, {"factcheck.toml": text})
    code, out, err = here("article.txt", "old", "--output-format", "json")
    assert (code, err) == (exit_code, "")
    assert [(path, rule) for path, rule, _ in listed(out)] == [(path, rule) for path, *of in rules for rule in of]


def test_the_exit_code_honours_the_path_and_says_so(here, two, write) -> None:
    write(two, {"factcheck.toml": '[[per-path]]\npaths = "old/**"\nfail-on = "never"'})
    code, out, _ = here("old", "--output-format", "concise")
    assert (code, out.splitlines()[-1]) == (
        0,
        "exit 0: 2 errors are below --fail-on=error or that of the path (use --fail-on=error to gate)",
    )
    assert here("old", "--output-format", "junit")[1].count("<failure") == 0
    code, out, _ = here("article.txt", "old", "--output-format", "concise")
    assert out.splitlines()[-1] == "exit 1: 2 findings at or above --fail-on=error or that of the path"
    assert here("old", "--fail-on", "error", "-q")[0] == 1  # the command line has the word before any file


def test_how_sure_a_finding_has_to_be_for_some_paths(here, two, write) -> None:
    unsure = "The Kyiv Metro is deep. It was opened in 1970.\n"
    write(two, {"a.txt": unsure, "old/a.txt": unsure})
    write(two, {"factcheck.toml": 'min-confidence = "high"\n[[per-path]]\npaths = "old/**"\nmin-confidence = "low"'})
    shown = [path for path, _, _ in listed(here("a.txt", "old/a.txt", "--output-format", "json", "--show", "all")[1])]
    assert shown == ["old/a.txt"]
    out = here("a.txt", "old/a.txt", "--output-format", "json", "--min-confidence", "high", "--show", "all")[1]
    assert listed(out) == []


def test_articles_in_another_encoding_below_a_folder(here, desk, write) -> None:
    (desk / "old").mkdir()
    (desk / "old" / "a.txt").write_bytes(
        "Crimea’s parliament. Russia annexed Crimea from Ukraine in March 2014.".encode("cp1252")
    )
    assert here("old/a.txt")[0] == 2
    write(desk, {"factcheck.toml": '[[per-path]]\npaths = "old/**"\nencoding = "cp1252"'})
    assert here("old/a.txt")[0] == 0
    assert "Crimea’s" in here("explain", "old/a.txt")[1]
    assert here("values", "old/a.txt")[0] == 0
    assert here("check", "-", "--stdin-filename", "old/a.txt", "--encoding", "nonsense")[0] == 2


EXCLUDED = {
    ("*.md",): ["article.txt", "old/article.txt", "old/deep/b.txt"],
    ("old/**",): ["a.md", "article.txt"],
    ("old",): ["a.md", "article.txt"],
    ("/article.txt",): ["a.md", "old/article.txt", "old/deep/b.txt"],
    ("*.txt", "!article.txt"): ["a.md", "article.txt", "old/article.txt"],
    ("deep/",): ["a.md", "article.txt", "old/article.txt"],
}


@pytest.mark.parametrize(("globs", "read"), EXCLUDED.items(), ids=" ".join)
def test_what_is_left_out_of_folders(here, two, globs: tuple[str, ...], read: list[str], write) -> None:
    text = (two / "article.txt").read_text()
    write(two, {"a.md": text, "old/deep/b.txt": text, "factcheck.toml": f"exclude = {json.dumps(globs)}"})
    for name in ("right.txt", "wrong.txt"):
        (two / name).unlink()

    def documents(out: str) -> list[str]:
        return [one["path"].removeprefix("./") for one in json.loads(out)["documents"]]

    assert documents(here(".", "--output-format", "json")[1]) == read
    options = [word for glob in globs for word in ("--exclude", glob)]
    assert documents(here(".", "--isolated", "--output-format", "json", *options)[1]) == read
    below = [path.removeprefix("old/") for path in read if path.startswith("old/")]
    if below:
        assert documents(here(".", "--output-format", "json", cwd=two / "old")[1]) == below


def test_what_is_named_is_read_though_it_is_excluded(here, two, write) -> None:
    write(two, {"factcheck.toml": 'exclude = ["old/**"]'})
    assert here("old/article.txt", "-q")[0] == 1
    code, out, err = here("old")
    assert (code, err) == (
        2,
        "old: no article in this folder that is not excluded; help: looked for " + err.partition("looked for ")[2],
    )
    code, out, err = here("old/article.txt", "--force-exclude")
    assert (code, err) == (0, "")
    assert "\nExcluded though named: old/article.txt\n" in out
    assert out.endswith("exit 0: NOTHING WAS CHECKED: 1 path named is excluded\n")
    code, out, _ = here("old", "right.txt", "--force-exclude")
    assert (code, out.splitlines()[-1]) == (0, "exit 0: no statement is at odds with the registry")
    assert "\nExcluded though named: old\n" in out
    assert here("missing.txt", "old", "--force-exclude")[0] == 2
