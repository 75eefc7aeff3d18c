"""Splices: where in the text of a claims file something is put in, replaced or taken out, line ends and all."""

from __future__ import annotations

from typing import Final, NamedTuple

from factcheck.text.document import LINE_END
from factcheck.upkeep.writer.layout import one_line, value_lines
from factcheck.upkeep.writer.order import Order, rank
from factcheck.upkeep.writer.scalars import written
from factcheck.upkeep.writer.tree import Branch, Item, Tree

BLANKS: Final = " \t"


class Splice(NamedTuple):
    """A range of a text, and what shall stand there."""

    start: int
    end: int
    text: str


def applied(text: str, splice: Splice) -> str:
    """The text after a splice."""
    return text[: splice.start] + splice.text + text[splice.end :]


class Entry(NamedTuple):
    """A key and what shall stand under it, `None` to take it out; `order` tells where it goes if it is new."""

    key: str
    value: Tree | None
    order: Order


def set_key(text: str, mapping: Branch, entry: Entry, line_end: str) -> Splice:
    """Set a key of a mapping."""
    key, value, order = entry
    item = mapping.item_of(key)
    if value is None:
        return _without(text, mapping, item) if item else Splice(0, 0, "")
    if mapping.flow:
        writing = f"{written(key, flow=True)}: {one_line(value)}"
    else:
        lines = list(value_lines(" " * mapping.column + f"{written(key)}:", Item(value), mapping.column))
        writing = line_end.join(lines)[mapping.column :]
    if item:
        return Splice(item.start, item.value.end, writing)
    before = [each for each in mapping.items if each.key and rank(each.key.value, order) < rank(key, order)]
    last = before[-1] if before else mapping.items[0]
    if mapping.flow:
        return Splice(last.value.end, last.value.end, f", {writing}")
    at = _end_of_line(text, last.value.end)
    return Splice(at, at, line_end + " " * mapping.column + writing)


def _without(text: str, entry: Branch, item: Item) -> Splice:
    place = entry.items.index(item)
    if place == 0:
        after = entry.items[1].start if len(entry.items) > 1 else item.value.end
        return Splice(item.start, after, "")
    if entry.flow:
        return Splice(entry.items[place - 1].value.end, item.value.end, "")
    return _lines(text, item.start, item.value.end)


def _lines(text: str, start: int, end: int) -> Splice:
    """Take out the lines from one place to another, with their ends; in the last line of a file, the end before it."""
    first, last = _start_of_line(text, start), _end_of_line(text, end)
    if found := LINE_END.match(text, last):
        return Splice(first, found.end(), "")
    return Splice(_before(text, first), last, "")


def remove_entry(text: str, branch: Branch, item: Item) -> Splice:
    """Take an entry out of a list of several, with the comment right above it and the blank lines that set it off."""
    place = branch.items.index(item)
    if branch.flow:
        if place:
            return Splice(branch.items[place - 1].value.end, item.value.end, "")
        return Splice(item.start, branch.items[1].start, "")
    start, end = start_of_entry(text, branch, item), end_of_entry(text, branch, item)
    splice = _lines(text, start, end)
    first, last = splice.start, splice.end
    if place:
        while (before := _line_before(text, first)) is not None and not text[before:first].strip():
            first = before
    else:
        while (found := LINE_END.search(text, last)) and not text[last : found.end()].strip():
            last = found.end()
    return Splice(first, last, "")


def start_of_entry(text: str, branch: Branch, item: Item) -> int:
    """Where the lines of an entry begin, comments right above it included."""
    at = dash_line(text, branch, item)
    while (before := _line_before(text, at)) is not None:
        line = text[before:at]
        if not (line.strip().startswith("#") and _indent(line) == branch.column):
            break
        at = before
    return at


def end_of_entry(text: str, branch: Branch, item: Item) -> int:
    """Where the last line of an entry ends, comments right below it that are indented like its keys included."""
    at = _end_of_line(text, item.value.end)
    while found := LINE_END.match(text, at):
        after = _end_of_line(text, found.end())
        line = text[found.end() : after]
        if not (line.strip().startswith("#") and _indent(line) > branch.column):
            break
        at = after
    return at


def has_blank_before(text: str, branch: Branch, item: Item) -> bool:
    """Whether a blank line sets an entry off from what stands above it."""
    at = start_of_entry(text, branch, item)
    before = _line_before(text, at)
    return before is not None and not text[before:at].strip()


def dash_line(text: str, branch: Branch, item: Item) -> int:
    """Where the line begins on which the dash of an entry stands: its own, or one above it."""
    at = _start_of_line(text, item.start)
    while text[at : at + branch.column].strip(BLANKS) or text[at + branch.column : at + branch.column + 1] != "-":
        before = _line_before(text, at)
        if before is None:
            return _start_of_line(text, item.start)
        at = before
    return at


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(BLANKS))


def _start_of_line(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _end_of_line(text: str, at: int) -> int:
    found = LINE_END.search(text, at)
    return found.start() if found else len(text)


def _before(text: str, start: int) -> int:
    """Where the line before one ends, without its line end."""
    if text[:start].endswith("\r\n"):
        return start - 2
    return max(start - 1, 0)


def _line_before(text: str, start: int) -> int | None:
    """Where the line before one begins; nothing for the first."""
    return _start_of_line(text, _before(text, start)) if start else None
