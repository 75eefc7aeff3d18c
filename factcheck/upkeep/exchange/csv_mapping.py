"""Mappings: a claim with `{column}` in its texts, filled from the rows of a table. Second of the import of CSV.

A mapping is written like a claim of a claims file. One whose `value` is a list makes a timeline: the rows that give the
same id are its periods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from factcheck.errors import Fault, UsageError
from factcheck.registry.events import read_nodes
from factcheck.registry.fields import CLAIM_FIELDS
from factcheck.registry.nodes import Mapping as MappingNode
from factcheck.registry.nodes import Node, Sequence, Text, node_of
from factcheck.registry.shapes import listed, meant_or, similar
from factcheck.text.document import Position
from factcheck.upkeep.exchange.csv_table import Table
from factcheck.upkeep.exchange.drafts import Plain, PlainClaim, kebab, one_line, slug

PLACEHOLDER: Final = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")
HOW: Final = (
    "write it as a claim with the names of columns in it: `claim: The population of {country} is {population}.`"
)


class EmptyCellError(Exception):
    """A cell that the claim's sentence needs is empty; says which column."""


class Template(NamedTuple):
    """A mapping: its texts by the keys of a claim, and where it is written."""

    entries: dict[str, Node]
    path: str

    @property
    def is_series(self) -> bool:
        """Whether several rows make one claim."""
        return isinstance(self.entries.get("value"), Sequence)


def read_template(path: str, text: str) -> Template:
    """The mapping that a file holds. Raises `UsageError` with every fault."""
    tree = read_nodes(path, text)
    if tree.faults:
        raise UsageError(*tree.faults)
    if not isinstance(tree.root, MappingNode):
        raise UsageError(Fault(path, 1, 1, "this is no mapping from columns to a claim", HOW))
    return _sound(path, tree.root)


def template_of(options: Mapping[str, str]) -> Template:
    """The mapping that options of the command line make, each a text of a claim. Raises `UsageError`."""
    root = node_of(dict(options), Position(1, 1))
    if not isinstance(root, MappingNode):
        raise TypeError(root)
    return _sound("--claim", root)


def _sound(path: str, root: MappingNode) -> Template:
    known = [field.key for field in CLAIM_FIELDS]
    faults: list[Fault] = []
    for key, _ in root.entries:
        if key.value not in known:
            mend = meant_or(key.value, known, f"the keys are {listed(known)}")
            at = key.position
            faults.append(Fault(path, at.line, at.column, f"`{key.value[:60]}` is not a key of a claim", mend))
    entries = {key.value: node for key, node in root.entries}
    if not isinstance(entries.get("claim"), Text):
        faults.append(Fault(path, root.position.line, root.position.column, "the mapping has no `claim`", HOW))
    value = entries.get("value")
    if isinstance(value, Sequence) and not (len(value.items) == 1 and isinstance(value.items[0], MappingNode)):
        mend = 'write `value: [{from: "{year}", number: "{population}"}]`'
        at = value.position
        faults.append(Fault(path, at.line, at.column, "a series is a list of one value with its period", mend))
    if faults:
        raise UsageError(*faults)
    return Template(entries, path)


def refuse_unknown_columns(template: Template, table: Table) -> None:
    """Raise `UsageError` for every name in braces that is no column."""
    faults: list[Fault] = []
    for text in _texts(*template.entries.values()):
        for name in columns_in(text.value):
            if name not in table.columns:
                meant = similar(name, [column for column in table.columns if column])
                mend = (
                    f"did you mean `{{{meant}}}`?"
                    if meant
                    else f"the columns are {listed(filter(None, table.columns))}"
                )
                line, column = (None, None) if template.path == "--claim" else text.position[:2]
                faults.append(Fault(template.path, line, column, f"there is no column `{name[:60]}`", mend))
    if faults:
        raise UsageError(*dict.fromkeys(faults))


def _texts(*nodes: Node) -> Iterator[Text]:
    for node in nodes:
        match node:
            case Text():
                yield node
            case Sequence(items=items):
                yield from _texts(*items)
            case MappingNode(entries=entries):
                yield from _texts(*(value for _, value in entries))


def columns_in(text: str) -> list[str]:
    """The columns that a text names."""
    return [found[1].strip() for found in PLACEHOLDER.finditer(text) if found[1] is not None]


def fill(template: Template, cells: Mapping[str, str]) -> PlainClaim:
    """The claim that a row makes. What stands on an empty cell is left out; `EmptyCellError` for the sentence."""
    claim: PlainClaim = {}
    for key, node in template.entries.items():
        filled = _filled(node, cells)
        if filled is not None:
            claim[key] = filled
        elif key == "claim":
            sentence = node.value if isinstance(node, Text) else ""
            raise EmptyCellError(next((name for name in columns_in(sentence) if not cells.get(name)), ""))
    given = claim.get("id")
    claim["id"] = kebab(given) if isinstance(given, str) else _ident(template.entries["claim"], cells)
    return claim


def _filled(node: Node, cells: Mapping[str, str]) -> Plain | None:
    match node:
        case Text(value=text):
            names = columns_in(text)
            return None if any(not cells.get(name) for name in names) else _substituted(text, cells)
        case Sequence(items=items):
            many = [filled for item in items if (filled := _filled(item, cells)) is not None]
            return many or None
        case MappingNode(entries=entries):
            pairs = {key.value: filled for key, item in entries if (filled := _filled(item, cells)) is not None}
            return pairs or None
        case _:
            return None


def _substituted(text: str, cells: Mapping[str, str]) -> str:
    def cell(found: re.Match[str]) -> str:
        return found[0][0] if found[1] is None else cells[found[1].strip()]

    return one_line(PLACEHOLDER.sub(cell, text))


def _ident(sentence: Node, cells: Mapping[str, str]) -> str:
    """An id of the words of the sentence and of the cells that are no figure: it stays when the figure changes."""
    text = sentence.value if isinstance(sentence, Text) else ""
    plain = {name: cell if cell[:1].isalpha() else "" for name, cell in cells.items()}
    whole = slug(_substituted(text, plain), otherwise="")
    return whole or slug(_substituted(text, cells), otherwise="claim")
