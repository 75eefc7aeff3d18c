"""Wikidata: what each oddity of its statements becomes, and that every sentence of the table catches an error."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.comparison.interface import Verdict
from factcheck.upkeep.exchange.tables import rows
from factcheck.upkeep.exchange.wikidata import read_wikidata

SAMPLES = Path(__file__).parents[4] / "shared" / "data" / "importer_samples" / "wikidata"
FETCHED = date(2026, 11, 1)


@pytest.fixture
def thing(taken, wiki) -> Callable[..., Any]:
    """The import of one thing, called Acme, with these statements; further entities lend their labels."""

    def read(statements: dict[str, object], *further: tuple[str, str], aliases: tuple[str, ...] = ()) -> Any:  # noqa: ANN401
        others = [(ident, label, {}) for ident, label in further]
        return taken(read_wikidata([wiki.file(("Q1", "Acme", statements), *others, aliases=aliases)], FETCHED))

    return read


@pytest.mark.parametrize(
    ("written", "precision", "sentence"),
    [
        ("+1998-05-14", 11, "Acme was founded on 14 May 1998."),
        ("+00000001998-05-14", 14, "Acme was founded on 14 May 1998."),
        ("+1998-05-00", 10, "Acme was founded in May 1998."),
        ("+1998-00-00", 9, "Acme was founded in 1998."),
        ("+1870-00-00", 8, "Acme was founded in the 1870s."),
        ("+1850-00-00", 7, "Acme was founded in the 19th century."),
        ("+1900-00-00", 7, "Acme was founded in the 19th century."),
        ("+0079-08-24", 11, "Acme was founded in AD 79."),
        ("-0044-03-15", 11, "Acme was founded on 15 March 44 BC."),
        ("-0450-00-00", 7, "Acme was founded in the 5th century BC."),
    ],
)
def test_a_time_at_its_precision(thing, wiki, written: str, precision: int, sentence: str) -> None:
    claim = thing({"P571": [wiki.statement(wiki.time(written, precision))]}).only
    assert claim.claim == sentence
    assert len(claim.references) == 1


@pytest.mark.parametrize(
    ("written", "precision", "why"),
    [
        ("-13798000000-00-00", 3, "less closely than to a century"),
        ("+12000-00-00", 9, "no claim can say the year +12000"),
        ("+1998-02-30", 11, "no day 30 of month 2"),
        ("-0044-00-00", 8, "a decade before the common era"),
        ("soon", 11, "is no time of Wikidata"),
    ],
)
def test_a_time_that_no_claim_can_say(thing, wiki, written: str, precision: int, why: str) -> None:
    result = thing({"P571": [wiki.statement(wiki.time(written, precision))]})
    assert not result.claims
    assert [why in line for line in result.refused] == [True]


def test_a_julian_day_stands_as_people_write_it_and_the_gregorian_one_is_right_too(thing, wiki) -> None:
    claim = thing({"P570": [wiki.statement(wiki.time("+1616-04-23", 11, wiki.JULIAN))]}).only
    assert claim.claim == "Acme died on 23 April 1616."
    assert verdicts(claim, "Acme died on 3 May 1616.") == {Verdict.CONSISTENT}
    assert verdicts(claim, "Acme died on 4 May 1616.") == {Verdict.CONTRADICTED}


def test_circa(thing, wiki) -> None:
    claim = thing({"P571": [wiki.statement(wiki.time("+1870-00-00", 9), P1480=wiki.item("Q5727902"))]}).only
    assert claim.claim == "Acme was founded in about 1870."


@pytest.mark.parametrize(
    ("unit", "figure", "text"),
    [
        ("1", "+7071576", "7,071,576"),
        ("Q712226", "+1105.69", "1,105.69 square kilometres"),
        ("Q11573", "-430", "-430 metres"),
        ("Q11229", "+3.4", "3.4%"),
        ("Q4917", "+1234567", "USD 1,234,567"),
    ],
)
def test_units(thing, wiki, unit: str, figure: str, text: str) -> None:
    assert thing({"P2043": [wiki.statement(wiki.amount(figure, unit))]}).only.references[0].text == text


@pytest.mark.parametrize("figure", ["1e400", "NaN", "", "9" * 200])
def test_a_figure_that_is_none(thing, wiki, figure: str) -> None:
    result = thing({"P2043": [wiki.statement(wiki.amount(figure, "Q11573"))]})
    assert ("is no figure that a claim can say" in result.refused[0], result.claims) == (True, {})


def test_bounds_are_a_tolerance(thing, wiki) -> None:
    claim = thing({"P2044": [wiki.statement(wiki.amount("+7", "Q11573", upperBound="+8", lowerBound="+6"))]}).only
    assert verdicts(claim, "The elevation of Acme is 8 metres above sea level.") == {Verdict.CONSISTENT}
    assert verdicts(claim, "The elevation of Acme is 9 metres above sea level.") == {Verdict.CONTRADICTED}


def test_ranks(thing, wiki) -> None:
    worse, best = wiki.time("+1841-00-00", 9), wiki.time("+1842-00-00", 9)
    deprecated = wiki.statement(wiki.time("+1066-00-00", 9), rank="deprecated")
    result = thing({"P571": [wiki.statement(worse), deprecated, wiki.statement(best, rank="preferred")]})
    assert result.only.claim == "Acme was founded in 1842."
    assert verdicts(result.only, "Acme was founded in 1841.") == {Verdict.CONSISTENT}
    assert verdicts(result.only, "Acme was founded in 1066.") == {Verdict.CONTRADICTED}
    assert result.passed_over["statements that Wikidata itself calls deprecated"] == 1


def test_what_is_not_said_or_said_of_a_part(thing, wiki) -> None:
    part = wiki.statement(wiki.amount("+5", "Q712226"), P518=wiki.item("Q2"))
    result = thing({"P36": [wiki.statement("novalue")], "P571": [wiki.statement("somevalue")], "P2046": [part]})
    assert (result.claims, result.refused) == ({}, [])
    assert sorted(result.passed_over.values()) == [0, 1, 2]


def test_counts_make_a_timeline_and_what_lies_between_two_counts_is_right(thing, wiki) -> None:
    counted = {"+2001-01-01": "+6708389", "+2006-01-01": "+6864346", "+2011-06-30": "+7071576"}
    year = 9
    series = [wiki.statement(wiki.amount(n), P585=wiki.time(at, year)) for at, n in counted.items()]
    claim = thing({"P1082": series[::-1]}).only
    assert claim.claim == "The population of Acme is 7,071,576."
    assert len(claim.references) == 3
    assert verdicts(claim, "In 2004 the population of Acme was 6.75 million.") == {Verdict.CONSISTENT}
    assert verdicts(claim, "In 2004 the population of Acme was 7.5 million.") == {Verdict.CONTRADICTED}


def test_office_holders_make_a_timeline(thing, wiki) -> None:
    tung = wiki.statement(wiki.item("Q2"), P580=wiki.time("+1997-07-01"), P582=wiki.time("+2005-03-12"))
    tsang = wiki.statement(wiki.item("Q3"), P580=wiki.time("+2005-06-21"), P582=wiki.time("+2012-06-30"))
    leung = wiki.statement(wiki.item("Q4"), P580=wiki.time("+2012-07-01"))
    labels = (("Q2", "Tung Chee-hwa"), ("Q3", "Donald Tsang"), ("Q4", "Leung Chun-ying"))
    claim = thing({"P6": [leung, tung, tsang]}, *labels).only
    assert claim.claim == "The head of government of Acme is Leung Chun-ying."
    assert [reference.text for reference in claim.references] == [label for _, label in labels]
    assert verdicts(claim, "In 2006 the head of government of Acme was Donald Tsang.") == {Verdict.CONSISTENT}


def test_two_at_the_same_time_are_no_timeline(thing, wiki) -> None:
    both = [wiki.statement(wiki.item(ident), P580=wiki.time("+1997-07-01")) for ident in ("Q2", "Q3")]
    result = thing({"P6": both}, ("Q2", "Ann Bell"), ("Q3", "Otto Kern"))
    assert [line.partition(": ")[2] for line in result.refused] == [
        "Q1 P6 (head-of-government): several values hold at the same time"
    ]


def test_a_name_that_no_file_tells(thing, wiki) -> None:
    assert "the name of Q99 is in none of the files" in thing({"P36": [wiki.statement(wiki.item("Q99"))]}).refused[0]


def test_several_founders_are_all_right(thing, wiki) -> None:
    founders = [wiki.statement(wiki.item("Q2")), wiki.statement(wiki.item("Q3"))]
    claim = thing({"P112": founders}, ("Q2", "Ann Bell"), ("Q3", "Otto Kern")).only
    assert claim.claim == "Acme was founded by Ann Bell."
    assert Verdict.CONTRADICTED not in verdicts(claim, "Acme was founded by Otto Kern.")


def test_references_are_sources_and_the_entity_is_one_otherwise(thing, wiki) -> None:
    def snak(value: object) -> list[object]:
        return [{"snaktype": "value", "datavalue": value}]

    url = {"value": "https://example.org/a b", "type": "string"}
    reference = {"snaks": {"P854": snak(url), "P813": snak(wiki.time("+2016-11-24"))}}
    imported_from = {"snaks": {"P143": snak(wiki.item("Q328"))}}
    born = wiki.statement(wiki.time("+1993-05-16"), references=[imported_from, reference])
    (source,) = thing({"P569": [born]}).only.sources
    assert (source.url, source.accessed) == ("https://example.org/a%20b", date(2016, 11, 24))
    del reference["snaks"]["P813"]
    assert [one.accessed for one in thing({"P569": [born]}).only.sources] == [None, FETCHED]
    born["references"] = [imported_from]
    (source,) = thing({"P569": [born]}).only.sources
    assert (source.url, source.accessed) == ("https://www.wikidata.org/wiki/Q1", FETCHED)


def test_aliases_are_names_where_they_can_be(thing, wiki) -> None:
    result = thing({"P571": [wiki.statement(wiki.time("+1998-05-14"))]}, aliases=("the", "852", "ACME", "Acme Works"))
    assert result.names == {"Acme": ["Acme Works"]}


def test_texts_from_strangers_stay_texts(taken, wiki) -> None:
    label = "A: [b] # {c} \"d\" 'e' *f &g !h %i @j `k` {s}"
    (path, text) = wiki.file(("Q1", label, {"P571": [wiki.statement(wiki.time("+1998-05-14"))]}))
    assert taken(read_wikidata([(path, text)], None)).only.claim == f"{label} was founded on 14 May 1998."
    hidden = wiki.file(("Q1", "A\u202ecme", {"P571": [wiki.statement(wiki.time("+1998-05-14"))]}))
    assert "turns the direction of the text" in taken(read_wikidata([hidden], None)).refused[0]


def test_old_and_other_forms_of_the_file(taken, wiki) -> None:
    found = json.loads(wiki.file(("Q1", "Acme", {"P36": [wiki.statement(wiki.item("Q2"))]}), ("Q2", "Bonn", {}))[1])
    entities = list(found["entities"].values())
    del entities[0]["claims"]["P36"][0]["mainsnak"]["datavalue"]["value"]["id"]
    entities[1]["labels"] = {"en": "Bonn"}
    claim = taken(read_wikidata([("list.json", json.dumps(entities))], None)).only
    assert claim.claim == "The capital of Acme is Bonn."
    rest = taken(read_wikidata([("rest.json", json.dumps({"id": "Q1", "statements": {}}))], None))
    assert "Wikidata's REST interface" in rest.unread[0]
    assert "is no entity of Wikidata" in taken(read_wikidata([("x.json", "[1]")], None)).unread[0]


VALUES = {"time": ("+1998-05-14", "1999"), "place": ("Bonn", "Ulm"), "item": ("Ann Bell", "Otto Kern")}
UNITS = {"P2131": "Q4917", "P2139": "Q4917", "P2047": "Q7727", "P2250": "Q577", "P2052": "Q180154", "P2067": "Q11570"}
UNITS |= {"P2101": "Q25267", "P2102": "Q25267", "P2046": "Q712226"}
PLAIN = {"P1082", "P1098", "P1128", "P2124", "P1081", "P1120", "P1083", "P1086"}


@pytest.mark.parametrize("row", rows("wikidata-properties.tsv"), ids=lambda row: row["name"])
def test_every_sentence_of_the_table_catches_an_error(thing, wiki, row: dict[str, str]) -> None:
    kind, name = row["kind"], row["property"]
    unit = "1" if name in PLAIN else UNITS.get(name, "Q11573")
    value = {
        "time": wiki.time("+1998-05-14"),
        "quantity": wiki.amount("+417", unit),
    }.get(kind, wiki.item("Q2"))
    claim = thing({name: [wiki.statement(value)]}, ("Q2", VALUES.get(kind, ("", ""))[0])).only
    assert verdicts(claim, claim.claim) == {Verdict.CONSISTENT}
    wrong = claim.claim.replace("14 May 1998", "14 May 1999").replace("417", "517")
    if kind in ("time", "quantity"):
        assert wrong != claim.claim
        assert verdicts(claim, wrong) == {Verdict.CONTRADICTED}


def test_the_samples_are_read_or_refused_with_a_reason(taken) -> None:
    files = [(str(path), path.read_text("utf-8")) for path in sorted(SAMPLES.glob("*.json"))]
    result = taken(read_wikidata(files, None))
    assert result.unread == []
    assert not files or {"hong-kong-population", "iu-born", "beatles-dissolved"} <= result.claims.keys()
    assert all(": the name of " in line for line in result.refused)


def verdicts(claim, sentence: str) -> set[Verdict]:
    """What a check of a sentence against this claim says of it."""
    registry = factcheck.Registry((claim,))
    return {finding.verdict for finding in factcheck.check(sentence, registry).findings}
