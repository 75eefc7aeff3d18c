"""Committing: a change is read back, held to what it was to do, and only then put into the file's place.

Under the lock the file is read again, so that the change is made to what stands there now. The new text is read by the
loader that reads the registry for every check: the claims must be the old ones, and the change as it was meant.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable
from typing import Final

from factcheck.errors import Fault, RegistryError, UserError
from factcheck.text.decode import mark_of
from factcheck.text.replace_file import PART, replace_file
from factcheck.upkeep.writer.changes import Change, plain
from factcheck.upkeep.writer.comments import comments_of
from factcheck.upkeep.writer.contents import Contents, contents_of, meaning, read_contents
from factcheck.upkeep.writer.lock import TRIES, locked

BY_HAND: Final = "make the change in a text editor, and please report this"


def write(path: str, make: Callable[[Contents], Change], *, tries: int = TRIES) -> Change:
    """Make a change to a claims file, which is begun where it isn't there, and return it.

    Raises what `make` raises, `UserError` where the file can't be read or locked or the change would do more than it
    says, and `OSError` that names `path` where it can't be written. Then the file is as it was.
    """
    with locked(path, tries):
        _sweep(path)
        contents = current(path)
        change = make(contents)
        data = checked(contents, change)
        if change.text != contents.text:
            replace_file(path, data)
    return change


def current(path: str) -> Contents:
    """The contents of a claims file as it is; nothing at all of one that isn't there."""
    return read_contents(path) if os.path.lexists(path) else Contents(path, "", mark_of(b""))


def checked(contents: Contents, change: Change) -> bytes:
    """The bytes of a change that has been read back. Raises `UserError` where they mean anything but what was meant."""
    data = contents.encoded(change.text)
    try:
        after = contents_of(contents.path, data)
    except RegistryError as error:
        problem = f"the change can't be read back ({error.faults[0].problem}); nothing was written"
        raise UserError(Fault(contents.path, None, None, problem, BY_HAND)) from None
    if tuple(map(meaning, after.claims)) != change.claims or _rest(after) != _rest(contents, after):
        problem = "the change would alter something else; nothing was written"
        raise UserError(Fault(contents.path, None, None, problem, BY_HAND))
    return data


def _rest(contents: Contents, begun: Contents | None = None) -> tuple[object, ...]:
    """What a file holds beside its claims: its names as they are read, and all other keys as they are written. A file
    that is `begun` has a change's own."""
    root = contents.tree or (begun and begun.tree)
    whole = plain(root) if root else None
    keys = {key: value for key, value in whole.items() if key != "claims"} if isinstance(whole, dict) else {}
    return contents.names, keys


def keeps_comments(contents: Contents, change: Change) -> Change:
    """The change, if every comment is still there. Raises `UserError`."""
    after = contents_of(contents.path, contents.encoded(change.text))
    if _comments(contents) != _comments(after):
        problem = "a comment would be lost; nothing was written"
        raise UserError(Fault(contents.path, None, None, problem, "put each comment on a line of its own"))
    return change


def _comments(contents: Contents) -> list[str]:
    return sorted(remark.text for remark in comments_of(contents.text, contents.tree) if remark.text)


def _sweep(path: str) -> None:
    """Delete what writers of this file that were killed have left half-written: nobody else writes it now."""
    folder, name = os.path.split(os.path.realpath(path))
    part = re.compile(rf"\.{re.escape(name)}\.\d+{re.escape(PART)}")
    with contextlib.suppress(OSError), os.scandir(folder or ".") as entries:
        for left in [entry.path for entry in entries if part.fullmatch(entry.name)]:
            os.unlink(left)
