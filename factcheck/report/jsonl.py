"""The JSON report in lines, for programs that read a stream: what was run, each document, finding and fault, the end.

Each line is an object with a `type`; its other keys are those of the JSON report (`report/json.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factcheck import __version__
from factcheck.report.interface import MachineFormat, RunOutcome
from factcheck.report.json import SCHEMA_VERSION, document_shape, fault_shape, finding_shape, held_shapes, summary_shape


def render(outcome: RunOutcome) -> str:
    """The outcome as JSON Lines in ASCII."""
    return "".join(json.dumps(line, ensure_ascii=True, allow_nan=False) + "\n" for line in _lines(outcome))


def _lines(outcome: RunOutcome) -> Iterator[dict[str, Any]]:
    tool = {"name": "factcheck", "version": __version__}
    yield {"type": "run", "schema_version": SCHEMA_VERSION, "tool": tool}
    for checked in outcome.report.documents:
        yield {"type": "document", **document_shape(checked)}
        for finding in outcome.shown(checked):
            yield {"type": "finding", **finding_shape(checked.document, finding)}
    yield from ({"type": "held", **held} for held in held_shapes(outcome))
    for fault in outcome.faults:
        yield {"type": "fault", **fault_shape(fault)}
    ending = {"exit_code": int(outcome.exit_code), "exit_reason": outcome.exit_reason}
    yield {"type": "end", "summary": summary_shape(outcome), **ending}


FORMAT = MachineFormat("jsonl", render)
