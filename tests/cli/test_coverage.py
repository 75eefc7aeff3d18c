"""`--coverage` and `claims draft`: what of an article the registry has nothing to say of."""

from __future__ import annotations

import json

import pytest

ARTICLE = """\
# A town and its bridge

The Harbour Bridge was opened to traffic in 1998. It cost 40 million euros.

The Old Tower, built by Otto Kern in 1904, is 90 metres high. Is it open on Sundays?

“It is the best view in Europe,” said one visitor. The museum of Port Selby closed on Friday.

In my view the tower is ugly.
"""
CLAIM = (
    "claims:\n  - {id: bridge, claim: The Harbour Bridge was opened to traffic on 14 May 1998., source: Archive 98}\n"
)
BRIDGE = "The Harbour Bridge was opened to traffic in 1998."
TOWER = "The Old Tower, built by Otto Kern in 1904, is 90 metres high."


@pytest.fixture(autouse=True)
def town(desk) -> None:
    (desk / "claims" / "ukraine.yaml").write_text(CLAIM)
    (desk / "article.md").write_text(ARTICLE)
    (desk / "bridge.md").write_text(f"{BRIDGE}\n")


def test_the_summary_tells_the_share(run) -> None:
    told = "\nCoverage 25%: claims speak of 1 of 4 check-worthy sentences\n"
    assert told in run("check", "article.md", "--coverage").stdout
    assert told in "\n" + run("check", "article.md", "--coverage", "--output-format", "concise").stdout
    assert (
        "\nCoverage 100%: claims speak of 1 of 1 check-worthy sentence\n"
        in run("check", "bridge.md", "--coverage").stdout
    )


def test_nothing_is_told_that_was_not_asked(run) -> None:
    for format_ in ("pretty", "concise", "json"):
        assert "overage" not in run("check", "article.md", "--output-format", format_).stdout
    assert "○" not in run("annotate", "article.md").stdout


def test_json_tells_the_places(run) -> None:
    report = json.loads(run("check", "article.md", "bridge.md", "--coverage", "--output-format", "json").stdout)
    assert report["summary"]["coverage"] == {"check_worthy": 5, "covered": 2, "share": 0.4}
    first, second = (document["coverage"] for document in report["documents"])
    assert (first["check_worthy"], first["covered"]) == (4, 1)
    assert [ARTICLE[one["start"] : one["end"]] for one in first["uncovered"]][1] == TOWER
    assert [one["line"] for one in first["uncovered"]] == [3, 5, 7]
    assert second == {"check_worthy": 1, "covered": 1, "uncovered": []}


def test_an_article_without_anything_to_check_has_no_share(run, desk) -> None:
    (desk / "mood.txt").write_text("What a lovely evening it was.\n")
    assert "\nCoverage no sentence is worth checking\n" in run("check", "mood.txt", "--coverage").stdout
    report = json.loads(run("check", "mood.txt", "--coverage", "--output-format", "json").stdout)
    assert report["summary"]["coverage"]["share"] is None


def test_annotate_marks_what_no_claim_speaks_of(run) -> None:
    done = run("annotate", "article.md", "--coverage")
    marked = f"traffic in [✓ 1998 ¹]. [○ It cost 40 million euros.]\n\n[○ {TOWER}] Is it open on Sundays?\n"
    assert marked in done.stdout
    assert "\n[○ …] is a sentence worth checking that no claim speaks of\n" in done.stdout
    plain = run("annotate", "article.md", "--coverage", env={"PYTHONIOENCODING": "ascii"}).stdout
    assert "[o It cost 40 million euros.]" in plain


def test_a_mark_inside_a_sentence_that_nothing_speaks_of(run, desk) -> None:
    (desk / "odd.txt").write_text("The Old Tower is 90 metres h\u0456gh.\n", encoding="utf-8")
    marked = run("annotate", "odd.txt", "--coverage").stdout.splitlines()[2]
    assert marked == "[○ The Old Tower is 90 metres [! h\u0456gh ¹].]"


DRAFTS = f"""\
# 1 draft from article.md, date not known: what no claim speaks of yet.
# Left out: 1 about what another sentence names, 1 of a day that only the article's date tells.
# Look each one up, mend the sentence where need be, and write who says so behind `source:`.
# Until every source is written, this file is not loaded.
version: 1
claims:
  # article.md:5:1, date not known
  - id: old-tower-built-otto-kern
    claim: "{TOWER}"
    source:
"""


def test_drafts(run) -> None:
    done = run("claims", "draft", "article.md")
    assert (done.returncode, done.stdout) == (0, DRAFTS)


def test_drafts_in_a_file_are_held_back_until_somebody_writes_a_source(run, desk) -> None:
    done = run("claims", "draft", "article.md", "--to", "claims/drafts.yaml")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "1 draft written to claims/drafts.yaml")
    written = desk / "claims" / "drafts.yaml"
    assert written.read_text(encoding="utf-8") == DRAFTS
    held = run("check", "article.md")
    assert held.returncode == 2
    assert held.stderr.startswith("claims/drafts.yaml:10:12: no value is given here; help: write a web address")
    written.write_text(DRAFTS.replace("source:\n", "source: Guide to the town\n"), encoding="utf-8")
    assert "claims speak of 2 of 4 check-worthy sentences" in run("check", "article.md", "--coverage").stdout


def test_drafts_are_not_written_over_anything(run, desk) -> None:
    (desk / "mine.yaml").write_text("mine")
    done = run("claims", "draft", "article.md", "--to", "mine.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "mine.yaml: is there already, and is not written over; help: name a file that is not there yet\n"
    )
    assert (desk / "mine.yaml").read_text() == "mine"
    assert not list(desk.glob(".*"))


def test_an_article_that_claims_cover_gives_no_draft(run, desk) -> None:
    done = run("claims", "draft", "bridge.md", "--to", "drafts.yaml")
    assert (done.returncode, done.stdout) == (
        0,
        "# 0 drafts from bridge.md, date not known: what no claim speaks of yet.\n",
    )
    assert not (desk / "drafts.yaml").exists()


ODD = (
    'The "Old: Tower" of #Oslo\\n is 90 metres high, {a: [b]} \u202e!!x &c.',
    "The Tower of Bergen: *d is 80 metres high.",
)


def test_a_hostile_article_drafts_only_texts(run, desk) -> None:
    (desk / "odd.txt").write_text("\n\n".join(ODD) + "\n", encoding="utf-8")
    drafts = run("claims", "draft", "odd.txt").stdout
    (desk / "odd.yaml").write_text(drafts.replace("source:\n", "source: x\n"), encoding="utf-8")
    listed = run("claims", "list", "--claims", "odd.yaml", "--output-format", "json")
    assert [one["claim"] for one in json.loads(listed.stdout)] == [text.replace("\u202e", "") for text in ODD]
