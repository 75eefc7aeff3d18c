"""The same input gives the same bytes, whatever surrounds the run."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from factcheck.cli.main import main
from factcheck.report.formats import FORMATS


@pytest.fixture
def articles(desk: Path) -> list[str]:
    for name in "cab":
        (desk / f"{name}.md").write_text(f"Article {name}.\n\nRussia annexed Crimea from Ukraine in March 2015.\n")
    return ["c.md", "a.md", "b.md", "gone.txt"]


@pytest.mark.parametrize("format_", FORMATS)
def test_order_of_arguments(run, articles: list[str], format_: str) -> None:
    first = run(*articles, "--output-format", format_)
    second = run("--output-format", format_, *reversed(articles), articles[0])
    assert (first.stdout, first.stderr) == (second.stdout, second.stderr)
    assert first.returncode == 2


@pytest.mark.parametrize("format_", FORMATS)
def test_hash_seed_time_zone_and_locale(run, articles: list[str], format_: str) -> None:
    around = [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "COLUMNS": "30"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "TERM": "dumb"},
    ]
    assert len({run(*articles, "--output-format", format_, env=env).stdout for env in around}) == 1


ROOT = Path(__file__).parents[2]


def test_hash_seed_time_zone_and_locale_of_real_articles(run) -> None:
    around = [
        {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "random", "LC_ALL": "C", "TZ": "Pacific/Pago_Pago"},
    ]
    articles = ("seeds", "tests/scenarios", "tests/gold/README.md")
    command = (*articles, "--claims", "claims", "--show", "all", "--output-format", "json")
    told = {run(*command, cwd=ROOT, env=env).stdout for env in around}
    assert len(told) == 1
    assert len(json.loads(told.pop())["findings"]) > 10


def test_in_a_thread(desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(desk)
    codes: list[int] = []
    thread = threading.Thread(target=lambda: codes.append(main(["wrong.txt", "--output-format", "concise"])))
    thread.start()
    thread.join()
    assert codes == [1]
    assert capsys.readouterr().out.startswith("wrong.txt:1:")
