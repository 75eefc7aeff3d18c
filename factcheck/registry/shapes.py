"""Shapes: what may stand at a place of a claims file. Each shape reads a node into a value and says itself as schema.

Third floor, between nodes and claims. `fields.py` puts these together into the whole format, once, and both the walker
and the JSON Schema come from that table: they can't drift apart.

This walker is ours, not a library's, because an editor wants all faults of all files at once, each at its line and
column and with its mend; msgspec stops at the first, pydantic gives tuples of keys and costs 130 ms of start-up.

A shape raises `Refusal` where a node makes no sense; the nearest list or record around it notes that as a fault and
reads on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeAlias, TypeVar, cast

from factcheck.errors import Fault
from factcheck.registry.events import banned_name, find_banned
from factcheck.registry.nodes import Mapping, Node, Sequence, Text, Unread
from factcheck.text.document import Position

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Schema: TypeAlias = dict[str, Any]

QUOTE_IT: Final = "put the text into quotation marks"
NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
SIMILAR: Final = 0.72
SHOWN: Final = 60


class Refusal(Exception):  # noqa: N818 - it is no error of the program, and is always caught
    """A node that makes no sense where it stands: the place, what is wrong, how to mend it. A place of `None` has its
    fault already."""

    def __init__(self, position: Position | None, problem: str, mend: str = "") -> None:
        super().__init__(problem)
        self.position, self.problem, self.mend = position, problem, mend


@dataclass(slots=True)
class Reading:
    """One file on its way through the shapes. `strict` is false for claims that come from a program: their texts may be
    long and odd, since nobody sits there to mend them."""

    path: str
    strict: bool = True
    faults: list[Fault] = field(default_factory=list)

    def note(self, refusal: Refusal) -> None:
        """Keep a refusal as a fault of this file."""
        if refusal.position is not None:
            at = refusal.position
            self.faults.append(Fault(self.path, at.line, at.column, refusal.problem, refusal.mend))

    def attempt(self, read: Callable[[], T]) -> T | None:
        """What `read` gives, or nothing and its refusal noted."""
        try:
            return read()
        except Refusal as refusal:
            self.note(refusal)
            return None


class Shape(Generic[T_co]):
    """What may stand at a place. `read` raises `Refusal`; `schema` is JSON Schema 2020-12."""

    def read(self, node: Node, reading: Reading) -> T_co:
        """The value of a node of this shape."""
        raise NotImplementedError

    def schema(self) -> Schema:
        """The JSON Schema that accepts what `read` accepts, as far as a schema can say it."""
        raise NotImplementedError


def text_of(node: Node, what: str) -> Text:
    """The node as a text that is there; `what` says in the fault what was expected (`a phrase`)."""
    match node:
        case Text(value, plain=plain) if value in NULLS and (plain or not value):
            mend = f"write {what}, or leave the key out"
            if value:
                mend += f"; for the word `{value}`, {QUOTE_IT}"
            raise Refusal(node.position, "no value is given here", mend)
        case Text(value) if not value.strip():
            raise Refusal(node.position, "this text is empty", f"write {what}, or leave the key out")
        case Text():
            return node
        case _:
            raise _wrong_kind(node, what)


def prose_of(node: Node, what: str, reading: Reading, *, loose_remarks: bool = False) -> Text:
    """The node as a text for people: nothing of it taken for a comment, no control characters in it.

    `loose_remarks` allows `# like this` behind it, where a figure or a name stands and a comment is likelier than a loss.
    """
    text = text_of(node, what)
    if text.remark and not (loose_remarks and text.remark_is_loose):
        raise Refusal(text.remark, "YAML takes ` #` and the rest of this line for a comment", QUOTE_IT)
    if reading.strict and (character := find_banned(text.value)):
        raise Refusal(text.position, f"this text holds {banned_name(character)}", "take it out")
    return text


def _wrong_kind(node: Node, expected: str) -> Refusal:
    match node:
        case Unread():
            return Refusal(None, "")
        case Text():
            found = "a text"
        case Sequence():
            found = "a list"
        case Mapping():
            found = "a mapping (`key: value`)"
    return Refusal(node.position, f"{expected} is expected here, and this is {found}")


@dataclass(frozen=True, slots=True)
class ListOf(Shape[tuple[T, ...]]):
    """A list of one shape; with `or_one`, a single item may stand for a list of one."""

    item: Shape[T]
    what: str
    or_one: bool = False

    def read(self, node: Node, reading: Reading) -> tuple[T, ...]:
        match node:
            case Sequence(items):
                read = (reading.attempt(lambda item=item: self.item.read(item, reading)) for item in items)
                return tuple(value for value in read if value is not None)
            case Text() | Mapping() if self.or_one:
                return (self.item.read(node, reading),)
            case Text(value) if value not in NULLS:
                raise Refusal(node.position, f"{self.what} is expected here, and this is a text", "write it as `[…]`")
            case Text():
                raise Refusal(node.position, "no value is given here", f"write {self.what}, or leave the key out")
            case _:
                raise _wrong_kind(node, self.what)

    def schema(self) -> Schema:
        many = {"type": "array", "items": self.item.schema()}
        return {"anyOf": [self.item.schema(), many]} if self.or_one else many


@dataclass(frozen=True, slots=True)
class Choice(Shape[T]):
    """One of a few words."""

    words: dict[str, T]
    what: str

    def read(self, node: Node, reading: Reading) -> T:
        text = text_of(node, self.what)
        if text.value not in self.words:
            raise Refusal(text.position, f"{shown(text.value)} is no {self.what}", f"write one of {listed(self.words)}")
        return self.words[text.value]

    def schema(self) -> Schema:
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class Leaf(Shape[T]):
    """A shape that a function reads and a fixed schema describes."""

    function: Callable[[Node, Reading], T]
    says: Schema

    def read(self, node: Node, reading: Reading) -> T:
        return self.function(node, reading)

    def schema(self) -> Schema:
        return self.says


@dataclass(frozen=True, slots=True)
class As(Shape[Node]):
    """A node kept as it is, to be read with more knowledge when its neighbours are known."""

    says: Schema

    def read(self, node: Node, reading: Reading) -> Node:
        return node

    def schema(self) -> Schema:
        return self.says


@dataclass(frozen=True, slots=True, eq=False)
class Field(Generic[T]):
    """A key of a record: its name, what may stand there, what it is for. `synonyms` are the names that people try."""

    key: str
    shape: Shape[T]
    description: str
    required: bool = False
    synonyms: tuple[str, ...] = ()


class Found:
    """The fields that a record holds, read."""

    __slots__ = ("_values", "position", "places")

    def __init__(self, position: Position) -> None:
        self.position = position
        self.places: dict[str, Position] = {}
        self._values: dict[str, object] = {}

    def put(self, field: Field[T], value: T, place: Position) -> None:
        """Keep the value of a field, and where it stands."""
        self._values[field.key] = value
        self.places[field.key] = place

    def get(self, field: Field[T], default: T) -> T:
        """The value of a field, or the default where it isn't given or could not be read."""
        if field.key not in self._values:
            return default
        return cast("T", self._values[field.key])  # `put` is the only way in

    def __contains__(self, field: Field[Any]) -> bool:
        return field.key in self.places


