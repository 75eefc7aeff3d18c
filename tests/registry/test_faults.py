"""Every kind of fault of a claims file: what is written → where it is told of, and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from factcheck.errors import RegistryError
from factcheck.registry.registry import Registry

CORPUS = Path(__file__).parent / "corpus"


def faults_of(folder: Path, source: str | bytes) -> list[str]:
    """The faults of a claims file, as `line:column: problem`."""
    file = folder / "claims.yaml"
    file.write_bytes(source.encode() if isinstance(source, str) else source)
    with pytest.raises(RegistryError) as caught:
        Registry.load([file])
    assert all(fault.path == str(file) for fault in caught.value.faults)
    assert all(fault.help for fault in caught.value.faults)
    return [f"{fault.line}:{fault.column}: {fault.problem}" for fault in caught.value.faults]


def claim_with(line: str) -> str:
    """A claims file whose one claim has a further key, on line 4, indented by four."""
    return f"claims:\n  - id: x\n    claim: Russia annexed Crimea in 2014.\n    {line}\n"


SYNTAX = {
    "claims:\n\t- id: a": "2:1: a tab in the indentation",
    "claims:\n  - claim: Title: Crimea": "2:17: a `: ` where no key can stand",
    "claims:\n  - id: 'x\n    claim: y": "2:9: a quotation mark is opened here and never closed",
    'claims:\n  - id: "\\q"': "2:10: an unknown escape after `\\`",
    "claims:\n  - id: a\n    tags: [a, b": "3:11: a list is opened with `[` here, and `,` or `]` is missing",
    "claims: [{id: a": "1:10: a mapping is opened with `{` here, and `,` or `}` is missing after a value",
    "claims:\n  - id: @a": "2:9: a text can't begin with this character",
    "claims:\n  - id: a\n   claim: b": "3:4: this line fits no list item around it",
    "claims: - a": "1:9: a `- ` where no list item can stand",
    "%YAML 9.9\n---\nclaims: []": "1:1: this version of YAML is not known",
    "claims: &a []": "1:9: anchors (`&`) and aliases (`*`) are not allowed in a claims file",
    "claims: *a": "1:9: anchors (`&`) and aliases (`*`) are not allowed in a claims file",
    "claims: !!set {a}": "1:9: tags (`!`) are not allowed in a claims file",
    "claims: !e!x a": "1:9: tags (`!`) are not allowed in a claims file",
    "names:\n  Kyiv: [Kiev]\n  <<: {}": "3:3: merge keys (`<<`) are not allowed in a claims file",
    "names: {}\n---\nclaims: []": "2:1: a second document begins here",
    "names: {}\n...\nclaims: []": "3:1: a second document begins here",
    "{names: {}}\nclaims: []": "2:1: a second document begins here",
    "%YAML 1.1\nclaims: []": "2:1: behind a line that begins with `%`, a line `---` is expected",
    "names:\n  [a]: [b]": "2:3: a key must be a text",
    "names: {}\nnames: {}": "2:1: the key `names` stands here a second time (first on line 1)",
    "claims: " + "[" * 25 + "]" * 25: "1:28: nested deeper than 20 levels",
    "claims: " + "[" * 3000: "1:1008: nested deeper than 20 levels",
    "claims: []\n# \x1b[2J": "2:3: the control character U+001B",
    "claims: []\r\n\r# \u2028": "3:3: U+2028, an invisible line end",
    "claims: []\n# \u202e": "2:3: U+202E, which turns the direction of the text",
}

DOCUMENTS = {
    "": "1:1: this file holds no claims",
    "# nothing": "1:1: this file holds no claims",
    "claims: []": "1:1: this file holds no claims",
    "claims:": "1:8: no value is given here",
    "claims: x": "1:9: a list of claims is expected here, and this is a text",
    "claims: {}": "1:9: a list of claims is expected here, and this is a mapping (`key: value`)",
    "claims: [x]": "1:10: a claim is expected here, and this is a text",
    "hello": "1:1: a claims file is a mapping, and this is a text",
    "- id: a": "1:1: a claims file is a mapping, and this is a list",
    "version: 999\nnames: {}": "1:10: this file is in format 999, and this factcheck knows formats up to 1",
    "version: one\nnames: {}": "1:10: `one` is not a version of the format",
    "include: ../x\nnames: {}": "1:1: `include` is not a key of a claims file",
    'claims: ["\\uD800"]': "1:13: an escape after `\\` that stands for no character",
    "names: [a]": "1:8: a mapping of names is expected here, and this is a list",
    "names: {the: [x1]}": "1:9: `the` would match every text",
    "names: {Kyiv: [of]}": "1:16: `of` would match every text",
    "names: {Kyiv: {}}": "1:15: a list of names is expected here, and this is a",
    "names: {Kyiv: [" + "Kiev, " * 51 + "]}": "1:15: 51 other names of one thing; at most 50 are read",
    b"\xef\xbb\xbfnames: \xff": "1:8: not valid UTF-8 (byte 0xff at offset 10)",
    b"names: {}\n# \x00": "2:3: binary file (NUL at offset 12)",
}

CLAIMS = {
    "claims:\n  - {claim: It rains.}": "2:5: a claim needs the key `id`",
    "claims:\n  - {id: a}": "2:5: a claim needs the key `claim`",
    "claims:\n  - {id: a, statement: It rains, claim: It rains}": "2:13: `statement` is not a key of a claim",
    'claims:\n  - {id: "x\\n::error::", claim: It rains.}': "2:10: `x\\n::error::` is not an id",
    "claims:\n  - {id: a, claim: 2014}": "2:20: `2014` says nothing that could be looked for",
    "claims:\n  - {id: a, claim: ''}": "2:20: this text is empty",
    "claims:\n  - {id: a, claim: null}": "2:20: no value is given here",
    "claims:\n  - {id: a, claim: [x]}": "2:20: a sentence is expected here, and this is a list",
    'claims:\n  - {id: a, claim: "It rains\\0."}': "2:20: this text holds a NUL character",
    f"claims:\n  - {{id: a, claim: {'x' * 1001}}}": "2:20: this text has 1,001 characters",
    "claims:\n  - id: a\n    claim: No. 1 is #1\n": "3:21: YAML takes ` #` and the rest of this line for",
    "claims:\n  - {id: a, claim: It rains.}\n  - {id: a, claim: It rains.}": "3:5: the id `a` stands here a second",
}

KEYS = {
    "vlaue: 2014": "4:5: `vlaue` is not a key of a claim",
    "rating: maybe": "4:13: `maybe` is no rating",
    "severity: fatal": "4:15: `fatal` is no severity",
    "review_by: 2026-2-1": "4:16: `2026-2-1` is not a day",
    "review_by: 2026-02-30": "4:16: `2026-02-30` is not a day of the calendar",
    "also: the phrase": "4:11: a list of phrases is expected here, and this is a text",
    "also: ['']": "4:12: this text is empty",
    "also: [~]": "4:12: no value is given here",
    "also: [the of]": "4:12: `the of` would match every text",
    "also: ['(x1+)+$', '[']": "4:23: `[` would match every text",
    "unless: ['']": "4:14: this text is empty",
    "tags: {a: b}": "4:11: a list of tags is expected here, and this is a mapping (`key: value`)",
    "names: {Kyiv: Kiev}": "4:19: a list of names is expected here, and this is a",
    "source: javascript:alert(1)": "4:13: `javascript:alert(1)` is not a web address",
    "source: {url: ftp://x.org}": "4:19: `ftp://x.org` is not a web address",
    'source: https://x.org/"onclick': "4:13: a web address can't hold '\"'",
    "source: {publisher: NATO}": "4:13: a source needs `title` or `url`",
    "source: {title: x, adress: y}": "4:24: `adress` is not a key of a source",
    "source: {title: x, accessed: yesterday}": "4:34: `yesterday` is not a day",
    "tests: {wrong: [x]}": "4:13: `wrong` is not a key of `tests`",
    "tests: 1": "4:12: a test is expected here, and this is a text",
    "tests: [a]": "4:12: a test is expected here, and this is a list",
    "rating: [a]": "4:13: a rating is expected here, and this is a list",
    "unless: {a: b}": "4:13: a list of words or phrases is expected here, and this is a mapping",
    "tests: {ignored: x}": "4:22: a list of sentences is expected here, and this is a text",
    "tests: {ignored: [{date: 2014-01-01}]}": "4:23: a test needs the key `text`",
}

VALUES = {
    "tolerance: .nan": "4:16: `.nan` is not a tolerance",
    "tolerance: -1": "4:16: `-1` is not a tolerance",
    "tolerance: 1e400": "4:16: `1e400` is not a tolerance",
    "tolerance: 100%": "4:16: a tolerance of 100% accepts every value",
    "bound: more": "4:12: `more` is no bound",
    "value: 1e999999999": "4:12: `1e999999999` is not read as one value",
    "value: 330 flurbs": "4:12: `330 flurbs` is not read as one value",
    "value: 2014-02-30": "4:12: `2014-02-30` is not a date: there is no day 30 in month 2 of 2014: it has 28",
    "value: 2014/2013": "4:12: `2014/2013` is not a date: the range ends before it begins",
    "value: 2015-2014": "4:12: `2015-2014` is not read as one value",
    "value: {number: between 50 and 40}": "4:21: `between 50 and 40` is not a number",
    "value: []": "4:12: this list of values is empty",
    "value: {}": "4:12: no value is given here",
    "value: {date: soon}": "4:19: `soon` is not a date",
    "value: {number: many}": "4:21: `many` is not a number",
    "value: {money: 8}": "4:20: `8` is not a sum of money",
    "value: {number: 8, name: y}": "4:30: one value can't be `number` and `name` at once",
    "value: {number: 8, one_of: [y]}": "4:32: `one_of` has a meaning only beside `name`",
    "value: {name: y, within: [z]}": "4:30: `within` has a meaning only beside `place`",
    "value: {number: 8, because: y}": "4:24: `because` is not a key of a value",
    "value: [8]": "4:13: in a list, a value with its period is expected here, and this is a text",
    "value: [{number: 8}, {number: 9, from: 2010}]": "4:13: this value has no period",
    "value: [{from: 2020, to: 2010, number: 8}]": "4:30: this period ends before it begins",
    "value: [{to: 2011, number: 8}, {from: 2010, number: 9}]": "4:36: this period overlaps that of line 4",
    "value: [{to: 2010, number: 8}, {from: 2010, name: y}]": "4:36: this is a name, and the first value",
    "value: {number: 8, from: soon}": "4:30: `soon` is not a date",
    "accept: 2014-13": "4:13: `2014-13` is not a date: there is no month 13",
    "wrong: [foo]": "4:13: this is a name, and the claim states a date",
    "wrong: [{value: 5%, because: y}]": "4:13: this is a percentage, and the claim states a date",
    "accept: {quantity: 5 m}": "4:13: this is a quantity, and the claim states a date",
    "wrong: {because: y}": "4:12: no value is given here",
    "wrong: [{value: 8, number: 9}]": "4:13: one wrong value is given twice here",
}

TABLES = SYNTAX | DOCUMENTS | CLAIMS | {claim_with(line): told for line, told in (KEYS | VALUES).items()}


@pytest.mark.parametrize(("source", "told"), TABLES.items(), ids=range(len(TABLES)))
def test_a_fault_is_told_at_its_place(source: str | bytes, told: str, tmp_path: Path) -> None:
    faults = faults_of(tmp_path, source)
    assert len(faults) == 1, faults
    assert faults[0].startswith(told)


MENDS = {
    "id: [a]": "write one text, without `- `, `[…]` or `{…}`; if they belong to it, put the text into quotation marks",
    "unless: {a: b}": "write it as `[…]`",
    "value: [1]": "write `- {from: 2009-04-01, number: 28}`; further right values go under `accept`",
    "tests: [a]": "write `contradicted: [NATO has 12 members.]`",
    "wrong: [815]": "if it is a date, write `{date: …}`; if a number is checked, add a `value`",
    "? [a, b]": "write `key: …`; if the brackets belong to it, put the text into quotation marks",
}


@pytest.mark.parametrize(("line", "mend"), MENDS.items())
def test_a_node_of_the_wrong_kind_is_told_how_to_mend_it(line: str, mend: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(f"claims:\n  - claim: Russia annexed Crimea in 2014.\n    {line}\n")
    with pytest.raises(RegistryError) as caught:
        Registry.load([tmp_path])
    assert mend in [fault.help for fault in caught.value.faults]


@pytest.mark.parametrize("source", SYNTAX)
def test_both_parsers_of_pyyaml_are_worded_alike(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_libyaml = faults_of(tmp_path, source)
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    by_python = faults_of(tmp_path, source)
    # It may give up a few columns earlier or later, never on another line and never in other words.
    line_and_words = [fault.partition(":")[::2] for fault in (*by_python, *by_libyaml)]
    lines, rests = zip(*line_and_words, strict=True)
    assert len(set(lines)) == len({rest.partition(": ")[2] for rest in rests}) == 1


def test_all_faults_are_told_at_once_with_their_mends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CORPUS)
    with pytest.raises(RegistryError) as caught:
        Registry.load(["ten_faults.yaml"])
    assert f"{caught.value}\n" == (CORPUS / "ten_faults.txt").read_text(encoding="utf-8")


def test_faults_before_a_syntax_error_are_told_too(tmp_path: Path) -> None:
    source = "claims:\n  - {id: A, claim: It rains.}\n  - id: b\n    claim: Title: it rains\n"
    assert faults_of(tmp_path, source) == ["2:10: `A` is not an id", "4:17: a `: ` where no key can stand"]


@pytest.mark.parametrize("with_libyaml", [True, False])
def test_every_anchor_and_alias_is_told(with_libyaml: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", with_libyaml and yaml.__with_libyaml__)
    told = faults_of(tmp_path, "claims:\n  - id: &a x\n    claim: *b\n    also: [*a, &a it rains]\n")
    assert [fault.partition(": ")[0] for fault in told] == ["2:9", "3:12", "4:12", "4:16"]


def test_faults_of_all_files_are_told_and_the_same_id_in_two(tmp_path: Path) -> None:
    for name, line in (("a", "{id: x, claim: It rains.}"), ("b", "{id: x, claim: It rains., vlaue: 3}")):
        (tmp_path / f"{name}.yaml").write_text(f"claims:\n  - {line}\n")
    with pytest.raises(RegistryError) as caught:
        Registry.load([tmp_path])
    told = [str(fault).splitlines()[0].removeprefix(f"{tmp_path}/") for fault in caught.value.faults]
    assert told == [
        f"b.yaml:2:5: the id `x` stands here a second time (first at {tmp_path}/a.yaml:2)",
        "b.yaml:2:31: `vlaue` is not a key of a claim",
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("statement", "claim"), ("url", "source"), ("aliases", "also"), ("clam", "claim"), ("toleranse", "tolerance")],
)
def test_an_unknown_key_is_answered_with_the_one_that_was_meant(written: str, meant: str) -> None:
    with pytest.raises(RegistryError) as caught:
        Registry.from_claims([{"id": "x", "claim": "It rains.", written: "y"}])
    assert caught.value.faults[0].help == f"did you mean `{meant}`?"


@pytest.mark.parametrize("line", ["<<: {}", "k{}: {{}}"])
def test_a_file_with_very_many_faults_is_not_told_to_the_end(line: str, tmp_path: Path) -> None:
    keys = "".join(f"{line.format(number)}\n" for number in range(1_000))
    faults = faults_of(tmp_path, keys)
    assert len(faults) == 51
    assert "more than 50 faults" in faults[-1]


def test_each_period_inside_a_long_one_overlaps_it(tmp_path: Path) -> None:
    periods = "[{from: 2000, number: 8}, {from: 2001, to: 2002, number: 9}, {from: 2003, to: 2004, number: 7}]"
    assert faults_of(tmp_path, claim_with(f"value: {periods}")) == [
        "4:38: this period overlaps that of line 4",
        "4:73: this period overlaps that of line 4",
    ]


def test_what_is_no_file_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(RegistryError) as caught:
        Registry.load([tmp_path / "empty", tmp_path / "none.yaml", "/dev/null", "a\0b"])
    assert [fault.problem for fault in caught.value.faults] == [
        "is no regular file",
        "no claims file is in this folder",
        "there is no such file or folder",
        "can't be read: embedded null byte",
    ]
