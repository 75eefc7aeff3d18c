"""Whole sentences turned: denied, or put into the passive voice, only where that is sure to be English."""

from __future__ import annotations

import re
from typing import Final

from factcheck.matching.lexicon import table
from factcheck.text.words import words_of

BEFORE_NOT: Final = frozenset({"is", "are", "was", "were", "will", "can"})
PERFECT: Final = frozenset({"has", "have", "had"})
HAVING: Final = {"has": "does not have", "have": "do not have", "had": "did not have"}
NO_VERB_AFTER: Final = frozenset({"a", "an", "the", "of", "and", "or", "its", "his", "her", "their", "by", "in", "on"})
"""Behind these a word that looks like a past form is a participle or a noun ("the united")."""

ACTIVE: Final = re.compile(
    r"(?P<subject>[A-Z][\w-]*(?: [A-Z][\w-]*)*) (?P<verb>[a-z]+ed) (?P<object>[A-Z][\w-]*(?: [A-Z][\w-]*)*)"
    r"(?P<rest>(?: (?:in|on|from|at|during) [^.]*)?\.)"
)
"""A subject that is a name, a regular verb, an object that is a name, and nothing but adverbials."""

NO_PASSIVE: Final = frozenset({"joined", "reached", "married", "died", "lasted"})
"""Verbs whose passive nobody writes, or that say the same both ways round."""


def negated(text: str) -> str | None:
    """The sentence denied: "was not founded", "never annexed", "does not have"; `None` where no safe place is found."""
    words = words_of(text)
    for at, word in enumerate(words):
        after = words[at + 1].lower if at + 1 < len(words) else ""
        if word.lower in BEFORE_NOT or (word.lower in PERFECT and after == "been"):
            return f"{text[: word.end]} not{text[word.end :]}"
        if word.lower in HAVING:
            return f"{text[: word.start]}{HAVING[word.lower]}{text[word.end :]}"
        if at and _is_past(word.text) and words[at - 1].lower not in NO_VERB_AFTER:
            return f"{text[: word.start]}never {text[word.start :]}"
    return None


def _is_past(word: str) -> bool:
    return word.islower() and ((word.endswith("ed") and len(word) > 4) or word in _past_forms())  # noqa: PLR2004 - "need"


def _past_forms() -> frozenset[str]:
    return frozenset(row[0] for row in table("irregular") if row[0] != row[1] and not row[0].endswith("s"))


def passive(text: str) -> str | None:
    """The sentence in the passive voice; `None` where it is not of the one form that is turned safely."""
    found = ACTIVE.fullmatch(text)
    if found is None or found["verb"] in NO_PASSIVE or found["object"].endswith("s"):
        return None
    return f"{found['object']} was {found['verb']} by {found['subject']}{found['rest']}"
