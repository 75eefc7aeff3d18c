"""The normal form of a claims file: `factcheck claims fmt`.

Keys in their order, quotation marks only where something would be lost without them, lists broken where their line is
too long, one blank line between claims. Every comment stays with what it speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from factcheck.upkeep.writer.changes import Change
from factcheck.upkeep.writer.comments import attach
from factcheck.upkeep.writer.contents import Contents, meaning
from factcheck.upkeep.writer.layout import STEP, dash_lines, sort_keys, sorted_tree, value_lines
from factcheck.upkeep.writer.order import FILE
from factcheck.upkeep.writer.scalars import written
from factcheck.upkeep.writer.tree import Branch, Item, branch_at, read_tree

DOCUMENT: Final = re.compile(r"(?m)^---(?=\s)(?:[ \t]+#[^\r\n]*)?")
"""The line that may begin a document, behind instructions to YAML."""


def formatted(contents: Contents) -> Change:
    """A claims file in its normal form. Its line ends stay as the first one is."""
    root = read_tree(contents.text)
    claims = tuple(map(meaning, contents.claims))
    if not isinstance(root, Branch):
        return Change(contents.text, claims)
    begun = DOCUMENT.search(contents.text, 0, root.start)
    head = contents.text[: begun.end()].splitlines() if begun else []
    tail = attach(contents.text, root, begun.end() if begun else 0)
    _put_into_lines(root)
    top, root.items[0].before = root.items[0].before, []
    sort_keys(root, FILE)
    lines = [*head, *_set_apart(top, first=True), *_root_lines(root), *_set_apart(tail)]
    while lines and not lines[-1]:
        lines.pop()
    return Change(contents.line_end.join(lines) + contents.line_end, claims)


def claims_file(claims: Iterable[Mapping[str, object]], names: Mapping[str, object]) -> str:
    """The text of a new claims file, in the normal form."""
    content = {"version": "1"} | ({"names": names} if names else {}) | {"claims": list(claims)}
    root = sorted_tree(content, FILE)
    if not isinstance(root, Branch):
        raise TypeError("a claims file is a mapping")
    _put_into_lines(root)
    if shared := branch_at(root, "names"):
        shared.flow = False
    return "\n".join(_root_lines(root)) + "\n"


def _put_into_lines(root: Branch) -> None:
    """Have the file, its list of claims and each claim written line by line."""
    root.flow = False
    found = root.value_of("claims")
    if isinstance(found, Branch):
        found.flow = False
        for item in found.items:
            if isinstance(item.value, Branch):
                item.value.flow = False


def _root_lines(root: Branch) -> Iterator[str]:
    for number, item in enumerate(root.items):
        yield from _set_apart(item.before, first=number == 0)
        key = written(item.key.value) if item.key else ""
        if key == "claims" and isinstance(item.value, Branch) and item.value.items:
            yield f"claims:  {item.remark}".rstrip()
            yield from _claims_lines(item.value)
        else:
            yield from value_lines(f"{key}:", item, 0)
        yield from item.after


def _claims_lines(claims: Branch) -> Iterator[str]:
    for number, item in enumerate(claims.items):
        if number:
            yield ""
        yield from (" " * STEP + comment if comment else "" for comment in _set_apart(item.before, first=True))
        yield from dash_lines(Item(item.value, after=item.after, remark=item.remark), STEP)


def _set_apart(comments: list[str], *, first: bool = False) -> Iterator[str]:
    """Comments with no more than one blank line between them; none before the `first` thing of all."""
    before = "" if first else "-"
    for comment in comments:
        if comment or before:
            yield comment
        before = comment
