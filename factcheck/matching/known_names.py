"""Known names: the forms of a name that a registry lists, and when two names are of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.matching.names import fits, name_words
from factcheck.registry.claim import NameGroup
from factcheck.text.words import words


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing a name, as its words; a `common` one is written in lower case ("the peninsula") and needs its
    name elsewhere in the document."""

    words: tuple[str, ...]
    common: bool = False


def _form(name: str) -> Form:
    bare = re.sub(r"(?i)\A(?:the|an?)\s+", "", name.strip())
    return Form(name_words(name), common=bare.islower())


class KnownNames:
    """The names that a registry lists as those of one thing; a claim's own stand before its registry's (`beyond`)."""

    def __init__(self, groups: Iterable[NameGroup], beyond: KnownNames | None = None) -> None:
        self._beyond = beyond
        self._forms: dict[tuple[str, ...], tuple[Form, ...]] = {}
        self._long: dict[str, dict[int, set[tuple[str, ...]]]] = {}
        for group in groups:
            forms = tuple(form for form in map(_form, group.names) if form.words)
            for name in group.names:
                own = name_words(name)
                self._forms[own] = (*self._forms.get(own, ()), *forms)
                written = tuple(words(name))
                if len(written) > 1:
                    self._long.setdefault(written[0], {}).setdefault(len(written), set()).add(written)

    def forms(self, name: str) -> tuple[Form, ...]:
        """All forms of a name, the name itself first."""
        own = name_words(name)
        known = (*self._forms.get(own, ()), *(self._beyond.forms(name) if self._beyond else ()))
        return tuple(dict.fromkeys((Form(own), *known)))

    def knows(self, name: tuple[str, ...]) -> bool:
        """Whether the words are a listed name."""
        return name in self._forms or (self._beyond is not None and self._beyond.knows(name))

    def long_names(self, words: Sequence[str], at: int) -> Iterator[tuple[str, ...]]:
        """The listed names of several words that stand at a place of a text, as they are written, the longest first."""
        lengths = self._long.get(words[at], {})
        for length in sorted(lengths, reverse=True):
            found = tuple(words[at : at + length])
            if found in lengths[length]:
                yield found
        if self._beyond:
            yield from self._beyond.long_names(words, at)


NO_NAMES: Final = KnownNames(())


def same_name(first: str, second: str, known: KnownNames = NO_NAMES) -> bool:
    """Whether two names are of the same thing: by spelling, surname, acronym, demonym, or a registry's `names`."""
    one = name_words(first)
    return any(fits(form.words, one) or fits(one, form.words) for form in known.forms(second))
