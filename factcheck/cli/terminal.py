"""Questions on a terminal: asked on standard error, answered by a line of standard input; never where nobody sits."""

from __future__ import annotations

import sys
from typing import Final

from factcheck.errors import Fault, UsageError
from factcheck.report.door import Door, line

ANSWER_CHARACTERS: Final = 10_000
NO: Final = frozenset({"n", "no"})
YES: Final = frozenset({"y", "yes"})


def is_there() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(question: str, option: str, proposed: str = "") -> str:
    """The answer to a question; an empty one is what is `proposed`, or is asked for again.

    Raises `UsageError` that names the `option` to give instead, where nobody can be asked or nobody answers.
    """
    if not is_there():
        raise UsageError(Fault(option, None, None, "is missing, and there is no terminal to ask on", f"give {option}"))
    while True:
        Door(sys.stderr).write([line(f"{question} [{proposed}]" if proposed else question)])
        sys.stderr.flush()
        answer = sys.stdin.readline(ANSWER_CHARACTERS)
        if not answer:
            raise UsageError(Fault(option, None, None, "no answer was given, so nothing was written", f"give {option}"))
        if answer.strip() or proposed:
            return answer.strip() or proposed


def confirm(question: str) -> bool:
    """Whether a question is answered by yes. Raises `UsageError` where nobody can be asked."""
    while True:
        answer = ask(f"{question} (yes or no)", "--yes").lower()
        if answer in YES | NO:
            return answer in YES
