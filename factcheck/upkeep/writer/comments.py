"""Comments: each found in the text of a claims file, and given to the item that it speaks of.

One on a line of its own speaks of what comes next; indented deeper than that, of what came before, like the lines
above it. One behind something speaks of what it stands behind.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from factcheck.text.document import LINE_END
from factcheck.upkeep.writer.tree import Branch, Item, Leaf, Tree, leaves

HEADER: Final = re.compile(r"[|>][-+\d]*[ \t]+(#[^\r\n]*)")
"""The comment behind the `|` or `>` of a text that begins on the next line."""


class Remark(NamedTuple):
    """A comment: its text, where it begins, the column (from 0) of the first sign on its line, and whether it has its
    line to itself. An empty text stands for a blank line."""

    text: str
    at: int
    column: int
    alone: bool


def comments_of(text: str, tree: Tree | None, at: int = 0) -> Iterator[Remark]:
    """The comments from a place on: between the texts of a tree, and in the heads of its block texts, in order."""
    inside = [leaf for leaf in leaves(tree) if leaf.start < leaf.end] if tree else []
    for leaf in inside:
        yield from _between(text, at, leaf.start)
        if leaf.style in ("|", ">") and (head := HEADER.match(text, leaf.start)):
            yield Remark(head[1].rstrip(), head.start(1), 1, alone=False)
        at = leaf.end
    yield from _between(text, at, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Remark]:
    """The comments and blank lines of a stretch without any text of the tree."""
    ends = [found.end() for found in LINE_END.finditer(text, start, end)]
    bounds = [start, *ends, end]
    for first, after in pairwise(bounds):
        begins_line = first == 0 or text[first - 1] in "\r\n"
        line = text[first:after]
        mark = line.find("#")
        if mark >= 0:
            alone = begins_line and not line[:mark].strip(" \t-")
            yield Remark(line[mark:].rstrip(), first + mark, len(line) - len(line.lstrip(" \t")), alone)
        elif begins_line and not line.strip() and after < len(text) and after != first and line[-1:] in "\r\n":
            yield Remark("", first, 0, alone=True)


def attach(text: str, root: Branch, at: int = 0) -> list[str]:
    """Give each comment of a file, from a place on, to its item; those that stand behind everything are returned."""
    waiting: list[Remark] = []
    tail: list[str] = []
    starts = [leaf.start for leaf in leaves(root)]
    for remark in comments_of(text, root, at):
        place = bisect_right(starts, remark.at)
        before, after = starts[place - 1] if place else None, starts[place] if place < len(starts) else None
        if waiting and bisect_right(starts, waiting[-1].at) != place:
            waiting.clear()
        if not remark.alone and before is not None:
            _behind(text, root, remark, before)
            continue
        owner = _above(root, remark, before, after) if not waiting else None
        if owner and remark.text:
            owner.after.append(remark.text)
            continue
        if remark.text:
            waiting.append(remark)
        following = _next(root, remark.at, after)
        (following.before if following else tail).append(remark.text)
    return tail


def _behind(text: str, root: Branch, remark: Remark, before: int) -> None:
    """Give a comment behind something to the outermost item that ends there. Where it stood apart from a text by a
    comma, it comes to stand right behind it, and the text needs its quotation marks."""
    *outer, (_, owner) = _path(root, before)
    for _, item in reversed(outer):
        if not (isinstance(item.value, Branch) and item.value.flow and item.value.end <= remark.at):
            break
        owner = item
    if owner.remark:  # two lines of the old writing become one: the first comment gets a line of its own
        owner.before.append(owner.remark)
    owner.remark = remark.text
    if isinstance(owner.value, Leaf) and not owner.value.style and text[owner.value.end : remark.at].strip():
        owner.value.style = '"'


def _above(root: Branch, remark: Remark, before: int | None, after: int | None) -> Item | None:
    """The item above that a comment on a line of its own belongs to, if it does."""
    if before is None:
        return None
    path = list(_path(root, before))
    for branch, item in reversed(path):
        if branch.flow and branch.start < remark.at < branch.end:
            return item if after is None or after >= branch.end else None
    next_column = 0
    if after is not None:
        next_column = next((b.column for b, item in _path(root, after) if item.start >= remark.at), 0)
    deep = (item for b, item in reversed(path) if not b.flow and next_column < b.column <= remark.column)
    return next(deep, None)


def _next(root: Branch, at: int, after: int | None) -> Item | None:
    """The outermost item that begins behind a place."""
    if after is None:
        return None
    return next((item for _, item in _path(root, after) if item.start >= at), None)


def _path(branch: Branch, at: int) -> Iterator[tuple[Branch, Item]]:
    """The items around the text that begins at a place, from the outermost, each with the branch that holds it."""
    tree: Tree = branch
    while isinstance(tree, Branch) and tree.items:
        place = bisect_right(tree.items, at, key=lambda item: item.start)
        item = tree.items[max(place - 1, 0)]
        yield tree, item
        if isinstance(item.value, Leaf) or (item.key and item.key.start == at):
            return
        tree = item.value
