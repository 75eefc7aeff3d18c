"""What a claims file says → the claims of a registry, whether it is read from YAML or from plain Python."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from factcheck.registry.claim import Claim, NameGroup, Rating, Reference, Severity, Source, Tolerance
from factcheck.registry.registry import Registry
from factcheck.values.interface import (
    Bound,
    DateValue,
    DurationValue,
    MoneyValue,
    NameValue,
    NumberValue,
    OrdinalValue,
    PercentValue,
    QuantityValue,
)
from factcheck.values.interval import Interval

CORPUS = Path(__file__).parent / "corpus"
EVERY_KEY = CORPUS / "every_key.yaml"


def claim_of(**keys: object) -> Claim:
    return Registry.from_claims([{"id": "x", "claim": "It is so.", **keys}]).claims[0]


def reference_of(value: object) -> Reference:
    (reference,) = claim_of(value=value).references
    return reference


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def test_a_claim_of_three_lines_is_enough(tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text("claims:\n- id: crimea\n  claim: Russia annexed Crimea in 2014.\n  source: https://un.org/a\n")
    (claim,) = Registry.load([file]).claims
    assert (claim.id, claim.claim, claim.line) == ("crimea", "Russia annexed Crimea in 2014.", 2)
    assert claim.sources == (Source(url="https://un.org/a"),)
    assert (claim.references, claim.rating, claim.severity) == ((), Rating.TRUE, Severity.ERROR)


def test_every_key_of_the_format_is_read() -> None:
    registry = Registry.load([EVERY_KEY])
    members, height = registry.claims
    assert registry.names == (NameGroup(("NATO", "North Atlantic Alliance", "the alliance")),)
    assert members.also == ("NATO is made up of 30 countries", "the 30-nation alliance")
    assert members.unless == ("founding members",)
    assert members.names == (NameGroup(("members", "allies")),)
    assert members.sources == (
        Source("Member countries", "https://nato.int/a", "NATO", date(2026, 11, 1), "NATO has 32 members"),
        Source(title="The NATO handbook"),
    )
    assert [reference.period for reference in members.references] == [
        Interval(day("2009-04-01"), day("2017-06-04")),
        Interval(day("2017-06-05"), day("2020-03-26")),
        Interval(day("2020-03-27"), None),
    ]
    assert (members.severity, members.review_by, members.tags) == (
        Severity.WARNING,
        date(2027, 1, 31),
        ("nato", "2024"),
    )
    assert [(test.expect, test.text, test.published) for test in members.tests] == [
        ("contradicted", "NATO has 12 members.", None),
        ("outdated", "NATO has 28 members.", date(2021, 10, 19)),
        ("ignored", "NATO is strong.", None),
    ]
    assert (height.tolerance, height.bound) == (Tolerance(relative=Decimal("0.01")), Bound.AT_LEAST)
    assert [type(value) for value in height.accept] == [QuantityValue]
    assert [(wrong.text, wrong.because) for wrong in height.wrong] == [
        ("300 m", "without its antenna"),
        ("312 m", None),
    ]
    assert height.rating is Rating.FALSE


def test_plain_python_says_the_same_as_yaml() -> None:
    from_file = Registry.load([EVERY_KEY])
    from_mapping = Registry.from_mapping(yaml.load(EVERY_KEY.read_text(), Loader=yaml.BaseLoader))  # noqa: S506 - all text
    unplaced = [_unplaced(claim) for registry in (from_file, from_mapping) for claim in registry.claims]
    assert unplaced[:2] == unplaced[2:]
    assert from_mapping.names == from_file.names


def _unplaced(claim: Claim) -> list[object]:
    references = [(r.value, r.text, r.period, r.accept, r.tolerance, r.bound) for r in claim.references]
    tests = [(test.expect, test.text, test.published) for test in claim.tests]
    return [claim.id, claim.claim, claim.sources, claim.also, claim.unless, claim.names, references, tests, claim.tags]


NUMBERS_AND_THE_LIKE = [
    ({"date": "2014-03"}, DateValue, Interval(day("2014-03-01"), day("2014-03-31"))),
    ({"date": "March 2014"}, DateValue, Interval(day("2014-03-01"), day("2014-03-31"))),
    ({"date": 2014}, DateValue, Interval(day("2014-01-01"), day("2014-12-31"))),
    ({"date": date(2014, 3, 18)}, DateValue, Interval(day("2014-03-18"), day("2014-03-18"))),
    ({"date": "2014-02-20/2014-03-21"}, DateValue, Interval(day("2014-02-20"), day("2014-03-21"))),
    ("2014-03-18", DateValue, Interval(day("2014-03-18"), day("2014-03-18"))),
    ("March 2014", DateValue, Interval(day("2014-03-01"), day("2014-03-31"))),
    ({"number": 8}, NumberValue, Interval(Decimal(8), Decimal(8))),
    (1, NumberValue, Interval(Decimal(1), Decimal(1))),
    ({"number": "2014"}, NumberValue, Interval(Decimal(2014), Decimal(2014))),
    ({"number": "010"}, NumberValue, Interval(Decimal(10), Decimal(10))),
    ({"number": "1.2 million"}, NumberValue, Interval(Decimal(1_150_000), Decimal(1_250_000), high_open=True)),
    ({"quantity": "42.195 km"}, QuantityValue, Interval(Decimal("42.1945"), Decimal("42.1955"), high_open=True)),
    (
        {"money": "USD 1.5 billion"},
        MoneyValue,
        Interval(Decimal(1_450_000_000), Decimal(1_550_000_000), high_open=True),
    ),
    ({"percent": 3.4}, PercentValue, Interval(Decimal("3.35"), Decimal("3.45"), high_open=True)),
    ({"percent": "3.4%"}, PercentValue, Interval(Decimal("3.35"), Decimal("3.45"), high_open=True)),
]


@pytest.mark.parametrize(("written", "kind", "interval"), NUMBERS_AND_THE_LIKE)
def test_a_value_is_read_by_its_kind(written: object, kind: type, interval: Interval) -> None:
    value = reference_of(written).value
    assert type(value) is kind
    assert (value.interval if isinstance(value, DateValue) else value.amount.interval) == interval


def test_values_without_an_interval() -> None:
    assert reference_of({"ordinal": "4th"}).value == OrdinalValue(4)
    assert reference_of({"ordinal": "last"}).value == OrdinalValue(-1)
    assert reference_of("Kyiv").value == NameValue("Kyiv")
    assert reference_of("no").value == NameValue("no")
    assert reference_of({"name": "10 Downing Street"}).value == NameValue("10 Downing Street")
    assert reference_of({"name": "Lavrov", "one_of": ["Ivanov"]}).one_of == ("Ivanov",)
    assert reference_of({"place": "Brussels", "within": ["Belgium"]}).within == ("Belgium",)


def test_points_are_no_percentage_and_days_are_a_quantity() -> None:
    points, days = reference_of({"percentage_points": 2}).value, reference_of({"quantity": "12 days"}).value
    assert isinstance(points, PercentValue)
    assert points.points
    assert isinstance(days, DurationValue)


def test_what_stands_beside_a_value_is_read_as_its_kind() -> None:
    count = claim_of(value={"number": 30, "accept": 2015}, wrong=[2014], accept="2010")
    year = claim_of(value="2014", wrong=[2015], accept=[{"date": "2014-03"}])
    assert [type(value) for value in (*count.accept, *count.references[0].accept, count.wrong[0].value)] == [
        NumberValue
    ] * 3
    assert [type(value) for value in (*year.accept, year.wrong[0].value)] == [DateValue] * 2


@pytest.mark.parametrize(
    "keys",
    [
        "claim: The tower is 330 m high., wrong: [300 m, 1083 feet]",
        "claim: The rate rose from 2% to 4%., wrong: [{percentage_points: 4}]",
        "claim: Canberra is the capital of Australia., wrong: [Sydney]",
        "claim: Bo died in 1900., wrong: [1901]",
        "claim: Bo died in 1900., also: [died at 80], wrong: [{number: 81}, 1901]",
        "claim: The tower is 330 m high., value: {name: Eiffel}, wrong: [Babel]",
    ],
)
def test_what_the_sentence_could_be_held_against_may_be_wrong(keys: str, tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text(f"claims: [{{id: a, {keys}}}]")
    assert Registry.load(file).claims[0].wrong


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("5%", Tolerance(relative=Decimal("0.05"))),
        (0.5, Tolerance(absolute=Decimal("0.5"))),
        ("1,000", Tolerance(absolute=Decimal(1000))),
        (0, Tolerance(absolute=Decimal(0))),
    ],
)
def test_a_tolerance_is_a_share_or_a_figure(written: object, meant: Tolerance) -> None:
    assert claim_of(tolerance=written).tolerance == meant


def test_a_timeline_stands_in_order_of_time() -> None:
    later = {"from": "2020-03-27", "number": 30}
    earlier = {"to": "2020-03-27", "number": 29}
    claim = claim_of(value=[later, earlier])
    assert [reference.text for reference in claim.references] == ["29", "30"]


def test_a_period_of_years_begins_and_ends_with_their_first_days() -> None:
    assert reference_of({"from": 2009, "to": "2017-06", "number": 28}).period == Interval(
        day("2009-01-01"), day("2017-05-31")
    )


def test_claims_from_a_program_may_be_long_and_odd() -> None:
    odd = "x" * 100_000 + "\x00\u202e"
    assert Registry.from_claims([{"id": "x", "claim": odd, "also": ["the"], "source": None}]).claims[0].claim == odd


def test_the_place_of_a_claim_from_a_program_is_its_number() -> None:
    registry = Registry.from_mapping({"claims": [{"id": f"c{n}", "claim": "It rains."} for n in range(3)]})
    assert [(claim.path, claim.line) for claim in registry.claims] == [
        ("<claims>", 1),
        ("<claims>", 2),
        ("<claims>", 3),
    ]


def test_a_comment_behind_a_figure_or_key_is_a_comment(tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text("claims: # all of them\n- id: a # short\n  claim: It rains.\n  value: 8 # a count\n")
    assert Registry.load([file]).claims[0].references[0].text == "8"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_file_may_be_in_any_encoding_with_a_mark(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_bytes("claims: [{id: a, claim: Żółć is Ελληνικά 😀.}]\r\n".encode(encoding))
    assert Registry.load([file]).claims[0].claim == "Żółć is Ελληνικά 😀."


def test_folders_are_read_to_the_bottom_and_each_file_once(tmp_path: Path) -> None:
    for name in ("b.yaml", "sub/a.yml", ".hidden/c.yaml", "d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"claims: [{{id: {name[0].replace('.', 'h')}, claim: It rains.}}]")
    registry = Registry.load([tmp_path / "b.yaml", tmp_path, tmp_path / "sub"])
    assert [claim.id for claim in registry.claims] == ["b", "s"]
    assert registry.paths == (str(tmp_path / "b.yaml"), str(tmp_path / "sub/a.yml"))


def test_one_path_may_be_given_by_itself(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("claims: [{id: a, claim: It rains.}]")
    for path in (tmp_path, str(tmp_path), [tmp_path], iter([str(tmp_path)])):
        assert [claim.id for claim in Registry.load(path).claims] == ["a"]


@pytest.mark.parametrize("scalar", [1, 2.5, Decimal("1.50"), date(2014, 3, 18)])
def test_a_scalar_of_python_is_the_text_that_yaml_would_hold(scalar: object, tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text(f"claims: [{{id: {scalar}, claim: It rains {scalar} times., tags: [{scalar}, true]}}]")
    (from_file,) = Registry.load(file).claims
    claim = {"id": scalar, "claim": f"It rains {scalar} times.", "tags": [scalar, True]}
    (from_python,) = Registry.from_claims([claim]).claims
    assert (from_python.id, from_python.claim, from_python.tags) == (from_file.id, from_file.claim, from_file.tags)


def test_a_file_of_names_alone_serves_the_others(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text("names: {Kyiv: [Kiev]}")
    (tmp_path / "x.yaml").write_text("claims: [{id: a, claim: It rains in Kyiv.}]")
    registry = Registry.load([tmp_path])
    assert (registry.names, len(registry.claims)) == ((NameGroup(("Kyiv", "Kiev")),), 1)


def test_a_json_file_is_a_claims_file(tmp_path: Path) -> None:
    file = tmp_path / "claims.json"
    file.write_text('{"claims": [{"id": "crimea", "claim": "Russia annexed Crimea in 2014.", "value": "2014"}]}')
    assert Registry.load([file]).claims[0].references[0].text == "2014"


def test_the_digest_is_of_the_bytes_read(tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    digests = set()
    for source in ("names: {Kyiv: [Kiev]}\nclaims: [{id: a, claim: It rains.}]", "claims: [{id: a, claim: It rains.}]"):
        file.write_text(source)
        digests.add(Registry.load([file]).digest)
        assert Registry.load([file]).digest in digests
    assert len(digests) == 2
