"""A baseline from the outside: the three commands, the file that lies there, and what `check` says of it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

NAME = "factcheck.baseline.json"
OTHER = "As the maps show, Russia annexed Crimea from Ukraine in March 2016.\n"


def summary(call, *arguments: str) -> dict[str, object]:
    done = call(*arguments, "--output-format", "json")
    told = json.loads(done.stdout)
    assert told["exit_code"] == done.returncode
    return {"exit": done.returncode, "found": len(told["findings"]), **told["summary"]}


def entries(desk: Path, name: str = NAME) -> list[dict[str, str]]:
    return json.loads((desk / name).read_text())["entries"]


@pytest.fixture
def known(desk: Path, call) -> Path:
    """The writer's folder with a baseline of `wrong.txt` and `right.txt`."""
    done = call("baseline", "create", ".")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{NAME}: 1 finding held back; 1 added, 0 taken out\n"
    return desk


def test_what_is_known_no_longer_fails_and_what_is_new_does(known: Path, call) -> None:
    done = call(".")
    assert done.returncode == 0
    assert "\nHeld back problems: 1 in the baseline\n" in done.stdout
    assert f"\nBaseline {NAME}; found, sha256 " in done.stdout
    assert done.stdout.endswith(
        "exit 0: no other statement is at odds with the registry; 1 in the baseline held back\n"
    )
    (known / "wrong.txt").write_text("Some text above.\n\n" + (known / "wrong.txt").read_text() + "\n" + OTHER)
    done = call("wrong.txt", "--output-format", "concise")
    assert done.returncode == 1
    assert [line.split(":")[:2] for line in done.stdout.splitlines()[:-1]] == [["wrong.txt", "5"]]


def test_it_is_not_used_where_it_is_not_wanted(known: Path, call) -> None:
    assert call(".", "--no-baseline").returncode == 1
    (known / NAME).rename(known / "other.json")
    assert call(".").returncode == 1
    assert call(".", "--baseline", "other.json").returncode == 0
    told = summary(call, ".", "--baseline", "other.json")["baseline"]
    assert (told["path"], told["origin"], told["entries"], told["stale"]) == ("other.json", "--baseline", 1, [])
    assert len(told["digest"]) == 64
    (known / "factcheck.toml").write_text('baseline = "other.json"\n')
    assert summary(call, ".")["baseline"]["origin"] == "factcheck.toml:1"


def test_it_holds_back_in_every_format(known: Path, call) -> None:
    for form in ("sarif", "github", "gitlab", "junit", "rdjsonl", "markdown", "jsonl"):
        assert "March 2015" not in call(".", "--output-format", form).stdout
    assert known.is_dir()


def test_one_file_may_be_checked_alone(known: Path, call) -> None:
    (known / "also.txt").write_text(OTHER)
    assert call("baseline", "update", ".").returncode == 0
    for name in ("also.txt", "./wrong.txt", str(known / "wrong.txt")):
        told = summary(call, name)
        assert (told["exit"], told["baseline"]["stale"]) == (0, [])


def test_stale_entries_are_told_and_weigh_as_a_warning(known: Path, call) -> None:
    (known / "wrong.txt").write_text("Nothing of note.\n")
    done = call(".")
    assert done.returncode == 0
    assert f"\n{NAME}:5: stale crimea-annexation in wrong.txt: As the maps show, Russia" in done.stdout
    assert "\nHint `factcheck baseline prune` takes out" in done.stdout
    for gate in ("warning", "note"):
        assert call(".", "--fail-on", gate).stdout.endswith(
            f"exit 1: 1 stale baseline entry at or above --fail-on={gate}\n"
        )
    github = call(".", "--output-format", "github", "--fail-on", "warning").stdout
    assert f"::warning file={NAME},line=5,title=stale baseline entry::crimea-annexation in wrong.txt" in github
    (stale,) = summary(call, ".")["baseline"]["stale"]
    assert (stale["line"], stale["path"], stale["subject"]) == (5, "wrong.txt", "crimea-annexation")


def test_what_was_not_looked_for_is_not_stale(known: Path, call) -> None:
    for some in (("right.txt",), (".", "--no-registry")):
        assert summary(call, *some)["baseline"]["stale"] == []
    (known / "claims" / "ukraine.yaml").write_text(
        "claims:\n- {id: x, claim: The Danube is 2850 km long., source: a}\n"
    )
    assert len(summary(call, ".")["baseline"]["stale"]) == 1, "its claim is no longer in the registry"
    assert summary(call, ".", "--select", "x")["baseline"]["stale"] == []


