"""The word tables of the matching floor: what their headers promise holds in every row."""

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from itertools import combinations, pairwise

import pytest
import Stemmer

DATA = files("factcheck.matching") / "data"
HEADER = ("# ", "# columns: ", "# source: ")
# Name -> number of columns. A table that is not named here fails the test of the folder.
COLUMNS = {
    "antonyms.tsv": 2,
    "conditionals.tsv": 2,
    "converses.tsv": 2,
    "corrections.tsv": 2,
    "countable-fillers.tsv": 2,
    "demonyms.tsv": 2,
    "exclusive.tsv": 2,
    "former.tsv": 2,
    "given-names.tsv": 2,
    "hedges.tsv": 2,
    "irregular.tsv": 2,
    "kinds.tsv": 3,
    "latest.tsv": 1,
    "light-verbs.tsv": 1,
    "single-place.tsv": 1,
    "lookalikes.tsv": 2,
    "measures.tsv": 3,
    "metonyms.tsv": 3,
    "modals.tsv": 2,
    "negator-idioms.tsv": 1,
    "negators.tsv": 2,
    "nominal.tsv": 2,
    "opinions.tsv": 2,
    "relatives.tsv": 1,
    "reporting.tsv": 2,
    "stopwords.tsv": 1,
    "successive.tsv": 2,
    "synonyms.tsv": 2,
    "titles.tsv": 2,
}
PAIRS = ("antonyms.tsv", "converses.tsv", "lookalikes.tsv", "successive.tsv")
# (table, column) -> the only values that the column may hold
KINDS = {
    ("negators.tsv", 1): {"not", "never", "no", "fail", "deny"},
    ("hedges.tsv", 1): {"doubt", "source", "approximation", "opinion"},
    ("modals.tsv", 1): {"prediction", "hedge", "conditional", "wish"},
    ("reporting.tsv", 1): {"says", "claims", "denies"},
    ("conditionals.tsv", 1): {"condition", "counterfactual", "concession"},
    ("corrections.tsv", 1): {"denies-next", "asserts-next", "error", "mended"},
    ("opinions.tsv", 1): {"duty", "judgement", "feeling", "forecast", "silence"},
    ("former.tsv", 1): {"office", "then", "past", "ended", "history", "since"},
    ("kinds.tsv", 1): {"person", "place", "body", "work", "event"},
    ("measures.tsv", 1): {"sure", "beside", "basis"},
    ("metonyms.tsv", 2): {"sure", "ambiguous"},
    ("given-names.tsv", 1): {"name", "word", "place"},
    ("countable-fillers.tsv", 1): {"age", "state", "measure", "scope", "time", "hedge", "of", "kind"},
}
AMBIGUOUS = " (ambiguous)"


def lines(name: str) -> list[str]:
    return (DATA / name).read_bytes().decode("utf-8").split("\n")


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in lines(name)[len(HEADER) : -1]]


def pairs(name: str) -> set[frozenset[str]]:
    return {frozenset(row) for row in rows(name)}


def groups(name: str) -> Iterator[tuple[str, list[str]]]:
    for group, members in rows(name):
        yield group, members.split(", ")


def same_stem(one: str, other: str) -> bool:
    stemmer = Stemmer.Stemmer("english")
    return stemmer.stemWord(one.casefold()) == stemmer.stemWord(other.casefold())


def test_every_table_in_the_folder_is_held_to_these_tests() -> None:
    assert {path.name for path in DATA.iterdir() if path.name.endswith(".tsv")} == set(COLUMNS)


@pytest.mark.parametrize("name", COLUMNS)
class TestForm:
    def test_header_says_what_it_is_its_columns_and_its_source(self, name: str) -> None:
        for line, start in zip(lines(name), HEADER, strict=False):
            assert line.startswith(start)
            assert line.removeprefix(start).strip()
        assert not any(line.startswith("#") for line in lines(name)[len(HEADER) :])

    def test_rows_are_well_formed(self, name: str) -> None:
        assert lines(name)[-1] == ""
        assert "\r" not in "".join(lines(name))
        for row in rows(name):
            assert len(row) == COLUMNS[name], row
            assert all(cell and cell == cell.strip() for cell in row), row

    def test_rows_are_sorted_and_unique(self, name: str) -> None:
        body = lines(name)[len(HEADER) : -1]
        assert all(one < other for one, other in pairwise(body))

    def test_no_key_stands_twice(self, name: str) -> None:
        if name not in PAIRS:
            counts = Counter(row[0] for row in rows(name))
            assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(("name", "column"), KINDS)
def test_kinds_are_of_the_closed_list(name: str, column: int) -> None:
    assert {row[column] for row in rows(name)} == KINDS[name, column]


