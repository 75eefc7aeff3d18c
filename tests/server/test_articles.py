"""What an editor shows of an article: diagnostics, hover, definition and actions, from its text alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from factcheck.matching.interface import Confidence
from factcheck.report.interface import Show
from factcheck.server import hover
from factcheck.server.actions import FIX_ALL, Actions
from factcheck.server.articles import findings_at
from factcheck.server.desk import Outcome
from factcheck.server.interface import ClientSettings
from factcheck.server.positions import Encoding
from factcheck.server.tongue import MARKDOWN, PLAIN, Tongue
from factcheck.text.document import Span

WRONG = "Russia annexed Crimea in 2015."
ARTICLE = f"{WRONG} The Eiffel Tower is 330 m tall.\n"
NEWER = "claims:\n  - {id: one, claim: Russia annexed Crimea in 2015., source: x}\n"
BROKEN = "claims:\n  - id: one\n    clam: Two.\n    source: x\n"
Level = types.DiagnosticSeverity


def slices(outcome: Outcome) -> list[str]:
    return [outcome.lines.span(each.range).of(outcome.lines.text) for each in outcome.diagnostics]


def told(outcome: Outcome, words: str, tongue: Tongue = MARKDOWN) -> str:
    found = findings_at(outcome.article, outcome.lines.text.index(words))
    assert found
    return hover.of_place(found, outcome.places, tongue).value


def offered(outcome: Outcome, *, only: list | None = None, versioned: bool = True) -> list[types.CodeAction]:
    whole = Span(0, len(outcome.lines.text))
    context = types.CodeActionContext(list(outcome.diagnostics), only)
    return Actions(outcome.article, outcome.lines, versioned=versioned).at(whole, context)


def applied(outcome: Outcome, action: types.CodeAction) -> str:
    (change,) = action.edit.document_changes
    text = outcome.lines.text
    for edit in sorted(change.edits, key=lambda edit: outcome.lines.offset(edit.range.start), reverse=True):
        span = outcome.lines.span(edit.range)
        text = text[: span.start] + edit.new_text + text[span.end :]
    return text


def test_a_diagnostic_says_what_where_and_by_which_claim(look, folder: Path) -> None:
    (one,) = look("a.txt", ARTICLE).diagnostics
    assert (one.range.start, one.range.end) == (types.Position(0, 25), types.Position(0, 29))
    assert (one.severity, one.code, one.source) == (Level.Error, "value-mismatch", "factcheck")
    assert one.message == (
        "article says 2015, registry says March 2014\nsome count from the sanctions\n"
        "mend the article, or, if it is right, the claim `crimea-annexation` at claims/all.yaml:2"
    )
    (related,) = one.related_information
    assert related.message == "crimea-annexation: Russia annexed Crimea in March 2014."
    assert related.location.uri == (folder / "claims" / "all.yaml").as_uri()
    assert (related.location.range.start, related.location.range.end) == (types.Position(1, 4), types.Position(1, 25))
    assert one.data == {"claim": "crimea-annexation", "verdict": "contradicted", "confidence": "high"}


@pytest.mark.parametrize("encoding", list(Encoding), ids=str)
@pytest.mark.parametrize("before", ["", "\ufeff", "😀 one.\r\n\r\n", "one.\r\rtwo é\u2028 ", "# 😀\n\n> 😀 "])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_ranges_are_those_of_the_text(look, before: str, name: str, encoding: Encoding) -> None:
    assert slices(look(name, before + ARTICLE, encoding=encoding)) == ["2015"]


def test_what_is_shown_is_the_clients_choice(look) -> None:
    outcome = look("a.txt", ARTICLE, settings=ClientSettings(show=Show.CONSISTENT))
    assert [each.severity for each in outcome.diagnostics] == [Level.Error, Level.Hint]
    assert slices(outcome) == ["2015", "330 m"]
    sure = ClientSettings(min_confidence=Confidence.HIGH)
    vague = "Crimea was annexed in 2015, some say."
    assert len(look("a.txt", vague, settings=sure).diagnostics) < len(look("a.txt", vague).diagnostics)


def test_a_text_without_a_name_is_read_by_its_language(look) -> None:
    assert slices(look("untitled:Untitled-1", ARTICLE, language="plaintext")) == ["2015"]
    commented = f"<!-- {WRONG} -->\n"
    assert slices(look("untitled:Untitled-1", commented, language="plaintext")) == ["2015"]
    assert slices(look("untitled:Untitled-1", commented, language="markdown")) == []


@pytest.mark.parametrize(("name", "language"), [("a.py", "python"), ("untitled:x", "json"), ("a.yaml", "yaml")])
def test_what_is_no_article_is_left_alone(look, name: str, language: str) -> None:
    outcome = look(name, ARTICLE, language=language)
    assert (outcome.diagnostics, outcome.article, outcome.claims) == ((), None, None)


def test_a_text_that_cannot_be_read_says_so(look) -> None:
    (one,) = look("a.txt", "one\ntw\0o").diagnostics
    assert (one.severity, one.code) == (Level.Error, "unreadable")
    assert one.range.start == types.Position(1, 2)
    assert one.message == "binary file (NUL at offset 6)\nonly text is read"


def test_a_broken_registry_says_so_in_the_article(look, folder: Path) -> None:
    (one,) = look("a.txt", ARTICLE, open_={"claims/all.yaml": BROKEN}).diagnostics
    assert (one.severity, one.code, one.range.start.line) == (Level.Error, "set-up", 0)
    first, mend = one.message.split("\n")
    assert first.startswith("not checked: claims/all.yaml:3: `clam` is not a key of a claim")
    assert first.endswith("(and 1 more)")
    assert mend == "did you mean `claim`?"
    places = [(each.location.uri, each.location.range.start.line) for each in one.related_information]
    assert places == [((folder / "claims" / "all.yaml").as_uri(), line) for line in (2, 1)]


def test_a_registry_that_breaks_is_used_as_it_last_was(look) -> None:
    look("a.txt", ARTICLE)
    broken, found = look("a.txt", ARTICLE, open_={"claims/all.yaml": BROKEN}).diagnostics
    assert broken.severity is Level.Warning
    assert broken.message.startswith("checked by the claims as they last could be read: claims/all.yaml:3: ")
    assert found.code == "value-mismatch"


def test_claims_count_as_they_stand_in_the_editor(look) -> None:
    assert look("a.txt", ARTICLE, open_={"claims/all.yaml": NEWER}).diagnostics == ()


def test_claims_count_as_they_stand_on_the_disk(look, folder: Path) -> None:
    assert len(look("a.txt", ARTICLE).diagnostics) == 1
    (folder / "claims" / "all.yaml").write_text(NEWER, encoding="utf-8")
    assert look("a.txt", ARTICLE).diagnostics == ()


def test_hover_tells_the_proof(look, folder: Path) -> None:
    said = told(look("a.txt", ARTICLE), "2015")
    uri = (folder / "claims" / "all.yaml").as_uri()
    for words in (
        "**error value-mismatch** (contradicted, high confidence)",
        "article says 2015, registry says March 2014",
        "- **stated**: 2015",
        "- **in the registry**: March 2014",
        f"Russia annexed Crimea in March 2014. `crimea-annexation`, [`claims/all.yaml:2`](<{uri}#L2>)",
        "- **source**: [The treaty](<https://example.org/treaty>) (checked 2026-01-02)",
        "- **because**: some count from the sanctions",
        "- **proof**: ",
    ):
        assert words in said


def test_hover_tells_of_consistent_statements_too(look) -> None:
    said = told(look("a.txt", ARTICLE), "330")
    assert said.startswith("**consistent** (high confidence)\n\narticle says 330 m, registry says 330 metres")


def test_hover_on_the_sentence_tells_of_its_statements(look) -> None:
    outcome = look("a.txt", ARTICLE)
    assert told(outcome, "annexed") == told(outcome, "2015")
    assert findings_at(look("a.txt", "Nothing.").article, 3) is None


def test_hover_escapes_what_the_registry_says(look) -> None:
    evil = f"{NEWER.replace('2015', '2013').replace('source: x', 'source: S')}"
    evil = evil.replace(" S}", ' "*S* <b>T</b> [a](command:x)"}')
    said = told(look("a.txt", ARTICLE, open_={"claims/all.yaml": evil}), "2015")
    assert r"- **source**: \*S\* \<b\>T\</b\> \[a\](command:x)" in said


def test_hover_in_plain_text(look) -> None:
    said = told(look("a.txt", ARTICLE), "2015", PLAIN)
    assert "**" not in said
    assert "- source: The treaty (https://example.org/treaty) (checked 2026-01-02)" in said


def test_a_finding_without_a_claim(look) -> None:
    outcome = look("a.txt", "They met on 31 June 2019.")
    assert [each.code for each in outcome.diagnostics] == ["impossible-date"]
    assert outcome.diagnostics[0].related_information is None
    assert "impossible-date" in told(outcome, "31 June")


def test_a_finding_can_be_mended(look) -> None:
    outcome = look("a.md", f"😀 {ARTICLE}")
    action, _ = offered(outcome)
    assert (action.kind, action.is_preferred) == (types.CodeActionKind.QuickFix, True)
    assert action.diagnostics == list(outcome.diagnostics)
    text = applied(outcome, action)
    assert text == f"😀 {ARTICLE}".replace("2015", "2014")
    assert look("a.md", text).diagnostics == ()


def test_all_findings_can_be_mended_at_once(look) -> None:
    outcome = look("a.md", f"{WRONG} The Eiffel Tower is 320 metres tall.\n")
    (action,) = offered(outcome, only=[types.CodeActionKind.SourceFixAll])
    assert len(action.edit.document_changes[0].edits) == 2
    assert look("a.md", applied(outcome, action)).diagnostics == ()


def test_what_an_article_suppresses_is_not_shown_and_still_told(look) -> None:
    outcome = look("a.md", f'<!-- factcheck: ignore[crimea-annexation] reason="quoted" -->\n\n{ARTICLE}')
    assert outcome.diagnostics == ()
    assert "held back (suppressed): quoted" in told(outcome, "2015")


def test_a_suppression_that_is_of_no_use_fades(look) -> None:
    outcome = look("a.md", '<!-- factcheck: ignore[tower-height] reason="quoted" -->\n\nOne.\n')
    (one,) = outcome.diagnostics
    assert (one.code, one.tags) == ("unused-suppression", [types.DiagnosticTag.Unnecessary])
    assert offered(outcome) == []


def test_a_finding_can_be_held_back(look) -> None:
    outcome = look("a.md", f"😀 {ARTICLE}")
    _, action = offered(outcome)
    assert (action.title, action.kind) == ("Suppress here: crimea-annexation", types.CodeActionKind.QuickFix)
    assert action.diagnostics == list(outcome.diagnostics)
    text = applied(outcome, action)
    assert text.startswith('😀 Russia annexed Crimea in 2015 <!-- factcheck: ignore[crimea-annexation] reason="…" -->.')
    assert action.edit.document_changes[0].text_document.version == 7


def test_in_a_plain_text_it_is_marked(look) -> None:
    outcome = look("a.txt", ARTICLE)
    _, action = offered(outcome)
    assert action.title == "Mark as [sic]: crimea-annexation"
    assert applied(outcome, action).startswith("Russia annexed Crimea in 2015 [sic].")


def test_a_client_that_knows_no_versions_gets_plain_changes(look) -> None:
    action, _ = offered(look("a.txt", ARTICLE), versioned=False)
    assert action.edit.document_changes is None
    assert len(action.edit.changes) == 1


def test_actions_are_of_the_kinds_asked_for_and_of_the_place(look) -> None:
    outcome = look("a.txt", ARTICLE)
    assert offered(outcome, only=[types.CodeActionKind.Refactor]) == []
    assert len(offered(outcome, only=[types.CodeActionKind.QuickFix])) == 2
    for kind in (FIX_ALL, types.CodeActionKind.Source, types.CodeActionKind.SourceFixAll):
        assert [action.kind for action in offered(outcome, only=[kind])] == [FIX_ALL]
    elsewhere = Actions(outcome.article, outcome.lines, versioned=True)
    assert elsewhere.at(Span(0, 3), types.CodeActionContext([])) == []


def test_a_bug_is_told_and_does_not_pass_for_a_clean_text(look, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("factcheck.server.articles.judge", broken)
    (one,) = look("a.txt", ARTICLE).diagnostics
    assert one.severity is Level.Error
    assert one.message == "internal error: ZeroDivisionError: please report this bug; this text was not checked"
