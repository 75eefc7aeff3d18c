"""What a baseline holds back, and what edits of an article and of the baseline do to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.report.places import Base
from factcheck.rules.interface import CheckedDocument, Held, HeldBy
from factcheck.upkeep.baseline.change import of_missing_files, pruned, updated
from factcheck.upkeep.baseline.entries import CHARACTERS, Entry, entries_of
from factcheck.upkeep.baseline.hold import by_key, hold_back, stale_entries

REGISTRY = factcheck.Registry.from_claims(
    [
        {"id": "crimea", "claim": "Russia annexed Crimea in March 2014.", "source": "x"},
        {"id": "tower", "claim": "The Eiffel Tower is 330 metres tall.", "source": "x"},
    ]
)
WRONG = "Russia annexed Crimea in March 2015, people say."
ALSO = "The Eiffel Tower is 324 metres tall."
RIGHT = "The Eiffel Tower is 330 metres tall."
ITSELF = "They met on Tuesday, 18 October 2021."
BASE = Base("/home/desk", "/home/desk")


def check(*paragraphs: str, path: str = "a.txt") -> CheckedDocument:
    return factcheck.check("\n\n".join(paragraphs), REGISTRY, published=date(2021, 10, 19), path=path).documents[0]


def entries(*documents: CheckedDocument) -> tuple[Entry, ...]:
    return tuple(entry for document in documents for _, entry in entries_of(document, BASE))


def held(document: CheckedDocument, *known: Entry) -> tuple[CheckedDocument, list[Entry]]:
    """A document held to a baseline, and what of that is stale."""
    after = hold_back(document, by_key(known), BASE)
    assert after.everything == document.everything
    return after, [*stale_entries((after,), by_key(known), BASE, lambda _: True)]


KNOWN = entries(check(WRONG, ALSO, RIGHT, ITSELF))


def test_an_entry_tells_a_reviewer_what_is_accepted() -> None:
    crimea, tower, itself = KNOWN
    assert (crimea.path, crimea.claim, crimea.rule) == ("a.txt", "crimea", "value-mismatch")
    assert (crimea.sentence, crimea.says) == (WRONG, "article says March 2015, registry says March 2014")
    assert (tower.claim, tower.sentence) == ("tower", ALSO)
    assert (itself.claim, itself.rule) == ("", "weekday-mismatch")


def test_what_was_found_is_held_back_and_nothing_is_stale() -> None:
    after, stale = held(check(WRONG, ALSO, RIGHT, ITSELF), *KNOWN)
    assert stale == []
    assert {finding.verdict for finding in after.findings} == {"consistent"}
    assert [each.by for each in after.held] == [HeldBy.BASELINE] * 3


PARTS = st.permutations([WRONG, ALSO, RIGHT, ITSELF])
OTHERS = st.lists(st.sampled_from(["It rained in Paris.", "Nothing of note.", "# News", "* * *"]), max_size=4)


@given(PARTS, OTHERS, OTHERS, st.sampled_from([" ", "\n", "  \n"]))
def test_moving_lines_and_editing_others_keeps_it_valid(
    parts: list[str], before: list[str], after: list[str], blank: str
) -> None:
    moved = (part.replace(" ", blank, 1) for part in parts)
    document, stale = held(check(*before, *moved, *after), *KNOWN)
    assert stale == []
    assert {finding.verdict for finding in document.findings} <= {"consistent"}


@pytest.mark.parametrize("edited", [WRONG.replace("2015", "2016"), WRONG.replace("people say", "people said")])
def test_an_edited_sentence_is_new_and_its_entry_stale(edited: str) -> None:
    after, stale = held(check(edited, ALSO, ITSELF), *KNOWN)
    assert [finding.claim.id for finding in after.findings if finding.claim] == ["crimea"]
    assert [entry.claim for entry in stale] == ["crimea"]


def test_the_same_twice_is_counted() -> None:
    twice = entries(check(ALSO, ALSO))
    assert len(set(twice)) == 2
    thrice, stale = held(check(ALSO, ALSO, ALSO), *twice)
    assert (len(thrice.findings), len(thrice.held), stale) == (1, 2, [])
    once, stale = held(check(ALSO), *twice)
    assert (len(once.findings), len(once.held), len(stale)) == (0, 1, 1)


def test_another_file_and_another_rule_are_other_findings() -> None:
    after, stale = held(check(WRONG, path="b.txt"), *KNOWN)
    assert (len(after.findings), stale) == (1, []), "a file that was not read is not judged"
    document = check(WRONG)
    worse = replace(document, findings=tuple(replace(each, rule="outdated-value") for each in document.findings))
    after, stale = held(worse, *KNOWN)
    assert (len(after.findings), len(stale)) == (1, 3)


def test_what_a_suppression_holds_back_needs_no_entry() -> None:
    document = check(ALSO)
    suppressed = replace(document, findings=(), held=(Held(document.findings[0], HeldBy.SUPPRESSION, "quoted"),))
    assert entries(suppressed) == ()
    after, stale = held(suppressed, *entries(document))
    assert [each.by for each in after.held] == [HeldBy.SUPPRESSION]
    assert len(stale) == 1


def test_what_a_run_did_not_look_for_is_not_judged() -> None:
    stale = stale_entries((check(RIGHT),), by_key(KNOWN), BASE, lambda entry: entry.claim == "tower")
    assert [entry.claim for entry in stale] == ["tower"]


def test_a_reason_is_told_and_outlives_updates() -> None:
    document = check(ALSO)
    (entry,) = (entry._replace(reason="the old height, on purpose", says="old words") for entry in entries(document))
    after, _ = held(document, entry)
    assert [each.reason for each in after.held] == ["the old height, on purpose"]
    (again,) = updated([entry], entries(document), ()).entries
    assert (again.reason, again.says) == (entry.reason, "article says 324 metres, registry says 330 metres")


@given(st.lists(st.sampled_from([WRONG, ALSO, RIGHT, ITSELF, ALSO]), max_size=5))
def test_after_an_update_nothing_is_new_and_nothing_stale(parts: list[str]) -> None:
    document = check(*parts)
    _, stale = held(document, *KNOWN)
    change = updated(KNOWN, entries(document), stale)
    assert held(document, *change.entries)[1] == []
    assert entries(held(document, *change.entries)[0]) == ()
    assert {entry.key for entry in change.entries} == {entry.key for entry in entries(document)}
    assert len(change.entries) == len(KNOWN) + len(change.added) - len(change.dropped)


def test_pruning_adds_nothing() -> None:
    document = check(ALSO, ITSELF, WRONG.replace("2015", "2016"))
    _, stale = held(document, *KNOWN)
    change = pruned(KNOWN, stale)
    assert (change.added, change.dropped) == ((), tuple(stale))
    assert set(change.entries) == set(KNOWN) - set(stale)


def test_only_what_was_read_or_is_gone_can_be_stale(tmp_path) -> None:
    (tmp_path / "there.txt").write_text("x")
    base = Base(str(tmp_path), str(tmp_path))
    paths = [KNOWN[0]._replace(path=path) for path in ("there.txt", "gone.txt", "a\0b", "../x/y.txt")]
    assert [entry.path for entry in of_missing_files(paths, base)] == ["gone.txt", "a\0b", "../x/y.txt"]


def test_of_a_long_sentence_the_part_around_the_value_is_quoted() -> None:
    padding = "and it rained all day long in the old town, " * 12
    (entry,) = entries(check(f"In Paris, {padding} the Eiffel Tower is 324 metres tall, {padding} they say."))
    assert "the Eiffel Tower is 324 metres tall" in entry.sentence
    assert len(entry.sentence) == CHARACTERS + 2
    assert (entry.sentence[0], entry.sentence[-1]) == ("…", "…")
