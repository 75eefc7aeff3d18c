"""The columns of a dump of articles, as the user names them. Between the command line and `rows`."""

from __future__ import annotations

from typing import NamedTuple


class Columns(NamedTuple):
    """Which columns hold the text of a row (one after the other), its date, and its name."""

    text: tuple[str, ...] = ()
    date: str = ""
    name: str = ""

    @property
    def asked(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.text, *filter(None, (self.date, self.name)))
