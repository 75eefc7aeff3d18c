"""One page to open, to print and to send on: the article as it reads, its statements marked, a card beside each.

The page is one file. It loads nothing and runs nothing, and says so to the browser; its filters are inputs that the
style sheet looks at. Same outcome, same bytes.
"""

from __future__ import annotations

from factcheck.report.interface import MachineFormat, RunOutcome
from factcheck.report.page.looks import UNCHECKED
from factcheck.report.page.templates import asset, page_from
from factcheck.report.page.whole import Page, page_of


def render(outcome: RunOutcome) -> str:
    """The outcome as a page."""
    page = page_of(outcome)
    values = {"page": page, "outcome": outcome, "unchecked": UNCHECKED}
    return page_from("report.html.jinja", values, asset("page.css") + _shares(page))


def _shares(page: Page) -> str:
    """How long the parts of the chart are: numbers that go into the style sheet, since a page that forbids all other
    styles has no other place for them."""
    return "".join(f".chart .{tally.look.name} {{ flex-grow: {tally.number}; }}\n" for tally in page.tallies)


FORMAT = MachineFormat("html", render)
