"""Typed values: what a claims file writes for a value → a `Value`, through the readers that read the article as well.

Third floor. A value is a plain text (`330 m`, read as prose is) or says its kind (`{date: 2014-03}`). A text whose kind
is known is read as that kind or refused; a plain text must be read whole as one value, else it is a name if it can be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from factcheck.registry.nodes import Text
from factcheck.registry.shapes import Refusal, shown
from factcheck.values.interface import (
    Context,
    DateValue,
    DurationValue,
    Mention,
    MoneyValue,
    NameValue,
    NumberValue,
    OrdinalValue,
    PercentValue,
    QuantityValue,
    Value,
)

ReadMentions: TypeAlias = Callable[[str, Context], tuple[Mention, ...]]

BARE_FIGURE: Final = re.compile(r"[-+]?\d+")
"""`2014` and `8849` may be a year or a count: prose decides, not the notation of dates."""


LAST: Final = "last"


class Kind(NamedTuple):
    """A kind of value: its key in a claims file, what it is called, how it may be written.

    `endings` are tried behind a text that is not of the kind by itself: `3.4` under `percent` is 3.4 %.
    """

    key: str
    called: str
    examples: str
    belongs: Callable[[Value], bool]
    endings: tuple[str, ...] = ()


KINDS: Final = (
    Kind(
        "date", "a date", "`2014-03-18`, `2014-03`, `2014`, `2014-02-20/2014-03-21`", lambda v: isinstance(v, DateValue)
    ),
    Kind("number", "a number", "`8`, `1.2 million`", lambda v: isinstance(v, NumberValue), (" things",)),
    Kind(
        "quantity",
        "a quantity",
        "`42.195 km`, `8,849 m`, `12 days`",
        lambda v: isinstance(v, QuantityValue | DurationValue),
    ),
    Kind("money", "a sum of money", "`USD 1.5 billion`, `€300m`", lambda v: isinstance(v, MoneyValue)),
    Kind("percent", "a percentage", "`3.4%`", lambda v: isinstance(v, PercentValue) and not v.points, ("%",)),
    Kind(
        "percentage_points",
        "a number of percentage points",
        "`2`, `0.5`",
        lambda v: isinstance(v, PercentValue) and v.points,
        (" percentage points", " percentage point"),
    ),
    Kind("ordinal", "a place in an order", "`4th`, `last`", lambda v: isinstance(v, OrdinalValue)),
    Kind("name", "a name", "`Sergei Lavrov`", lambda v: isinstance(v, NameValue)),
    Kind("place", "a place", "`Brussels`", lambda v: isinstance(v, NameValue)),
)
KIND_OF_KEY: Final = {kind.key: kind for kind in KINDS}


def kind_of(value: Value) -> Kind:
    """The kind that a value is of; a place without its key is a name."""
    return next(kind for kind in KINDS if kind.belongs(value))


def kinds_stated(texts: Iterable[str]) -> tuple[Kind, ...]:
    """The kinds of the values that sentences state, sure or not, each once."""
    return tuple(
        {
            kind_of(mention.value).key: kind_of(mention.value) for text in texts for mention in _mentions(_folded(text))
        }.values()
    )


def read_typed(text: Text, kind: Kind) -> Value:
    """The value that a text writes, of the kind told. Raises `Refusal`."""
    if kind.key in ("name", "place"):
        return NameValue(text.value.strip())
    if kind.key == "ordinal" and _folded(text.value).lower() == LAST:
        return OrdinalValue(-1)  # in prose `last` alone is hardly ever a rank; here it can be nothing else
    for value in _dates(text) if kind.key == "date" else _figures(text, kind):
        if kind.belongs(value):
            return value
    raise Refusal(text.position, f"{shown(text.value)} is not {kind.called}", f"write it as {kind.examples}")


def read_plain(text: Text) -> Value:
    """The value that a text writes, of whichever kind. Raises `Refusal`."""
    written = _folded(text.value)
    if not BARE_FIGURE.fullmatch(written) and (edtf := _edtf(text)):
        return edtf
    mentions = _mentions(written)
    for mention in mentions:
        if len(mention.span) == len(written) and (not mention.latent or BARE_FIGURE.fullmatch(written)):
            return mention.value
    if _can_be_name(written, mentions):
        return NameValue(text.value.strip())
    raise Refusal(
        text.position,
        f"{shown(text.value)} is not read as one value",
        "write the figure, its unit and nothing else; if it is a name, write `{name: …}`",
    )


def _dates(text: Text) -> Iterator[Value]:
    if edtf := _edtf(text):
        yield edtf
    written = _folded(text.value)
    yield from (mention.value for mention in _mentions(written) if len(mention.span) == len(written))


def _figures(text: Text, kind: Kind) -> Iterator[Value]:
    written = _folded(text.value)
    for ending in ("", *kind.endings):
        whole = written + ending
        yield from (m.value for m in _mentions(whole) if m.span.start == 0 and m.span.end in (len(written), len(whole)))


def _edtf(text: Text) -> DateValue | None:
    from factcheck.values.edtf import EdtfError, read_edtf  # noqa: PLC0415 - see `_reader`

    try:
        return read_edtf(_folded(text.value))
    except EdtfError as error:
        mend = f"write a date as {KIND_OF_KEY['date'].examples}"
        raise Refusal(text.position, f"{shown(text.value)} is not a date: {error}", mend) from error


def _can_be_name(written: str, mentions: tuple[Mention, ...]) -> bool:
    """Whether a text that is no value as a whole may be meant as a name.

    A figure that was read inside speaks against it: `30 February 2014` and `330 flurbs` must not pass for names.
    """
    if not any(character.isdigit() for character in written):
        return True
    figures = (m for m in mentions if any(character.isdigit() for character in m.span.of(written)))
    return next(figures, None) is None and re.search(r"[^\W\d_]{2}", written) is not None and written != written.lower()


def _folded(text: str) -> str:
    from factcheck.text.fold import fold  # noqa: PLC0415 - see `_reader`

    return fold(text.strip()).text


def _mentions(text: str) -> tuple[Mention, ...]:
    return _reader()(text, Context())


@cache
def _reader() -> ReadMentions:
    """The readers of values, loaded when the first registry that writes a `value` is read: most claims have none."""
    from factcheck.values.read import read_mentions  # noqa: PLC0415

    return read_mentions