def test_prune_takes_out_and_update_adds(known: Path, call) -> None:
    (known / "new.txt").write_text(OTHER)
    (known / "wrong.txt").write_text("Nothing of note.\n")
    assert call("baseline", "prune", ".").stdout == f"{NAME}: 0 findings held back; 0 added, 1 taken out\n"
    assert entries(known) == []
    assert call("baseline", "update", ".").stdout == f"{NAME}: 1 finding held back; 1 added, 0 taken out\n"
    assert [entry["path"] for entry in entries(known)] == ["new.txt"]
    (known / "new.txt").unlink()
    assert call("baseline", "prune", "right.txt").stdout == f"{NAME}: 0 findings held back; 0 added, 1 taken out\n"


def test_reasons_written_by_hand_stay(known: Path, call) -> None:
    content = json.loads((known / NAME).read_text())
    content["entries"][0]["reason"] = "the article quotes a forged map"
    (known / NAME).write_text(json.dumps(content))
    (known / "new.txt").write_text(OTHER)
    assert call("baseline", "update", ".").returncode == 0
    assert [entry.get("reason") for entry in entries(known)] == [None, "the article quotes a forged map"]
    before = (known / NAME).read_bytes()
    assert call("baseline", "update", ".").returncode == 0
    assert (known / NAME).read_bytes() == before


def test_create_writes_over_nothing(known: Path, call) -> None:
    before = (known / NAME).read_bytes()
    done = call("baseline", "create", ".")
    assert done.returncode == 2
    assert done.stderr.startswith(f"{NAME}: is there already, and is not written over; help: `factcheck baseline upd")
    assert (known / NAME).read_bytes() == before


def test_a_report_is_not_written_over_it(known: Path, call) -> None:
    before = (known / NAME).read_bytes()
    assert call(".", "--output-format", f"json={NAME}").returncode == 2
    assert (known / NAME).read_bytes() == before


@pytest.mark.usefixtures("known")
def test_where_an_article_can_not_be_read_nothing_is_written(desk: Path, call) -> None:
    before = (desk / NAME).read_bytes()
    (desk / "bad.txt").write_bytes(b"\xff\xfe\xff")
    for command in ("update", "prune"):
        done = call("baseline", command, ".")
        assert (done.returncode, done.stdout) == (2, "")
        assert "bad.txt" in done.stderr
    assert call("baseline", "create", ".", "--baseline", "second.json").returncode == 2
    assert (desk / NAME).read_bytes() == before
    assert not (desk / "second.json").exists()
    assert sorted(path.name for path in desk.iterdir() if path.name.startswith(".")) == []


@pytest.mark.usefixtures("desk")
def test_there_has_to_be_one(call) -> None:
    for arguments in (("baseline", "update", "."), (".", "--baseline", NAME)):
        done = call(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"{NAME}: there is no such baseline; help: `factcheck baseline create` makes one\n"


def test_a_broken_one_is_told_before_anything_is_checked(known: Path, call) -> None:
    text = (known / NAME).read_text()
    (known / NAME).write_text(text.replace('"rule"', '"rul"'))
    done = call(".")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{NAME}:5: `rul` is no key here; help: did you mean `rule`?\n"


@pytest.mark.usefixtures("desk")
def test_standard_input_needs_a_name(call) -> None:
    assert call("baseline", "create", "-", input=OTHER).stderr.startswith("standard input: a baseline needs the name")
    assert call("baseline", "create", "-", "--stdin-filename", "new.txt", input=OTHER).returncode == 0
    assert call("-", "--stdin-filename", "new.txt", input=OTHER).returncode == 0
    assert call("-", input=OTHER).returncode == 1


def test_it_is_found_up_to_the_root_of_the_repository_and_no_further(desk: Path, call) -> None:
    subprocess.run(["git", "init", "-q", "."], cwd=desk, check=True)
    (desk / "news" / "today").mkdir(parents=True)
    (desk / "news" / "today" / "wrong.txt").write_text(OTHER)
    assert call("baseline", "create", "news").returncode == 0
    assert [entry["path"] for entry in entries(desk)] == ["news/today/wrong.txt"]
    done = call("wrong.txt", cwd=desk / "news" / "today")
    assert done.returncode == 0
    assert "\nBaseline ../../factcheck.baseline.json; found" in done.stdout
    subprocess.run(["git", "init", "-q", "news"], cwd=desk, check=True)
    assert call("wrong.txt", cwd=desk / "news" / "today").returncode == 1


def test_the_rows_of_a_dump_are_counted_as_of_one_file(desk: Path, call) -> None:
    row = json.dumps({"text": OTHER}) + "\n"
    (desk / "dump.jsonl").write_text(row * 2)
    assert call("baseline", "create", "dump.jsonl", "--column", "text").returncode == 0
    assert call("dump.jsonl", "--column", "text").returncode == 0
    (desk / "dump.jsonl").write_text(row * 3)
    told = summary(call, "dump.jsonl", "--column", "text")
    assert (told["found"], told["held_back"]["baseline"]) == (1, 2)
