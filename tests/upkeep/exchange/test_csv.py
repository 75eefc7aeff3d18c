"""CSV: tables of every dialect, mappings with a mistake in them, and rows that can't be claims."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from factcheck.errors import UsageError
from factcheck.upkeep.exchange.csv_claims import read_csv
from factcheck.upkeep.exchange.csv_mapping import read_template, template_of
from factcheck.upkeep.exchange.csv_own import escaped
from factcheck.upkeep.exchange.csv_table import read_table, unescaped

ROW = {"claim": "The population of {country} is {population}.", "source": "{url}"}
SERIES = """\
id: "population-{country}"
claim: The population of {country} is {population}.
value: [{from: "{year}", number: "{population}"}]
source: "{url}"
"""


@pytest.fixture
def read(taken) -> Callable[..., Any]:
    def read(text: str, mapping: dict[str, str] | str | None = None, name: str = "table.csv") -> Any:  # noqa: ANN401
        template = read_template("map.yaml", mapping) if isinstance(mapping, str) else mapping and template_of(mapping)
        return taken(read_csv([(name, text)], template or None, None))

    return read


@pytest.mark.parametrize(
    "text",
    [
        'country,population,url\nFrance,"68,042,591",https://example.org\n',
        "country;population;url\r\nFrance;68,042,591;https://example.org\r\n",
        "country\tpopulation\turl\nFrance\t68,042,591\thttps://example.org",
        "sep=|\ncountry|population|url\nFrance|68,042,591|https://example.org\n",
        '\n\n country , population ,url\n\n"France","68,042,591","https://example.org"\n,,\n',
    ],
)
def test_dialects(read, text: str) -> None:
    claim = read(text, ROW).only
    assert (claim.id, claim.claim) == ("population-france", "The population of France is 68,042,591.")
    assert claim.sources[0].url == "https://example.org"


def test_rows_that_can_be_no_claim_are_told_at_their_line(read) -> None:
    text = "country,population,url\nFrance,,u\nSpain,47\nItaly,59,u,more\n\nMalta,5,javascript:x\nPeru,33,u\n"
    result = read(text, ROW)
    assert list(result.claims) == ["population-peru"]
    assert result.refused == [
        "table.csv:2: the column `population` is empty here, and the sentence needs it",
        "table.csv:3: this row has 2 cells, and there are 3 columns",
        "table.csv:4: this row has 4 cells, and there are 3 columns",
        "table.csv:6: `javascript:x` is not a web address",
    ]


def test_an_empty_cell_leaves_out_what_stands_on_it(read) -> None:
    assert read("country,population,url\nFrance,68,\n", ROW).only.sources == ()


def test_a_series_is_a_timeline(read) -> None:
    text = "country,year,population,url\nFrance,2023,68,b\nSouth Korea,2020,51,c\nFrance,2020,67,a\n"
    result = read(text, SERIES)
    france = result.claims["population-france"]
    assert [(one.text, one.period.low is not None) for one in france.references] == [("67", True), ("68", True)]
    assert france.claim == "The population of France is 68."
    assert list(result.claims) == ["population-france", "population-south-korea"]


def test_a_series_with_a_year_twice_or_none(read) -> None:
    text = "country,year,population,url\nFrance,2020,67,a\nFrance,2020,68,b\nFrance,soon,69,c\n"
    result = read(text, SERIES)
    assert [one.text for one in result.claims["population-france"].references] == ["67"]
    assert result.refused == [
        "table.csv:3: a second value from 2020 on (the first is in line 2)",
        "table.csv:4: `soon` is no date for a period to begin",
    ]


@pytest.mark.parametrize(
    ("mapping", "fault"),
    [
        ({"claim": "The {contry} is large."}, "--claim: there is no column `contry`"),
        ("claim: A {country}.\nsorce: x\n", "map.yaml:2:1: `sorce` is not a key of a claim"),
        ("claim: A {country}.\nsource: '{ur}'\n", "map.yaml:2:9: there is no column `ur`"),
        ("id: x\n", "map.yaml:1:1: the mapping has no `claim`"),
        ("- x\n", "map.yaml:1:1: this is no mapping from columns to a claim"),
        ("claim: A {country}.\nvalue: [a, b]\n", "map.yaml:2:8: a series is a list of one value with its period"),
        ("claim: [\n", "map.yaml:2:1: "),
    ],
)
def test_a_mistake_in_the_mapping_ends_it(read, mapping: dict[str, str] | str, fault: str) -> None:
    with pytest.raises(UsageError) as raised:
        read("country,url\nFrance,x\n", mapping)
    assert str(raised.value).startswith(fault)


def test_a_table_without_a_mapping_must_be_our_own(read) -> None:
    with pytest.raises(UsageError, match="not one that factcheck has exported"):
        read("country,population\nFrance,68\n")
    assert read("id,claim,tags\na,The Alpha Works closed in 1990.,'=x\n").only.tags == ("=x",)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "table.csv: this table is empty"),
        ("country,population,url\n", "table.csv:1: this table has no rows below its column names"),
        ("country,url,url\na,b,c\n", "table.csv:1: two columns are called `url`"),
        ('country,url\nFrance,"open\nItaly,x\n', "table.csv:2: this row is not CSV: unexpected end of data"),
        ("country,url\n" + "x" * 200_000 + ",y\n", "table.csv:2: this row is not CSV: field larger than field limit"),
    ],
)
def test_a_table_that_is_none(read, text: str, fault: str) -> None:
    result = read(text, {"claim": "{country} is on the map."})
    assert [line.startswith(fault) for line in result.unread] == [True]


def test_braces_are_doubled_to_stand_for_themselves(read) -> None:
    assert read("country\nFrance\n", {"claim": "{{country}} is {country}."}).only.claim == "{country} is France."


@pytest.mark.parametrize("cell", ["=1+1", "+x", "-1", "@SUM", "'=1", "''", "'a", "", "a=b", "\tx"])
def test_no_cell_is_a_formula_and_each_comes_back(cell: str) -> None:
    written = escaped(cell)
    assert written[:1] not in {"=", "+", "-", "@", "\t", "\r"}
    assert unescaped(written) == cell


def test_lines_of_rows_that_take_several() -> None:
    table = read_table("t.csv", 'a,b\n"x\ny",1\nz,2\n')
    assert [row.line for row in table.rows] == [2, 4]


def test_ids_are_told_apart_by_numbers(read) -> None:
    text = "place,length\nMill Bridge,1 m\nMill Bridge,2 m\nApollo 11,3 m\nMill Bridge 2,4 m\nMill Bridge,5 m\n"
    result = read(text, {"claim": "The {place} is {length} long."})
    assert list(result.claims) == [f"mill-bridge{end}" for end in ("-long", "-long-2")] + [
        "apollo-11-long",
        "mill-bridge-2-long",
        "mill-bridge-long-3",
    ]
