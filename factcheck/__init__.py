"""`factcheck`: a linter for facts. This module is the public API; everything else may move.

Names are imported at first use, so that `factcheck --version` pays for none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # for type checkers only: at run time `__getattr__` does it, when a name is first asked for
    from factcheck.comparison.interface import Verdict as Verdict
    from factcheck.errors import ArticleError as ArticleError
    from factcheck.errors import RegistryError as RegistryError
    from factcheck.errors import UserError as UserError
    from factcheck.matching.interface import Confidence as Confidence
    from factcheck.matching.interface import Voice as Voice
    from factcheck.pipeline import check as check
    from factcheck.pipeline import check_file as check_file
    from factcheck.pipeline import read_values as read_values
    from factcheck.pipeline import split_sentences as split_sentences
    from factcheck.registry.claim import Claim as Claim
    from factcheck.registry.claim import Severity as Severity
    from factcheck.registry.registry import Registry as Registry
    from factcheck.rules.interface import Finding as Finding
    from factcheck.rules.interface import Report as Report
    from factcheck.text.document import Span as Span
    from factcheck.values.interface import Mention as Mention

__version__ = "0.1.0"

_HOME = {
    "ArticleError": "factcheck.errors",
    "Claim": "factcheck.registry.claim",
    "Confidence": "factcheck.matching.interface",
    "Finding": "factcheck.rules.interface",
    "Mention": "factcheck.values.interface",
    "Registry": "factcheck.registry.registry",
    "RegistryError": "factcheck.errors",
    "Report": "factcheck.rules.interface",
    "Severity": "factcheck.registry.claim",
    "Span": "factcheck.text.document",
    "UserError": "factcheck.errors",
    "Verdict": "factcheck.comparison.interface",
    "Voice": "factcheck.matching.interface",
    "check": "factcheck.pipeline",
    "check_file": "factcheck.pipeline",
    "read_values": "factcheck.pipeline",
    "split_sentences": "factcheck.pipeline",
}

__all__ = [*_HOME, "__version__"]  # noqa: PLE0604 - the table above is the list of names


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
