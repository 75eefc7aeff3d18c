"""The process that takes the text out of a PDF: `python -m factcheck.text.readers.pdf_child`. Serves `pdf`.

It reads the file from standard input and writes one JSON object to standard output: `pages`, each with its `text` and
what is on it besides, or `fault`. Nothing else is open to it: a PDF is a program of a kind, and its parsers have had
endless loops and bombs, so time, memory and files are limited from outside the code that reads it.
"""

from __future__ import annotations

import io
import json
import logging
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

SECONDS: Final = 30
"""Processor time that a file may take."""
MEMORY: Final = 1_500_000_000
"""Bytes of address space; a part of it is the interpreter's."""

# What a reader mends for itself, and loses no text by. Anything else that it warns of is a fault.
_HARMLESS: Final = re.compile(
    r"invalid pdf header|incorrect startxref pointer|parsing for Object Streams|Ignoring wrong pointing object"
    r"|Object \d+ \d+ found|Superfluous whitespace|Xref table not zero-indexed|startxref on same line"
    r"|Multiple definitions in dictionary|Limiting excessive|.* but object found|Token exceeds maximum length"
)


class _Warnings(logging.Handler):
    """What the reader warns of."""

    def __init__(self) -> None:
        super().__init__()
        self.grave: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning that means loss."""
        words = " ".join(record.getMessage().split())
        if not _HARMLESS.match(words):
            self.grave.append(words[:200])


def main() -> None:
    """Read, limit, extract, write."""
    limit_resources()
    warnings = _Warnings()
    logger = logging.getLogger("pypdf")
    logger.addHandler(warnings)
    logger.propagate = False
    try:
        outcome: dict[str, Any] = {"pages": list(_pages(sys.stdin.buffer.read(), int(sys.argv[1])))}
        if warnings.grave:
            outcome = {"fault": f"can't be read whole: {warnings.grave[0]}"}
    except _Refusal as refusal:
        outcome = {"fault": str(refusal)}
    except MemoryError:
        outcome = {"fault": f"needs more than {MEMORY:,} bytes of memory"}
    except Exception as error:  # noqa: BLE001 - whatever a damaged file wakes in the library
        words = " ".join(str(error).split())[:200]
        outcome = {"fault": f"damaged: {words or type(error).__name__}"}
    json.dump(outcome, sys.stdout)


def limit_resources() -> None:
    """Bound time, memory and files, where the system can."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not there on every system

    for kind, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        with suppress(ValueError, OSError):  # a limit that this system does not have
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


class _Refusal(Exception):  # noqa: N818 - it never leaves this module
    """A file that is not to be read."""


def _pages(data: bytes, most: int) -> Iterator[dict[str, Any]]:
    import pypdf  # noqa: PLC0415 - under the limits

    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise _Refusal("encrypted")
    characters = 0
    for page in reader.pages:
        text = page.extract_text().encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        characters += len(text)
        if characters > most:
            raise _Refusal(f"more than {most:,} characters of text")
        yield {"text": text, "images": _images(page), "besides": _besides(page), "is_drawn": _is_drawn(page)}


def _images(page: Any) -> int:  # noqa: ANN401 - what the library gives
    """How many pictures a page has."""
    objects = _resolved(_resolved(page.get("/Resources"), {}).get("/XObject"), {})
    return sum(_resolved(one, {}).get("/Subtype") == "/Image" for one in objects.values())


def _is_drawn(page: Any) -> bool:  # noqa: ANN401 - what the library gives
    """Whether there is anything on a page."""
    contents = page.get_contents()
    return contents is not None and bool(contents.get_data().strip())


def _besides(page: Any) -> list[str]:  # noqa: ANN401 - what the library gives
    """What holds text on a page and is not part of it."""
    found: list[str] = []
    for one in _resolved(page.get("/Annots"), []):
        annotation = _resolved(one, {})
        kind = annotation.get("/Subtype")
        if kind == "/Widget" and isinstance(_resolved(annotation.get("/V"), None), str):
            found.append("form field")
        elif kind not in ("/Link", "/Popup", "/Widget") and annotation.get("/Contents"):
            found.append("annotation")
    return found


def _resolved(value: Any, default: Any) -> Any:  # noqa: ANN401 - what the library gives
    """What a reference leads to."""
    value = value.get_object() if hasattr(value, "get_object") else value
    return default if value is None else value


if __name__ == "__main__":
    main()
