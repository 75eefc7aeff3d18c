"""Many writers, killed writers, writers that may not write: every claim that was said to be written is there."""

from __future__ import annotations

import random
import resource
import signal
from pathlib import Path

import pytest

from factcheck.registry.registry import Registry
from factcheck.text.replace_file import PART
from factcheck.upkeep.writer.changes import appended
from factcheck.upkeep.writer.commit import write

BEGUN = (
    "# Towers\nclaims:\n  - id: first\n    claim: The first tower has 12 steps.\n    # counted\n    source: Survey\n"
)
ENTRY = {"id": "last", "claim": "The last tower has 34 steps.", "source": "Survey"}
KILLS = 12


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "claims.yaml"
    path.write_text(BEGUN)
    return path


def ids(path: Path) -> list[str]:
    return [claim.id for claim in Registry.load(path).claims]


def test_six_writers_at_once_keep_all_they_add(path: Path, adder) -> None:
    writers = [adder(path, f"tower-{letter}", 40) for letter in "abcdef"]
    said = [writer.communicate()[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 6
    assert [len(each) for each in said] == [40] * 6
    assert sorted(ids(path)) == sorted(["first", *(ident for each in said for ident in each)])
    assert path.read_text().startswith(BEGUN)


def test_a_kill_at_any_moment_loses_nothing(path: Path, adder) -> None:
    moments = random.Random(5)  # noqa: S311 - seeded: the same lives, as far as the machine goes
    kept = ["first"]
    for life in range(KILLS):
        with adder(path, f"tower-{life}", 1_000) as writer:
            said = [writer.stdout.readline().strip() for _ in range(moments.randint(1, 4))]
            for _ in range(moments.randint(0, 200_000)):
                pass  # a random while, without a clock
            writer.send_signal(signal.SIGKILL)
            said += writer.stdout.read().split()
        now = ids(path)
        assert now[: len(kept)] == kept
        assert set(said) <= set(now)
        assert len(now) - len(kept) - len(said) in (0, 1)  # one may have been written and not yet said
        kept = now
    write(str(path), lambda contents: appended(contents, ENTRY))
    assert ids(path) == [*kept, "last"]
    assert [each.name for each in path.parent.iterdir()] == ["claims.yaml"]


def test_what_a_killed_writer_left_half_written_is_swept(path: Path) -> None:
    (path.parent / f".claims.yaml.123{PART}").write_text("claims:\n  - id: ha")
    (path.parent / f".other.yaml.123{PART}").write_text("another's")
    write(str(path), lambda contents: appended(contents, ENTRY))
    assert sorted(each.name for each in path.parent.iterdir()) == [f".other.yaml.123{PART}", "claims.yaml"]


def test_a_full_disk_loses_nothing(path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
        with pytest.raises(OSError, match=r"claims\.yaml"):
            write(str(path), lambda contents: appended(contents, ENTRY))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    assert path.read_text() == BEGUN
    assert [each.name for each in path.parent.iterdir()] == ["claims.yaml"]


def test_mode_and_link_stay(path: Path) -> None:
    path.chmod(0o640)
    link = path.parent / "link.yaml"
    link.symlink_to("claims.yaml")
    write(str(link), lambda contents: appended(contents, ENTRY))
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert ids(path) == ["first", "last"]


def test_a_file_that_is_not_there_is_begun(tmp_path: Path) -> None:
    write(str(tmp_path / "new.yaml"), lambda contents: appended(contents, ENTRY))
    begun = "version: 1\n\nclaims:\n  - id: last\n    claim: The last tower has 34 steps.\n    source: Survey\n"
    assert (tmp_path / "new.yaml").read_text() == begun
    assert [each.name for each in tmp_path.iterdir()] == ["new.yaml"]
