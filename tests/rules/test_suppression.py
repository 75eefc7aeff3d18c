"""What an article says of findings to hold back changes none of them, and reaches no further than it says.

How far each form reaches, and what is said of those that are wrong, is shown in `tests/scenarios/suppressions.md`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import Finding, Registry
from factcheck.pipeline import check_document
from factcheck.registry.selection import Selection, select_claims
from factcheck.rules.interface import CheckedDocument, is_problem
from factcheck.rules.suppression import SIC, hold_back, without_holding_back
from factcheck.rules.suppression_line import suppression_edit
from factcheck.rules.suppression_patterns import MOST_GLOBS, OF_SUPPRESSIONS, Terms
from factcheck.text.readers import document_from_text

REGISTRY = Registry.from_claims(
    [
        {"id": "crimea", "claim": "Russia annexed Crimea in March 2014.", "source": "s"},
        {"id": "tower.height", "claim": "The Eiffel Tower is 330 metres tall.", "source": "s"},
        {"id": "tower.opening", "claim": "The Eiffel Tower opened on 31 March 1889.", "source": "s"},
    ]
)
CRIMEA = "Russia annexed Crimea in 2016."
TODAY = date(2026, 11, 1)


def checked(text: str, kind: str = "markdown", registry: Registry = REGISTRY) -> CheckedDocument:
    return check_document(document_from_text(text, kind=kind), registry)


def held(text: str, kind: str = "markdown", terms: Terms | None = None) -> CheckedDocument:
    return hold_back(checked(text, kind), terms or Terms.of(REGISTRY, lambda: TODAY))


def rules(document: CheckedDocument) -> list[str]:
    return [finding.rule for finding in document.findings]


# --- what holds of every article --------------------------------------------------------------------------------------

PATTERNS = ("crimea", "tower.*", "tower.height", "value-mismatch", "impossible-date", "*", "?????a", "unknown")
SENTENCES = (
    CRIMEA,
    "Russia annexed Crimea in March 2014.",
    "The Eiffel Tower is 300 metres tall.",
    "The Eiffel Tower opened in 1900 [sic].",
    "They met on 31 June 2019.",
    "Nothing else was said.",
)
BETWEEN = {
    "markdown": (
        "\n\n",
        "\n",
        " ",
        "\n\n- ",
        "\n\n> ",
        "\n\n## ",
        "\n\n| a | b |\n| - | - |\n| ",
        " | ",
        "\n\n    ",
        " `",
        "` ",
    ),
    "html": (
        "<p>",
        "</p>",
        "\n",
        " ",
        "<ul><li>",
        "</ul>",
        "<table><tr><td>",
        "</td><td>",
        "</table>",
        "<blockquote>",
        "<br>",
    ),
}
arguments = st.sampled_from(
    ("", ' reason="it is quoted"', " until=2026-10-31", " until=2026-11-01", ' reason="', " x=1")
)
brackets = st.one_of(
    st.just(""), st.lists(st.sampled_from(PATTERNS), max_size=2).map(lambda ids: f"[{', '.join(ids)}]")
)
verbs = st.sampled_from(("ignore", "ignore", "off", "on", "ignore-file", "ignroe"))
directives = st.builds("<!-- factcheck: {}{}{} -->".format, verbs, brackets, arguments)


def articles(kind: str) -> st.SearchStrategy[str]:
    piece = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(BETWEEN[kind]), directives)
    return st.lists(piece, min_size=4, max_size=14).map("".join)


def plain(found: Sequence[Finding]) -> list[tuple[object, ...]]:
    return sorted((f.span, f.rule, f.verdict, f.severity, f.message, f.claim and f.claim.id) for f in found)


@pytest.mark.parametrize("kind", BETWEEN)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_without_its_directives_an_article_has_the_findings_listed_and_held_back(
    kind: str, data: st.DataObject
) -> None:
    text = data.draw(articles(kind))
    told = held(text, kind)
    silent = re.sub(r"(<!-- )factcheck:", r"\1xxxxxxxxxx", text)
    assert len(silent) == len(text)
    own = [finding for finding in told.everything if finding.rule not in OF_SUPPRESSIONS]
    assert plain(own) == plain(checked(silent, kind).findings)
    assert all(is_problem(one.finding) for one in told.held)


@pytest.mark.parametrize("kind", BETWEEN)
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_only_what_a_directive_names_is_held_back(kind: str, data: st.DataObject) -> None:
    text = data.draw(articles(kind)).replace("[sic]", "")
    named = re.findall(r"factcheck: (?!on)[\w-]+(?:\[([^\]]*)\])?", text)
    patterns = {pattern for inside in named for pattern in (inside.split(", ") if inside else ["*"])}
    for one in held(text, kind).held:
        names = {one.finding.rule, one.finding.claim.id if one.finding.claim else ""}
        fits = {
            "*",
            *names,
            *({"tower.*"} if "tower" in str(names) else ()),
            *({"?????a"} if "crimea" in names else ()),
        }
        assert patterns & fits


@pytest.mark.parametrize("kind", ["markdown", "html", "txt"])
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_the_edit_that_an_editor_offers_holds_that_finding_back_and_no_other(kind: str, data: st.DataObject) -> None:
    between = BETWEEN.get(kind, ("\n\n", "\n", " "))
    pieces = st.one_of(st.sampled_from(SENTENCES), st.sampled_from([one for one in between if "`" not in one]))
    text = " ".join(data.draw(st.lists(pieces, min_size=1, max_size=8)))
    before = held(text, kind)
    for finding in filter(is_problem, before.findings):
        edit = suppression_edit(before.document, finding, kind, reason="as printed")
        assert edit is not None
        after = held(text[: edit.at] + edit.text + text[edit.at :], kind)
        same = sum((f.rule, f.text, f.claim) == (finding.rule, finding.text, finding.claim) for f in before.findings)
        gone = len(after.held) - len(before.held)
        assert 1 <= gone <= same
        assert len(after.findings) == len(before.findings) - gone


# --- forms ------------------------------------------------------------------------------------------------------------

HOLDS = (
    "<!--factcheck:ignore[crimea] reason=r-->",
    '<!--\n  factcheck:  ignore [ crimea , tower.* ]\n  reason = "r"\n-->',
    '<!--\u00a0factcheck:\u00a0ignore[crimea]\u2003reason=“it’s "quoted"” -->',
    "<!-- FactCheck: ignore[crimea] reason='r' -->",
    "<!-- factcheck: ignore[crimea tower.*] reason=é -->",
    "<!--- factcheck: ignore[crimea] reason=r --->",
    f'<!-- factcheck: ignore[crimea] reason="{"long " * 50_000}" -->',
)
"""Ways in which one directive can be written."""


@pytest.mark.parametrize("directive", HOLDS, ids=range(len(HOLDS)))
@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_blanks_and_quotation_marks_do_not_matter(directive: str, kind: str) -> None:
    told = held(f"{directive}\n\n<p>{CRIMEA}</p>", kind)
    assert {one.finding.rule for one in told.held} == {"value-mismatch"}
    assert set(rules(told)) <= {"unused-suppression"}


TRICKS = (
    "<p>\u200b<!-- factcheck: ignore[crimea] --></p>\n\n<p>A</p>",
    '<!-- factcheck: ignore[crimea] reason="a --> b" -->',
    "<!--> factcheck: ignore[crimea] -->",
    "<!-- - -- --> factcheck: ignore[crimea] -->",
    "&lt;!-- factcheck: ignore[crimea] --&gt;",
    "<!-- x --> factcheck: ignore-file[crimea]",
    "<!-- see: factcheck: ignore-file[crimea] -->",
    "<!-- fact\u200bcheck: ignore-file[crimea] -->",
    "<!-- factcheck: ignore-file[crime\u0430] -->",
    "<!-- factcheck: ignore-file[CRIMEA] -->",
    "<!-- factcheck: ignore-file[crimea -->",
    "<!-- factcheck: ignore-file[[crimea]] -->",
    "<!-- factcheck: ignore-file[crimea], please -->",
    "<!-- factcheck: ignore-file[crimea]reason=r -->",
    "<!-- factcheck: ignore-file[c[r]imea] -->",
    "<? factcheck: ignore-file[crimea] ?>",
)
"""What is no directive, or none that can be read."""


@pytest.mark.parametrize("kind", ["markdown", "html"])
@pytest.mark.parametrize("trick", TRICKS)
def test_what_only_looks_like_a_directive_holds_nothing_back(trick: str, kind: str) -> None:
    told = held(f"<p>A</p>\n\n{trick}\n\n<p>{CRIMEA}</p>\n", kind)
    assert told.held == ()
    assert "value-mismatch" in rules(told)


@pytest.mark.parametrize(
    "around", ["<code>{}</code>", "<pre>{}</pre>", "<script>{}</script>", "<textarea>{}</textarea>"]
)
def test_code_in_html_is_code(around: str) -> None:
    assert held(around.format("<!-- factcheck: ignore-file[crimea] -->") + f"<p>{CRIMEA}", "html").held == ()


@pytest.mark.parametrize(
    "field",
    [
        'factcheck: ignore[crimea] reason="r"',
        "factcheck: 'ignore[crimea] reason=\"r\"'",
        '"factcheck": ignore-file[crim*] reason=r',
    ],
)
@pytest.mark.parametrize("mark", ["---", "+++"])
def test_front_matter_holds_for_the_file(field: str, mark: str) -> None:
    line = field.replace(": ", " = ", 1) if mark == "+++" else field
    title = "title = 'T'" if mark == "+++" else "title: T"
    told = held(f"{mark}\n{title}\n{line}\n{mark}\n\n{CRIMEA}\n")
    assert rules(told) == []
    assert [one.reason for one in told.held] == ["r"]


@pytest.mark.parametrize("field", ["factcheck:", "factcheck: {ignore: [crimea]}", "factcheck: off", "factcheck: true"])
def test_front_matter_that_can_not_be_read_is_told(field: str) -> None:
    told = held(f"---\ntitle: T\n{field}\n  ignore: [crimea]\n---\n\n{CRIMEA}\n")
    assert rules(told) == ["unreadable-suppression", "value-mismatch"]
    assert told.document.position(told.findings[0].span.start).line == 3


# --- terms ------------------------------------------------------------------------------------------------------------


def test_the_clock_is_read_for_a_last_day_only() -> None:
    def clock() -> date:
        raise AssertionError("read")

    text = f"<!-- factcheck: ignore[crimea] reason=r{{}} -->\n{CRIMEA}"
    assert rules(held(text.format(""), terms=Terms.of(REGISTRY, clock))) == []
    with pytest.raises(AssertionError, match="read"):
        held(text.format(" until=2027-01-01"), terms=Terms.of(REGISTRY, clock))


def test_without_a_day_nothing_is_over() -> None:
    text = f"<!-- factcheck: ignore[crimea] reason=r until=1999-01-01 -->\n{CRIMEA}"
    assert rules(held(text, terms=Terms.of(REGISTRY))) == []
    assert rules(held(text)) == ["expired-suppression", "value-mismatch"]


UNUSED = "<!-- factcheck: ignore[{}] reason=r -->\nNothing was said."


@pytest.mark.parametrize(
    ("pattern", "whole", "towers_only", "no_claims"),
    [
        ("crimea", True, False, False),
        ("tower.height", True, True, False),
        ("tower.*", True, True, False),
        ("crim*", True, False, False),
        ("*", True, False, False),
        ("value-mismatch", True, False, False),
        ("weekday-mismatch", True, True, True),
    ],
)
def test_a_suppression_of_what_the_run_left_out_is_not_called_unused(
    pattern: str, *, whole: bool, towers_only: bool, no_claims: bool
) -> None:
    registries = (REGISTRY, select_claims(REGISTRY, Selection(select=("tower.*",))), Registry.from_claims([]))
    for registry, expected in zip(registries, (whole, towers_only, no_claims), strict=True):
        told = hold_back(checked(UNUSED.format(pattern), registry=registry), Terms.of(registry))
        assert ("unused-suppression" in rules(told)) is expected
        assert "unreadable-suppression" not in rules(told)


def test_an_id_is_looked_for_among_the_claims_that_were_left_out_too() -> None:
    selected = select_claims(REGISTRY, Selection(select=("tower.*",)))
    told = hold_back(checked(UNUSED.format("krimea"), registry=selected), Terms.of(selected))
    assert [finding.help for finding in told.findings] == ["did you mean `crimea`?"]


def test_globs_are_bounded() -> None:
    globs = ", ".join(f"a{number}*" for number in range(MOST_GLOBS + 5))
    told = held(f"<!-- factcheck: ignore-file[{globs}, crimea] reason=r -->\n{CRIMEA}")
    assert rules(told).count("unreadable-suppression") == 5
    assert len(told.held) == 1


def test_what_agrees_is_no_use_and_stays() -> None:
    told = held("<!-- factcheck: ignore[crimea] reason=r -->\nRussia annexed Crimea in March 2014.")
    assert rules(told) == ["unused-suppression", "consistent"]


def test_the_narrowest_gives_the_reason_and_all_are_used() -> None:
    told = held(
        "<!-- factcheck: ignore-file[crim*] reason=file -->\n<!-- factcheck: off[crimea] reason=stretch -->\n\n"
        "<!-- factcheck: ignore[value-mismatch] reason=block -->\n\n"
        f"{CRIMEA} <!-- factcheck: ignore[crimea] reason=line -->\n\n"
        "<!-- factcheck: on -->\n"
    )
    assert [one.reason for one in told.held] == ["line"]
    assert rules(told) == []


# --- the public door --------------------------------------------------------------------------------------------------


def test_where_suppressions_are_not_obeyed_they_are_counted() -> None:
    text = f"<!-- factcheck: ignore[crimea] -->\n{CRIMEA[:-1]} [sic]. It is so [sic].\n<!-- factcheck: ignroe -->\n"
    told = without_holding_back(checked(text))
    assert rules(told) == ["value-mismatch"]
    assert (told.held, told.not_obeyed) == ((), 3)


def test_the_api_obeys_unless_told_otherwise(tmp_path: Path) -> None:
    text = f"{CRIMEA[:-1]} [sic]."
    assert [one.reason for one in factcheck.check(text, REGISTRY).held] == [SIC]
    assert len(factcheck.check(text, REGISTRY, suppressions=False).findings) == 1
    path = tmp_path / "a.md"
    path.write_text(f"<!-- factcheck: ignore[crimea] reason=r until=2026-10-31 -->\n{CRIMEA}\n")
    said = ({}, {"today": date(2026, 10, 31)}, {"today": TODAY}, {"suppressions": False})
    assert [len(factcheck.check_file(path, REGISTRY, **more).held) for more in said] == [1, 1, 0, 0]
