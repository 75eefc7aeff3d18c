"""What words mean the same, and what words exclude each other: the tables of `matching/data`, read at first use.

Two words are compared by their *keys*: the root of each (irregular form → lemma, derived noun → base, Snowball stem)
and the synonym groups that it belongs to. Nothing here looks at a claim or an article.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from factcheck.text.words import stem

DATA: Final = files("factcheck.matching") / "data"
GROUP: Final = "~"
"""Marks the key of a synonym group, which no stem can begin with."""


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a word table, without its comments."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def words_in(name: str) -> frozenset[str]:
    """The first column of a table, in lower case."""
    return frozenset(row[0].lower() for row in table(name))


@cache
def kinds_in(name: str) -> dict[str, str]:
    """The first column of a table in lower case → its second."""
    return {row[0].lower(): row[1] for row in table(name)}


@cache
def _lemmas() -> dict[str, str]:
    return {row[0].lower(): row[1].lower() for row in table("irregular")}


@cache
def _bases() -> dict[str, str]:
    lemmas = _lemmas()
    return {stem(row[0].lower()): stem(lemmas.get(row[1].lower(), row[1].lower())) for row in table("nominal")}


@lru_cache(maxsize=65_536)
def root(word: str) -> str:
    """What a lower-case word is built on: "expulsions" → "expel", "withdrew" → "withdraw", "members" → "member"."""
    stemmed = stem(_lemmas().get(word, word))
    return _bases().get(stemmed, stemmed)


@cache
def _groups() -> dict[str, frozenset[str]]:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for group, members in table("synonyms"):
        for member in members.split(", "):
            if " " not in member:
                groups[root(member)].add(GROUP + group)
    return {word: frozenset(keys) for word, keys in groups.items()}


@cache
def phrases() -> dict[tuple[str, ...], frozenset[str]]:
    """Synonyms of several words, as roots, and the groups that each belongs to ("set up" → founding)."""
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for group, members in table("synonyms"):
        for member in members.split(", "):
            if " " in member:
                found[tuple(root(word) for word in member.split())].add(GROUP + group)
    return {words: frozenset(keys) for words, keys in found.items()}


@cache
def spare_words() -> frozenset[tuple[str, str]]:
    """A word and the one behind it that adds nothing, as roots: "inflation" is said for "inflation rate"."""
    pairs = {
        (root(words[0]), root(words[1]))
        for _, members in table("synonyms")
        for words in (member.split() for member in members.split(", "))
        if len(words) == 2 and words[0] in members.split(", ")  # noqa: PLR2004 - a word and one behind it
    }
    return frozenset(pairs)


@lru_cache(maxsize=65_536)
def keys_of(word: str) -> frozenset[str]:
    """The root of a lower-case word and the synonym groups it belongs to."""
    own = root(word)
    return _groups().get(own, frozenset()) | {own}


@cache
def _opposites() -> dict[str, frozenset[str]]:
    opposites: defaultdict[str, set[str]] = defaultdict(set)
    for first, second in table("antonyms"):
        one, other = inflected(first), inflected(second)
        opposites[one].add(other)
        opposites[other].add(one)
    for _, members in table("exclusive"):
        exact = [inflected(member) for member in members.split(", ")]
        for member in exact:
            opposites[member].update(other for other in exact if other != member)
    return {word: frozenset(others) for word, others in opposites.items()}


@lru_cache(maxsize=65_536)
def inflected(word: str) -> str:
    """A word without its inflection: derivations would blur opposites and cues ("position" and "positive" share a
    stem)."""
    lower = word.lower()
    bare = _lemmas().get(lower, lower)
    for ending, instead, least in INFLECTIONS:
        if bare.endswith(ending) and len(bare) >= least and not bare.endswith(KEPT):
            bare = bare[: len(bare) - len(ending)] + instead
            break
    if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] in "bdgmnprt":  # noqa: PLR2004 - "stopp" of "stopped"
        bare = bare[:-1]
    stem = bare.removesuffix("e") if len(bare) > 3 else bare  # noqa: PLR2004 - "releas" of "release" and "releasing"
    return "note" if stem == "not" != lower else stem  # "noted" denies nothing


INFLECTIONS: Final = (
    ("ies", "y", 5),
    ("sses", "ss", 5),
    ("shes", "sh", 5),
    ("ches", "ch", 5),
    ("xes", "x", 4),
    ("ied", "y", 5),
    ("ing", "", 6),
    ("ed", "", 5),
    ("s", "", 4),
)
"""Endings of inflected forms, what stands there in the base form, and the length from which they are one."""

KEPT: Final = ("ss", "us", "is", "eed", "thing", "king", "ring")
"""Ends of words that look inflected and are not."""


@cache
def _conditional() -> frozenset[frozenset[str]]:
    """Opposites that can both be so, of other objects or at other times ("joined"/"left", "bought"/"sold")."""
    rows = (*table("converses"), *table("successive"))
    return frozenset(frozenset((inflected(row[0]), inflected(row[1]))) for row in rows)


def opposed(first: str, second: str, *, same_otherwise: bool) -> bool:
    """Whether only one of two lower-case words can hold of the same thing ("open"/"closed", "north"/"south").

    Opposites that can both be so in turn, or from two ends ("rose"/"fell", "bought"/"sold"), count only where nearly
    all else is said alike (`same_otherwise`).
    """
    one, other = inflected(first), inflected(second)
    if other not in _opposites().get(one, frozenset()):
        return False
    return same_otherwise or frozenset((one, other)) not in _conditional()


def is_stop(word: str) -> bool:
    """Whether a lower-case word is a function word, which anchors nothing."""
    return word in words_in("stopwords")


@cache
def light_verbs() -> frozenset[str]:
    """The stems of verbs that say little by themselves ("have", "get")."""
    return frozenset(inflected(word) for word in words_in("light-verbs"))


@cache
def _places() -> dict[str, str]:
    """Lower-case form → place, for names, demonyms and adjectives of places ("russian" → "russia")."""
    found: dict[str, str] = {}
    for row in table("demonyms"):
        place, forms = row[0], row[1]
        for form in (place, *forms.split(", ")):
            found.setdefault(form.replace(".", "").lower(), place.lower())
    return found


def place_of(name: str) -> str | None:
    """The place that a lower-case name, adjective or demonym without dots stands for, or `None`."""
    return _places().get(name)


@cache
def _metonyms() -> dict[str, tuple[tuple[str, bool], ...]]:
    found: defaultdict[str, list[tuple[str, bool]]] = defaultdict(list)
    for name, body, certainty in table("metonyms"):
        found[name.lower()].append(
            (body.lower().removeprefix("government of the ").removeprefix("government of "), certainty == "sure")
        )
    return {name: tuple(bodies) for name, bodies in found.items()}


def stands_for(name: str, *, acting: bool) -> frozenset[str]:
    """The countries and bodies that a seat can stand for in news ("moscow" → {"russia"}). A seat that as often means
    the place itself stands for them only where it acts or speaks (`acting`)."""
    return frozenset(body for body, sure in _metonyms().get(name, ()) if sure or acting)


@cache
def _known() -> frozenset[str]:
    rows = (row for name in ("synonyms", "antonyms", "exclusive", "nominal", "irregular") for row in table(name))
    return frozenset(
        inflected(word) for row in rows for cell in row for part in cell.split(", ") for word in part.split()
    )


def is_known_word(word: str) -> bool:
    """Whether a lower-case word is an English word of the tables, and so no likely surname ("times", "magic")."""
    return inflected(word) in _known()


def is_place(name: str) -> bool:
    """Whether a lower-case name is of a country or region of the tables, or of a seat of government."""
    return place_of(name) is not None or name in _metonyms()


def may_hold(larger: str, smaller: str) -> bool:
    """Whether one place may contain the other, as far as the tables tell: a country any town that is not another
    country's seat, a seat nothing."""
    if place_of(larger) is None:
        return place_of(smaller) is not None and bool(stands_for(larger, acting=True) & {smaller, place_of(smaller)})
    seats = stands_for(smaller, acting=True)
    unseated = not seats and place_of(smaller) is None
    return unseated or place_of(larger) in seats or place_of(larger) == place_of(smaller)


@cache
def name_heads() -> frozenset[str]:
    """Last words that tell that a name is no person's: "river", "university", "corp"."""
    rows = table("kinds")
    own = {word.lower() for row in rows if len(row) > 2 for word in row[2].split(", ")}  # noqa: PLR2004 - third column
    return frozenset(own | {row[0].lower() for row in rows if row[1] != "person"})


@cache
def _reporting() -> frozenset[str]:
    entries = (row[0].removesuffix(" that") for row in table("reporting"))
    return frozenset(inflected(entry) for entry in entries if " " not in entry)


def is_reporting(word: str) -> bool:
    """Whether a lower-case word is a verb of saying."""
    return inflected(word) in _reporting()


@cache
def _lookalikes() -> frozenset[frozenset[str]]:
    return frozenset(frozenset((row[0].lower(), row[1].lower())) for row in table("lookalikes"))


def are_lookalikes(first: str, second: str) -> bool:
    """Whether two lower-case names are known to differ although they are spelt nearly alike."""
    return frozenset((first, second)) in _lookalikes()
