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
from factcheck.registry.characters import banned_name, find_banned
from factcheck.registry.nodes import Mapping, Node, Sequence, Text, Unread
from factcheck.settings import LIMITS
from factcheck.text.document import Position

T = TypeVar("T")
Schema: TypeAlias = dict[str, Any]

QUOTE_IT: Final = "put the text into quotation marks"
ONE_TEXT: Final = f"write one text, without `- `, `[…]` or `{{…}}`; if they belong to it, {QUOTE_IT}"
AS_LIST: Final = "write it as `[…]`"
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
        """Keep a refusal as a fault of this file, unless it is full of them."""
        if refusal.position is None or self.is_full:
            return
        at, problem, mend = refusal.position, refusal.problem, refusal.mend
        self.faults.append(Fault(self.path, at.line, at.column, problem, mend))
        if self.is_full:
            problem = f"more than {LIMITS.registry_faults} faults: the rest of this file is not told of"
            self.faults[-1] = Fault(self.path, at.line, at.column, problem, "mend the others first")

    @property
    def is_full(self) -> bool:
        """Whether there are so many faults that more would help nobody."""
        return len(self.faults) > LIMITS.registry_faults

    def attempt(self, read: Callable[[Node, Reading], T], node: Node) -> T | None:
        """What `read` makes of a node, or nothing and its refusal noted."""
        try:
            return read(node, self)
        except Refusal as refusal:
            self.note(refusal)
            return None


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """What may stand at a place: `read` makes the value of a node or raises `Refusal`; `schema` is the JSON Schema
    (2020-12) that accepts what `read` accepts, as far as a schema can say it."""

    read: Callable[[Node, Reading], T]
    schema: Schema


@dataclass(frozen=True, slots=True, eq=False)
class Field(Generic[T]):
    """A key of a record: its name, what may stand there, what it is for. `synonyms` are the names that people try."""

    key: str
    shape: Shape[T]
    description: str
    required: bool = False
    synonyms: tuple[str, ...] = ()


def text_of(node: Node, what: str) -> Text:
    """The node as a text that is there; `what` says in the fault what was expected (`a phrase`)."""
    if not isinstance(node, Text):
        raise wrong_kind(node, what, ONE_TEXT)
    value = node.value
    if node.plain and value in NULLS:
        mend = f"write {what}, or leave the key out"
        if value:
            mend += f"; for the word `{value}`, {QUOTE_IT}"
        raise Refusal(node.position, "no value is given here", mend)
    if not value.strip():
        raise Refusal(node.position, "this text is empty", f"write {what}, or leave the key out")
    return node


def prose_of(node: Node, what: str, reading: Reading, *, loose_remarks: bool = False) -> Text:
    """The node as a text for people: nothing of it taken for a comment, no control characters in it.

    `loose_remarks` allows `# like this` behind it: behind a figure or a name a comment is likelier than a loss.
    """
    text = text_of(node, what)
    if text.remark and not (loose_remarks and text.remark_is_loose):
        raise Refusal(text.remark, "YAML takes ` #` and the rest of this line for a comment", QUOTE_IT)
    # Without quotation marks there are no escapes: `events.py` has looked through those characters with the file.
    if reading.strict and not text.plain and (banned := find_banned(text.value)):
        raise Refusal(text.position, f"this text holds {banned_name(banned.group())}", "take it out")
    return text


def wrong_kind(node: Node, expected: str, mend: str) -> Refusal:
    """The refusal of a node that is a text, list or mapping where another of them is expected."""
    match node:
        case Unread():
            return Refusal(None, "")
        case Text():
            found = "a text"
        case Sequence():
            found = "a list"
        case Mapping():
            found = "a mapping (`key: value`)"
    return Refusal(node.position, f"{expected} is expected here, and this is {found}", mend)


def list_of(item: Shape[T], what: str, *, or_one: bool = False) -> Shape[tuple[T, ...]]:
    """A list of one shape; with `or_one`, a single item may stand for a list of one."""

    def read(node: Node, reading: Reading) -> tuple[T, ...]:
        match node:
            case Sequence(items):
                values = (reading.attempt(item.read, each) for each in items)
                return tuple(value for value in values if value is not None)
            case Text() | Mapping() if or_one:
                return (item.read(node, reading),)
            case Text(value) if value not in NULLS:
                raise wrong_kind(node, what, AS_LIST)
            case Text():
                raise Refusal(node.position, "no value is given here", f"write {what}, or leave the key out")
            case _:
                raise wrong_kind(node, what, AS_LIST)

    many: Schema = {"type": "array", "items": item.schema}
    return Shape(read, {"anyOf": [item.schema, many]} if or_one else many)


