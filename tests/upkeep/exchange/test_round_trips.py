"""What goes out comes in again: properties of claims of every shape, by every format, as far as it can hold them."""

from __future__ import annotations

import dataclasses
import json
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.registry.characters import find_banned
from factcheck.registry.claim import Claim
from factcheck.registry.loader import load_bytes
from factcheck.registry.registry import Registry
from factcheck.report.page.templates import policy
from factcheck.text.document import Position
from factcheck.upkeep.exchange.checked import check
from factcheck.upkeep.exchange.claimreview import read_claimreviews, write_claimreviews
from factcheck.upkeep.exchange.csv_claims import read_csv
from factcheck.upkeep.exchange.csv_own import write_csv
from factcheck.upkeep.exchange.drafts import Imported
from factcheck.upkeep.exchange.page import write_page
from factcheck.upkeep.exchange.plain import PlainRegistry, read_plain, write_json
from factcheck.upkeep.writer.form import claims_file

ANYTHING = st.text(max_size=40).filter(lambda text: not find_banned(text))
SIGNS = st.sampled_from(
    ["", "=", "'", "-", ": ", " #", "- ", '"', "{", "]", ",", "&quot;", "<b>", "%", "@", "\\", "|", "é"]
)
WORDS = st.builds(
    lambda before, word, after: " ".join(f"{before}{word}{after}".split()),
    SIGNS,
    st.sampled_from(["Alpha", "no", "1_000", "null", "2014-03-18", "Ωmega", "東京", "don't", "“so”"]),
    SIGNS,
).map(lambda text: f"{text} Works")
SENTENCES = WORDS.map(lambda text: f"{text} closed in 1990.")
SOURCES = st.fixed_dictionaries(
    {"title": WORDS}, optional={"url": st.just("https://example.org/a?b=c&d#e"), "publisher": WORDS, "quote": WORDS}
)
VALUES = st.sampled_from(
    [
        "1990",
        {"date": "1990"},
        {"quantity": "330 m"},
        {"name": "Ada Bell"},
        [{"from": "1990", "to": "2000-05-01", "number": "8"}, {"from": "2000-05-01", "number": "-9"}],
    ]
)
CLAIMS = st.fixed_dictionaries(
    {"claim": SENTENCES, "sources": st.lists(SOURCES, min_size=1, max_size=1)},
    optional={
        "also": st.lists(WORDS, min_size=1, max_size=2, unique=True),
        "unless": st.lists(WORDS, min_size=1, max_size=2),
        "tags": st.lists(WORDS.map(lambda tag: tag.replace(",", "")), min_size=1, max_size=2),
        "rating": st.sampled_from(["false", "misleading", "unproven"]),
        "severity": st.sampled_from(["warning", "note"]),
        "review_by": st.just("2027-01-31"),
        "value": VALUES,
    },
)
REGISTRIES = st.lists(CLAIMS, min_size=1, max_size=3).map(
    lambda claims: [{"id": f"claim-{number}", **claim} for number, claim in enumerate(claims)]
)


def plain(claims: list[dict[str, object]]) -> PlainRegistry:
    return PlainRegistry(tuple(claims), tuple(("claims.yaml", number) for number in range(len(claims))))


def meaning(text: str, *without: str) -> list[Claim]:
    """The claims that a text holds, without the places where they stand, and without some fields."""
    return [bare(claim, *without) for claim in load_bytes("x.yaml", text.encode()).claims]


def bare(claim: Claim, *without: str) -> Claim:
    default = {field.name: field.default for field in dataclasses.fields(Claim) if field.name in without}
    references = tuple(dataclasses.replace(one, position=None) for one in claim.references)
    known = {"references": references, "position": Position(1, 1), "path": ""}
    return dataclasses.replace(claim, **(known | default))


@given(ANYTHING, ANYTHING)
@settings(max_examples=400)
def test_any_text_comes_back_from_yaml(one: str, other: str) -> None:
    sentence, tag = f"{one} Works {one}", f"{other}b{other}"
    tests = {"ignored": [tag, {"text": sentence}]}
    text = claims_file([{"id": "x", "claim": sentence, "tags": [tag], "tests": tests}], {})
    (claim,) = load_bytes("x.yaml", text.encode()).claims
    assert (claim.claim, claim.tags) == (sentence, (tag,))
    assert [test.text for test in claim.tests] == [tag, sentence]


