"""Changes: what is to be done to a claims file → its new text, and the claims that must be read from that.

A change is a splice: what it says is written into the old text, and every other character stays. What the new text must
mean is worked out apart from the text, from the entry itself, so that the one can be held to the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeAlias

from factcheck.errors import Fault, RegistryError, UserError
from factcheck.registry.claim import Claim
from factcheck.registry.fields import CLAIM_RECORD
from factcheck.registry.nodes import NodeError, node_of
from factcheck.registry.shapes import Reading
from factcheck.upkeep.writer import splices
from factcheck.upkeep.writer.contents import NOWHERE, Contents, claims_branch, meaning
from factcheck.upkeep.writer.layout import dash_lines, one_line, sorted_tree
from factcheck.upkeep.writer.order import BELOW, CLAIM, Order
from factcheck.upkeep.writer.tree import Branch, Item, Leaf, Tree, branch_at, read_tree

Entry: TypeAlias = dict[str, object]
"""A claim as a claims file writes it: keys, and texts, lists and mappings under them."""

LIST_COLUMN: Final = 2
"""The column of the dashes of a list of claims that is begun anew."""


class Setting(NamedTuple):
    """What shall stand at a place of an entry, told by the keys and numbers that lead to it; `None` takes it out."""

    place: tuple[str | int, ...]
    value: object | None


@dataclass(frozen=True, slots=True)
class Change:
    """The text that a claims file shall have, and what its claims must mean then, in order."""

    text: str
    claims: tuple[Claim, ...]


def claim_of(entry: Entry, path: str) -> Claim:
    """The claim that an entry means. Raises `RegistryError` with every fault of it; `path` is only printed."""
    reading = Reading(path)
    try:
        claim = reading.attempt(CLAIM_RECORD.read, node_of(entry, NOWHERE))
    except NodeError as error:
        raise RegistryError(Fault(path, None, None, str(error), "take out lists or mappings around it")) from None
    if claim is None or reading.faults:
        raise RegistryError(*(fault._replace(line=None, column=None) for fault in reading.faults))
    return meaning(claim)


def entry_of(contents: Contents, ident: str) -> tuple[int, Item]:
    """The entry of a claim, and its place among those of the file. Raises `UserError` where it isn't there."""
    branch = claims_branch(contents)
    for number, item in enumerate(branch.items if branch else ()):
        if isinstance(item.value, Branch) and id_of(item.value) == ident:
            return number, item
    raise UserError(Fault(contents.path, None, None, f"no claim `{ident}` is in this file any more", "look again"))


def id_of(entry: Branch) -> str:
    """The id that an entry has."""
    found = entry.value_of("id")
    return found.value if isinstance(found, Leaf) else ""


def plain(tree: Tree) -> object:
    """What a tree holds, as texts, lists and mappings."""
    match tree:
        case Leaf(value=value):
            return value
        case Branch(is_mapping=True, items=items):
            return {item.key.value: plain(item.value) for item in items if item.key}
        case Branch(items=items):
            return [plain(item.value) for item in items]


def entry_object(item: Item) -> Entry:
    """The entry that an item of the list of claims holds."""
    found = plain(item.value)
    return found if isinstance(found, dict) else {}


def appended(contents: Contents, entry: Entry) -> Change:
    """A claim put behind the last one. Raises `RegistryError` for an entry that can't be read, and for an id that is
    there."""
    claim = claim_of(entry, contents.path)
    if twin := next((old for old in contents.claims if old.id == claim.id), None):
        problem = f"the id `{claim.id}` is taken (line {twin.line})"
        raise UserError(Fault(contents.path, None, None, problem, "give each claim an id of its own"))
    text = splices.applied(contents.text, _addition(contents, sorted_tree(entry, CLAIM)))
    return Change(text, (*map(meaning, contents.claims), claim))


