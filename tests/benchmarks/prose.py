"""Made-up registries and articles of any size, the same for the same seed: nobody's text, and no licence.

Content words and names are syllables, drawn by Zipf's law as those of a language are; verbs, prepositions, months and
units are English, so that every reader and every phrasing has its usual work to do.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

LISTS = """
b br c ch cl d dr f fl g gr h k l m n p pl pr qu r s sh sl st t th tr v w
a e i o u ai ea ee oa ou
b ck d ft g l ll m n nd ng nt p r rd rk rn s st t x
January February March April May June July August September October November December
signed opened closed left joined built sold won lost founded led reached crossed approved rejected
km tonnes hectares members seats employees
and but while because although which after before
"""
ONSETS, VOWELS, CODAS, MONTHS, VERBS, UNITS, LINKS = (line.split() for line in LISTS.strip().splitlines())


def _syllables(draw: random.Random, count: int) -> str:
    return "".join(draw.choice(ONSETS) + draw.choice(VOWELS) + draw.choice(CODAS) for _ in range(count))


@dataclass
class Zipf:
    """Draws from a list of words: the nth as often as 1/n."""

    words: list[str]
    weights: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def draw(self, draw: random.Random, count: int = 1) -> list[str]:
        """So many words, with repeats."""
        return draw.choices(self.words, cum_weights=self.weights, k=count)


def words(draw: random.Random, count: int) -> list[str]:
    """So many distinct made-up words."""
    found: dict[str, None] = {}
    while len(found) < count:
        found[_syllables(draw, draw.choice((1, 2, 2, 3)))] = None
    return list(found)


@dataclass
class World:
    """What a registry of `size` claims and the articles beside it are made of.

    The vocabulary grows as the square root of the registry (Heaps' law); names are a third as many as claims. The
    names of other stories are not those of the registry.
    """

    size: int
    draw: random.Random
    nouns: Zipf = field(init=False)
    names: Zipf = field(init=False)
    others: Zipf = field(init=False)

    def __post_init__(self) -> None:
        self.nouns = Zipf(words(self.draw, 400 + int(80 * self.size**0.5)))
        firsts = [_syllables(self.draw, 1).title() for _ in range(200)]
        count = max(20, self.size // 3)
        lasts = [word.title() for word in words(self.draw, 2 * count)]
        full = [f"{self.draw.choice(firsts)} {last}" if self.draw.random() < 0.6 else last for last in lasts]
        self.names, self.others = Zipf(full[:count]), Zipf(full[count:])

    def statement(self, names: Zipf) -> str:
        """A sentence with two names, one or two nouns and a value."""
        who, whom = names.draw(self.draw, 2)
        noun, other = self.nouns.draw(self.draw, 2)
        verb, year, number = self.draw.choice(VERBS), self.draw.randint(1950, 2023), self.draw.randint(2, 9000)
        month, unit = self.draw.choice(MONTHS), self.draw.choice(UNITS)
        return self.draw.choice(
            (
                f"{who} {verb} the {noun} of {whom} in {month} {year}.",
                f"{who} {verb} the {noun} {other} of {whom} on {self.draw.randint(1, 28)} {month} {year}.",
                f"The {noun} of {who} in {whom} has {number} {unit}.",
                f"The {noun} of {whom} cost {who} ${number} million.",
                f"{who} held {self.draw.randint(1, 99)} per cent of the {noun} {other} in {whom}.",
            )
        )

    def claims(self) -> list[dict[str, str]]:
        """The claims of the registry, as in a claims file."""
        statements = (self.statement(self.names) for _ in range(self.size))
        return [{"id": f"c-{n}", "claim": text, "source": "made up"} for n, text in enumerate(statements)]

    def filler(self) -> str:
        """A sentence of another story: about twenty words, a name in every second, a value in every third."""
        parts = ["the", *self.nouns.draw(self.draw, 3), self.draw.choice(VERBS), "a", *self.nouns.draw(self.draw, 2)]
        parts += [
            "in the",
            *self.nouns.draw(self.draw, 1),
            self.draw.choice(LINKS),
            "the",
            *self.nouns.draw(self.draw, 3),
        ]
        parts += ["was", self.draw.choice(VERBS), "by"]
        parts += (
            [self.others.draw(self.draw)[0]] if self.draw.random() < 1 / 2 else ["a", *self.nouns.draw(self.draw, 1)]
        )
        if self.draw.random() < 1 / 3:
            value = self.draw.choice(("in {year}", "for ${small} million", "after {small} days", "by {small} per cent"))
            parts.append(value.format(year=self.draw.randint(1950, 2023), small=self.draw.randint(2, 300)))
        text = " ".join(parts)
        return f"{text[0].upper()}{text[1:]}."

    def article(self, claims: list[dict[str, str]], length: int, share: float = 0.01) -> str:
        """At least `length` words in paragraphs of five sentences, the share of them a claim's with another figure."""
        return "\n\n".join(self._paragraphs(claims, length, share))

    def _paragraphs(self, claims: list[dict[str, str]], length: int, share: float) -> Iterator[str]:
        written, count = 0, 0
        every = round(1 / share)
        while written < length:
            sentences = []
            for _ in range(5):
                count += 1
                told = self.draw.choice(claims)["claim"].replace("20", "19") if count % every == 0 else self.filler()
                sentences.append(told)
                written += len(told.split())
            yield " ".join(sentences)


def world(size: int, seed: int = 7) -> World:
    """The world of a registry of that size."""
    return World(size, random.Random(seed))  # noqa: S311 - no secret: the same text each time is what is wanted
