"""References: the `value`, `accept` and `wrong` of a claim → references, with periods and tolerances.

Third floor. A value is a plain text, a mapping that names its kind, or a timeline: a list of such mappings with
periods. What is accepted or wrong beside a value is read as that value's kind, so that `2015` is a count beside a count
and a year beside a date.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from factcheck.registry.claim import Reference, WrongValue
from factcheck.registry.leaves import NAME, NOTE, TOLERANCE_LEAF
from factcheck.registry.nodes import Mapping, Node, Sequence, Text
from factcheck.registry.shapes import (
    Field,
    Found,
    Reading,
    Refusal,
    Schema,
    Shape,
    choice,
    later,
    list_of,
    listed,
    prose_of,
    record,
    shown,
)
from factcheck.registry.typed_values import KIND_OF_KEY, KINDS, Kind, kind_of, read_plain, read_typed
from factcheck.settings import LIMITS
from factcheck.values.interface import Bound, DateValue, Value
from factcheck.values.interval import Interval, Scalar

T = TypeVar("T")

VALUE_CHARACTERS: Final = LIMITS.name_characters
BOUNDS: Final = choice({"at_least": Bound.AT_LEAST, "at_most": Bound.AT_MOST}, "bound")
PERCENTS: Final = ("percent", "percentage_points")
"""A claim that says from what percentage to what states their difference too, in percentage points."""
PLAIN: Final[Schema] = {
    "type": ["string", "number", "boolean"],
    "minLength": 1,
    "maxLength": VALUE_CHARACTERS,
    "pattern": r"\S",
}


def value_text(node: Node, reading: Reading) -> Text:
    """The node as the text of a value."""
    text = prose_of(node, "a value", reading, loose_remarks=True)
    if len(text.value) > VALUE_CHARACTERS:
        raise Refusal(text.position, f"a value has at most {VALUE_CHARACTERS} characters", "write the value alone")
    return text


def _kind_field(kind: Kind) -> Field[tuple[Text, Value]]:
    def read(node: Node, reading: Reading) -> tuple[Text, Value]:
        text = value_text(node, reading)
        return text, read_typed(text, kind)

    return Field(kind.key, Shape(read, PLAIN), f"{kind.called.capitalize()}: {kind.examples}.")


def _read_end(node: Node, reading: Reading) -> int:
    """The first day of a date: where a period begins, or the day after its last."""
    text = value_text(node, reading)
    match read_typed(text, KIND_OF_KEY["date"]):
        case DateValue(interval=Interval(low=int() as first)):
            return first
        case _:
            raise Refusal(text.position, f"{shown(text.value)} has no first day", "write a day, a month or a year")


KIND_FIELDS: Final = tuple(_kind_field(kind) for kind in KINDS)
BARE_VALUE: Final = record(
    "a value", KIND_FIELDS, lambda found, _: _only_kind(found), {"required": [], "minProperties": 1}
)


def _only_kind(found: Found) -> tuple[Text, Value]:
    """The one value of a mapping. Raises `Refusal` where it holds none, or more than one."""
    given = [field for field in KIND_FIELDS if field in found]
    if len(given) > 1:
        keys = " and ".join(f"`{field.key}`" for field in given)
        raise Refusal(found.places[given[1].key], f"one value can't be {keys} at once", "keep one of them")
    if not given:
        raise Refusal(found.position, "no value is given here", f"name its kind: {listed(KIND_OF_KEY)}")
    if (read := found.find(given[0])) is None:
        raise Refusal(None, "")
    return read


def read_value(node: Node, kind: Kind | None, reading: Reading) -> tuple[Text, Value]:
    """A value without options: a plain text, read as `kind` if that is known, or a mapping that names its kind."""
    if isinstance(node, Mapping):
        return BARE_VALUE.read(node, reading)
    text = value_text(node, reading)
    return text, read_typed(text, kind) if kind else read_plain(text)


def read_accepted(
    node: Node | None, kind: Kind | None, reading: Reading, stated: tuple[Kind, ...] = ()
) -> tuple[Value, ...]:
    """The values under `accept`: one, or a list. What can't be read, or is of no kind `stated`, is noted."""
    return _each(node, lambda item, _: _of_kind(item, read_value(item, kind, reading)[1], stated), reading)


