"""ClaimReview: what real reviews are like, in small; ratings; pages; and our own way out and in again."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.registry.claim import Rating
from factcheck.upkeep.exchange.claimreview import read_claimreviews
from factcheck.upkeep.exchange.ratings import LEFT_OUT, rating_of

SAMPLES = Path(__file__).parents[4] / "shared" / "data" / "importer_samples" / "claimreview"


def review(**changes: object) -> dict[str, object]:
    usual = {
        "@context": "http://schema.org",
        "@type": "ClaimReview",
        "url": "https://example.org/review",
        "name": "No, the bridge did not fall",
        "author": {"@type": "Organization", "name": "The Checkers"},
        "claimReviewed": "The Harbour Bridge fell into the sea.",
        "reviewRating": {"@type": "Rating", "ratingValue": "1", "bestRating": "5", "worstRating": "1"},
    }
    return usual | changes


@pytest.fixture
def read(taken) -> Callable[..., Any]:
    def read(content: object, name: str = "review.json", accessed: date | None = None) -> Any:  # noqa: ANN401
        text = content if isinstance(content, str) else json.dumps(content)
        return taken(read_claimreviews([(name, text)], accessed))

    return read


def test_a_review_makes_a_claim_with_its_source(read) -> None:
    claim = read(review(), accessed=date(2026, 11, 1)).only
    (source,) = claim.sources
    assert (claim.id, claim.rating) == ("harbour-bridge-fell-sea", Rating.FALSE)
    assert (source.title, source.publisher) == ("No, the bridge did not fall", "The Checkers")
    assert (source.url, source.accessed) == ("https://example.org/review", date(2026, 11, 1))


@pytest.mark.parametrize(
    "content",
    [
        [review()],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, review()]},
        {"@type": "DataFeed", "dataFeedElement": [{"item": [review()]}]},
        review(**{"@type": ["Review", "ClaimReview"]}),
        review(**{"@type": "https://schema.org/ClaimReview"}),
        review(author=[{"@type": "Person", "name": "The Checkers"}], reviewRating=[review()["reviewRating"]]),
        review(itemReviewed={"@type": "CreativeWork", "appearance": ["https://example.org", "1"], "name": ""}),
        review(claimReviewed=" The Harbour Bridge\nfell into the sea. "),
    ],
)
def test_wherever_and_however_it_stands(read, content: object) -> None:
    assert read(content).only.claim == "The Harbour Bridge fell into the sea."


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"claimReviewed": ""}, "it does not say what was claimed"),
        ({"claimReviewed": ["a", "b"]}, "it does not say what was claimed"),
        ({"claimReviewed": "Did the bridge fall? "}, "what was claimed is a question, and states nothing"),
        ({"reviewRating": {"alternateName": "Well"}}, "its rating is not known: `Well`"),
        ({"reviewRating": {"alternateName": "Mostly True"}}, "it is rated `Mostly True`, which neither holds nor"),
        ({"reviewRating": {}}, "its rating is not known:  of  to "),
        ({"claimReviewed": "a " * 600}, "this text has 1,199 characters; at most 1,000 are read here"),
        ({"claimReviewed": "A \u202ebridge fell."}, "it holds U+202E, which turns the direction of the text"),
        ({"claimReviewed": "A \ud800 fell."}, "it holds the control character U+D800"),
    ],
)
def test_what_can_be_no_claim_is_refused_with_the_reason(read, changes: dict[str, object], why: str) -> None:
    result = read([review(), review(**changes)])
    assert len(result.claims) == 1
    assert [line.startswith(f"review.json: claim review 2: {why}") for line in result.refused] == [True]


@pytest.mark.parametrize(
    ("words", "value", "best", "worst", "rating"),
    [
        ("Falso", "5", "1", "5", Rating.FALSE),  # a scale that runs backwards
        ("Falsk", "1", "1", "1", Rating.FALSE),  # a scale of one step
        ("FAUX", "0", "2", "0", Rating.FALSE),
        ("C’est plus compliqué", "1", "2", "0", Rating.MISLEADING),
        ("Pants on Fire!", "", "", "", Rating.FALSE),
        ("Mixto", "3", "5", "1", Rating.MISLEADING),
        ("Unproven", "", "", "", Rating.UNPROVEN),
        ("True", "5", "5", "1", Rating.TRUE),
        ("No words that are known", "1", "5", "1", Rating.FALSE),
        ("", "5", "5", "1", Rating.TRUE),
        ("", "4", "5", "1", LEFT_OUT),
        ("", "3", "5", "1", Rating.MISLEADING),
        ("", "9", "5", "1", None),
        ("Not really, charts say", "-1", "-1", "-1", None),
        ("", "1e999999", "5", "1", None),
    ],
)
def test_ratings(words: str, value: str, best: str, worst: str, rating: object) -> None:
    assert rating_of(words, value, best, worst) == rating


PAGE = """<!DOCTYPE html><html><head>
<script>var ld = "ClaimReview";</script>
<SCRIPT type='application/ld+json'>{"@type": "WebPage"}</SCRIPT>
<script type="application/ld+json">
//<![CDATA[
%s
//]]>
</script></head><body>The Harbour Bridge</body></html>"""


def test_a_page(read) -> None:
    in_page = json.dumps(review(claimReviewed="The &quot;Harbour Bridge&#039;s&quot; end was near."))
    assert read(PAGE % in_page, "page.html").only.claim == 'The "Harbour Bridge\'s" end was near.'


def test_a_page_is_told_by_its_lines(read) -> None:
    result = read(PAGE % json.dumps(review(claimReviewed="")), "page.html")
    assert result.refused == ["page.html:4: claim review 1: it does not say what was claimed"]
    broken = read(PAGE % '{"@type": "ClaimReview",}', "page.html")
    assert broken.unread[0].startswith("page.html:6:25: this is not JSON: ")


@pytest.mark.parametrize("content", ["", "{}", "<html><script type='application/ld+json'>", "<p>no review</p>"])
def test_nothing_to_read_is_a_fault(read, content: str) -> None:
    assert len(read(content).unread) == 1


def test_the_samples_are_read_or_refused_with_a_reason(taken) -> None:
    files = [(str(path), path.read_text("utf-8")) for path in sorted(SAMPLES.glob("*.json"))]
    result = taken(read_claimreviews(files, None))
    assert result.unread == []
    assert len(result.claims) + len(result.refused) == len(files)
    assert all("question" in line or "does not say" in line for line in result.refused)
