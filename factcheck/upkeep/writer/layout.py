"""Layout: a tree → lines, in the normal form of a claims file.

A list or mapping in brackets stays so where it fits into the line, and one written line by line stays so too: which of
them reads better is the author's to say. A text is never broken, so that a change in it is a change of one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.upkeep.writer.order import BELOW, Order, rank
from factcheck.upkeep.writer.scalars import is_literal, written
from factcheck.upkeep.writer.tree import Branch, Item, Leaf, Tree

KEPT_BARE: Final = re.compile(r"\d{4}(?:-\d\d){0,2}|\d{1,9}|true|false")
"""Years, days, counts and ratings: this format reads them as texts, and people write them bare."""
WIDTH: Final = 120
"""Columns of a line, where nothing in it is a text that is longer by itself."""
STEP: Final = 2
SHORT: Final = 40
"""A list of texts no longer than this runs on over lines in its brackets; one with a longer text is written line by
line."""


def tree_of(value: object) -> Tree:
    """The tree of texts, lists and mappings that come from a program, to be written in brackets where it fits, but
    for lists of mappings. What other programs would take for something else than a text gets quotation marks."""
    match value:
        case dict():
            return Branch(is_mapping=True, flow=True, items=[Item(tree_of(v), Leaf(str(k))) for k, v in value.items()])
        case list() | tuple():
            of_texts = not any(isinstance(each, dict) for each in value)
            return Branch(is_mapping=False, flow=of_texts, items=[Item(tree_of(each)) for each in value])
        case _:
            text = str(value)
            return Leaf(text, "" if KEPT_BARE.fullmatch(text) else '"')


def sorted_tree(value: object, order: Order) -> Tree:
    """The same, with the keys of all mappings in their order."""
    tree = tree_of(value)
    sort_keys(tree, order)
    return tree


def sort_keys(tree: Tree, order: Order) -> None:
    """Put the keys of a mapping, and of all below it, into their order."""
    if not isinstance(tree, Branch):
        return
    if tree.is_mapping:
        tree.items.sort(key=lambda item: rank(item.key.value if item.key else "", order))
        for item in tree.items:
            below = BELOW.get(order, {}).get(item.key.value if item.key else "")
            if below:
                sort_keys(item.value, below)
    else:
        for item in tree.items:
            sort_keys(item.value, order)


def one_line(tree: Tree) -> str | None:
    """A tree on one line, in brackets; nothing where it holds a comment, which needs the end of a line."""
    if isinstance(tree, Leaf):
        return written(tree.value, flow=True, quoted=bool(tree.style))
    parts: list[str] = []
    for item in tree.items:
        value = one_line(item.value)
        if value is None or item.remark or any(item.before) or item.after:
            return None
        parts.append(f"{_key(item, flow=True)}{value}" if item.key else value)
    return f"{{{', '.join(parts)}}}" if tree.is_mapping else f"[{', '.join(parts)}]"


def entry_lines(items: list[Item], indent: int) -> Iterator[str]:
    """The lines of the entries of a mapping, one below the other."""
    for item in items:
        yield from (" " * indent + comment for comment in item.before if comment)
        yield from value_lines(" " * indent + _key(item).rstrip(), item, indent)
        yield from (" " * indent + comment for comment in item.after)


def dash_lines(item: Item, indent: int) -> Iterator[str]:
    """The lines of an item of a list, its comments included."""
    blanks, value = " " * indent, item.value
    comments = [comment for comment in item.before if comment]
    if isinstance(value, Branch) and value.is_mapping and not _fits(blanks + "-", value):
        first, *others = value.items
        comments += [comment for comment in first.before if comment]
        if item.remark:
            comments.append(item.remark)
        lines = list(entry_lines([Item(first.value, first.key, [], first.after, first.remark)], indent + STEP))
        lines[0] = f"{blanks}- {lines[0].lstrip(' ')}"
        lines += entry_lines(others, indent + STEP)
    else:
        lines = list(value_lines(blanks + "-", item, indent))
    yield from (blanks + comment for comment in comments)
    yield from lines
    yield from (blanks + comment for comment in item.after)


def value_lines(head: str, item: Item, indent: int) -> Iterator[str]:
    """The lines of a value behind its key or dash, which stands at the column `indent`."""
    value, remark = item.value, f"  {item.remark}" if item.remark else ""
    if isinstance(value, Leaf):
        yield from _leaf_lines(head, value, remark, indent)
    elif not value.items or _fits(head, value):
        yield f"{head} {one_line(value)}{remark}"
    elif runs_on(value):
        yield f"{head} [{remark}"
        yield from _filled([one_line(each.value) or "" for each in value.items], " " * (indent + STEP))
        yield " " * indent + "]"
    else:
        yield head + remark
        if value.is_mapping:
            yield from entry_lines(value.items, indent + STEP)
        else:
            for each in value.items:
                yield from dash_lines(each, indent + STEP)


def _leaf_lines(head: str, leaf: Leaf, remark: str, indent: int) -> Iterator[str]:
    if leaf.style == "|" and is_literal(leaf.value):
        yield f"{head} |{'' if leaf.value.endswith(chr(10)) else '-'}{remark}"
        for text in leaf.value.removesuffix("\n").split("\n"):
            yield " " * (indent + STEP) + text if text else ""
    else:
        yield f"{head} {written(leaf.value, quoted=bool(leaf.style), remark=bool(remark))}{remark}"


def _key(item: Item, *, flow: bool = False) -> str:
    key = item.key
    return f"{written(key.value, flow=flow, quoted=bool(key.style))}: " if key else ""


def _fits(head: str, branch: Branch) -> bool:
    whole = one_line(branch) if branch.flow else None
    return whole is not None and len(head) + 1 + len(whole) <= WIDTH


def runs_on(branch: Branch) -> bool:
    """Whether a list that is too long for its line goes on over lines in its brackets."""
    if not branch.flow or branch.is_mapping or one_line(branch) is None:
        return False
    return all(isinstance(item.value, Leaf) and len(item.value.value) <= SHORT for item in branch.items)


def _filled(texts: list[str], blanks: str) -> Iterator[str]:
    """Texts with commas between them, as many on a line as it holds."""
    line = ""
    for number, text in enumerate(texts):
        part = text + ("," if number < len(texts) - 1 else "")
        if line and len(blanks) + len(line) + 1 + len(part) > WIDTH:
            yield blanks + line
            line = part
        else:
            line = f"{line} {part}" if line else part
    yield blanks + line