def choice(words: dict[str, T], what: str) -> Shape[T]:
    """One of a few words. The schema also takes `true` and `false` as the booleans that an editor makes of them."""

    def read(node: Node, _: Reading) -> T:
        mend = f"write one of {listed(words)}"
        if not isinstance(node, Text):
            raise wrong_kind(node, f"a {what}", mend)
        text = text_of(node, f"a {what}")
        if text.value not in words:
            raise Refusal(text.position, f"{shown(text.value)} is no {what}", mend)
        return words[text.value]

    return Shape(read, {"enum": [*words, *(word == "true" for word in words if word in ("true", "false"))]})


def later(schema: Schema) -> Shape[Node]:
    """A node kept as it is, to be read when its neighbours are known."""
    return Shape(lambda node, _: node, schema)


class Found:
    """The fields that a record holds, read. `places` are where the values of all known keys stand, read or not."""

    __slots__ = ("_values", "places", "position")

    def __init__(self, position: Position) -> None:
        self.position = position
        self.places: dict[str, Position] = {}
        self._values: dict[str, object] = {}

    def put(self, field: Field[T], value: T) -> None:
        """Keep the value of a field."""
        self._values[field.key] = value

    def get(self, field: Field[T], default: T) -> T:
        """The value of a field, or the default where it isn't given or could not be read."""
        if field.key not in self._values:
            return default
        return cast("T", self._values[field.key])  # `put` is the only way in

    def find(self, field: Field[T]) -> T | None:
        """The value of a field, or `None` where it isn't given or could not be read."""
        return cast("T | None", self._values.get(field.key))

    def __contains__(self, field: Field[Any]) -> bool:
        return field.key in self.places


def record(
    what: str,
    fields: tuple[Field[Any], ...],
    build: Callable[[Found, Reading], T],
    also: Schema | None = None,
    wanted: tuple[str, str] | None = None,
) -> Shape[T]:
    """A mapping with known keys; `build` makes the value of what was found. `also` is added to the schema. `wanted` is
    what a fault says where no mapping stands: what is expected, and how to mend it."""
    table = {known.key: known for known in fields}
    required = tuple(known for known in fields if known.required)
    expected, rewrite = wanted or (what, f"write keys and values: {keys_of(required or fields[:3])}")

    def read(node: Node, reading: Reading) -> T:
        if not isinstance(node, Mapping):
            raise wrong_kind(node, expected, rewrite)
        found = Found(node.position)
        for key, value in node.entries:
            known = table.get(key.value)
            if known is None:
                if not reading.is_full:
                    reading.note(_unknown_key(key, what, fields))
                continue
            found.places[known.key] = value.position
            try:
                found.put(known, known.shape.read(value, reading))
            except Refusal as refusal:
                reading.note(refusal)
        for known in required:
            if known not in found:
                mend = f"add `{known.key}: …`: {known.description}"
                reading.note(Refusal(node.position, f"{what} needs the key `{known.key}`", mend))
        return build(found, reading)

    return Shape(read, _schema_of(fields) | (also or {}))


def _schema_of(fields: tuple[Field[Any], ...]) -> Schema:
    schema: Schema = {
        "type": "object",
        "properties": {known.key: {**known.shape.schema, "description": known.description} for known in fields},
        "additionalProperties": False,
    }
    required = [known.key for known in fields if known.required]
    return schema | {"required": required} if required else schema


def keys_of(fields: tuple[Field[Any], ...]) -> str:
    """Keys as a fault shows how they are written."""
    return ", ".join(f"`{known.key}: …`" for known in fields)


def _unknown_key(key: Text, what: str, fields: tuple[Field[Any], ...]) -> Refusal:
    keys = [known.key for known in fields]
    word = next((known.key for known in fields if key.value.lower() in known.synonyms), key.value)
    mend = meant_or(word, keys, f"the keys are {listed(keys)}")
    return Refusal(key.position, f"{shown(key.value)} is not a key of {what}", mend)


def similar(word: str, known: Iterable[str]) -> str:
    """The known word that `word` looks like a misspelling of, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a fault needs it

    return next(iter(get_close_matches(word.lower()[:50], list(known), n=1, cutoff=SIMILAR)), "")


def meant_or(word: str, known: Iterable[str], otherwise: str) -> str:
    """How a word that is not known is mended: by the known one that it looks like, or `otherwise`."""
    meant = similar(word, known)
    return f"did you mean `{meant}`?" if meant else otherwise


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
