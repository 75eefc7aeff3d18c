"""Ids of claims that a program gives: the first that is free."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain, count


def free_id(ident: str, taken: Collection[str]) -> str:
    """The id, or the first of `id-2`, `id-3` … that is not taken."""
    return next(one for one in chain((ident,), (f"{ident}-{number}" for number in count(2))) if one not in taken)
