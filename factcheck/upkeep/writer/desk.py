"""The desk: one claim on a sheet of its own, for a text editor, and the way back into its file.

The sheet is a claims file with that claim alone, so that it is read, and its faults are told, as in the registry. When
it comes back, the entry must be in the file as it was when the sheet was made.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from factcheck.errors import Fault, UserError
from factcheck.registry.claim import Claim
from factcheck.text.document import LINE_END
from factcheck.upkeep.writer.changes import Change, entry_of, replaced
from factcheck.upkeep.writer.contents import Contents, claims_branch
from factcheck.upkeep.writer.layout import one_line
from factcheck.upkeep.writer.tree import Branch, Item, Tree

HEAD: Final = "claims:"


class Sheet(NamedTuple):
    """A claim's sheet: its id, the text of the sheet, and the entry as the file had it, which begins in `column`."""

    ident: str
    text: str
    entry: str
    column: int


def sheet_of(contents: Contents, ident: str) -> Sheet:
    """The sheet of a claim. Raises `UserError` where the file doesn't hold it."""
    _, item = entry_of(contents, ident)
    entry, column = _entry(contents.text, item)
    lines = LINE_END.sub("\n", entry)
    return Sheet(ident, f"{HEAD}\n{' ' * max(column - 2, 0)}- {lines}\n", entry, column)


def returned(sheet: Sheet, contents: Contents) -> tuple[Claim, Callable[[Contents], Change]]:
    """The claim on a sheet that has been edited, and how its file is changed.

    Raises `UserError` where there is another number of claims on it than one.
    """
    branch = claims_branch(contents)
    if branch is None or len(branch.items) != 1:
        problem = f"{len(contents.claims)} claims are on this sheet"
        raise UserError(Fault(contents.path, None, None, problem, "keep the one; `claims add` adds others"))
    claim = contents.claims[0]
    tree = branch.items[0].value
    writing, column = _entry(contents.text, branch.items[0])

    def make(into: Contents) -> Change:
        _, item = entry_of(into, sheet.ident)
        now, _ = _entry(into.text, item)
        if now != sheet.entry:
            problem = f"`{sheet.ident}` was changed by somebody else meanwhile"
            raise UserError(Fault(into.path, None, None, problem, "edit the claim as it is now"))
        return replaced(into, sheet.ident, _fitting(into, tree, writing, sheet.column - column), claim)

    return claim, make


def _entry(text: str, item: Item) -> tuple[str, int]:
    """The writing of an entry, and the column in which it begins. Comments behind its last line are no part of it."""
    start = max(text.rfind("\n", 0, item.value.start), text.rfind("\r", 0, item.value.start)) + 1
    return text[item.value.start : item.value.end], item.value.start - start


def _fitting(into: Contents, tree: Tree, writing: str, by: int) -> str:
    """The writing of an entry as its file can hold it: indented as its neighbours are, or in brackets as they are."""
    branch = claims_branch(into)
    in_brackets = branch and branch.flow and isinstance(tree, Branch) and not tree.flow
    whole = one_line(tree) if in_brackets else None
    return whole or _moved(writing, by, into.line_end)


def _moved(writing: str, by: int, line_end: str) -> str:
    """The lines of an entry, all but the first indented by more, or less; a line that can't be stays as it is."""
    first, *others = LINE_END.split(writing)
    return line_end.join((first, *(_indented(line, by) for line in others)))


def _indented(line: str, by: int) -> str:
    if by >= 0:
        return " " * by + line if line.strip() else line
    return line[-by:] if not line[:-by].strip() else line
