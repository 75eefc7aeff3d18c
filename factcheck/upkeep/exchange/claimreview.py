"""ClaimReview (schema.org): the reviews in JSON-LD and in pages → claims; claims → JSON-LD.

A review says what was claimed and how it was rated. Real ones are odd: empty claims, scales that run backwards, a list
where one thing belongs; whatever can't be a claim is refused with the reason.
source: https://schema.org/ClaimReview
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from factcheck.errors import ArticleError, Fault
from factcheck.registry.leaves import ID
from factcheck.text.document import line_starts
from factcheck.upkeep.exchange.drafts import Draft, Imported, Plain, PlainClaim, one_line, refusal, slug, web_address
from factcheck.upkeep.exchange.json_text import Json, items_of, read_json, text_at
from factcheck.upkeep.exchange.plain import PlainRegistry, sources_of, texts
from factcheck.upkeep.exchange.ratings import LEFT_OUT, rating_of

TYPE: Final = "ClaimReview"
CONTEXT: Final = "https://schema.org"
SCRIPT: Final = re.compile(r"<script\b([^<>]*)>", re.IGNORECASE)
JSON_LD: Final = "ld+json"
SCRIPT_END: Final = re.compile(r"</script", re.IGNORECASE)
WRAPPING: Final = re.compile(
    r"\A\s*(?:/[/*]\s*)?<!(?:--|\[CDATA\[)(?:\s*\*/)?|(?:/[/*]\s*)?(?:-->|\]\]>)(?:\s*\*/)?\s*\Z"
)
"""What old pages write around a script so that older browsers leave it alone."""
NO_REVIEW: Final = "name a page or JSON-LD that holds a ClaimReview"
BEST: Final = 5
EXPORTED: Final = {
    "true": ("True", BEST),
    "false": ("False", 1),
    "misleading": ("Misleading", 2),
    "unproven": ("Unproven", 0),
}
"""How our ratings are told: words, and a figure from 1 to 5; none for what is open."""


class Found(NamedTuple):
    """A review, and the line on which its JSON-LD begins. In pages, texts are often escaped twice."""

    review: dict[str, Json]
    line: int | None
    in_page: bool


def read_claimreviews(files: Iterable[tuple[str, str]], accessed: date | None) -> Imported:
    """The claims of JSON-LD files and pages, each given by its path and its text."""
    imported = Imported()
    for path, text in files:
        number = 0
        for number, found in enumerate(_reviews(path, text, imported), start=1):
            entry = f"claim review {number}"
            match _claim(found, accessed):
                case str(problem):
                    mend = "write this claim by hand, if it matters"
                    imported.refused.append(refusal(path, found.line, entry, problem, mend))
                case claim:
                    imported.drafts.append(Draft(claim, path, found.line, entry))
        if not number and not any(fault.path == path for fault in imported.unread):
            imported.unread.append(Fault(path, None, None, "there is no claim review in it", NO_REVIEW))
    return imported


def _reviews(path: str, text: str, imported: Imported) -> Iterator[Found]:
    is_page = text.lstrip().startswith("<")
    for line, script in _scripts(text) if is_page else [(1, text)]:
        try:
            data = read_json(path, script, line=line)
        except ArticleError as error:
            imported.unread += error.faults
            continue
        yield from (Found(review, line if is_page else None, is_page) for review in _walk(data))


def _scripts(text: str) -> Iterator[tuple[int, str]]:
    """The JSON-LD of a page, each piece with its line."""
    at, line, counted = 0, 1, 0
    while (begin := SCRIPT.search(text, at)) and (end := SCRIPT_END.search(text, begin.end())):
        if JSON_LD in begin[1].lower():
            script = text[begin.end() : end.start()]
            line, counted = line + len(line_starts(text[counted : begin.end()])) - 1, begin.end()
            yield line, WRAPPING.sub(lambda found: re.sub(r"\S", " ", found[0]), script)
        at = end.end()


def _walk(data: Json) -> Iterator[dict[str, Json]]:
    """Every review in the data, wherever it stands: alone, in a list, in `@graph`, in a feed."""
    match data:
        case list():
            for item in data:
                yield from _walk(item)
        case dict():
            if any(
                isinstance(kind, str) and re.split(r"[/:#]", kind)[-1] == TYPE for kind in items_of(data.get("@type"))
            ):
                yield data
            else:
                for item in data.values():
                    yield from _walk(item)


def _claim(found: Found, accessed: date | None) -> PlainClaim | str:
    """The claim that a review makes, or why it makes none."""
    review = found.review
    clean: Callable[[str], str] = html.unescape if found.in_page else str
    statement = one_line(clean(text_at(review, "claimReviewed")))
    if not statement:
        return "it does not say what was claimed"
    if statement.endswith("?"):
        return "what was claimed is a question, and states nothing"
    rated = _first(review.get("reviewRating"))
    words = one_line(clean(text_at(rated, "alternateName") or text_at(rated, "name")))
    figure, best, worst = (text_at(rated, key).strip() for key in ("ratingValue", "bestRating", "worstRating"))
    rating = rating_of(words, figure, best, worst)
    shown = f"`{words[:60]}`" if words else f"{figure} of {worst} to {best}"
    if rating is None:
        return f"its rating is not known: {shown}"
    if rating == LEFT_OUT:
        return f"it is rated {shown}, which neither holds nor forbids a claim"
    claim: PlainClaim = {"id": _ident(review, statement), "claim": statement}
    if rating != "true":
        claim["rating"] = str(rating)
    if tags := _tags(review.get("keywords")):
        claim["tags"] = tags
    if also := [one_line(text) for text in _all_texts(_first(review.get("itemReviewed")).get("alternateName"))]:
        claim["also"] = list[Plain](also)
    if sources := list[Plain](_sources(review, clean, accessed)):
        claim["sources"] = sources
    return claim


def _first(value: Json) -> dict[str, Json]:
    return next((item for item in items_of(value) if isinstance(item, dict)), {})


def _all_texts(value: Json) -> list[str]:
    return [item for item in items_of(value) if isinstance(item, str) and item.strip()]


def _ident(review: Mapping[str, Json], statement: str) -> str:
    own = text_at(review.get("identifier"))
    return own if re.fullmatch(ID, own) else slug(statement, otherwise="claim-review")


def _tags(keywords: Json) -> list[Plain]:
    """Keywords: a list, or one text with commas."""
    listed = keywords.split(",") if isinstance(keywords, str) else _all_texts(keywords)
    return [one_line(tag) for tag in listed if tag.strip()]


def _sources(review: dict[str, Json], clean: Callable[[str], str], accessed: date | None) -> Iterator[dict[str, Plain]]:
    """The review itself, then what it cites."""
    day = accessed.isoformat() if accessed else ""
    cited = [item for item in items_of(review.get("citation")) if isinstance(item, dict)]
    for each, author, accessed_on in ((review, "author", day), *((item, "publisher", "") for item in cited)):
        title = one_line(clean(text_at(each, "name") or text_at(each, "headline")))
        url = web_address(text_at(each, "url")) or ""
        publisher = one_line(clean(text_at(_first(each.get(author)), "name")))
        quote = one_line(text_at(each, "text")) if each is not review else ""
        source = {"title": title, "publisher": publisher, "url": url, "accessed": accessed_on, "quote": quote}
        if title or url:
            yield {key: text for key, text in source.items() if text}


def write_claimreviews(registry: PlainRegistry, publisher: str, address: str) -> str:
    """The claims as JSON-LD: a list of reviews. `publisher` is who reviewed them, `address` where the registry is
    shown, so that each claim has an address of its own; both may be empty."""
    reviews = [_review(claim, publisher, address) for claim in registry.claims]
    return json.dumps(reviews, indent=2, ensure_ascii=True) + "\n"


def _review(claim: PlainClaim, publisher: str, address: str) -> dict[str, object]:
    words, figure = EXPORTED[str(claim.get("rating", "true"))]
    rating: dict[str, object] = {"@type": "Rating", "alternateName": words, "bestRating": BEST, "worstRating": 1}
    if figure:
        rating["ratingValue"] = figure
    item: dict[str, object] = {"@type": "Claim", "text": claim["claim"]}
    if also := texts(claim.get("also")):
        item["alternateName"] = also
    review: dict[str, object] = {
        "@context": CONTEXT,
        "@type": TYPE,
        "identifier": claim["id"],
        "claimReviewed": claim["claim"],
        "itemReviewed": item,
        "reviewRating": rating,
    }
    if publisher:
        review["author"] = {"@type": "Organization", "name": publisher}
    if address:
        review["url"] = f"{address}#{claim['id']}"
    if tags := texts(claim.get("tags")):
        review["keywords"] = tags
    if cited := [_citation(source) for source in sources_of(claim)]:
        review["citation"] = cited
    return review


def _citation(source: Mapping[str, str]) -> dict[str, object]:
    cited: dict[str, object] = {"@type": "CreativeWork"}
    for key, name in (("title", "name"), ("url", "url"), ("quote", "text")):
        if source.get(key):
            cited[name] = source[key]
    if source.get("publisher"):
        cited["publisher"] = {"@type": "Organization", "name": source["publisher"]}
    return cited
