"""Front matter: the block of data that a text begins with, between `---` or `+++`. Serves `markdown`, `asciidoc`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from factcheck.text.document import FRONT_MATTER, Published, Span
from factcheck.text.published import FRONT_MATTER_KEYS, stated_date
from factcheck.text.readers.assembly import Assembly

# Only at the very top, and only what begins like data: a parser's own rule may let two thematic breaks hide prose.
_BEGIN: Final = (
    re.compile(r"---[ \t]*\r?\n(?=[\w\"'-][^\n:]{0,80}:|#)"),
    re.compile(r"\+\+\+[ \t]*\r?\n(?=[\w\"'.-][^\n=]{0,80}=|#|\[)"),
)
_END: Final = re.compile(r"(?m)^(?:---|\+\+\+|\.\.\.)[ \t]*\r?$")


def take_front_matter(assembly: Assembly) -> int:
    """Skip the front matter, take the publication date from it, and tell where the body begins."""
    source = assembly.source
    begin = next((found for pattern in _BEGIN if (found := pattern.match(source))), None)
    end = _END.search(source, begin.end()) if begin else None
    if begin is None or end is None:
        return 0
    assembly.skip(FRONT_MATTER, Span(0, end.end()))
    fields: dict[str, str] = {}
    for line in source[begin.end() : end.start()].split("\n"):
        key, mark, value = line.partition(":" if source[0] == "-" else "=")
        if mark and not line[0].isspace():
            fields.setdefault(key.strip(" \"'").lower(), value.strip(" \r\"'"))
    assembly.published = published_in(fields)
    return end.end()


def published_in(fields: Mapping[str, str]) -> Published | None:
    """The publication date among the fields (names in lower case) that a text begins with."""
    for key in FRONT_MATTER_KEYS:
        day = stated_date(fields.get(key.lower(), ""))
        if day:
            return Published(day, f"{FRONT_MATTER}, `{key}`")
    return None
