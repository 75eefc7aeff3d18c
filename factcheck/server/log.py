"""The log: what the server has to say of itself, a line each, on standard error. Clients show it in a panel."""

from __future__ import annotations

import logging
import sys
from typing import Final

from factcheck.report.door import visible

CHARACTERS: Final = 300
LOG: Final = logging.getLogger("factcheck")


class Lines(logging.Formatter):
    """A record in one line, made visible: the first of its message, and what was raised. With `debug`, whole."""

    def __init__(self, *, debug: bool) -> None:
        super().__init__()
        self._debug = debug

    def format(self, record: logging.LogRecord) -> str:
        """The line, or the lines."""
        if self._debug:
            return "\n".join(visible(line) for line in super().format(record).splitlines())
        first = record.getMessage().partition("\n")[0]
        if record.exc_info and record.exc_info[1] is not None:
            first = f"{first}: {type(record.exc_info[1]).__name__}: {record.exc_info[1]}"
        return f"factcheck server: {visible(first)[:CHARACTERS]}"


def set_up(*, debug: bool) -> None:
    """Have all libraries log errors in single lines; with `debug`, warnings too, and tracebacks."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines(debug=debug))
    logging.basicConfig(handlers=[handler], level=logging.WARNING if debug else logging.ERROR, force=True)
    logging.raiseExceptions = debug
    if not debug:  # what it has to say of a message, the answer to it says
        logging.getLogger("pygls").setLevel(logging.CRITICAL)
