"""`factcheck rules`: the rules there are, and the page of one."""

from __future__ import annotations

import json

from factcheck.upkeep.rulebook import rulebook


def test_the_list_has_a_line_for_each_rule(run) -> None:
    done = run("rules")
    assert done.returncode == 0
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    for entry in rulebook():
        assert f"{entry.id} {entry.most} {entry.since} {entry.summary}" in lines
    assert "Articles, held to themselves: no registry is needed" in lines


def test_the_page_of_a_rule(run) -> None:
    done = run("rules", "outdated-value")
    assert done.returncode == 0
    assert done.stdout.splitlines()[:3] == [
        "outdated-value",
        "A value that was right in another period.",
        "warning at most, since 0.1.0; for articles, held to a registry of claims",
    ]
    titles = [line for line in done.stdout.splitlines() if line and not line.startswith(" ")]
    assert titles[3:] == ["What it does", "Why", "Example", "Fix"]


def test_an_unknown_rule_is_a_mistake_with_the_one_meant(run) -> None:
    done = run("rules", "weekday-mismach")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "factcheck rules: there is no rule `weekday-mismach`; help: did you mean `weekday-mismatch`?\n"
    )


def test_json_holds_the_same(run) -> None:
    told = json.loads(run("rules", "--output-format", "json").stdout)
    assert [(row["rule"], row["needs_registry"], row["most_severe"]) for row in told] == [
        (entry.id, entry.needs_registry, str(entry.most)) for entry in rulebook()
    ]
    (page,) = json.loads(run("rules", "value-mismatch", "--output-format", "json").stdout)
    assert page == told[0]
    assert set(page["page"]) == {"what_it_does", "why", "example", "fix"}
