"""Power: what is counted as caught, what as left alone, and why something was missed."""

from __future__ import annotations

import pytest

from factcheck.registry.registry import Registry
from factcheck.upkeep.expectations import judge_test
from factcheck.upkeep.mutation.outcome import Trials, try_claims
from factcheck.upkeep.mutation.power import Power, power_of
from factcheck.upkeep.mutation.seeds import names_in

BRIDGE = "The Harbour Bridge was opened to traffic on 14 May 1998."


def power(registry: Registry) -> Power:
    return power_of(registry.claims[0], registry, names_in(registry))


def missed(registry: Registry) -> list[tuple[str, str]]:
    return [(trial.variant.text, trial.why) for trial in power(registry).trials if not trial.passed]


def test_a_plain_claim_catches_all_and_leaves_the_rest_alone(alone) -> None:
    found = power(alone(BRIDGE))
    assert found.share == 1.0
    assert (found.passed(right=False), found.passed(right=True)) == (6, 4)


def test_what_is_missed_is_told_with_the_reason(alone) -> None:
    registry = alone("The Harbour Tower is 94 metres tall.", unless=["tall"])
    why = "nothing: an `unless` word of the claim is there"
    assert missed(registry)[0] == ("The Harbour Tower is 49 metres tall.", why)
    assert power(registry).share == 0.0


def test_a_change_to_another_fact_by_the_claims_own_word_is_not_counted(alone) -> None:
    texts = [trial.variant.text for trial in power(alone(BRIDGE, unless=["1999"])).trials]
    assert "The Harbour Bridge was opened to traffic on 14 May 1997." in texts
    assert "The Harbour Bridge was opened to traffic on 14 May 1999." not in texts


def test_what_a_tolerance_allows_is_no_error(alone) -> None:
    strict, lax = (power(alone("The Harbour League has 12 members.", **keys)) for keys in ({}, {"tolerance": "1"}))
    assert "one-more" in {trial.variant.change for trial in strict.trials}
    assert "one-more" not in {trial.variant.change for trial in lax.trials}


def test_a_claim_of_which_nothing_wrong_can_be_made_has_no_power(alone) -> None:
    assert power(alone("The town council meets in Market Hall.", value={"name": "Market Hall"})).share == 0.0


def test_names_come_from_claims_that_say_the_same_of_others() -> None:
    claims = [
        ("mayor-of-aarn", "The mayor of Aarn is Ada Bell.", "Ada Bell"),
        ("mayor-of-bree", "The mayor of Bree is Otto Kern.", "Otto Kern"),
        ("seat-of-bree", "Bree has its seat in Market Hall.", "Market Hall"),
    ]
    registry = Registry.from_claims([{"id": i, "claim": c, "value": {"name": n}, "source": "a"} for i, c, n in claims])
    (first, *_) = try_claims(registry, registry.claims[:1]).trials
    others = [t.variant.stated for t in first.power.trials if t.variant.change == "other-name"]
    assert others == ["Otto Kern"]


def test_a_period_is_tried_in_an_article_of_its_time(alone) -> None:
    timeline = [{"to": "2010-01-01", "number": 8}, {"from": "2010-01-01", "number": 9}]
    found = power(alone("The Harbour League has 9 members.", value=timeline))
    by_change = {trial.variant.change: trial for trial in found.trials}
    assert by_change["other-period"].verdicts == ("outdated",)
    assert by_change["each-period"].verdicts == ("consistent",)
    assert by_change["each-period"].variant.published < by_change["other-period"].variant.published


def test_a_claim_that_is_rated_false_is_caught_where_it_is_repeated(alone) -> None:
    found = power(alone("The Harbour Bridge was built by pirates in 1720.", rating="false"))
    assert [(t.variant.change, t.passed) for t in found.trials][-2:] == [("repeated", True), ("as-it-stands", True)]
    assert found.share == 1.0


@pytest.mark.parametrize(
    ("expect", "text", "passed"),
    [
        ("contradicted", "The Harbour Bridge was opened to traffic in 1999.", True),
        ("consistent", "The Harbour Bridge was opened to traffic in 1999.", False),
        ("consistent", "The Harbour Bridge was opened to traffic in 1998.", True),
        ("contradicted", "The Harbour Tower was opened.", False),
        ("ignored", "The Harbour Tower was opened.", True),
        ("ignored", "The Harbour Bridge was opened to traffic in 1999.", False),
    ],
)
def test_a_test_passes_where_the_claim_says_what_it_expects(alone, expect: str, text: str, passed: bool) -> None:
    registry = alone(BRIDGE, tests={expect: [text]})
    (trial,) = try_claims(registry, registry.claims).trials
    assert [test.passed for test in trial.tests] == [passed]


def test_what_is_found_instead_is_told(alone) -> None:
    claim = alone(BRIDGE, tests={"consistent": ["Rain."]}).claims[0]
    assert judge_test(claim, claim.tests[0], ()).outcome == "nothing is said of it"


@pytest.mark.parametrize(
    ("tests", "least", "code", "reason"),
    [
        ({}, None, 0, "there are no tests"),
        ({"consistent": [BRIDGE]}, None, 0, "all tests pass"),
        ({"consistent": [BRIDGE]}, 0.9, 0, "all tests pass, and no claim is below --min-power=0.9"),
        ({"contradicted": [BRIDGE]}, None, 1, "1 test fails"),
        ({"contradicted": [BRIDGE, BRIDGE]}, 1.0, 1, "2 tests fail"),
    ],
)
def test_the_reason_for_the_exit_code(alone, tests, least: float | None, code: int, reason: str) -> None:
    registry = alone(BRIDGE, tests=tests)
    outcome: Trials = try_claims(registry, registry.claims, least)
    assert (outcome.exit_code, outcome.exit_reason) == (code, reason)


def test_a_weak_claim_is_a_reason(alone) -> None:
    registry = alone("The Harbour Tower is 94 metres tall.", unless=["tall"])
    outcome = try_claims(registry, registry.claims, 0.9)
    assert (outcome.exit_code, outcome.exit_reason) == (1, "1 claim below --min-power=0.9")
