"""A claim and a text, as the stages of matching see them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from factcheck.matching.index import index_of
from factcheck.matching.phrasing import Phrasing
from factcheck.matching.view import DocumentView, SentenceView
from factcheck.registry.registry import Registry
from factcheck.text.document import Document, Published
from factcheck.text.readers import document_from_text
from factcheck.text.sentences import sentences_of


@dataclass(frozen=True)
class Bench:
    """A registry of one claim, to try texts on."""

    registry: Registry

    def phrasings(self) -> tuple[Phrasing, ...]:
        """The phrasings of the claim, its statement first."""
        (claim,) = self.registry.claims
        return tuple(index_of(self.registry).phrasing(0, which) for which in range(len(claim.also) + 1))

    def document(self, text: str, published: str = "") -> Document:
        """A text as a document, with its date if that is known."""
        given = Published(date.fromisoformat(published), "--date") if published else None
        return document_from_text(text, path="article.txt", published=given)

    def views(self, text: str, published: str = "") -> list[SentenceView]:
        """The sentences of a text, as they are seen with the registry."""
        document = self.document(text, published)
        return DocumentView(document, sentences_of(document), index_of(self.registry)).sentences


def bench_of(claim: str | Mapping[str, object], names: Mapping[str, list[str]] | None = None) -> Bench:
    """A bench for one claim, given as its sentence or by its keys."""
    keys = {"claim": claim} if isinstance(claim, str) else claim
    shared = {"names": names} if names else {}
    return Bench(Registry.from_mapping({"version": 1, **shared, "claims": [{"id": "it", "source": "s", **keys}]}))


@pytest.fixture(scope="session")
def bench() -> Callable[..., Bench]:
    return bench_of