def _addition(contents: Contents, tree: Tree) -> splices.Splice:
    branch, end = claims_branch(contents), contents.line_end
    if branch and branch.flow:
        at = branch.items[-1].value.end if branch.items else branch.start + 1
        return splices.Splice(at, at, (", " if branch.items else "") + (one_line(tree) or ""))
    if isinstance(tree, Branch):
        tree.flow = False
    if not branch:
        whole = contents.text
        head = "" if not whole or whole.endswith(("\n", "\r")) else end
        begin = ["claims:"] if contents.tree else ["version: 1", "", "claims:"]
        lines = [*([""] if whole.strip() else []), *begin, *dash_lines(Item(tree), LIST_COLUMN)]
        return splices.Splice(len(whole), len(whole), head + end.join(lines) + end)
    at = splices.end_of_entry(contents.text, branch, branch.items[-1])
    blank = len(branch.items) == 1 or splices.has_blank_before(contents.text, branch, branch.items[-1])
    lines = ["", *([""] if blank else []), *dash_lines(Item(tree), branch.column)]
    return splices.Splice(at, at, end.join(lines))


def edited(contents: Contents, ident: str, settings: Iterable[Setting]) -> Change:
    """A claim with some of its places set. Raises `RegistryError` for what the claim can't be."""
    number, item = entry_of(contents, ident)
    entry, text = entry_object(item), contents.text
    for setting in settings:
        _set(entry, setting)
        root = read_tree(text)
        branch = branch_at(root, "claims") if isinstance(root, Branch) else None
        if branch:
            text = splices.applied(text, _splice(text, branch.items[number].value, setting, contents.line_end))
    return Change(text, _with(contents, number, claim_of(entry, contents.path)))


def _set(entry: Entry, setting: Setting) -> None:
    """Set one place of an entry."""
    *outer, last = setting.place
    inner: Any = entry
    for step in outer:
        inner = inner[step]
    if setting.value is None:
        inner.pop(last, None)
    else:
        inner[last] = setting.value


def _splice(text: str, tree: Tree, setting: Setting, line_end: str) -> splices.Splice:
    """The same, in the text."""
    order: Order = CLAIM
    *outer, last = setting.place
    for step in outer:
        if not isinstance(tree, Branch):
            raise TypeError(f"nothing stands at {setting.place}")
        if isinstance(step, int):
            tree = tree.items[step].value
        else:
            order, item = BELOW.get(order, {}).get(step, ()), tree.item_of(step)
            tree = item.value if item else tree
    if not isinstance(tree, Branch):
        raise TypeError(f"nothing stands at {setting.place}")
    if isinstance(last, int):
        old, new = tree.items[last].value, sorted_tree(setting.value, order)
        return splices.Splice(old.start, old.end, one_line(new) or "")
    new_value = None if setting.value is None else sorted_tree(setting.value, BELOW.get(order, {}).get(last, ()))
    return splices.set_key(text, tree, splices.Entry(last, new_value, order), line_end)


def replaced(contents: Contents, ident: str, writing: str, meant: Claim) -> Change:
    """A claim whose writing is another, which means what is said."""
    number, item = entry_of(contents, ident)
    splice = splices.Splice(item.value.start, item.value.end, writing)
    return Change(splices.applied(contents.text, splice), _with(contents, number, meaning(meant)))


def _with(contents: Contents, number: int, claim: Claim) -> tuple[Claim, ...]:
    return tuple(claim if at == number else meaning(old) for at, old in enumerate(contents.claims))


def removed(contents: Contents, ident: str) -> Change:
    """A file without a claim, and without the comment right above it. Raises `UserError` where nothing would be left
    in it."""
    number, item = entry_of(contents, ident)
    branch = claims_branch(contents)
    left = tuple(meaning(old) for at, old in enumerate(contents.claims) if at != number)
    if branch is None or not (left or contents.names):
        problem = f"`{ident}` is all that this file holds"
        raise UserError(Fault(contents.path, None, None, problem, "delete the file"))
    if left:
        splice = splices.remove_entry(contents.text, branch, item)
    else:
        root = contents.tree
        key = root.item_of("claims") if isinstance(root, Branch) else None
        start = key.key.end if key and key.key else branch.start
        splice = splices.Splice(start, branch.end, ": []")
    return Change(splices.applied(contents.text, splice), left)
