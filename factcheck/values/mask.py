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

_WEB_MASKS: Final = lazy(_WEB)
_FIGURE_MASKS: Final = lazy(f"{_DOTTED}|{_TIME}|{_TELEPHONE}|{_SAYINGS}")
_WEB_SIGNS: Final = ("://", "www.", "@")
_FIGURE_SIGN: Final = lazy(r"\d[.:/(-]\w|\+\d")
"""Without one of these, no mask of its kind can match."""


def masked(text: str) -> list[Span]:
    """The masks of a text, in order of place, none overlapping another."""
    spans: list[Span] = []
    if any(sign in text for sign in _WEB_SIGNS):
        spans += (Span(*match.span()) for match in _WEB_MASKS().finditer(text))
    if _FIGURE_SIGN().search(text):
        spans += (Span(*match.span()) for match in _FIGURE_MASKS().finditer(text))
    return _apart(sorted(spans))


def _apart(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if kept and span.start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return kept
