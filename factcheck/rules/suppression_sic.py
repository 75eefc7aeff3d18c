"""`[sic]`: what an author writes behind a value that is quoted with its error. It holds back what is found of that
value, in any format. Beside `suppression_words`; since it is older than this program, no use of it is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.text.document import Document, Span
from factcheck.values.lazy import lazy

_SIC: Final = lazy(r"[\[(]\s?sic!?\s?[\])]", re.IGNORECASE)
BETWEEN: Final = " \n\t\"'”’»,.;:)"
"""What may stand between a value and its `[sic]`."""
NEAR: Final = 8
"""Characters in which the value is looked for."""


def values_with_sic(document: Document) -> frozenset[int]:
    """Where the values end, in the source, that a `[sic]` stands behind."""
    return frozenset(_ends(document))


def is_before_sic(document: Document, end: int) -> bool:
    """Whether a `[sic]` stands behind what ends at an offset of the text."""
    behind = document.text[end : end + NEAR + len("[ sic! ]")].lstrip(BETWEEN)
    return _SIC().match(behind) is not None


def _ends(document: Document) -> Iterator[int]:
    for found in _SIC().finditer(document.text):
        before = document.text[max(0, found.start() - NEAR) : found.start()]
        bare = before.rstrip(BETWEEN)
        if bare:
            at = found.start() - len(before) + len(bare)
            yield document.source_span(Span(at - 1, at)).end
