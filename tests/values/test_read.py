"""The scanner: which rules a text calls for, and which of two readings stays."""

from __future__ import annotations

from decimal import Decimal

from factcheck.text.document import Span
from factcheck.values.interface import KINDS, Amount, Mention, NumberValue, OrdinalValue
from factcheck.values.interval import Interval
from factcheck.values.read import DIGIT, KIND_ORDER, RULES, cues_of, read_mentions, settle


def number(start: int, end: int, rule: str = "a") -> Mention:
    return Mention(Span(start, end), NumberValue(Amount(Decimal(1), Interval.at(Decimal(1)))), rule)


def ordinal(start: int, end: int) -> Mention:
    return Mention(Span(start, end), OrdinalValue(1), "b")


def test_the_longest_of_overlapping_readings_stays() -> None:
    assert settle([number(0, 4), number(2, 10), number(9, 12)]) == [number(2, 10)]


def test_of_two_as_long_the_surer_kind_stays() -> None:
    assert settle([number(0, 4), ordinal(0, 4)]) == [ordinal(0, 4)]


def test_readings_side_by_side_all_stay_in_order() -> None:
    assert settle([number(8, 9), number(4, 8), number(0, 4)]) == [number(0, 4), number(4, 8), number(8, 9)]


def test_the_order_of_rules_does_not_matter() -> None:
    mentions = [number(0, 4, "a"), number(0, 4, "b"), ordinal(3, 9), number(8, 12)]
    assert settle(mentions) == settle(mentions[::-1])


def test_cues_are_the_words_and_the_mark_of_a_digit() -> None:
    assert cues_of("In May, 3rd of 12") == {"in", "may", "rd", "of", DIGIT}
    assert DIGIT not in cues_of("in May")


def test_a_text_without_cues_tries_next_to_nothing() -> None:
    always = [rule.name for rule in RULES if not rule.cues]
    assert len(always) <= 2, "a rule without cues costs every sentence"
    assert read_mentions("The minister declined to comment.") == ()
    assert read_mentions("") == ()


def test_every_kind_has_its_place_in_the_order() -> None:
    assert sorted(KIND_ORDER) == sorted(KINDS.values())


def test_a_date_beats_the_number_that_it_holds_and_a_measure_the_date() -> None:
    assert [(mention.kind, mention.text) for mention in read_mentions("in March 2014")] == [("date", "March 2014")]
    assert [(mention.kind, mention.text) for mention in read_mentions("a 2000 km march")] == [("quantity", "2000 km")]