@pytest.mark.parametrize("name", PAIRS)
def test_a_symmetric_pair_stands_once_with_the_first_by_alphabet_on_the_left(name: str) -> None:
    assert [row for row in rows(name) if not row[0] < row[1]] == []


@pytest.mark.parametrize("name", ["synonyms.tsv", "exclusive.tsv", "demonyms.tsv"])
def test_groups_hold_no_member_twice_and_no_empty_one(name: str) -> None:
    for group, members in groups(name):
        assert len(members) == len(set(members)), group
        assert all(member and member == member.strip() for member in members), group


@pytest.mark.parametrize("name", ["synonyms.tsv", "exclusive.tsv"])
def test_a_group_has_at_least_two_members(name: str) -> None:
    assert [group for group, members in groups(name) if len(members) < 2] == []


def test_no_synonyms_are_opposites() -> None:
    opposites = pairs("antonyms.tsv")
    for group, members in groups("synonyms.tsv"):
        words = [member for member in members if " " not in member]
        for one, other in combinations(words, 2):
            assert frozenset((one, other)) not in opposites, (group, one, other)


def test_no_synonyms_exclude_one_another() -> None:
    exclusive = {frozenset(pair) for _, members in groups("exclusive.tsv") for pair in combinations(members, 2)}
    for group, members in groups("synonyms.tsv"):
        assert not {frozenset(pair) for pair in combinations(members, 2)} & exclusive, group


def test_opposites_differ_in_stem_so_that_stemming_cannot_join_them() -> None:
    assert [row for row in rows("antonyms.tsv") if same_stem(*row)] == []


def test_a_word_and_its_derivation_are_no_opposites() -> None:
    opposites = pairs("antonyms.tsv")
    for name in ("irregular.tsv", "nominal.tsv"):
        assert [row for row in rows(name) if frozenset(row) in opposites] == []


@pytest.mark.parametrize("name", ["converses.tsv", "successive.tsv"])
def test_opposites_that_need_more_to_contradict_are_antonyms(name: str) -> None:
    assert pairs(name) <= pairs("antonyms.tsv")


def test_every_idiom_holds_a_negator() -> None:
    negators = {row[0] for row in rows("negators.tsv")}
    for (idiom,) in rows("negator-idioms.tsv"):
        assert {idiom.split("-")[0], *idiom.split()} & negators, idiom


@pytest.mark.parametrize("name", ["irregular.tsv", "nominal.tsv"])
def test_lemma_chains_end_after_one_step(name: str) -> None:
    lemma = {form: base for form, base in rows(name) if form != base}
    assert [form for form, base in lemma.items() if base in lemma] == []


def test_derivations_and_irregular_forms_make_no_loop() -> None:
    step = dict(rows("nominal.tsv")) | dict(rows("irregular.tsv"))
    for start in step:
        seen = [start]
        while (following := step.get(seen[-1])) is not None and following != seen[-1]:
            assert following not in seen, seen
            seen.append(following)


def test_one_stem_leads_to_one_base() -> None:
    stemmer = Stemmer.Stemmer("english")
    bases: dict[str, set[str]] = {}
    for word, base in rows("nominal.tsv"):
        bases.setdefault(stemmer.stemWord(word), set()).add(stemmer.stemWord(base))
    assert {stem: found for stem, found in bases.items() if len(found) > 1} == {}


def test_a_demonym_means_one_place_or_is_marked() -> None:
    places: dict[str, set[str]] = {}
    for place, forms in groups("demonyms.tsv"):
        places.setdefault(place, set()).add(place)
        for form in forms:
            places.setdefault(form, set()).add(place)
    unmarked = {form: found for form, found in places.items() if not form.endswith(AMBIGUOUS)}
    assert {form: found for form, found in unmarked.items() if len(found) > 1} == {}
    assert [form for form in unmarked if form + AMBIGUOUS in places] == []


def test_lookalikes_are_names_of_different_things() -> None:
    lookalikes = pairs("lookalikes.tsv")
    for place, forms in groups("demonyms.tsv"):
        names = [place, *(form for form in forms if not form.endswith(AMBIGUOUS))]
        for pair in combinations(names, 2):
            assert frozenset(pair) not in lookalikes, pair


def test_a_last_word_of_names_shows_one_kind() -> None:
    kinds: dict[str, set[str]] = {}
    for _, kind, last_words in rows("kinds.tsv"):
        for word in last_words.split(", "):
            if word != "-":
                kinds.setdefault(word, set()).add(kind)
    assert {word: found for word, found in kinds.items() if len(found) > 1} == {}
