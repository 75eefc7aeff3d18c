"""The order of keys in the normal form of a claims file: what a reader wants to know first stands first."""

from __future__ import annotations

from typing import Final, TypeAlias

from factcheck.registry.fields import EXPECTED
from factcheck.registry.typed_values import KIND_OF_KEY

Order: TypeAlias = tuple[str, ...]

FILE: Final[Order] = ("version", "extends", "names", "claims")
CLAIM: Final[Order] = (
    *("id", "claim", "also", "names", "unless"),
    *("value", "tolerance", "accept", "bound", "wrong"),
    *("rating", "severity", "tags", "review_by"),
    *("source", "sources", "tests"),
)
VALUE: Final[Order] = ("from", "to", *KIND_OF_KEY, "one_of", "within", "accept", "tolerance", "bound")
WRONG: Final[Order] = ("value", *KIND_OF_KEY, "because")
SOURCE: Final[Order] = ("title", "publisher", "url", "accessed", "quote")
TEST: Final[Order] = ("text", "date")

BELOW: Final[dict[Order, dict[str, Order]]] = {
    FILE: {"claims": CLAIM},
    CLAIM: {"value": VALUE, "accept": VALUE, "wrong": WRONG, "source": SOURCE, "sources": SOURCE, "tests": EXPECTED},
    VALUE: {"accept": VALUE},
    WRONG: {"value": VALUE},
    EXPECTED: dict.fromkeys(EXPECTED, TEST),
}
"""The order of the keys of what stands below a key; where none is told (`names`), they stay in the order written."""


def rank(key: str, order: Order) -> int:
    """Where a key stands in an order; one that is not in it comes last."""
    return order.index(key) if key in order else len(order)
