"""Masks: stretches of text that look like figures and are none as a whole: URLs, telephone numbers, times, versions."""

from __future__ import annotations

from typing import Final

from factcheck.text.document import Span
from factcheck.values.lazy import lazy

_WEB: Final = (
    r"(?:https?|ftp)://[^\s<>\"]{1,2000}+"
    r"|(?<!\w)www\.[^\s<>\"]{1,2000}+"
    r"|(?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,63}\.[\w.-]{1,100}+"
)
_DOTTED: Final = r"(?<![\w.])(?!\d{1,3}(?:\.\d{3}){2,6}(?![\w.]))\d{1,6}(?:\.\d{1,6}){2,6}+(?!\w)"
_TIME: Final = (
    r"(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?!\d)(?:[ \n]?[ap]\.?m\b)?"
    r"|(?<![\d.])\d{1,2}\.\d{2}[ \n]?[ap]\.?m\b"
    r"|(?<![\w:])\d{1,3}:\d{1,3}(?![\w:])"
)
_TELEPHONE: Final = (
    r"\+\d{1,3}(?:[ -]?\(?\d{1,4}\)?){2,6}+(?!\d)"
    r"|(?<!\d)(?:1-)?(?:\(?\d{3}\)?[ -])?\d{3}-\d{4}(?!\d)"
    r"|(?<![\d-])\d{2,4}(?:-\d{2,6}){2,4}+(?![\d-])"
)
_SAYINGS: Final = r"(?<!\w)(?:7-Eleven|9/11|24/7|50/50|20/20|50-50|20-20)(?!\w)|(?<!\w)\d{1,3}\([a-z]\)"

_MASKS: Final = lazy(f"{_WEB}|{_DOTTED}|{_TIME}|{_TELEPHONE}|{_SAYINGS}")
_SIGNS: Final = frozenset(":@/-+(.w")
"""Without one of these, no mask can match."""


def masked(text: str) -> list[Span]:
    """The masks of a text, in order of place."""
    if _SIGNS.isdisjoint(text):
        return []
    return [Span(*match.span()) for match in _MASKS().finditer(text)]
