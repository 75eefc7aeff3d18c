"""Input is data: hostile articles, registries and file names give findings or exit 2, and nothing in them is obeyed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.cli.main import main
from factcheck.report.formats import FORMATS

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
RUNNER_COMMAND = re.compile(r"(?m)^\s*::|##\[")
GITHUB_COMMAND = re.compile(r"(?m)^::(?:error|warning|notice) \w+=[^:\n]*::")
"""A command that we mean."""

REGISTRY = """\
claims:
  - {id: crimea, claim: Russia annexed Crimea in 2014., source: an atlas}
  - {id: everest, claim: "Mount Everest is 8,849 metres high.", source: an atlas}
"""
WRONG = "Russia annexed Crimea in 2015.\n"

Check = Callable[..., tuple[int, str]]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Check:
    """Checks an article in every format, holds the outputs to what none may do, and gives the exit code and errors."""
    monkeypatch.chdir(tmp_path)

    def check(article: bytes, registry: bytes = REGISTRY.encode(), name: str = "article.txt") -> tuple[int, str]:
        Path(name).write_bytes(article)
        Path("claims.yaml").write_bytes(registry)
        codes, errors = set[int](), ""
        for format_ in FORMATS:
            capfd.readouterr()
            codes.add(
                main(
                    [
                        "./" + name if name.startswith("-") else name,
                        "--claims",
                        "claims.yaml",
                        "--output-format",
                        format_,
                    ]
                )
            )
            out, errors = capfd.readouterr()
            hold(format_, out, errors)
        (code,) = codes
        return code, errors

    return check


def hold(format_: str, out: str, errors: str) -> None:
    """What holds of any output for any input."""
    assert "Traceback" not in out + errors
    assert "internal error" not in errors
    assert not CONTROL.search(errors)
    assert not RUNNER_COMMAND.search(errors)
    assert len(errors.splitlines()) <= 12
    match format_:
        case "json" | "sarif" | "gitlab":
            assert not out or strict(out) is not None
        case "jsonl" | "rdjsonl":
            assert all(strict(line) for line in out.splitlines())
        case "junit":
            assert not out or ET.fromstring(out)  # noqa: S314 - written by us
        case _:
            assert not CONTROL.search(out)
            assert not RUNNER_COMMAND.search(GITHUB_COMMAND.sub("", out) if format_ == "github" else out)


def strict(text: str) -> object:
    """JSON as the strictest reader takes it: no NaN, no key twice, no lone surrogate."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        assert len({key for key, _ in pairs}) == len(pairs)
        return dict(pairs)

    def constant(word: str) -> object:
        raise AssertionError(word)

    content = json.loads(text, parse_constant=constant, object_pairs_hook=once)
    json.dumps(content, ensure_ascii=False).encode("utf-8")
    return content


ARTICLES = [
    pytest.param(WRONG.encode("utf-8-sig"), 1, id="byte-order mark"),
    pytest.param(WRONG.encode("utf-16"), 1, id="UTF-16 with mark"),
    pytest.param(WRONG.encode("utf-32"), 1, id="UTF-32 with mark"),
    pytest.param(WRONG.encode("utf-16-le"), 2, id="UTF-16 without mark"),
    pytest.param(WRONG.encode() + b"\xff", 2, id="one bad byte at the end"),
    pytest.param("Café ".encode("cp1252") + WRONG.encode(), 2, id="cp1252"),
    pytest.param(b"\xed\xa0\x80 " + WRONG.encode(), 2, id="encoded surrogate"),
    pytest.param(b"", 0, id="empty"),
    pytest.param(WRONG.replace(" ", "\r\n").encode(), 1, id="a line a word"),
    pytest.param(b"\x1b]0;title\x07\x1b[2J" + WRONG.encode(), 1, id="terminal controls"),
    pytest.param(b"::error file=a::x\n ##[add-mask]2015\n\n" + WRONG.encode(), 1, id="runner commands"),
    pytest.param(b"[bold]x[/] [/foo] :bomb: " + WRONG.encode(), 1, id="rich markup"),
    pytest.param(b"9" * 20_000 + b" " + WRONG.encode(), 1, id="a very long number"),
    pytest.param(b"1," * 20_000 + b"% " + b"\n\n" + WRONG.encode(), 1, id="endless groups of digits"),
    pytest.param(("e" + "\u0301" * 20_000 + "\n\n" + WRONG).encode(), 1, id="combining marks"),
    pytest.param(b"(" * 20_000 + b"\n\n" + WRONG.encode(), 1, id="brackets"),
    pytest.param(b"\n" * 50_000 + WRONG.encode(), 1, id="blank lines"),
    pytest.param("Russia annexed Cri\u200bmea in 20\u00ad15.".encode(), 1, id="invisible characters"),
    pytest.param("Russia annexed Crimea in ２０１５.".encode(), 1, id="full-width digits"),
    pytest.param("Russia annexed Crimea in 2014² before.".encode(), 0, id="a footnote mark is no digit"),
]


