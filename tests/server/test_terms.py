"""What an editor's files are held to is what a run in their folder is held to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.cli.main import main
from factcheck.cli.server import TAKEN, TermsOfRun
from factcheck.cli.taking import Given
from factcheck.errors import UsageError
from factcheck.matching.interface import Confidence
from factcheck.registry.discover import embedded_registry
from factcheck.registry.registry import Registry
from factcheck.report.interface import Show
from factcheck.rules.interface import CheckedDocument
from factcheck.server.interface import ClientSettings, Holding, Terms

WRONG = "Russia annexed Crimea in 2015.\n"
CLAIMS = "claims:\n  - id: crimea\n    claim: Russia annexed Crimea in March 2014.\n    source: x\n"
NOTHING_SET = ClientSettings()

TermsIn = Callable[..., Terms]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with claims, and an article two folders down; the process is elsewhere."""
    (tmp_path / "site" / ".git").mkdir(parents=True)
    (tmp_path / "site" / "claims.yaml").write_text(CLAIMS, encoding="utf-8")
    (tmp_path / "site" / "news").mkdir()
    (tmp_path / "site" / "news" / "a.txt").write_text(WRONG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "site"


def terms_of(article: Path, client: ClientSettings = NOTHING_SET, **asked: object) -> Terms:
    return TermsOfRun(Given(TAKEN, asked, {}))(str(article), client)


def checked(article: Path, **asked: object) -> CheckedDocument:
    terms = terms_of(article, **asked)
    whole = Registry.load(terms.claims) if terms.claims else Registry(())
    return terms.check(str(article), article.read_bytes(), Holding(whole, whole))


def test_the_registry_is_the_one_found_from_the_article_upwards(folder: Path, tmp_path: Path) -> None:
    assert terms_of(folder / "news" / "a.txt").claims == (str(folder / "claims.yaml"),)
    assert terms_of(tmp_path / "b.txt").claims == (str(embedded_registry()),)


def test_the_editor_counts_more_and_the_command_line_most(folder: Path, tmp_path: Path) -> None:
    article, client = folder / "news" / "a.txt", ClientSettings(("/x.yaml",), Confidence.HIGH, Show.ALL)
    terms = terms_of(article, client)
    assert (terms.claims, terms.min_confidence, terms.show) == (("/x.yaml",), Confidence.HIGH, Show.ALL)
    assert terms_of(article, client, claims=("own.yaml",)).claims == (str(tmp_path / "own.yaml"),)
    assert terms_of(article, client, no_registry=True).claims == ()


def test_suppressions_are_obeyed_as_in_a_run(folder: Path) -> None:
    article = folder / "news" / "a.txt"
    article.write_text(WRONG.replace("2015", "2015 [sic]"), encoding="utf-8")
    assert checked(article).findings == ()
    assert len(checked(article, no_inline_suppressions=True).findings) == 1


@pytest.mark.parametrize("asked", [{}, {"baseline": "site/factcheck.baseline.json"}])
def test_a_baseline_holds_back_what_it_lists(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], asked: dict[str, str]
) -> None:
    article = folder / "news" / "a.txt"
    with monkeypatch.context() as inside:
        inside.chdir(folder)
        assert main(["baseline", "create", "news"]) == 0
    capsys.readouterr()
    assert [held.by for held in checked(article, **asked).held] == ["in the baseline"]
    assert checked(article, **asked).findings == ()
    assert len(checked(article, no_baseline=True).findings) == 1


def test_the_configuration_is_the_one_found_from_the_article_upwards(folder: Path) -> None:
    article = folder / "news" / "a.txt"
    said = 'show = "all"\nexclude = ["drafts/"]\n[[per-path]]\npaths = ["news/"]\nmin-confidence = "high"\n'
    (folder / "factcheck.toml").write_text(said, encoding="utf-8")
    terms = terms_of(article)
    assert (terms.min_confidence, terms.show, terms.is_excluded) == (Confidence.HIGH, Show.ALL, False)
    assert terms_of(folder / "drafts" / "b.txt").is_excluded
    (folder / "factcheck.toml").write_text('ignore = ["value-mismatch"]\n', encoding="utf-8")
    assert checked(article).findings == ()
    (folder / "factcheck.toml").write_text('claims = ["claims.yaml"]\n', encoding="utf-8")
    assert terms_of(article).claims == (str(folder / "claims.yaml"),)


def test_a_configuration_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "factcheck.toml").write_text("shwo = 1\n", encoding="utf-8")
    with pytest.raises(UsageError, match="shwo"):
        terms_of(folder / "news" / "a.txt")
