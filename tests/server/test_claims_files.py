"""What an editor shows of a claims file that is being written: faults, failing tests, what is read, an outline."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from factcheck.errors import Fault, UsageError
from factcheck.server import claims_files
from factcheck.server.buffers import Buffer, uri_of
from factcheck.server.desk import Desk, Outcome, Task
from factcheck.server.interface import ClientSettings, Terms
from factcheck.server.positions import Encoding
from factcheck.server.tongue import MARKDOWN
from factcheck.text.document import Span

FILE = "claims/all.yaml"
GOOD = """\
# Towers
claims:
  - id: tower-height
    claim: The Eiffel Tower is 330 metres tall.
    also: [the height of the tower in Paris]
    source: https://example.org/tower
    tests:
      consistent: [The Eiffel Tower is 1083 feet tall.]
      contradicted:
        - The Eiffel Tower is 330 metres tall.

  # The members
  - id: nato-members
    claim: NATO has 32 members.
    source: {title: NATO, accessed: 2026-01-02}
    value:
      - {from: 2020-03-27, to: 2024-03-07, number: 30}
      - {from: 2024-03-07, number: 32}
names:
  NATO: [the alliance]
"""
Level = types.DiagnosticSeverity


def told(outcome: Outcome) -> list[tuple[str, str, str]]:
    """Rule, what is underlined, and the first line of each message."""
    return [
        (each.code, outcome.lines.span(each.range).of(outcome.lines.text), each.message.split("\n")[0])
        for each in outcome.diagnostics
    ]


def hovered(outcome: Outcome, words: str) -> str:
    line = outcome.lines.text[: outcome.lines.text.index(words)].count("\n") + 1
    claim = claims_files.claim_at(outcome.claims, outcome.lines.text, line)
    return claims_files.hover(claim, outcome.claims, MARKDOWN).value if claim else ""


def test_faults_stand_at_their_places(look) -> None:
    text = "claims:\n  - id: one\n    sorce: x\n    claim: Guide no. 4 #12\n    review_by: 2027-02-30  # soon\n"
    assert told(look(FILE, text)) == [
        ("refused", "sorce", "`sorce` is not a key of a claim"),
        ("refused", "#12", "YAML takes ` #` and the rest of this line for a comment"),
        ("refused", "2027-02-30  # soon", "`2027-02-30` is not a day of the calendar"),
    ]


def test_syntax_errors_stand_at_their_places(look) -> None:
    ((code, _, message),) = told(look(FILE, 'claims:\n  - id: "one\n'))
    assert (code, message) == ("refused", "a quotation mark is opened here and never closed")


def test_failing_tests_stand_at_their_lines(look) -> None:
    (found,) = look(FILE, GOOD).diagnostics
    assert (found.code, found.severity) == ("failing-test", Level.Error)
    assert found.range.start == types.Position(9, 10)
    assert found.message.startswith("this sentence should be contradicted; found: consistent")


def test_a_file_of_many_claims_is_tried_when_it_is_saved(look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims_files, "MANY", 2)
    assert [each.code for each in look(FILE, GOOD, thorough=True).diagnostics] == ["failing-test"]
    assert look(FILE, GOOD, thorough=False).diagnostics == ()


def test_what_lies_between_files_is_found(look, folder: Path) -> None:
    other = "claims:\n  - id: tower-height\n    claim: The Eiffel Tower is 300 metres tall.\n    source: x\n"
    outcome = look("claims/b.yaml", other)
    ((code, at, message),) = told(outcome)
    assert (code, at) == ("refused", "id")
    assert message.startswith("the id `tower-height` stands here a second time")
    changed = other.replace("tower-height", "tower")
    ((code, at, message),) = told(look("claims/b.yaml", changed))
    assert (code, at) == ("contradictory-claims", "The Eiffel Tower is 300 metres tall.")
    assert "330 metres there" in message
    assert (folder / FILE).read_text(encoding="utf-8").count("tower-height") == 1


def test_what_is_in_another_file_is_not_told_here(look) -> None:
    assert told(look("claims/b.yaml", "names: {NATO: [the alliance]}\n", open_={FILE: "claims: [x]\n"})) == []


def test_a_file_outside_the_registry_is_read_by_itself(look) -> None:
    assert told(look("drafts/new.yaml", GOOD))[0][0] == "failing-test"
    assert told(look("untitled:Untitled-1", GOOD, language="yaml"))[0][0] == "failing-test"


@pytest.mark.parametrize("text", ["claims: [openid, profile]\n", "on: push\njobs:\n  claim: x\n", "a: [", ""])
def test_other_yaml_is_left_alone(look, text: str) -> None:
    outcome = look("other.yaml", text, language="yaml")
    assert (outcome.diagnostics, outcome.claims) == ((), None)


def test_hover_tells_what_is_read(look) -> None:
    said = hovered(look(FILE, GOOD), "1083 feet")
    for words in (
        "`tower-height` The Eiffel Tower is 330 metres tall.",
        "- **value**: 330 metres (quantity)",
        "- **known by the names**: Eiffel Tower",
        "- **also**: the height of the tower in Paris",
        "- **source**: [`https://example.org/tower`](<https://example.org/tower>)",
        "- **tests**: 2, of which 1 fails",
    ):
        assert words in said


def test_hover_tells_the_periods(look) -> None:
    said = hovered(look(FILE, GOOD), "number: 30")
    assert "- **value**: 30 (number) from 2020-03-27 to 2024-03-06" in said
    assert "- **value**: 32 (number) from 2024-03-07" in said


def test_hover_says_where_nothing_is_read(look) -> None:
    said = hovered(look(FILE, "claims:\n  - {id: a, claim: The river is long., source: x}\n"), "river")
    assert "No value is read from it" in said


@pytest.mark.parametrize("words", ["# Towers", "claims:", "the alliance"])
def test_nothing_is_told_between_claims(look, words: str) -> None:
    assert hovered(look(FILE, GOOD), words) == ""


def test_what_is_read_stands_behind_each_sentence(look) -> None:
    outcome = look(FILE, GOOD)
    (hint,) = claims_files.hints(outcome.claims, outcome.lines, Span(0, len(GOOD)))
    assert (hint.position, hint.label) == (types.Position(3, 47), "→ 330 metres (quantity)")
    assert claims_files.hints(outcome.claims, outcome.lines, Span(0, 20)) == []
    without = look(FILE, "claims:\n- claim: >\n    The river\n    is long.\n  id: a\n  source: x\n")
    (hint,) = claims_files.hints(without.claims, without.lines, Span(0, 99))
    assert (hint.position, hint.label) == (types.Position(1, 10), "→ no value is read")


def test_the_outline(look) -> None:
    outcome = look(FILE, GOOD)
    found = claims_files.symbols(outcome.claims, outcome.lines)
    assert [(each.name, each.detail) for each in found] == [
        ("tower-height", "The Eiffel Tower is 330 metres tall."),
        ("nato-members", "NATO has 32 members."),
    ]
    assert [each.selection_range.start for each in found] == [types.Position(2, 4), types.Position(12, 4)]


def test_settings_that_cannot_be_read_do_not_silence_a_claims_file(folder: Path) -> None:
    def terms(_path: str, _client: ClientSettings) -> Terms:
        raise UsageError(Fault("factcheck.toml", 1, 1, "broken"))

    desk = Desk(terms, lambda: None)
    path = str(folder / FILE)
    buffer = Buffer(uri_of(path), "yaml", 1, "claims:\n  - claim: x\n")
    task = Task(buffer, {path: buffer.text.encode()}, ClientSettings(), Encoding.Utf16, (), "/", thorough=True)
    outcome = desk.outcome(task)
    assert "refused" in {each.code for each in outcome.diagnostics}
    article = Buffer(uri_of(str(folder / "a.txt")), "", 1, "One.")
    (one,) = desk.outcome(task._replace(buffer=article)).diagnostics
    assert one.message.startswith("not checked: factcheck.toml:1: broken")