@pytest.mark.parametrize(("article", "code"), ARTICLES)
def test_articles(check: Check, article: bytes, code: int) -> None:
    assert check(article)[0] == code


@pytest.mark.parametrize("suffix", ["rst", "adoc", "srt", "vtt"])
def test_every_format_of_text(check: Check, suffix: str) -> None:
    head = b"::error file=a::x\n ##[add-mask]2015\n[bold]x[/] \x1b]0;title\x07\n\n"
    assert check(head + WRONG.encode(), name=f"article.{suffix}")[0] == 1


CLAIM = "{id: a, claim: Russia annexed Crimea in 2014., source: x}"
REGISTRIES = [
    pytest.param("a: &a [x]\nb: *a\n", id="alias"),
    pytest.param("claims: !!python/object/apply:os.system [touch run]\n", id="tag"),
    pytest.param("claims: " + "[" * 30_000, id="depth"),
    pytest.param("a: &a [z, z]\nb: &b [*a, *a]\nc: &c [*b, *b]\nclaims: *c\n", id="bomb"),
    pytest.param(f"claims: [{CLAIM}, {CLAIM}]\n", id="the same id twice"),
    pytest.param(f"claims: [{CLAIM}]\nclaims: []\n", id="the same key twice"),
    pytest.param(f"claims: [{CLAIM}]\n---\nclaims: []\n", id="two documents"),
    pytest.param("claims: [{id: a, claim: Russia annexed Crimea in 2014., surce: x}]\n", id="unknown key"),
    pytest.param("claims: [{id: '../../a', claim: Russia annexed Crimea in 2014., source: x}]\n", id="path as id"),
    pytest.param("claims: [{id: a, claim: 'x \x1b[31m', source: x}]\n", id="escape"),
    pytest.param("claims: [{id: a, claim: The song reached #1 in 2014, source: x}]\n", id="comment"),
    pytest.param("claims:\n\t- x\n", id="tab"),
    pytest.param("claims: 7\n", id="number for list"),
    pytest.param("[]\n", id="list at the top"),
    pytest.param("", id="empty"),
    pytest.param("claims: [{id: a, claim: x, source: x, value: {date: 2014-02-30}}]\n", id="no such day"),
    pytest.param("\ufffe", id="noncharacter"),
]


@pytest.mark.parametrize("registry", REGISTRIES)
def test_registries(check: Check, registry: str) -> None:
    code, errors = check(WRONG.encode(), registry.encode())
    assert code == 2
    assert errors.startswith("claims.yaml")
    assert not Path("run").exists()


NAMES = [
    "::error::x.txt",
    "##[group]x.txt",
    "\x1b[31mred.txt",
    "\u202etxt.txt",
    "a\nb.txt",
    "-x.txt",
    "caf\udce9.txt",
    "[bold].txt",
]


@pytest.mark.parametrize("name", NAMES)
def test_file_names(check: Check, name: str) -> None:
    assert check(WRONG.encode(), name=name)[0] == 1
    assert check(b"\xff", name=name)[0] == 2


examples = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@examples
@given(st.binary(max_size=200))
def test_any_bytes_as_article(check: Check, data: bytes) -> None:
    assert check(data)[0] in {0, 1, 2}


@examples
@given(st.text(max_size=200))
def test_any_text_around_a_wrong_statement(check: Check, text: str) -> None:
    assert check(f"{text}\n\n{WRONG}\n{text}".encode("utf-8", "replace"))[0] in {1, 2}


@examples
@given(st.one_of(st.binary(max_size=100), st.text("[]{}:-,\n &*!|>'\"#%@`a1\t", max_size=60).map(str.encode)))
def test_any_bytes_as_registry(check: Check, data: bytes) -> None:
    assert check(WRONG.encode(), data)[0] in {0, 2}
