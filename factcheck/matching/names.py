"""Names: where they stand in a sentence, and when two of them are of the same person, place or body.

Spelling is repaired word by word, with limits that depend on length; nothing here compares whole sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from factcheck.matching.lexicon import are_lookalikes, is_known_word, is_stop, kinds_in, name_heads, place_of, words_in
from factcheck.text.words import Word, words

LINKS: Final = frozenset(
    {"of", "de", "la", "le", "du", "van", "von", "der", "den", "del", "da", "di", "al", "el", "bin"}
)
"""Small words that may stand inside a name."""

PREFIXES: Final = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "new", "upper", "lower", "saint"}
    | {"st", "greater", "great", "old", "central", "inner", "outer", "san", "santa", "los", "las", "el", "port", "fort"}
)
"""Words before a name that make it another name: South Korea is not Korea."""

CORPORATE: Final = frozenset(
    {"inc", "corp", "corporation", "ltd", "limited", "plc", "co", "llc", "ag", "sa", "nv", "gmbh", "group", "holdings"}
)
"""Legal forms after a company's name."""

POLITIES: Final = frozenset(
    {"kingdom", "republic", "state", "city", "federation", "government", "people", "port", "town"}
)
"""What a place may be called before "of" without being another: "the Kingdom of Belgium"."""

MOST_TITLE: Final = 4
"""Words that a title has at the most ("Deputy Assistant Secretary General")."""

SHORT: Final = {"mt": "mount", "st": "saint", "ft": "fort"}
"""Words of names that are mostly written short."""

SPELLING_LIMITS: Final = ((9, 2), (6, 1))
"""Length from which so many letters of a name's word may differ; shorter words must be spelt as they are."""


LEAST_SWAPPED: Final = 5
"""Length from which two letters may have changed places."""


@dataclass(frozen=True, slots=True)
class NameRun:
    """A run of words of a sentence that reads as a name: the first and one past the last word, and the key words."""

    first: int
    last: int
    words: tuple[str, ...]
    sure: bool


def name_runs(sentence: Sequence[Word], gaps: Sequence[str], taken: Sequence[int | None]) -> list[NameRun]:
    """The names of a sentence: runs of capitalised words, cut at titles and at adjectives of places, so that "Russian
    Foreign Minister Sergei Lavrov" holds the names "Russian" and "Sergei Lavrov".

    `gaps[i]` is what stands between word `i` and the next; `taken[i]` is not `None` for a word inside a value. A lone
    capitalised first word is unsure: it may be capitalised only because it stands first.
    """
    return [piece for first, last in _runs(sentence, gaps, taken) for piece in _pieces(sentence, first, last)]


