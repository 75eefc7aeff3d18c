"""Client settings: what an editor's own configuration says, taken as data. It names claims to read and what to show;
nothing in it is run, and nothing is written anywhere.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

from factcheck.matching.interface import Confidence
from factcheck.registry.shapes import listed
from factcheck.report.interface import Show
from factcheck.server.interface import ClientSettings

SECTION: Final = "factcheck"
"""Under what name a client keeps them."""
CLAIMS, MIN_CONFIDENCE, SHOW = "claims", "minConfidence", "show"
OF_THE_CLIENT: Final = frozenset({"path", "trace", "enable"})
"""What an extension keeps under the same name, for itself: how the server is started."""
PATHS: Final = 100


def read_settings(given: object, folder: str) -> tuple[ClientSettings, list[str]]:
    """The settings, and what is wrong with those that are left out. Paths are taken from `folder`."""
    if given is None:
        return ClientSettings(), []
    if not isinstance(given, Mapping):
        return ClientSettings(), ["settings are keys and values"]
    settings, wrong = ClientSettings(), list[str]()
    for key, value in given.items():
        match key, value:
            case _, None:
                continue
            case "claims", list() if len(value) <= PATHS and all(map(_is_path, value)):
                settings = settings._replace(claims=tuple(os.path.join(folder, path) for path in value))
            case "claims", _:
                wrong.append(f"`{CLAIMS}` is a list of paths")
            case "minConfidence", str() if value in list(Confidence):
                settings = settings._replace(min_confidence=Confidence(value))
            case "minConfidence", _:
                wrong.append(f"`{MIN_CONFIDENCE}` is one of {listed(Confidence)}")
            case "show", str() if value in list(Show):
                settings = settings._replace(show=Show(value))
            case "show", _:
                wrong.append(f"`{SHOW}` is one of {listed(Show)}")
            case _ if key not in OF_THE_CLIENT:
                wrong.append(f"`{key}` is no setting; there are {listed((CLAIMS, MIN_CONFIDENCE, SHOW))}")
    return settings, wrong


def _is_path(value: object) -> bool:
    return isinstance(value, str) and bool(value) and "\0" not in value
