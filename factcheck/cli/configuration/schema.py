"""The JSON Schema of a configuration file, made from the table of settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from factcheck.cli.configuration.declare import EXTEND, PATHS, PER_PATH, RULES, rule_ids
from factcheck.cli.configuration.kinds import TEXT_SCHEMA, schema_of
from factcheck.cli.setting import Setting
from factcheck.registry.claim import Severity

WORDS: Final[Mapping[str, str]] = {
    EXTEND: "Another configuration file, which has the word on every key that this one leaves out.",
    RULES: "The severity of the findings of a rule, by its id.",
    PER_PATH: "What holds for some paths only. Every section that is about a path holds for it, the later one first.",
    PATHS: "The paths that a section is about, as `.gitignore` writes them, from the folder of this file.",
}
"""What the keys say that are no settings."""


def config_schema(settings: Mapping[str, Setting]) -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) of a configuration file; `settings` are those that it may hold, by key."""
    severities = {rule: {"enum": [str(each) for each in Severity]} for rule in rule_ids()}
    texts = {"anyOf": [TEXT_SCHEMA, {"type": "array", "items": TEXT_SCHEMA, "minItems": 1}]}
    section = {**_keys(one for one in settings.values() if one.per_path), PATHS: _told(PATHS, texts)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "factcheck configuration",
        **_object(
            {
                **_keys(settings.values()),
                EXTEND: _told(EXTEND, TEXT_SCHEMA),
                RULES: _told(RULES, _object(severities)),
                PER_PATH: _told(PER_PATH, {"type": "array", "items": {**_object(section), "required": [PATHS]}}),
            }
        ),
    }


def _keys(settings: Iterable[Setting]) -> dict[str, Any]:
    return {one.key: {"description": one.meaning, **schema_of(one)} for one in settings}


def _told(key: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": WORDS[key], **schema}


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}