def _of_kind(node: Node, value: Value, stated: tuple[Kind, ...]) -> Value:
    """The value, if an article's value could be held against it. Raises `Refusal` where it is of another kind than all
    that the claim states: then it would lie there and never say anything."""
    kind = kind_of(value)
    if not stated or kind in stated or (kind.key in PERCENTS and any(other.key in PERCENTS for other in stated)):
        return value
    called = " and ".join(other.called for other in stated)
    mend = f"if it is {stated[0].called}, write `{{{stated[0].key}: …}}`; if {kind.called} is checked, add a `value`"
    raise Refusal(node.position, f"this is {kind.called}, and the claim states {called}", mend)


def _each(node: Node | None, read: Callable[[Node, Reading], T], reading: Reading) -> tuple[T, ...]:
    """What `read` makes of a node, or of each item of a list."""
    if node is None:
        return ()
    return reading.attempt(list_of(Shape(read, {}), "a value or a list of values", or_one=True).read, node) or ()


ANY_VALUE: Final[Schema] = {"anyOf": [PLAIN, BARE_VALUE.schema]}
ACCEPT: Final[Field[Node]] = Field(
    "accept",
    later({"anyOf": [ANY_VALUE, {"type": "array", "items": ANY_VALUE}]}),
    "Further values or a range that are right too: a value or a list of values.",
)
TOLERANCE: Final = Field(
    "tolerance",
    TOLERANCE_LEAF,
    "How far off an article may be: a share (`5%`) or a figure in the value's own unit. Without it, rounding only.",
)
BOUND: Final = Field("bound", BOUNDS, "Set where the fact itself is a bound: `at_least` (170 or more) or `at_most`.")
FROM: Final = Field(
    "from", Shape(_read_end, PLAIN), "The first day on which this value holds: a day, a month or a year."
)
TO: Final = Field("to", Shape(_read_end, PLAIN), "The day from which it holds no longer: where the next period begins.")
ONE_OF: Final = Field(
    "one_of", list_of(NAME, "a list of names"), "Beside `name`: the other names that can stand in its place."
)
WITHIN: Final = Field("within", list_of(NAME, "a list of places"), "Beside `place`: the larger places that contain it.")
BELONGS_TO: Final = ((ONE_OF, "name"), (WITHIN, "place"))


def _reference(found: Found, reading: Reading) -> Reference:
    text, value = _only_kind(found)
    for option, key in BELONGS_TO:
        if option in found and key not in found.places:
            reading.note(
                Refusal(found.places[option.key], f"`{option.key}` has a meaning only beside `{key}`", "take it out")
            )
    return Reference(
        value,
        text.value.strip(),
        period=_period(found),
        accept=read_accepted(found.find(ACCEPT), kind_of(value), reading),
        tolerance=found.find(TOLERANCE),
        bound=found.get(BOUND, Bound.EXACT),
        one_of=found.get(ONE_OF, ()),
        within=found.get(WITHIN, ()),
        position=found.position,
    )


def _period(found: Found) -> Interval | None:
    """The days on which a value holds, both ends included."""
    first, end = found.find(FROM), found.find(TO)
    if first is None and end is None:
        return None
    if first is not None and end is not None and first >= end:
        raise Refusal(found.places["to"], "this period ends before it begins", "`to` is the first day after the period")
    return Interval(first, None if end is None else end - 1)


TYPED_VALUE: Final = record(
    "a value",
    (*KIND_FIELDS, ACCEPT, TOLERANCE, BOUND, FROM, TO, ONE_OF, WITHIN),
    _reference,
    {"oneOf": [{"required": [kind.key]} for kind in KINDS], "dependentRequired": {o.key: [k] for o, k in BELONGS_TO}},
    (
        "in a list, a value with its period",
        "write `- {from: 2009-04-01, number: 28}`; further right values go under `accept`",
    ),
)


def _read_references(node: Node, reading: Reading) -> tuple[Reference, ...]:
    if isinstance(node, Sequence):
        return _timeline(node, reading)
    return (_read_reference(node, reading),)


def _read_reference(node: Node, reading: Reading) -> Reference:
    if isinstance(node, Mapping):
        return TYPED_VALUE.read(node, reading)
    text = value_text(node, reading)
    return Reference(read_plain(text), text.value.strip(), position=text.position)


