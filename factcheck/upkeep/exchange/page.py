"""The page: a registry as one HTML file to read, to search and to link to.

It loads nothing, and says so to the browser (Content-Security-Policy); its one script narrows the list, and without it
all claims are there. Every text is escaped here, by HTML's rules: nothing of a registry becomes markup.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path, PurePath
from typing import Final

from factcheck.report.interface import count
from factcheck.upkeep.exchange.drafts import Plain, PlainClaim
from factcheck.upkeep.exchange.plain import Period, PlainRegistry, periods_of, sources_of, texts

DATA: Final = Path(__file__).parent / "data"
WEB: Final = re.compile(r"https?://", re.IGNORECASE)
RATINGS: Final = {
    "false": "Rated false: not to be repeated",
    "misleading": "Rated misleading: not to be repeated",
    "unproven": "Rated unproven: not to be repeated",
}
ROWS: Final = (("also", "Also said"), ("review_by", "To review by"))
WORDS: Final = (("unless", "Not with"), ("tags", "Tags"))
"""Short entries, which stand in a row."""


def write_page(registry: PlainRegistry, title: str) -> str:
    """The registry as an HTML page with that title, in UTF-8. Claims stand by file, in its order."""
    style, script = asset("page.css"), asset("page.js")
    placed = zip(registry.claims, registry.places, strict=True)
    sections = groupby(placed, key=lambda each: each[1][0])
    return "".join(
        (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{policy(style, script)}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n',
            f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n",
            f"<header><h1>{escape(title)}</h1>\n<p>{count(len(registry.claims), 'claim')} to hold articles to.</p>\n",
            '<p id="search" hidden><label>Search <input type="search" id="words" autocomplete="off"></label> ',
            '<output id="count" for="words"></output></p></header>\n<main>\n',
            *(part for path, claims in sections for part in _section(path, [claim for claim, _ in claims])),
            f"</main>\n<script>{script}</script>\n</body>\n</html>\n",
        )
    )


@cache
def asset(name: str) -> str:
    """The style sheet or the script of the page; neither holds anything of a registry."""
    return (DATA / name).read_text(encoding="utf-8")


def policy(style: str, script: str) -> str:
    """What the page may do: apply this style, run this script, and nothing else."""
    sums = {
        kind: base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
        for kind, text in (("style", style), ("script", script))
    }
    return (
        f"default-src 'none'; style-src 'sha256-{sums['style']}'; script-src 'sha256-{sums['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _section(path: str, claims: list[PlainClaim]) -> Iterator[str]:
    name = PurePath(path).stem.replace("-", " ").replace("_", " ").capitalize()
    yield f"<section>\n<h2>{escape(name)}</h2>\n"
    for claim in claims:
        yield from _article(claim)
    yield "</section>\n"


def _article(claim: PlainClaim) -> Iterator[str]:
    ident = escape(str(claim["id"]))
    yield f'<article id="{ident}">\n<h3>{escape(str(claim["claim"]))}</h3>\n'
    if rating := RATINGS.get(str(claim.get("rating", ""))):
        yield f'<p class="rating">{rating}</p>\n'
    yield "<dl>\n"
    yield from _row("Value", _values(periods_of(claim)))
    yield from _row("Common errors", [_wrong(item) for item in _listed(claim.get("wrong"))])
    for key, called in ROWS:
        yield from _row(called, [escape(text) for text in texts(claim.get(key))])
    for key, called in WORDS:
        yield from _row(called, filter(None, [", ".join(map(escape, texts(claim.get(key))))]))
    sources = sources_of(claim)
    yield from _row("Source" if len(sources) == 1 else "Sources", map(_source, sources))
    yield f'<dt>Id</dt><dd><a href="#{ident}">{ident}</a></dd>\n</dl>\n</article>\n'


def _row(called: str, entries: Iterable[str]) -> Iterator[str]:
    cells = "".join(f"<dd>{entry}</dd>" for entry in entries)
    if cells:
        yield f"<dt>{called}</dt>{cells}\n"


def _values(periods: list[Period]) -> Iterator[str]:
    for period in periods:
        ends = " ".join(f"{word} {escape(day)}" for word, day in (("from", period.begins), ("to", period.ends)) if day)
        yield escape(period.text) + (f' <span class="when">{ends}</span>' if ends else "")


def _listed(value: Plain | None) -> list[Plain]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _wrong(item: Plain) -> str:
    if not isinstance(item, dict):
        return escape(str(item))
    because = item.get("because", "")
    said = next((text for key, text in item.items() if key != "because" and isinstance(text, str)), "")
    return escape(said) + (f": {escape(str(because))}" if because else "")


def _source(source: Mapping[str, str]) -> str:
    url = source.get("url", "")
    shown = escape(source.get("title") or url)
    if WEB.match(url):
        shown = f'<a href="{escape(url)}" rel="noopener noreferrer nofollow">{shown}</a>'
    quote = f" <q>{escape(source['quote'])}</q>" if source.get("quote") else ""
    rest = [escape(source[key]) for key in ("publisher",) if source.get(key)]
    rest += [f"read on {escape(source['accessed'])}"] if source.get("accessed") else []
    return ", ".join((shown + quote, *rest))
