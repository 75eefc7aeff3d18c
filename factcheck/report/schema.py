"""The JSON Schema of the JSON format, as `factcheck schema report` prints it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from factcheck.comparison.interface import Verdict
from factcheck.matching.interface import Confidence, Strength, Voice
from factcheck.registry.claim import Severity
from factcheck.report.interface import FailOn, Show
from factcheck.report.json import SCHEMA_VERSION
from factcheck.rules.interface import HeldBy

TEXT = {"type": "string"}
TEXT_OR_NULL = {"type": ["string", "null"]}
DATE_OR_NULL = {"type": ["string", "null"], "format": "date"}
OFFSET = {"type": "integer", "minimum": 0, "description": "code points from the start of the decoded source"}
PLACE = {"type": "integer", "minimum": 1, "description": "counted from 1; columns in code points"}
COUNT = {"type": "integer", "minimum": 0}
ASKED = {"description": "sentences worth checking, and how many of them claims speak of; with `--coverage`"}


def report_schema() -> dict[str, Any]:
    """The schema of version 1 (JSON Schema 2020-12). Later releases may add keys; none goes or changes its meaning."""
    report = _object(
        schema_version={"const": SCHEMA_VERSION},
        tool=_object(name={"const": "factcheck"}, version=TEXT),
        documents=_list(_document()),
        findings=_list(_finding()),
        faults=_list(_fault()),
        summary=_summary(),
        exit_code={"enum": [0, 1, 2]},
        exit_reason=TEXT,
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "factcheck report, version 1",
        **_with_optional(report, held=_list(_held())),
    }


def _with_optional(schema: Mapping[str, Any], **optional: Mapping[str, Any]) -> dict[str, Any]:
    """An object that may have further keys: those of what only some runs ask for."""
    return {**schema, "properties": {**schema["properties"], **optional}}


def _object(**properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _list(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _or_null(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _one_of(words: type[StrEnum]) -> dict[str, Any]:
    return {"enum": [str(word) for word in words]}


def _document() -> dict[str, Any]:
    uncovered = _list(_object(start=OFFSET, end=OFFSET, line=PLACE))
    coverage = _object(check_worthy=COUNT, covered=COUNT, uncovered=uncovered)
    return _with_optional(_document_always(), coverage={**coverage, **ASKED})


def _document_always() -> dict[str, Any]:
    return _object(
        path=TEXT,
        published=_or_null(_object(date={"type": "string", "format": "date"}, origin=TEXT)),
        sentences=COUNT,
        words=COUNT,
        skipped=_list(_object(reason=TEXT, start=OFFSET, end=OFFSET, line=PLACE)),
    )


def _finding() -> dict[str, Any]:
    part = {**TEXT, "description": "`page 3`, `row 17`; only where the parts of a file have names"}
    return _with_optional(_finding_always(), part=part)


def _finding_always() -> dict[str, Any]:
    return _object(
        rule=TEXT,
        verdict=_one_of(Verdict),
        severity=_one_of(Severity),
        confidence=_one_of(Confidence),
        voice=_one_of(Voice),
        message=TEXT,
        path=TEXT,
        start=OFFSET,
        end=OFFSET,
        line=PLACE,
        column=PLACE,
        end_line=PLACE,
        end_column=PLACE,
        text={**TEXT, "description": "exactly the characters from `start` to `end` of the source"},
        claim=_or_null(_claim()),
        stated=TEXT,
        reference=TEXT,
        proof=_or_null(_object(level=TEXT, strength=_one_of(Strength), steps=_list(TEXT))),
        fix=_or_null(_object(start=OFFSET, end=OFFSET, replacement=TEXT, title=TEXT)),
        help=TEXT,
        because=TEXT,
    )


def _held() -> dict[str, Any]:
    why: dict[str, Any] = {"held_by": {"enum": [by.name.lower() for by in HeldBy]}, "reason": TEXT}
    told = {"description": "problems that are held back, with `--show-held`"}
    finding, held = _finding(), _object(**why)
    required = [*finding["required"], *held["required"]]
    return {**_with_optional(finding, **held["properties"]), "required": required, **told}


def _claim() -> dict[str, Any]:
    source = _object(
        title=TEXT_OR_NULL, publisher=TEXT_OR_NULL, url=TEXT_OR_NULL, accessed=DATE_OR_NULL, quote=TEXT_OR_NULL
    )
    return _object(id=TEXT, claim=TEXT, path=TEXT, line=PLACE, sources=_list(source))


def _fault() -> dict[str, Any]:
    return _object(path=TEXT, line=_or_null(PLACE), column=_or_null(PLACE), problem=TEXT, help=TEXT)


def _summary() -> dict[str, Any]:
    patterns = _list(TEXT)
    selection = _object(tags=patterns, select=patterns, ignore=patterns, claims_left_out=COUNT)
    told = {"description": "the claims that `--tag`, `--select` and `--ignore` asked for, where one was given"}
    share = {"type": ["number", "null"], "description": "covered / check_worthy; null where no sentence is"}
    coverage = {**_object(check_worthy=COUNT, covered=COUNT, share=share), **ASKED}
    not_obeyed = {**COUNT, "description": "suppressions in articles, with `--no-inline-suppressions`"}
    asked = {"coverage": coverage, "selection": {**selection, **told}, "suppressions_not_obeyed": not_obeyed}
    return _with_optional(_always(), **asked, **_upkeep())


def _upkeep() -> dict[str, Any]:
    """What is told of living with findings, where it was asked."""
    stale = _list(_object(line=PLACE, path=TEXT, subject=TEXT, sentence=TEXT))
    baseline = _object(path=TEXT, digest=TEXT, origin=TEXT, entries=COUNT, stale=stale)
    by_claim = _list(_object(claim=TEXT_OR_NULL, rule=TEXT, findings=COUNT, held_back=COUNT))
    by_file = _list(_object(path=TEXT, findings=COUNT, held_back=COUNT))
    told = "problems by claim and rule, and by file, most first; with `--statistics`"
    return {
        "baseline": {**baseline, "description": "the baseline that was used, with its stale entries"},
        "diff_base": {
            **_object(ref=TEXT, commit=TEXT, whole=_list(TEXT)),
            "description": "`--diff-base`: the commit that changes count from; `whole` are inputs of which all counts",
        },
        "exit_zero": {"const": True, "description": "with `--exit-zero`"},
        "require_checked": {**COUNT, "description": "what `--require-checked` asks for"},
        "statistics": {**_object(by_claim=by_claim, by_file=by_file), "description": told},
    }


def _always() -> dict[str, Any]:
    return _object(
        files=COUNT,
        sentences=COUNT,
        words=COUNT,
        claims=COUNT,
        claims_not_mentioned=COUNT,
        verdicts=_object(**{str(verdict): COUNT for verdict in Verdict}),
        severities=_object(**{str(severity): COUNT for severity in Severity}),
        fail_on=_one_of(FailOn),
        show=_one_of(Show),
        min_confidence=_one_of(Confidence),
        left_out={**COUNT, "description": "findings below `min_confidence`: not listed, not counted elsewhere"},
        checked={**COUNT, "description": "statements that were held to claims, whatever holds a finding back"},
        held_back={
            **_object(**{by.name.lower(): COUNT for by in HeldBy}),
            "description": "problems that a setting, a suppression, the baseline, or a line without change holds back",
        },
        registry=_object(origin=TEXT, paths=_list(TEXT), digest=TEXT),
        config={
            **_object(origin=TEXT, paths=_list(TEXT), digest=TEXT),
            "description": "the configuration files, the one that holds first; empty where there is none",
        },
        excluded={**_list(TEXT), "description": "paths that were named and passed over, with `--force-exclude`"},
    )