@given(REGISTRIES)
def test_json_loads_as_the_same_claims(claims: list[dict[str, object]]) -> None:
    text = write_json(plain(claims))
    assert meaning(text) == meaning(claims_file(claims, {}))
    assert json.loads(text)["claims"] == claims


@given(REGISTRIES)
def test_csv_brings_claims_back(claims: list[dict[str, object]]) -> None:
    imported = read_csv([("x.csv", write_csv(plain(claims)))], None, None)
    assert returned(imported) == meaning(claims_file(claims, {}))


@given(REGISTRIES)
def test_claimreview_brings_back_what_it_holds(claims: list[dict[str, object]]) -> None:
    imported = read_claimreviews([("x.json", write_claimreviews(plain(claims), "", ""))], None)
    asked = [{**claim, "claim": f"{claim['claim']}"} for claim in claims]
    lost = ("references", "unless", "severity", "review_by")
    assert returned(imported) == meaning(claims_file(asked, {}), *lost)


def returned(imported: Imported) -> list[Claim]:
    checked = check(imported)
    assert (checked.refused, imported.unread) == ((), [])
    return meaning(checked.text)


def test_what_is_read_as_plain_is_what_is_written(tmp_path) -> None:
    (tmp_path / "b.yaml").write_text(
        "names: {Kyiv: [Kiev]}\nclaims:\n  - {id: b, claim: The Beta Works closed in 1990.}\n"
    )
    (tmp_path / "a.yaml").write_text(
        "extends: [b.yaml]\nnames: {Kyiv: [Kyjiv]}\nclaims:\n- id: a\n  claim: The Alpha Works closed in 1990.\n"
    )
    read = read_plain(Registry.load([tmp_path / "a.yaml"]))
    assert [claim["id"] for claim in read.claims] == ["a", "b"]
    assert read.names == {"Kyiv": ["Kyjiv", "Kiev"]}


class Page(HTMLParser):
    """What a browser would see: the tags with what they point to, and the text outside style and script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.inside: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "input"}:
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.inside[-1:] not in (["style"], ["script"]):
            self.texts.append(data)


@given(REGISTRIES)
@settings(max_examples=30)
def test_the_page_shows_every_claim_and_runs_nothing_of_it(claims: list[dict[str, object]]) -> None:
    page = Page(write_page(plain(claims), 'Facts <of> the "day"'))
    assert page.inside == []
    shown = "\n".join(page.texts)
    assert all(str(claim["claim"]) in shown for claim in claims)
    assert [attrs["id"] for tag, attrs in page.tags if tag == "article"] == [claim["id"] for claim in claims]
    assert sum(tag in {"script", "style"} for tag, _ in page.tags) == 2
    assert {tag for tag, _ in page.tags} <= KNOWN_TAGS
    assert not any(name.startswith("on") or name in {"src", "style"} for _, attrs in page.tags for name in attrs)
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert all(link.startswith(("#", "https://example.org/")) for link in links)


KNOWN_TAGS = {"html", "head", "meta", "title", "style", "script", "body", "header", "main", "section", "article"}
KNOWN_TAGS |= {"h1", "h2", "h3", "p", "label", "input", "output", "dl", "dt", "dd", "a", "span", "q"}


def test_the_page_forbids_itself_everything_but_its_own_style_and_script() -> None:
    text = write_page(plain([{"id": "x", "claim": "</script><script>alert(1)</script>"}]), "Facts")
    (content,) = [attrs["content"] for tag, attrs in Page(text).tags if tag == "meta" and "http-equiv" in attrs]
    assert content.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in content
    assert content == policy(
        *(text.partition(f"<{kind}>")[2].partition(f"</{kind}>")[0] for kind in ("style", "script"))
    )


@pytest.mark.parametrize("word", ["prefers-color-scheme: dark", "color-scheme: light dark"])
def test_the_page_is_light_or_dark(word: str) -> None:
    assert word in write_page(plain([{"id": "x", "claim": "The Alpha Works closed in 1990."}]), "Facts")
