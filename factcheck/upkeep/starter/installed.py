"""Where the running `factcheck` was installed from, so that CI can install the very same.

pip notes what it was asked for in `direct_url.json` beside the package (PyPA, "Recording the Direct URL Origin of
installed distributions"); where there is no such note, it came from a package index, under its version.
"""

from __future__ import annotations

import json
import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any, Final, NamedTuple

PACKAGE: Final = "factcheck"
PLACEHOLDER: Final = "example.org"
"""Stands in an address that is to be filled in."""

_ADDRESS: Final = re.compile(r"https://[A-Za-z0-9.-]+(?::[0-9]+)?/[A-Za-z0-9._~/-]+")
"""An address that means itself in a shell and in YAML, and holds no password."""
_REVISION: Final = re.compile(r"[0-9a-f]{40,64}")
_VERSION: Final = re.compile(r"[0-9][0-9A-Za-z.+!-]*")


class Source(NamedTuple):
    """What pip is to be asked for; and, where that is a commit of a git repository, its address and its hash."""

    requirement: str
    address: str = ""
    revision: str = ""


UNKNOWN: Final = Source(f"{PACKAGE} @ git+https://{PLACEHOLDER}/factcheck.git")


def source_of_package() -> Source:
    """Where this package comes from: a commit, a version on an index, or, for a folder of this machine, a blank."""
    try:
        return source_of(distribution(PACKAGE))
    except PackageNotFoundError:
        return UNKNOWN


def source_of(package: Distribution) -> Source:
    """Where a distribution comes from."""
    noted = package.read_text("direct_url.json")
    if noted is None:
        version = package.version
        return Source(f"{PACKAGE}=={version}") if _VERSION.fullmatch(version) else UNKNOWN
    return _of_commit(json.loads(noted))


def _of_commit(noted: Any) -> Source:  # noqa: ANN401 - JSON
    match noted:
        case {"url": str(address), "vcs_info": {"vcs": "git", "commit_id": str(revision)}} if (
            "subdirectory" not in noted and _ADDRESS.fullmatch(address) and _REVISION.fullmatch(revision)
        ):
            return Source(f"{PACKAGE} @ git+{address}@{revision}", address, revision)
        case _:
            return UNKNOWN
