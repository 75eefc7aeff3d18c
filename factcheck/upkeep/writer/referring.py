"""Who speaks of a claim: the texts and comments of other claims in which its id stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.text.document import line_starts
from factcheck.upkeep.writer import splices
from factcheck.upkeep.writer.changes import id_of
from factcheck.upkeep.writer.comments import comments_of
from factcheck.upkeep.writer.contents import Contents, claims_branch
from factcheck.upkeep.writer.tree import Branch, leaves


def places_of(ident: str, contents: Contents) -> Iterator[tuple[str, int, int]]:
    """Where a claims file speaks of a claim, outside the claim itself: path, line and column.

    An id of one word is spoken of only between backquotes: `toll` alone is a word like any other.
    """
    quoted = re.escape(f"`{ident}`")
    named = rf"(?<![\w.-]){re.escape(ident)}(?![\w-])" if "-" in ident else quoted
    spoken = re.compile(f"{quoted}|{named}")
    own = _own_range(ident, contents)
    texts = (
        [(leaf.start, contents.text[leaf.start : leaf.end]) for leaf in leaves(contents.tree)] if contents.tree else []
    )
    texts += [(remark.at, remark.text) for remark in comments_of(contents.text, contents.tree)]
    starts = line_starts(contents.text)
    for start, text in sorted(texts):
        for found in spoken.finditer(text):
            at = start + found.start()
            if at not in own:
                line = sum(each <= at for each in starts)
                yield contents.path, line, at - starts[line - 1] + 1


def _own_range(ident: str, contents: Contents) -> range:
    """The part of a file that is the claim itself, with the comments that go with it."""
    branch = claims_branch(contents)
    for item in branch.items if branch else ():
        if branch and isinstance(item.value, Branch) and id_of(item.value) == ident:
            if branch.flow:
                return range(item.value.start, item.value.end)
            return range(
                splices.start_of_entry(contents.text, branch, item), splices.end_of_entry(contents.text, branch, item)
            )
    return range(0)
