"""Faults of a configuration file: each at its place, with how to mend it, all at once, and nothing checked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

WORDS = "`error`, `warning`, `note` or `never`"
NO_KEY = "is not a key of the configuration"

FAULTS = {
    # A key that is none, and the one that may be meant.
    'fail_on = "error"': "1:1: `fail_on` is not a key of the configuration; help: did you mean `fail-on`?",
    '\n  clams = "x.yaml"': "2:3: `clams` is not a key of the configuration; help: did you mean `claims`?",
    "[tool.factcheck]\nquiet = true": f"1:1: `tool` {NO_KEY}; help: only a `pyproject.toml` has `[tool.factcheck]`: "
    "write the keys without it",
    "debug = true": f"1:1: `debug` {NO_KEY}; help: it holds for one run: give it as `--debug`",
    'config = "x"': f"1:1: `config` {NO_KEY}; help: it holds for one run: give it as `--config`",
    "date = 2021-10-19": f"1:1: `date` {NO_KEY}; help: it holds for one run: give it as `--date`",
    # A value of another kind than the key takes.
    'quiet = "yes"': "1:1: `quiet`: `yes` is neither `true` nor `false`; help: write `true` or `false`, without "
    "quotation marks",
    "max-bytes = 1.5": "1:1: `max-bytes`: `1.5` is not a whole number; help: write it as `20000000`",
    "max-bytes = true": "1:1: `max-bytes`: `true` is not a whole number; help: write it as `20000000`",
    "max-bytes = 0": "1:1: `max-bytes`: 0 is less than 1; help: write it as `20000000`",
    "fail-on = 1": '1:1: `fail-on`: `1` is not a text; help: write it in quotation marks: `"…"`',
    'fail-on = "eror"': f"1:1: `fail-on`: `eror` is none of {WORDS}; help: did you mean `error`?",
    "encoding = 1979-05-27": '1:1: `encoding`: a date or time is not a text; help: write it in quotation marks: `"…"`',
    "claims = {}": '1:1: `claims`: a table is not a list of texts; help: write it as `["…", "…"]`',
    'select = [\n  "a*",\n  3]': '3:3: `select`: `3` is not a text; help: write it in quotation marks: `"…"`',
    'claims = [" "]': "1:11: `claims`: an empty text says nothing; help: leave the key out",
    'claims = "a\\u0000b"': "1:1: `claims`: this text holds a NUL character; help: take it out",
    'output-format = "json=out.json"': "1:1: `output-format`: `json=out.json` names a file to write; help: only a "
    "command line names those: write `json`",
    # Tables: severities of rules, and sections for some paths.
    '[rules]\nvalue-mismach = "note"': "2:1: no rule has the id `value-mismach`; help: did you mean `value-mismatch`?",
    '[rules]\nvalue-mismatch = "off"': "2:1: `rules.value-mismatch`: `off` is none of `error`, `warning` or `note`; "
    "help: to have none of its findings, write its id under `ignore`",
    'rules = "none"': "1:1: `none` is no table; help: write keys and values below it",
    '[[per-path]]\nignore = "x"': "1:1: a section of `per-path` without `paths`; help: write `paths = "
    '["archive/**"]` into it',
    '[per-path]\npaths = "x"': "1:1: a table is no list of sections; help: write `[[per-path]]` above each",
    '[[per-path]]\npaths = "x"\nclaims = "y"': "3:1: `claims` is not a key of a section of `per-path`; help: it holds "
    "for a whole run: write it above the first `[[per-path]]`",
    '[[per-path]]\npaths = "x"\nfail-no = "note"': "3:1: `fail-no` is not a key of a section of `per-path`; help: did "
    "you mean `fail-on`?",
    # What is no TOML at all.
    "quiet = yes": '1:9: is not TOML: invalid value; help: a line reads `key = "text"`, `key = ["text", "text"]` '
    "or `key = true`: https://toml.io",
    "quiet = true\nquiet = true": "2:13: is not TOML: cannot overwrite a value; help: a line reads",
    'claims = "a': "1:12: is not TOML: ",
    "a = " + "[" * 5000 + "]" * 5000: " is nested too deeply; help: nothing in it needs more than two levels",
    "max-bytes = " + "9" * 5000: " holds a number that is too long; help: no key takes it",
}

EXTENDED = {
    'extend = "base.toml"': "1:1: `extend`: `base.toml` there is no such file; help: name a file that is there",
    'extend = "factcheck.toml"': "1:1: these files extend each other: factcheck.toml → factcheck.toml; help: take "
    "`extend` out of one of them",
    'extend = "claims"': "1:1: `extend`: `claims` is a folder; help: name a file that is there",
    "extend = 1": '1:1: `extend`: `1` is not a text; help: write it in quotation marks: `"…"`',
}


@pytest.mark.parametrize(("text", "told"), (FAULTS | EXTENDED).items())
def test_a_fault_is_told_at_its_place(here, desk: Path, text: str, told: str) -> None:
    (desk / "factcheck.toml").write_text(text + "\n", encoding="utf-8")
    code, out, err = here("right.txt")
    assert (code, out) == (2, "")
    first, *others = err.splitlines()
    assert not others
    assert first.removeprefix("factcheck.toml:").startswith(told)


def test_all_faults_of_all_files_are_told_at_once(here, desk: Path) -> None:
    (desk / "factcheck.toml").write_text('extend = "base.toml"\nquite = true\nshow = "al"\n')
    (desk / "base.toml").write_text("[rules]\nnone = 1\n")
    assert here("right.txt")[2].splitlines() == [
        "base.toml:2:1: no rule has the id `none`; help: write one of "
        + here("right.txt")[2].splitlines()[0].partition("write one of ")[2],
        "factcheck.toml:2:1: `quite` is not a key of the configuration; help: did you mean `quiet`?",
        "factcheck.toml:3:1: `show`: `al` is none of `problems`, `consistent` or `all`; help: did you mean `all`?",
    ]


PATTERNS = {
    'select = ["crimea-anexation"]': "factcheck.toml:1:1: `select`: no claim has the id or tag `crimea-anexation`, and "
    "no rule the id; help: did you mean `crimea-annexation`?",
    'ignore = "weekday-mismach"': "factcheck.toml:1:1: `ignore`: no claim has the id or tag `weekday-mismach`, and no "
    "rule the id; help: did you mean `weekday-mismatch`?",
    'tag = "wars"': "factcheck.toml:1:1: `tag`: no claim has the tag `wars`; help: `factcheck claims list` lists ids",
    '[[per-path]]\npaths = "x/**"\nignore = "kremlin-*"': "factcheck.toml:3:1: `ignore`: no claim has the id or tag "
    "`kremlin-*`, and no rule the id",
}


@pytest.mark.parametrize(("text", "told"), PATTERNS.items())
def test_a_pattern_about_nothing_is_a_fault_at_its_place(here, desk: Path, text: str, told: str) -> None:
    (desk / "factcheck.toml").write_text(text)
    code, out, err = here("right.txt")
    assert (code, out) == (2, "")
    assert err.startswith(told)


UNREADABLE = {
    "missing": (Path.absolute, "there is no such file"),
    "a folder": (Path.mkdir, "is a folder"),
    "a pipe": (os.mkfifo, "is no regular file"),
    "a link to nowhere": (lambda path: path.symlink_to("nowhere"), "there is no such file"),
    "too long": (lambda path: path.write_text("#" * 256_001), "longer than 256,000 bytes"),
    "not UTF-8": (lambda path: path.write_bytes(b'#\nshow = "\xff"'), "2: is not UTF-8"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_file_that_cannot_be_read_is_never_passed_over(here, desk: Path, kind: str) -> None:
    make, told = UNREADABLE[kind]
    make(desk / "named.toml")
    code, _, err = here("right.txt", "--config", "named.toml")
    assert code == 2
    assert err.startswith(("named.toml: " + told, "named.toml:" + told))
    make(desk / "factcheck.toml")
    code, _, err = here("right.txt")
    assert (code, told in err) == ((0, False) if kind == "missing" else (2, True))


VARIABLES = {
    ("FACTCHECK_FAIL_ON", "warnin"): f"FACTCHECK_FAIL_ON: `warnin` is none of {WORDS}; help: did you mean `warning`?",
    (
        "FACTCHECK_QUIET",
        "maybe",
    ): "FACTCHECK_QUIET: `maybe` is neither `true` nor `false`; help: write `true` or `false`",
    ("FACTCHECK_MAX_BYTES", "-1"): "FACTCHECK_MAX_BYTES: `-1` is not a whole number; help: write it as `20000000`",
    ("FACTCHECK_SELECT", "crimea-*,wars"): "FACTCHECK_SELECT: no claim has the id or tag `wars`, and no rule the id",
}


@pytest.mark.parametrize(("variable", "told"), VARIABLES.items())
def test_a_fault_of_the_environment(here, monkeypatch, variable: tuple[str, str], told: str) -> None:
    here("--version")
    monkeypatch.setenv(*variable)
    code, out, err = here("right.txt")
    assert (code, out) == (2, "")
    assert err.startswith(told)
