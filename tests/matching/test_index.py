"""The index is a filter that loses nothing: what a direct look at every claim would take, it finds."""

from __future__ import annotations

import gc
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from weakref import ref

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.matching.evidence import find
from factcheck.matching.index import index_of
from factcheck.matching.matcher import keys_around
from factcheck.matching.phrasing import LEAST_WORDS, Phrasing, need
from factcheck.matching.view import DocumentView
from factcheck.registry.registry import Registry
from factcheck.text.document import Published
from factcheck.text.readers import document_from_text
from factcheck.text.sentences import sentences_of

GOLD = Path(__file__).parents[1] / "gold" / "tuning.yaml"
SUITES: list[dict[str, Any]] = yaml.load(GOLD.read_text("utf-8"), Loader=yaml.BaseLoader)["suites"]  # noqa: S506 - text
CASES = [(case["text"], case.get("date")) for suite in SUITES for case in suite["cases"]]


@cache
def everything() -> tuple[Registry, tuple[Phrasing, ...]]:
    """All claims of the gold set in one registry, and all their phrasings, unfiled."""
    names: dict[str, list[str]] = {}
    for suite in SUITES:
        names |= suite["registry"].get("names", {})
    claims = [claim for suite in SUITES for claim in suite["registry"]["claims"]]
    registry = Registry.from_mapping({"version": 1, "names": names, "claims": claims})
    index = index_of(registry)
    return registry, tuple(
        index.phrasing(number, which)
        for number, claim in enumerate(registry.claims)
        for which in range(len(claim.also) + 1)
    )


@settings(max_examples=100)
@given(st.sampled_from(CASES))
def test_the_filter_loses_nothing(case: tuple[str, str | None]) -> None:
    text, day = case
    registry, phrasings = everything()
    published = Published(date.fromisoformat(day), "--date") if day else None
    document = document_from_text(text, path="article.txt", published=published)
    for view in DocumentView(document, sentences_of(document), index_of(registry)).sentences:
        filed = {(p.claim.id, p.number) for p in view.view.index.phrasings(keys_around(view))}
        for phrasing in phrasings:
            found = find(phrasing, view)
            enough = len(found.hits) >= need(len(phrasing.anchors)) and found.words >= LEAST_WORDS
            if enough and phrasing.may_be_in(keys_around(view)):
                assert (phrasing.claim.id, phrasing.number) in filed


def test_a_sentence_without_an_anchor_costs_nothing_more() -> None:
    registry, _ = everything()
    document = document_from_text("Nobody slept well.", path="article.txt", published=None)
    (view,) = DocumentView(document, sentences_of(document), index_of(registry)).sentences
    assert view.view.index.phrasings(keys_around(view)) == []


def test_the_index_is_kept_as_long_as_its_registry() -> None:
    registry = Registry.from_claims([{"id": "it", "claim": "Bo died in 1900.", "source": "s"}])
    assert index_of(registry) is index_of(registry)


def test_claims_that_are_filed_first_are_tried_first() -> None:
    registry, _ = everything()
    found = index_of(registry).phrasings(frozenset({"^nato", "^finland", "join", "member", "^russia", "annex"}))
    order = [claim.id for claim in registry.claims]
    places = [(order.index(phrasing.claim.id), phrasing.number) for phrasing in found]
    assert len(places) > 1
    assert places == sorted(places)


def test_the_index_goes_with_its_registry() -> None:
    registry = Registry.from_claims([{"id": "it", "claim": "Bo died in 1900.", "source": "s"}])
    index_of(registry)
    alive = ref(registry)
    del registry
    gc.collect()
    assert alive() is None
