"""One page to open, to print and to send on: the article as it reads, its statements marked, a card beside each.

The page is one file. It loads nothing and runs nothing, and says so to the browser; its filters are inputs that the
style sheet looks at. Same outcome, same bytes.
"""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from factcheck import __version__
from factcheck.report.interface import MachineFormat, RunOutcome
from factcheck.report.page.looks import ORDER, UNCHECKED
from factcheck.report.page.templates import environment, policy, style_sheet
from factcheck.report.page.whole import Page, page_of

TEMPLATE: Final = "report.html.jinja"
STYLE: Final = "report.css"


def render(outcome: RunOutcome) -> str:
    """The outcome as a page."""
    page = page_of(outcome)
    style = style_sheet(STYLE) + _shares(page)
    return environment().get_template(TEMPLATE).render(
        page=page,
        outcome=outcome,
        style=Markup(style),  # noqa: S704 - the style sheet of the package, with numbers
        policy=policy(style),
        looks=(*ORDER, UNCHECKED),
        unchecked=UNCHECKED,
        version=__version__,
    )


def _shares(page: Page) -> str:
    """How long the parts of the chart are; a style sheet of numbers, since a page that forbids styles in its body has
    no other place for them."""
    return "".join(f".chart .{tally.look.name} {{ flex-grow: {tally.number}; }}\n" for tally in page.tallies)


FORMAT = MachineFormat("html", render)
