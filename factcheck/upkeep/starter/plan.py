"""The plan: which files a folder is given, and what stands in each. Nothing is written here."""

from __future__ import annotations

import json
from enum import StrEnum
from importlib.resources import files
from typing import Final, NamedTuple

from factcheck.registry.discover import FOLDER
from factcheck.registry.schema import claims_schema
from factcheck.upkeep.starter.installed import Source

CONFIG: Final = "factcheck.toml"
EXAMPLES: Final = f"{FOLDER}/examples.yaml"


class Ci(StrEnum):
    """What runs `factcheck` on its own."""

    GITHUB = "github"
    GITLAB = "gitlab"
    PRE_COMMIT = "pre-commit"


CI_FILES: Final = {
    Ci.GITHUB: ".github/workflows/factcheck.yml",
    Ci.GITLAB: ".gitlab-ci.yml",
    Ci.PRE_COMMIT: ".pre-commit-config.yaml",
}


class Planned(NamedTuple):
    """A file to write: its path below the folder, with `/`, and its text."""

    path: str
    text: str


class Found(NamedTuple):
    """What a folder has already: the paths of its claims and of its settings, and whether an article is in it."""

    claims: tuple[str, ...]
    settings: tuple[str, ...]
    articles: bool


def planned(found: Found, ci: tuple[Ci, ...], source: Source) -> tuple[Planned, ...]:
    """The files that make a folder one that is checked, in the order of writing: claims, settings, an article where
    there is none, and what CI runs."""
    plan = []
    if not found.claims:
        schema = json.dumps(claims_schema(), indent=2, ensure_ascii=True) + "\n"
        # The schema first: a folder with claims is left as it is, and these claims name their schema.
        plan += [Planned(f"{FOLDER}/claims.schema.json", schema), Planned(EXAMPLES, template("examples.yaml"))]
    if not found.settings:
        claims = ", ".join(json.dumps(path) for path in found.claims or (FOLDER,))
        plan.append(Planned(CONFIG, template("factcheck.toml").replace("@CLAIMS@", claims)))
    if not found.articles:
        plan.append(Planned("articles/example.md", template("example.md")))
    return (*plan, *(Planned(CI_FILES[one], _for_ci(one, source)) for one in ci))


def _for_ci(ci: Ci, source: Source) -> str:
    match ci:
        case Ci.PRE_COMMIT if source.address:
            text = template("pre-commit-repository.yaml")
            return text.replace("@ADDRESS@", source.address).replace("@REVISION@", source.revision)
        case Ci.PRE_COMMIT:
            return template("pre-commit-local.yaml")
        case _:
            return template(f"{ci}.yml").replace("@REQUIREMENT@", source.requirement)


def template(name: str) -> str:
    """The text of a template."""
    return files("factcheck.upkeep.starter").joinpath("templates", name).read_text(encoding="utf-8")
