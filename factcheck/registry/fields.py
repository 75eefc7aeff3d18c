"""Fields: the whole of the claims file's format 1 as one table of records, and how a claim is built from each.

Third floor: `loader.py` reads files by it, `schema.py` prints it. A key that is not in this table is not in the format.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from factcheck.registry.claim import Claim, ClaimTest, NameGroup, Rating, Reference, Severity, Source
from factcheck.registry.extends import EXTENDS, Entry
from factcheck.registry.leaves import (
    CLAIM,
    DAY_LEAF,
    EXCLUSION,
    FORMAT,
    IDENTIFIER,
    NAMES,
    NOTE,
    PHRASE,
    SCHEME,
    TAG,
    URL,
    check_url,
    prose,
)
from factcheck.registry.nodes import Mapping, Node
from factcheck.registry.references import ACCEPT, BOUND, TOLERANCE, VALUE, WRONG, read_accepted, read_wrong
from factcheck.registry.shapes import Field, Found, Reading, Refusal, Shape, choice, list_of, prose_of, record
from factcheck.registry.typed_values import Kind, kind_of, kinds_stated
from factcheck.settings import LIMITS
from factcheck.text.document import Position
from factcheck.values.interface import Bound

EXPECTED: Final = ("contradicted", "outdated", "consistent", "imprecise", "undecided", "ignored")

TITLE = Field("title", NOTE, "The title of the page or document.")
LINK = Field("url", URL, "Its web address, http or https.", synonyms=("link", "href"))
PUBLISHER = Field("publisher", NOTE, "Who published it.")
ACCESSED = Field("accessed", DAY_LEAF, "The day on which somebody last looked: `2026-11-01`.")
QUOTATION = Field("quote", NOTE, "The words of the source that say it.")


def _source(found: Found, reading: Reading) -> Source:
    if TITLE not in found and LINK not in found:
        reading.note(Refusal(found.position, "a source needs `title` or `url`", "say where somebody can look it up"))
    return Source(
        found.find(TITLE),
        found.find(LINK),
        found.find(PUBLISHER),
        found.find(ACCESSED),
        found.find(QUOTATION),
    )


SOURCE_RECORD: Final = record(
    "a source",
    (TITLE, LINK, PUBLISHER, ACCESSED, QUOTATION),
    _source,
    {"anyOf": [{"required": ["title"]}, {"required": ["url"]}]},
)


def _read_source(node: Node, reading: Reading) -> Source:
    if isinstance(node, Mapping):
        return SOURCE_RECORD.read(node, reading)
    text = prose_of(node, "a web address or the name of a source", reading)
    if not SCHEME.match(text.value):
        return Source(title=NOTE.read(text, reading).strip())
    if reading.strict:
        check_url(text)
    return Source(url=text.value)


ONE_SOURCE: Final = Shape(
    _read_source,
    {"anyOf": [URL.schema, {**NOTE.schema, "not": {"pattern": "^[A-Za-z][A-Za-z0-9+.-]*:\\S"}}, SOURCE_RECORD.schema]},
)
SOURCE_LIST: Final = list_of(ONE_SOURCE, "a source or a list of sources", or_one=True)

SENTENCE = Field("text", prose("a sentence", LIMITS.sentence_characters), "The sentence to try.", required=True)
PUBLISHED = Field("date", DAY_LEAF, "The day on which it was published: `2021-10-19`.")


class _Tried(NamedTuple):
    """A test sentence, before it is known what is expected of it."""

    text: str
    published: date | None
    position: Position


TRIED_RECORD: Final = record(
    "a test",
    (SENTENCE, PUBLISHED),
    lambda found, _: _Tried(found.get(SENTENCE, ""), found.find(PUBLISHED), found.position),
)


def _read_tried(node: Node, reading: Reading) -> _Tried:
    if isinstance(node, Mapping):
        return TRIED_RECORD.read(node, reading)
    return _Tried(SENTENCE.shape.read(node, reading), None, node.position)


TRIED: Final = list_of(
    Shape(_read_tried, {"anyOf": [SENTENCE.shape.schema, TRIED_RECORD.schema]}), "a list of sentences"
)
EXPECTATIONS: Final = tuple(
    Field(word, TRIED, f"Sentences that must be {word}, each by itself or as `{{text, date}}`.") for word in EXPECTED
)


def _tests(found: Found, _: Reading) -> tuple[ClaimTest, ...]:
    return tuple(
        ClaimTest(field.key, tried.text, tried.published, tried.position)
        for field in EXPECTATIONS
        for tried in found.get(field, ())
    )


IDENT = Field(
    "id",
    IDENTIFIER,
    "The name of the claim in reports: kebab-case, unique in the registry.",
    required=True,
    synonyms=("name", "key", "slug"),
)
STATEMENT = Field(
    "claim", CLAIM, "What is true, in one sentence.", required=True, synonyms=("statement", "text", "fact", "sentence")
)
SOURCE = Field(
    "source",
    SOURCE_LIST,
    "Who says so: a web address, a text, or `{title, url, publisher, accessed}`.",
    synonyms=("url", "link", "reference", "references", "citation"),
)
SOURCES = Field("sources", SOURCE_LIST, "As `source`: a list of them.")
ALSO = Field(
    "also",
    list_of(PHRASE, "a list of phrases"),
    "How else articles speak of this fact. Needs no value in it.",
    synonyms=("phrases", "aliases", "variants"),
)
UNLESS = Field(
    "unless",
    list_of(EXCLUSION, "a list of words or phrases"),
    "Which words in the same sentence mean another fact.",
    synonyms=("except", "not"),
)
OWN_NAMES = Field("names", NAMES, "Other names used for this claim only: `Kyiv: [Kiev]`.", synonyms=("aliases",))
RATING = Field(
    "rating",
    choice({r.value: r for r in Rating}, "rating"),
    "Whether this is a fact to hold to (`true`) or a known falsehood that must not be repeated.",
)
SEVERITY = Field(
    "severity", choice({s.value: s for s in Severity}, "severity"), "How bad it is when an article gets it wrong."
)
REVIEW_BY = Field("review_by", DAY_LEAF, "When somebody must look at this again: `2027-01-31`.")
TAGS = Field("tags", list_of(TAG, "a list of tags"), "Words to select claims by.", synonyms=("tag", "topics"))
TESTS = Field(
    "tests",
    record("`tests`", EXPECTATIONS, _tests, wanted=("a test", "write `contradicted: [NATO has 12 members.]`")),
    "What this entry must catch and what it must leave alone.",
    synonyms=("test", "examples"),
)

CLAIM_FIELDS: Final = (
    IDENT,
    STATEMENT,
    SOURCE,
    SOURCES,
    ALSO,
    UNLESS,
    OWN_NAMES,
    VALUE,
    TOLERANCE,
    ACCEPT,
    BOUND,
    WRONG,
    RATING,
    SEVERITY,
    REVIEW_BY,
    TAGS,
    TESTS,
)


def _claim(found: Found, reading: Reading) -> Claim:
    references: tuple[Reference, ...] = found.get(VALUE, ())
    kind = kind_of(references[0].value) if references else None
    stated = _kinds_stated(found, reading)
    return Claim(
        id=found.get(IDENT, ""),
        claim=found.get(STATEMENT, ""),
        sources=found.get(SOURCE, ()) + found.get(SOURCES, ()),
        also=found.get(ALSO, ()),
        unless=found.get(UNLESS, ()),
        names=found.get(OWN_NAMES, ()),
        references=references,
        tolerance=found.find(TOLERANCE),
        accept=read_accepted(found.find(ACCEPT), kind, reading, stated),
        bound=found.get(BOUND, Bound.EXACT),
        wrong=read_wrong(found.find(WRONG), kind, reading, stated),
        rating=found.get(RATING, Rating.TRUE),
        severity=found.get(SEVERITY, Severity.ERROR),
        review_by=found.find(REVIEW_BY),
        tags=found.get(TAGS, ()),
        tests=found.get(TESTS, ()),
        path=reading.path,
        position=found.position,
    )


def _kinds_stated(found: Found, reading: Reading) -> tuple[Kind, ...]:
    """What `accept` and `wrong` can be of, where the claim's own sentence says what is checked; nothing where that
    needn't be known. A program may hand over what never matches, as it may odd texts."""
    if VALUE in found or not reading.strict or (ACCEPT not in found and WRONG not in found):
        return ()
    statement = found.get(STATEMENT, "")
    return kinds_stated((statement, *found.get(ALSO, ()))) if kinds_stated((statement,)) else ()


CLAIM_RECORD: Final = record("a claim", CLAIM_FIELDS, _claim)


class ClaimsFile(NamedTuple):
    """What one file holds, and which further registries it extends."""

    claims: tuple[Claim, ...] = ()
    names: tuple[NameGroup, ...] = ()
    extends: tuple[Entry, ...] = ()


VERSION = Field("version", FORMAT, "The version of this format.", synonyms=("format", "schema"))
NAMES_FIELD = Field(
    "names", NAMES, "Other names of one person, place or body, for all claims: `Kyiv: [Kiev]`.", synonyms=("aliases",)
)
CLAIMS = Field(
    "claims", list_of(CLAIM_RECORD, "a list of claims"), "The claims of this file.", synonyms=("facts", "entries")
)
FILE_RECORD: Final = record(
    "a claims file",
    (VERSION, EXTENDS, NAMES_FIELD, CLAIMS),
    lambda found, _: ClaimsFile(found.get(CLAIMS, ()), found.get(NAMES_FIELD, ()), found.get(EXTENDS, ())),
    {"anyOf": [{"required": [key]} for key in ("claims", "names", "extends")]},
)