@dataclass(frozen=True, slots=True)
class Record(Shape[T]):
    """A mapping with known keys; `build` makes the value of what was found and may raise `Refusal`. `says` adds
    to the schema."""

    what: str
    fields: tuple[Field[Any], ...]
    build: Callable[[Found, Reading], T]
    says: Schema = field(default_factory=dict)
    table: dict[str, Field[Any]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "table", {known.key: known for known in self.fields})

    def read(self, node: Node, reading: Reading) -> T:
        if not isinstance(node, Mapping):
            raise _wrong_kind(node, self.what)
        found = Found(node.position)
        for key, value in node.entries:
            known = self.table.get(key.value)
            if known is None:
                reading.note(self._unknown(key))
                continue
            found.places[known.key] = value.position
            try:
                found.put(known, known.shape.read(value, reading), value.position)
            except Refusal as refusal:
                reading.note(refusal)
        for known in self.fields:
            if known.required and known not in found:
                mend = f"add `{known.key}: …`: {known.description}"
                reading.note(Refusal(node.position, f"{self.what} needs the key `{known.key}`", mend))
        return self.build(found, reading)

    def schema(self) -> Schema:
        return {
            "type": "object",
            "properties": {f.key: {**f.shape.schema(), "description": f.description} for f in self.fields},
            "required": [f.key for f in self.fields if f.required],
            "additionalProperties": False,
            **self.says,
        }

    def _unknown(self, key: Text) -> Refusal:
        meant = next((f.key for f in self.fields if key.value.lower() in f.synonyms), "") or similar(
            key.value, self.table
        )
        mend = f"did you mean `{meant}`?" if meant else f"the keys are {listed(self.table)}"
        return Refusal(key.position, f"{shown(key.value)} is not a key of {self.what}", mend)


def similar(word: str, known: Iterable[str]) -> str:
    """The known word that `word` looks like a misspelling of, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a fault needs it

    return next(iter(get_close_matches(word.lower()[:50], list(known), n=1, cutoff=SIMILAR)), "")


def listed(words: Iterable[str]) -> str:
    """Words in a row, as a sentence lists them."""
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def shown(text: str) -> str:
    """A text of the file as a fault quotes it: in backquotes, on one line, cut where it is long."""
    one_line = text[: SHOWN + 1].encode("unicode_escape").decode("ascii") if _has_control(text) else text
    return f"`{one_line[:SHOWN]}…`" if len(one_line) > SHOWN else f"`{one_line}`"


def _has_control(text: str) -> bool:
    return any(character < " " for character in text[:SHOWN])
