"""Scope: who says it, in which mode, and whether a value or a word is denied. Tables of sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from factcheck.matching.analysis import Analysis
from factcheck.matching.cues import cues_in
from factcheck.matching.evidence import find
from factcheck.matching.matcher import bind_sentence
from factcheck.matching.polarity import denial
from factcheck.matching.scope import is_denied, quotations

CLAIM = "Finland joined NATO on 4 April 2023."
MODES = """
Finland joined NATO in 2023. | statement
Finland, which was neutral for long, joined NATO in 2023. | statement
It was in 2023 that Finland joined NATO. | statement
In May, Finland joined NATO in 2023. | statement
Finland went on to join NATO in 2023. | statement
Did Finland join NATO in 2022? | question
In which year did Finland join NATO, 2022 or 2023? | question
If Finland joined NATO in 2022, the talks went quickly. | conditional
Had Finland joined NATO in 2004, little would be different. | conditional
Were it so that Finland joined NATO in 2004, nobody noticed. | conditional
Finland will join NATO in 2025. | prediction
Finland may have joined NATO in 2022. | hedge
Finland might have joined NATO in 2022. | hedge
Perhaps Finland joined NATO in 2022. | hedge
Finland wants to join NATO in 2025. | wish
Finland applied to join NATO in 2022. | wish
"""
VOICES = """
Finland joined NATO in 2023. | author
The minister said that Finland joined NATO in 2023. | attributed
According to the foundation, Finland joined NATO in 2023. | attributed
“Finland joined NATO in 2023,” he wrote. | attributed
"Finland joined NATO in 2023," he wrote. | attributed
Finland joined the “open door” NATO in 2023. | author
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [tuple(cell.strip() for cell in row.rsplit("|", 1)) for row in table.strip().splitlines()]  # type: ignore[misc]  # two cells


@pytest.mark.parametrize(("sentence", "mode"), rows(MODES))
def test_mode(sentence: str, mode: str, bench: Callable[..., Any]) -> None:
    (view,) = bench(CLAIM).views(sentence)
    assert {binding.candidate.scope.mode for binding in bind_sentence(view)} == {mode}


@pytest.mark.parametrize(("sentence", "voice"), rows(VOICES))
def test_voice(sentence: str, voice: str, bench: Callable[..., Any]) -> None:
    (view,) = bench(CLAIM).views(sentence)
    assert {binding.candidate.scope.voice for binding in bind_sentence(view)} == {voice}


def test_the_cue_is_named(bench: Callable[..., Any]) -> None:
    (view,) = bench(CLAIM).views("The minister said that Finland may have joined NATO in 2022.")
    (binding,) = bind_sentence(view)
    assert binding.candidate.scope.because == ("say", "may have")


def test_a_claim_may_hold_the_cue_itself(bench: Callable[..., Any]) -> None:
    (view,) = bench("The treaty will expire in 2030.").views("The treaty will expire in 2031.")
    assert {binding.candidate.scope.mode for binding in bind_sentence(view)} == {"statement"}


VALUES = """
It was 2014, [not 2015]. | 2015
It was not 2015 but 2014. | 2015
It was 2014 rather than 2015. | 2015
It was 2014 instead of 2015. | 2015
It rose not to 4% but to 5%. | 4%
It was 2014. |
It was not only 2015 but also 2016. |
It had no fewer than 32 members. |
It did not open until 1994. |
"""


@pytest.mark.parametrize(("sentence", "denied"), rows(VALUES))
def test_denied_values(sentence: str, denied: str) -> None:
    analysis = Analysis(sentence.replace("[", "").replace("]", ""))
    assert [m.text for m in analysis.mentions if is_denied(analysis, m.span)] == ([denied] if denied else [])


DENIALS = """
Finland did not join NATO in 2023. | not
Finland never joined NATO. | never
Finland failed to join NATO in 2023. | failed to
Finland denied that it joined NATO in 2023. | denied
Finland joined NATO in 2023. |
Finland did not fail to join NATO in 2023. |
Finland did not only join NATO, it hosted it. |
Finland did not join NATO until 2023. |
Finland, not a large country, joined NATO in 2023. |
"""


@pytest.mark.parametrize(("sentence", "denied"), rows(DENIALS))
def test_denials(sentence: str, denied: str, bench: Callable[..., Any]) -> None:
    it = bench(CLAIM)
    (view,) = it.views(sentence)
    (phrasing,) = it.phrasings()
    place = denial(find(phrasing, view))
    assert (place.of(view.analysis.text) if place else "") == denied


def test_a_denial_on_both_sides_is_none(bench: Callable[..., Any]) -> None:
    it = bench("Switzerland is not a member of the European Union.")
    (phrasing,) = it.phrasings()
    for sentence, denied in (
        ("Switzerland is not a member of the European Union.", False),
        ("Switzerland is a member of the European Union.", True),
    ):
        (view,) = it.views(sentence)
        assert (denial(find(phrasing, view)) is not None) is denied


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we are not at war with anyone” twice.", ["“we are not at war with anyone”"]),
        ('He said "we are not at war" and left.', ['"we are not at war"']),
        ("The “open door” stays open.", []),
        ("„Wir sind hier und bleiben hier”, he said.", ["„Wir sind hier und bleiben hier”"]),
        ("He said “we are not at war with anyone and never", ["“we are not at war with anyone and never"]),
        ('It is 5\'4" tall and 6" wide, and so on and on.', []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == quoted


@pytest.mark.parametrize(
    ("table", "sentence", "cues"),
    [
        ("modals", "It may rain in May.", ["may"]),
        ("negators", "It isn't so.", ["n't"]),
        ("corrections", "It was 2014 rather than 2015.", ["rather than"]),
        ("reporting", "According to him, it rained.", ["according to"]),
        ("conditionals", "It rained even if he left.", ["even if"]),
    ],
)
def test_cues(table: str, sentence: str, cues: list[str]) -> None:
    assert [cue.entry for cue in cues_in(Analysis(sentence), table)] == cues
