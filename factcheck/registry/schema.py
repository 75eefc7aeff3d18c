"""The JSON Schema of a claims file, for editors: `factcheck schema claims`.

Third floor, beside the loader and from the same table (`fields.py`). It says what a schema can: keys, kinds, forms.
What lies between values (overlapping periods, ids given twice, whether a value can be read) only the loader says.
"""

from __future__ import annotations

from factcheck.registry.fields import FILE_RECORD
from factcheck.registry.shapes import Schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def claims_schema() -> Schema:
    """The schema of format 1, as a mapping to be written as JSON (JSON Schema 2020-12).

    A text may also be a number or boolean there: an editor's YAML gives `2014` and `no` a type, the loader doesn't.
    """
    return {
        "$schema": DIALECT,
        "title": "factcheck claims file, format 1",
        "description": "Reference facts that `factcheck` holds articles to.",
        **FILE_RECORD.schema,
    }
