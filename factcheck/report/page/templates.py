"""The templates of a page, and how a text gets into one: made visible, and escaped, wherever it is set.

Jinja escapes every value by HTML's rules; before that, characters that a browser would obey, hide or reorder are
written out. A name that a template misspells is an error, never an empty place.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from factcheck import __version__
from factcheck.report.door import HIDDEN
from factcheck.report.interface import count
from factcheck.report.markup import QUOTED

DATA: Final = Path(__file__).parent / "data"
_COMMAND: Final = re.compile(r"(?m)(^[ \t]*+)(:)(?=:)|(#)(?=#\[)")
"""What begins a command in the log of a runner."""
SHOWN: Final = {code: written for code, written in HIDDEN.items() if chr(code) not in "\t\n"}
"""What is written instead of a character; blanks and line ends are HTML's own."""


def shown(value: object) -> object:
    """A value as it is set: a text without anything that a browser would obey, hide or reorder, or a runner of CI obey
    in its log."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n").translate(SHOWN)
    if not _COMMAND.search(text):
        return text
    return Markup(_COMMAND.sub(lambda found: f"{found[1] or ''}&#{ord(found[2] or found[3])};", escape(text)))  # noqa: S704 - escaped


def spoken(text: str) -> Markup:
    """The words of a message, with what stands between two backquotes set as code."""
    code, plain = Markup("<code>{}</code>"), Markup("{}")
    found = QUOTED.finditer(text)
    return Markup("").join((code if one[1] else plain).format(shown(one[1] or one[0])) for one in found)


@cache
def environment() -> Environment:
    """The templates of the folder `data`."""
    made = Environment(
        loader=FileSystemLoader(DATA, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.globals["count"] = count
    made.filters["spoken"] = spoken
    return made


def page_from(template: str, values: Mapping[str, object], style: str, script: str = "") -> str:
    """A page from a template and what it sets. `style` and `script` are the package's own: nothing of an article or a
    claim is in them."""
    own = {"style": Markup(style), "script": Markup(script)}  # noqa: S704 - see above
    whole = {**own, "policy": policy(style, script), "version": __version__}
    return environment().get_template(template).render(whole, **values)


@cache
def asset(name: str) -> str:
    """A style sheet or a script of the folder `data`."""
    return (DATA / name).read_text(encoding="utf-8")


def policy(style: str, script: str = "") -> str:
    """What a page may do: apply this style, run this script if it has one, and nothing else (CSP level 3)."""
    named = {"style": style, "script": script}
    allowed = "".join(f"{kind}-src 'sha256-{_digest(text)}'; " for kind, text in named.items() if text)
    return f"default-src 'none'; {allowed}base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
