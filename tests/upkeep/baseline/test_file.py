"""The file of a baseline: what is written is read back the same, whatever else stands in one is refused."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import UserError
from factcheck.settings import LIMITS
from factcheck.upkeep.baseline.entries import Entry
from factcheck.upkeep.baseline.file import checked_bytes, entries_in, read_baseline, rendered

PRINT = "0123456789abcdef" * 2
ENTRY = Entry("a.txt", "tower", "value-mismatch", "article says 324", "The tower is 324 m tall.", PRINT)

TEXTS = st.text(min_size=1, max_size=20)
ENTRIES = st.builds(
    Entry,
    path=TEXTS,
    claim=st.text(max_size=10),
    rule=TEXTS,
    says=TEXTS,
    sentence=TEXTS,
    fingerprint=st.text("0123456789abcdef", min_size=32, max_size=32),
    reason=st.text(max_size=10),
    line=st.just(0),
)


def whole(**other: object) -> dict[str, object]:
    entry = {key: value for key, value in ENTRY._asdict().items() if key not in ("line", "reason")}
    return {"version": 1, "entries": [entry | other]}


@given(st.lists(ENTRIES, max_size=5, unique_by=lambda entry: entry.key))
def test_what_is_written_is_read_back(entries: list[Entry]) -> None:
    data = checked_bytes("b.json", entries)
    assert [entry._replace(line=0) for entry in entries_in("b.json", data)] == sorted(entries)


@given(st.lists(ENTRIES, max_size=5), st.randoms())
def test_the_bytes_depend_on_no_order_and_hide_nothing(entries: list[Entry], chance) -> None:
    once = [*{entry.key: entry for entry in entries}.values()]
    data = rendered(once)
    chance.shuffle(once)
    assert rendered([*once, *once]) == data
    assert data.isascii()
    assert not any(byte < 0x20 and byte != 0x0A for byte in data)


def test_each_entry_knows_its_line() -> None:
    others = (ENTRY, ENTRY._replace(path="b.txt"), ENTRY._replace(path="c.txt", reason="quoted on purpose"))
    data = rendered(others)
    lines = data.decode().split("\n")
    for entry in entries_in("b.json", data):
        assert lines[entry.line - 1] == "    {"
        assert lines[entry.line] == f'      "path": "{entry.path}",'


def test_lines_are_those_of_any_layout() -> None:
    text = (
        '\ufeff {"entries"\n: [ '
        + json.dumps(whole()["entries"][0])
        + "\r\n\t,\n"
        + json.dumps(  # type: ignore[index]
            whole(path="b")["entries"][0]  # type: ignore[index]
        )
        + '], "about": [[1e999, 2], {}],\n"version": 1}'
    )
    assert [entry.line for entry in entries_in("b.json", text.encode())] == [2, 4]


REFUSED = {
    "": "b.json:1:1: this is not JSON: expecting value",
    "[]": "b.json:1:1: this is no baseline: it is no JSON object",
    '{"version": 1}': "b.json:1:1: this is no baseline: it has no list `entries`",
    '{"version": 2, "entries": []}': "b.json:1:1: this is no baseline of version 1, which this factcheck reads",
    '{"entries": []}': "b.json:1:1: this is no baseline of version 1, which this factcheck reads",
    '{"version": 1, "entries": [], "entrys": []}': "b.json:1: `entrys` is no key here\n  help: did you mean `entries`?",
    '{"version": 1, "version": 1, "entries": []}': "b.json:1: the key 'version' stands twice in one object",
    '{"version": 1,\n"entries": [\n\n7]}': "b.json:4: an entry has to be an object",
    '{"version": 1,\n"entries": [NaN]}': "b.json:1: this is not JSON: `NaN` is no number",
    '{"version": 1, "entries": ' + "[" * 500 + "]" * 500 + "}": "b.json:1: nested deeper than 100 levels",
    '{"version": 1, "entries": ' + "[" * 99_999: "b.json:1: nested deeper than 100 levels",
    '{"version": 1, "entries": [' + "1" * 5_000 + "]}": "b.json:1: an entry has to be an object",
    "<<<<<<< ours\n{}": "b.json:1:1: this is not JSON: expecting value",
    '{"version": 1,\n"entries": [{"path": "a",\n<<<<<<< ours\n': "b.json:3:1: this is not JSON: expecting prop",
    '{"version": 1, "entries": []}\0': "b.json:1:30: binary file (NUL at offset 29)",
    json.dumps(whole(fingerprint="x" * 32)): "b.json:1: `fingerprint` of this entry has to be 32 hexadecimal digits",
    json.dumps(whole(path="")): "b.json:1: `path` of this entry has to be a text",
    json.dumps(whole(claim=None)): "b.json:1: `claim` of this entry has to be a text",
    json.dumps(whole(says=["x"])): "b.json:1: `says` of this entry has to be a text",
    json.dumps(whole(resaon="x")): "b.json:1: `resaon` is no key here\n  help: did you mean `reason`?",
}


@pytest.mark.parametrize(("text", "told"), REFUSED.items(), ids=range(len(REFUSED)))
def test_what_is_no_baseline_is_refused_with_its_place(text: str, told: str) -> None:
    with pytest.raises(UserError) as raised:
        entries_in("b.json", text.encode())
    (fault,) = raised.value.faults
    assert str(fault).startswith(told)
    assert fault.help


@given(st.text(max_size=60) | st.binary(max_size=60))
def test_any_content_is_read_or_refused(content: str | bytes) -> None:
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    with contextlib.suppress(UserError):
        entries_in("b.json", data)


def test_a_file_that_can_not_be_read(tmp_path: Path) -> None:
    long = tmp_path / "long.json"
    with long.open("wb") as file:
        file.truncate(LIMITS.baseline_bytes + 1)
    told = {
        str(tmp_path / "none.json"): "there is no such baseline\n  help: `factcheck baseline create` makes one",
        str(tmp_path): "can't be read: Is a directory",
        "/dev/null": "is no regular file",
        str(long): f"longer than {LIMITS.baseline_bytes:,} bytes",
        "a\0b": "can't be read: embedded null byte",
    }
    for path, words in told.items():
        with pytest.raises(UserError) as raised:
            read_baseline(path)
        assert str(raised.value).startswith(f"{path}: {words}")


def test_what_would_read_otherwise_is_not_written() -> None:
    with pytest.raises(UserError, match="has to be a text"):
        checked_bytes("b.json", [ENTRY._replace(sentence="")])