def _runs(sentence: Sequence[Word], gaps: Sequence[str], taken: Sequence[int | None]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(sentence):
        if taken[at] is not None or not _opens(sentence[at], first=at == 0):
            at += 1
            continue
        end = at + 1
        while end < len(sentence) and not sentence[end - 1].possessive and taken[end] is None:
            if _joined(gaps[end - 1]) and (_continues(sentence[end]) or _is_tail(sentence, gaps, end)):
                end += 1
            elif (
                gaps[end - 1] == " "
                and sentence[end].lower in LINKS
                and end + 1 < len(sentence)
                and gaps[end] == " "
                and _continues(sentence[end + 1])
                and not _is_acronym(sentence[end - 1])
            ):
                end += 2
            else:
                break
        runs.append((at, end))
        at = end
    return runs


def _pieces(sentence: Sequence[Word], first: int, last: int) -> list[NameRun]:
    """The names in a run of capitals: what is left of it between titles, and an adjective of a place before more."""
    pieces: list[NameRun] = []
    at = first
    while at < last:
        title = _title_at(sentence, at, last)
        if title and (at + title < last or at > first):
            at += title
            continue
        if at + 1 < last and _is_adjective(sentence, at, last):
            pieces.append(_run(sentence, at, at + 1))
            at += 1
            continue
        end = at + 1
        while end < last and not (end + 1 < last and _title_at(sentence, end, last)):
            end += 1
        pieces.append(_run(sentence, at, end))
        at = end
    return pieces


def _title_at(sentence: Sequence[Word], at: int, last: int) -> int:
    """How many words from `at` on are a title; 0 where none begins."""
    for length in range(min(MOST_TITLE, last - at), 0, -1):
        if " ".join(word.lower for word in sentence[at : at + length]) in words_in("titles"):
            return length
    return 0


def _is_adjective(sentence: Sequence[Word], at: int, last: int) -> bool:
    """Whether a word is the adjective of a place before another name or a title: "Russian President", not "South
    Africa" or "United States"."""
    word = sentence[at].lower
    place = place_of(word)
    if place is None or word in place.split() or sentence[at].text.isupper():
        return False
    return bool(_title_at(sentence, at + 1, last)) or sentence[at + 1].lower in words_in("given-names")


def _opens(word: Word, *, first: bool) -> bool:
    if not word.is_capital or word.text == "I":
        return False
    return not (is_stop(word.lower) and (first or not word.text.isupper()))


def _continues(word: Word) -> bool:
    return word.is_capital or (word.text[0].isdigit() and len(word.text) <= 2)  # noqa: PLR2004 - "Apollo 11"


def _is_acronym(word: Word) -> bool:
    """Whether a word stands for a name or notion by itself: "GDP of Nigeria" is no one name."""
    return len(word.text) > 1 and word.text.isupper()


def _is_tail(sentence: Sequence[Word], gaps: Sequence[str], at: int) -> bool:
    """Whether a word in lower case belongs to the name before a hyphen: "Ban Ki-moon", not "Dubai-based"."""
    return (
        gaps[at - 1] == "-"
        and at > 1
        and gaps[at - 2] == " "
        and sentence[at - 2].is_capital
        and not is_known_word(sentence[at].lower)
    )


def _joined(gap: str) -> bool:
    return gap in (" ", "-", "–", ". ", " & ", "'", "\n")


def _run(sentence: Sequence[Word], first: int, last: int) -> NameRun:
    content = tuple(word.lower for word in sentence[first:last])
    sure = (
        (first > 0 and not (last - first == 1 and content[0] in kinds_in("kinds")))
        or last - first > 1
        or sentence[first].text.isupper()
        or place_of(content[0]) is not None
    )
    return NameRun(first, last, content, sure)


@lru_cache(maxsize=8_192)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without titles before it and articles ("the Kremlin" → ("kremlin",))."""
    found = words(name)
    while len(found) > 1 and (found[0] in words_in("titles") or found[0] in {"the", "a", "an"}):
        found = found[1:]
    return tuple(found)


def same_word(first: str, second: str) -> bool:
    """Whether two lower-case words of names may be one word, spelt differently.

    The first letter must agree, pairs known to differ (Iran/Iraq) never agree, and words with digits must be equal.
    """
    if first == second or SHORT.get(first, first) == SHORT.get(second, second):
        return True
    if first[0] != second[0] or are_lookalikes(first, second) or not (first.isalpha() and second.isalpha()):
        return False
    if place_of(first) is not None and place_of(second) is not None:
        return place_of(first) == place_of(second)
    length = min(len(first), len(second))
    allowed = next((limit for least, limit in SPELLING_LIMITS if length >= least), 0)
    if length >= LEAST_SWAPPED and sorted(first) == sorted(second):
        allowed = 1
    return allowed > 0 and OSA.distance(first, second, score_cutoff=allowed) <= allowed


def is_acronym(short: str, long: Sequence[str]) -> bool:
    """Whether `short` is made of the first letters of the words of `long`, small words left out or not."""
    if not 2 <= len(short) <= 8:  # noqa: PLR2004 - acronyms of the press have two to eight letters
        return False
    full = "".join(word[0] for word in long)
    main = "".join(word[0] for word in long if word not in LINKS and word not in {"the", "and", "for"})
    return len(long) > 1 and short in (full, main)


def fits(name: tuple[str, ...], run: Sequence[str]) -> bool:  # noqa: PLR0911 - one return a way to fit
    """Whether a run of lower-case words can be a use of the name: the whole name, its surname, or its acronym.

    "Lavrov" and "Sergei Lavrov" fit "Sergei Lavrov"; "Ivan Lavrov", "Washington Post" (for Washington) and "South
    Korea" (for Korea) don't fit.
    """
    if len(run) == 1 and len(name) > 1 and len(run[0]) > 2 and is_acronym(run[0], name):  # noqa: PLR2004 - "UN" is table matter
        return True
    if len(name) == 1 and len(run) > 1 and len(name[0]) > 2 and is_acronym(name[0], run):  # noqa: PLR2004 - the same
        return True
    whole = place_of(" ".join(run))
    if whole is not None and whole == place_of(" ".join(name)):
        return True
    at = _find(name, run)
    if at is not None:
        before, after = run[:at], run[at + len(name) :]
        if after and not all(word in words_in("titles") or word in CORPORATE for word in after):
            return False
        return not before or (all(word not in PREFIXES for word in before) and _may_precede(before, name))
    if len(run) < len(name) and len(name) > 1 and _is_person(name):
        return len(run) == 1 and same_word(run[0], name[-1])
    return False


def _find(needle: tuple[str, ...], hay: Sequence[str]) -> int | None:
    for at in range(len(hay) - len(needle) + 1):
        if all(same_word(word, hay[at + i]) for i, word in enumerate(needle)):
            return at
    return None


def _may_precede(before: Sequence[str], name: tuple[str, ...]) -> bool:
    """Whether the words before a name in its run leave it the same name: titles, demonyms, or given names."""
    if before[-1] == "of" and before[0] in POLITIES:
        return True
    rest = [word for word in before if word not in words_in("titles") and place_of(word) is None]
    return not rest or (len(name) == 1 and all(word in words_in("given-names") or len(word) == 1 for word in rest))


def _is_person(name: tuple[str, ...]) -> bool:
    """Whether a name reads as given name and surname: a known given name, or two words that are none of the
    lexicon's."""
    if kinds_in("given-names").get(name[0]) == "name":
        return name[-1] not in name_heads()
    unknown = name[-1] not in name_heads() and not is_known_word(name[-1]) and name[0] not in PREFIXES
    return len(name) == 2 and unknown and not is_stop(name[0]) and place_of(" ".join(name)) is None  # noqa: PLR2004 - see above