def _timeline(node: Sequence, reading: Reading) -> tuple[Reference, ...]:
    """The references of a list, in order of time. Raises `Refusal` where they can't be one timeline."""
    if not node.items:
        raise Refusal(
            node.position, "this list of values is empty", "leave the key out to check the claim's own sentence"
        )
    read = [reference for item in node.items if (reference := reading.attempt(TYPED_VALUE.read, item))]
    if len(node.items) > 1:
        for reference in read:
            if reference.period is None:
                mend = "give each value of a timeline `from`, `to` or both; further right values go under `accept`"
                reading.note(Refusal(reference.position, "this value has no period", mend))
    timeline = sorted((reference for reference in read if reference.period), key=_beginning)
    _check_timeline(timeline, reading)
    return tuple(timeline or read[:1])


def _beginning(reference: Reference) -> tuple[bool, Scalar]:
    first = reference.period.low if reference.period else None
    return first is not None, first or 0


def _check_timeline(timeline: list[Reference], reading: Reading) -> None:
    """Note where a value of a timeline, in order of time, overlaps one before it, or is of another kind."""
    longest = timeline[:1]
    for after in timeline[1:]:
        before = longest[-1]
        if before.period and after.period and before.period.meets(after.period):
            line = f"that of line {before.position.line}" if before.position else "another"
            mend = "let `to` be the next value's `from`"
            reading.note(Refusal(after.position, f"this period overlaps {line}", mend))
        if _ends_later(after, before):
            longest.append(after)
        kind, first = kind_of(after.value).called, kind_of(timeline[0].value).called
        if kind != first:
            mend = "keep one kind in a timeline; write two claims"
            reading.note(Refusal(after.position, f"this is {kind}, and the first value of the timeline {first}", mend))


def _ends_later(one: Reference, other: Reference) -> bool:
    last, end = (reference.period.high if reference.period else None for reference in (one, other))
    return end is not None and (last is None or last > end)


VALUE: Final[Field[tuple[Reference, ...]]] = Field(
    "value",
    Shape(
        _read_references,
        {"anyOf": [PLAIN, TYPED_VALUE.schema, {"type": "array", "items": TYPED_VALUE.schema, "minItems": 1}]},
    ),
    "Which part is checked, and exactly against what: plain text (`330 m`), one typed value, or a timeline "
    "(list of typed values with `from` and `to`). Without it, every value of the claim's sentence is checked.",
)

WRONG_ITEM: Final[Field[Node]] = Field("value", later(ANY_VALUE), "The value that is commonly stated by mistake.")
BECAUSE: Final = Field("because", NOTE, "What it is confused with; printed with the finding.")
WRONG_RECORD: Final[Shape[Found]] = record(
    "a wrong value",
    (WRONG_ITEM, BECAUSE, *KIND_FIELDS),
    lambda found, _: found,
    {"oneOf": [{"required": [key]} for key in ("value", *KIND_OF_KEY)]},
)
ANY_WRONG: Final[Schema] = {"anyOf": [PLAIN, WRONG_RECORD.schema]}
WRONG: Final[Field[Node]] = Field(
    "wrong",
    later({"anyOf": [*ANY_WRONG["anyOf"], {"type": "array", "items": ANY_WRONG}]}),
    "Which wrong values are common, each by itself or as `{value, because}`.",
)


def read_wrong(
    node: Node | None, kind: Kind | None, reading: Reading, stated: tuple[Kind, ...] = ()
) -> tuple[WrongValue, ...]:
    """The values under `wrong`: one, or a list, each by itself or with `because`. What can't be read, or is of no kind
    `stated`, is noted."""

    def read(item: Node, _: Reading) -> WrongValue:
        wrong = _wrong(item, kind, reading)
        _of_kind(item, wrong.value, stated)
        return wrong

    return _each(node, read, reading)


def _wrong(node: Node, kind: Kind | None, reading: Reading) -> WrongValue:
    if not isinstance(node, Mapping):
        text, value = read_value(node, kind, reading)
        return WrongValue(value, text.value.strip())
    found = WRONG_RECORD.read(node, reading)
    if WRONG_ITEM in found and any(field in found for field in KIND_FIELDS):
        raise Refusal(found.position, "one wrong value is given twice here", "keep `value`, or the key of its kind")
    item = found.find(WRONG_ITEM)
    text, value = read_value(item, kind, reading) if item else _only_kind(found)
    return WrongValue(value, text.value.strip(), found.find(BECAUSE))
