"""What `factcheck` costs, by hand: `python tests/benchmarks/run.py [--quick]`. No test, no gate: figures to look at.

Start-up is told as a ratio to importing the libraries that the command needs, so that it means the same on any machine;
all else as words, claims and sentences a second of processor, and as ratios between sizes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from clock import best, best_of_command
from prose import world

import factcheck
from factcheck.text.fold import fold
from factcheck.text.sentences import split_text
from factcheck.values.read import read_mentions

SIZES = (40, 1_000, 10_000)
LENGTHS = (1_250, 2_500, 5_000, 10_000)
COMMAND = str(Path(sys.executable).with_name("factcheck"))
SEED = "seeds/russia-shuts-down-mission-to-nato.txt"


def table(title: str, head: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Print a table with a title, its columns set under each other."""
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    print(f"\n{title}")  # noqa: T201 - a script by hand
    for row in cells:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())  # noqa: T201


def start_up(times: int) -> None:
    """Cold start of the command against the imports that it can't do without."""
    command_line = best_of_command([sys.executable, "-c", "import typer"], times)
    libraries = best_of_command([sys.executable, "-c", "import typer, rich, rapidfuzz, yaml"], times)
    version = best_of_command([COMMAND, "--version"], times)
    seed = best_of_command([COMMAND, SEED], times)
    table(
        "start-up, seconds of processor",
        ("what", "seconds", "ratio", "to", "wanted"),
        (
            ("import typer", f"{command_line:.3f}", "", "", ""),
            ("import typer, rich, rapidfuzz, yaml", f"{libraries:.3f}", "", "", ""),
            ("factcheck --version", f"{version:.3f}", f"{version / command_line:.2f}", "import typer", "1.5 at most"),
            (f"factcheck {SEED}", f"{seed:.3f}", f"{seed / libraries:.2f}", "the four libraries", "3 at most"),
        ),
    )


def registry_sizes(sizes: Iterable[int], times: int) -> None:
    """Registries of growing size: reading the file, a first check (compiles what it needs), then checks."""
    rows, rates = [], {}
    for size in sizes:
        made = world(size)
        claims = made.claims()
        article = made.article(claims, 5_000)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "claims.yaml"
            path.write_text(as_yaml(claims), encoding="utf-8")
            load = best(partial(factcheck.Registry.load, [path]), 1)
            registry = factcheck.Registry.load([path])
        first = best(partial(factcheck.check, article, registry), 1)
        check = best(partial(factcheck.check, article, registry), times)
        findings = len(factcheck.check(article, registry).findings)
        rates[size] = len(article.split()) / check
        columns = (f"{load:.3f}", f"{1e6 * load / size:.0f}", f"{first:.3f}", f"{check:.3f}", f"{rates[size]:,.0f}")
        rows.append((f"{size:,}", *columns, findings))
    head = ("claims", "load s", "µs a claim", "first check s", "check s", "words a second", "findings")
    table("registries: an article of 5,000 words, one sentence in a hundred a claim's", head, rows)
    pairs = zip(list(rates)[:-1], list(rates)[1:], strict=True)
    growth = [(f"{a:,} → {b:,}", f"× {b / a:.0f}", f"× {rates[a] / rates[b]:.2f}") for a, b in pairs]
    table("how cost grows with the registry", ("claims", "registry", "check of one article"), growth)


def article_lengths(lengths: Sequence[int], times: int) -> None:
    """One registry of 1,000 claims, articles of growing length: twice the words may cost about twice."""
    made = world(1_000)
    claims = made.claims()
    registry = factcheck.Registry.from_claims(claims)
    factcheck.check(
        made.article(claims, max(lengths)), registry
    )  # claims are compiled when a text first calls for them
    costs = []
    for length in lengths:
        article = made.article(claims, length)
        costs.append((len(article.split()), best(partial(factcheck.check, article, registry), times)))
    per_word = costs[0][1] / costs[0][0]
    rows = [(f"{n:,}", f"{cost:.3f}", f"{cost / n / per_word:.2f}") for n, cost in costs]
    table("how cost grows with the article (1,000 claims)", ("words", "check s", "cost a word, to the first"), rows)


def values(times: int) -> None:
    """All kinds of values, sentence by sentence, as matching reads them."""
    made = world(1_000)
    text = fold(made.article(made.claims(), 20_000)).text
    sentences = [span.of(text) for span in split_text(text)]
    found = sum(len(read_mentions(sentence)) for sentence in sentences)
    cost = best(lambda: [read_mentions(sentence) for sentence in sentences], times)
    split = best(lambda: split_text(text), times)
    head = ("sentences", "values", "values a sentence", "ms a sentence", "splitting, ms a sentence")
    figures = (found, f"{found / len(sentences):.2f}", f"{1e3 * cost / len(sentences):.3f}")
    table("values", head, [(len(sentences), *figures, f"{1e3 * split / len(sentences):.3f}")])


def without_claims(times: int) -> None:
    """An article held to itself only: reading, sentences, and every rule that needs no registry."""
    made = world(1_000)
    article = made.article(made.claims(), 100_000)
    nothing = factcheck.Registry.from_claims([])
    words = len(article.split())
    read = best(lambda: split_text(fold(article).text), times)
    check = best(partial(factcheck.check, article, nothing), times)
    head = ("words", "reading s", "all s", "words a second", "wanted")
    table(
        "without claims",
        head,
        [(f"{words:,}", f"{read:.3f}", f"{check:.3f}", f"{words / check:,.0f}", "100,000 at least")],
    )


def as_yaml(claims: Iterable[dict[str, str]]) -> str:
    """A claims file; JSON strings are YAML strings."""
    entries = (
        f"  - id: {c['id']}\n    claim: {json.dumps(c['claim'])}\n    source: {json.dumps(c['source'])}" for c in claims
    )
    return "version: 1\nclaims:\n" + "\n".join(entries) + "\n"


def main() -> None:
    """Every table; with `--quick`, without the largest registry, and fewer runs of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="no registry of 10,000 claims, fewer runs")
    quick = parser.parse_args().quick
    print(f"factcheck {factcheck.__version__}, Python {sys.version.split()[0]}")  # noqa: T201
    start_up(3 if quick else 10)
    registry_sizes(SIZES[:-1] if quick else SIZES, 1 if quick else 3)
    article_lengths(LENGTHS[:-1] if quick else LENGTHS, 1 if quick else 3)
    values(1 if quick else 3)
    without_claims(1 if quick else 3)


if __name__ == "__main__":
    main()
