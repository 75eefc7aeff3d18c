"""Look-alikes: characters that pass for a Latin letter or a digit. Beside `fold`, which makes the readings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from factcheck.text.document import Span

_CIRCLED: Final = re.compile(r"[①-⑨⓪❶-❾➀-➈➊-➒⓵-⓽⑴-⑼]{2,}")


def look_alikes(text: str, kinds: set[str]) -> Iterator[tuple[Span, str, str]]:
    """Spans of look-alikes, what they read as, and what is wrong with them (empty: nothing)."""
    if any("①" <= char <= "➒" for char in kinds):
        for match in _CIRCLED.finditer(text):
            reading = "".join(str(unicodedata.digit(char)) for char in match.group())
            yield Span(*match.span()), reading, "circled digits written as a number"
