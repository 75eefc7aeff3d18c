"""The article on a page: which part of it is the text, and what stands around it. Serves `html`.

The rule: the page's `<main>` (or what has `role="main"`) is the article. Without one, the `<article>` elements are, if
they hold at least half of the page's text: a page may have them for cards and comments only. Else all of it is read.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from factcheck.text.document import Span
from factcheck.text.readers.assembly import Assembly

_HALF: Final = 2
OUTSIDE: Final = "surrounding text"
"""The reason for which it is skipped."""


class Landmark:
    """The outermost elements of one kind, and how many characters of text are in them."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.characters = 0
        self._name = ""  # of the element that is open
        self._start = self._depth = 0

    @property
    def is_open(self) -> bool:
        """Whether one is open."""
        return bool(self._name)

    def begin(self, name: str, start: int, *, is_one: bool) -> None:
        """A tag that begins an element, one of this kind perhaps."""
        if self._name == name:
            self._depth += 1
        elif is_one and not self._name:
            self._name, self._start, self._depth = name, start, 1

    def end(self, name: str, end: int) -> None:
        """A tag that ends an element."""
        if self._name == name:
            self._depth -= 1
            if not self._depth:
                self.close(end)

    def close(self, end: int) -> None:
        """The end of an element, or of the page while one is open."""
        if self._name:
            self.spans.append(Span(self._start, end))
            self._name = ""


class Landmarks:
    """What a first pass over a page finds."""

    def __init__(self) -> None:
        self.main, self.article = Landmark(), Landmark()
        self.characters = 0

    def begin(self, name: str, role: str, start: int) -> None:
        """A tag that begins an element."""
        self.main.begin(name, start, is_one=name == "main" or role == "main")
        self.article.begin(name, start, is_one=name == "article")

    def end(self, name: str, end: int) -> None:
        """A tag that ends an element."""
        self.main.end(name, end)
        self.article.end(name, end)

    def text(self, characters: int) -> None:
        """Some text."""
        self.characters += characters
        self.main.characters += characters * self.main.is_open
        self.article.characters += characters * self.article.is_open

    def article_of(self, end: int) -> tuple[Span, ...]:
        """The spans of the article on a page that ends at `end`; none where all of the page is read."""
        self.main.close(end)
        self.article.close(end)
        if self.main.characters:  # an empty one is a place that a script fills, and says nothing of the page
            return tuple(self.main.spans)
        return tuple(self.article.spans) if self.article.characters * _HALF >= self.characters else ()


class Around:
    """The text around the article: one skip for each stretch of it."""

    def __init__(self, article: tuple[Span, ...]) -> None:
        self._article = article
        self._starts = [span.start for span in article]
        self._stretches: dict[int, Span] = {}

    def holds(self, at: int) -> bool:
        """Whether what begins at an offset stands around the article."""
        number = bisect_right(self._starts, at)
        return bool(self._article) and (number == 0 or at >= self._article[number - 1].end)

    def leave_out(self, span: Span) -> None:
        """Count some text to its stretch."""
        number = bisect_right(self._starts, span.start)
        self._stretches[number] = Span(self._stretches.get(number, span).start, span.end)

    def skip(self, assembly: Assembly) -> None:
        """Skip all of it."""
        for span in self._stretches.values():
            assembly.skip(OUTSIDE, span)
