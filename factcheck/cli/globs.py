"""Globs: patterns of paths, as `.gitignore` has them, counted from the folder of whoever wrote them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache

from factcheck.cli.ignored import judge


class Globs:
    """Says of a path whether one of the patterns is about it. What lies outside of their folder, none is about."""

    def __init__(self, patterns: Sequence[str], folder: str) -> None:
        self.patterns, self.folder = tuple(patterns), folder

    def __call__(self, path: str, *, folder: bool = False) -> bool:
        """Whether a pattern is about `path`; `folder` tells that it is a folder."""
        if not self.patterns:
            return False
        relative = os.path.relpath(_real(path), self.folder).replace(os.sep, "/")
        if relative.split("/")[0] == os.pardir:
            return False
        return bool(_judge(self.patterns)(relative + ("/" if folder else "")))


_judge = cache(judge)


def _real(path: str) -> str:
    """A path by its own name, in the folder where it really lies."""
    folder, name = os.path.split(os.path.abspath(path))
    return os.path.join(os.path.realpath(folder), name)
